"""Tense: what stands at a place of the text is past, still to come, or neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.parse import Parse
from dragoman.tense import past_at


@pytest.mark.parametrize(
    ("body", "at", "past"),
    [
        ("Putin met Xi on Tuesday.", "Tuesday", True),
        ("Putin will meet Xi on Tuesday.", "Tuesday", False),
        ("They'll meet Xi on Tuesday.", "Tuesday", False),
        ("Putin has met Xi on Tuesday.", "Tuesday", True),
        ("Putin had been met by Xi on Tuesday.", "Tuesday", True),
        ("Putin did not meet Xi on Tuesday.", "Tuesday", True),
        ("Putin said he would meet Xi on Tuesday.", "Tuesday", False),
        ("Putin plans to meet Xi on Tuesday.", "Tuesday", False),
        ("Xi will be met by Putin on Tuesday.", "Tuesday", False),
        ("Putin meets Xi on Tuesday.", "Tuesday", None),
        ("Putin and Xi on Tuesday", "Tuesday", None),
        ("On Tuesday Putin met Xi.", "Tuesday", True),
        ("Putin was met on Tuesday by Xi.", "Tuesday", True),
        ("Putin is to be met on Tuesday by Xi.", "Tuesday", False),
        ("The talks held on Tuesday will resume.", "Tuesday", True),
    ],
)
def test_tense_of_the_governing_verb(body: str, at: str, past: bool | None, parse: Callable[[str], Parse]) -> None:
    assert past_at(parse(body), body.index(at)) is past


@pytest.mark.parametrize("offset", [0, 5, 19])
def test_any_offset_has_an_answer(offset: int, parse: Callable[[str], Parse]) -> None:
    assert past_at(parse("Putin met Xi in May."), offset) is True
