"""Links between the events of one report: which event answers which demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import ActorRef, Event, Link

_ANSWERS = {"REJECT", "AGREE", "CONCEDE", "RETREAT"}


def link_answers(events: Sequence[Event]) -> list[Event]:
    """The events, with each demand tied to the first later event in which the one asked answers the asker."""
    linked = list(events)
    for i, demand in enumerate(linked):
        if demand.type != "REQUEST" or demand.demand is None or demand.status == "negated":
            continue
        for k in range(i + 1, len(linked)):
            answer = linked[k]
            if answer.type in _ANSWERS and answer.status != "negated" and _answers(answer, demand):
                linked[i] = replace(demand, demand=replace(demand.demand, answered_by=answer.id))
                linked[k] = replace(answer, links=[*answer.links, Link(rel="answers", event_id=demand.id)])
                break
    return linked


def _answers(answer: Event, demand: Event) -> bool:
    """The one asked acts, towards the asker."""
    return _meet(answer.actors, demand.recipients) and _meet(answer.recipients, demand.actors)


def _meet(left: Sequence[ActorRef], right: Sequence[ActorRef]) -> bool:
    return not _keys(left).isdisjoint(_keys(right))


def _keys(refs: Sequence[ActorRef]) -> set[str]:
    """Who answers for whom: a party for itself, a government's people for their state."""
    own = {ref.id for ref in refs if ref.id}
    return own | {ref.country for ref in refs if ref.country and ref.sector == "GOV"}
