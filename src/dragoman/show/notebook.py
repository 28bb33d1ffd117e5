"""One coded report as HTML for a notebook: self-contained, and every word of the report escaped."""

from __future__ import annotations

from html import escape

from dragoman.model import CodedReport, Event
from dragoman.show import words
from dragoman.show.marks import pieces

# Only classes under .dragoman-record are styled, so that a notebook's own look is left alone; colours
# are translucent, so that they hold on light and dark pages.
_STYLE = """
.dragoman-record table{border-collapse:collapse;width:100%}
.dragoman-record th,.dragoman-record td{text-align:left;vertical-align:top;padding:.25em .6em}
.dragoman-record tr.dragoman-event td{border-top:1px solid rgba(128,128,128,.4)}
.dragoman-record mark{color:inherit;background:none;border-radius:.2em;padding:0 .1em}
.dragoman-record mark.trigger{background:rgba(255,180,0,.35);font-weight:bold}
.dragoman-record mark.actor{background:rgba(0,130,255,.25)}
.dragoman-record mark.recipient{background:rgba(200,0,160,.2)}
"""
_HEAD = ("when", "who", "to whom", "code", "status", "where", "on whose word")


def html(coded: CodedReport) -> str:
    """The record of one report as one ``<div>``: no script, no link, no outside resource.

    The sentence of each event marks its trigger, actors and recipients. Text of the report is
    hostile input and stands escaped wherever it appears.
    """
    report = coded.report
    title = _text(words.title(report))
    about = " · ".join(_text(part) for part in (report.outlet, report.published) if part)
    rows = "".join(_event(event) for event in coded.events)
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    events = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else "<p>No events.</p>"
    said = [f"{_text(words.statement(s))}: <q>{_text(words.content(s))}</q>" for s in coded.statements]
    return (
        f'<div class="dragoman-record"><style>{_STYLE}</style><p><strong>{title}</strong> {about}</p>{events}'
        + _list("Statements", said)
        + _list("Facts", [_text(words.fact(f)) for f in coded.facts])
        + _list("Warnings", [_text(w) for w in coded.warnings])
        + f"<p><small>{_text(str(coded.signature))}</small></p></div>"
    )


def _text(value: str) -> str:
    return escape(words.clean(value), quote=True)


def _event(event: Event) -> str:
    cells = (
        words.when(event.when),
        words.parties(event.actors),
        words.parties(event.recipients) if event.recipients else "",
        words.code(event),
        words.status(event),
        words.where(event.where),
        words.chain(event.said_by),
    )
    row = "".join(f"<td>{_text(cell)}</td>" for cell in cells)
    return f'<tr class="dragoman-event">{row}</tr><tr><td colspan="{len(cells)}">{_sentence(event)}</td></tr>'


def _sentence(event: Event) -> str:
    parts = []
    for piece, labels in pieces(event):
        names = " ".join(sorted(labels))
        inner = escape(words.printable(piece), quote=True)
        parts.append(f'<mark class="{names}" title="{names}">{inner}</mark>' if names else inner)
    return "".join(parts)


def _list(title: str, items: list[str]) -> str:
    if not items:
        return ""
    return f"<p><strong>{title}</strong></p><ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
