"""The offices of persons: "Netanyahu's office", "her office", "Putin's press service"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.anaphora import Anaphora
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.memory import Found, Memory
from dragoman.actors.naming import Names
from dragoman.actors.phrase import Phrase
from dragoman.actors.refs import Ask, Refs, Told
from dragoman.actors.words import bare

_BUREAUS = frozenset({"office", "press service"})
"""The canonicals of the roles that somebody's staff speaks under."""
_OWN = frozenset({"his", "her"})


class Bureaus:
    """Finds whose office is meant, and what office-holder speaks through it."""

    def __init__(self, knowledge: Knowledge, anaphora: Anaphora, names: Names, memory: Memory, refs: Refs) -> None:
        self._k = knowledge
        self._anaphora = anaphora
        self._names = names
        self._memory = memory
        self._refs = refs

    def resolve(self, phrase: Phrase, told: Told, ask: Ask) -> Found | None:
        """The office of a person; None where the words are of no such office, or nobody of that name is known."""
        if phrase.role is None or phrase.role.canonical not in _BUREAUS:
            return None
        if (body := self._body(phrase)) is not None:
            again = self._refs.again(body, ask)
            return replace(again, ref=replace(again.ref, role=phrase.role_words))
        owner = self._owner(phrase, ask)
        if owner is None and phrase.determiner in _OWN:
            return self._refs.open(ask, [], told)
        if owner is None or owner.kind not in {"person", "unnamed"} or owner.ref.id is None:
            return None
        name = f"{phrase.role.canonical} of {owner.ref.name}"
        told = replace(told, role=name, country=owner.ref.country, sectors=tuple(owner.ref.sectors), former=False)
        person = self._k.people.by_id.get(owner.ref.id)
        held = person.on(ask.day) if person is not None else None
        if held is None:
            return self._refs.text("body", name, ask, told)
        if held.org is not None:
            return self._refs.party(self._k.parties[held.org], ask, told)
        return self._refs.role("body", name, ask, replace(told, canonical=self._canonical(held.role)))

    def _met(self, phrase: Phrase, kinds: frozenset[str]) -> Found | None:
        """Whom the role before stands for: "the ministry's press service", "the foreign minister's office"."""
        if len(phrase.roles) == 1 or phrase.roles[-2].kind not in kinds:
            return None
        met = self._memory.of_roles(self._k.offices_of(phrase.roles[-2].canonical))
        return met[0] if len(met) == 1 else None

    def _body(self, phrase: Phrase) -> Found | None:
        return self._met(phrase, frozenset({"body"}))

    def _owner(self, phrase: Phrase, ask: Ask) -> Found | None:
        if phrase.determiner in _OWN:
            found = self._anaphora.pronoun(self._k.anaphors[phrase.determiner], ask.mention.start)
            return found[0] if len(found) == 1 else None
        possessive = bool(phrase.place_words) and phrase.place_words[-1].endswith(("'s", "s'"))
        name = phrase.owner or (bare(" ".join(phrase.place_words)) if possessive else "")
        if not name:
            return self._met(phrase, frozenset({"person"}))
        met = self._names.met_person(name, ask)
        known = [met] if met is not None else self._names.known(name, ask)
        return known[0] if len(known) == 1 else None

    def _canonical(self, office: str) -> str:
        role = self._k.roles.get(f"{office}'s office")
        return role.canonical if role is not None else f"{office}'s office"
