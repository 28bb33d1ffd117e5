"""Words that point back to several or to the kind of a party: "both countries", "the sides", "his fighters"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.anaphora import Anaphora
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.memory import Found
from dragoman.actors.phrase import Phrase
from dragoman.actors.refs import Ask, Refs, Told
from dragoman.actors.schema import Anaphor, Party
from dragoman.actors.words import DETERMINERS, NUMBERS

POINTING = frozenset({"the", "this", "that", "both", "these", "those", "two", "all"})
"""Words before a noun that may point back to parties met before."""
_POSSESSIVE = frozenset({"his", "her", "its", "their"})

_ALIKE = (frozenset({"foreign minister", "secretary of state"}),)
"""Offices that states have under different names."""


class Pointing:
    """Finds what collectives, descriptions and possessives of one report stand for."""

    def __init__(self, knowledge: Knowledge, anaphora: Anaphora, refs: Refs) -> None:
        self._k = knowledge
        self._anaphora = anaphora
        self._refs = refs

    def back(self, phrase: Phrase, ask: Ask) -> list[Found] | None:
        """Who "both countries", "these two leaders" or "the bloc" are; None if the words don't point back."""
        words = [w for w in phrase.words if w.lower() not in DETERMINERS and not w.isdigit()]
        text = " ".join(w for w in words if len(words) == 1 or w.lower() not in NUMBERS).lower()
        anaphor = self._k.anaphors.get(text)
        if anaphor is None or ask.determiner not in POINTING:
            return None
        if anaphor.kind == "collective":
            return self._collective(anaphor, phrase, ask)
        if anaphor.kind == "description":
            found = self._anaphora.description(anaphor.of, ask.mention.start)
            return [self._plainly(found, ask)] if found else None
        return None

    def owners(self, determiner: str | None, at: int, day: str | None) -> list[Party]:
        """Whose something is, by the possessive before it: "its spokesman", "his fighters", "their embassies".

        A person stands for the organisation whose office he holds, else for his state. Nobody if one of several
        can't be told.
        """
        anaphor = self._k.anaphors.get(determiner or "") if determiner in _POSSESSIVE else None
        found = self._anaphora.pronoun(anaphor, at) if anaphor is not None else []
        parties = [party for item in found if (party := self.party(item, day)) is not None]
        return list({p.id: p for p in parties}.values()) if len(parties) == len(found) else []

    def counterpart(self, determiner: str | None, at: int, day: str | None) -> frozenset[str]:
        """The offices of "his Chinese counterpart": that of the person meant by "his", and its like elsewhere."""
        anaphor = self._k.anaphors.get(determiner or "") if determiner in {"his", "her"} else None
        found = self._anaphora.pronoun(anaphor, at) if anaphor is not None else []
        person = self._k.people.by_id.get(found[0].ref.id or "") if len(found) == 1 else None
        office = person.on(day) if person is not None else None
        return next(
            (like for like in _ALIKE if office and office.role in like), frozenset({office.role} if office else ())
        )

    def party(self, found: Found, day: str | None) -> Party | None:
        """The party that a reference stands for when it owns something: a person's organisation or state."""
        if (party := self._k.parties.get(found.ref.id or "")) is not None:
            return party
        person = self._k.people.by_id.get(found.ref.id or "")
        office = person.on(day) if person is not None else None
        if office is not None and office.org is not None:
            return self._k.parties[office.org]
        return self._k.state(found.ref.country)

    def _plainly(self, found: Found, ask: Ask) -> Found:
        """A party met before, without the role that it had there: "the group" after "Hamas gunmen"."""
        again = self._refs.again(found, ask)
        party = self._k.parties.get(found.ref.id or "")
        if party is None:
            return again
        plain_ref = self._refs.party(party, ask).ref
        return replace(again, ref=replace(plain_ref, antecedent=again.ref.antecedent))

    def _collective(self, anaphor: Anaphor, phrase: Phrase, ask: Ask) -> list[Found] | None:
        number = 2 if ask.determiner == "both" else phrase.number
        if number is None and anaphor.words in {"pair", "duo"}:
            number = 2
        if number is None:
            return self._group(anaphor, ask)
        members = self._anaphora.collective(anaphor.of, number, ask.mention.start)
        if not members:
            return [self._refs.open(ask, [], Told())]
        return [self._refs.again(f, ask, self._k.state(country)) for f, country in members]

    def _group(self, anaphor: Anaphor, ask: Ask) -> list[Found] | None:
        """ "These people", "the sides": the last group, whatever its number; None where there is none."""
        if ask.determiner not in {"these", "those"} and not (anaphor.definite and ask.determiner == "the"):
            return None
        members = self._anaphora.group(anaphor.of, ask.mention.start)
        if not members and anaphor.of == "any":
            members = self._anaphora.collective(anaphor.of, 2, ask.mention.start)
        return [self._refs.again(f, ask, self._k.state(country)) for f, country in members] or None
