"""What of a gold event row an event lacks, check by check."""

from __future__ import annotations

from dragoman.evaluate.gold import EventRow, Interval, WantedCount
from dragoman.evaluate.names import fold, is_actor, is_source, listed, missing
from dragoman.model import Count, Event, Place, Time


def faults(row: EventRow, event: Event) -> list[str]:
    """Everything in which the event differs from the row; empty when it fits."""
    return [
        *_status(row, event),
        *_parties(row, event),
        *_when(row.when, event.when),
        *_deadline(row.deadline, event.deadline),
        *_where(row.where, event.where),
        *_counts(row.counts, event.counts),
        *_said_by(row, event),
        *(f"context {name} missing" for name in row.contexts if name not in event.contexts),
    ]


def _status(row: EventRow, event: Event) -> list[str]:
    found = []
    if row.status and event.status not in row.status:
        found.append(f"status {event.status} != {' or '.join(row.status)}")
    if not row.status and event.status == "negated":
        found.append("status is negated")
    if row.modes and event.mode not in row.modes:
        found.append(f"mode {event.mode or 'missing'} != {' or '.join(row.modes)}")
    return found


def _parties(row: EventRow, event: Event) -> list[str]:
    both = [*event.actors, *event.recipients]
    found = []
    for name, wanted, actors in (
        ("actors and recipients", row.all, both),
        ("actors", [*row.actors, *row.actors_all], event.actors),
        ("recipients", [*row.recipients, *row.recipients_all], event.recipients),
    ):
        lost = missing(wanted, actors)
        if lost:
            found.append(f"{name} lack {', '.join(dict.fromkeys(lost))} (are {listed(actors)})")
    countries = {actor.country for actor in both}
    lost = [code for code in row.countries if code not in countries]
    if lost:
        found.append(f"countries lack {', '.join(lost)} (parties are {listed(both)})")
    for name, wanted, actors in (
        ("actors", row.actors_any, event.actors),
        ("recipients", row.recipients_any, event.recipients),
    ):
        if wanted and not any(is_actor(one, actor) for one in wanted for actor in actors):
            found.append(f"{name} hold none of {', '.join(wanted)} (are {listed(actors)})")
    return found


def _when(wanted: Interval | None, time: Time | None) -> list[str]:
    if wanted is None:
        return []
    first, last = (wanted, wanted) if isinstance(wanted, str) else wanted
    if time is None or (time.start is None and time.end is None):
        return ["when missing"]
    # ISO dates are compared by prefix: a gold day takes any minute of it, and nothing wider than it.
    if (time.start or "").startswith(first) and (time.end or "").startswith(last):
        return []
    shown = time.start if time.start == time.end else f"{time.start or '?'}..{time.end or '?'}"
    return [f"when {shown} != {first if first == last else f'{first}..{last}'}"]


def _deadline(wanted: str | None, time: Time | None) -> list[str]:
    if wanted is None:
        return []
    end = None if time is None else time.end
    if end is None:
        return ["deadline missing"]
    return [] if end.startswith(wanted) else [f"deadline {end} != {wanted}"]


def _where(wanted: str | None, place: Place | None) -> list[str]:
    if wanted is None:
        return []
    if place is None:
        return ["where missing"]
    return [] if is_place(wanted, place) else [f"where {place.name} != {wanted}"]


def is_place(wanted: str, place: Place) -> bool:
    """Whether a place is the one wanted: by name, or, for a whole country, by its code."""
    return fold(wanted) == fold(place.name) or (wanted == place.country and place.admin1 is None)


def _counts(wanted: list[WantedCount], counts: list[Count]) -> list[str]:
    return [f"count {_shown(one)} missing" for one in wanted if not any(_is_count(one, c) for c in counts)]


def _is_count(wanted: WantedCount, count: Count) -> bool:
    given = wanted.model_fields_set
    low = "low" not in given or wanted.low == count.low
    return wanted.what == count.what and low and ("high" not in given or wanted.high == count.high)


def _shown(wanted: WantedCount) -> str:
    bounds = ", ".join(f"{name} {getattr(wanted, name)}" for name in ("low", "high") if name in wanted.model_fields_set)
    return f"{wanted.what} ({bounds})" if bounds else wanted.what


def _said_by(row: EventRow, event: Event) -> list[str]:
    chain = ", ".join(source.name for source in event.said_by) or "nobody"
    return [
        f"said by lacks {wanted} (is {chain})"
        for wanted in row.said_by
        if not any(is_source(wanted, source) for source in event.said_by)
    ]
