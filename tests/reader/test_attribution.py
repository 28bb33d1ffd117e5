"""Attribution: who holds what, by which words (attributions.csv), and an outlet's own colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Row, cases, words

from reader.conftest import Read
from reader.support import attribution_at, heads, text


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("attributions.csv")))
def test_attribution(case: Row, read: Read) -> None:
    body = case["sentence"]
    reading = read(body)
    if not case["cue"]:
        assert not reading.attributions
        return
    found = attribution_at(body, reading, case["cue"])
    assert found is not None, "no attribution there"
    assert heads(body, found.sources) == sorted(words(case["sources"]))
    assert heads(body, found.addressees) == sorted(words(case["addressees"]))
    assert [text(body, c) for c in found.content] == words(case["content"])
    assert (found.kind, found.polarity) == (case["kind"], case["polarity"])


LOADED = [
    "Collusion between Moscow and Beijing over Kabul",
    "The axis of Iran and Syria is growing.",
    "Belarus is a puppet of Russia.",
]
CALM = [
    "Moscow and Beijing held talks over Kabul.",
    "Biden said collusion between Moscow and Beijing was growing.",
    "A collusion case began in Paris.",
]


@pytest.mark.parametrize("body", LOADED)
def test_loaded_words_about_two_parties_are_framing(body: str, read: Read) -> None:
    (framing,) = [a for a in read(body).attributions if a.framing]
    assert len(framing.about) >= 2
    assert not framing.sources


@pytest.mark.parametrize("body", CALM)
def test_calm_or_quoted_words_are_not_framing(body: str, read: Read) -> None:
    assert not [a for a in read(body).attributions if a.framing]
