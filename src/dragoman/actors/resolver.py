"""The resolver: opens a cast for a report, and finds actors by name."""

from __future__ import annotations

from datetime import date

from dragoman.actors.cast import Cast
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.naming import IsPlace
from dragoman.actors.phrase import Grammar
from dragoman.actors.refs import of_parties, of_persons
from dragoman.actors.words import plain, plural
from dragoman.model import Candidate, Report

_NAMES = frozenset({"name", "alias", "seat"})
"""In what ways words name just one party."""


class Resolver:
    """Resolves mentions of parties against what is known of them.

    Args:
        knowledge: as :func:`~dragoman.actors.knowledge.load_knowledge` gives it.
        is_place: whether a gazetteer knows a name, as it stands, for a place; such a name is no party, unless the
            knowledge has a party of that name (a state, a capital).
    """

    def __init__(self, knowledge: Knowledge, is_place: IsPlace | None = None) -> None:
        self.knowledge = knowledge
        self._is_place = is_place
        self._words = _role_words(knowledge)
        self._grammar = Grammar(knowledge)

    def open(self, report: Report) -> Cast:
        """The cast of a report: one for each, asked in text order."""
        return Cast(self.knowledge, report, self._is_place)

    def find(self, name: str, day: date | None = None) -> list[Candidate]:
        """Who a name may mean, best first: states and organisations, then persons by full name, surname, office.

        Args:
            name: a name, an alias, a surname, or an office such as "US president".
            day: the day that decides among spells; without it all spells count.
        """
        text, iso = plain(name), day.isoformat() if day else None
        people = self.knowledge.people
        found = of_parties(self.knowledge.senses(text, iso) or self.knowledge.senses(text.removeprefix("the "), iso))
        if named := people.named(text, iso):
            found += of_persons(named, iso, f"named {text}")
        elif surnamed := people.of_surname(text):
            found += of_persons(surnamed, iso, f"surname {text}")
        return found or self._by_office(text, iso)

    def id_of(self, name: str) -> str | None:
        """The one id that the knowledge gives a full name or alias; None for unknown and for ambiguous names.

        Surnames, and words for a people or a capital, are no names of one party.
        """
        text = plain(name)
        short = text[4:] if text[:4].lower() == "the " else text
        senses = [s for words in (text, short, f"The {short}") for s in self.knowledge.senses(words)]
        found = {s.party.id for s in senses if s.how in _NAMES}
        found |= {person.id for person in self.knowledge.people.named(text, None)}
        return found.pop() if len(found) == 1 else None

    def groups_in(self, role: str) -> frozenset[str]:
        """The ids of the organisations that a role's words name as its own: "Taliban spokesman", "NATO's chief".

        None for a former role, and none to, against or near which somebody is only posted.
        """
        phrase = self._grammar.parse(plain(role), None)
        if phrase.former:
            return frozenset()
        own = [*phrase.affiliations, *([phrase.apposed] if phrase.apposed else [])]
        found = [a.senses[0] for a in own if len(a.senses) == 1 and not a.located]
        return frozenset(s.party.id for s in found if s.party.standings[-1].kind not in {"state", "people"})

    def is_outlet(self, text: str) -> bool:
        """Whether some words name a news outlet: it carries what others say."""
        return self.knowledge.is_outlet(plain(text))

    def is_actor_words(self, lemma: str) -> bool:
        """Whether a common noun heads words for a party: "police", "troop", "lawmaker"."""
        return lemma.casefold() in self._words

    def _by_office(self, text: str, day: str | None) -> list[Candidate]:
        phrase = self._grammar.parse(text, day)
        if not phrase.roles or not phrase.affiliations or phrase.name:
            return []
        party = phrase.affiliations[0].senses[0].party
        places = frozenset({party.id, party.country or party.id})
        holders = [person for person, _ in self.knowledge.people.holders(places, phrase.canonical, day)]
        return of_persons(holders, day, text) if holders else []


def _role_words(knowledge: Knowledge) -> frozenset[str]:
    """The single words for parties, with the singulars that a lemmatiser makes of them."""
    words = {w for w in knowledge.roles if " " not in w}
    words |= {w for w, a in knowledge.anaphors.items() if a.kind == "description" and " " not in w}
    singular = {w[:-1] for w in words if w.endswith("s") and plural(w[:-1]) == w}
    return frozenset(words | singular)
