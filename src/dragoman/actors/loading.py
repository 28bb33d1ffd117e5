"""From CSV rows to parties, persons, roles and anaphors, each checked against the others."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import cast

from dragoman.actors.schema import (
    ANAPHOR_KINDS,
    PARTY_KINDS,
    REFERENTS,
    ROLE_KINDS,
    Anaphor,
    AnaphorKind,
    How,
    Office,
    Party,
    Person,
    Role,
    RoleKind,
    Sense,
    Standing,
)
from dragoman.actors.tables import Row, rows
from dragoman.actors.weapons import WEAPON_KINDS, WeaponKind, WeaponWord

Ranks = Mapping[str, int]
"""The ontology's sectors, each with its place in the order from specific to general."""
Named = tuple[str, Sense]
"""Words and one thing that they may name."""

_TAIL = ("as_of", "source")
STATES = (
    *("iso3", "name", "aliases", "adjectives", "people", "capital", "seats", "leader", "of", "from", "to"),
    *_TAIL,
)
ORGANISATIONS = ("id", "name", "aliases", "country", "sectors", "kind", "from", "to", *_TAIL)
LEADERS = (
    *("id", "name", "surname", "gender", "aliases", "country", "org", "role", "sectors", "from", "to"),
    *_TAIL,
)
ROLES = ("phrase", "canonical", "sectors", "kind", "rank", "context", "alone", *_TAIL)
ANAPHORS = ("words", "kind", "of", "gender", "definite", *_TAIL)
WEAPONS = ("words", "kind", *_TAIL)
FILES = ("states.csv", "organisations.csv", "leaders.csv", "roles.csv", "anaphors.csv", "weapons.csv")


def read_states(folder: Path, canonicals: Container[str]) -> Iterator[tuple[Party, list[Named]]]:
    """Every state and territory, with all words for it; ``canonicals`` are the offices that there are."""
    seen: set[str] = set()
    for row in rows(folder, "states.csv", STATES):
        iso3 = row.country("iso3") or row.fail("iso3 is empty; fill it")
        if iso3 in seen:
            row.fail(f"iso3 {iso3} occurs twice; keep one row a state")
        seen.add(iso3)
        standing = Standing("state", ("GOV",), row.spell())
        leader = row.several("leader")
        for office in leader:
            if office not in canonicals:
                row.fail(f"leader {office!r} is no canonical of roles.csv; add it there")
        party = Party(f"state.{iso3.lower()}", row.text("name"), iso3, (standing,), leader, row.country("of"))
        columns: tuple[tuple[str, How], ...] = (
            *(("name", "name"), ("aliases", "alias"), ("adjectives", "adjective")),
            *(("people", "people"), ("capital", "capital"), ("seats", "seat")),
        )
        names = [(words, Sense(party, how)) for column, how in columns for words in row.several(column)]
        yield party, names


def read_organisations(folder: Path, ranks: Ranks) -> Iterator[tuple[Party, list[Named]]]:
    """Every organisation, with all words for it; rows that share an id are its spells."""
    parties: dict[str, Party] = {}
    words: dict[str, dict[str, How]] = {}
    for row in rows(folder, "organisations.csv", ORGANISATIONS):
        key, name = row.text("id"), row.text("name")
        sectors = row.sectors(ranks) or row.fail("sectors is empty; fill it, with UNK if need be")
        standing = Standing(row.one_of("kind", PARTY_KINDS), sectors, row.spell())
        known = parties.get(key)
        if known is not None and known.name != name:
            row.fail(f"id {key} has the name {known.name!r} above; keep one name an id")
        before = known.standings if known else ()
        parties[key] = Party(key, name, row.country("country"), (*before, standing))
        mine = words.setdefault(key, {})
        mine.setdefault(name, "name")
        for alias in row.several("aliases"):
            mine.setdefault(alias, "alias")
    for key, party in parties.items():
        yield party, [(alias, Sense(party, how)) for alias, how in words[key].items()]


def read_roles(folder: Path, ranks: Ranks) -> Iterator[Role]:
    """Every role, group, body, title and modifier."""
    seen: set[tuple[str, str]] = set()
    table = list(rows(folder, "roles.csv", ROLES))
    offices = {row.values["canonical"] for row in table if row.values["kind"] in {"person", "body"}}
    for row in table:
        phrase, kind = row.text("phrase"), cast(RoleKind, row.one_of("kind", ROLE_KINDS))
        if (phrase, kind) in seen:
            row.fail(f"{phrase!r} occurs twice as {kind}; keep one")
        seen.add((phrase, kind))
        canonical = row.values["canonical"]
        if kind in {"person", "group", "body", "self"} and not (canonical and row.values["sectors"]):
            row.fail(f"a {kind} needs canonical and sectors; fill them")
        if kind == "short" and not offices.issuperset(row.several("canonical") or [""]):
            row.fail("a short needs as canonical those of persons or bodies, separated by |")
        rank = int(row.one_of("rank", {"", "1", "2", "3"}) or 3)
        context = row.one_of("context", {"", "yes"}) == "yes"
        alone = row.one_of("alone", {"", "the", "no"})
        yield Role(phrase, canonical, row.sectors(ranks), kind, rank, context, alone)


