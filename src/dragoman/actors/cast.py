"""The cast of one report: every mention resolved in text order, with what was said before in mind."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dragoman.actors.anaphora import Anaphora
from dragoman.actors.context import Context
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.loading import of_party
from dragoman.actors.memory import Found, Memory
from dragoman.actors.naming import Names, gender_of
from dragoman.actors.offices import Roles, sectors_of
from dragoman.actors.phrase import Grammar, Phrase
from dragoman.actors.refs import Ask, Refs, Told, of_parties
from dragoman.actors.schema import Anaphor, Party, Sense
from dragoman.actors.words import DETERMINERS, NUMBERS, bare, is_capitalised, plain
from dragoman.dates import published_day
from dragoman.model import ActorRef, Report
from dragoman.reader.reading import Mention

_NO_PARTY = frozenset(
    "DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL EVENT LAW LANGUAGE WORK_OF_ART PRODUCT".split()
)
_WORD_BEFORE = re.compile(r"([\w'’]+)\s+$")
_HYPHENATED = re.compile(r"-\w+")
_LOOK_BACK = 24
_LONGEST_GAP = 80
"""Characters between a role and the name in its apposition."""
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_POINTING = frozenset({"the", "this", "that", "both", "these", "those", "two"})


class Cast:
    """Who is meant at each place of one report. Ask in text order: a pronoun looks back at what was asked before.

    Args:
        knowledge: parties, people and roles.
        report: its body gives the words, its publication date the day where a mention has none of its own.
    """

    def __init__(self, knowledge: Knowledge, report: Report) -> None:
        published = published_day(report.published)
        self._k = knowledge
        self._report = report
        self._day = published.isoformat() if published else None
        self._memory = Memory(report.body)
        self._context = Context(knowledge, report.body, self._day)
        self._refs = Refs(report)
        self._grammar = Grammar(knowledge)
        self._anaphora = Anaphora(self._memory)
        self._names = Names(knowledge, self._memory, self._refs, report.body)
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
        if self._memory.inside_name(mention):
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
        if first in DETERMINERS:
            determiner = first
        else:
            before = _WORD_BEFORE.search(body, max(0, mention.start - _LOOK_BACK), mention.start)
            word = before.group(1).lower() if before else ""
            determiner = word if word in DETERMINERS or word in _POINTING else ""
        return Ask(mention, text, day.isoformat() if day else self._day, determiner)

    def _name_end(self, mention: Mention) -> int:
        """Where the mention's name ends, for one that a parse cut short at a hyphen ("Moon Jae" of "Moon Jae-in")."""
        rest = _HYPHENATED.match(self._report.body, mention.end)
        if rest is None:
            return mention.end
        words = plain(self._report.body[mention.start : rest.end()]).split()
        known = any(self._k.people.is_name(" ".join(words[i:])) for i in range(len(words)))
        return rest.end() if known else mention.end

    def _resolve(self, ask: Ask) -> list[Found]:
        anaphor = self._k.anaphors.get(ask.text.casefold())
        if anaphor is not None and anaphor.kind in {"pronoun", "object", "relative"}:
            found = self._anaphora.pronoun(anaphor, ask.mention.start)
            return [self._refs.again(f, ask) for f in found]
        if (exact := self._exact(ask)) is not None:
            return exact
        phrase = self._grammar.parse(ask.text, ask.day, ask.mention.label == "PERSON")
        if phrase.role and phrase.role.kind == "person" and (same := self._memory.described(ask.mention)) is not None:
            return [self._refs.again(same, ask)]
        if not phrase.affiliations and not phrase.name and (meant := self._anaphoric(phrase, ask)) is not None:
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

    def _anaphoric(self, phrase: Phrase, ask: Ask) -> list[Found] | None:
        """ "Both countries", "these two leaders", "the bloc"; None if the words don't point back."""
        words = [w for w in phrase.words if w.lower() not in DETERMINERS and not w.isdigit()]
        text = " ".join(w for w in words if len(words) == 1 or w.lower() not in NUMBERS).lower()
        anaphor = self._k.anaphors.get(text)
        if anaphor is None or ask.determiner not in _POINTING:
            return None
        if anaphor.kind == "collective":
            return self._collective(anaphor, phrase, ask)
        if anaphor.kind == "description":
            found = self._anaphora.description(anaphor.of, ask.mention.start)
            return [self._plainly(found, ask)] if found else None
        return None

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
        if number is None and anaphor.words in {"pair", "duo", "two"}:
            number = 2
        if number is None:
            pointed = self._k.anaphors["they"] if ask.determiner in {"these", "those"} else None
            found = self._anaphora.pronoun(pointed, ask.mention.start) if pointed else []
            return [self._refs.again(f, ask) for f in found] if len(found) > 1 else None
        members = self._anaphora.collective(anaphor.of, number, ask.mention.start)
        if not members:
            return [self._refs.open(ask, [], Told())]
        return [self._refs.again(f, ask, self._state(country)) for f, country in members]

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
        if not phrase.roles:
            if not phrase.affiliations:
                return []
            return self._last_party(phrase, told, ask)
        if len(senses) > 1:
            return [self._roles.ambiguous(senses, told, ask)]
        if senses:
            return [self._roles.of_party(phrase, senses[0].party, told, ask)]
        if (owner := self._owner(phrase, ask)) is not None:
            country = replace(told, country=owner.country)
            return [self._roles.of_party(phrase, owner, country, ask)]
        return self._roles.bare(phrase, told, ask)

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
        found = self._names.resolve(phrase, places or frozenset(), told, ask)
        return [self._placed(f, phrase, ask) for f in found]

    def _placed(self, found: Found, phrase: Phrase, ask: Ask) -> Found:
        """Somebody whom only the text knows, in an office of the only state that it named before."""
        introduced = found.ref.country is None and (found.ref.id or "").startswith("text.")
        if not introduced or not phrase.role or not phrase.role.from_context or phrase.affiliations:
            return found
        return replace(found, ref=replace(found.ref, country=self._context.only(ask.mention.start)))

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
        return Told(
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

    def _owner(self, phrase: Phrase, ask: Ask) -> Party | None:
        """Whose: "his government", "the Assad regime", "Gadhafi's tanks"."""
        if phrase.determiner in _POSSESSIVE and (anaphor := self._k.anaphors.get(phrase.determiner)):
            found = self._anaphora.pronoun(anaphor, ask.mention.start)
            ref = found[0].ref if len(found) == 1 else None
            if ref is not None:
                return self._k.parties.get(ref.id or "") or self._state(ref.country)
        possessive = bool(phrase.place_words) and phrase.place_words[-1].endswith(("'s", "s'"))
        if phrase.place_words and phrase.role is not None and (phrase.role.kind == "self" or possessive):
            phrase.owner = bare(" ".join(phrase.place_words))
        if phrase.owner:
            found = self._names.known(phrase.owner, ask)
            if found and found[0].ref.id is not None:
                return self._state(found[0].ref.country)
        return None

    def _state(self, country: str | None) -> Party | None:
        return self._k.parties.get(f"state.{country.lower()}") if country else None


def _one_named(senses: list[Sense], named: set[str]) -> bool:
    return sum(s.party.country in named for s in senses) == 1


def _without_number(text: str) -> str:
    """ "600 Israelis" is named "Israelis"."""
    words = text.split()
    while len(words) > 1 and (words[0].lower() in NUMBERS or words[0].lower() in DETERMINERS or words[0][0].isdigit()):
        words.pop(0)
    return " ".join(words)
