"""Reading gold files, and documents scored whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from show.builders import MET, SIGNATURE, meeting

from dragoman.cli.screen import plain
from dragoman.errors import GoldError
from dragoman.evaluate import read_document, render, score_document

ROW = {"id": "S1", "what": "they met", "kind": "event", "types": "CONSULT", "quote": "met"}


def gold(folder: Path, rows: list[dict[str, Any]], body: str = MET, **values: Any) -> Path:
    """A gold file beside its report."""
    (folder / "r.txt").write_text(body, encoding="utf-8")
    path = folder / "r.gold.json"
    path.write_text(
        json.dumps({"document": "r.txt", "published": "2021-08-26", "rows": rows, **values}), encoding="utf-8"
    )
    return path


def test_a_document_is_the_report_with_its_rows(tmp_path: Path) -> None:
    document = read_document(gold(tmp_path, [ROW], outlet="The Daily"))
    assert MET in document.report.body
    assert (document.report.published, document.report.outlet) == ("2021-08-26", "The Daily")
    assert (document.test_set.name, document.test_set.rows) == ("r.gold.json", 1)


def test_the_hash_covers_the_report_too(tmp_path: Path) -> None:
    one = read_document(gold(tmp_path, [ROW])).test_set.sha256
    assert read_document(gold(tmp_path, [ROW], body=MET + " So they say.")).test_set.sha256 != one


def test_a_miss_is_printed_with_what_and_why_and_a_signature(tmp_path: Path) -> None:
    document = read_document(gold(tmp_path, [ROW, {**ROW, "id": "S2", "when": "2021-08-24"}]))
    scores = score_document(document, meeting())
    page = plain(render.rows_table(document.test_set, scores, SIGNATURE))
    assert "r.gold.json: 1 of 2 rows" in page
    assert "missed S2 (event): they met" in page
    assert "CONSULT found, but when 2021-08-25 != 2021-08-24" in page
    assert f"test:r.gold.json sha256:{document.test_set.sha256} n:2" in page
    values = render.rows_json(document.test_set, scores)
    assert (values["hits"], values["total"]) == (1, 2)
    assert values["rows"][1]["reasons"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "rows"),
        ([{"id": "1", "kind": "rumour"}], "rows.0"),
        ([{"id": "1", "kind": "event", "types": []}], "types"),
        ([{"id": "1", "kind": "event"}], "rows.0.event.types: Field required"),
        ([ROW, ROW], "'S1' occurs twice"),
    ],
)
def test_faults_name_the_file_and_the_row(tmp_path: Path, rows: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(GoldError, match=r"r\.gold\.json") as fault:
        read_document(gold(tmp_path, rows))
    assert message in str(fault.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.gold\.json: can't be read"):
        read_document(tmp_path / "none.gold.json")
    with pytest.raises(GoldError, match=r"gone\.txt: can't be read"):
        read_document(gold(tmp_path, [ROW], document="gone.txt"))
    with pytest.raises(GoldError, match="publication date"):
        read_document(gold(tmp_path, [ROW], published="yesterday"))
    broken = tmp_path / "b.gold.json"
    broken.write_bytes(b"\xff{")
    with pytest.raises(GoldError, match="not UTF-8"):
        read_document(broken)
