"""What an analyst looks for first, gathered over several coded reports: plain rows, in a fixed order.

These are views of the record, so they promote nothing: a toll stays a report's toll, a demand a demand.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from textwrap import shorten

from dragoman.model import ActorRef, CodedReport, Count, Event, Fact
from dragoman.show import words
from dragoman.show.lines import LAST, Entry, Line, by, join, own_day, same_sentence

# A longer sentence would crowd out the row that it explains.
_QUOTE = 120


@dataclass(slots=True)
class Contact:
    """Parties, mostly two, and the entries that have them in contact, in the order of the timeline."""

    parties: tuple[str, ...]
    entries: list[Entry] = field(default_factory=list)

    @property
    def days(self) -> list[str]:
        """The known dates, each once; if none is known, the day by which a report had it."""
        known = dict.fromkeys(words.when(e.event.when) for e in self.entries if own_day(e.event))
        return list(known) or [by(self.entries)]

    @property
    def ways(self) -> list[str]:
        """The modes in plain words, each once."""
        modes = dict.fromkeys(e.event.mode for e in self.entries if e.event.mode)
        return [words.words("mode", f"CONSULT.{mode}") for mode in modes]

    @property
    def reports(self) -> list[int]:
        """The numbers of the reports, ascending."""
        return sorted({entry.number for entry in self.entries})


def contacts(entries: Iterable[Entry]) -> list[Contact]:
    """Who was in contact, over the CONSULT events said to have taken place: one row for the same parties."""
    found: dict[tuple[str, ...], Contact] = {}
    for entry in entries:
        if entry.event.type == "CONSULT" and entry.event.status in ("actual", "historical"):
            for parties in _together(entry.event):
                found.setdefault(parties, Contact(parties)).entries.append(entry)
    return sorted(found.values(), key=lambda c: (-len(c.reports), -len(c.entries), c.parties))


def _together(event: Event) -> list[tuple[str, ...]]:
    """The named parties of a contact, in alphabetical order; "reporters" or "a diplomat" make none.

    Every actor meets every recipient. Actors alone stand together, however many: that each of them
    spoke with each other is not said.
    """
    actors, recipients = _named(event.actors), _named(event.recipients)
    if event.recipients:
        return sorted({(min(a, r), max(a, r)) for a, r in product(actors, recipients) if a != r})
    return [tuple(sorted(actors))] if len(actors) > 1 else []


def _named(actors: Iterable[ActorRef]) -> list[str]:
    names = dict.fromkeys(words.party(actor) for actor in actors)
    return [name for name in names if any(char.isupper() for char in name)]


@dataclass(slots=True, frozen=True)
class Asked:
    """A demand, once for all reports that carry it, and the events read as its answer."""

    line: Line
    answers: list[Entry]

    @property
    def what(self) -> str:
        """What is asked, in the report's words."""
        return _asked(self.line.event)


def demands(entries: Sequence[Entry]) -> list[Asked]:
    """What is demanded of somebody: those with a deadline first, by deadline, then the others by date."""
    asked = [e for e in entries if e.event.type == "REQUEST" or (e.event.demand and e.event.deadline)]
    lines = sorted(join(asked, _same_demand), key=lambda line: (_deadline(line.event), line.first.order))
    return [Asked(line, _answers(line, entries)) for line in lines]


def _asked(event: Event) -> str:
    return words.clean((event.demand.asked if event.demand else event.trigger).text)


def _same_demand(entry: Entry) -> Hashable:
    event = entry.event
    parties = (words.parties(event.actors), words.parties(event.recipients))
    return event.type, event.status, parties, _asked(event).casefold(), words.when(event.deadline)


def _deadline(event: Event) -> str:
    time = event.deadline
    return LAST if time is None else time.end or time.start or LAST


def _answers(line: Line, entries: Iterable[Entry]) -> list[Entry]:
    """The events that answer one of the demands of a line; an answer is an event of the same report."""
    wanted = {(e.number, e.event.demand.answered_by) for e in line.entries if e.event.demand}
    asked = {(e.number, e.event.id) for e in line.entries}
    return [
        e
        for e in entries
        if (e.number, e.event.id) in wanted
        or any(link.rel == "answers" and (e.number, link.event_id) in asked for link in e.event.links)
    ]


@dataclass(slots=True, frozen=True)
class Toll:
    """A count of people as one sentence gives it, with all reports that carry the sentence."""

    count: Count
    line: Line

    @property
    def where(self) -> str:
        """The place, empty if none is given."""
        return words.where(self.line.event.where, "")

    @property
    def order(self) -> tuple[tuple[str, bool], bool, str, str, int, int]:
        """By day as in the timeline, then place (those without one last), what is counted, and as read."""
        first = self.line.first
        return first.order[:2], not self.where, self.where, self.count.what, first.number, self.count.mention.start


def casualties(entries: Iterable[Entry]) -> list[Toll]:
    """Each count of people once a sentence, by day and place, so that tolls that differ stand together."""
    seen: set[tuple[int, str, int]] = set()
    counts: dict[Hashable, Count] = {}
    found: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        for count in entry.event.counts:
            place = (entry.number, count.what, count.mention.start)
            if count.what == "participants" or place in seen:
                continue
            seen.add(place)  # several events of one sentence may hold the same count
            key = (same_sentence(entry), count.what, count.mention.start - entry.event.evidence.start)
            counts.setdefault(key, count)
            found.setdefault(key, []).append(entry)
    tolls = [Toll(count, Line(tuple(found[key]))) for key, count in counts.items()]
    return sorted(tolls, key=lambda toll: toll.order)


@dataclass(slots=True)
class Presence:
    """Who is said to keep, or not to keep, an embassy, base or troops where; quotes with their reports."""

    who: str
    keeps: str
    where: str
    since: str
    quotes: dict[str, list[int]] = field(default_factory=dict)


def presence(coded: Sequence[CodedReport]) -> list[Presence]:
    """One row for who, whether and where, in alphabetical order of these."""
    found: dict[tuple[str, str, str, str], Presence] = {}
    for number, one in enumerate(coded, start=1):
        for fact in one.facts:
            if fact.relation != "presence":
                continue
            key = _presence(fact)
            numbers = found.setdefault(key, Presence(*key)).quotes.setdefault(_quote(fact), [])
            if number not in numbers:
                numbers.append(number)
    return [found[key] for key in sorted(found)]


def _presence(fact: Fact) -> tuple[str, str, str, str]:
    keeps = words.words("presence", fact.polarity)
    since = words.when(fact.when) if fact.when else ""
    return words.party(fact.subject), keeps, words.thing(fact), since


def _quote(fact: Fact) -> str:
    return shorten(words.clean(fact.evidence.text), _QUOTE, placeholder=" …")
