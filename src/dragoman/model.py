"""The record's data model: what one coded report says, every value tied to its characters.

Names and shapes are a contract: JSON output uses exactly these field names. All offsets are code
points into ``Report.body``. Lists may be empty; ``None`` means unknown, never a default.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Literal

from pydantic import ConfigDict

from dragoman.dates import check_published
from dragoman.errors import EvidenceError, ReportError

Status = Literal["actual", "historical", "future", "hypothetical", "negated"]
Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
Precision = Literal["minute", "day", "week", "month", "season", "year", "range", "unknown"]
Open = Literal["before", "after"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
SourceKind = Literal["outlet", "carrier", "speaker"]
StatementKind = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied", "unmentioned"]
Relation = Literal["member_of", "role", "located_in", "presence"]
CountOf = Literal["killed", "wounded", "detained", "displaced", "captured", "participants"]
LinkRel = Literal["answers", "denies", "repeats"]

# Unknown keys are refused, so that a union of shapes (a fact's object) is read back unambiguously.
_STRICT = ConfigDict(extra="forbid")


def text_hash(*parts: object) -> str:
    """A stable 16-digit hexadecimal id of the given parts, in order."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode(), digest_size=8).hexdigest()


def check_text(body: str) -> None:
    """Check that a body can be written as UTF-8.

    Raises:
        ReportError: it holds half a character (a lone surrogate).
    """
    try:
        body.encode()
    except UnicodeEncodeError:
        raise ReportError("the text holds broken characters (lone surrogates): decode it again as UTF-8") from None


@dataclass(slots=True, frozen=True)
class Span:
    """Characters of a report: ``report.body[start:end] == text``."""

    __pydantic_config__ = _STRICT

    start: int
    end: int
    text: str


@dataclass(slots=True, frozen=True, kw_only=True)
class Report:
    """A news report. ``body`` is all that is coded: title, blank line, article.

    ``published`` is an ISO date or date and time. ``language`` is an ISO 639-1 code, or ``und``
    before it is detected. An empty ``id`` becomes a hash of body, outlet and publication date.

    Raises:
        ReportError: ``published`` is not an ISO date, or the body can't be written as UTF-8.
    """

    __pydantic_config__ = _STRICT

    id: str = ""
    title: str | None = None
    body: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "und"

    def __post_init__(self) -> None:
        check_published(self.published)
        check_text(self.body)
        if not self.id:
            object.__setattr__(self, "id", text_hash(self.body, self.outlet, self.published))

    def span(self, start: int, end: int) -> Span:
        """The span of the given offsets, with its text."""
        return Span(start, end, self.body[start:end])


@dataclass(slots=True, frozen=True, kw_only=True)
class Candidate:
    """An actor that an ambiguous mention may stand for, with a score and the reason for it."""

    __pydantic_config__ = _STRICT

    id: str
    name: str
    score: float
    why: str


@dataclass(slots=True, frozen=True, kw_only=True)
class ActorRef:
    """Who is meant at one place of a report.

    ``id`` is a Wikidata QID where certain, else a slug, else ``text.<hash>`` for someone only the
    text introduces; ``None`` when ambiguous (see ``candidates``). ``country`` is ISO 3166 alpha-3.
    ``sectors`` are PLOVER's, most specific first. ``mention`` is the words at this place ("he"),
    ``antecedent`` the words they stand for.
    """

    __pydantic_config__ = _STRICT

    id: str | None
    name: str
    country: str | None = None
    sector: str | None = None
    sectors: list[str] = field(default_factory=list)
    role: str | None = None
    mention: Span | None = None
    antecedent: Span | None = None
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(slots=True, frozen=True, kw_only=True)
class Time:
    """An interval of ISO dates, both ends inclusive; ``open`` marks a half-open one ("since")."""

    __pydantic_config__ = _STRICT

    start: str | None = None
    end: str | None = None
    precision: Precision = "unknown"
    open: Open | None = None
    mention: Span | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Timex(Time):
    """A time expression as TIMEX3 has it; ``anchor`` is the expression that it was resolved against."""

    type: TimexType
    value: str | None
    anchor: Span | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Place:
    """A toponym and what it stands for; coordinates are WGS 84 degrees."""

    __pydantic_config__ = _STRICT

    name: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    feature: str | None = None
    mention: Span | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Source:
    """One link of the chain on whose word something stands: outlet, carrier or speaker."""

    __pydantic_config__ = _STRICT

    kind: SourceKind
    actor: ActorRef | None = None
    name: str
    cue: Span | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Count:
    """How many, of what, as the report gives it ("at least 13" has no ``high``)."""

    __pydantic_config__ = _STRICT

    what: CountOf
    low: int | None
    high: int | None
    mention: Span


