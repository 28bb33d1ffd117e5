"""Names in a text: runs of capitalised words that the index knows, the longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.places.index import Index
from dragoman.places.toponym import Name, normal

_WORD = re.compile(r"[^\W_]+(?:['’ʻ][^\W\d_]+|(?<=\b[A-Z])\.[A-Z]\b\.?)*")
# What may stand between two words of a name.
_GAP = re.compile(r"[ \t\xa0]?\n?[ \t\xa0]?|[-–]")
_ARTICLES = frozenset({"al", "el", "as", "ar", "ad", "an", "ash", "az"})
_ABBREVIATED = {"St": "saint", "Mt": "mount", "Ft": "fort"}
_POSSESSIVES = ("'s", "’s")


class Word(NamedTuple):
    """A word with its offsets; ``end`` leaves a possessive out. ``full_end`` doesn't."""

    text: str
    start: int
    end: int
    full_end: int


@dataclass(slots=True, frozen=True)
class Hit:
    """A known name in the text: what it may stand for, or the countries it is the adjective of."""

    start: int
    end: int
    key: str
    names: tuple[Name, ...] = ()
    countries: tuple[str, ...] = ()


def find_words(body: str) -> list[Word]:
    """The words of a text, without possessive endings."""
    words = []
    for match in _WORD.finditer(body):
        text, (start, end) = match[0], match.span()
        if text.endswith(_POSSESSIVES):
            text = text[:-2]
        words.append(Word(text, start, start + len(text), end))
    return words


def find_hits(body: str, words: list[Word], index: Index) -> list[Hit]:
    """Every known name of a text in order, without overlap, the longest at each place."""
    hits: list[Hit] = []
    at = 0
    while at < len(words):
        text = words[at].text
        if not text[0].isupper() and text not in _ARTICLES:
            at += 1
            continue
        hit, count = _hit_at(body, words, at, index)
        if hit:
            hits.append(hit)
        at += count
    return hits


def _hit_at(body: str, words: list[Word], at: int, index: Index) -> tuple[Hit | None, int]:
    first = words[at]
    if first.text in _ARTICLES and body[first.end : first.end + 1] != "-":
        return None, 1
    lead = _normal_word(first.text)
    longest = max(index.lengths.get(lead, 0), index.lengths.get(_ABBREVIATED.get(first.text, ""), 0))
    for count in range(min(longest, len(words) - at), 0, -1):
        key = _key(body, words[at : at + count])
        if key is None:
            continue
        end = words[at + count - 1].end
        names = tuple(name for name in index.names.get(key, ()) if _spelled(name, body[first.start : end]))
        if names and not all(name.alternate for name in names):
            names = tuple(name for name in names if not name.alternate)
        countries = () if names else index.adjectives.get(key, ())
        if names or countries:
            return Hit(first.start, end, key, names, countries), count
    return None, 1


# A report says the same names again and again.
_normal_word = lru_cache(maxsize=8192)(normal)


def _spelled(name: Name, text: str) -> bool:
    return name.exact is None or name.exact == text.replace(".", "")


def _key(body: str, words: list[Word]) -> str | None:
    """The comparable form of some words, or None where they don't make one name."""
    parts = []
    for at, word in enumerate(words):
        if at and not _joined(body, words[at - 1], word):
            return None
        parts.append(_normal_word(_ABBREVIATED.get(word.text, word.text) if at + 1 < len(words) else word.text))
    return " ".join(parts)


def _joined(body: str, left: Word, right: Word) -> bool:
    gap = body[left.full_end : right.start]
    if left.text in _ABBREVIATED:
        gap = gap.removeprefix(".")
    return bool(gap) and _GAP.fullmatch(gap) is not None
