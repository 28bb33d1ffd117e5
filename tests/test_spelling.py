"""British forms are respelt letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.spelling import respelt


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("authorise", "authorize"),
        ("criticised the Organisation", "criticized the Organization"),
        ("MOBILISED", "MOBILIZED"),
        ("reorganising", "reorganizing"),
        ("de-nationalisation", "de-nationalization"),
        ("promised to raise the exercise", "promised to raise the exercise"),
        ("advise, revise, surprise, likewise, enterprise", "advise, revise, surprise, likewise, enterprise"),
        ("organism and criticism", "organism and criticism"),
    ],
)
def test_what_is_respelt(text: str, read: str) -> None:
    assert respelt(text) == read


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(respelt(text)) == len(text)
