"""Assembly: spans become events, statements and facts; PLOVER's rules of doubt are applied here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.assemble.cast import Parties, Resolves
from dragoman.assemble.chains import Chains
from dragoman.assemble.events import Scene, events_of
from dragoman.assemble.facts import facts_of
from dragoman.assemble.links import link_answers
from dragoman.assemble.statements import statements_of
from dragoman.assemble.when_where import Clock
from dragoman.model import ActorRef, CodedReport, Event, Place, Report, Signature, Timex
from dragoman.ontology import Ontology
from dragoman.parse import Parse
from dragoman.reader.reading import Offsets, Reading

_SHOWN = 5


@dataclass(slots=True, frozen=True, kw_only=True)
class Stages:
    """What assembly takes: each stage's values for one report."""

    report: Report
    parse: Parse
    reading: Reading
    cast: Resolves
    timexes: Sequence[Timex]
    places: Sequence[Place]
    is_outlet: Callable[[str], bool]


def assemble(stages: Stages, ontology: Ontology, signature: Signature) -> CodedReport:
    """The record of one report."""
    report, reading = stages.report, stages.reading
    parties = Parties(reading, stages.cast)
    chains = Chains(report, reading.attributions, parties, stages.is_outlet)
    clock = Clock(stages.parse, stages.timexes, stages.places)
    scene = Scene(report, stages.parse, parties, chains, clock, ontology)
    events = link_answers(events_of(scene, reading.triggers))
    return CodedReport(
        report=report,
        events=events,
        statements=statements_of(report, reading.attributions, parties, chains, events),
        facts=facts_of(
            report, reading.facts, parties, chains, _place_finder(stages.places), _abroad(report, stages.places)
        ),
        timexes=list(stages.timexes),
        places=list(stages.places),
        warnings=[*_warnings(stages, parties), *_lacking(events, ontology)],
        signature=signature,
    )


def _place_finder(places: Sequence[Place]) -> Callable[[Offsets], Place | None]:
    def place_at(offsets: Offsets) -> Place | None:
        for place in places:
            if place.mention and place.mention.start < offsets[1] and offsets[0] < place.mention.end:
                return place
        return None

    return place_at


def _abroad(report: Report, places: Sequence[Place]) -> Callable[[ActorRef], Place | None]:
    """Where a report's title places a post abroad whose place isn't told again: its one town outside that country."""
    titled = [p for p in places if p.mention and p.mention.end <= len(report.title or "") and p.feature == "city"]

    def elsewhere(party: ActorRef) -> Place | None:
        towns = {p.name: p for p in titled if p.country and p.country != party.country}
        return next(iter(towns.values())) if len(towns) == 1 else None

    return elsewhere


def _lacking(events: Sequence[Event], ontology: Ontology) -> Iterator[str]:
    """What is open about events: a type that requires a recipient, and none was found."""
    for event in events:
        if ontology.type(event.type).recipient_required and not event.recipients and len(event.actors) < 2:
            yield f"{event.type} at {event.trigger.text!r}: a recipient is required and none was found"


def _warnings(stages: Stages, parties: Parties) -> list[str]:
    found = []
    if stages.report.published is None and any(t.start is None and t.type != "DURATION" for t in stages.timexes):
        found.append("no publication date: relative dates stay unresolved (give it with --published YYYY-MM-DD)")
    for sentence in stages.parse.overlong:
        found.append(f"a sentence of {sentence.last - sentence.first:,} words was passed over: are full stops missing?")
    names = list(dict.fromkeys(ref.name for ref in parties.unresolved()))
    if names:
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        found.append(f"unresolved: {', '.join(names[:_SHOWN])}{more}")
    return found


__all__ = ["Stages", "assemble"]
