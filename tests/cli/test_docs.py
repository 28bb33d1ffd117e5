"""The documentation of the command line names every command, option and exit code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from dragoman.cli import app
from dragoman.cli.exits import Exit

DOC = Path(__file__).parents[2] / "docs" / "cli.md"


def _commands() -> dict[str, list[str]]:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    return {name: [o for p in c.params for o in p.opts if o.startswith("-")] for name, c in commands.items()}


@pytest.mark.parametrize("name", _commands())
def test_every_option_stands_in_the_section_of_its_command(name: str) -> None:
    text = DOC.read_text(encoding="utf-8")
    heading = f"## dragoman {name}\n"
    assert heading in text, f"docs/cli.md lacks the heading {heading!r}"
    section = text.partition(heading)[2].partition("\n## ")[0]
    lacking = [option for option in _commands()[name] if f"`{option}" not in section]
    assert lacking == [], f"docs/cli.md, {name}: describe {lacking}"


def test_no_command_or_option_is_documented_that_does_not_exist() -> None:
    text = DOC.read_text(encoding="utf-8")
    assert set(re.findall(r"^## dragoman (\w+)$", text, re.MULTILINE)) == set(_commands())
    known = {option for options in _commands().values() for option in options} | {"--help", "--version"}
    assert set(re.findall(r"`(--[a-z-]+)", text)) <= known


def test_every_exit_code_is_documented() -> None:
    text = DOC.read_text(encoding="utf-8")
    assert [code for code in Exit if f"| {code.value} |" not in text] == []
