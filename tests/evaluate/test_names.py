"""When a gold name is an actor's or a source's: each row of ``names.csv`` is one pair."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.evaluate.names import is_actor, is_source, missing
from dragoman.model import ActorRef, Source

_CASES = list(csv.DictReader(Path(__file__).with_name("names.csv").read_text(encoding="utf-8").splitlines()))


def _actor(case: dict[str, str]) -> ActorRef:
    return ActorRef(
        id=case["id"] or None, name=case["name"], country=case["country"] or None, role=case["role"] or None
    )


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['wanted']}: {case['name']} {case['role']}")
def test_a_name_is_the_actors_or_not(case: dict[str, str]) -> None:
    actor, same = _actor(case), case["same"] == "yes"
    assert is_actor(case["wanted"], actor) is same
    assert is_source(case["wanted"], Source(kind="speaker", actor=actor, name=actor.name)) is same
    assert missing([case["wanted"]], [actor]) == ([] if same else [case["wanted"]])


@pytest.mark.parametrize(
    ("wanted", "name", "same"),
    [
        ("Pajhwok", "Pajhwok Afghan News", True),
        ("Agence France-Presse", "AFP", True),
        ("Reuters", "AFP", False),
        ("Korea", "South Korea", False),
        ("Some Daily", "Another Daily", False),
    ],
)
def test_a_source_without_actor_goes_by_its_names(wanted: str, name: str, same: bool) -> None:
    assert is_source(wanted, Source(kind="outlet", name=name)) is same
