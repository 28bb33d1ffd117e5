"""Examples: which pairs a sentence teaches, and what they teach."""

from __future__ import annotations

import random
from pathlib import Path

from dragoman.train.corpus import Sentence, read_corpus
from dragoman.train.examples import gold_pairs, sample_pairs


def _sentence(tmp_path: Path, line: str) -> Sentence:
    (tmp_path / "x.txt").write_text(line, encoding="utf-8")
    return next(read_corpus(tmp_path))


def _named(sentence: Sentence) -> dict[tuple[str | None, str | None], set[str]]:
    def words(span: tuple[int, int] | None) -> str | None:
        return None if span is None else sentence.text[span[0] : span[1]]

    return {(words(a), words(b)): types for (a, b), types in gold_pairs(sentence).items()}


def test_every_actor_with_every_recipient(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path, "[Iran|1a] and [Iraq|1a] [sued|1ACCUSE] [Syria|1r 2a], which [fled|2RETREAT].")
    assert _named(sentence) == {
        ("Iran", "Syria"): {"ACCUSE"},
        ("Iraq", "Syria"): {"ACCUSE"},
        ("Syria", None): {"RETREAT"},
    }


def test_who_met_met_each_other(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path, "[Iran|1a] and [Iraq|1a] [met|1CONSULT].")
    assert _named(sentence) == {("Iran", "Iraq"): {"CONSULT"}, ("Iraq", "Iran"): {"CONSULT"}}


def test_what_was_not_granted_was_refused(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path, "[Iran|1a] did [not|1s] [aid|1AID.negated] [Iraq|1r].")
    assert _named(sentence) == {("Iran", "Iraq"): {"REJECT"}}


def test_the_other_way_round_is_none(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path, "[Iran|1a] [sued|1ACCUSE] [Iraq|1r].")
    (iran,), (iraq,) = sentence.events[0].actors, sentence.events[0].recipients
    drawn = [one for seed in range(60) for one in sample_pairs(sentence, random.Random(seed))]
    assert ((iran, iraq), {"ACCUSE"}) in drawn
    assert ((iraq, iran), {"NONE"}) in drawn
    assert all(types == {"ACCUSE"} for (a, b), types in drawn if a in {iran, None} and b in {iraq, None})
