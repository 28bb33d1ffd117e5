"""The record of several reports as one page: the timeline, then what an analyst looks for first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.model import CodedReport, Event
from dragoman.show import gather, words
from dragoman.show.lines import Entry, Line, join, same_sentence, timeline
from dragoman.show.terminal import sentence

# Column widths are shares of the page, cut for 100 columns: a date, "≤" included, fits its column.
_COLUMNS = (("date", 15), ("who", 18), ("did what", 19), ("to whom", 17), ("where", 12), ("on whose word", 19))
_NONE = "none in these reports"
_NOTHING = "–"
LEGEND = "[n]: report n · A › B: A has it from B · ≤ date: no date was read; the report was published then"


def record(coded: Sequence[CodedReport]) -> RenderableType:
    """One page over the reports: who they are, the timeline, contacts, demands, tolls, presence.

    Reports are numbered from 1 in the order given; ``[2]`` points to the second. A sentence that
    several of them carry, read alike, is shown once with all their numbers.
    """
    entries = timeline(coded)
    parts: list[RenderableType] = [_legend(), _title("Reports"), _reports(coded)]
    parts += [_title(f"Timeline: {words.counted(len(entries), 'event')}, by date"), *_timeline(entries)]
    parts += [_title("Who was in contact"), _contacts(entries)]
    parts += [_title("Demands, and by when"), _demands(entries)]
    parts += [_title("People killed, wounded, detained or moved, as each report has it"), _casualties(entries)]
    parts += [_title("Who keeps a presence (embassy, mission, base, troops) where"), _presence(coded)]
    return Group(*parts)


def counts(coded: Sequence[CodedReport]) -> str:
    """How much a record holds, in one line: reports, events, statements, facts, warnings."""
    return ", ".join(
        (
            words.counted(len(coded), "report"),
            words.counted(sum(len(one.events) for one in coded), "event"),
            words.counted(sum(len(one.statements) for one in coded), "statement"),
            words.counted(sum(len(one.facts) for one in coded), "fact"),
            words.counted(sum(len(one.warnings) for one in coded), "warning"),
        )
    )


def _legend() -> RenderableType:
    statuses = ", ".join(f"({words.words('status', s)})" for s in ("historical", "future", "hypothetical", "negated"))
    unknown = f"{words.UNKNOWN}: not known · {_NOTHING}: none read"
    return Text(f"{LEGEND}\n{unknown} · {statuses}: else done", style="dim")


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
    # Several events of one sentence stand together above it.
    for _, group in groupby(join(entries, same_sentence), key=lambda line: (line.first.number, line.event.evidence)):
        lines = list(group)
        parts += [_line(_cells(line), "") for line in lines]
        quoted = sentence(*(line.event for line in lines))
        quoted.append(f"  {_numbers(sorted({n for line in lines for n in line.numbers}))}", style="dim")
        parts.append(Padding(quoted, (0, 0, 0, 4)))
    return parts


def _line(cells: Sequence[str], style: str) -> RenderableType:
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    for _, ratio in _COLUMNS:
        grid.add_column(ratio=ratio, overflow="fold", min_width=10)
    grid.add_row(*(Text(cell, style=style) for cell in cells))
    return grid


def _cells(line: Line) -> list[str]:
    event = line.event
    return [
        line.date,
        words.parties(event.actors),
        words.deed(event),
        words.parties(event.recipients) if event.recipients else "",
        words.where(event.where, ""),
        line.source,
    ]


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _contacts(entries: Sequence[Entry]) -> RenderableType:
    rows = [
        [" — ".join(c.parties), ", ".join(c.days), ", ".join(c.ways) or _NOTHING, _numbers(c.reports)]
        for c in gather.contacts(entries)
    ]
    return _grid((("parties", 42), ("days", 24), ("how", 22), ("reports", 12)), rows)


def _demands(entries: Sequence[Entry]) -> RenderableType:
    rows = []
    for asked in gather.demands(entries):
        event = asked.line.event
        status = f" ({words.status(event)})" if words.status(event) else ""
        due = words.when(event.deadline) if event.deadline else _NOTHING
        answers = "; ".join(_answer(entry.event) for entry in asked.answers) or _NOTHING
        parties = (words.parties(event.actors), words.parties(event.recipients))
        rows.append([*parties, asked.what + status, due, answers, _numbers(asked.line.numbers)])
    columns = (("who", 17), ("of whom", 17), ("what", 32), ("by when", 11), ("answered", 13), ("reports", 10))
    return _grid(columns, rows)


def _answer(event: Event) -> str:
    return f"{words.parties(event.actors)} {words.deed(event)}"


def _casualties(entries: Sequence[Entry]) -> RenderableType:
    rows: list[list[str]] = []
    above: list[str] = []
    for toll in gather.casualties(entries):
        group = [toll.line.date, toll.where or _NOTHING]
        said = [words.count(toll.count), f"“{words.clean(toll.count.mention.text)}”", toll.line.source]
        rows.append([*(group if group != above else ["", ""]), *said, _numbers(toll.line.numbers)])
        above = group
    columns = (("when", 15), ("where", 12), ("count", 18), ("in its words", 20), ("on whose word", 25), ("reports", 10))
    return _grid(columns, rows)


def _presence(coded: Sequence[CodedReport]) -> RenderableType:
    rows: list[list[str]] = []
    for row in gather.presence(coded):
        lead = [row.who, row.keeps, row.where + (f" ({row.since})" if row.since else "")]
        for quote, numbers in row.quotes.items():
            rows.append([*lead, f"“{quote}”", _numbers(numbers)])
            lead = ["", "", ""]
    columns = (("who", 16), ("presence", 13), ("where", 13), ("in the report's words", 48), ("reports", 10))
    return _grid(columns, rows)
