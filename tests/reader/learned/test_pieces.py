"""Pieces: offsets are the text's own, marks stand around the parties, and nothing depends on length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reader.learned.model import SHIPPED
from dragoman.reader.learned.pieces import FRAME, LONGEST, LOWER, TITLE, UPPER, Splitter

TEXT = "In May the US may meet Élysée officials."


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter(SHIPPED / "tokenizer.json")


def test_case_tells_may_from_may(splitter: Splitter) -> None:
    pieces = splitter.split(TEXT)
    cases = {TEXT[a:b]: case for case, (a, b) in zip(pieces.cases, pieces.offsets, strict=True) if a < b}
    assert (cases["May"], cases["may"], cases["US"]) == (TITLE, LOWER, UPPER)
    assert pieces.cases[0] == pieces.cases[-1] == FRAME


def test_marks_open_before_and_close_behind(splitter: Splitter) -> None:
    plain, marked = splitter.split(TEXT), splitter.split(TEXT, (11, 13), (23, 39))
    assert len(marked) == len(plain) + 4
    actor, recipient = marked.marks
    assert TEXT[slice(*marked.offsets[actor + 1])] == "US"
    assert marked.offsets[actor] == marked.offsets[actor + 2] == (0, 0)
    assert marked.offsets[recipient + 1][0] == 23
    assert splitter.split(TEXT, None, (23, 39)).marks[0] == 0


def test_a_party_at_the_very_end_is_closed(splitter: Splitter) -> None:
    assert len(splitter.split("Iran met Iraq", (0, 4), (9, 13))) == len(splitter.split("Iran met Iraq")) + 4


@given(st.text(max_size=300))
def test_offsets_lie_in_the_text_in_order(splitter: Splitter, text: str) -> None:
    spans = [span for span in splitter.split(text).offsets if span[0] < span[1]]
    assert spans == sorted(spans)
    assert all(0 <= a < b <= len(text) for a, b in spans)


def test_a_sentence_without_end_is_cut(splitter: Splitter) -> None:
    assert len(splitter.split("war " * 2000, (0, 3), (7000, 7003))) <= LONGEST + 5
