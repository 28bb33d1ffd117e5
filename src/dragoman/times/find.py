"""Find the time expressions of a text and work out what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from dragoman.dates import check_published, published_day
from dragoman.model import Span, Timex
from dragoman.reader.reading import Offsets
from dragoman.times import stretch as st
from dragoman.times.clock import on_day
from dragoman.times.compose import Expression, compose, find_matches
from dragoman.times.grammar import load_grammar
from dragoman.times.rules import RULES
from dragoman.times.scene import UNRESOLVED, Ask, Found, Known, Past, Reading, Scene

_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+[A-Z“\"]|\n\s*\n")


def find_times(
    body: str,
    published: str | None,
    *,
    spans: Sequence[Offsets] | None = None,
    past: Past | None = None,
) -> list[Timex]:
    """The time expressions of a text in order, each with its dates where they can be worked out.

    ``published`` is the ISO date (or date and time) that relative expressions count from; without
    it they are found but keep ``start``, ``end`` and ``value`` None. ``spans`` keeps only the
    expressions that overlap one of the given offsets (the others still serve as anchors).
    ``past`` tells the tense of the verb that governs the words at an offset: True for past, False
    for future, None for unknown. A mention holds the preposition that opens it ("by 31 August").

    Raises:
        ReportError: ``published`` is not an ISO date.
    """
    check_published(published)
    grammar = load_grammar()
    scene = Scene(grammar, published_day(published), past)
    timexes = []
    for expression in compose(body, find_matches(body, grammar), grammar):
        reading = _read(body, expression, scene)
        if reading is None:
            continue
        timex = _timex(body, expression, reading)
        _remember(scene, expression, reading, timex)
        if spans is None or any(start < expression.end and expression.start < end for start, end in spans):
            timexes.append(timex)
    return timexes


def _read(body: str, expression: Expression, scene: Scene) -> Reading | None:
    """The reading of an expression, or None for what no calendar has ("February 30")."""
    try:
        if expression.kind == "range":
            return _read_range(expression, scene)
        if expression.kind == "clock_day":
            return _read_clock_day(expression, scene)
        if expression.kind == "from_day":
            return _read_from_day(expression, scene)
        return _read_single(body, expression, scene)
    except (ValueError, OverflowError):
        return None


def _ask(found: Found, scene: Scene, expression: Expression, latest: date | None = None) -> Reading | None:
    leaning = expression.opener.past if expression.opener else None
    return RULES[found.rule](Ask(found, scene, leaning, latest))


def _read_single(body: str, expression: Expression, scene: Scene) -> Reading | None:
    found = expression.parts[0]
    reading = _ask(found, scene, expression)
    if reading is None or found.rule != "clock":
        return reading
    for known in reversed(scene.known):
        if known.precision == "day":
            same_sentence = not _SENTENCE_END.search(body, known.span[1], found.start)
            return on_day(reading, known.first, known.span) if same_sentence else reading
    return reading


def _read_range(expression: Expression, scene: Scene) -> Reading | None:
    left, right = expression.parts
    last = _ask(right, scene, expression)
    if last is None or last.last is None:
        return last
    first = _ask(left, scene, expression, _day(last.last))
    if first is None or first.first is None or first.value is None or last.value is None:
        return first
    if first.first > last.last:
        return UNRESOLVED
    value = f"{first.value}/{last.value}"
    return Reading(type="DATE", value=value, first=first.first, last=last.last, precision="range")


def _read_clock_day(expression: Expression, scene: Scene) -> Reading | None:
    clock, day = (_ask(found, scene, expression) for found in expression.parts)
    if clock is None or day is None:
        return None
    return clock if day.first is None else on_day(clock, _day(day.first))


def _read_from_day(expression: Expression, scene: Scene) -> Reading | None:
    """ "two days before Friday"."""
    offset, day = expression.parts
    base = _ask(day, scene, expression)
    if base is None or base.first is None:
        return base
    ask = Ask(offset, scene)
    count, unit = ask.number("numbers", "n"), ask.unit()
    if count == 0 or unit.startswith("T"):
        return UNRESOLVED
    when = st.step(_day(base.first), count * ask.number("back", "back"), unit)
    stretch = st.holding(when, unit[-1])
    return Reading(
        type="DATE", value=stretch.value, first=stretch.first, last=stretch.last, precision=stretch.precision
    )


def _timex(body: str, expression: Expression, reading: Reading) -> Timex:
    first, last, opens = reading.first, reading.last, reading.open
    start, end = expression.start, expression.end
    opener = expression.opener
    if opener and reading.type in ("DATE", "TIME"):
        bound = first if opener.bound == "start" else last
        first, last = (bound, None) if opener.open == "after" else (None, bound)
        opens = opener.open
    elif opener:
        start = expression.parts[0].start
    anchor = Span(*reading.anchor, body[slice(*reading.anchor)]) if reading.anchor else None
    return Timex(
        type=reading.type,
        value=reading.value,
        start=_iso(first),
        end=_iso(last),
        precision=reading.precision,
        open=opens,
        mention=Span(start, end, body[start:end]),
        anchor=anchor,
    )


def _remember(scene: Scene, expression: Expression, reading: Reading, timex: Timex) -> None:
    """Keep what later expressions may be told from: closed stretches, not deadlines."""
    if timex.open or reading.first is None or reading.last is None or reading.type not in ("DATE", "TIME"):
        return
    precision = "day" if reading.precision == "minute" else reading.precision
    span = (expression.start, expression.end)
    scene.known.append(Known(span, _day(reading.first), _day(reading.last), precision))


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _iso(when: date | datetime | None) -> str | None:
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat() if when else None
