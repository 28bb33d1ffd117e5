"""Relating: a distribution over types and NONE for two marked parties."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.ontology import load_ontology

Relate = Callable[[str, str | None, str | None], dict[str, float]]

BODIES = ["Iran attacked Israel.", "Iran and Israel are countries.", "No.", "Putin met Xi and accused Biden of murder."]


@pytest.mark.parametrize("body", BODIES)
def test_it_is_a_distribution_over_all_types_and_none(body: str, relate: Relate) -> None:
    found = relate(body, None, None)
    assert set(found) == {*load_ontology().types, "NONE"}
    assert sum(found.values()) == pytest.approx(1)
    assert all(0 <= value <= 1 for value in found.values())


def _likeliest(found: dict[str, float]) -> str:
    return max(found, key=lambda name: found[name])


def test_the_deed_between_the_marked_parties_is_likeliest(relate: Relate) -> None:
    assert _likeliest(relate("Iran attacked Israel.", "Iran", "Israel")) == "ASSAULT"


def test_nothing_between_them_is_none(relate: Relate) -> None:
    assert _likeliest(relate("Iran and Israel are countries.", "Iran", "Israel")) == "NONE"


def test_direction_matters(relate: Relate) -> None:
    body = "Iran attacked Israel."
    assert relate(body, "Israel", "Iran")["ASSAULT"] < relate(body, "Iran", "Israel")["ASSAULT"]


def test_a_meeting_has_no_direction(relate: Relate) -> None:
    body = "Putin met Xi in Moscow."
    assert relate(body, "Putin", "Xi")["CONSULT"] == pytest.approx(relate(body, "Xi", "Putin")["CONSULT"], abs=0.01)


@pytest.mark.parametrize(("actor", "recipient"), [("Iran", None), (None, "Israel"), (None, None)])
def test_either_party_may_be_missing(actor: str | None, recipient: str | None, relate: Relate) -> None:
    assert _likeliest(relate("Iran attacked Israel.", actor, recipient)) == "ASSAULT"


def test_each_pair_of_a_sentence_has_its_own_deed(relate: Relate) -> None:
    body = "Iran attacked Israel and Germany praised France."
    assert _likeliest(relate(body, "Iran", "Israel")) == "ASSAULT"
    assert _likeliest(relate(body, "Germany", "France")) == "SUPPORT"


def test_an_empty_text_is_none(relate: Relate) -> None:
    assert relate(" ", None, None)["NONE"] == 1
