"""Who is meant: each row of ``mentions.csv`` is one mention in a short report.

``earlier`` lists mentions before it as ``words:LABEL:description``, separated by ``|``. ``id`` is the id, several
separated by ``|``, ``text`` for someone only the text introduces, ``?`` for one left open, ``none`` for no actor.
A cell ``-`` must be null, an empty one isn't looked at.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.actors import Resolver
from dragoman.model import ActorRef

from .conftest import Story

_FILE = Path(__file__).with_name("mentions.csv")
_CASES = list(csv.DictReader(_FILE.read_text(encoding="utf-8").splitlines()))


def _name(case: dict[str, str]) -> str:
    return f"{case['case']}: {case['words']} {case['published']}"


@pytest.mark.parametrize("case", _CASES, ids=_name)
def test_mention(case: dict[str, str], resolver: Resolver) -> None:
    story = Story(resolver, case["text"], case["published"] or None)
    for earlier in filter(None, case["earlier"].split("|")):
        words, label, description = (*earlier.split(":"), "", "")[:3]
        assert story.resolve(words, label or None, description or None), f"{words!r} before it was not resolved"
    refs = story.resolve(case["words"], case["label"] or None, case["description"] or None)
    wanted = [] if case["id"] == "none" else case["id"].split("|")
    assert [_shown(ref, want) for ref, want in zip(refs, wanted, strict=False)] == wanted, refs
    assert len(refs) == len(wanted), refs
    for ref in refs:
        _check_values(ref, case)
        assert ref.mention is not None
        assert story.report.body[ref.mention.start : ref.mention.end] == ref.mention.text == case["words"]


def _shown(ref: ActorRef, wanted: str) -> str:
    if ref.id is None:
        return "?"
    return "text" if wanted == "text" and ref.id.startswith("text.") else ref.id


def _check_values(ref: ActorRef, case: dict[str, str]) -> None:
    for column in ("name", "country", "sector", "role"):
        if case[column]:
            value = getattr(ref, column)
            assert value == (None if case[column] == "-" else case[column]), f"{column}: {ref}"


def test_there_are_many_cases() -> None:
    assert len(_CASES) >= 150
