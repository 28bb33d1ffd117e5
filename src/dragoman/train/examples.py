"""Examples: annotated sentences as the numbers that the network learns from."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from itertools import permutations, product

from dragoman.reader.learned.labels import NONE, Labels
from dragoman.reader.learned.pieces import Pieces, Splitter
from dragoman.train.corpus import Event, Sentence, Span

ACTOR, RECIPIENT, STATUS_CUE, MODE_CUE = 1, 2, 3, 4
# Deeds that their actors do to each other, where nobody is recipient.
_MUTUAL_TYPES = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
_MUTUAL_MODES = frozenset({"sideAB", "ceasefire"})
# Not doing these, where somebody waits for it, is refusing them.
_REFUSABLE = frozenset({"AGREE", "AID", "COOPERATE", "CONCEDE", "CONSULT", "SUPPORT"})
_MARKED_PAIRS = 2


@dataclass(slots=True, frozen=True)
class EventLabels:
    """A deed: the pieces of its trigger, its labels' numbers, and each piece's role in it."""

    trigger: list[int]
    type: int
    mode: int
    status: int
    roles: list[int]


@dataclass(slots=True, frozen=True)
class Tagged:
    """A sentence to tag: each piece's type (0: none), its deeds, and its contexts (None: not annotated)."""

    pieces: Pieces
    types: list[int]
    events: list[EventLabels]
    contexts: list[int] | None


@dataclass(slots=True, frozen=True)
class Paired:
    """A sentence with a marked pair, and the types of what one does to the other, each as likely."""

    pieces: Pieces
    types: list[int]


class Examples:
    """Makes examples of sentences with one vocabulary and one set of labels."""

    def __init__(self, splitter: Splitter, labels: Labels) -> None:
        self._splitter = splitter
        self._labels = labels
        self._type = {name: i for i, name in enumerate(labels.types)}
        self._mode = {name: i for i, name in enumerate(labels.modes)}
        self._status = {name: i for i, name in enumerate(labels.statuses)}
        self._context = {name: i for i, name in enumerate(labels.contexts)}

    def tagged(self, sentence: Sentence) -> Tagged:
        """The sentence for the heads that find deeds."""
        pieces = self._splitter.split(sentence.text)
        types = [0] * len(pieces)
        events = []
        for event in sentence.events:
            labels = self._event(event, pieces)
            if labels.trigger:
                events.append(labels)
                for i in labels.trigger:
                    types[i] = labels.type
        contexts = [self._context[name] for name in sentence.contexts]
        return Tagged(pieces, types, events, contexts or None)

    def _event(self, event: Event, pieces: Pieces) -> EventLabels:
        roles = [0] * len(pieces)
        for role, spans in (
            (MODE_CUE, event.mode_cues),
            (STATUS_CUE, event.status_cues),
            (RECIPIENT, event.recipients),
            (ACTOR, event.actors),
        ):
            for i in pieces.within(spans):
                roles[i] = role
        return EventLabels(
            trigger=pieces.within(event.trigger),
            type=self._type[event.type],
            mode=self._mode[f"{event.type}/{event.mode}" if event.mode else event.type],
            status=self._status[event.status],
            roles=roles,
        )

    def paired(self, sentence: Sentence, actor: Span | None, recipient: Span | None, types: set[str]) -> Paired:
        """The sentence with a pair marked."""
        pieces = self._splitter.split(sentence.text, actor, recipient)
        return Paired(pieces, sorted(self._type[name] for name in types))


Pair = tuple[Span | None, Span | None]


def gold_pairs(sentence: Sentence) -> dict[Pair, set[str]]:
    """Who does what to whom in a sentence; a side that isn't told is None."""
    gold: dict[Pair, set[str]] = defaultdict(set)
    for event in sentence.events:
        type = "REJECT" if event.status == "negated" and event.type in _REFUSABLE else event.type
        for pair in _sides(event):
            gold[pair].add(type)
    return dict(gold)


def _sides(event: Event) -> list[Pair]:
    if event.actors and event.recipients:
        return list(product(event.actors, event.recipients))
    if not event.recipients and len(event.actors) > 1 and (event.type in _MUTUAL_TYPES or event.mode in _MUTUAL_MODES):
        return list(permutations(event.actors, 2))
    return [(actor, None) for actor in event.actors] + [(None, one) for one in event.recipients]


def sample_pairs(sentence: Sentence, rng: random.Random) -> list[tuple[Pair, set[str]]]:
    """A few pairs of a sentence: of those that do something, at times with a side left out, and of those that don't."""
    gold = gold_pairs(sentence)
    chosen: list[tuple[Pair, set[str]]] = []
    for pair in rng.sample(list(gold), min(len(gold), _MARKED_PAIRS)):
        half, types = _half(pair, gold, rng) if rng.random() < 0.1 else (pair, gold[pair])
        chosen.append((half, types))
    parties = sorted({side for pair in gold for side in pair if side is not None})
    apart = [(a, b) for a, b in permutations(parties, 2) if (a, b) not in gold and not (a[0] < b[1] and b[0] < a[1])]
    if apart and rng.random() < 0.35:
        chosen.append((rng.choice(apart), {NONE}))
    return chosen


def _half(pair: Pair, gold: dict[Pair, set[str]], rng: random.Random) -> tuple[Pair, set[str]]:
    """The pair with one side left out, and all that the other does or undergoes."""
    side = rng.randrange(2)
    if pair[side] is None:
        side = 1 - side
    types = {type for other, found in gold.items() if other[side] == pair[side] for type in found}
    return ((pair[0], None) if side == 0 else (None, pair[1])), types
