"""Names of weapons, aircraft and ships: words that look like a party's and name none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

WeaponKind = Literal["name", "prefix", "ship"]
WEAPON_KINDS = frozenset({"name", "prefix", "ship"})
"""A whole name ("Exocet"), letters before a number ("MiG" of "MiG-29"), what goes before a ship's name ("HMS")."""

_HYPHENATED = re.compile(r"(?!G-?\d)[A-Z][A-Za-z]{0,4}-\d{1,4}[A-Za-z]{0,3}")
"""Letters, a hyphen, figures: "S-300", "Tu-95MS"; but "G-20" is a group of states."""
_FIGURES = re.compile(r"([A-Za-z]+)[ -]?\d{1,4}[A-Za-z]{0,3}")


@dataclass(slots=True, frozen=True)
class WeaponWord:
    """One row of ``weapons.csv``."""

    words: str
    kind: WeaponKind


class Weapons:
    """Tells whether a name is that of a weapon, a vehicle or a ship."""

    def __init__(self, table: Iterable[WeaponWord]) -> None:
        words: dict[str, set[str]] = {kind: set() for kind in WEAPON_KINDS}
        for word in table:
            words[word.kind].add(word.words)
        self._names = frozenset(words["name"])
        self._prefixes = frozenset(words["prefix"])
        self._ships = frozenset(words["ship"])

    def is_weapon(self, name: str) -> bool:
        """Whether some words, as written and without a determiner, name a weapon, a vehicle or a ship."""
        if name in self._names or name.removesuffix("s") in self._names:
            return True
        first, _, rest = name.partition(" ")
        if first in self._ships and rest[:1].isupper():
            return True
        if _HYPHENATED.fullmatch(name):
            return True
        figures = _FIGURES.fullmatch(name)
        return figures is not None and figures.group(1) in self._prefixes
