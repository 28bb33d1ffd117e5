"""Clock times: "5 p.m.", "0930 GMT", "noon"; placed only where their day is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from dragoman.reader.reading import Offsets
from dragoman.times.scene import Ask, Reading

_WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def clock(ask: Ask) -> Reading | None:
    """A time of an unknown day. "GMT" and "UTC" end the value in Z; any other zone is left out."""
    zone = "Z" if (ask.get("zone") or "").upper() in ("GMT", "UTC") else ""
    if word := ask.get("word"):
        return Reading(type="TIME", value=_WORDS[word.lower()] + zone)
    hour, minute = int(ask.found.groups["h"]), int(ask.get("min") or 0)
    if half := ask.get("ap"):
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return Reading(type="TIME", value=f"T{hour:02d}:{minute:02d}{zone}")


def on_day(reading: Reading, day: date, anchor: Offsets | None = None) -> Reading:
    """A clock time on a day that is known. Midnight ends the day, and is kept as that day."""
    assert reading.value is not None  # a clock time always has one
    value = f"{day.isoformat()}{reading.value}"
    if reading.value.startswith("T24"):
        return replace(reading, value=value, first=day, last=day, precision="day", anchor=anchor)
    moment = datetime.combine(day, time.fromisoformat(reading.value[1:6]))
    return replace(reading, value=value, first=moment, last=moment, precision="minute", anchor=anchor)
