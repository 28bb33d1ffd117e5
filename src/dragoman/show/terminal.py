"""One coded report on a terminal: events with their sentences, then statements, facts and warnings."""

from __future__ import annotations

from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.model import CodedReport, Event
from dragoman.show import words
from dragoman.show.marks import pieces

_STYLES = {"trigger": "bold underline", "actor": "cyan", "recipient": "magenta"}
_RATIOS = (("when", 10), ("who → to whom", 26), ("code (status)", 18), ("where", 9), ("on whose word", 17))
_LEGEND = "A › B: A has it from B · ?: not given · (status): none is shown for what is actual"


def table(coded: CodedReport) -> RenderableType:
    """The record of one report as a rich renderable.

    Each event takes one row (when, who → whom, code and status, where, on whose word) with the
    sentence below, once for all events that follow each other in it, their triggers emphasised. What
    is actual shows no status. Report text is shown as it stands, never as markup.
    """
    parts: list[RenderableType] = [_heading(coded)]
    if coded.events:
        parts += [Text(_LEGEND, style="dim"), row([title for title, _ in _RATIOS], style="bold")]
    for _, group in groupby(coded.events, key=lambda event: event.evidence):
        events = list(group)
        parts += [*(row(_cells(event)) for event in events), Padding(sentence(*events), (0, 0, 0, 2))]
    parts += _section("statements", [f"{words.statement(s)}: “{words.content(s)}”" for s in coded.statements])
    parts += _section("facts", [words.fact(f) for f in coded.facts])
    parts += _section("warnings", [words.clean(w) for w in coded.warnings])
    return Group(*parts)


def _heading(coded: CodedReport) -> Text:
    report = coded.report
    about = ", ".join(words.clean(part) for part in (report.outlet, report.published) if part)
    line = Text(words.title(report), style="bold")
    events = words.counted(len(coded.events), "event")
    line.append(f"  {about or 'no publication date or outlet'} · {events}", style="dim")
    return line


def row(cells: list[str], style: str = "") -> Table:
    """One line of the event table; every row is its own grid, so that sentences can run between rows."""
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    for _, ratio in _RATIOS:
        grid.add_column(ratio=ratio, overflow="fold", min_width=min(ratio, 10))
    grid.add_row(*(Text(cell, style=style) for cell in cells))
    return grid


def _cells(event: Event) -> list[str]:
    whom = f" → {words.parties(event.recipients)}" if event.recipients else ""
    return [
        words.when(event.when),
        words.parties(event.actors) + whom,
        words.code(event) + (f" ({event.status})" if event.status != "actual" else ""),
        words.where(event.where, ""),
        words.chain(event.said_by),
    ]


def sentence(*events: Event) -> Text:
    """The evidence that events share, triggers, actors and recipients set off; control characters are left out."""
    line = Text(style="dim")
    for piece, labels in pieces(*events):
        style = " ".join(_STYLES[label] for label in ("trigger", "actor", "recipient") if label in labels)
        line.append(words.printable(piece), style=f"not dim {style}" if style else "")
    return line


def _section(title: str, lines: list[str]) -> list[RenderableType]:
    if not lines:
        return []
    return [Text(title, style="bold"), *(Padding(Text(line), (0, 0, 0, 2)) for line in lines)]