def read_anaphors(folder: Path) -> Iterator[Anaphor]:
    """Every pronoun, collective and description."""
    for row in rows(folder, "anaphors.csv", ANAPHORS):
        yield Anaphor(
            row.text("words"),
            cast(AnaphorKind, row.one_of("kind", ANAPHOR_KINDS)),
            row.one_of("of", REFERENTS),
            row.one_of("gender", {"", "m", "f"}),
            row.one_of("definite", {"", "yes"}) == "yes",
        )


def read_weapons(folder: Path) -> Iterator[WeaponWord]:
    """Every word for weapons, vehicles and ships."""
    seen: set[tuple[str, str]] = set()
    for row in rows(folder, "weapons.csv", WEAPONS):
        words, kind = row.text("words"), cast(WeaponKind, row.one_of("kind", WEAPON_KINDS))
        if (words, kind) in seen:
            row.fail(f"{words!r} occurs twice as {kind}; keep one")
        seen.add((words, kind))
        yield WeaponWord(words, kind)


class Offices:
    """What an office's role says of its sectors and rank. ``roles`` by canonical, ``parties`` by id."""

    def __init__(self, roles: Mapping[str, Role], parties: Mapping[str, Party]) -> None:
        self._roles = roles
        self._parties = parties

    def read(self, row: Row, ranks: Ranks) -> Office:
        """The office of one row of the leaders."""
        country, org, name = row.country("country"), row.maybe("org"), row.text("role")
        if (country is None) == (org is None):
            row.fail("give either country or org, not both")
        if (key := org or f"state.{str(country).lower()}") not in self._parties:
            row.fail(f"{key!r} stands in neither states.csv nor organisations.csv; add it there")
        role = self.role(name)
        if role is None:
            row.fail(f"role {name!r} ends in no role of roles.csv; add it there")
        spell = row.spell()
        own = row.sectors(ranks)
        sectors = own or self._sectors(role, self._parties[key], spell.start)
        rank = 3 if name.startswith("deputy ") and role.canonical != name else role.rank
        return Office(country or self._parties[key].country, org, name, sectors, rank, spell)

    def role(self, name: str) -> Role | None:
        """The role of a canonical name: itself, or its longest ending that is one, less a posting ("ambassador to")."""
        if name in self._roles:
            return self._roles[name]
        words = name.partition(" to ")[0].split()
        for i in range(len(words)):
            if (role := self._roles.get(" ".join(words[i:]))) is not None:
                return role
        return None

    def _sectors(self, role: Role, party: Party, start: str) -> tuple[str, ...]:
        return of_party(role.sectors, party.on(start or None)) if party.standings[0].kind != "state" else role.sectors


def of_party(sectors: tuple[str, ...], standing: Standing) -> tuple[str, ...]:
    """A role's sectors inside an organisation: its officials take its own, as do the fighters of a movement."""
    plain = {"GOV", "IGO", "UAF", *({"MIL", "REB"} if standing.kind in {"rebel", "party"} else ())}
    if set(sectors) <= plain:
        return standing.sectors
    return tuple(dict.fromkeys((*sectors, *standing.sectors)))


def read_leaders(folder: Path, offices: Offices, ranks: Ranks) -> Iterator[Person]:
    """Everybody known by name; the rows of one id follow one another."""
    person: Person | None = None
    seen: set[str] = set()
    for row in rows(folder, "leaders.csv", LEADERS):
        office = offices.read(row, ranks)
        key = row.text("id")
        if person is not None and person.id == key:
            if row.text("name") != person.name:
                row.fail(f"id {key} has the name {person.name!r} above; keep one name an id")
            person = _with(person, office)
            continue
        if key in seen:
            row.fail(f"id {key} occurs above, apart from here; keep its rows together")
        seen.add(key)
        if person is not None:
            yield person
        gender = row.one_of("gender", {"m", "f"})
        person = Person(key, row.text("name"), row.text("surname"), gender, row.several("aliases"), (office,))
    if person is not None:
        yield person


def _with(person: Person, office: Office) -> Person:
    offices = (*person.offices, office)
    return Person(person.id, person.name, person.surname, person.gender, person.aliases, offices)
