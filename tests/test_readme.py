"""What the README shows works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.reader.lexicon import load_lexicon

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_commands_are_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = re.findall(r"^    make (\w+)", README, re.M)
    assert commands == ["demo", "test"]
    assert all(re.search(rf"^{command}:", makefile, re.M) for command in commands)


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(compile(example, "README.md", "exec"), {})
    assert "REJECT yield actual ['Iran']" in capsys.readouterr().out


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_number_of_phrases_is_true() -> None:
    (stated,) = re.findall(r"lexicon of over ([\d,]+) phrases", README)
    assert load_lexicon().phrases >= int(stated.replace(",", ""))
