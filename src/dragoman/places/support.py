"""Whether a name in the text is a place: the words about it, against names of persons and plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from dragoman.places.sources import context_words, state_abbreviations, traps
from dragoman.places.tokens import Hit, Word
from dragoman.places.toponym import Rank

# Cities from this size on are named without introduction; from the smaller size on, "to" or "of" is enough.
_KNOWN_FROM = 250_000
_WEAK_FROM = 100_000
_LOOK_BACK = 60


class Need(IntEnum):
    """The support that a name needs to be taken for a place."""

    NONE = 0
    ANY_PREPOSITION = 1
    STRONG_PREPOSITION = 2
    COUNTRY = 3


@dataclass(slots=True, frozen=True)
class Patterns:
    """The regexes made from the lists of context words."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    hint_gap: re.Pattern[str]
    state: re.Pattern[str]
    owner_gap: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The compiled regexes (made on first use)."""
    words = {kind: "|".join(sorted(map(re.escape, items))) for kind, items in context_words().items()}
    fill = rf"(?:(?:{words['fillers']})\s){{0,3}}"
    place_of = rf"(?:{words['kinds']}|{words['bearings']})s?\sof"
    states = "|".join(sorted(map(re.escape, state_abbreviations()), key=len, reverse=True))
    return Patterns(
        strong=re.compile(rf"(?<!\w)(?:{words['strong_prepositions']}|{place_of})\s{fill}\Z", re.IGNORECASE),
        weak=re.compile(rf"(?<!\w)(?:{words['weak_prepositions']})\s{fill}\Z", re.IGNORECASE),
        hint_gap=re.compile(rf"(?:(,)\s(?:in\s)?|\sin\s|\s\(){fill}\Z"),
        state=re.compile(rf",\s({states})\."),
        owner_gap=re.compile(
            rf"(?:['’]s\s(?:[a-z-]+\s){{0,4}}|\s(?:[a-z-]+\s){{0,3}}(?:{words['kinds']})\s(?:of\s)?)\Z"
        ),
    )


def need_of(hit: Hit) -> Need:
    """The support that a hit's name needs, by what it may stand for and by the list of traps."""
    need = Need.STRONG_PREPOSITION
    for name in hit.names:
        toponym = name.toponym
        known = toponym.capital or toponym.population >= _KNOWN_FROM
        if toponym.rank > Rank.CITY or (known and not name.alternate):
            need = Need.NONE
        elif toponym.population >= _WEAK_FROM:
            need = min(need, Need.ANY_PREPOSITION)
    trap = traps().get(hit.key)
    if trap == "country":
        return Need.COUNTRY
    return max(need, Need.ANY_PREPOSITION) if trap == "prep" else need


@dataclass(slots=True)
class Surroundings:
    """A text, its words, and the questions about the words next to a hit."""

    body: str
    words: list[Word]
    by_start: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.by_start = {word.start: at for at, word in enumerate(self.words)}

    def before(self, hit: Hit) -> Word | None:
        """The word right before a hit, with only a space (or an initial's dot) between them."""
        at = self.by_start[hit.start] - 1
        if at < 0:
            return None
        word = self.words[at]
        gap = self.body[word.full_end : hit.start]
        return word if gap == " " or (gap == ". " and _shortened(word)) else None

    def after(self, hit: Hit) -> Word | None:
        """The word right after a hit, with only a space between them."""
        at = self.by_start.get(hit.end + 1)
        return self.words[at] if at is not None and self.body[hit.end] == " " else None

    def in_title_case(self, hit: Hit) -> bool:
        """Whether a hit stands in a line whose long words are nearly all capitalised."""
        start = self.body.rfind("\n", 0, hit.start) + 1
        end = self.body.find("\n", hit.end)
        line = self.body[start : end if end >= 0 else len(self.body)]
        if len(line) > 300 or line.rstrip().endswith("."):
            return False
        long = [word for word in line.split() if len(word) >= 4 and word[0].isalpha()]
        return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)

    def is_person(self, hit: Hit) -> bool:
        """Whether a title or a given name stands before the name, or it is a given name itself."""
        words, left = context_words(), self.before(hit)
        if left and left.text in words["titles"] and left.text[0].isupper():
            return True
        if left and (left.text in words["given_names"] or (_initial(left) and self.body[left.end] == ".")):
            return True
        right = self.after(hit)
        if traps().get(hit.key) != "person" or right is None or not right.text[0].isupper():
            return False
        plain = (
            right.text in words["not_surnames"] | words["titles"]
            or right.text.lower() in words["kinds"]
            or right.text.isupper()
        )
        return not plain and not self.in_title_case(hit)

    def is_part_of_name(self, hit: Hit) -> bool:
        """Whether the name goes on as a newspaper's, a treaty's or a club's."""
        right = self.after(hit)
        return right is not None and right.text in context_words()["name_tails"]

    def is_bare(self, hit: Hit) -> bool:
        """Whether no other capitalised word touches the name."""
        left, right = self.before(hit), self.after(hit)
        known = context_words()
        small = known["strong_prepositions"] | known["weak_prepositions"] | known["fillers"]
        if left and left.text[0].isupper() and left.text.lower() not in small:
            return False
        return right is None or not right.text[0].isupper() or self.in_title_case(hit)

    def support(self, hit: Hit) -> Need:
        """The support that the words about a hit give it, short of a country's name."""
        before = self.body[max(0, hit.start - _LOOK_BACK) : hit.start]
        right = self.after(hit)
        if patterns().strong.search(before) or (right and right.text in context_words()["kinds"]):
            return Need.STRONG_PREPOSITION
        return Need.ANY_PREPOSITION if patterns().weak.search(before) else Need.NONE


def _initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _shortened(word: Word) -> bool:
    return _initial(word) or word.text in context_words()["titles"]
