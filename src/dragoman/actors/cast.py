"""The cast of one report: every mention resolved in text order, with what was said before in mind."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dragoman.actors.anaphora import Anaphora
from dragoman.actors.bureaus import Bureaus
from dragoman.actors.context import Context
from dragoman.actors.datelines import find_datelines
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.loading import of_party
from dragoman.actors.memory import Found, Memory
from dragoman.actors.naming import IsPlace, Names, gender_of
from dragoman.actors.offices import Roles, sectors_of
from dragoman.actors.phrase import Grammar, Phrase
from dragoman.actors.pointing import POINTING, Pointing
from dragoman.actors.refs import Ask, Refs, Told, of_parties
from dragoman.actors.schema import Party, Sense
from dragoman.actors.words import DETERMINERS, NUMBERS, bare, is_capitalised, plain
from dragoman.dates import published_day
from dragoman.model import ActorRef, Report
from dragoman.reader.reading import Mention

_NO_PARTY = frozenset(
    "DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL EVENT LAW LANGUAGE WORK_OF_ART PRODUCT".split()
)
_WORD_BEFORE = re.compile(r"([\w'’]+)\s+$")
_NAME_BEHIND = re.compile(r"\s+([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})")
_HYPHENATED = re.compile(r"-\w+")
_LOOK_BACK = 24
_COUNTERPART = "counterpart"
_LONGEST_GAP = 80
"""Characters between a role and the name in its apposition."""


class Cast:
    """Who is meant at each place of one report. Ask in text order: a pronoun looks back at what was asked before.

    Args:
        knowledge: parties, people and roles.
        report: its body gives the words, its publication date the day where a mention has none of its own.
        is_place: whether a gazetteer knows a name; such a name is no party unless the knowledge has one of it.
    """

    def __init__(self, knowledge: Knowledge, report: Report, is_place: IsPlace | None = None) -> None:
        published = published_day(report.published)
        self._k = knowledge
        self._report = report
        self._day = published.isoformat() if published else None
        self._memory = Memory(report.body)
        self._context = Context(knowledge, report.body, self._day)
        self._refs = Refs(report, knowledge)
        self._grammar = Grammar(knowledge)
        self._anaphora = Anaphora(self._memory)
        self._pointing = Pointing(knowledge, self._anaphora, self._refs)
        self._names = Names(knowledge, self._memory, self._refs, report.body, is_place)
        self._datelines = list(find_datelines(report.body, knowledge))
        self._bureaus = Bureaus(knowledge, self._anaphora, self._names, self._memory, self._refs)
        self._roles = Roles(knowledge, self._memory, self._context, self._refs)

    def resolve(self, mention: Mention, day: date | None = None) -> list[ActorRef]:
        """The parties that a mention stands for.

        Args:
            mention: words of this report.
            day: when what it takes part in happened; without it, the day of publication.

        Returns:
            Nothing if the words name no party; one reference as a rule; one a member for "both countries". A
            reference without an id is left open, with candidates where there are any.
        """
        if self._memory.inside_name(mention) or any(s <= mention.start < e for s, e in self._datelines):
            return []
        ask = self._ask(mention, day)
        found = self._resolve(ask)
        if found:
            self._memory.add(mention, found, self._is_name(ask.text))
        return [item.ref for item in found]

    def note(self, mention: Mention) -> None:
        """Remember a mention that takes no part in anything, so that later ones may refer to it."""
        self.resolve(mention)

    def _ask(self, mention: Mention, day: date | None) -> Ask:
        body = self._report.body
        text = plain(body[mention.start : self._name_end(mention)])
        first = text.partition(" ")[0].lower()
        if first in DETERMINERS or first == "than":
            determiner = first
        else:
            before = _WORD_BEFORE.search(body, max(0, mention.start - _LOOK_BACK), mention.start)
            word = before.group(1).lower() if before else ""
            determiner = word if word in DETERMINERS or word in POINTING else ""
        return Ask(mention, text, day.isoformat() if day else self._day, determiner)

    def _name_end(self, mention: Mention) -> int:
        """Where the mention's name ends, for one that a parse cut short.

        At a hyphen ("Moon Jae" of "Moon Jae-in"), or between office and name ("Foreign Minister" of "Wang").
        """
        body, people = self._report.body, self._k.people
        if (rest := _HYPHENATED.match(body, mention.end)) is not None:
            words = plain(body[mention.start : rest.end()]).split()
            return rest.end() if any(people.is_name(" ".join(words[i:])) for i in range(len(words))) else mention.end
        behind = _NAME_BEHIND.match(body, mention.end)
        if behind is None or not self._is_office(plain(body[mention.start : mention.end])):
            return mention.end
        name = bare(plain(behind.group(1)))
        return behind.end() if people.is_name(name) or people.of_surname(name) else mention.end

    def _is_office(self, text: str) -> bool:
        role = next((r for i in range(3) if (r := self._k.roles.get(" ".join(text.split()[i:]).casefold()))), None)
        return role is not None and role.kind == "person" and not role.plural and is_capitalised(text)

    def _resolve(self, ask: Ask) -> list[Found]:
        anaphor = self._k.anaphors.get(ask.text.casefold())
        if anaphor is not None and anaphor.kind in {"pronoun", "object", "relative"}:
            found = self._anaphora.pronoun(anaphor, ask.mention.start)
            return [self._refs.again(f, ask) for f in found]
        if (exact := self._exact(ask)) is not None:
            return exact
        if self._k.weapons.is_weapon(ask.text.removeprefix(f"{ask.determiner} ")):
            return []
        phrase = self._grammar.parse(ask.text, ask.day, ask.mention.label == "PERSON")
        if phrase.role and phrase.role.kind == "person" and (same := self._apposed(phrase, ask)) is not None:
            return [self._refs.again(same, ask)]
        if not phrase.affiliations and not phrase.name and (meant := self._pointing.back(phrase, ask)) is not None:
            return meant
        if phrase.is_thing or not phrase.complete or (ask.mention.label in _NO_PARTY and not phrase.roles):
            return []
        return self._read(phrase, ask)

    def _exact(self, ask: Ask) -> list[Found] | None:
        """Words that name a party or person as they stand; None if they don't."""
        text = ask.text
        if not text or (text[0].islower() and not is_capitalised(text) and text not in self._k.anaphors):
            known = self._k.senses(text, ask.day)
            return self._senses(known, ask) if known else self._by_surname(text, ask)
        if " " not in text and ask.mention.label in {"PERSON", None}:
            met = self._names.met_person(text, ask)
            if met is not None:
                return [met]
        for words in (text, f"The {text}" if ask.determiner == "the" else "", text.removeprefix("the ")):
            senses = self._k.senses(words, ask.day)
            if senses:
                return self._elsewhere(senses, ask) or self._senses(senses, ask)
        return None if text.casefold() in self._k.roles else self._by_surname(text, ask)

    def _elsewhere(self, senses: list[Sense], ask: Ask) -> list[Found]:
        """A bare "Congress" or "Senate" in a report that named states, but not the one whose body is known by that."""
        role, party = self._k.roles.get(ask.text.casefold()), senses[0].party
        named = self._context.before(ask.mention.start) if role is not None else []
        if role is None or party.on(ask.day).kind != "government-body" or not named or party.country in named:
            return []
        phrase = Phrase([ask.text], roles=[role], role_words=ask.text, canonical=role.canonical, nucleus=ask.text)
        return self._roles.bare(phrase, self._told(phrase, [], ask), ask)

    def _by_surname(self, text: str, ask: Ask) -> list[Found] | None:
        """Somebody of a bare surname, of one word or more ("Putin", "bin Laden")."""
        name = bare(text)
        if ask.mention.label in _NO_PARTY:
            return None
        if " " in name and not self._k.people.of_surname(name):
            return None
        met = self._names.met_person(name, ask)
        return [met] if met is not None else self._names.known(name, ask) or None

    def _is_name(self, text: str) -> bool:
        return bool(self._k.senses(text)) or self._k.people.is_name(text)

    def _senses(self, senses: list[Sense], ask: Ask, told: Told | None = None) -> list[Found]:
        """A party out of those that some words may name, or the choice among them left open."""
        chosen = self._narrow(senses, ask)
        if len(chosen) > 1:
            return [self._refs.open(ask, of_parties(chosen), told or Told())]
        sense = chosen[0]
        if sense.how == "people":
            return [self._refs.nationals(sense.party, ask, _without_number(ask.text))]
        return [self._refs.party(sense.party, ask, told)]

    def _narrow(self, senses: list[Sense], ask: Ask) -> list[Sense]:
        """Of several states that share a word, the one that the report has named unmistakably before."""
        if len(senses) == 1:
            return senses
        named = set(self._context.before(ask.mention.start))
        return [s for s in senses if s.party.country in named] if named and _one_named(senses, named) else senses

    def _apposed(self, phrase: Phrase, ask: Ask) -> Found | None:
        """Whom an office right behind a name belongs to: "Hanafi, deputy head of the office and negotiator"."""
        if (same := self._memory.described(ask.mention)) is not None:
            return same
        before = None if phrase.name or phrase.role is None or phrase.role.plural else self._memory.named(ask.mention)
        if before is None or not before.ref.id:
            return None
        senses = self._affiliation(phrase, ask)
        if any(s.party.country != before.ref.country for s in senses):
            return None
        return before if self._names.may_hold(before, phrase.canonical, ask) else None

    def _read(self, phrase: Phrase, ask: Ask) -> list[Found]:
        """A phrase of affiliations, roles and a name; one reference each of affiliations joined by "and"."""
        if phrase.roles and not phrase.name and (joined := phrase.joined()):
            return [found for a in joined for found in self._one(replace(phrase, affiliations=[a]), ask)]
        return self._one(phrase, ask)

    def _one(self, phrase: Phrase, ask: Ask) -> list[Found]:
        senses = self._affiliation(phrase, ask)
        told = self._told(phrase, senses, ask)
        if phrase.apposed is not None:
            return self._senses(phrase.apposed.senses, ask, replace(told, sectors=()))
        if phrase.name:
            return self._named(phrase, senses, told, ask)
        if ask.mention.description and phrase.roles and (name := self._described_name(ask)):
            return self._named_behind(name, ask)
        if (bureau := self._bureaus.resolve(phrase, told, ask)) is not None:
            return [bureau]
        if phrase.roles and not senses and (party := self._described_party(ask)) is not None:
            return [self._refs.party(party, ask, replace(told, sectors=of_party(told.sectors, party.on(ask.day))))]
        if not phrase.roles:
            if not phrase.affiliations:
                return []
            return self._last_party(phrase, told, ask)
        if len(senses) > 1:
            return [self._roles.ambiguous(senses, told, ask)]
        if senses:
            if phrase.canonical == _COUNTERPART:
                self._name_counterpart(phrase, senses[0].party, ask)
            return [self._roles.of_party(phrase, senses[0].party, told, ask)]
        if owners := self._owners(phrase, ask.mention.start, ask):
            return [self._roles.of_party(phrase, o, self._owned(told, phrase, o, ask), ask) for o in owners]
        return self._roles.bare(phrase, told, ask)

    def _name_counterpart(self, phrase: Phrase, party: Party, ask: Ask) -> None:
        """Put the office for "counterpart": that of "his", which somebody is known to have in the other state."""
        offices = self._pointing.counterpart(phrase.determiner, ask.mention.start, ask.day)
        places = frozenset({party.country or party.id})
        known = [office for office in sorted(offices) if self._k.people.holders(places, office, ask.day)]
        phrase.canonical = known[0] if len(known) == 1 else phrase.canonical

    def _last_party(self, phrase: Phrase, told: Told, ask: Ask) -> list[Found]:
        """A party named last, behind others: "Iranian Revolutionary Guards"; of another country it is a namesake."""
        *before, last = phrase.affiliations
        home = last.senses[0].party.country
        owners = {s.party.country for a in before for s in a.senses if a.senses[0].how == "adjective"}
        if last.senses[0].party.standings[-1].kind != "state" and home and owners and home not in owners:
            country = owners.pop() if len(owners) == 1 else None
            kept = Told(country=country, sectors=last.senses[0].party.on(ask.day).sectors)
            return [self._refs.text("body", ask.text, ask, kept)]
        return self._senses(last.senses, ask, replace(told, sectors=()))

    def _named_behind(self, name: str, ask: Ask) -> list[Found]:
        """The name in an apposition, with all that stands before it: "a spokesman for Libya, Moussa Ibrahim"."""
        until = ask.mention.description[0] if ask.mention.description else ask.mention.end
        until = until if until - ask.mention.end < _LONGEST_GAP else ask.mention.end
        phrase = self._grammar.parse(plain(self._report.body[ask.mention.start : until]), ask.day)
        phrase.name = name
        senses = self._affiliation(phrase, ask)
        return self._named(phrase, senses, self._told(phrase, senses, ask), ask)

    def _named(self, phrase: Phrase, senses: list[Sense], told: Told, ask: Ask) -> list[Found]:
        places = frozenset(p for s in senses for p in (s.party.id, s.party.country) if p) if len(senses) == 1 else None
        if told.role is None or told.country is None:
            told = self._from_description(told, ask)
        if not told.placed and len(owners := self._pointing.owners(phrase.determiner, ask.mention.start, ask.day)) == 1:
            told = self._owned(told, phrase, owners[0], ask)
        found = self._names.resolve(phrase, places or frozenset(), told, ask)
        return [self._placed(f, phrase, ask) for f in found]

    def _placed(self, found: Found, phrase: Phrase, ask: Ask) -> Found:
        """Somebody whom only the text knows, in an office of the only state that it named before."""
        introduced = found.ref.country is None and (found.ref.id or "").startswith("text.")
        if not introduced or not phrase.role or not phrase.role.from_context or phrase.affiliations:
            return found
        state = self._k.state(self._context.only(ask.mention.start))
        firm = state is not None and not state.sovereign and self._context.firmly(ask.mention.start)
        return replace(found, ref=replace(found.ref, country=state.country if state and firm else None))

    def _affiliation(self, phrase: Phrase, ask: Ask) -> list[Sense]:
        """The party that the roles belong to. A place of action counts only for roles that are of a place."""
        own = [a for a in phrase.affiliations if not a.located]
        if not own and phrase.role is not None and phrase.role.from_context:
            own = phrase.affiliations
        if not own:
            return []
        pick = own[0] if phrase.roles or phrase.name else own[-1]
        senses = self._narrow(pick.senses, ask)
        if pick.senses[0].how == "seat" and len(senses) == 1:
            office = f"{bare(pick.words).lower()} {phrase.canonical}"
            if self._k.people.has_office(frozenset({str(senses[0].party.country)}), office):
                phrase.canonical = office
        return senses

    def _told(self, phrase: Phrase, senses: list[Sense], ask: Ask) -> Told:
        party = senses[0].party if len(senses) == 1 else None
        sectors = sectors_of(phrase)
        if party is not None and party.standings[-1].kind not in {"state", "people"}:
            sectors = of_party(sectors, party.on(ask.day))
        elif party is not None and not sectors and party.standings[-1].kind == "people":
            sectors = party.on(ask.day).sectors
        return Told(
            role=phrase.role_words or None,
            canonical=phrase.canonical,
            country=party.country if party else None,
            sectors=sectors,
            former=phrase.former,
            gender=gender_of(phrase),
            title=phrase.title.canonical if phrase.title else "",
            placed=bool(senses),
        )

    def _from_description(self, told: Told, ask: Ask) -> Told:
        """What the apposition adds about somebody: "Wang Yu, China's ambassador"."""
        if ask.mention.description is None:
            return told
        start, end = ask.mention.description
        text = plain(self._report.body[start:end])
        phrase = self._grammar.parse(text, ask.day)
        if not phrase.roles or phrase.name:
            return told
        more = self._told(phrase, self._affiliation(phrase, ask), ask)
        if not more.placed and len(owners := self._pointing.owners(phrase.determiner, start, ask.day)) == 1:
            more = self._owned(more, phrase, owners[0], ask)
        return Told(
            title=told.title or more.title,
            placed=told.placed or more.placed,
            role=told.role or more.role,
            canonical=told.canonical or more.canonical,
            country=told.country or more.country,
            sectors=told.sectors if told.role else more.sectors or told.sectors,
            former=told.former or more.former,
            gender=told.gender or more.gender,
        )

    def _described_name(self, ask: Ask) -> str:
        """The name in the apposition of a role: "the ambassador, Wang Yu"."""
        start, end = ask.mention.description or (0, 0)
        words = plain(self._report.body[start:end])
        phrase = self._grammar.parse(words, ask.day, is_person=True)
        alone = phrase.name and not phrase.roles and not phrase.affiliations
        return phrase.name if alone and phrase.name == " ".join(phrase.words) else ""

    def _described_party(self, ask: Ask) -> Party | None:
        """The organisation that is all of an apposition: "two members of its branch, ISIS-K"."""
        if ask.mention.description is None:
            return None
        senses = self._k.senses(plain(self._report.body[slice(*ask.mention.description)]), ask.day)
        standings = [s.party.on(ask.day).kind for s in senses]
        return senses[0].party if len(senses) == 1 and standings[0] not in {"state", "people"} else None

    def _owners(self, phrase: Phrase, at: int, ask: Ask) -> list[Party]:
        """Whose: "his government", "their embassies", "the Assad regime", "Gadhafi's tanks"."""
        if owners := self._pointing.owners(phrase.determiner, at, ask.day):
            return owners
        possessive = bool(phrase.place_words) and phrase.place_words[-1].endswith(("'s", "s'"))
        if phrase.place_words and phrase.role is not None and (phrase.role.kind == "self" or possessive):
            phrase.owner = bare(" ".join(phrase.place_words))
        found = self._names.known(phrase.owner, ask) if phrase.owner else []
        if not found or found[0].ref.id is None:
            return []
        party = self._pointing.party(found[0], ask.day)
        return [party] if party is not None else []

    def _owned(self, told: Told, phrase: Phrase, owner: Party, ask: Ask) -> Told:
        """What a role's owner adds: country, and for an organisation sectors and name ("Hamas spokesman")."""
        standing = owner.on(ask.day)
        if standing.kind in {"state", "people"}:
            return replace(told, country=owner.country)
        role = f"{owner.name} {told.role}" if told.role and not phrase.owner else told.role
        return replace(told, country=owner.country, role=role, placed=True, sectors=of_party(told.sectors, standing))


def _one_named(senses: list[Sense], named: set[str]) -> bool:
    return sum(s.party.country in named for s in senses) == 1


def _without_number(text: str) -> str:
    """ "600 Israelis" is named "Israelis"."""
    words = text.split()
    while len(words) > 1 and (words[0].lower() in NUMBERS or words[0].lower() in DETERMINERS or words[0][0].isdigit()):
        words.pop(0)
    return " ".join(words)
