"""Rules for dates of the calendar, whole or in part: "26 August 2021", "August 31", "in 2014", "last summer"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.times import stretch as st
from dragoman.times.scene import UNRESOLVED, Ask, Reading, of_stretch

# A day this near to the publication day is meant whatever the verb seems to say: farther dates that
# look back are given with their year.
_NEAR = timedelta(days=31)


def full(ask: Ask) -> Reading | None:
    """A date with its year."""
    when = date(int(ask.found.groups["y"]), ask.number("months", "mon"), _day(ask, "d"))
    return of_stretch(st.day(when))


def numeric(ask: Ask) -> Reading | None:
    """A date in digits: ``a`` the day, ``b`` the month, ``y`` the year."""
    groups = ask.found.groups
    return of_stretch(st.day(date(int(groups["y"]), int(groups["b"]), int(groups["a"]))))


def slashed(ask: Ask) -> Reading | None:
    """ "26/08/2021": read only where one of the two can't be a month; "05/06/2021" stays unresolved."""
    first, second = int(ask.found.groups["a"]), int(ask.found.groups["b"])
    if first > 12 or first == second:
        return numeric(ask)
    if second > 12:
        return of_stretch(st.day(date(int(ask.found.groups["y"]), first, second)))
    return UNRESOLVED


def named(ask: Ask) -> Reading | None:
    """A day known by a name ("9/11"), unless the report was published before it."""
    when = date.fromisoformat(ask.found.groups["value"])
    if ask.scene.published and ask.scene.published < when:
        return None
    return of_stretch(st.day(when))


def month_day(ask: Ask) -> Reading | None:
    """A day without its year: the nearest, or the one that the tense asks for where none is near."""
    number, day = ask.number("months", "mon"), _day(ask, "d")
    date(2000, number, day)  # a leap year: raises for a day that no year has
    published = ask.scene.published
    if published is None:
        return UNRESOLVED
    if word := ask.get("rel"):
        return of_stretch(st.day(date(published.year + ask.scene.grammar.number("relatives", word), number, day)))
    days = [when for shift in range(-8, 9) if (when := _day_or_none(published.year + shift, number, day))]
    if word := ask.get("wd"):
        weekday = ask.scene.grammar.number("weekdays", word)
        days = [when for when in days if when.weekday() == weekday and abs(when.year - published.year) <= 1] or days
    return of_stretch(st.day(_choose(ask, days, published)))


def _choose(ask: Ask, days: list[date], published: date) -> date:
    if ask.latest:
        return max(when for when in days if when <= ask.latest)
    nearest = min(days, key=lambda when: (abs(when - published), when))
    past = ask.past()
    if past is None or abs(nearest - published) <= _NEAR:
        return nearest
    if past:
        return max(when for when in days if when <= published)
    return min(when for when in days if when > published)


def _day(ask: Ask, group: str) -> int:
    return int(ask.found.groups[group].rstrip("stndrhSTNDRH"))


