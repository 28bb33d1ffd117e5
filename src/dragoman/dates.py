"""Publication dates: ISO dates or date-times, whose length is their precision."""

from __future__ import annotations

from datetime import date, datetime

from dragoman.errors import ReportError


def check_published(value: str | None) -> None:
    """Check that a publication date is an ISO 8601 date or date and time.

    Raises:
        ReportError: it is neither.
    """
    if value is None:
        return
    try:
        datetime.fromisoformat(value)
    except (ValueError, TypeError):
        raise ReportError(
            f"unknown publication date {value!r}: write it as YYYY-MM-DD (or an ISO date and time)"
        ) from None


def published_day(value: str | None) -> date | None:
    """The calendar day of a publication date, as written (no time zone is shifted)."""
    return None if value is None else datetime.fromisoformat(value).date()
