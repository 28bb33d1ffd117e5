"""``demo``, ``relate``, ``evaluate`` and the command line itself, with a fake coder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.exits import Exit

RUN = CliRunner()
SENTENCE = "Xi told Putin that Xi backs him."


def test_demo_shows_the_record_and_what_to_do_next() -> None:
    done = RUN.invoke(app, ["demo"])
    assert done.exit_code == Exit.OK, done.output
    for shown in ("Timeline", "Who was in contact", "Demands", "dragoman code", "signature: "):
        assert shown in done.stdout
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 100
    assert not any(line.endswith(" ") for line in lines)
    assert lines[-1] == "10 reports, 10 events, 0 statements, 0 facts, 0 warnings"


def test_relate_gives_sorted_json_in_a_pipe() -> None:
    done = RUN.invoke(app, ["relate", SENTENCE, "--actor", "Putin", "--recipient", "him"])
    found = json.loads(done.stdout)
    assert list(found["types"]) == ["AGREE", "NONE", "AID"]
    assert SENTENCE[found["actor"]["start"] : found["actor"]["end"]] == "Putin"
    assert done.stderr == ""


def test_relate_takes_the_first_of_several_and_says_so() -> None:
    done = RUN.invoke(app, ["relate", SENTENCE, "--actor", "Xi"])
    assert json.loads(done.stdout)["actor"] == {"start": 0, "end": 2}
    assert json.loads(done.stdout)["recipient"] is None
    assert done.stderr == "note: 'Xi' stands in TEXT 2 times; the first is taken\n"


@pytest.mark.parametrize("arguments", [["--actor", "Biden"], ["--actor", "Put"], ["--actor", ""], []])
def test_relate_refuses_words_that_are_not_there(arguments: list[str]) -> None:
    done = RUN.invoke(app, ["relate", SENTENCE, *arguments])
    assert done.exit_code == Exit.USAGE
    assert "TEXT" in done.stderr


def gold(folder: Path) -> Path:
    """A folder with one document of two rows, one of which the fake coder misses."""
    (folder / "r.txt").write_text("Xi met Putin.", encoding="utf-8")
    event = {"kind": "event", "types": ["CONSULT"], "quote": "met"}
    rows = [{"id": "1", **event}, {"id": "2", **event, "where": "Kabul"}]
    (folder / "r.gold.json").write_text(json.dumps({"document": "r.txt", "rows": rows}), encoding="utf-8")
    return folder


def test_evaluate_a_folder_and_write_json(tmp_path: Path) -> None:
    out = tmp_path / "scores.json"
    done = RUN.invoke(app, ["evaluate", str(gold(tmp_path)), "--json", str(out)])
    assert done.exit_code == Exit.OK, done.output
    assert "1 of 2 rows" in done.stdout
    assert "where missing" in done.stdout
    assert "sha256:" in done.stdout
    assert json.loads(out.read_text(encoding="utf-8"))["rows"] == {"hits": 1, "total": 2}


def test_evaluate_json_alone_on_stdout(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["evaluate", str(gold(tmp_path) / "r.gold.json"), "--json", "-"])
    assert json.loads(done.stdout)["results"][0]["hits"] == 1


def test_evaluate_a_relation_table(tmp_path: Path) -> None:
    pytest.importorskip("dragoman.ontology")
    path = tmp_path / "t.tsv"
    path.write_text("AGREE\t<s>A</s> agreed with <t>B</t>.\nAID\t<s>A</s> fed <t>B</t>.\n", encoding="utf-8")
    done = RUN.invoke(app, ["evaluate", str(path), "--events"])
    assert done.exit_code == Exit.OK, done.output
    assert "accuracy 0.500" in done.stdout
    assert "events: 1.00 a sentence" in done.stdout


@pytest.mark.parametrize("name", ["gone.gold.json", "gone.tsv", "report.docx", "empty"])
def test_evaluate_names_gold_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = RUN.invoke(app, ["evaluate", str(tmp_path / name)])
    assert done.exit_code == Exit.NOTHING
    assert done.stderr.startswith("error: ")
    assert name in done.stderr


def test_evaluate_goes_on_behind_bad_gold(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["evaluate", str(tmp_path / "gone.tsv"), str(gold(tmp_path))])
    assert done.exit_code == Exit.SOME_FAILED
    assert "1 of 2 rows" in done.stdout


def test_version() -> None:
    assert RUN.invoke(app, ["--version"]).stdout.startswith("dragoman ")


def test_the_command_line_imports_nothing_heavy() -> None:
    heavy = ("spacy", "numpy", "rich.table", "dragoman.coder")
    code = f"import sys, dragoman.cli; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_train_checks_a_corpus(tmp_path: Path) -> None:
    for tier in ("broad", "dev"):
        (tmp_path / tier).mkdir()
        (tmp_path / tier / "x.txt").write_text(
            f"[Iran|1a] [sued|1ACCUSE] [Iraq|1r] over the {tier}.\n", encoding="utf-8"
        )
    result = CliRunner().invoke(app, ["train", str(tmp_path), "--check"])
    assert result.exit_code == 0
    assert result.stdout.startswith("1 sentences, 1 events")
    (tmp_path / "dev/x.txt").unlink()
    result = CliRunner().invoke(app, ["train", str(tmp_path), "--check"])
    assert result.exit_code == 3
    assert "holds no annotated sentences" in result.stderr


def test_evaluate_annotated_sentences(tmp_path: Path) -> None:
    gold = tmp_path / "gold.txt"
    gold.write_text("[Iran|1a] [condemned|1ACCUSE/disapprove] [Iraq|1r].\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(gold), "--reader", "rules"])
    assert result.exit_code == 0
    assert "trigger and type" in result.stdout
    assert "signature: " in result.stdout