@dataclass(slots=True, frozen=True, kw_only=True)
class Demand:
    """What a REQUEST (or an ultimatum coded THREATEN) asks, on what conditions, answered by what."""

    __pydantic_config__ = _STRICT

    asked: Span
    conditions: list[Span] = field(default_factory=list)
    answered_by: str | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Link:
    """What an event does to another event of the same report."""

    __pydantic_config__ = _STRICT

    rel: LinkRel
    event_id: str


@dataclass(slots=True, frozen=True, kw_only=True)
class Cues:
    """The words that decided an event's status and mode."""

    __pydantic_config__ = _STRICT

    status: Span | None = None
    mode: Span | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Event:
    """Who did what to whom: one PLOVER event, asserted by ``said_by`` (outermost first).

    ``evidence`` is the whole sentence (or sentences), ``trigger`` the words that name the deed.
    ``rules`` names the rules of doubt that fired. ``score`` is PLOVER's conflict-cooperation
    score (-10 to 10); ``confidence`` the reader's (0 to 1).
    """

    __pydantic_config__ = _STRICT

    id: str
    type: str
    mode: str | None = None
    contexts: list[str] = field(default_factory=list)
    status: Status
    actors: list[ActorRef] = field(default_factory=list)
    recipients: list[ActorRef] = field(default_factory=list)
    when: Time | None = None
    where: Place | None = None
    deadline: Time | None = None
    demand: Demand | None = None
    counts: list[Count] = field(default_factory=list)
    said_by: list[Source] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    evidence: Span
    trigger: Span
    cues: Cues = field(default_factory=Cues)
    rules: list[str] = field(default_factory=list)
    quad: Quad
    score: float
    confidence: float


@dataclass(slots=True, frozen=True, kw_only=True)
class Stance:
    """A holder's position towards a target: against (-1), neither (0), for (1)."""

    __pydantic_config__ = _STRICT

    target: str
    value: Literal[-1, 0, 1]


@dataclass(slots=True, frozen=True, kw_only=True)
class Statement:
    """What a speaker holds: said, written, believed, wanted. No named speaker: ``speakers`` is empty.

    ``framing`` marks the outlet's own loaded words; ``about`` lists the parties they colour.
    """

    __pydantic_config__ = _STRICT

    id: str
    speakers: list[ActorRef] = field(default_factory=list)
    addressees: list[ActorRef] = field(default_factory=list)
    carriers: list[Source] = field(default_factory=list)
    cue: Span | None = None
    content: list[Span] = field(default_factory=list)
    kind: StatementKind
    polarity: Polarity = "affirmed"
    framing: bool = False
    about: list[ActorRef] = field(default_factory=list)
    stance: Stance | None = None
    event_ids: list[str] = field(default_factory=list)


@dataclass(slots=True, frozen=True, kw_only=True)
class Fact:
    """A standing relation: membership, a role, a location, a presence (embassy, base, troops)."""

    __pydantic_config__ = _STRICT

    id: str
    relation: Relation
    subject: ActorRef
    object: ActorRef | Place | str
    polarity: Literal["affirmed", "negated"] = "affirmed"
    when: Time | None = None
    said_by: list[Source] = field(default_factory=list)
    evidence: Span


@dataclass(slots=True, frozen=True, kw_only=True)
class Signature:
    """What coded a report: versions of code, model, ontology and knowledge."""

    __pydantic_config__ = _STRICT

    code: str
    model: str
    ontology: str
    knowledge: str

    def __str__(self) -> str:
        return f"code:{self.code} model:{self.model} ontology:{self.ontology} knowledge:{self.knowledge}"


@dataclass(slots=True, frozen=True, kw_only=True)
class CodedReport:
    """A report and all that was read from it.

    Building one checks the evidence invariant on every span, and that ids are unique.

    Raises:
        EvidenceError: a span's text is not what stands at its offsets, or an id occurs twice.
    """

    __pydantic_config__ = _STRICT

    report: Report
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    signature: Signature

    def __post_init__(self) -> None:
        check_evidence(self)

    def _repr_html_(self) -> str:
        """How a notebook shows the record."""
        from dragoman.show import html

        return html(self)


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def spans(value: Any) -> Iterator[Span]:
    """Every span inside a value of the data model, in field order."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _field_names(type(value)):
            yield from spans(getattr(value, name))


def check_evidence(coded: CodedReport) -> None:
    """Check every span of a coded report against its body, and that no id occurs twice.

    Raises:
        EvidenceError: at the first span or id that is wrong.
    """
    body = coded.report.body
    for part in (coded.events, coded.statements, coded.facts, coded.timexes, coded.places):
        for span in spans(part):
            if not 0 <= span.start < span.end <= len(body) or body[span.start : span.end] != span.text:
                raise EvidenceError(f"report {coded.report.id}: span {span} does not match the body")
    ids = [item.id for part in (coded.events, coded.statements, coded.facts) for item in part]
    if len(ids) != len(set(ids)):
        raise EvidenceError(f"report {coded.report.id}: an id occurs twice")
