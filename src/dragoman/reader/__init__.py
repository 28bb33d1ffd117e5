"""Reading: from a parse to deeds, attributions and standing relations, as plain offsets and labels."""

from __future__ import annotations

from typing import Protocol

from dragoman.parse import Parse
from dragoman.reader.reading import Offsets, Reading


class Reader(Protocol):
    """What every reader does, whether it reads by rules or has learned to."""

    version: str

    def read(self, parse: Parse) -> Reading:
        """All that a report says, before anybody is resolved."""

    def relate(self, parse: Parse, actor: Offsets | None, recipient: Offsets | None) -> dict[str, float]:
        """Probability of each type of deed between two marked parties, and of ``NONE``; they sum to 1."""


__all__ = ["Reader", "Reading"]
