"""Which states a report has named before some place of it, whether or not as parties."""

from __future__ import annotations

import re

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.schema import Sense
from dragoman.actors.words import bare, plain

_RUN = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*")
_LONGEST = 4


class Context:
    """The states named in one report. The body is read once, when first asked.

    Args:
        knowledge: gives the words for states.
        body: the report's body.
        day: the report's day, for words that changed their state ("Moscow").
    """

    def __init__(self, knowledge: Knowledge, body: str, day: str | None) -> None:
        self._knowledge = knowledge
        self._body = body
        self._day = day
        self._named: list[tuple[int, str, bool]] | None = None

    def before(self, at: int) -> list[str]:
        """The states named before an offset, each once, in text order."""
        if self._named is None:
            self._named = [pair for match in _RUN.finditer(self._body) for pair in self._read(match)]
        return list(dict.fromkeys(country for place, country, _ in self._named if place < at))

    def only(self, at: int) -> str | None:
        """The one state named before an offset, if there is just one and it is named as such or by a city.

        An adjective alone is not enough: "French warplanes" are seldom over France.
        """
        named = self.before(at)
        if len(named) != 1 or self._named is None:
            return None
        return named[0] if any(noun for place, _, noun in self._named if place < at) else None

    def _read(self, match: re.Match[str]) -> list[tuple[int, str, bool]]:
        words = plain(match.group()).split()
        found: list[tuple[int, str, bool]] = []
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + _LONGEST), i, -1):
                named = self._country(" ".join(words[i:j]))
                if named is not None:
                    if named[0]:
                        found.append((match.start(), *named))
                    i = j - 1
                    break
            i += 1
        return found

    def _country(self, phrase: str) -> tuple[str, bool] | None:
        """The country of some words (empty if none is certain) and whether they name it; None for unknown words."""
        if senses := self._senses(phrase):
            party, how = senses[0].party, senses[0].how
            certain = len(senses) == 1 and party.standings[-1].kind == "state" and party.country
            return (party.country or "" if certain else "", how not in {"adjective", "people"})
        people = self._knowledge.people
        persons = people.named(phrase, self._day) or people.by_surname_alone(bare(phrase), self._day)
        if not persons:
            return None
        office = persons[0].on(self._day) or persons[0].offices[-1]
        return (office.country or "" if len(persons) == 1 else "", False)

    def _senses(self, phrase: str) -> list[Sense]:
        for spelling in (phrase, bare(phrase), phrase.rstrip(".")):
            if senses := self._knowledge.senses(spelling, self._day):
                return senses
        return []
