"""Frames: the deep arguments of verbs (frames.csv), and nouns behind light heads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cases import Row, cases, words

from dragoman.parse import Parse
from dragoman.reader.frames import Frames
from reader.support import word_at


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("frames.csv")))
def test_deep_arguments(case: Row, parse: Callable[[str], Parse]) -> None:
    parsed = parse(case["sentence"])
    (head,) = parsed.tokens(*word_at(parsed.body, case["head"]))
    frame = Frames(parsed)[head]
    assert [parsed.words[i] for i in frame.subj] == words(case["subj"])
    assert [parsed.words[i] for i in frame.obj] == words(case["obj"])
    assert frame.passive == (case["passive"] == "yes")


@pytest.mark.parametrize(
    ("body", "light", "inner"),
    [
        ("Iran launched a series of attacks on Israel.", "series", "attacks"),
        ("Iran sent a group of dozens of soldiers.", "group", "soldiers"),
        ("Iran attacked the president of Israel.", "president", "president"),
        ("The number grew.", "number", "number"),
    ],
)
def test_light_heads_lead_to_the_word_that_matters(
    body: str, light: str, inner: str, parse: Callable[[str], Parse]
) -> None:
    parsed = parse(body)
    (head,) = parsed.tokens(*word_at(body, light))
    assert parsed.words[Frames(parsed).through(head)] == inner