def _day_or_none(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def day_range(ask: Ask) -> Reading | None:
    """ "15-31 August": two days of one month."""
    if word := ask.get("y"):
        last: Reading | None = of_stretch(st.day(date(int(word), ask.number("months", "mon"), _day(ask, "d2"))))
    else:
        groups = dict(ask.found.groups, d=ask.found.groups["d2"], rel="", wd="")
        found = type(ask.found)("month_day", groups, ask.found.start, ask.found.end)
        last = month_day(Ask(found, ask.scene, ask.leaning))
    if last is None or last.last is None:
        return last
    first = date(last.last.year, last.last.month, _day(ask, "d"))
    return of_stretch(st.between(st.day(first), st.day(date(last.last.year, last.last.month, last.last.day))))


def month(ask: Ask) -> Reading | None:
    """A month: of a year told, of last, this or next year, or the nearest."""
    number, published = ask.number("months", "mon"), ask.scene.published
    if word := ask.get("y"):
        return of_stretch(st.month(int(word), number))
    if published is None:
        return UNRESOLVED
    if word := ask.get("relyear"):
        return of_stretch(st.month(published.year + ask.scene.grammar.number("relatives", word), number))
    return of_stretch(_pick_month(ask, number, published))


def _pick_month(ask: Ask, number: int, published: date) -> st.Stretch:
    months = [st.month(published.year + shift, number) for shift in (-1, 0, 1)]
    if word := ask.get("rel"):
        return _relative(months, ask.scene.grammar.number("relatives", word), published)
    if ask.latest:
        return max((item for item in months if item.first <= ask.latest), key=_first)
    past = ask.past()
    if past is True:
        return max((item for item in months if item.first <= published), key=_first)
    if past is False:
        return min((item for item in months if item.last >= published), key=_first)
    distance: Callable[[st.Stretch], int] = lambda item: abs(  # noqa: E731  # one expression, used once
        (item.first.year - published.year) * 12 + item.first.month - published.month
    )
    return min(months, key=distance)


def _first(stretch: st.Stretch) -> date:
    return stretch.first


def _relative(items: list[st.Stretch], step: int, published: date) -> st.Stretch:
    """Of stretches in order: the last that is over (-1), the first to come (1), the nearest (0)."""
    if step < 0:
        return max((item for item in items if item.last < published), key=_first)
    if step > 0:
        return min((item for item in items if item.first > published), key=_first)
    return min(items, key=lambda item: max((item.first - published).days, (published - item.last).days, 0))


def month_range(ask: Ask) -> Reading | None:
    """ "from March to May 2019": the year of the second month serves for the first."""
    second, first = ask.number("months", "mon2"), ask.number("months", "mon")
    word = ask.get("y2") or (ask.get("y") if first <= second else None)
    if word:
        last: st.Stretch = st.month(int(word), second)
    elif ask.scene.published is None:
        return UNRESOLVED
    else:
        last = _pick_month(ask, second, ask.scene.published)
    year = int(ask.get("y") or last.first.year - (first > second))
    return of_stretch(st.between(st.month(year, first), last))


def year(ask: Ask) -> Reading | None:
    """A calendar year."""
    return of_stretch(st.year(int(ask.found.groups["y"])))


def year_range(ask: Ask) -> Reading | None:
    """ "1999-2003", "2020-21"."""
    first, last = ask.found.groups["y"], ask.found.groups["y2"]
    return of_stretch(st.between(st.year(int(first)), st.year(int(last if len(last) == 4 else first[:2] + last))))


def decade(ask: Ask) -> Reading | None:
    """ "the 1990s"."""
    first = int(ask.found.groups["y"])
    return of_stretch(st.years(first, first + 9, f"{first // 10:03d}"))


def century(ask: Ask) -> Reading | None:
    """ "the 19th century", counted as the years 1800 to 1899."""
    number = int(ask.found.groups["n"]) - 1
    return of_stretch(st.years(number * 100, number * 100 + 99, f"{number:02d}"))


def quarter(ask: Ask) -> Reading | None:
    """ "the first quarter of 2021"."""
    number, year_ = ask.number("ordinals", "n"), int(ask.found.groups["y"])
    whole = st.between(st.month(year_, number * 3 - 2), st.month(year_, number * 3))
    return of_stretch(st.Stretch(whole.first, whole.last, "range", f"{year_:04d}-Q{number}"))


def season(ask: Ask) -> Reading | None:
    """A season of a year told, or the last, this, the next one."""
    word = ask.found.groups["season"].lower()
    code = str(ask.scene.grammar.words["seasons"].get(word, "FA"))
    if told := ask.get("y"):
        return of_stretch(st.season(int(told), code))
    published = ask.scene.published
    if published is None:
        return UNRESOLVED
    items = [st.season(published.year + shift, code) for shift in (-2, -1, 0, 1)]
    return of_stretch(_relative(items, ask.scene.grammar.number("relatives", ask.found.groups["rel"]), published))
