"""What pronouns, "both countries" and "the bloc" stand for: the nearest fitting parties met before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from dragoman.actors.memory import INSTITUTIONS, Entry, Found, Memory
from dragoman.actors.schema import Anaphor
from dragoman.actors.words import SPEECH

_REACH = 4
"""Sentences that a pronoun looks back over."""
_REACH_IT = 1
""""it" is often no party at all, so it looks no further than the sentence before."""
_REACH_FAR = 12
"""Sentences that a description ("the bloc") or a collective ("both countries") looks back over."""
_KINDS: dict[str, frozenset[str]] = {
    "state": frozenset({"state"}),
    "igo": frozenset({"igo", "ngo"}),
    "rebel": frozenset({"rebel", "party"}),
    "media": frozenset({"media"}),
    "org": INSTITUTIONS - {"state", "body"},
    "party": INSTITUTIONS,
    "person": frozenset({"person", "unnamed"}),
}
_EXPLETIVE = re.compile(
    r"it\s+(?:(?:is|was|has been|had been)\s+(?:\w+\s+){1,4}?that\b|(?:is|was)\s+(?:not\s+)?"
    r"(?:clear|unclear|important|difficult|hard|possible|impossible|likely|unlikely|necessary)\b|clear\s+that\b)",
    re.IGNORECASE,
)
"""An "it" that stands for nothing: "it is noteworthy that", "made it clear that"."""
_OBJECT = re.compile(
    r"it\s*(?:[.,;:!?)]|\s(?:in|on|at|to|for|with|by|from|of|as|after|before|and|or|during|if|when)\b)", re.IGNORECASE
)
"""An "it" that is the object of a verb, by what follows it."""
_SIDES = frozenset({"state", "igo", "rebel", "party", "government-body", "person", "people"})
_PLURAL_KINDS = frozenset({"rebel", "group", "people"})

Member = tuple[Found, str | None]
"""A party that an anaphor stands for, and the country to mean instead of it ("both countries" after two persons)."""


class Anaphora:
    """Finds antecedents in what a report has said so far."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def pronoun(self, anaphor: Anaphor, at: int) -> list[Found]:
        """What a pronoun at an offset stands for: of the nearest sentence with a fit, the first (its likely subject).

        An object pronoun takes the last fit instead, and never the noun right before its verb.
        """
        if anaphor.kind == "relative":
            return self._memory.just_before(at)
        if anaphor.of == "plural":
            return self._plural(anaphor, at)
        if anaphor.words == "it" and self._memory.follows(at, _EXPLETIVE):
            return []
        if anaphor.of == "person":
            return self._person(anaphor, at)
        is_object = anaphor.words == "it" and self._memory.follows(at, _OBJECT)
        return self._nearest(_institution, at, _REACH_IT, is_object)

    def _person(self, anaphor: Anaphor, at: int) -> list[Found]:
        """ "He" or "she": a named person nearby, then an unnamed one of that gender, then whoever fits.

        Where all those named in the sentence are of the other gender, it is the only one of them, if he has just
        spoken ("Massoud said that she"), or nobody.
        """
        is_object, gender = anaphor.kind == "object", anaphor.gender
        if found := self._nearest(lambda f: f.kind == "person" and f.gender in {"", gender}, at, 1, is_object):
            return found
        if found := self._nearest(lambda f: f.kind == "unnamed" and f.gender == gender, at, 1, is_object):
            return found
        here = self._memory.sentence(at)
        entries = next((e for e in self._memory.sentences_back(at, 0) if e), [])
        others = _members(e for e in entries if self._memory.sentence(e.start) == here and e.found[0].kind == "person")
        if not others:
            return self._nearest(_person_of(gender), at, _REACH, is_object)
        if found := self._nearest(lambda f: f.kind == "person" and f.gender == gender, at, _REACH, is_object):
            return found
        spoke = [e for e in entries if others[0] in e.found and self._memory.follows(e.end, SPEECH)]
        return others if len(others) == 1 and spoke else []

    def _nearest(self, fits: Callable[[Found], bool], at: int, reach: int, is_object: bool) -> list[Found]:
        here = self._memory.sentence(at)
        for entries in self._memory.sentences_back(at, reach):
            fitting = [e for e in entries if len(e.found) == 1 and not e.plural and not e.located and fits(e.found[0])]
            same = bool(fitting) and self._memory.sentence(fitting[0].start) == here
            if is_object and same:
                fitting = [e for e in fitting if self._memory.words_between(e.reach, at) > 1][::-1]
            if fitting:
                return list(fitting[0].found)
        return []

    def _plural(self, anaphor: Anaphor, at: int) -> list[Found]:
        for said in self._memory.sentences_back(at, _REACH):
            entries = [e for e in said if all(f.kind != "unknown" for f in e.found)]
            runs = self._memory.conjoined(entries)
            groups = [(run[0].start, joined) for run in runs if len(joined := _members(run)) > 1]
            inside = {entry.start for run in runs for entry in run}
            groups += [(e.start, list(e.found)) for e in entries if e.start not in inside and _is_plural(e)]
            groups.sort(key=lambda group: group[0])
            if groups:
                return groups[-1 if anaphor.kind == "object" else 0][1]
            # "Blinken spoke with Wang. They discussed it": two persons and nobody else.
            persons = [f for f in _members(entries) if f.kind == "person"]
            if len(persons) == 2 and all(self._memory.sentence(e.start) < self._memory.sentence(at) for e in entries):
                return persons
        return []

    def collective(self, of: str, number: int, at: int) -> list[Member]:
        """Who "both countries" or "the three leaders" are: the nearest sentence that offers just that many.

        Where a sentence offers more, those joined by "and" count. Nobody else is guessed.
        """
        for entries in self._memory.sentences_back(at, _REACH_FAR):
            members = _pick(entries, of)
            if len(members) == number:
                return members
            if len(members) > number:
                several = [[e] for e in entries if len(e.found) > 1]
                runs = [_pick(run, of) for run in (*self._memory.conjoined(entries), *several)]
                exact = [run for run in runs if len(run) == number]
                same = len({tuple(sorted(f.key for f, _ in run)) for run in exact}) == 1
                return exact[0] if same else []
        members = _pick([e for e in self._memory.entries if e.end <= at], of)
        return members if len(members) == number else []

    def group(self, of: str, at: int) -> list[Member]:
        """Who "these people" or "the sides" are: the last parties of a kind that were joined by "and", or a group."""
        for entries in self._memory.sentences_back(at, _REACH_FAR):
            runs = self._memory.conjoined(entries)
            several = [[e] for e in entries if len(e.found) > 1]
            for run in sorted((*runs, *several), key=lambda r: r[0].start, reverse=True):
                members = _pick(run, of)
                if len(members) > 1 and len(members) == len(_members(run)):
                    return members
        return []

    def description(self, of: str, at: int) -> Found | None:
        """What "the bloc", "this country" or "the movement" stands for."""
        for entries in self._memory.sentences_back(at, _REACH_FAR):
            for entry in entries:
                if len(entry.found) == 1 and entry.found[0].kind in _KINDS[of]:
                    return entry.found[0]
        return None


