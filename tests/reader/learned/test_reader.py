"""The learned reader: what it gives is well formed, and the same whatever stands around a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.model import Report
from dragoman.ontology import load_ontology
from dragoman.reader.learned.decode import candidates, words
from dragoman.reader.learned.labels import NONE, Labels
from dragoman.reader.learned.model import SHIPPED, Model, Settings

ATTACK = "Iran attacked an Iraqi base near Basra on Monday, wounding twelve soldiers."
TALKS = "The Chinese and Russian presidents spoke by telephone about Afghanistan."
QUIET = "The museum opens at nine and closes at five."


@pytest.fixture(scope="module")
def learned() -> Coder:
    return Coder(reader="model")


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


def test_a_plain_deed(learned: Coder) -> None:
    (trigger,) = learned.read(ATTACK)
    assert (trigger.type, trigger.status) == ("ASSAULT", "actual")
    assert ATTACK[slice(*trigger.span)] == "attacked"
    assert [ATTACK[m.start : m.end] for m in trigger.actors] == ["Iran"]
    assert 0.0 < trigger.score <= 1.0


def test_no_deed_where_there_is_none(learned: Coder) -> None:
    assert learned.read(QUIET) == []


def test_relate_sums_to_one_and_knows_who_did_it(learned: Coder) -> None:
    found = learned.relate(ATTACK, actor=(0, 4), recipient=(17, 27))
    assert set(found) == {NONE, *load_ontology().types}
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-5)
    assert max(found, key=found.__getitem__) == "ASSAULT"
    one_sided = learned.relate(ATTACK, actor=(0, 4))
    assert max(one_sided, key=one_sided.__getitem__) == "ASSAULT"


def test_a_sentence_reads_the_same_in_any_company(learned: Coder) -> None:
    alone = learned.code(Report(body=TALKS, published="2021-08-26"))
    among = learned.code(Report(body=f"{TALKS}\n\n{ATTACK}\n\n{QUIET}", published="2021-08-26"))
    (first,) = alone.events
    twin = next(e for e in among.events if e.type == "CONSULT")
    assert (first.trigger, first.confidence, first.contexts) == (twin.trigger, twin.confidence, twin.contexts)


def test_both_readers_fill_each_other_s_gaps(learned: Coder) -> None:
    text = f"{ATTACK} {QUIET}"
    assert Coder(reader="both").read(text) == learned.read(text)


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="train the reader"):
        Coder(reader=tmp_path)


def test_labels_are_the_ontology_s(model: Model, tmp_path: Path) -> None:
    labels = Labels.of(load_ontology())
    assert model.labels == labels
    labels.write(tmp_path / "labels.json")
    assert Labels.read(tmp_path / "labels.json") == labels
    assert {labels.modes[i] for i in labels.modes_of("AGREE")} == {"AGREE"}


def test_confidence_grows_with_the_score() -> None:
    settings = Settings(scale=1.3, shift=-0.4)
    likely = [settings.likely(step / 20) for step in range(21)]
    assert likely == sorted(likely)
    assert 0.0 < likely[0] < likely[-1] < 1.0


@pytest.fixture
def pieces_of(model: Model) -> Callable[[str], list[str]]:
    def texts(text: str) -> list[str]:
        pieces = model.splitter.split(text)
        return [text[pieces.offsets[w[0]][0] : pieces.offsets[w[-1]][1]] for w in words(text, pieces)]

    return texts


def test_words_are_put_together_again(pieces_of: Callable[[str], list[str]]) -> None:
    assert pieces_of("Khrushchev's half-truths") == ["Khrushchev", "'", "s", "half", "-", "truths"]


def test_candidates_are_whole_words(model: Model) -> None:
    pieces = model.splitter.split(ATTACK)
    for run in candidates(ATTACK, pieces, words(ATTACK, pieces), model.encode(pieces).tags):
        start, end = pieces.offsets[run[0]][0], pieces.offsets[run[-1]][1]
        assert not ATTACK[start - 1 : start].isalnum()
        assert not ATTACK[end : end + 1].isalnum()


def test_the_weights_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 30_000_000
