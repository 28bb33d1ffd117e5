"""One coded report as HTML for a notebook: self-contained, and every word of the report escaped."""

from __future__ import annotations

from html import escape
from itertools import groupby

from dragoman.model import CodedReport, Event
from dragoman.show import words
from dragoman.show.marks import pieces

# Only classes under .dragoman-record are styled, so that a notebook's own look is left alone; colours
# are translucent, so that they hold on light and dark pages. A notebook's stripes would part a sentence
# from its events.
_STYLE = """
.dragoman-record table{border-collapse:collapse;width:100%}
.dragoman-record table th,.dragoman-record table td{text-align:left;vertical-align:top;padding:.25em .6em}
.dragoman-record tbody tr:nth-child(n){background:none}
.dragoman-record tr.dragoman-event td{border-top:1px solid rgba(128,128,128,.4)}
.dragoman-record mark{color:inherit;background:none;border-radius:.2em;padding:0 .1em}
.dragoman-record mark.trigger{background:rgba(255,180,0,.35);font-weight:bold}
.dragoman-record mark.actor{background:rgba(0,130,255,.25)}
.dragoman-record mark.recipient{background:rgba(200,0,160,.2)}
"""
_HEAD = ("when", "who", "to whom", "code", "status", "where", "on whose word")
_LEGEND = (
    'In the sentences: <mark class="trigger">deed</mark> <mark class="actor">who</mark> '
    '<mark class="recipient">to whom</mark>. A › B: A has it from B. ?: not known. '
    "No status: told as done."
)


def html(coded: CodedReport) -> str:
    """The record of one report as one ``<div>``: no script, no link, no outside resource.

    The sentence of each event marks its trigger, actors and recipients. Text of the report is
    hostile input and stands escaped wherever it appears.
    """
    report = coded.report
    title = _text(words.title(report))
    about = " · ".join(_text(part) for part in (report.outlet, report.published) if part)
    said = [f"{_text(words.statement(s))}: <q>{_text(words.content(s))}</q>" for s in coded.statements]
    return (
        f'<div class="dragoman-record"><style>{_STYLE}</style><p><strong>{title}</strong> {about}</p>{_events(coded)}'
        + _list("Statements", said)
        + _list("Facts", [_text(words.fact(f)) for f in coded.facts])
        + _list("Warnings", [_text(w) for w in coded.warnings])
        + f"<p><small>{_text(str(coded.signature))}</small></p></div>"
    )


def _text(value: str) -> str:
    return escape(words.clean(value), quote=True)


def _events(coded: CodedReport) -> str:
    if not coded.events:
        return "<p>No events.</p>"
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    rows = []
    # As on the terminal, several events of one sentence stand together above it.
    for _, group in groupby(coded.events, key=lambda event: event.evidence):
        events = list(group)
        rows += [*(_event(event) for event in events), _sentence(events)]
    body = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f"<p><small>{_LEGEND}</small></p>{body}"


def _event(event: Event) -> str:
    cells = (
        words.when(event.when),
        words.parties(event.actors),
        words.parties(event.recipients) if event.recipients else "",
        words.code(event),
        words.status(event),
        words.where(event.where, ""),
        words.chain(event.said_by),
    )
    row = "".join(f"<td>{_text(cell)}</td>" for cell in cells)
    return f'<tr class="dragoman-event">{row}</tr>'


def _sentence(events: list[Event]) -> str:
    parts = []
    for piece, labels in pieces(*events):
        names = " ".join(sorted(labels))
        inner = escape(words.printable(piece), quote=True)
        parts.append(f'<mark class="{names}" title="{names}">{inner}</mark>' if names else inner)
    return f'<tr><td colspan="{len(_HEAD)}">{"".join(parts)}</td></tr>'


def _list(title: str, items: list[str]) -> str:
    if not items:
        return ""
    return f"<p><strong>{title}</strong></p><ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
