"""Facts: standing relations with their parties resolved and their source chain."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.assemble.cast import Parties
from dragoman.assemble.chains import Chains
from dragoman.model import ActorRef, Fact, Place, Report, text_hash
from dragoman.reader.reading import FactReading, Mention, Offsets

PlaceAt = Callable[[Offsets], Place | None]
Elsewhere = Callable[[ActorRef], Place | None]


def facts_of(
    report: Report,
    readings: Sequence[FactReading],
    parties: Parties,
    chains: Chains,
    place_at: PlaceAt,
    elsewhere: Elsewhere,
) -> list[Fact]:
    """The facts of a report in text order; one whose subject or object stays open is left out.

    Args:
        report: the report.
        readings: the facts as read.
        parties: who is meant.
        chains: on whose word.
        place_at: the place that some characters name.
        elsewhere: where the report as a whole places a party's post abroad, if it does.
    """
    found: dict[str, Fact] = {}
    for reading in readings:
        for subject in parties.of([reading.subject]):
            target = _object(report, reading, parties, place_at) if reading.object else elsewhere(subject)
            if target is None:
                continue
            start = reading.subject.start
            fact = Fact(
                id=text_hash(report.id, reading.relation, start, subject.id, subject.name, _place_of(reading)),
                relation=reading.relation,
                subject=subject,
                object=target,
                polarity="negated" if reading.negated else "affirmed",
                said_by=chains.said_by((start, reading.subject.end)),
                evidence=report.span(*reading.evidence),
            )
            found.setdefault(fact.id, fact)
    return list(found.values())


def _place_of(reading: FactReading) -> int:
    """Where the object stands, which tells two facts about one subject apart."""
    if reading.object is None:
        return reading.evidence[0]
    return reading.object.start if isinstance(reading.object, Mention) else reading.object[0]


def _object(report: Report, reading: FactReading, parties: Parties, place_at: PlaceAt) -> ActorRef | Place | str | None:
    if reading.object is None:
        return None
    if not isinstance(reading.object, Mention):
        return report.body[slice(*reading.object)]
    if reading.relation in {"presence", "located_in"}:
        return place_at((reading.object.start, reading.object.end))
    return next(iter(parties.of([reading.object])), None)
