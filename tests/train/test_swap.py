"""Slot swaps: names change together, marks move along, and nothing else is touched."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.knowledge import SHIPPED
from dragoman.train.corpus import Sentence, read_corpus
from dragoman.train.swap import Swapper, knowledge_forms

LINE = "[Iran|1a] [condemned|1ACCUSE/disapprove] an [Iraqi|2a] [raid|2ASSAULT] on Tehran that killed 9 [Iranians|2r]."
FORMS = {
    "irn": {"name": "Iran", "adjective": "Iranian", "people": "Iranians", "capital": "Tehran"},
    "irq": {"name": "Iraq", "adjective": "Iraqi", "people": "Iraqis", "capital": "Baghdad"},
    "per": {"name": "Peru", "adjective": "Peruvian", "people": "Peruvians", "capital": "Lima"},
    "fra": {"name": "France", "adjective": "French", "people": "French people", "capital": "Paris"},
}


@pytest.fixture
def sentence(tmp_path: Path) -> Sentence:
    (tmp_path / "x.txt").write_text(LINE, encoding="utf-8")
    return next(read_corpus(tmp_path))


@given(seed=st.integers(0, 200))
def test_one_owner_s_names_change_together(seed: int) -> None:
    swapped = Swapper(FORMS).swap(Sentence("x", "x", "Iran said Tehran was calm.", ()), random.Random(seed))
    name = swapped.text.split(" said ")[0]
    capital = swapped.text.split(" said ")[1].removesuffix(" was calm.")
    assert {"name": name, "capital": capital}.items() <= next(f for f in FORMS.values() if f["name"] == name).items()


def test_marks_move_along(sentence: Sentence) -> None:
    swapped = Swapper(FORMS).swap(sentence, random.Random(3))
    first, second = swapped.events
    words = [swapped.text[a:b] for a, b in first.actors + first.trigger + second.actors + second.trigger]
    assert words[1] == "condemned"
    assert words[3] == "raid"
    assert words[0] in {f["name"] for f in FORMS.values()}
    assert words[2] in {f["adjective"] for f in FORMS.values()}
    article = swapped.text.split("condemned ")[1].split(" ")[0]
    assert article == ("an" if words[2][0] in "AEIOaeio" else "a")


def test_a_sentence_without_names_stays(sentence: Sentence) -> None:
    assert Swapper({"mli": {"name": "Mali"}}).swap(sentence, random.Random(1)) is sentence


def test_the_knowledge_gives_states_bodies_and_people() -> None:
    forms = knowledge_forms(SHIPPED)
    assert forms["AFG"]["state:capital"] == "Kabul"
    assert any(form.startswith("igo:") for names in forms.values() for form in names)
    words = [word for names in forms.values() for word in set(names.values())]
    assert len(words) == len(set(words))
