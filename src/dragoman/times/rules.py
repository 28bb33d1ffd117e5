"""Every rule that a pattern of the grammar may name."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.times import rules_calendar as calendar
from dragoman.times import rules_relative as relative
from dragoman.times.clock import clock
from dragoman.times.scene import Ask, Reading

Rule = Callable[[Ask], Reading | None]


def none(ask: Ask) -> Reading | None:  # noqa: ARG001  # a rule's shape
    """A name that only looks like a time."""
    return None


def duration(ask: Ask) -> Reading | None:
    """ "for three days": a length of time that isn't placed in the calendar."""
    count = ask.number("numbers", "n") if ask.get("n") else 0
    return Reading(type="DURATION", value=relative.duration_value(count, ask.unit()))


def every(ask: Ask) -> Reading | None:
    """ "every Friday", "each month": what recurs."""
    if ask.get("wd"):
        return Reading(type="SET", value=f"XXXX-WXX-{ask.number('weekdays', 'wd') + 1}")
    count = ask.number("numbers", "n") if ask.get("n") else 1
    return Reading(type="SET", value=relative.duration_value(count, ask.unit()))


RULES: dict[str, Rule] = {
    "none": none,
    "duration": duration,
    "every": every,
    "clock": clock,
    "full": calendar.full,
    "numeric": calendar.numeric,
    "slashed": calendar.slashed,
    "named": calendar.named,
    "month_day": calendar.month_day,
    "day_range": calendar.day_range,
    "month": calendar.month,
    "month_range": calendar.month_range,
    "year": calendar.year,
    "year_range": calendar.year_range,
    "decade": calendar.decade,
    "century": calendar.century,
    "quarter": calendar.quarter,
    "season": calendar.season,
    "weekday": relative.weekday,
    "deictic": relative.deictic,
    "relative_unit": relative.relative_unit,
    "weekend": relative.weekend,
    "ago": relative.ago,
    "shifted": relative.shifted,
    "same": relative.same,
    "window": relative.window,
    "within": relative.within,
    "ahead": relative.ahead,
    "vague": relative.vague,
    "from_event": relative.from_event,
}
