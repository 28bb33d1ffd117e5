"""Persons by name and by office: who may be meant on a day."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from dragoman.actors.schema import Office, Person
from dragoman.actors.words import unaccented

_FAMOUS = 2
"""The rank down to which a surname alone may name somebody: heads and ministers."""
_EARLY_YEARS = 15
"""A name that many years before its first known office is rather somebody else's."""
_PAST_YEARS = 25
"""How long after the last office a head is still meant by the surname alone."""
_ARTICLES = ("al-", "el-", "bin ", "al ")

_Places = frozenset[str]
"""ISO codes of countries and ids of organisations."""


def belongs(person: Person, places: _Places) -> bool:
    """Whether any of a person's offices is in one of the places; who served no state may be of any."""
    stateless = all(office.country is None for office in person.offices)
    return stateless or any(office.country in places or office.org in places for office in person.offices)


def held(person: Person, roles: Container[str], places: _Places, day: str | None) -> list[Office]:
    """The person's offices of those roles in one of the places (any place if none is given), on a day if given."""
    return [
        o
        for o in person.offices
        if o.role in roles
        and (not places or o.country in places or o.org in places)
        and (day is None or o.spell.covers(day))
    ]


class People:
    """Everybody known by name, looked up by full name, by surname and by office."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self.by_id: dict[str, Person] = {}
        self._full: dict[str, list[Person]] = {}
        self._surname: dict[str, list[Person]] = {}
        self._holders: dict[tuple[str, str], list[tuple[Person, Office]]] = {}
        for person in persons:
            self._add(person)

    def _add(self, person: Person) -> None:
        self.by_id[person.id] = person
        for name in dict.fromkeys((person.name, *person.aliases)):
            for spelling in dict.fromkeys((name, unaccented(name))):
                _append(self._full, spelling, person)
        for spelling in dict.fromkeys(s for name in _surnames_of(person) for s in _spellings(name)):
            _append(self._surname, spelling, person)
        for office in person.offices:
            for place in (office.country, office.org):
                if place is not None:
                    self._holders.setdefault((place, office.role), []).append((person, office))

    def named(self, name: str, day: str | None) -> list[Person]:
        """Everybody of that full name, unless the day is long before the first that is known of them."""
        return [p for p in self._full.get(name, ()) if day is None or not _too_early(p, day)]

    def is_name(self, name: str) -> bool:
        """Whether it is somebody's full name."""
        return name in self._full

    def of_surname(self, surname: str) -> Sequence[Person]:
        """Everybody of that surname."""
        return self._surname.get(surname, ())

    def holders(self, places: _Places, role: str, day: str | None) -> list[tuple[Person, Office]]:
        """Who held an office in one of the places, on that day; without a day, whoever is known to have."""
        found: dict[str, tuple[Person, Office]] = {}
        for place in sorted(places):
            for person, office in self._holders.get((place, role), ()):
                if day is None or office.spell.covers(day):
                    found.setdefault(person.id, (person, office))
        return list(found.values())

    def has_office(self, places: _Places, role: str) -> bool:
        """Whether anybody is known to have held that office."""
        return any((place, role) in self._holders for place in places)

    def by_surname_alone(self, surname: str, day: str | None) -> list[Person]:
        """Who a bare surname may mean: those high in office on the day, else heads who were so before."""
        known = [p for p in self.of_surname(surname) if any(o.rank <= _FAMOUS for o in p.offices)]
        if day is None:
            return known
        active = [p for p in known if (office := p.on(day)) is not None and office.rank <= _FAMOUS]
        if active:
            return active
        return [p for p in known if any(o.rank == 1 and _lately(o, day) for o in p.offices)]

    def fitting(
        self, persons: Iterable[Person], roles: Container[str] | None, places: _Places, day: str | None, former: bool
    ) -> list[Person]:
        """Those of whom the text's words may be true: a role that they have, or had, in these places."""
        found = [p for p in persons if not places or belongs(p, places)]
        if roles is None:
            return found
        if former and day is not None:
            return [p for p in found if any(o.spell.over(day) for o in held(p, roles, places, None))]
        return [p for p in found if held(p, roles, places, day)]

    def by_title(self, surname: str, sectors: frozenset[str], day: str | None) -> list[Person]:
        """Whom a title before a surname means: those in an office of its sectors, else the one of that surname."""
        known = list(self.of_surname(surname))
        fits = [p for p in known if (office := p.on(day)) is not None and sectors.intersection(office.sectors)]
        if fits or "MIL" not in sectors:
            return fits or self.by_surname_alone(surname, day)
        return self.by_surname_alone(surname, day) if len(known) == 1 else []


def _append(table: dict[str, list[Person]], key: str, person: Person) -> None:
    people = table.setdefault(key, [])
    if person not in people:
        people.append(person)


def _surnames_of(person: Person) -> list[str]:
    """The surname as given, and as other spellings of the same full name end ("Volodymyr Zelenskyy")."""
    found = [person.surname]
    length = person.surname.count(" ") + 1
    if person.name.endswith(f" {person.surname}"):
        first = person.name.partition(" ")[0]
        found += [" ".join(a.split()[-length:]) for a in person.aliases if a.startswith(f"{first} ")]
    return found


def _spellings(surname: str) -> list[str]:
    spellings = [surname, unaccented(surname)]
    for article in _ARTICLES:
        if surname.startswith(article) and article != "bin ":
            spellings.append(surname[len(article) :])
    if surname[:1].islower():
        spellings.append(surname[:1].upper() + surname[1:])
    return list(dict.fromkeys(spellings))


def _lately(office: Office, day: str) -> bool:
    """Whether an office was over by that day, and not for long."""
    return office.spell.over(day) and int(day[:4]) - int(office.spell.end[:4]) <= _PAST_YEARS


def _too_early(person: Person, day: str) -> bool:
    first = min((o.spell.start for o in person.offices if o.spell.start), default="")
    return bool(first) and int(day[:4]) < int(first[:4]) - _EARLY_YEARS
