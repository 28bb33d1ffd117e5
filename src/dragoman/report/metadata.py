"""What an item states about itself, what the caller states about it, and the report that both make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from dragoman.dates import check_published
from dragoman.errors import ReportError
from dragoman.model import Report
from dragoman.report.cleaning import clean_text, clean_title, title_and_body

# Name in the report: the keys it may stand under, the first one with a value counts.
_KEYS = {
    "id": ("id",),
    "title": ("title",),
    "published": ("published", "date"),
    "outlet": ("outlet", "source"),
    "url": ("url",),
    "language": ("language",),
}
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_NUMERIC_DAY = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})")
_MAIL_DATE = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{2}:\d{2}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")
_SPELLED_ENGLISH = frozenset({"eng", "english"})


@dataclass(slots=True, frozen=True, kw_only=True)
class Given:
    """What the caller says of every item of a run; it is the user's word and wins over the items' own."""

    published: str | None = None
    outlet: str | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Metadata:
    """What is known of a report besides its text."""

    id: str = ""
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "und"


def metadata_from(mapping: Mapping[str, object], given: Given) -> Metadata:
    """The metadata that front matter or a JSON object states, with the caller's word put over it.

    Raises:
        ReportError: a value is no text, or the date can't be read.
    """
    values = {name: _first(mapping, keys) for name, keys in _KEYS.items()}
    # A bad date that the caller's own replaces does no harm.
    published = given.published or (parse_date(values["published"]) if values["published"] else None)
    return Metadata(
        id=values["id"] or "",
        title=clean_title(values["title"]),
        published=published,
        outlet=given.outlet or values["outlet"],
        url=values["url"],
        language=language_code(values["language"]),
    )


def _first(mapping: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        if text := _text(key, mapping.get(key)):
            return text
    return None


def _text(key: str, value: object) -> str | None:
    """A metadata value as text; news interfaces give a source as an object with a name."""
    if key == "source" and isinstance(value, Mapping):
        value = value.get("name")
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReportError(f"{key!r} is not text: write it in quotes, or leave it out")
    return " ".join(clean_text(value).split()) or None


def language_code(value: str | None) -> str:
    """The ISO 639 code in a language tag ("en-GB" is "en"); "und" where there is none."""
    if value is None:
        return "und"
    if value.lower() in _SPELLED_ENGLISH:
        return "en"
    match = _LANGUAGE.match(value)
    return match[1].lower() if match else "und"


def parse_date(value: str) -> str:
    """A publication date as ISO 8601: as it is if it is that already, times and zones kept.

    Other forms are read only where they can't be mistaken: 2021/08/26, 26 August 2021,
    August 26, 2021, mail dates, and an ISO time followed by UTC or GMT.

    Raises:
        ReportError: it is none of these.
    """
    # No date is longer; a message must not be.
    value = value.strip()[:100]
    if re.match(r"\d{4}-", value):
        value = re.sub(r"\s*(?:UTC|GMT)$", "+00:00", value)
    if match := _NUMERIC_DAY.fullmatch(value):
        value = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    elif match := _DAY_FIRST.fullmatch(value) or _MONTH_FIRST.fullmatch(value):
        month = _MONTHS.get(match["month"][:3].lower(), 0)
        value = f"{match['year']}-{month:02}-{int(match['day']):02}" if month else value
    elif _MAIL_DATE.match(value):
        value = _mail_date(value)
    check_published(value)
    return value


def _mail_date(value: str) -> str:
    try:
        moment: datetime = parsedate_to_datetime(value)
    except ValueError:
        return value
    return moment.isoformat()


def make_report(metadata: Metadata, article: str) -> Report:
    """The report of some metadata and an article's raw text.

    Raises:
        ReportError: the text is empty, or too long for one report.
    """
    title, body = title_and_body(metadata.title, article)
    return Report(
        id=metadata.id,
        title=title,
        body=body,
        published=metadata.published,
        outlet=metadata.outlet,
        url=metadata.url,
        language=metadata.language,
    )
