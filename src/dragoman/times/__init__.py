"""When: time expressions in the text, worked out to ISO dates against the publication day."""

from __future__ import annotations

from dragoman.times.find import find_times

__all__ = ["find_times"]
