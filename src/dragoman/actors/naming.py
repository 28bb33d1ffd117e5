"""Names of persons and of bodies that the knowledge lacks: who is meant by a name, on a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.memory import Found, Memory
from dragoman.actors.phrase import Phrase
from dragoman.actors.refs import Ask, Refs, Told, of_found, of_persons
from dragoman.actors.schema import Person
from dragoman.actors.words import SPEECH

_MALE, _FEMALE = frozenset({"Mr", "Mr.", "Sir", "Lord"}), frozenset({"Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dame"})
_ACRONYM = re.compile(r"[A-Z][A-Z.]{1,5}(?:-[A-Z0-9]+)?")
_BODY_LABELS = frozenset({"ORG", "NORP"})

Places = frozenset[str]
IsPlace = Callable[[str], bool]
"""Whether a gazetteer knows a name for a place."""


class Names:
    """Resolves the names of one report."""

    def __init__(
        self, knowledge: Knowledge, memory: Memory, refs: Refs, body: str, is_place: IsPlace | None = None
    ) -> None:
        self._k = knowledge
        self._people = knowledge.people
        self._memory = memory
        self._refs = refs
        self._body = body
        self._is_place = is_place

    def resolve(self, phrase: Phrase, places: Places, told: Told, ask: Ask) -> list[Found]:
        """The person or body that a phrase with a name stands for; none if the name is no actor's."""
        name = phrase.name
        if (met := self._met(name, places, told, ask)) is not None:
            return [met]
        known = self._people.named(name, ask.day)
        if known:
            chosen = self._choose(known, phrase, places, ask)
            if chosen:
                return [self._one_of(chosen, ask, told, f"named {name}")]
        elif chosen := self._by_surname(phrase, places, ask):
            return [self._one_of(chosen, ask, told, f"surname {name}")]
        return self._introduce(phrase, told, ask)

    def met_person(self, name: str, ask: Ask) -> Found | None:
        """A person met before under that name, or part of it."""
        return self._met(name, frozenset(), Told(), ask)

    def may_hold(self, found: Found, canonical: str, ask: Ask) -> bool:
        """Whether an office behind somebody's name may be his: one that he is known in, or, without an article
        (which a list has: "Blinken, the minister and"), one that nobody is known in.
        """
        person = self._people.by_id.get(found.ref.id or "")
        if person is None:
            return False
        if self._people.fitting([person], self._k.offices_of(canonical), frozenset(), ask.day, False):
            return True
        places = frozenset({found.ref.country or ""})
        return not (ask.determiner or canonical in self._k.shorts or self._people.holders(places, canonical, ask.day))

    def known(self, name: str, ask: Ask) -> list[Found]:
        """Whoever a bare name, full or a famous surname, may mean on the day."""
        persons = self._people.named(name, ask.day) or self._people.by_surname_alone(name, ask.day)
        return [self._one_of(_active(persons, ask.day), ask, Told(), f"named {name}")] if persons else []

    def _met(self, name: str, places: Places, told: Told, ask: Ask) -> Found | None:
        met = self._memory.people(name)
        if places:
            met = [f for f in met if f.ref.country is None or f.ref.country in places or self._belongs(f, places)]
        if told.canonical and len(met) > 1:
            met = [f for f in met if f.canonical == told.canonical] or met
        if " " not in name and len(met) > 1:
            met = self._speaker(met, ask) or met
        if not met:
            return None
        if len(met) > 1:
            if self._people.is_name(name):
                return None
            return self._refs.open(ask, of_found(met, f"called {name} before"), told)
        return self._again(met[0], name, told, ask)

    def _again(self, met: Found, name: str, told: Told, ask: Ask) -> Found | None:
        """A person met before, now perhaps with another role; a full name in the knowledge is looked up anew."""
        person = self._people.by_id.get(met.ref.id or "")
        if person is not None:
            roles = self._k.offices_of(told.canonical)
            if told.canonical and not self._people.fitting([person], roles, frozenset(), None, False):
                return self._refs.person(person, ask, told) if " " in name else self._refs.again(met, ask)
            return self._refs.person(person, ask, told) if told.role or " " in name else self._refs.again(met, ask)
        if " " in name and met.ref.name != name:
            return None
        found = self._refs.again(met, ask)
        return replace(found, ref=replace(found.ref, antecedent=None)) if " " in name else found

    def _belongs(self, found: Found, places: Places) -> bool:
        person = self._people.by_id.get(found.ref.id or "")
        return person is not None and any(o.country in places or o.org in places for o in person.offices)

    def _speaker(self, met: Sequence[Found], ask: Ask) -> list[Found]:
        """Of several, the one who was speaking before, where the words after this mention are of speech."""
        if not SPEECH.match(self._body, ask.mention.end):
            return []
        spoke = [f for f in met if f.ref.mention and SPEECH.match(self._body, f.ref.mention.end)]
        return spoke if len(spoke) == 1 else []

    def _choose(self, known: list[Person], phrase: Phrase, places: Places, ask: Ask) -> list[Person]:
        """Of those with a full name, the ones of whom the text's words are true as far as words decide."""
        found = self._people.fitting(known, None, places, ask.day, False)
        if len(found) > 1 and phrase.canonical:
            roles = self._k.offices_of(phrase.canonical)
            found = (
                self._people.fitting(found, roles, places, ask.day, phrase.former)
                or self._people.fitting(found, roles, places, None, False)
                or found
            )
        return _active(found, ask.day) if len(found) > 1 and not phrase.former else found

    def _by_surname(self, phrase: Phrase, places: Places, ask: Ask) -> list[Person]:
        known = self._people.of_surname(phrase.name)
        if not known:
            return []
        if phrase.canonical:
            return self._people.fitting(known, self._k.offices_of(phrase.canonical), places, ask.day, phrase.former)
        if phrase.title is not None and phrase.title.sectors and not places:
            return self._people.by_title(phrase.name, frozenset(phrase.title.sectors), ask.day)
        if places:
            return _active(self._people.fitting(known, None, places, ask.day, False), ask.day)
        return self._people.by_surname_alone(phrase.name, ask.day)

    def _one_of(self, persons: Sequence[Person], ask: Ask, told: Told, why: str) -> Found:
        if len(persons) == 1:
            return self._refs.person(persons[0], ask, told)
        return self._refs.open(ask, of_persons(persons, ask.day, why), told)

    def _introduce(self, phrase: Phrase, told: Told, ask: Ask) -> list[Found]:
        """Somebody whom only the text knows."""
        label, name = ask.mention.label, phrase.name
        if label in {"GPE", "LOC", "FAC"} and not phrase.roles and phrase.title is None:
            return []
        role = phrase.role
        if role is None and phrase.title is None and self._is_no_party(name, ask):
            return []
        if role is not None and role.kind == "body":
            return [self._refs.text("body", name, ask, told)]
        if label == "PERSON" or role is not None or phrase.title is not None:
            return [self._refs.text("person", name, ask, told)]
        if label not in _BODY_LABELS and " " not in name:
            return []
        kind = "body" if self._is_of_body(name, ask) else "unknown"
        return [self._refs.text(kind, name, ask, told)]

    def _is_no_party(self, name: str, ask: Ask) -> bool:
        """Whether an unknown name is a weapon's, a place's, or only part of words already understood."""
        words = name.split()
        if any(self._k.weapons.is_weapon(" ".join(words[i:])) for i in range(len(words))):
            return True
        if self._memory.inside(ask.mention):
            return True
        return self._is_place is not None and self._is_place(name)

    def _is_of_body(self, name: str, ask: Ask) -> bool:
        """Whether a name that the parse takes for a body's says so: by its words, its capitals, or by speaking."""
        if ask.mention.label not in _BODY_LABELS:
            return False
        words = [self._k.roles.get(word.casefold()) for word in name.split()]
        said = any(role is not None and role.kind != "person" for role in words)
        return said or _ACRONYM.fullmatch(name) is not None or SPEECH.match(self._body, ask.mention.end) is not None


def gender_of(phrase: Phrase) -> str:
    """What an honorific or a gendered role noun tells."""
    title = phrase.title.phrase if phrase.title else ""
    if title in _MALE or phrase.role_words.lower().endswith(("spokesman", "businessman", "king", "prince")):
        return "m"
    if title in _FEMALE or phrase.role_words.lower().endswith(("spokeswoman", "businesswoman", "queen", "princess")):
        return "f"
    return ""


def _active(persons: Sequence[Person], day: str | None) -> list[Person]:
    """Those in office on the day, if any are."""
    return [p for p in persons if p.on(day) is not None] or list(persons)