def _person_of(gender: str) -> Callable[[Found], bool]:
    return lambda found: found.kind in _KINDS["person"] and found.gender in {"", gender}


def _institution(found: Found) -> bool:
    return found.kind in INSTITUTIONS and found.kind != "media"


def _is_plural(entry: Entry) -> bool:
    return bool(entry.found) and (entry.plural or entry.found[0].kind in _PLURAL_KINDS)


def _members(entries: Iterable[Entry]) -> list[Found]:
    found: dict[str, Found] = {}
    for entry in entries:
        for item in entry.found:
            found.setdefault(item.key, item)
    return list(found.values())


def _pick(entries: Sequence[Entry], of: str) -> list[Member]:
    """The distinct members of a kind; states also stand behind the persons and bodies of theirs."""
    found: dict[str, Member] = {}
    for item in _members(entries):
        if of == "state":
            if item.ref.country is not None and item.kind not in {"rebel", "media", "company", "ngo", "people"}:
                found.setdefault(item.ref.country, (item, item.ref.country))
        elif of == "any" and item.kind in _SIDES:
            country = item.ref.country if item.kind in {"person", "people"} else None
            found.setdefault(item.ref.country or item.key, (item, country))
        elif of == "person" and item.kind == "person":
            found.setdefault(item.key, (item, None))
    return list(found.values())
