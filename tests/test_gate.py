"""The evaluation gate: figures that each reader has reached and may not fall below.

A floor is raised when a change earns it, and lowered only with a reason in the commit message. The sentences without
events, the traps and the annotated test split were written by other hands than the rules and the training sentences;
the relation sentences only measure.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from traps import read_traps

from dragoman.coder import Coder
from dragoman.evaluate import read_annotated, read_document, read_relations, score_annotated, score_document
from dragoman.evaluate.scores import score_relations
from dragoman.model import Report
from dragoman.ontology import load_ontology

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src/dragoman/sample/kabul-2021-08"
SHARED = HERE.parent.parent / "shared"
TEST_SPLIT = HERE.parent / "training/test/t1-sentences.txt"


@dataclass(frozen=True, kw_only=True)
class Floors:
    """What a reader must reach at least; ``no_events`` and ``per_sentence`` are ceilings."""

    kabul: int
    sample: float
    no_events: int
    accuracy: float
    macro_f1: float
    per_sentence: float
    triggers: float
    arguments: float
    status: float
    mode: float
    contexts: float
    traps: int


FLOORS = {
    "rules": Floors(
        kabul=18,
        sample=0.68,
        no_events=16,
        accuracy=0.69,
        macro_f1=0.66,
        per_sentence=1.4,
        triggers=0.72,
        arguments=0.56,
        status=0.68,
        mode=0.74,
        contexts=0.0,
        traps=52,
    ),
    "model": Floors(
        kabul=13,
        sample=0.60,
        no_events=16,
        accuracy=0.73,
        macro_f1=0.70,
        per_sentence=1.3,
        triggers=0.85,
        arguments=0.68,
        status=0.93,
        mode=0.82,
        contexts=0.58,
        traps=120,
    ),
}


@cache
def _coder(reader: str) -> Coder:
    return Coder(reader=reader)


@pytest.fixture(params=FLOORS)
def reader(request: pytest.FixtureRequest) -> str:
    """Each reader in turn."""
    return str(request.param)


def _hits(path: Path, coder: Coder) -> tuple[int, int]:
    document = read_document(path)
    scores = score_document(document, coder.code(document.report))
    return sum(score.hit for score in scores), len(scores)


def test_the_report_it_all_started_from(reader: str) -> None:
    path = SHARED / "reports/kabul-2021-08-26.gold.json"
    if not path.exists():
        pytest.skip("the shared report is not beside this checkout")
    assert _hits(path, _coder(reader))[0] >= FLOORS[reader].kabul


def test_the_sample_crisis(reader: str) -> None:
    counts = [_hits(path, _coder(reader)) for path in sorted(SAMPLE.glob("*.gold.json"))]
    assert len(counts) == 10
    assert sum(hit for hit, _ in counts) / sum(rows for _, rows in counts) >= FLOORS[reader].sample


def test_sentences_without_events(reader: str) -> None:
    with (HERE / "data/no_events_test.csv").open(encoding="utf-8", newline="") as handle:
        sentences = [row["sentence"] for row in csv.DictReader(handle)]
    assert len(sentences) == 200
    found = sum(len(_coder(reader).code(Report(body=s, language="en")).events) for s in sentences)
    assert found <= FLOORS[reader].no_events


def test_relations(reader: str) -> None:
    path = SHARED / "dev/plv_dev.tsv"
    if not path.exists():
        pytest.skip("the shared development data are not beside this checkout")
    coder, floors = _coder(reader), FLOORS[reader]
    gold = read_relations(path, known=frozenset(load_ontology().types))
    score = score_relations(gold, coder)
    assert score.accuracy >= floors.accuracy
    assert score.macro_f1 >= floors.macro_f1
    sentences = {row.sentence for row in gold.rows}
    events = sum(len(coder.code(Report(body=text, language="en")).events) for text in sorted(sentences))
    assert events / len(sentences) <= floors.per_sentence


def test_the_annotated_test_split(reader: str) -> None:
    sentences, _ = read_annotated(TEST_SPLIT)
    score, floors = score_annotated(sentences, _coder(reader).read), FLOORS[reader]
    assert score.triggers.f1 >= floors.triggers
    assert score.arguments.f1 >= floors.arguments
    assert score.status.macro_f1 >= floors.status
    assert score.mode_accuracy >= floors.mode
    assert score.context_f1 >= floors.contexts


def test_traps(reader: str) -> None:
    traps = read_traps()
    assert len(traps) == 200
    passed = sum(not trap.missed(_coder(reader).read(trap.sentence)) for trap in traps)
    assert passed >= FLOORS[reader].traps
