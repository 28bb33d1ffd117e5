"""Work spread over processes: the same values in the same order, and no reading far ahead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.parallel import spread


def _square(number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    return number * number


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 100])
def test_values_come_in_order(count: int) -> None:
    numbers = [n for n in range(count + 1) if n != 13]
    assert list(spread(_square, numbers, 2)) == [n * n for n in numbers]


def test_no_items_is_no_work() -> None:
    assert list(spread(_square, [], 2)) == []


def test_an_error_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="thirteen"):
        list(spread(_square, range(40), 2))


def test_items_are_read_only_as_far_ahead_as_the_workers_need() -> None:
    taken = 0

    def source() -> Iterator[int]:
        nonlocal taken
        for number in range(1000, 100_000):
            taken += 1
            yield number

    found = spread(_square, source(), 2)
    assert next(found) == 1_000_000
    assert taken < 100
    found.close()  # type: ignore[attr-defined]


def test_an_unfinished_run_can_be_left() -> None:
    found = spread(_square, range(1000, 2000), 2)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert next(found, None) is None
