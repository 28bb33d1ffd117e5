"""``dragoman code`` with a fake coder: outputs, failures, exit codes."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli import code as code_module
from dragoman.cli.exits import Exit
from dragoman.cli.sinks import JsonLines, unbroken
from dragoman.model import CodedReport

RUN = CliRunner()


def reports(folder: Path, *bodies: str) -> list[str]:
    """Files with the given bodies."""
    paths = [folder / f"r{number}.txt" for number in range(len(bodies))]
    for path, body in zip(paths, bodies, strict=True):
        path.write_text(body, encoding="utf-8")
    return [str(path) for path in paths]


def test_a_pipe_gets_one_json_object_a_line_that_reads_back(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["code", *reports(tmp_path, "Xi met Putin.", "Élysée — “oui”.")])
    assert done.exit_code == Exit.OK
    assert "Élysée".encode() in done.stdout_bytes
    lines = done.stdout_bytes.decode("utf-8").splitlines()
    coded = [TypeAdapter(CodedReport).validate_json(line) for line in lines]
    assert [one.report.body.split()[0] for one in coded] == ["Xi", "Élysée"]
    names = {"report", "events", "statements", "facts", "timexes", "places", "warnings", "signature"}
    assert json.loads(lines[0]).keys() == names


def test_standard_input_with_date_and_outlet() -> None:
    done = RUN.invoke(app, ["code", "-", "--published", "2021-08-26", "--outlet", "The Daily"], input="Xi met Putin.")
    report = json.loads(done.stdout)["report"]
    assert (report["published"], report["outlet"]) == ("2021-08-26", "The Daily")


def test_a_table_on_request(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["code", *reports(tmp_path, "Xi met Putin."), "--format", "table"])
    assert "CONSULT" in done.stdout
    assert "{" not in done.stdout


def test_a_bad_report_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["code", *reports(tmp_path, "One.", "BAD.", "Three."), str(tmp_path / "gone.txt")])
    assert done.exit_code == Exit.SOME_FAILED
    assert len(done.stdout.splitlines()) == 2
    errors = done.stderr.splitlines()
    assert errors[0].endswith("r1.txt: bad on purpose")
    assert "gone.txt" in errors[1]
    assert all(line.startswith("error: ") for line in errors)


def test_failures_of_equal_reports_keep_their_own_names(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["code", *reports(tmp_path, "BAD.", "Good.", "BAD.")])
    assert [Path(line.split(": ")[1]).name for line in done.stderr.splitlines()] == ["r0.txt", "r2.txt"]


def test_a_report_of_many_in_one_file_is_named_by_its_id() -> None:
    lines = '{"id": "first", "body": "Xi met Putin."}\n{"id": "second", "body": "BAD."}\n'
    done = RUN.invoke(app, ["code", "-"], input=lines)
    assert done.stderr == "error: stdin (second): bad on purpose\n"


def test_nothing_coded(tmp_path: Path) -> None:
    assert RUN.invoke(app, ["code", *reports(tmp_path, "BAD.")]).exit_code == Exit.NOTHING
    (tmp_path / "empty").mkdir()
    done = RUN.invoke(app, ["code", str(tmp_path / "empty")])
    assert done.exit_code == Exit.NOTHING
    assert done.stderr.startswith("error: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], '"-" for standard input'),
        (["-", "--published", "yesterday"], "YYYY-MM-DD"),
        (["-", "--workers", "0"], "--workers"),
        (["-", "--reader", "crystal-ball"], "rules"),
        (["-", "--format", "xml"], "jsonl"),
        (["-", "--no-such-option"], "--no-such-option"),
        (["-", "--out", "/no/such/folder/x"], "--out"),
    ],
)
def test_usage_errors_are_messages(arguments: list[str], message: str) -> None:
    done = RUN.invoke(app, ["code", *arguments], input="Xi met Putin.")
    assert done.exit_code == Exit.USAGE
    assert message in done.stderr
    assert "Traceback" not in done.output


def test_out_takes_the_record_and_spares_its_inputs(tmp_path: Path) -> None:
    paths = reports(tmp_path, "Xi met Putin.")
    out = tmp_path.parent / f"{tmp_path.name}.jsonl"
    assert RUN.invoke(app, ["code", *paths, "--out", str(out)]).stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["events"]
    for target, source in ((paths[0], paths[0]), (str(tmp_path / "new.jsonl"), str(tmp_path))):
        done = RUN.invoke(app, ["code", source, "--out", target])
        assert done.exit_code == Exit.USAGE
    assert Path(paths[0]).read_text(encoding="utf-8") == "Xi met Putin."


def test_an_interrupt_keeps_what_is_done(tmp_path: Path) -> None:
    out = tmp_path.parent / f"{tmp_path.name}.jsonl"
    done = RUN.invoke(app, ["code", *reports(tmp_path, "One.", "Two.", "STOP", "Four."), "--out", str(out)])
    assert done.exit_code == Exit.INTERRUPTED
    assert done.stderr == "interrupted: 2 reports coded\n"
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_each_line_is_flushed_before_the_next_report_is_coded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path.parent / f"{tmp_path.name}.jsonl"
    seen = []

    class Watching(JsonLines):
        def write(self, coded: CodedReport) -> None:
            super().write(coded)
            seen.append(len(out.read_bytes().splitlines()))

    monkeypatch.setattr("dragoman.cli.sinks.JsonLines", Watching)
    RUN.invoke(app, ["code", *reports(tmp_path, "One.", "Two."), "--out", str(out)])
    assert seen == [1, 2]


def test_the_first_ctrl_c_waits_for_the_end_of_a_line() -> None:
    done = []

    def write() -> None:
        with unbroken():
            signal.raise_signal(signal.SIGINT)
            done.append("line")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert done == ["line"]


def test_a_reader_that_went_away_is_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(JsonLines, "write", gone)
    done = RUN.invoke(app, ["code", *reports(tmp_path, "One.")])
    assert done.exit_code == Exit.PIPE
    assert done.stderr == ""


def test_a_full_disk_is_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(JsonLines, "write", full)
    done = RUN.invoke(app, ["code", *reports(tmp_path, "One.")])
    assert done.exit_code == Exit.SOME_FAILED
    assert done.stderr == "error: output: No space left on device\n"


def test_counts_decide_the_exit_code() -> None:
    tally = code_module.Tally
    assert [tally(2, 0).exit(), tally(2, 1).exit(), tally(0, 1).exit(), tally().exit()] == [0, 1, 3, 3]
