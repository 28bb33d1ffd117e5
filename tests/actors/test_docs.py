"""The page on actors names every file, column and kind."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.actors.loading import FILES
from dragoman.actors.schema import ANAPHOR_KINDS, PARTY_KINDS, ROLE_KINDS

_ROOT = Path(__file__).parents[2]
_DATA = _ROOT / "src" / "dragoman" / "actors" / "data"


@pytest.fixture(scope="module")
def page() -> str:
    return (_ROOT / "docs" / "actors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES)
def test_every_file_and_column_is_described(page: str, file: str) -> None:
    assert f"**`{file}`**" in page
    with (_DATA / file).open(encoding="utf-8") as lines:
        columns = next(csv.reader(lines))
    assert [column for column in columns if f"`{column}`" not in page] == []


def test_every_kind_is_described(page: str) -> None:
    kinds = (PARTY_KINDS - {"state"}) | ROLE_KINDS | ANAPHOR_KINDS
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in page] == []


def test_the_data_folder_holds_just_these_files() -> None:
    assert sorted(path.name for path in _DATA.iterdir()) == sorted(FILES)
