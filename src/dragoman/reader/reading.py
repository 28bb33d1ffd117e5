"""What a reader takes from a report: plain offsets and labels, no actors resolved, no dates worked out.

Every reader (rules or learned) returns these values, so that the stages behind it don't know which
one read. All offsets are code points into ``Report.body``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import CountOf, Polarity, Relation, StatementKind, Status

Offsets = tuple[int, int]
"""Start and end of some characters of the body."""


@dataclass(slots=True, frozen=True, kw_only=True)
class Mention:
    """Words that may name a party: one conjunct of a nominal phrase, without what only describes it.

    In "Abdul Salam Hanafi, the deputy head of the Taliban's political office, and Wang Yu" the first
    mention is "Abdul Salam Hanafi"; ``description`` is its apposition. ``label`` is the entity label
    of the head where the parse has one (PERSON, ORG, GPE, NORP ...); ``plural`` is the head's number.
    """

    start: int
    end: int
    head: Offsets
    label: str | None = None
    plural: bool = False
    description: Offsets | None = None

    @classmethod
    def bare(cls, span: Offsets) -> Mention:
        """Words of which nothing is known but where they stand."""
        return cls(start=span[0], end=span[1], head=span)


@dataclass(slots=True, frozen=True, kw_only=True)
class Trigger:
    """A deed named in the text, with who takes part. ``score`` is the reader's confidence (0 to 1)."""

    span: Offsets
    sentence: Offsets
    type: str
    mode: str | None = None
    mode_cue: Offsets | None = None
    status: Status = "actual"
    status_cue: Offsets | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    asked: Offsets | None = None
    conditions: tuple[Offsets, ...] = ()
    counts: tuple[CountReading, ...] = ()
    scope: Offsets = (0, 0)
    """The clause whose times and places belong to the deed."""
    score: float = 0.5


@dataclass(slots=True, frozen=True, kw_only=True)
class CountReading:
    """A number of people, as read: ``high`` is None for "at least", ``low`` for "up to"."""

    what: CountOf
    low: int | None
    high: int | None
    span: Offsets


@dataclass(slots=True, frozen=True, kw_only=True)
class Attribution:
    """Content that somebody holds: who says it, through whom, to whom, by which words."""

    sources: tuple[Mention, ...] = ()
    carriers: tuple[Mention, ...] = ()
    addressees: tuple[Mention, ...] = ()
    cue: Offsets | None = None
    content: tuple[Offsets, ...] = ()
    kind: StatementKind = "indirect"
    polarity: Polarity = "affirmed"
    framing: bool = False
    about: tuple[Mention, ...] = ()


@dataclass(slots=True, frozen=True, kw_only=True)
class FactReading:
    """A standing relation, as read; ``object`` is a mention, or the role's words as offsets.

    It is None where a presence is told without its place, which the report as a whole then gives.
    """

    relation: Relation
    subject: Mention
    object: Mention | Offsets | None
    negated: bool = False
    evidence: Offsets = (0, 0)


@dataclass(slots=True, frozen=True, kw_only=True)
class Reading:
    """All that a reader found in one report, in text order."""

    mentions: list[Mention] = field(default_factory=list)
    """Everybody named, so that later pronouns and surnames find whom they stand for."""
    triggers: list[Trigger] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    facts: list[FactReading] = field(default_factory=list)
