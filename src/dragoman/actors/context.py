"""Which states a report has named before some place of it, whether or not as parties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.schema import Sense
from dragoman.actors.words import LOCATING, LOCATING_REACH, bare, plain

_RUN = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*")
_LONGEST = 4


@dataclass(slots=True, frozen=True)
class _Named:
    """A state at a place of the body: whether a noun names it, and whether more than a location does."""

    at: int
    country: str
    noun: bool
    firm: bool


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
        self._named: list[_Named] | None = None

    def before(self, at: int) -> list[str]:
        """The states named before an offset, each once, in text order."""
        return list(dict.fromkeys(named.country for named in self._until(at)))

    def only(self, at: int) -> str | None:
        """The one state named before an offset, if there is just one and it is named as such or by a city.

        An adjective alone is not enough: "French warplanes" are seldom over France.
        """
        named = self._until(at)
        alone = len({n.country for n in named}) == 1 and any(n.noun for n in named)
        return named[0].country if alone else None

    def firmly(self, at: int) -> bool:
        """Whether a state was named before an offset as more than where something is: "over Cuba" names no party."""
        return any(named.firm for named in self._until(at))

    def _until(self, at: int) -> list[_Named]:
        if self._named is None:
            self._named = [named for match in _RUN.finditer(self._body) for named in self._read(match)]
        return [named for named in self._named if named.at < at]

    def _read(self, match: re.Match[str]) -> list[_Named]:
        words = plain(match.group()).split()
        found: list[_Named] = []
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + _LONGEST), i, -1):
                named = self._country(" ".join(words[i:j]))
                if named is not None:
                    if named[0]:
                        found.append(_Named(match.start(), *named, firm=i > 0 or not self._is_located(match.start())))
                    i = j - 1
                    break
            i += 1
        return found

    def _is_located(self, at: int) -> bool:
        """Whether a lower-case "in" or "over" stands before: "In Iran, the president" says whose president."""
        return LOCATING.search(self._body[max(0, at - LOCATING_REACH) : at]) is not None

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
