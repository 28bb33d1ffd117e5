"""Row gold: hits hit, and every way to miss is reported with its reason."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from show.builders import MET, actor, coded, day, event, meeting, span

from dragoman.evaluate.gold import Row
from dragoman.evaluate.names import fold
from dragoman.evaluate.places import occurrences, sentence
from dragoman.evaluate.rows import reasons
from dragoman.model import ActorRef, CodedReport, Count, Fact, Place, Report, Source, Statement

ROW: TypeAdapter[Row] = TypeAdapter(Row)
EVENT: dict[str, Any] = {"id": "1", "kind": "event", "types": ["CONSULT"], "quote": "met Vladimir"}


def row(**values: Any) -> Row:
    """A gold row, checked as one of a file is."""
    return ROW.validate_python(values)


def full() -> CodedReport:
    """The meeting with all that an event row can ask for."""
    found = meeting(
        mode="visit",
        where=Place(name="Kabul", country="AFG"),
        deadline=day("2021-08-31"),
        contexts=["diplomatic"],
        said_by=[Source(kind="outlet", name="The Daily"), Source(kind="speaker", name="Wang Wenbin")],
    )
    count = Count(what="participants", low=2, high=None, mention=span(found.report, "met"))
    return replace(found, events=[replace(found.events[0], counts=[count])])


def _cases() -> list[tuple[str, str]]:
    with (Path(__file__).parent / "event_rows.csv").open(encoding="utf-8", newline="") as file:
        return [(case["row"], case["reason"]) for case in csv.DictReader(file)]


@pytest.mark.parametrize(("asked", "reason"), _cases())
def test_event_rows(asked: str, reason: str) -> None:
    found = reasons(row(**{**EVENT, **json.loads(asked)}), full())
    assert found == ([reason] if reason else [])


def test_a_negated_event_is_no_hit_unless_the_row_asks_for_it() -> None:
    denied = meeting(status="negated")
    assert reasons(row(**EVENT), denied) == ["CONSULT found, but status is negated"]
    assert reasons(row(**EVENT, status=["future", "negated"]), denied) == []


def test_the_nearest_of_several_events_is_reported() -> None:
    base = full()
    far = replace(base.events[0], id="far", actors=[], recipients=[], when=None)
    both = replace(base, events=[far, base.events[0]])
    wanted = row(**EVENT, all=["Xi Jinping"], when="2021-08-24")
    assert reasons(wanted, both) == ["CONSULT found, but when 2021-08-25 != 2021-08-24"]


def test_a_wider_interval_is_not_the_day() -> None:
    month = meeting(when=replace(day("2021-08-25"), start="2021-08-01", end="2021-08-31", precision="month"))
    assert reasons(row(**EVENT, when="2021-08-25"), month) == [
        "CONSULT found, but when 2021-08-01..2021-08-31 != 2021-08-25"
    ]
    assert reasons(row(**EVENT, when="2021-08"), month) == []


def test_a_minute_of_the_day_is_the_day() -> None:
    minute = replace(day("2021-08-25T17:00"), precision="minute")
    assert reasons(row(**EVENT, when="2021-08-25"), meeting(when=minute)) == []


@pytest.mark.parametrize(("one", "other"), [("G7", "G-7"), ("the G7", "G 7"), ("People's Daily", "People’s Daily")])
def test_names_without_punctuation_are_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


SAID = (
    "“The U.S. must go,” Vladimir Putin told Xi Jinping, People's Daily reports. Nobody answered. Collusion is plain."
)


def statements() -> CodedReport:
    """A statement through a carrier, and the outlet's framing."""
    report = Report(body=SAID)
    putin, xi = actor("Vladimir Putin", "RUS"), actor("Xi Jinping", "CHN")
    said = Statement(
        id="s1",
        speakers=[putin],
        addressees=[xi],
        carriers=[Source(kind="carrier", name="People's Daily")],
        cue=span(report, "told"),
        content=[span(report, "The U.S. must go")],
        kind="direct",
    )
    framing = Statement(
        id="s2", content=[span(report, "Collusion")], kind="direct", framing=True, about=[putin, xi], speakers=[]
    )
    return coded(report, statements=[said, framing])


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"quote": "reports", "speaker": "Vladimir Putin", "addressee": "CHN", "carrier": "People’s Daily"}, ""),
        ({"quote": "must go", "polarity": "affirmed", "countries": ["CHN", "RUS"], "framing": False}, ""),
        ({"quote": "is plain", "framing": True, "countries": ["CHN", "RUS"], "about": ["CHN"]}, ""),
        ({"quote": "answered"}, "no statement there"),
        ({"quote": "must go", "polarity": "denied"}, "statement found, but polarity affirmed != denied"),
        ({"quote": "must go", "framing": True}, "statement found, but not marked as framing"),
        ({"quote": "Collusion", "framing": False}, "statement found, but marked as framing"),
        (
            {"quote": "must go", "speaker": "Xi Jinping"},
            "statement found, but speaker lacks Xi Jinping (has Vladimir Putin (RUS))",
        ),
        ({"quote": "must go", "carrier": "TASS"}, "statement found, but carrier lacks TASS (has People's Daily)"),
        ({"quote": "Collusion", "addressee": "Iran"}, "statement found, but addressee lacks Iran (has nobody)"),
    ],
)
def test_statement_rows(wanted: dict[str, Any], reason: str) -> None:
    assert reasons(row(id="1", kind="statement", **wanted), statements()) == ([reason] if reason else [])


