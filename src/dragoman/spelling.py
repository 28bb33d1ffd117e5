"""Spelling: British forms that the parser's English misreads, respelt letter for letter so that offsets hold."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from dragoman.errors import KnowledgeError

REPAIRS = Path(__file__).with_name("parse_repairs.yaml")


@cache
def load_repairs() -> tuple[dict[str, str], tuple[str, ...], re.Pattern[str]]:
    """Lemmas to put right, words to keep whole, and the stems whose "s" is read as "z".

    Raises:
        KnowledgeError: parse_repairs.yaml breaks its schema.
    """
    raw = yaml.safe_load(REPAIRS.read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or set(raw) != {"whole", "lemmas", "ise"}:
        raise KnowledgeError(f"{REPAIRS.name}: must have the keys whole, lemmas and ise")
    stems = "|".join(sorted(raw["ise"], key=len, reverse=True))
    pattern = re.compile(rf"\b((?:re|de|un|dis)?-?(?:{stems})i)s(e|ed|es|er|ers|ing|ation|ations)\b", re.I)
    return raw["lemmas"], tuple(raw["whole"]), pattern


def respelt(text: str) -> str:
    """The text with "authorise" as "authorize"; of the same length."""
    return load_repairs()[2].sub(_zed, text)


def _zed(hit: re.Match[str]) -> str:
    return f"{hit[1]}{'Z' if hit[1].isupper() else 'z'}{hit[2]}"
