"""The shapes of what Dragoman knows about actors, as they come out of the CSV files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["name", "alias", "adjective", "people", "capital", "seat"]
"""In what way words name a party."""
RoleKind = Literal["person", "group", "body", "self", "short", "title", "modifier", "former", "deputy", "thing"]
AnaphorKind = Literal["pronoun", "object", "relative", "collective", "description"]

PARTY_KINDS = frozenset(
    {"state", "igo", "rebel", "party", "media", "ngo", "company", "government-body", "people"},
)
ROLE_KINDS = frozenset({"person", "group", "body", "self", "short", "title", "modifier", "former", "deputy", "thing"})
ANAPHOR_KINDS = frozenset({"pronoun", "object", "relative", "collective", "description"})
REFERENTS = frozenset({"person", "party", "plural", "any", "state", "org", "igo", "rebel", "media"})
"""What an anaphor may stand for; see ``docs/actors.md``."""


@dataclass(slots=True, frozen=True)
class Spell:
    """From when to when something held: ISO prefixes, both ends inclusive, empty for open.

    ``as_of`` is the day up to which an open end was known to hold.
    """

    start: str
    end: str
    as_of: str

    def covers(self, day: str) -> bool:
        """Whether an ISO day may lie inside, at the precision that each end has."""
        return self.started(day) and not self.over(day)

    def started(self, day: str) -> bool:
        """Whether it had begun by that day."""
        return day[: len(self.start)] >= self.start

    def over(self, day: str) -> bool:
        """Whether it had ended before that day."""
        return bool(self.end) and day[: len(self.end)] > self.end

    def checked(self, day: str) -> bool:
        """Whether the knowledge of it reaches that day: an open end is not vouched for after ``as_of``."""
        return bool(self.end) or day[: len(self.as_of)] <= self.as_of


@dataclass(slots=True, frozen=True)
class Standing:
    """What a party was during a spell: its kind and its sectors, most specific first."""

    kind: str
    sectors: tuple[str, ...]
    spell: Spell


@dataclass(slots=True, frozen=True)
class Party:
    """A state, organisation, movement, outlet or people. ``standings`` are in the order of their rows.

    ``leader`` lists a state's offices whose holder is "the Chinese leader", the one that decides first;
    ``sovereign`` is the state that a territory belongs to.
    """

    id: str
    name: str
    country: str | None
    standings: tuple[Standing, ...]
    leader: tuple[str, ...] = ()
    sovereign: str | None = None

    def on(self, day: str | None) -> Standing:
        """Its standing on a day; without a day, or for a day outside every spell, the last one."""
        if day is not None:
            for standing in self.standings:
                if standing.spell.covers(day):
                    return standing
        return self.standings[-1]

    def existed(self, day: str) -> bool:
        """Whether any of its spells covers that day."""
        return any(standing.spell.covers(day) for standing in self.standings)


@dataclass(slots=True, frozen=True)
class Sense:
    """One thing that some words may name, and in what way."""

    party: Party
    how: How


@dataclass(slots=True, frozen=True)
class Role:
    """A noun or phrase for what somebody is: an office, a group, a body, a title or a word that goes before one.

    ``canonical`` joins phrases for one office ("premier" is "prime minister"). ``rank`` is 1 for heads,
    2 for ministers and others known by surname alone, 3 for the rest. ``from_context`` says that a bare
    "police" may take its country from the only state that the report has named. ``alone`` says what the bare
    word needs to be a party: nothing, the article (``the``), or words that say whose or which (``no``).
    """

    phrase: str
    canonical: str
    sectors: tuple[str, ...]
    kind: RoleKind
    rank: int
    from_context: bool
    alone: str = ""
    plural: bool = False


@dataclass(slots=True, frozen=True)
class Office:
    """A role that a person held for a spell, in a state (``country``) or in an organisation (``org``, its id)."""

    country: str | None
    org: str | None
    role: str
    sectors: tuple[str, ...]
    rank: int
    spell: Spell


@dataclass(slots=True, frozen=True)
class Person:
    """Somebody known by name, with the offices held, in the order of their rows."""

    id: str
    name: str
    surname: str
    gender: str
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]

    def on(self, day: str | None) -> Office | None:
        """The highest office held on a day (the one begun last among equals); None without a day."""
        if day is None:
            return None
        held = [office for office in self.offices if office.spell.covers(day)]
        if not held:
            return None
        top = min(office.rank for office in held)
        return max((o for o in held if o.rank == top), key=lambda o: o.spell.start)

    def last(self, day: str | None) -> Office | None:
        """The office begun last, on or before a day where one is given; None if there was none yet."""
        begun = [o for o in self.offices if day is None or o.spell.started(day)]
        return max(begun, key=lambda o: o.spell.start, default=None)


@dataclass(slots=True, frozen=True)
class Anaphor:
    """Words that stand for parties named before: a pronoun, "both countries", "the bloc".

    ``definite`` says that "the" is enough to point back to those joined before: "the sides".
    """

    words: str
    kind: AnaphorKind
    of: str
    gender: str
    definite: bool = False
