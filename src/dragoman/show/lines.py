"""Lines of a page: events of one or more reports that stand in one line, because they say the same.

Only the display joins them. In the record every report keeps its own events.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.dates import published_day
from dragoman.model import CodedReport, Event
from dragoman.show import words

LAST = "9999"  # sorts what has no date behind every date


@dataclass(slots=True, frozen=True)
class Entry:
    """An event with the number of its report (from 1, in the order given) and its publication date."""

    number: int
    published: str | None
    event: Event

    @property
    def order(self) -> tuple[str, bool, int, int, int]:
        """By day, an undated event behind the dated ones of the day its report was published; then as read."""
        own = own_day(self.event)
        day = own or self.published_day or LAST
        return day, own is None, self.number, self.event.evidence.start, self.event.trigger.start

    @property
    def published_day(self) -> str | None:
        """The day of publication, without a time."""
        day = published_day(self.published)
        return None if day is None else day.isoformat()


@dataclass(slots=True, frozen=True)
class Line:
    """One or more entries that are shown as one, in the order of the page."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The entry that stands for the others."""
        return self.entries[0]

    @property
    def event(self) -> Event:
        """The event of the first entry."""
        return self.first.event

    @property
    def numbers(self) -> list[int]:
        """The numbers of the reports, each once, ascending."""
        return sorted({entry.number for entry in self.entries})

    @property
    def date(self) -> str:
        """The event's own date; else ``≤`` and the day its first report was published; else unknown."""
        return words.when(self.event.when) if own_day(self.event) else by(self.entries)

    @property
    def source(self) -> str:
        """On whose word: the chains of all entries."""
        return words.chains([entry.event.said_by for entry in self.entries])


def own_day(event: Event) -> str | None:
    """The first day that an event itself is dated to, if it is."""
    return None if event.when is None else event.when.start or event.when.end


def by(entries: Iterable[Entry]) -> str:
    """``≤ 2021-08-24``: the earliest publication among the entries, which dates no event; else unknown."""
    days = [entry.published_day for entry in entries]
    known = [day for day in days if day is not None]
    return f"≤ {min(known)}" if known else words.UNKNOWN


def timeline(coded: Sequence[CodedReport]) -> list[Entry]:
    """Every event of the reports by day, an undated one at its report's publication; ties as read."""
    entries = [Entry(n, c.report.published, e) for n, c in enumerate(coded, start=1) for e in c.events]
    return sorted(entries, key=lambda entry: entry.order)


def join(entries: Iterable[Entry], key: Callable[[Entry], Hashable]) -> list[Line]:
    """Entries of one key in one line, at the place of the first of them."""
    found: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return [Line(tuple(alike)) for alike in found.values()]


def same_sentence(entry: Entry) -> Hashable:
    """What two reports share that carry one sentence, read alike: the words, the deed, its parties and status.

    Date and place are part of it, so that nothing is shown of a report that was not read in it.
    """
    event = entry.event
    return (
        words.clean(event.evidence.text),
        event.trigger.start - event.evidence.start,
        (event.type, event.mode, event.status),
        words.parties(event.actors),
        words.parties(event.recipients),
        words.when(event.when),
        words.where(event.where),
    )
