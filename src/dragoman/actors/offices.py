"""Roles without a name: the holder of an office on a day, a country's army, the protesters of a report."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.actors.context import Context
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.loading import of_party
from dragoman.actors.memory import Found, Memory
from dragoman.actors.phrase import Phrase
from dragoman.actors.refs import Ask, Refs, Told, of_found, of_parties
from dragoman.actors.schema import Office, Party, Person, Role, Sense
from dragoman.actors.words import SPEECH, is_capitalised

_INDEFINITE = frozenset(
    "a an another some many several few dozens hundreds thousands scores any no each most more".split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_VAGUE = frozenset({"body", "self"})
_OWN = frozenset({"his", "her", "its", "their"})
_JOINING = frozenset({"of", "the"})
_ISO3 = 3
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "PTY"})
"""Sectors of a state's offices; police and inhabitants are rather those of wherever the report is."""
_WEAK = 0.5
"""The score of the only candidate, where the report hardly says that it is meant."""
_COMPARED = "than"
"""What is left at the head of a mention that the parse cut out of "more than 500 citizens"."""
_TO = re.compile(r"\s+to\b")


class Roles:
    """Resolves the roles of one report."""

    def __init__(self, knowledge: Knowledge, memory: Memory, context: Context, refs: Refs) -> None:
        self._k = knowledge
        self._memory = memory
        self._context = context
        self._refs = refs

    def of_party(self, phrase: Phrase, party: Party, told: Told, ask: Ask) -> Found:
        """A role in a party that the mention names: "Chinese officials", "the NATO chief", "Iraq's government"."""
        role = _head(phrase)
        standing = party.on(ask.day)
        if standing.kind == "people":
            return self._refs.text(_kind(role), _name(phrase), ask, told)
        if role.kind == "self" and len(phrase.roles) == 1:
            return self._refs.party(party, ask, replace(told, sectors=()))
        place = _place(party)
        met = self._met(phrase, party, ask) if standing.kind == "state" else None
        holder = met or self._holder(phrase, frozenset({place}), told, ask)
        if holder is not None:
            return holder
        if standing.kind != "state":
            return self._of_organisation(role, party, told, ask)
        kind = "group" if role.kind == "self" else _kind(role)
        if phrase.place_words and role.kind == "body":
            return self._refs.text("body", _name(phrase), ask, told)
        return self._refs.role(kind, _name(phrase), ask, told)

    def _met(self, phrase: Phrase, party: Party, ask: Ask) -> Found | None:
        """Somebody met before in that role of that state: "the Bolivian minister", "the Chinese leader"."""
        role = _head(phrase)
        if role.kind != "person" or role.plural or phrase.former or phrase.number is not None:
            return None
        if ask.determiner not in _DEFINITE or _adds(phrase):
            return None
        leads = frozenset({*party.leader, role.canonical}) if _is_leader(phrase) else frozenset()
        met = self._memory.of_roles(leads, party.country) or self._of_word(phrase, party.country)
        if len(met) != 1 or met[0].kind != "person":
            return None
        again = self._refs.again(met[0], ask)
        # Who is called a leader here is not "the president" of the next sentence.
        return replace(again, canonical=phrase.canonical) if leads else again

    def _of_word(self, phrase: Phrase, country: str | None = None) -> list[Found]:
        """Who was met last in a role, in that word ("secretary") before in one that it may shorten."""
        roles = self._k.offices_of(phrase.canonical)
        if phrase.canonical not in self._k.shorts:
            return self._memory.of_roles(roles, country)
        said = self._memory.of_roles(roles, country, f" {phrase.canonical} ")
        return said or self._memory.of_roles(roles, country)

    def ambiguous(self, senses: list[Sense], told: Told, ask: Ask) -> Found:
        """A role in one of several countries: "Congolese troops"."""
        return self._refs.open(ask, of_parties(senses), told)

    def bare(self, phrase: Phrase, told: Told, ask: Ask) -> list[Found]:
        """A role of nobody: "the president", "police", "gunmen"."""
        role = _head(phrase)
        definite = ask.determiner in _DEFINITE
        single = not role.plural and role.kind in {"person", "body"} and phrase.number is None
        if (definite or (role.kind == "body" and role.from_context and not ask.determiner)) and single:
            met = self._of_word(phrase)
            if len(met) == 1:
                return [self._refs.again(met[0], ask)]
            if len(met) > 1:
                return [self._refs.open(ask, of_found(met, f"{phrase.canonical} before"), told)]
        if _needs_more(phrase, role, ask.determiner) or self._is_stance(role, ask):
            return []
        if role.from_context and ask.determiner not in _INDEFINITE:
            party = self._k.state(self._context.only(ask.mention.start))
            if party is not None:
                return [self._by_context(phrase, party, told, ask)]
        if role.kind == "self" and definite and not phrase.place_words:
            return [self._refs.open(ask, [], told)]
        if role.kind in _VAGUE and len(phrase.roles) == 1 and not definite and not phrase.place_words:
            if role.from_context and not role.plural and not ask.determiner:
                return [self._refs.open(ask, [], told)]
            return [] if role.kind == "self" or not ask.determiner else [self._text(phrase, role, told, ask)]
        if single and definite and not self._is_qualified(phrase, role):
            known = role.from_context or role.kind == "person" or self._speaks(ask)
            return [self._refs.open(ask, [], told)] if known else []
        return [self._text(phrase, role, told, ask)]

    def _by_context(self, phrase: Phrase, party: Party, told: Told, ask: Ask) -> Found:
        """A role of the only state named before; left open where that was only a place, or has no such offices."""
        found = self.of_party(phrase, party, replace(told, country=party.country), ask)
        if not _OFFICIAL.intersection(_head(phrase).sectors):
            return found
        if party.sovereign is None and self._context.firmly(ask.mention.start):
            return found
        likely = of_found([found], "the only state named before, and only as a place", _WEAK)
        return self._refs.open(ask, [] if party.sovereign else likely, told)

    def _is_stance(self, role: Role, ask: Ask) -> bool:
        """Whether a group's name is what somebody thinks: "opposition to the deal"."""
        return role.alone == "the" and self._memory.follows(ask.mention.end, _TO)

    def _speaks(self, ask: Ask) -> bool:
        """Whether words of speech follow: "the force said" is a party, "the mission failed" none."""
        return self._memory.follows(ask.mention.end, SPEECH)

    @staticmethod
    def _is_qualified(phrase: Phrase, role: Role) -> bool:
        """Whether more than the role is said, so that it points to somebody new: "the mayor of Chernihiv"."""
        if any(char.isdigit() for char in phrase.role_words):
            return True
        if len(phrase.roles) > 1 and phrase.roles[-2].phrase + "'s " + role.phrase == phrase.role_words.casefold():
            return False
        return bool(phrase.place_words) or len(phrase.role_words.split()) > role.phrase.count(" ") + 2

    def _text(self, phrase: Phrase, role: Role, told: Told, ask: Ask) -> Found:
        is_name = bool(phrase.place_words) and is_capitalised(phrase.nucleus)  # "Stardust Agency"
        kind = ("body" if is_name else "group") if role.kind == "self" else _kind(role)
        return self._refs.text(kind, _name(phrase), ask, told)

    def _holder(self, phrase: Phrase, places: frozenset[str], told: Told, ask: Ask) -> Found | None:
        """Who held the office on the day, where just one person is known to and the day is vouched for."""
        role = _head(phrase)
        if role.kind != "person" or role.plural or phrase.former or ask.day is None or phrase.number is not None:
            return None
        if ask.determiner in _INDEFINITE or role.canonical in {"official", "member"}:
            return None
        if _is_leader(phrase) and _adds(phrase):
            return None
        holders = self._k.people.holders(places, phrase.canonical, ask.day)
        if all(len(place) == _ISO3 for place in places):
            own = [(person, office) for person, office in holders if office.org is None]
            holders = own or (self._leaders(places, ask.day) if _is_leader(phrase) else holders)
        if len(holders) != 1 or not holders[0][1].spell.checked(ask.day):
            return None
        return self._refs.person(holders[0][0], ask, told)

    def _leaders(self, places: frozenset[str], day: str) -> list[tuple[Person, Office]]:
        """Who leads a state on a day, by the first of its leading offices that anybody is known in."""
        states = (self._k.state(place) for place in places if len(place) == _ISO3)
        for office in (role for state in states if state is not None for role in state.leader):
            if holders := self._k.people.holders(places, office, day):
                return holders
        return []

    def _of_organisation(self, role: Role, party: Party, told: Told, ask: Ask) -> Found:
        """Members and bodies of an organisation stand for it, in their role."""
        return self._refs.party(party, ask, replace(told, sectors=of_party(role.sectors, party.on(ask.day))))


