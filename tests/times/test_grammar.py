"""The grammar file: what ships is sound, and a broken one is refused by name."""

from __future__ import annotations

import pytest

from dragoman.errors import KnowledgeError
from dragoman.times.grammar import load_grammar, read_grammar
from dragoman.times.rules import RULES

HEAD = "words: {months: {May: 5}, weekdays: {Friday: 4}, units: {day: D}}\nparts: {}\nlinks: {}\n"


def test_every_pattern_names_a_rule_and_every_rule_a_pattern() -> None:
    assert {pattern.rule for pattern in load_grammar().patterns} == set(RULES)


def test_pattern_names_are_unique() -> None:
    names = [pattern.name for pattern in load_grammar().patterns]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ("patterns: [{name: x, rule: y}]\nopeners: []", "wants name, rule and regex"),
        ("patterns: [{name: x, rule: y, regex: '('}]\nopeners: []", "pattern x: the regex doesn't compile"),
        ("patterns: [{name: x, rule: y, regex: '{moon}'}]\nopeners: []", "pattern x: unknown word table or part"),
        ("patterns: []\nopeners: [{words: since, open: wide, bound: start}]", "open is before or after"),
        ("patterns: []\nopeners: [{words: since, open: after, bound: start, tense: odd}]", "tense past or future"),
        ("patterns: []", "not a grammar"),
    ],
)
def test_a_broken_grammar_is_refused(rest: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        read_grammar(HEAD + rest)
