"""Plain words and short forms."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Candidate, Count, Fact, Source, Span, Statement, Time
from dragoman.show import words
from show.builders import actor


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (None, "?"),
        (Time(), "?"),
        (Time(start="2021-08-25", end="2021-08-25", precision="day"), "2021-08-25"),
        (Time(start="2021-08-01", end="2021-08-31", precision="month"), "2021-08"),
        (Time(start="2014-01-01", end="2014-12-31", precision="year"), "2014"),
        (Time(start="2021-08-24", end="2021-08-26", precision="range"), "2021-08-24..26"),
        (Time(start="2021-08-30", end="2021-09-02", precision="range"), "2021-08-30 .. 2021-09-02"),
        (Time(start="2014-01-01", precision="year", open="after"), "since 2014-01-01"),
        (Time(end="2021-08-31", precision="day", open="before"), "until 2021-08-31"),
    ],
)
def test_times_in_fewest_characters(time: Time | None, shown: str) -> None:
    assert words.when(time) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (13, 13, "13 killed"),
        (13, None, "at least 13 killed"),
        (None, 90, "up to 90 killed"),
        (60, 90, "60 to 90 killed"),
    ],
)
def test_counts_keep_their_bounds(low: int | None, high: int | None, shown: str) -> None:
    assert words.count(Count(what="killed", low=low, high=high, mention=Span(0, 4, "some"))) == shown


def test_a_count_without_bounds_keeps_its_words() -> None:
    assert words.count(Count(what="killed", low=None, high=None, mention=Span(0, 7, "dozens\n"))) == "dozens killed"


def test_an_ambiguous_party_says_so() -> None:
    candidates = [
        Candidate(id="Q1", name="A", score=0.5, why="name"),
        Candidate(id="Q2", name="B", score=0.5, why="name"),
    ]
    found = actor("Wang", None)
    ambiguous = type(found)(id=None, name="Wang", candidates=candidates)
    assert words.party(ambiguous) == "Wang (ambiguous)"
    assert words.party(found) == "Wang"


def test_a_negated_fact_says_not() -> None:
    fact = Fact(
        id="f",
        relation="member_of",
        subject=actor("China"),
        object=actor("G7"),
        polarity="negated",
        evidence=Span(0, 1, "x"),
    )
    assert words.fact(fact) == "China is not a member of G7"


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"speakers": [actor("Medical workers")]}, "Medical workers said"),
        ({"speakers": [actor("China"), actor("Russia")], "polarity": "unmentioned"}, "China, Russia did not mention"),
        ({"polarity": "denied", "addressees": [actor("Iran")]}, "an unnamed speaker denied, to Iran"),
        ({"framing": True, "about": [actor("China")]}, "the outlet's own framing of China"),
    ],
)
def test_statements_read_well_for_one_speaker_and_for_several(values: dict[str, Any], shown: str) -> None:
    assert words.statement(Statement(id="s", kind="indirect", **values)) == shown


@pytest.mark.parametrize(
    ("several", "shown"),
    [
        ([], ""),
        ([[]], "?"),
        ([["Wire"], ["Wire"]], "Wire"),
        ([["Wire", "Xi"], ["Post", "Xi"]], "Wire, Post › Xi"),
        ([["Wire", "Xi"], ["Post"]], "Wire › Xi; Post"),
    ],
)
def test_chains_of_several_reports_share_what_is_alike(several: list[list[str]], shown: str) -> None:
    assert words.chains([[Source(kind="outlet", name=name) for name in names] for names in several]) == shown


def test_a_code_without_words_stands_for_itself() -> None:
    assert words.words("mode", "CONSULT.smoke_signals") == "smoke signals"


@given(st.text())
def test_clean_text_cannot_steer_a_terminal(text: str) -> None:
    shown = words.clean(text)
    assert {unicodedata.category(char) for char in shown}.isdisjoint({"Cc", "Cf", "Cs"})
    assert words.clean(shown) == shown


def test_every_type_and_mode_of_the_ontology_has_words() -> None:
    ontology = pytest.importorskip("dragoman.ontology").load_ontology()
    known = words.plain_words()
    lacking = [name for name in ontology.types if ("type", name) not in known]
    lacking += [f"{n}.{m}" for n, t in ontology.types.items() for m in t.modes if ("mode", f"{n}.{m}") not in known]
    assert lacking == []
