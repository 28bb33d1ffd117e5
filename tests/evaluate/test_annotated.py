"""Annotated sentences as gold: what counts as found."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import GoldError
from dragoman.evaluate.annotated import read_annotated, score_annotated
from dragoman.reader.reading import Mention, Trigger

TEXT = "[France|1a] [condemned|1ACCUSE/disapprove] [Iran|1r 2a]'s [attack|2ASSAULT].\n{military}\nShares fell.\n"


def _mention(text: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(start=start, end=start + len(words), head=(start, start + len(words)))


def _trigger(text: str, words: str, type: str, actor: str = "", recipient: str = "") -> Trigger:
    start = text.index(words)
    return Trigger(
        span=(start, start + len(words)),
        sentence=(0, len(text)),
        type=type,
        actors=(_mention(text, actor),) if actor else (),
        recipients=(_mention(text, recipient),) if recipient else (),
        contexts=("military", "legal"),
    )


def test_each_layer_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "gold.txt"
    path.write_text(TEXT, encoding="utf-8")
    sentences, test_set = read_annotated(path)
    assert test_set.rows == 2

    def read(text: str) -> list[Trigger]:
        if text.startswith("France"):
            return [_trigger(text, "condemned", "ACCUSE", "France", "Iran"), _trigger(text, "attack", "COERCE", "Iran")]
        return [_trigger(text, "fell", "RETREAT")]

    score = score_annotated(sentences, read)
    assert (score.triggers.right, score.triggers.read, score.triggers.gold) == (1, 3, 2)
    assert score.spotted.right == 2
    assert (score.arguments.right, score.arguments.read, score.arguments.gold) == (2, 3, 3)
    assert (score.invented, score.empty) == (1, 1)
    assert score.mode_accuracy == 0.0
    assert score.status.accuracy == 1.0
    assert score.contexts["military"].f1 == 1.0
    assert score.contexts["legal"].precision == 0.0
    assert score.context_f1 == 1.0


def test_faulty_gold_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("[Iran|1a] slept.", encoding="utf-8")
    with pytest.raises(GoldError, match=r"bad\.txt:1"):
        read_annotated(tmp_path / "bad.txt")
    (tmp_path / "none.txt").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no sentences"):
        read_annotated(tmp_path / "none.txt")
