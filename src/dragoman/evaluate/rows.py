"""Whether a coded report holds a gold row, and if not, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dragoman.evaluate import event_row
from dragoman.evaluate.gold import AbsentRow, Document, EventRow, FactRow, MaxRow, Row, StatementRow
from dragoman.evaluate.names import fold, is_actor, is_source, listed, missing
from dragoman.evaluate.places import Offsets, occurrences, overlap, sentence
from dragoman.model import ActorRef, CodedReport, Event, Fact, Place, Span, Statement

T = TypeVar("T")


@dataclass(slots=True, frozen=True)
class RowScore:
    """A gold row's outcome; a miss says why in ``reasons``, a hit has none."""

    id: str
    kind: str
    what: str
    reasons: list[str] = field(default_factory=list)

    @property
    def hit(self) -> bool:
        """Whether the record holds the row."""
        return not self.reasons


def score_document(document: Document, coded: CodedReport) -> list[RowScore]:
    """Score every row of a gold document against its coded report, in the gold's order."""
    return [RowScore(row.id, row.kind, row.what, reasons(row, coded)) for row in document.rows]


def reasons(row: Row, coded: CodedReport) -> list[str]:
    """Why the record doesn't hold the row; empty when it does."""
    if row.unknown():
        return [f"this version can't check {', '.join(row.unknown())}"]
    quoted = occurrences(row.quote, coded.report.body)
    if row.quote and not quoted:
        return ["the quote does not stand in the report"]
    if isinstance(row, EventRow):
        return _event(row, coded, quoted)
    if isinstance(row, StatementRow):
        return _statement(row, coded, quoted)
    if isinstance(row, FactRow):
        return _fact(row, coded, quoted)
    return _limit(row, coded, quoted)


def _meets(spans: Iterable[Span], quoted: Sequence[Offsets]) -> bool:
    """Whether a span overlaps a place of the quote; a row without quote is about the whole report."""
    return not quoted or any(overlap((s.start, s.end), place) for s in spans for place in quoted)


def _event(row: EventRow, coded: CodedReport, quoted: Sequence[Offsets]) -> list[str]:
    there = [event for event in coded.events if _meets([event.evidence], quoted)]
    if not there:
        return ["no event there"]
    typed = [event for event in there if event.type in row.types]
    if not typed:
        found = ", ".join(sorted({event.type for event in there}))
        return [f"type {found} found, not {' or '.join(row.types)}"]
    return _nearest(typed, lambda event: event_row.faults(row, event), lambda event: event.type)


def _nearest(found: Sequence[T], faults: Callable[[T], list[str]], name: Callable[[T], str]) -> list[str]:
    """The faults of the candidate with the fewest, led by what was found; the first of equals."""
    best, wrong = min(((one, faults(one)) for one in found), key=lambda pair: len(pair[1]))
    return [f"{name(best)} found, but {'; '.join(wrong)}"] if wrong else []


def _statement(row: StatementRow, coded: CodedReport, quoted: Sequence[Offsets]) -> list[str]:
    there = [one for one in coded.statements if _meets(_extent(one, coded.report.body), quoted)]
    if not there:
        return ["no statement there"]
    return _nearest(there, lambda one: _statement_faults(row, one), lambda _: "statement")


def _extent(statement: Statement, body: str) -> list[Span]:
    """The statement's content and cue, each widened to its sentence."""
    spans = [*statement.content, *([statement.cue] if statement.cue else [])]
    edges = [sentence(body, (span.start, span.end)) for span in spans]
    return [Span(min(low, s.start), max(high, s.end), "") for (low, high), s in zip(edges, spans, strict=True)]


def _statement_faults(row: StatementRow, one: Statement) -> list[str]:
    faults = []
    if row.polarity is not None and one.polarity != row.polarity:
        faults.append(f"polarity {one.polarity} != {row.polarity}")
    if row.framing is not None and one.framing != row.framing:
        faults.append("not marked as framing" if row.framing else "marked as framing")
    for part, wanted, actors in (
        ("speaker", row.speaker, one.speakers),
        ("addressee", row.addressee, one.addressees),
        ("about", row.about, one.about),
        ("countries", row.countries, [*one.speakers, *one.about, *one.addressees]),
    ):
        lost = missing(wanted, actors)
        if lost:
            faults.append(f"{part} lacks {', '.join(lost)} (has {listed(actors)})")
    for name in row.carrier:
        if not any(is_source(name, carrier) for carrier in one.carriers):
            faults.append(f"carrier lacks {name} (has {', '.join(c.name for c in one.carriers) or 'nobody'})")
    return faults


def _fact(row: FactRow, coded: CodedReport, quoted: Sequence[Offsets]) -> list[str]:
    sentences = [sentence(coded.report.body, place) for place in quoted]
    there = [f for f in coded.facts if f.relation == row.relation and _meets([f.evidence], sentences)]
    if not there:
        return [f"no {row.relation} fact there"]
    found = []
    for subject in row.subjects:
        found += _fact_on(subject, row, there)
    return found


def _fact_on(subject: str, row: FactRow, there: Sequence[Fact]) -> list[str]:
    about = [fact for fact in there if is_actor(subject, fact.subject)]
    if not about:
        return [f"no {row.relation} fact on {subject} (has {listed(fact.subject for fact in there)})"]
    return _nearest(about, lambda fact: _fact_faults(row, subject, fact), lambda _: f"fact on {subject}")


def _fact_faults(row: FactRow, subject: str, fact: Fact) -> list[str]:
    faults = [] if fact.polarity == row.polarity else [f"polarity {fact.polarity} != {row.polarity}"]
    wanted = row.objects.get(subject, row.object)
    if wanted is not None and not _is_object(wanted, fact.object):
        faults.append(f"object {_object_name(fact)!r} != {wanted!r}")
    return faults


def _is_object(wanted: str, thing: ActorRef | Place | str) -> bool:
    if isinstance(thing, ActorRef):
        return is_actor(wanted, thing)
    if isinstance(thing, Place):
        return event_row.is_place(wanted, thing)
    return fold(wanted) in fold(thing)


def _object_name(fact: Fact) -> str:
    return fact.object if isinstance(fact.object, str) else fact.object.name


def _limit(row: AbsentRow | MaxRow, coded: CodedReport, quoted: Sequence[Offsets]) -> list[str]:
    there = [e for e in coded.events if (not row.types or e.type in row.types) and _meets([e.evidence], quoted)]
    if isinstance(row, MaxRow):
        return [f"{len(there)} events, at most {row.max} wanted"] if len(there) > row.max else []
    return [_unwanted(event) for event in there if event.status != "negated"]


def _unwanted(event: Event) -> str:
    return f"{event.type} ({event.status}) at {event.trigger.start}: {event.trigger.text!r}"
