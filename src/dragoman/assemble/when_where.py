"""When and where a deed took place: which of a report's times and places are its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.model import Place, Span, Time, Timex
from dragoman.reader.reading import Offsets, Trigger

_DATED = {"DATE", "TIME"}
_LOCATIVE = re.compile(
    r"\b(in|at|near|outside|inside|around|across|over|off|on|from|to|into|of|through|throughout|toward|towards|beyond|"
    r"leaving|visiting|visited|reached|left)\s+(the\s+|(?:north|south|east|west|northern|southern|eastern|western|"
    r"central|nearby|city of|capital)\s+)*$",
    re.I,
)


def inside(span: Span | None, offsets: Offsets) -> bool:
    """Whether a span lies in some characters."""
    return span is not None and offsets[0] <= span.start and span.end <= offsets[1]


def gap(span: Span, offsets: Offsets) -> int:
    """How many characters lie between; 0 if they touch or overlap."""
    return max(0, span.start - offsets[1], offsets[0] - span.end)


def when_of(trigger: Trigger, timexes: Iterable[Timex], quoted: bool) -> Timex | None:
    """The time of a deed: the nearest date of its clause, else of its sentence.

    A deed inside somebody's words (``quoted``) isn't dated by when they were said. What is asked of
    others ("by 31 August") is a deadline, not a date.
    """
    dated = [
        t
        for t in timexes
        if t.type in _DATED
        and t.open != "before"
        and inside(t.mention, trigger.sentence)
        and not (trigger.asked and inside(t.mention, trigger.asked))
    ]
    own = [t for t in dated if inside(t.mention, trigger.scope)]
    chosen = own or ([] if quoted else dated)
    return min(chosen, key=lambda t: _distance(t, trigger), default=None)


def deadline_of(trigger: Trigger, timexes: Iterable[Timex]) -> Timex | None:
    """The date by which something is asked: one in what is asked, else a "by ..." of the clause."""
    near = [t for t in timexes if t.type in _DATED and t.end and inside(t.mention, trigger.sentence)]
    asked = [t for t in near if trigger.asked and inside(t.mention, trigger.asked)]
    until = [t for t in near if t.open == "before" and inside(t.mention, trigger.scope)]
    return min(asked or until, key=lambda t: _distance(t, trigger), default=None)


def where_of(trigger: Trigger, places: Sequence[Place], body: str) -> Place | None:
    """The place of a deed: the nearest toponym of its clause that says where, not who."""
    parties = [(m.start, m.end) for m in (*trigger.actors, *trigger.recipients)]
    located = [
        p
        for p in places
        if p.mention is not None
        and inside(p.mention, trigger.scope)
        and _LOCATIVE.search(body[max(0, p.mention.start - 30) : p.mention.start])
        and not any(inside(p.mention, party) and not _says_where(p.mention, body) for party in parties)
    ]
    return min(located, key=lambda p: gap(p.mention, trigger.span) if p.mention else 0, default=None)


def _says_where(mention: Span, body: str) -> bool:
    return bool(
        re.search(r"\b(in|at|near|outside|inside)\s+(the\s+)?$", body[max(0, mention.start - 14) : mention.start])
    )


def as_time(timex: Timex | None) -> Time | None:
    """A time expression as the plain interval that an event carries; None where it stayed unresolved."""
    if timex is None or (timex.start is None and timex.end is None):
        return None
    return Time(start=timex.start, end=timex.end, precision=timex.precision, open=timex.open, mention=timex.mention)


def _distance(timex: Timex, trigger: Trigger) -> int:
    return gap(timex.mention, trigger.span) if timex.mention else 0
