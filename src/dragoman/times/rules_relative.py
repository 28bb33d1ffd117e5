"""Rules for what is told from another day: "on Wednesday", "yesterday", "two days ago", "a day earlier"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.model import Precision
from dragoman.times import stretch as st
from dragoman.times.scene import UNRESOLVED, Ask, Reading, of_stretch

# How far a stretch reaches, to tell whether an anchor is fine enough for "the same month".
_FINENESS: dict[Precision, int] = {"day": 0, "week": 1, "month": 2, "year": 3}
_UNIT_FINENESS = {"D": 0, "W": 1, "M": 2, "Y": 3}


def weekday(ask: Ask) -> Reading | None:
    """A weekday: the last up to and including the publication day, after it where the verb is future."""
    published, number = ask.scene.published, ask.number("weekdays", "wd")
    if published is None:
        return _with_part(ask, UNRESOLVED)
    back = (published.weekday() - number) % 7
    last, after = published - timedelta(days=back), published + timedelta(days=7 - back)
    when = last
    if word := ask.get("rel"):
        step = ask.scene.grammar.number("relatives", word)
        when = {-1: last if back else last - timedelta(days=7), 0: after if back else last, 1: after}[step]
    elif ask.latest:
        when = ask.latest - timedelta(days=(ask.latest.weekday() - number) % 7)
    elif ask.past() is False:
        when = after
    return _with_part(ask, of_stretch(st.day(when)))


def _with_part(ask: Ask, reading: Reading) -> Reading:
    """The reading of a part of the day: "Sunday night" is a TIME, known to the day."""
    word = ask.get("part")
    if word is None:
        return reading
    code = ask.scene.grammar.words["parts_of_day"][word.lower()]
    return replace(reading, type="TIME", value=f"{reading.value}T{code}" if reading.value else None)


def deictic(ask: Ask) -> Reading | None:
    """ "yesterday", "tonight": days counted from the publication day."""
    words = " ".join(ask.found.groups["word"].lower().split())
    part = ask.get("part") or next((name for name in ask.scene.grammar.words["parts_of_day"] if name in words), "")
    found = replace(ask.found, groups=dict(ask.found.groups, part=part))
    if ask.scene.published is None:
        return _with_part(replace(ask, found=found), UNRESOLVED)
    when = ask.scene.published + timedelta(days=ask.scene.grammar.number("deictic", words))
    return _with_part(replace(ask, found=found), of_stretch(st.day(when)))


def relative_unit(ask: Ask) -> Reading | None:
    """ "last month", "this week", "next year"."""
    if ask.scene.published is None:
        return UNRESOLVED
    word, unit = ask.get("rel"), ask.unit()
    count = ask.scene.grammar.number("relatives", word) if word else 0
    return of_stretch(st.holding(st.step(ask.scene.published, count, unit), unit))


def weekend(ask: Ask) -> Reading | None:
    """ "last weekend", "over the weekend": Saturday and Sunday."""
    published = ask.scene.published
    if published is None:
        return UNRESOLVED
    this, days = st.weekend(published), timedelta(days=7)
    word = ask.get("rel")
    if word:
        count = ask.scene.grammar.number("relatives", word)
        on_it = count == 1 and published.weekday() < 5 and "coming" in word.lower()
        return of_stretch(this if on_it else st.weekend(published + count * days))
    ahead = this.first > published
    back = ask.past() is not False
    return of_stretch(st.weekend(published - days) if ahead and back else this)


def ago(ask: Ask) -> Reading | None:
    """ "two days ago": the day, week, month or year that lies so far before publication."""
    return _stepped(ask, ask.scene.published, -1, None)


def shifted(ask: Ask) -> Reading | None:
    """ "a day earlier", "three weeks later": told from the nearest earlier day of the text."""
    base, anchor = ask.scene.anchor_day()
    return _stepped(ask, base, ask.number("back", "back"), anchor)


def _stepped(ask: Ask, base: date | None, sign: int, anchor: tuple[int, int] | None) -> Reading:
    unit = ask.unit()
    count = ask.number("numbers", "n") if ask.get("n") else 1
    if unit.startswith("T"):
        return Reading(type="TIME")
    if base is None or count == 0:
        return UNRESOLVED
    # A fortnight ago is a week; ten or a hundred years ago is a year.
    held = unit[-1]
    return of_stretch(st.holding(st.step(base, sign * count, unit), held), anchor)


def same(ask: Ask) -> Reading | None:
    """ "the same day", "the previous week", "the following year"."""
    unit = ask.unit()
    word = " ".join(ask.found.groups["same"].lower().split())
    count = 1 if word == "the next" else ask.scene.grammar.number("same", word)
    base, anchor = ask.scene.anchor_day()
    if unit != "D":
        base, anchor = _fine_anchor(ask, unit)
    if base is None:
        return UNRESOLVED
    return of_stretch(st.holding(st.step(base, count, unit), unit), anchor)


def _fine_anchor(ask: Ask, unit: str) -> tuple[date | None, tuple[int, int] | None]:
    """The nearest earlier stretch no longer than the unit, or None: the day of publication says
    little about "that year".
    """
    for item in reversed(ask.scene.known):
        if _FINENESS.get(item.precision, 9) <= _UNIT_FINENESS.get(unit, -1):
            return item.first, item.span
    return None, None


def window(ask: Ask) -> Reading | None:
    """ "the past three days", "the next week": a duration that ends or begins with publication."""
    unit = ask.unit("unit" if ask.get("unit") else "unit2")
    count = ask.number("numbers", "n") if ask.get("n") else 1
    reading = Reading(type="DURATION", value=duration_value(count, unit))
    published, sign = ask.scene.published, int(ask.found.groups["step"])
    if published is None or count == 0 or unit.startswith("T"):
        return reading
    other = st.step(published, sign * count, unit)
    return replace(reading, first=min(published, other), last=max(published, other), precision="range")


def within(ask: Ask) -> Reading | None:
    """ "within ten days": a deadline, counted from publication."""
    count, unit = ask.number("numbers", "n"), ask.unit()
    reading = Reading(type="DURATION", value=duration_value(count, unit), open="before")
    if unit == "TH" and count and count % 24 == 0:
        count, unit = count // 24, "D"
    if ask.scene.published is None or count == 0 or unit.startswith("T"):
        return reading
    return replace(reading, last=st.step(ask.scene.published, count, unit), precision="day")


def ahead(ask: Ask) -> Reading | None:
    """ "in three days": a date where the verb is future ("will meet in three days"), else a duration."""
    if ask.get("time") or ask.past() is False:
        return _stepped(ask, ask.scene.published, 1, None)
    return Reading(type="DURATION", value=duration_value(ask.number("numbers", "n"), ask.unit()))


def vague(ask: Ask) -> Reading | None:
    """ "recent weeks", "coming days": found, but nothing to work out beyond the direction."""
    return Reading(type="DATE", value=ask.get("value"))


def from_event(ask: Ask) -> Reading | None:
    """ "two days before the vote": found; the day of the vote isn't known here."""
    return UNRESOLVED if ask.found.groups else None


def duration_value(count: int, unit: str) -> str:
    """The TIMEX3 value of so many units: P3D, PT48H, PXY where the number is unknown."""
    clock = "T" if unit.startswith("T") else ""
    code, factor = unit[-1], int(unit[:-1]) if unit[:-1].isdigit() else 1
    return f"P{clock}{count * factor if count else 'X'}{code}"
