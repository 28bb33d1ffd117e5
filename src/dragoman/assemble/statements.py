"""Statements: who holds what, through whom, to whom, with the events that their words assert."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.assemble.cast import Parties, without
from dragoman.assemble.chains import Chains
from dragoman.model import Event, Report, Statement, text_hash
from dragoman.reader.reading import Attribution


def statements_of(
    report: Report, attributions: Sequence[Attribution], parties: Parties, chains: Chains, events: Sequence[Event]
) -> list[Statement]:
    """The statements of a report in text order."""
    found = []
    for ordinal, attribution in enumerate(attributions):
        speakers = chains.speakers(attribution)
        found.append(
            Statement(
                id=text_hash(report.id, "statement", *attribution.content[0], ordinal),
                speakers=speakers,
                addressees=without(parties.of(attribution.addressees), speakers),
                carriers=chains.carriers(attribution),
                cue=chains.span(attribution.cue),
                content=[report.span(*c) for c in attribution.content],
                kind=attribution.kind,
                polarity=attribution.polarity,
                framing=attribution.framing,
                about=parties.of(attribution.about),
                event_ids=[e.id for e in events if _inside(e, attribution)],
            )
        )
    return found


def _inside(event: Event, attribution: Attribution) -> bool:
    return any(start <= event.trigger.start and event.trigger.end <= end for start, end in attribution.content)