FACTS = "China and Russia are not in the G-7. Wang Yu, ambassador, smiled."


def facts() -> CodedReport:
    """Two states outside of a bloc, and an ambassador."""
    report = Report(body=FACTS)
    out = span(report, "are not in the G-7")
    bloc = ActorRef(id="igo.g7", name="G7")
    pairs = [("China", "CHN"), ("Russia", "RUS")]
    members = [
        Fact(id=c, relation="member_of", subject=actor(n, c), object=bloc, polarity="negated", evidence=out)
        for n, c in pairs
    ]
    role = Fact(
        id="r",
        relation="role",
        subject=actor("Wang Yu"),
        object="China's Ambassador",
        evidence=span(report, "ambassador"),
    )
    return coded(report, facts=[*members, role])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (
            {
                "relation": "member_of",
                "subjects": ["CHN", "RUS"],
                "object": "G-7",
                "polarity": "negated",
                "quote": "China",
            },
            [],
        ),
        ({"relation": "role", "subjects": "Wang Yu", "objects": {"Wang Yu": "ambassador"}, "quote": "smiled"}, []),
        ({"relation": "role", "subjects": ["Wang Yu"], "quote": "China"}, ["no role fact there"]),
        (
            {"relation": "role", "subjects": ["Wang Yu"], "object": "minister", "quote": "smiled"},
            ["fact on Wang Yu found, but object \"China's Ambassador\" != 'minister'"],
        ),
        (
            {"relation": "member_of", "subjects": ["CHN", "IRN"], "quote": "China", "polarity": "negated"},
            ["no member_of fact on IRN (has China (CHN), Russia (RUS))"],
        ),
        (
            {"relation": "member_of", "subjects": ["CHN"], "object": "G7", "quote": "China"},
            ["fact on CHN found, but polarity negated != affirmed"],
        ),
    ],
)
def test_fact_rows(wanted: dict[str, Any], found: list[str]) -> None:
    assert reasons(row(id="1", kind="fact", **wanted), facts()) == found


def test_absent_rows_name_what_was_invented_and_leave_negated_events() -> None:
    wanted = row(id="1", kind="absent", types=["CONSULT"])
    (reason,) = reasons(wanted, meeting())
    assert "CONSULT (actual)" in reason
    assert reasons(wanted, meeting(status="negated")) == []
    assert reasons(row(id="1", kind="absent", types=["ASSAULT"]), meeting()) == []


def test_max_events() -> None:
    report = Report(body=MET)
    two = coded(report, event(report, "met"), event(report, "in"))
    assert reasons(row(id="1", kind="max_events", max=1), two) == ["2 events, at most 1 wanted"]
    assert reasons(row(id="1", kind="max_events", max=2), two) == []


def test_a_key_that_cannot_be_checked_is_a_miss() -> None:
    assert reasons(row(**EVENT, weather="rain"), meeting()) == ["this version can't check weather"]


def test_a_quote_that_is_not_in_the_report_is_a_miss() -> None:
    assert reasons(row(**{**EVENT, "quote": "snow"}), meeting()) == ["the quote does not stand in the report"]


def test_quotes_match_any_white_space_and_any_apostrophe() -> None:
    assert occurrences(["the People's Daily"], "As the\n People’s  Daily says, the People's Daily") == [
        (3, 23),
        (30, 48),
    ]


def test_sentences_by_punctuation() -> None:
    body = "Headline\n\nMr. Wang met U.S. envoys. He left!\n"
    assert body[slice(*sentence(body, (18, 20)))] == "Mr. Wang met U.S. envoys."
    assert body[slice(*sentence(body, (36, 38)))] == "He left!"
    assert body[slice(*sentence(body, (0, 3)))] == "Headline"
