"""What items state about themselves, and dates in every form that can't be mistaken."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.errors import ReportError
from dragoman.report.metadata import Given, language_code, metadata_from, parse_date

with (Path(__file__).parent / "dates.csv").open(encoding="utf-8", newline="") as _file:
    DATES = [(row["value"], row["iso"]) for row in csv.DictReader(_file)]


@pytest.mark.parametrize(("value", "iso"), DATES)
def test_dates(value: str, iso: str) -> None:
    if iso:
        assert parse_date(value) == iso
        assert parse_date(iso) == iso
    else:
        with pytest.raises(ReportError, match="YYYY-MM-DD"):
            parse_date(value)


def test_the_callers_word_wins_even_over_a_bad_date() -> None:
    stated = {"published": "last week", "outlet": "The Daily"}
    metadata = metadata_from(stated, Given(published="2021-08-26", outlet="Wire"))
    assert (metadata.published, metadata.outlet) == ("2021-08-26", "Wire")
    with pytest.raises(ReportError, match="last week"):
        metadata_from(stated, Given())


def test_other_names_for_keys() -> None:
    stated = {"id": 17, "date": "2021-08-26", "source": {"id": None, "name": "The Daily"}, "language": "en-GB"}
    metadata = metadata_from(stated, Given())
    assert (metadata.id, metadata.published, metadata.outlet) == ("17", "2021-08-26", "The Daily")
    assert metadata.language == "en"


def test_the_first_key_with_a_value_counts() -> None:
    stated = {"published": None, "date": "2021-08-26", "outlet": " ", "source": "Wire"}
    metadata = metadata_from(stated, Given())
    assert (metadata.published, metadata.outlet) == ("2021-08-26", "Wire")


@pytest.mark.parametrize("key", ["title", "published", "date", "outlet", "source", "url", "language"])
@pytest.mark.parametrize("value", [3, True, ["a"]])
def test_values_that_are_no_text(key: str, value: object) -> None:
    with pytest.raises(ReportError, match=key):
        metadata_from({key: value}, Given())


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("fr-CA", "fr"),
        ("German", "und"),
        (None, "und"),
    ],
)
def test_language_tags(tag: str | None, code: str) -> None:
    assert language_code(tag) == code
