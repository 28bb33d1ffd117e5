"""Annotated sentences as gold: how much of each layer a reader finds.

The sentences are in the corpus' inline form (``training/FORMAT.md``). A deed is found where a trigger of the same
type shares a character with the gold trigger; arguments, status, mode and contexts are held against what stands
there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import DragomanError, GoldError
from dragoman.evaluate.scores import RelationScore, tally
from dragoman.evaluate.testset import TestSet, digest, read_bytes
from dragoman.ontology import load_ontology
from dragoman.reader.reading import Offsets, Trigger
from dragoman.train.corpus import Event, Sentence, read_file


@dataclass(slots=True)
class Found:
    """How many are right, how many were read, and how many the gold has."""

    right: int = 0
    read: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of what was read that is right."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was read."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / (self.read + self.gold) if self.read + self.gold else 0.0


@dataclass(slots=True)
class AnnotatedScore:
    """Figures over annotated sentences.

    ``triggers`` wants the type right, ``spotted`` any type; ``arguments`` are actors and recipients that cover at
    least half of the gold's words and are covered by half, in deeds of the right type. ``statuses`` and ``modes``
    are over deeds found. ``contexts`` by name, over sentences that have any. ``invented`` are events in the
    ``empty`` sentences without any.
    """

    triggers: Found = field(default_factory=Found)
    spotted: Found = field(default_factory=Found)
    arguments: Found = field(default_factory=Found)
    types: dict[str, Found] = field(default_factory=dict)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    modes: Counter[tuple[str, str]] = field(default_factory=Counter)
    contexts: dict[str, Found] = field(default_factory=dict)
    invented: int = 0
    empty: int = 0

    @property
    def status(self) -> RelationScore:
        """Statuses of the deeds found, as classes."""
        return tally(self.statuses.elements())

    @property
    def mode_accuracy(self) -> float:
        """Share of the deeds found whose mode is right (or rightly none), over types that have modes."""
        total = self.modes.total()
        return sum(n for (gold, read), n in self.modes.items() if gold == read) / total if total else 0.0

    @property
    def context_f1(self) -> float:
        """Mean F1 of the contexts that the gold has."""
        known = [found.f1 for found in self.contexts.values() if found.gold]
        return sum(known) / len(known) if known else 0.0


def read_annotated(path: Path) -> tuple[list[Sentence], TestSet]:
    """Annotated sentences and their identity.

    Raises:
        GoldError: the file can't be read, breaks the format, or is empty.
    """
    content = read_bytes(path)
    try:
        sentences = list(read_file(path, load_ontology()))
    except DragomanError as fault:
        raise GoldError(str(fault)) from fault
    if not sentences:
        raise GoldError(f"{path.name}: holds no sentences")
    return sentences, TestSet(path.name, digest(content), len(sentences))


def score_annotated(sentences: Sequence[Sentence], read: Callable[[str], Sequence[Trigger]]) -> AnnotatedScore:
    """Hold what is read in each sentence against its annotation."""
    score = AnnotatedScore()
    for sentence in sentences:
        _score(sentence, read(sentence.text), score)
    return score


def _score(sentence: Sentence, triggers: Sequence[Trigger], score: AnnotatedScore) -> None:
    events = sentence.events
    if not events:
        score.empty += 1
        score.invented += len(triggers)
    _count(score.spotted, len(_matched(events, triggers, typed=False)), len(triggers), len(events))
    pairs = _matched(events, triggers, typed=True)
    _count(score.triggers, len(pairs), len(triggers), len(events))
    for name in sorted({e.type for e in events} | {t.type for t in triggers}):
        right = sum(e.type == name for e, _ in pairs)
        read, gold = sum(t.type == name for t in triggers), sum(e.type == name for e in events)
        _count(score.types.setdefault(name, Found()), right, read, gold)
    _score_arguments(events, triggers, pairs, score)
    moded = load_ontology().types
    for event, trigger in pairs:
        score.statuses[event.status, trigger.status] += 1
        if moded[event.type].modes:
            score.modes[event.mode or "none", trigger.mode or "none"] += 1
    if sentence.contexts:
        read_contexts = {name for trigger in triggers for name in trigger.contexts}
        for name in sorted(read_contexts | set(sentence.contexts)):
            right = name in read_contexts and name in sentence.contexts
            found = score.contexts.setdefault(name, Found())
            _count(found, right, name in read_contexts, name in sentence.contexts)


def _score_arguments(
    events: Sequence[Event], triggers: Sequence[Trigger], pairs: list[tuple[Event, Trigger]], score: AnnotatedScore
) -> None:
    right = 0
    for event, trigger in pairs:
        for gold, read in ((event.actors, trigger.actors), (event.recipients, trigger.recipients)):
            left = [(m.start, m.end) for m in read]
            for span in gold:
                twin = next((one for one in left if _alike(one, span)), None)
                if twin is not None:
                    left.remove(twin)
                    right += 1
    read_all = sum(len(t.actors) + len(t.recipients) for t in triggers)
    _count(score.arguments, right, read_all, sum(len(e.actors) + len(e.recipients) for e in events))


def _matched(events: Sequence[Event], triggers: Sequence[Trigger], *, typed: bool) -> list[tuple[Event, Trigger]]:
    """Each gold deed with a trigger of its own that shares its words (and its type)."""
    left = list(triggers)
    pairs = []
    for event in events:
        for trigger in left:
            fits = trigger.type == event.type or not typed
            if fits and named(event, trigger.span):
                pairs.append((event, trigger))
                left.remove(trigger)
                break
    return pairs


def named(event: Event, span: Offsets) -> bool:
    """Whether some words share a character with an event's trigger."""
    return any(a < span[1] and span[0] < b for a, b in event.trigger)


def _alike(one: Offsets, other: Offsets) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= max(one[1] - one[0], other[1] - other[0])


def _count(found: Found, right: int, read: int, gold: int) -> None:
    found.right += right
    found.read += read
    found.gold += gold
