"""The record of several reports as one page: the timeline, then what an analyst looks for first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.model import CodedReport, Event, Span
from dragoman.show import gather, words
from dragoman.show.gather import Entry
from dragoman.show.terminal import sentence

_COLUMNS = (("date", 10), ("who", 18), ("did what (status)", 21), ("to whom", 17), ("where", 10), ("on whose word", 18))
_NONE = "none in these reports"


def record(coded: Sequence[CodedReport]) -> RenderableType:
    """One page over the reports: who they are, the timeline, contacts, demands, tolls, presence.

    Reports are numbered from 1 in the order given; ``[2]`` points to the second.
    """
    entries = gather.timeline(coded)
    parts: list[RenderableType] = [_title("Reports"), _reports(coded)]
    parts += [_title(f"Timeline: {len(entries)} events, by date"), *_timeline(entries)]
    parts += [_title("Who was in contact"), _contacts(entries)]
    parts += [_title("Demands, and by when"), _demands(entries)]
    parts += [_title("People killed, wounded, detained or moved, as each report has it"), _casualties(entries)]
    parts += [_title("Who keeps a presence where"), _presence(coded)]
    return Group(*parts)


def _title(text: str) -> RenderableType:
    return Padding(Text(text, style="bold underline"), (1, 0, 0, 0))


def _grid(columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> RenderableType:
    """A borderless table with a header; plain text when piped, and no wider than the screen."""
    if not rows:
        return Text(f"  {_NONE}", style="dim")
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for title, ratio in columns:
        table.add_column(title, ratio=ratio, overflow="fold")
    for cells in rows:
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _reports(coded: Sequence[CodedReport]) -> RenderableType:
    rows = []
    for number, one in enumerate(coded, start=1):
        report = one.report
        title = words.title(report)
        rows.append([f"[{number}]", report.published or "?", words.clean(report.outlet or "?"), title])
    return _grid((("", 6), ("published", 11), ("outlet", 25), ("title", 58)), rows)


def _timeline(entries: Sequence[Entry]) -> list[RenderableType]:
    if not entries:
        return [Text(f"  {_NONE}", style="dim")]
    parts: list[RenderableType] = [_line([title for title, _ in _COLUMNS], "bold")]
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        parts.append(_line(_cells(entry.event), ""))
        # Several events of one sentence stand together above it; the last of them shows it.
        if following is None or _source(following) != _source(entry):
            quoted = sentence(entry.event)
            quoted.append(f"  [{entry.number}]", style="dim")
            parts.append(Padding(quoted, (0, 0, 0, 4)))
    return parts


def _source(entry: Entry) -> tuple[int, Span]:
    return entry.number, entry.event.evidence


def _line(cells: Sequence[str], style: str) -> RenderableType:
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    for _, ratio in _COLUMNS:
        grid.add_column(ratio=ratio, overflow="fold", min_width=10)
    grid.add_row(*(Text(cell, style=style) for cell in cells))
    return grid


def _cells(event: Event) -> list[str]:
    return [
        words.when(event.when),
        words.parties(event.actors),
        f"{words.deed(event)} ({words.status(event)})",
        words.parties(event.recipients) if event.recipients else "",
        words.where(event.where) if event.where else "",
        words.chain(event.said_by),
    ]


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _contacts(entries: Sequence[Entry]) -> RenderableType:
    rows = [
        [" — ".join(c.pair), ", ".join(_known(c.days)), ", ".join(c.ways), _numbers(c.reports)]
        for c in gather.contacts(entries)
    ]
    return _grid((("pair", 42), ("days", 24), ("how", 22), ("reports", 12)), rows)


def _known(days: Sequence[str]) -> Sequence[str]:
    """The days that are known; if none is, that."""
    return [day for day in days if day != words.UNKNOWN] or [words.UNKNOWN]


def _demands(entries: Sequence[Entry]) -> RenderableType:
    rows = []
    for entry in gather.demands(entries):
        event = entry.event
        asked = words.clean(event.demand.asked.text) if event.demand else words.clean(event.trigger.text)
        answer = "answered" if event.demand and event.demand.answered_by else ""
        due = words.when(event.deadline) if event.deadline else "none stated"
        who = f"{words.parties(event.actors)} → {words.parties(event.recipients)}"
        rows.append([due, who, f"{asked} ({event.status})", f"{answer} [{entry.number}]".strip()])
    return _grid((("by when", 12), ("who → of whom", 28), ("what (status)", 48), ("reports", 12)), rows)


def _casualties(entries: Sequence[Entry]) -> RenderableType:
    rows = []
    for entry, count in gather.casualties(entries):
        event = entry.event
        at = " ".join(part for part in (words.when(event.when), words.where(event.where)) if part != words.UNKNOWN)
        source = words.chain(event.said_by)
        rows.append([words.count(count), f"“{words.clean(count.mention.text)}”", at, source, f"[{entry.number}]"])
    columns = (("count", 20), ("in its words", 22), ("when and where", 22), ("on whose word", 28), ("reports", 8))
    return _grid(columns, rows)


def _presence(coded: Sequence[CodedReport]) -> RenderableType:
    rows = [[line, _numbers(numbers)] for line, numbers in gather.presence(coded)]
    return _grid((("who, and where", 88), ("reports", 12)), rows)
