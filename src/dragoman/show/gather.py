"""What an analyst looks for first, gathered over several coded reports: plain rows, in a fixed order.

These are views of the record, so they promote nothing: a toll stays a report's toll, a demand a demand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TypeVar

from dragoman.model import ActorRef, CodedReport, Count, Event, Fact
from dragoman.show import words

T = TypeVar("T")

_LAST = "9999"  # sorts what has no date behind every date


@dataclass(slots=True, frozen=True)
class Entry:
    """An event with the number of its report (from 1, in the order given) and its publication date."""

    number: int
    published: str | None
    event: Event


@dataclass(slots=True)
class Contact:
    """Two parties, with the days, ways and reports of their contacts; ``times`` counts events."""

    pair: tuple[str, str]
    days: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    times: int = 0


def timeline(coded: Sequence[CodedReport]) -> list[Entry]:
    """Every event of the reports by date; undated ones last, ties by report and place in the text."""
    entries = [Entry(n, c.report.published, e) for n, c in enumerate(coded, start=1) for e in c.events]
    return sorted(entries, key=lambda x: (_day(x.event), x.number, x.event.evidence.start, x.event.trigger.start))


def _day(event: Event) -> str:
    if event.when is None:
        return _LAST
    return event.when.start or event.when.end or _LAST


def contacts(entries: Iterable[Entry]) -> list[Contact]:
    """Who was in contact: one row a pair over the CONSULT events said to have taken place, most first."""
    found: dict[tuple[str, str], Contact] = {}
    for entry in entries:
        if entry.event.type != "CONSULT" or entry.event.status not in ("actual", "historical"):
            continue
        for pair in _pairs(entry.event):
            contact = found.setdefault(pair, Contact(pair))
            contact.times += 1
            _once(contact.days, words.when(entry.event.when))
            if entry.event.mode:
                _once(contact.ways, words.words("mode", f"CONSULT.{entry.event.mode}"))
            _once(contact.reports, entry.number)
    return sorted(found.values(), key=lambda c: (-len(c.reports), -c.times, c.pair))


def _pairs(event: Event) -> Iterator[tuple[str, str]]:
    actors, recipients = _names(event.actors), _names(event.recipients)
    pairs = product(actors, recipients) if recipients else combinations(actors, 2)
    unordered = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    yield from sorted(unordered)


def _names(actors: Iterable[ActorRef]) -> list[str]:
    return list(dict.fromkeys(words.party(actor) for actor in actors))


def _once(values: list[T], value: T) -> None:
    if value not in values:
        values.append(value)


def demands(entries: Iterable[Entry]) -> list[Entry]:
    """What is demanded of somebody: those with a deadline first, by deadline, then the others by date."""
    asked = [e for e in entries if e.event.type == "REQUEST" or e.event.deadline is not None]
    return sorted(asked, key=lambda e: (_deadline(e.event), _day(e.event), e.number, e.event.trigger.start))


def _deadline(event: Event) -> str:
    time = event.deadline
    return _LAST if time is None else time.end or time.start or _LAST


def casualties(entries: Iterable[Entry]) -> list[tuple[Entry, Count]]:
    """Each count of people once a report, as that report gives it; by what is counted, then by report."""
    seen: set[tuple[int, str, int]] = set()
    found = []
    for entry in entries:
        for count in entry.event.counts:
            key = (entry.number, count.what, count.mention.start)
            if count.what != "participants" and key not in seen:
                seen.add(key)
                found.append((entry, count))
    return sorted(found, key=lambda x: (x[1].what, x[0].published or _LAST, x[0].number, x[1].mention.start))


def presence(coded: Sequence[CodedReport]) -> list[tuple[str, list[int]]]:
    """Who is said to keep, or not to keep, an embassy, base or troops where; each with its reports."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(coded, start=1):
        for fact in one.facts:
            if fact.relation == "presence":
                _once(found.setdefault(_presence(fact), []), number)
    return sorted(found.items())


def _presence(fact: Fact) -> str:
    since = f" ({words.when(fact.when)})" if fact.when else ""
    return words.fact(fact) + since
