"""Stretches of the calendar: a day, week, month, season, year, decade, with its TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Precision

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(slots=True, frozen=True)
class Stretch:
    """The days ``first`` to ``last``, both inclusive."""

    first: date
    last: date
    precision: Precision
    value: str


def day(when: date) -> Stretch:
    """One day."""
    return Stretch(when, when, "day", when.isoformat())


def week(inside: date) -> Stretch:
    """The ISO week (Monday to Sunday) that holds a day."""
    first = inside - timedelta(days=inside.weekday())
    year, number, _ = inside.isocalendar()
    return Stretch(first, first + timedelta(days=6), "week", f"{year:04d}-W{number:02d}")


def weekend(inside: date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(inside)
    return Stretch(whole.first + timedelta(days=5), whole.last, "range", f"{whole.value}-WE")


def month(year: int, number: int) -> Stretch:
    """A calendar month."""
    return Stretch(
        date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month", f"{year:04d}-{number:02d}"
    )


def year(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04d}")


def years(first: int, last: int, value: str) -> Stretch:
    """Several years, such as a decade."""
    return Stretch(date(first, 1, 1), date(last, 12, 31), "range", value)


def season(number: int, code: str) -> Stretch:
    """A season of the northern year; winter begins in December of the year that names it."""
    start = date(number, _SEASON_MONTH[code], 1)
    last = add_months(start, 3) - timedelta(days=1)
    return Stretch(start, last, "season", f"{number:04d}-{code}")


def between(first: Stretch, last: Stretch) -> Stretch:
    """From the beginning of one stretch to the end of another, as an ISO 8601 interval.

    Raises:
        ValueError: the second ends before the first begins.
    """
    if last.last < first.first:
        raise ValueError("a range that ends before it begins")
    return Stretch(first.first, last.last, "range", f"{first.value}/{last.value}")


def add_months(when: date, count: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    number = when.year * 12 + when.month - 1 + count
    target, index = divmod(number, 12)
    return date(target, index + 1, min(when.day, monthrange(target, index + 1)[1]))


def holding(when: date, unit: str) -> Stretch:
    """The stretch of a TIMEX3 unit (D, W, M, Y, 10Y, 100Y) that holds a day.

    Raises:
        ValueError: the unit is none of these.
    """
    makers = {
        "D": lambda: day(when),
        "W": lambda: week(when),
        "M": lambda: month(when.year, when.month),
        "Y": lambda: year(when.year),
        "10Y": lambda: years(when.year // 10 * 10, when.year // 10 * 10 + 9, f"{when.year // 10:03d}"),
        "100Y": lambda: years(when.year // 100 * 100, when.year // 100 * 100 + 99, f"{when.year // 100:02d}"),
    }
    if unit not in makers:
        raise ValueError(f"no stretch of the calendar: {unit}")
    return makers[unit]()


def step(when: date, count: int, unit: str) -> date:
    """The day some units of time away.

    Raises:
        ValueError: the unit is shorter than a day, or the calendar ends.
        OverflowError: the calendar ends.
    """
    number, code = int(unit[:-1] or 1) if unit[:-1].isdigit() or unit[:-1] == "" else 0, unit[-1]
    if code == "D":
        return when + timedelta(days=count * number)
    if code == "W":
        return when + timedelta(weeks=count * number)
    if code in ("M", "Y") and number:
        return add_months(when, count * number * (12 if code == "Y" else 1))
    raise ValueError(f"shorter than a day: {unit}")
