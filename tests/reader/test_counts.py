"""Counts: each row of counts.csv is a sentence and ``what low high`` for each count; ``-`` is an open end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cases import Row, cases, words

from dragoman.parse import Parse
from dragoman.reader.counts import CountReader

Counted = Callable[[str], Parse]


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("counts.csv")))
def test_counts(case: Row, parse: Counted) -> None:
    parsed = parse(case["sentence"])
    found = [
        f"{count.what} {'-' if count.low is None else count.low} {'-' if count.high is None else count.high}"
        for sentence in parsed.sentences
        for _, count in CountReader(parsed).read(sentence)
    ]
    assert sorted(found) == sorted(words(case["counts"]))


def test_the_mention_holds_number_and_noun(parse: Counted) -> None:
    body = "The attack killed at least 13 soldiers."
    parsed = parse(body)
    ((_, count),) = CountReader(parsed).read(parsed.sentences[0])
    assert body[slice(*count.span)] == "at least 13 soldiers"