def sectors_of(phrase: Phrase) -> tuple[str, ...]:
    """The sectors of a phrase's roles together: what is narrower than "official" decides."""
    if not phrase.roles:
        return phrase.title.sectors if phrase.title else ()
    *before, head = phrase.roles
    if not before:
        return head.sectors
    parts = [s for r in before for s in r.sectors]
    if set(head.sectors) == {"GOV"}:
        return tuple(dict.fromkeys(parts))
    fighting = [s for s in parts if s in {"REB", "OPP"}]
    return tuple(dict.fromkeys((*fighting, *head.sectors, *parts)))


def _needs_more(phrase: Phrase, role: Role, determiner: str) -> bool:
    """Whether a role is no party as it stands: "parties", "firm opposition", but "the opposition"."""
    if phrase.affiliations or phrase.place_words:
        return False
    if role.alone == "the" or determiner == _COMPARED:
        return determiner not in _DEFINITE
    if not role.alone or len(phrase.roles) > 1:
        return False
    said = phrase.role_words.split()
    return len(said) <= role.phrase.count(" ") + 1 and phrase.determiner not in _OWN


def _adds(phrase: Phrase) -> bool:
    """Whether the words say more than whose and what: "the Chinese community leader"."""
    said = [w for w in phrase.role_words.split() if w not in _JOINING]
    known = [*(r.phrase for r in phrase.roles), *(a.words for a in phrase.affiliations)]
    return len(said) > sum(len([w for w in words.split() if w not in _JOINING]) for words in known)


def _is_leader(phrase: Phrase) -> bool:
    return phrase.canonical == "leader"


def _head(phrase: Phrase) -> Role:
    return phrase.roles[-1]


def _kind(role: Role) -> str:
    if role.kind == "person":
        return "group" if role.plural else "unnamed"
    return role.kind


def _place(party: Party) -> str:
    return str(party.country) if party.standings[-1].kind == "state" else party.id


def _name(phrase: Phrase) -> str:
    return phrase.role_words or " ".join(phrase.words)
