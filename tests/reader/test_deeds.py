"""Deeds: who takes part in them (participants.csv), and what operators make of them (compositions.csv)."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Row, cases, words

from dragoman.reader.reading import Trigger
from reader.conftest import Read
from reader.support import heads, trigger_at

HERE = Path(__file__)


@pytest.mark.parametrize("case", cases(HERE.with_name("participants.csv")))
def test_participants(case: Row, read: Read) -> None:
    body = case["sentence"]
    found = [t for t in read(body).triggers if t.type == case["type"]]
    assert len(found) == 1, [(t.type, body[slice(*t.span)]) for t in read(body).triggers]
    actors, recipients = _parties(body, found[0], together=case["type"] == "CONSULT" and not case["recipients"])
    assert actors == sorted(words(case["actors"]))
    assert case["recipients"] == "*" or recipients == sorted(words(case["recipients"]))


def _parties(body: str, trigger: Trigger, *, together: bool) -> tuple[list[str], list[str]]:
    """Heads of actors and recipients; ``together`` where a meeting has no host, which assembly settles."""
    if together:
        return heads(body, (*trigger.actors, *trigger.recipients)), []
    return heads(body, trigger.actors), heads(body, trigger.recipients)


@pytest.mark.parametrize("case", cases(HERE.with_name("compositions.csv")))
def test_operators_compose(case: Row, read: Read) -> None:
    body = case["sentence"]
    trigger = trigger_at(body, read(body), case["trigger"])
    assert trigger is not None, "no deed there"
    assert (trigger.type, trigger.mode or "") == (case["type"], case["mode"])


@pytest.mark.parametrize("body", ["Iran refused to withdraw its troops.", "Iran threatened to attack Israel."])
def test_the_content_of_an_operator_is_no_deed_of_its_own(body: str, read: Read) -> None:
    assert len(read(body).triggers) == 1


def test_a_relative_clause_within_a_demand_is_a_deed_of_its_own(read: Read) -> None:
    body = "Biden demanded that the rebels who attacked Israel withdraw their troops."
    assert {t.type for t in read(body).triggers} == {"REQUEST", "ASSAULT"}


def test_a_deed_without_parties_is_not_read(read: Read) -> None:
    assert not read("The plan was attacked.").triggers


def test_what_is_asked_and_on_what_condition(read: Read) -> None:
    body = "Biden threatened to impose sanctions on Iran if Iran attacked Israel."
    (trigger,) = read(body).triggers
    assert trigger.asked is not None
    assert "impose sanctions on Iran" in body[slice(*trigger.asked)]
    assert [body[slice(*c)] for c in trigger.conditions] == ["if Iran attacked Israel"]


def test_sentences_about_sport_hold_no_deeds(read: Read) -> None:
    assert not read("Iran attacked Israel early, but the goalkeeper saved the match.").triggers


def test_every_offset_of_a_reading_is_a_piece_of_the_body(read: Read) -> None:
    body = "Reuters said Iran, which attacked Israel, refused talks.\n\nGermany closed its embassy in Kabul."
    reading = read(body)
    for trigger in reading.triggers:
        assert trigger.sentence[0] <= trigger.span[0] < trigger.span[1] <= trigger.sentence[1] <= len(body)
        assert trigger.scope[0] <= trigger.span[0] < trigger.span[1] <= trigger.scope[1]
    for mention in reading.mentions:
        assert mention.start <= mention.head[0] < mention.head[1] <= mention.end
