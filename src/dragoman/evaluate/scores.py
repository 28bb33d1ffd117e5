"""Accuracy, macro-F1, per-class figures and confusion of relation predictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from dragoman.errors import ReportError
from dragoman.evaluate.relations import FOLDED, HALVES, NONE, Offsets, RelationSet


class Relates(Protocol):
    """What can tell the distribution over types of what an actor does to a recipient in a text."""

    def relate(self, text: str, *, actor: Offsets | None, recipient: Offsets | None) -> dict[str, float]:
        """Type to probability, ``NONE`` among them; sums to 1."""


@dataclass(slots=True, frozen=True)
class ClassScore:
    """One class: precision, recall and F1 (0 where undefined), and how many gold rows it has."""

    label: str
    precision: float
    recall: float
    f1: float
    n: int


@dataclass(slots=True, frozen=True)
class RelationScore:
    """Figures over a relation set. ``confusion[gold][predicted]`` counts rows; ``failed`` couldn't be read.

    ``macro_f1`` is the mean over the gold's own labels; a prediction of any other type, or of NONE,
    is a wrong one, and enters no mean of its own.
    """

    n: int
    failed: int
    accuracy: float
    macro_f1: float
    classes: list[ClassScore]
    confusion: dict[str, dict[str, int]]


def score_relations(gold: RelationSet, coder: Relates) -> RelationScore:
    """Predict each row's type and score it; a row that can't be read counts as NONE and as failed."""
    pairs, failed = [], 0
    folds = FOLDED in gold.labels
    for row in gold.rows:
        try:
            found = coder.relate(row.sentence, actor=row.actor, recipient=row.recipient)
        except ReportError:
            found, failed = {NONE: 1.0}, failed + 1
        pairs.append((row.gold, best(fold(found) if folds else found)))
    return tally(pairs, failed)


def fold(probabilities: Mapping[str, float]) -> dict[str, float]:
    """The distribution with CONCEDE and RETREAT summed into YIELD."""
    kept = {name: p for name, p in probabilities.items() if name not in HALVES}
    return kept | {FOLDED: kept.get(FOLDED, 0.0) + sum(probabilities.get(name, 0.0) for name in HALVES)}


def best(probabilities: Mapping[str, float]) -> str:
    """The likeliest type; of equals the first by name, so that a score never depends on order."""
    return min(probabilities, key=lambda name: (-probabilities[name], name))


def tally(pairs: Iterable[tuple[str, str]], failed: int = 0) -> RelationScore:
    """Score (gold, predicted) pairs."""
    counts = Counter(pairs)
    labels = sorted({gold for gold, _ in counts})
    total = sum(counts.values())
    classes = [_class(label, counts) for label in labels]
    predicted = [*labels, *sorted({name for _, name in counts} - set(labels))]
    return RelationScore(
        n=total,
        failed=failed,
        accuracy=_ratio(sum(counts[label, label] for label in labels), total),
        macro_f1=_ratio(sum(one.f1 for one in classes), len(classes)),
        classes=classes,
        confusion={gold: {name: counts[gold, name] for name in predicted} for gold in labels},
    )


def _class(label: str, counts: Mapping[tuple[str, str], int]) -> ClassScore:
    right = counts.get((label, label), 0)
    gold = sum(n for (name, _), n in counts.items() if name == label)
    predicted = sum(n for (_, name), n in counts.items() if name == label)
    return ClassScore(label, _ratio(right, predicted), _ratio(right, gold), _ratio(2 * right, gold + predicted), gold)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@dataclass(slots=True, frozen=True)
class EventRate:
    """Events that coding gives a test set's sentences; ``silent`` ones give none, ``failed`` could not be coded."""

    sentences: int
    events: int
    silent: int
    failed: int

    @property
    def per_sentence(self) -> float:
        """Events a sentence, over those that could be coded."""
        return _ratio(self.events, self.sentences - self.failed)


def event_rate(gold: RelationSet, count: Callable[[str], int]) -> EventRate:
    """Code each sentence of the set once, however often it is marked; ``count`` gives its events."""
    sentences = list(dict.fromkeys(row.sentence for row in gold.rows))
    events = silent = failed = 0
    for sentence in sentences:
        try:
            found = count(sentence)
        except ReportError:
            failed += 1
            continue
        events += found
        silent += not found
    return EventRate(len(sentences), events, silent, failed)
