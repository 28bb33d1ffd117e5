"""The committed JSON schema is the data model's."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import TypeAdapter

from dragoman import schema
from dragoman.model import CodedReport
from show.builders import meeting

COMMITTED = Path(__file__).parents[2] / "schema" / schema.FILE_NAME


def test_the_committed_schema_is_up_to_date() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema.coded_report_schema(), "run `make schema`"


def test_a_coded_report_is_valid_and_a_bent_one_is_not() -> None:
    checker = jsonschema.Draft202012Validator(json.loads(schema.coded_report_schema()))
    record = json.loads(TypeAdapter(CodedReport).dump_json(meeting()))
    checker.validate(record)
    record["events"][0]["status"] = "perhaps"
    assert not checker.is_valid(record)


def test_the_command_writes_it_where_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert schema.main([str(tmp_path / "new")]) == 0
    assert (tmp_path / "new" / schema.FILE_NAME).is_file()
    assert schema.main([]) == 2
    assert "usage" in capsys.readouterr().err
