"""What ships as knowledge, and what a broken file says."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from dragoman.actors import Knowledge, load_knowledge
from dragoman.actors.loading import FILES
from dragoman.actors.schema import Spell
from dragoman.errors import KnowledgeError

_DATA = Path(__file__).parents[2] / "src" / "dragoman" / "actors" / "data"
_BROKEN = list(csv.DictReader(Path(__file__).with_name("broken_rows.csv").read_text(encoding="utf-8").splitlines()))
_LEAST = {"states.csv": 200, "leaders.csv": 300, "roles.csv": 250}
_LEAST_OF_KIND = {"igo": 80, "media": 60, "ngo": 10, "company": 10, "government-body": 150}


def _rows(file: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_DATA / file).read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(_DATA, tmp_path / "data"))


def test_the_shipped_knowledge_is_read_once() -> None:
    assert load_knowledge() is load_knowledge()


def test_the_version_is_a_hash_of_the_bytes(copy: Path) -> None:
    assert Knowledge(copy).version == load_knowledge().version
    with (copy / "roles.csv").open("a", encoding="utf-8") as file:
        file.write("grand vizier,grand vizier,GOV,person,1,,,2025-06-30,x\n")
    assert Knowledge(copy).version != load_knowledge().version


@pytest.mark.parametrize("file", FILES)
def test_every_row_has_its_source_and_day(file: str) -> None:
    assert all(row["source"] and row["as_of"] for row in _rows(file))


@pytest.mark.parametrize(("file", "least"), _LEAST.items())
def test_there_is_enough(file: str, least: int) -> None:
    assert len(_rows(file)) >= least


def test_there_are_enough_organisations() -> None:
    ids = {row["id"]: row["kind"] for row in _rows("organisations.csv")}
    kinds = Counter(ids.values())
    assert all(kinds[kind] >= least for kind, least in _LEAST_OF_KIND.items())
    assert kinds["rebel"] + kinds["party"] >= 120


def test_no_open_spell_begins_after_its_day() -> None:
    late = [r["id"] for r in _rows("leaders.csv") if not r["to"] and r["from"] > r["as_of"]]
    assert late == []


@pytest.mark.parametrize("case", _BROKEN, ids=lambda case: f"{case['file']}: {case['message']}")
def test_a_broken_row_is_named(case: dict[str, str], copy: Path) -> None:
    with (copy / case["file"]).open("a", encoding="utf-8") as file:
        file.write(case["row"] + "\n")
    last = len((copy / case["file"]).read_text(encoding="utf-8").splitlines())
    with pytest.raises(KnowledgeError) as caught:
        Knowledge(copy)
    assert str(caught.value).startswith(f"{case['file']}: row {last}: ")
    assert case["message"] in str(caught.value)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "roles.csv").unlink()
    with pytest.raises(KnowledgeError, match=r"^roles.csv: row 1: "):
        Knowledge(copy)


def test_other_columns_are_refused(copy: Path) -> None:
    (copy / "anaphors.csv").write_text("words,kind\nhe,pronoun\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"^anaphors.csv: row 1: columns are words,kind; write words,kind,of"):
        Knowledge(copy)


@pytest.mark.parametrize(
    ("start", "end", "day", "covered"),
    [
        ("2001", "2001", "2001-12-31", True),
        ("2001", "2001", "2002-01-01", False),
        ("2001-03", "", "2001-02-28", False),
        ("2001-03", "", "2030-01-01", True),
        ("", "1991-12-26", "1991-12-26", True),
        ("", "1991-12-26", "1991-12-27", False),
    ],
)
def test_ends_count_at_their_own_precision(start: str, end: str, day: str, covered: bool) -> None:
    assert Spell(start, end, "2025-06-30").covers(day) is covered


def test_an_open_end_is_vouched_for_up_to_its_day_only() -> None:
    spell = Spell("2001", "", "2025-06")
    assert spell.checked("2025-06-30")
    assert not spell.checked("2025-07-01")
