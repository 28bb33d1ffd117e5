"""Toponyms as the gazetteer holds them, and the form in which their names are compared."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import NamedTuple


class Rank(IntEnum):
    """How well known a toponym is by its kind alone."""

    CITY = 1
    NEWS = 2
    COUNTRY = 3


class Toponym(NamedTuple):
    """A place with one name; ``trust`` is how much support its name needs in a text."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    feature: str
    population: int
    rank: Rank
    capital: bool = False


class Name(NamedTuple):
    """A name of a toponym; ``exact`` is the only spelling to accept ("US", not "us" or "Us")."""

    toponym: Toponym
    alternate: bool = False
    exact: str | None = None


_PLAIN = str.maketrans({"-": " ", "–": " "} | dict.fromkeys(".,'’‘ʻʼ`´"))
_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "ə": "a"})


def normal(name: str) -> str:
    """The form in which names are compared: no case, accents, apostrophes or dots; hyphens are spaces."""
    name = name.lower()
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join([mark for mark in decomposed if not unicodedata.combining(mark)])
    name = name.translate(_PLAIN)
    return " ".join(name.split()) if " " in name else name
