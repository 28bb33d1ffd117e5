"""What Dragoman knows about actors, indexed for look-up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from dragoman.actors.loading import (
    FILES,
    Named,
    Offices,
    read_anaphors,
    read_leaders,
    read_organisations,
    read_roles,
    read_states,
    read_weapons,
)
from dragoman.actors.people import People
from dragoman.actors.schema import Anaphor, Party, Role, Sense
from dragoman.actors.weapons import Weapons
from dragoman.actors.words import plural, unaccented
from dragoman.ontology import load_ontology

SHIPPED = Path(__file__).parent / "data"
_ACTOR_ROLES = frozenset({"person", "group", "body", "self"})


class Knowledge:
    """Parties, people, roles and anaphors of one folder of CSV files.

    Attributes:
        version: a hash of the files' bytes.
        parties: every party by its id.
        people: everybody known by name.
        roles: persons, groups, bodies by lower-case phrase, singular and plural.
        canonical: the same by their canonical names.
        modifiers: words that go before a role ("senior", "former", "deputy").
        titles: honorifics by their phrase as written ("Gen.").
        things: nouns whose names are no actors ("Paris Agreement").
        shorts: words that shorten several offices ("minister"), lower case, with the offices' canonicals.
        anaphors: by lower-case words.
        weapons: names that are a weapon's, a vehicle's or a ship's.
        longest: words in the longest name or phrase, the window that a scan needs.

    Raises:
        KnowledgeError: a file breaks its schema; the message names file and row.
    """

    def __init__(self, folder: Path) -> None:
        ranks = {name: sector.rank for name, sector in load_ontology().sectors.items()}
        self.version = _version(folder)
        self.parties: dict[str, Party] = {}
        self._senses: dict[str, list[Sense]] = {}
        self.roles: dict[str, Role] = {}
        self.titles: dict[str, Role] = {}
        self.modifiers: dict[str, Role] = {}
        self.things: dict[str, Role] = {}
        self.canonical: dict[str, Role] = {}
        self.shorts: dict[str, frozenset[str]] = {}
        self._index_roles(read_roles(folder, ranks))
        for party, names in (*read_states(folder, self.canonical), *read_organisations(folder, ranks)):
            self.parties[party.id] = party
            self._index(names)
        self.offices = Offices(self.canonical, self.parties)
        self.people = People(read_leaders(folder, self.offices, ranks))
        self.anaphors: dict[str, Anaphor] = {a.words: a for a in read_anaphors(folder)}
        self.weapons = Weapons(read_weapons(folder))
        self.longest = 1 + max(key.count(" ") for key in (*self._senses, *self.roles))

    def senses(self, words: str, day: str | None = None) -> list[Sense]:
        """What some words may name on a day, as written; a party of another time only if nothing else fits."""
        found = self._senses.get(words)
        if found is None:
            return []
        if len(found) == 1:
            return found
        if day is None:
            return [s for s in found if not s.party.standings[-1].spell.end] or found
        return [s for s in found if s.party.existed(day)] or found

    def offices_of(self, canonical: str) -> frozenset[str]:
        """An office with those that its words may shorten: "secretary" is any that has one."""
        return self.shorts.get(canonical, frozenset()) | {canonical}

    def state(self, country: str | None) -> Party | None:
        """The state of an ISO 3166 alpha-3 code."""
        return self.parties.get(f"state.{country.lower()}") if country else None

    def is_outlet(self, words: str) -> bool:
        """Whether some words name an outlet, with or without a leading article."""
        short = words[4:] if words[:4].lower() == "the " else words
        senses = [sense for spelling in (short, f"The {short}") for sense in self._senses.get(spelling, ())]
        return any(sense.party.standings[-1].kind == "media" for sense in senses)

    def _index(self, names: Iterable[Named]) -> None:
        for words, sense in names:
            for spelling in _spellings(words):
                known = self._senses.setdefault(spelling, [])
                if all(s.party is not sense.party for s in known):
                    known.append(sense)

    def _index_roles(self, roles: Iterable[Role]) -> None:
        for role in roles:
            if role.kind == "short":
                self.shorts[role.phrase] = frozenset(role.canonical.split("|"))
                continue
            if role.kind not in _ACTOR_ROLES:
                table = {"title": self.titles, "thing": self.things}.get(role.kind, self.modifiers)
                table[role.phrase] = role
                continue
            self.roles.setdefault(role.phrase.casefold(), role)
            self.canonical.setdefault(role.canonical, role)
            if role.kind != "self":
                self.roles.setdefault(plural(role.phrase).casefold(), replace(role, plural=True))


def _spellings(words: str) -> list[str]:
    """Words as given, without accents, and with a capital first."""
    spellings = [words, unaccented(words)]
    spellings += [s[:1].upper() + s[1:] for s in spellings]
    return list(dict.fromkeys(spellings))


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in FILES:
        content = (folder / file).read_bytes() if (folder / file).is_file() else b""
        digest.update(f"{file}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


@cache
def _shipped() -> Knowledge:
    return Knowledge(SHIPPED)


def load_knowledge(folder: Path | None = None) -> Knowledge:
    """The knowledge that ships with Dragoman, read once and kept, or that of another folder.

    Raises:
        KnowledgeError: a file breaks its schema; the message names file and row.
    """
    return _shipped() if folder is None else Knowledge(folder)
