"""Trap sentences: what a right reading must hold, and what it must not."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.reader.reading import Mention, Trigger

TRAPS = Path(__file__).parent / "data/traps.csv"


@dataclass(frozen=True)
class Trap:
    """``expect`` holds items of which each must be read (``|``: one of several), ``forbid`` those that mustn't."""

    family: str
    sentence: str
    expect: tuple[str, ...]
    forbid: tuple[str, ...]

    def missed(self, triggers: Sequence[Trigger]) -> list[str]:
        """What is wrong with a reading, in words; empty if nothing is."""
        lacking = [
            f"lacks {item}" for item in self.expect if not any(self._holds(way, triggers) for way in item.split("|"))
        ]
        return lacking + [f"holds {item}" for item in self.forbid if self._holds(item, triggers)]

    def _holds(self, item: str, triggers: Sequence[Trigger]) -> bool:
        label, _, parties = item.partition(":")
        type, _, status = label.partition(".")
        actor, _, recipient = parties.partition(">")
        return any(
            type in ("*", t.type)
            and status in ("", t.status)
            and self._names(actor, t.actors)
            and self._names(recipient, t.recipients)
            for t in triggers
        )

    def _names(self, words: str, mentions: Sequence[Mention]) -> bool:
        return not words or any(words in self.sentence[m.start : m.end] for m in mentions)


def read_traps() -> list[Trap]:
    """All traps."""
    with TRAPS.open(encoding="utf-8", newline="") as file:
        return [
            Trap(row["family"], row["sentence"], _items(row["expect"]), _items(row["forbid"]))
            for row in csv.DictReader(file)
        ]


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(";") if item.strip())
