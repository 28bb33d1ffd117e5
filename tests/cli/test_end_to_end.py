"""The real coder behind the real command line, in processes of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from dragoman.schema import coded_report_schema

SAMPLE = str(files("dragoman").joinpath("sample", "kabul-2021-08"))
COMMAND = [sys.executable, "-m", "dragoman.cli"]
REPORT = {"body": "Chinese President Xi Jinping met Russian President Vladimir Putin in Moscow on Wednesday."}


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """A command run to its end, both streams piped."""
    environment = {**os.environ, "COLUMNS": "100"}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env=environment, check=False)


def test_code_gives_valid_records_and_the_same_bytes_with_two_workers() -> None:
    one, two = run("code", SAMPLE), run("code", SAMPLE, "--workers", "2")
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout == two.stdout
    checker = jsonschema.Draft202012Validator(json.loads(coded_report_schema()))
    records = [json.loads(line) for line in one.stdout.splitlines()]
    assert len(records) == len(list(Path(SAMPLE).glob("*.txt")))
    for record in records:
        checker.validate(record)


def test_demo_reads_well_in_a_pipe() -> None:
    done = run("demo")
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode("utf-8")
    body = text[: text.index("Next:")]
    assert max(map(len, body.splitlines())) <= 100
    assert "\x1b" not in text
    assert "Xi Jinping" in body


@pytest.mark.skipif(os.name == "nt", reason="an interrupt of a child is another thing there")
def test_ctrl_c_keeps_whole_lines() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, "code", "-"], stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(REPORT).encode() + b"\n")
        process.stdin.flush()
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=60)
    assert json.loads(first)["report"]["body"] == REPORT["body"]
    assert (process.returncode, rest, errors) == (130, b"", b"interrupted: 1 reports coded\n")
