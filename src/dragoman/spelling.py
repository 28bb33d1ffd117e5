"""Spelling: British forms that the parser's English misreads, respelt letter for letter so that offsets hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from dragoman.errors import KnowledgeError

_DATA = Path(__file__).with_name("parse_repairs.yaml")


@dataclass(slots=True, frozen=True)
class Repairs:
    """What is put right: lemmas, words kept whole, verbs that speak, and verbs whose "s" is read as "z"."""

    lemmas: dict[str, str]
    whole: tuple[str, ...]
    speaking: frozenset[str]
    ise: re.Pattern[str]


@cache
def load_repairs() -> Repairs:
    """The repairs of parse_repairs.yaml.

    Raises:
        KnowledgeError: the file breaks its schema.
    """
    raw = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or set(raw) != {"whole", "lemmas", "speaking", "ise"}:
        raise KnowledgeError(f"{_DATA.name}: must have the keys whole, lemmas, speaking and ise")
    stems = "|".join(sorted(raw["ise"], key=len, reverse=True))
    ise = re.compile(rf"\b((?:re|de|un|dis)?-?(?:{stems})i)s(e|ed|es|er|ers|ing|ation|ations)\b", re.I)
    return Repairs(raw["lemmas"], tuple(raw["whole"]), frozenset(raw["speaking"]), ise)


def respelt(text: str) -> str:
    """The text with "authorise" as "authorize"; of the same length."""
    return load_repairs().ise.sub(_zed, text)


def _zed(hit: re.Match[str]) -> str:
    return f"{hit[1]}{'Z' if hit[1].isupper() else 'z'}{hit[2]}"
