"""What an annotated sentence holds; every span is offsets into the sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, TypeVar

from dragoman.model import CountOf, Polarity, Relation, StatementKind, Status

T = TypeVar("T", "Event", "Held", "Standing")
LinkKind = Literal["answers", "denies", "repeats"]
Span = tuple[int, int]


@dataclass(slots=True)
class Event:
    """One annotated deed; spans are offsets into the sentence, in text order.

    The deep tier alone has what stands after ``mode_cues``: ``counts`` with what is counted, ``links`` to the
    numbers of other events of the passage.
    """

    type: str = ""
    mode: str | None = None
    status: Status = "actual"
    trigger: list[Span] = field(default_factory=list)
    actors: list[Span] = field(default_factory=list)
    recipients: list[Span] = field(default_factory=list)
    status_cues: list[Span] = field(default_factory=list)
    mode_cues: list[Span] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)
    deadlines: list[Span] = field(default_factory=list)
    asked: list[Span] = field(default_factory=list)
    conditions: list[Span] = field(default_factory=list)
    counts: list[tuple[Span, CountOf]] = field(default_factory=list)
    links: list[tuple[LinkKind, str]] = field(default_factory=list)


@dataclass(slots=True)
class Held:
    """What somebody holds: a statement of the deep tier. ``stance`` is towards the words in ``target``."""

    sources: list[Span] = field(default_factory=list)
    carriers: list[Span] = field(default_factory=list)
    addressees: list[Span] = field(default_factory=list)
    about: list[Span] = field(default_factory=list)
    cues: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    kind: StatementKind = "indirect"
    polarity: Polarity = "affirmed"
    framing: bool = False
    target: list[Span] = field(default_factory=list)
    stance: int | None = None


@dataclass(slots=True)
class Standing:
    """A standing relation of the deep tier; ``words`` are those that state it."""

    relation: Relation | None = None
    negated: bool = False
    words: list[Span] = field(default_factory=list)
    subjects: list[Span] = field(default_factory=list)
    objects: list[Span] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Sentence:
    """An annotated sentence. ``group`` is the id of the first sentence of its minimal pair, or of its passage.

    ``numbers`` are the events' names, in their order; ``entities`` says who is meant by some words: the same key, the
    same actor.
    """

    id: str
    group: str
    text: str
    events: tuple[Event, ...]
    contexts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    standings: tuple[Standing, ...] = ()
    entities: tuple[tuple[Span, str], ...] = ()
    passage: str | None = None
    """The line that opens the sentence's passage ("published=2021-08-26 ..."), if it stands in one."""


def moved(sentence: Sentence, text: str, move: Callable[[Span], Span]) -> Sentence:
    """The sentence with another text, and all its spans moved along."""
    return replace(
        sentence,
        text=text,
        events=tuple(_moved(e, move) for e in sentence.events),
        held=tuple(_moved(h, move) for h in sentence.held),
        standings=tuple(_moved(s, move) for s in sentence.standings),
        entities=tuple((move(span), key) for span, key in sentence.entities),
    )


_COUNTED, _PLAIN = "counts", {"links"}


def _moved(marked: T, move: Callable[[Span], Span]) -> T:
    changes: dict[str, Any] = {}
    for one in fields(marked):
        value = getattr(marked, one.name)
        if one.name == _COUNTED:
            changes[one.name] = [(move(span), what) for span, what in value]
        elif isinstance(value, list) and one.name not in _PLAIN:
            changes[one.name] = [move(span) for span in value]
    return replace(marked, **changes)
