"""Likeness: sentences that share too many of their words' runs, within a corpus or with texts it must stay clear of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

_WORD = re.compile(r"[^\W_]+")
_RUN = 3
_PERMUTATIONS = 128
# So many bands that a pair at half the likeness that counts is still looked at.
_BANDS = 64


@dataclass(slots=True, frozen=True)
class Likeness:
    """Two texts, by their places, and the share of their word runs that they have in common (Jaccard)."""

    one: int
    other: int
    share: float


def alike(texts: Sequence[str], others: Sequence[str], share: float) -> Iterator[Likeness]:
    """Pairs of a text and another that share at least so much, found by MinHash and then counted exactly."""
    index = RMinHashLSH(threshold=share / 2, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    runs = [_runs(text) for text in others]
    for place, found in enumerate(runs):
        index.insert(place, _hash(found))
    for place, text in enumerate(texts):
        own = _runs(text)
        for other in sorted(index.query(_hash(own))):
            both = len(own & runs[other])
            if own and both / len(own | runs[other]) >= share:
                yield Likeness(place, other, both / len(own | runs[other]))


def _runs(text: str) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    return frozenset(" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


def _hash(runs: frozenset[str]) -> RMinHash:
    found = RMinHash(num_perm=_PERMUTATIONS, seed=7)
    found.update(sorted(runs))
    return found
