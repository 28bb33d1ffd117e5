"""Domain cases from the CSV files beside their tests.

A row whose ``known`` column is filled is a known limit: what a careful reader expects and the code does not do yet.
It must fail, so that a limit which is overcome is noticed.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file.

    Raises:
        ValueError: a row has too few or too many cells.
    """
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, restkey="more", restval="?")
        found = list(reader)
    for number, row in enumerate(found, start=2):
        if "more" in row or "?" in row.values():
            raise ValueError(f"{path.name}:{number}: the cells don't fit the head")
    return found


def cases(path: Path) -> list[ParameterSet]:
    """One parameter a row, known limits marked."""
    return [
        pytest.param(
            row,
            id=f"{number}:{row['sentence'][:60]}",
            marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if row["known"] else [],
        )
        for number, row in enumerate(rows(path), start=2)
    ]


def words(cell: str) -> list[str]:
    """A cell of words between bars."""
    return [word for word in cell.split("|") if word]
