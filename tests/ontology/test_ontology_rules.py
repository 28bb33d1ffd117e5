"""The rules of doubt, applied mechanically: what a deed becomes, and which rules say so."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Status
from dragoman.ontology import Case, Deed, Rule, When, first_rule, load_ontology, settle
from dragoman.ontology.rules import NO_MODE, holds

DEEDS = list(csv.DictReader((Path(__file__).parent / "doubtful_deeds.csv").read_text(encoding="utf-8").splitlines()))
STATUSES: list[Status] = ["actual", "historical", "future", "hypothetical", "negated"]


def deeds(written: str) -> tuple[Deed, ...]:
    """The deeds that a cell such as ``ASSAULT/aerial`` names."""
    parts = (item.partition("/") for item in written.split())
    return tuple(Deed(type, mode or None) for type, _, mode in parts)


def lemmas(written: str) -> frozenset[str]:
    """The lemma or phrase of a cell, if it has one."""
    return frozenset(filter(None, [written]))


def case_of(row: dict[str, str]) -> Case:
    """The case that a row describes."""
    return Case(
        type=row["type"],
        mode=row["mode"] or None,
        status=cast(Status, row["status"]),
        head=lemmas(row["head"]),
        object=lemmas(row["object"]),
        actors=int(row["actors"]),
        recipients=int(row["recipients"]),
        same_actor=deeds(row["same_actor"]),
        same_recipient=deeds(row["same_recipient"]),
    )


@pytest.mark.parametrize("row", DEEDS, ids=lambda row: row["what"])
def test_doubtful_deed(row: dict[str, str]) -> None:
    settled = settle(load_ontology(), case_of(row))
    became = "dropped" if settled.dropped else f"{settled.type}/{settled.mode}" if settled.mode else settled.type
    assert (became, " ".join(settled.rules)) == (row["becomes"], row["rules"])
    assert settled.also == ()


@pytest.mark.parametrize("type", ["AGREE", "CONCEDE", "REQUEST", "THREATEN", "PROTEST", "ACCUSE", "MOBILIZE"])
def test_plain_deeds_stay(type: str) -> None:
    assert first_rule(load_ontology(), Case(type=type)) is None


@pytest.mark.parametrize("mode", [None, "phone", "multilateral", "third-party"])
def test_all_who_met_are_actors(mode: str | None) -> None:
    settled = settle(load_ontology(), Case(type="CONSULT", mode=mode, recipients=1))
    assert settled.all_actors
    assert (settled.type, settled.mode, settled.rules) == ("CONSULT", mode, ("meeting-all-are-actors",))


def test_visit_keeps_its_host() -> None:
    assert not settle(load_ontology(), Case(type="CONSULT", mode="visit", recipients=1)).all_actors


def test_two_sided_fighting_has_no_recipient() -> None:
    settled = settle(load_ontology(), Case(type="ASSAULT", mode="sideAB", recipients=1))
    assert settled.all_actors
    assert settled.rules == ("two-sided-fighting-all-are-actors",)


@pytest.mark.parametrize(
    ("head", "object", "also"),
    [
        ("sentence", "year", (Deed("COERCE", "arrest"),)),
        ("sentence", "death", ()),
        ("jail", "", (Deed("COERCE", "arrest"),)),
        ("fine", "year", ()),
    ],
)
def test_prison_sentence_is_two_events(head: str, object: str, also: tuple[Deed, ...]) -> None:
    case = Case(type="SANCTION", mode="convict", head=lemmas(head), object=lemmas(object), recipients=1)
    settled = settle(load_ontology(), case)
    assert settled.also == also
    assert (settled.type, settled.mode) == ("SANCTION", "convict")


def test_sectors_decide_where_a_rule_asks_for_them() -> None:
    when = When(actor_sector=frozenset({"MIL"}), recipient_sector=frozenset({"REB", "UAF"}))
    assert holds(when, Case(type="COERCE", actor_sectors=frozenset({"MIL"}), recipient_sectors=frozenset({"REB"})))
    assert not holds(when, Case(type="COERCE", actor_sectors=frozenset({"COP"}), recipient_sectors=frozenset({"REB"})))
    assert not holds(when, Case(type="COERCE", actor_sectors=frozenset({"MIL"})))


def test_every_mechanical_rule_can_fire() -> None:
    """No rule stands behind another that always fires first: each fires on the case that it describes."""
    ontology = load_ontology()
    for rule in ontology.rules:
        if rule.applies == "assembly":
            reached = {first_rule(ontology, case) for case in cases_for(rule)}
            assert rule in reached, rule.name


def cases_for(rule: Rule) -> list[Case]:
    """Cases in which all that a rule asks for is given, one for each type, status and mode that it names."""
    when = rule.when
    number = {"none": 0, "one": 1, "several": 2}
    return [
        Case(
            type=type,
            mode=None if mode == NO_MODE else mode,
            status=status,
            head=when.head,
            object=when.object,
            actors=max((number[n] for n in when.actors), default=1),
            recipients=max((number[n] for n in when.recipients), default=0),
            same_actor=when.same_actor,
            same_recipient=when.same_recipient,
        )
        for type in rule.from_
        for status in sorted(when.status) or STATUSES
        for mode in sorted(when.mode) or [NO_MODE]
    ]


WORDS = sorted({word for rule in load_ontology().rules for word in (*rule.when.head, *rule.when.object)})
DEED_KINDS = [Deed(type.name, mode) for type in load_ontology().types.values() for mode in (None, *type.modes)]


@given(
    kind=st.sampled_from(DEED_KINDS),
    status=st.sampled_from(STATUSES),
    head=st.frozensets(st.sampled_from(WORDS), max_size=2),
    object=st.frozensets(st.sampled_from(WORDS), max_size=2),
    actors=st.integers(0, 3),
    beside=st.lists(st.sampled_from(DEED_KINDS), max_size=2).map(tuple),
)
def test_settling_ends_in_a_known_deed(
    kind: Deed,
    status: Status,
    head: frozenset[str],
    object: frozenset[str],
    actors: int,
    beside: tuple[Deed, ...],
) -> None:
    ontology = load_ontology()
    case = Case(
        type=kind.type, mode=kind.mode, status=status, head=head, object=object, actors=actors, same_actor=beside
    )
    settled = settle(ontology, case)
    ontology.check(settled.type, settled.mode)
    assert len(set(settled.rules)) == len(settled.rules)
    if not settled.rules:
        assert (settled.type, settled.mode) == (kind.type, kind.mode)
    if status == "future" and not settled.dropped:
        assert settled.type not in ("CONSULT", "SUPPORT", "COOPERATE", "AID")
