"""Likeness: found among many, measured exactly."""

from __future__ import annotations

import pytest

from dragoman.train.likeness import alike

ONE = "Iran condemned the raid on its embassy in Damascus on Monday."
NEAR = "Iran condemned the raid on its embassy in Baghdad on Monday."
FAR = "Shares in Paris rallied after the chipmaker beat forecasts."


def test_the_like_are_found_with_their_share() -> None:
    (found,) = alike([ONE], [FAR, NEAR], 0.3)
    assert (found.one, found.other) == (0, 1)
    assert found.share == pytest.approx(6 / 12)


def test_case_and_punctuation_do_not_count() -> None:
    (found,) = alike([ONE.upper() + "!"], [ONE], 0.9)
    assert found.share == 1.0


def test_the_unlike_are_not() -> None:
    assert list(alike([FAR], [ONE, NEAR], 0.1)) == []
