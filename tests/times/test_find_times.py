"""Time expressions in news wording, and what holds for any text."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import ReportError
from dragoman.model import Timex
from dragoman.times import find_times

CASES = Path(__file__).with_name("cases.csv")
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))
COLUMNS = ("type", "value", "start", "end", "open", "precision")
WORDS = (
    "by until since before after from to between and within in on at the every next last this two ten 3 31 2014 "
    "August May March Aug. Friday Sunday night days weeks ago later earlier same day year 5 p.m. noon GMT 15-31 , . "
    "2021-08-26 26/08/2021 1990s summer weekend today tomorrow's century people 0 99 9999 February 29 30 \n\n"
).split(" ")


def _verdict(code: str) -> bool | None:
    return {"T": True, "F": False, "": None}[code]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_reads_news_wording(row: dict[str, str]) -> None:
    verdict = _verdict(row["past"])
    found = find_times(row["text"], row["published"] or None, past=lambda _: verdict)
    if not row["mention"]:
        assert found == []
        return
    timex = next(timex for timex in reversed(found) if timex.mention and timex.mention.text == row["mention"])
    assert {name: getattr(timex, name) or "" for name in COLUMNS} == {name: row[name] for name in COLUMNS}


def test_there_are_enough_cases() -> None:
    assert len(ROWS) >= 180
    assert sum(not row["mention"] for row in ROWS) >= 15


def _check(body: str, found: list[Timex]) -> None:
    last = 0
    for timex in found:
        assert timex.mention is not None
        for span in (timex.mention, timex.anchor):
            assert span is None or body[span.start : span.end] == span.text
        assert last <= timex.mention.start < timex.mention.end
        last = timex.mention.end
        moments = [datetime.fromisoformat(moment) for moment in (timex.start, timex.end) if moment]
        assert moments == sorted(moments)
        if timex.open == "after":
            assert timex.end is None
        if timex.open == "before":
            assert timex.start is None


# The first example loads the data.
@settings(deadline=None)
@given(body=st.text(max_size=200), published=st.none() | st.dates().map(str))
def test_any_text_is_read(body: str, published: str | None) -> None:
    _check(body, find_times(body, published))


# The first example loads the data.
@settings(deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), max_size=25),
    published=st.none() | st.dates().map(str),
    tense=st.none() | st.booleans(),
)
def test_any_row_of_time_words_is_read(words: list[str], published: str | None, tense: bool | None) -> None:
    body = " ".join(words)
    _check(body, find_times(body, published, past=lambda _: tense))


def test_a_day_earlier_is_told_from_the_nearest_day_before_it() -> None:
    body = "On 3 May they met. On Wednesday they parted; a day earlier, after August 1, all was well."
    timex = find_times(body, "2021-08-26")[2]
    assert timex.start == "2021-08-24"
    assert timex.anchor is not None
    assert timex.anchor.text == "Wednesday"


def test_deadlines_are_no_anchors() -> None:
    found = find_times("All must be gone by 31 August. The demand was made a day earlier.", "2021-08-26")
    assert found[1].start == "2021-08-25"
    assert found[1].anchor is None


def test_the_tense_is_asked_at_the_time_words() -> None:
    body = "They will meet on Friday; they met on Monday."
    asked: list[int] = []

    def past(offset: int) -> bool | None:
        asked.append(offset)
        return offset > 20

    assert [timex.start for timex in find_times(body, "2021-08-26", past=past)] == ["2021-08-27", "2021-08-23"]
    assert [body[offset : offset + 6] for offset in asked] == ["Friday", "Monday"]


def test_given_spans_keep_only_what_overlaps_them() -> None:
    body = "They met on Wednesday; a day earlier all was well."
    at = body.index("day earlier")
    found = find_times(body, "2021-08-26", spans=[(at, at + 3)])
    assert [timex.start for timex in found] == ["2021-08-24"]
    assert find_times(body, "2021-08-26", spans=[]) == []


def test_without_publication_date_relative_times_stay_unresolved() -> None:
    body = "On Friday, yesterday, last month, two days ago, a day earlier, in August, since March, by next week."
    found = find_times(body, None)
    assert len(found) == 8
    assert {(timex.start, timex.end, timex.value, timex.precision) for timex in found} == {
        (None, None, None, "unknown")
    }


def test_the_time_of_publication_does_not_move_its_day() -> None:
    assert find_times("They met today.", "2021-08-26T23:30:00+05:30")[0].start == "2021-08-26"


def test_a_false_publication_date_is_refused() -> None:
    with pytest.raises(ReportError, match="YYYY-MM-DD"):
        find_times("They met today.", "26 August")


def test_no_expression_crosses_a_paragraph() -> None:
    found = find_times("Voting opens on 26\n\nAugust Wilson is dead. Two\ndays ago he spoke.", "2021-08-26")
    assert [timex.start for timex in found] == ["2021-08-24"]
