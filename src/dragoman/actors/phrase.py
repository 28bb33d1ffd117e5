"""The grammar of a mention: [former] [country or organisation's] [role ...] [title] [Name] [of whom]."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.schema import Role, Sense
from dragoman.actors.words import (
    DETERMINERS,
    NUMBERS,
    PARTICLES,
    PREPOSITIONS,
    bare,
    is_capitalised,
    is_compound,
    tokens,
)

_WINDOW = 7
"""Longest name or phrase, in words, that is looked for inside a mention; longer ones are found whole."""
_BELONGING = frozenset({"of", "for", "from"})
_WITH_ROLE = _BELONGING | {"to"}
_QUANTITIES = frozenset({"group", "crowd", "crowds", "mob"})
_APPROXIMATE = frozenset({"or", "than", "least", "most", "about", "around", "nearly", "almost", "over"})
_AIRCRAFT, _AIRCRAFT_ROLE = frozenset({"fighter", "bomber"}), "warplane"
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)")
_POSTED = frozenset({"ambassador", "envoy", "special envoy"})


@dataclass(slots=True)
class Affiliation:
    """A country, people or organisation that the role or name belongs to."""

    words: str
    senses: list[Sense]
    possessive: bool
    at: int
    located: bool = False


@dataclass(slots=True)
class Phrase:
    """The parts of a mention.

    ``role_words`` are as in the text; ``place_words`` are capitals that nothing explains; ``complete`` says that
    the last word was understood; ``owner`` is whose the role is ("Bashar al-Assad's forces"); ``apposed`` is the
    party that a role stands before ("the newspaper Kommersant").
    """

    words: list[str]
    determiner: str | None = None
    number: int | None = None
    former: bool = False
    deputy: bool = False
    title: Role | None = None
    affiliations: list[Affiliation] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    role_words: str = ""
    canonical: str = ""
    name: str = ""
    place_words: list[str] = field(default_factory=list)
    nucleus: str = ""
    is_thing: bool = False
    complete: bool = False
    owner: str = ""
    apposed: Affiliation | None = None

    def joined(self) -> list[Affiliation]:
        """Affiliations joined by "and" that share what follows: "Ukrainian and Russian negotiators"."""
        own = [a for a in self.affiliations if not a.located]
        ends = {a.at + a.words.count(" ") + 1: a for a in own}
        pairs = [(ends[b.at - 1], b) for b in own if b.at - 1 in ends and self.words[b.at - 1] == "and"]
        return [pairs[0][0], *(b for _, b in pairs)] if pairs else []

    @property
    def role(self) -> Role | None:
        """The head of the roles: the last one ("spokesman" of "Foreign Ministry spokesman")."""
        return self.roles[-1] if self.roles else None


class Grammar:
    """Reads mentions into phrases with the words that the knowledge has."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def parse(self, text: str, day: str | None, is_person: bool = False) -> Phrase:
        """The parts of a mention's plain text. ``is_person``: the parse takes its head for a person's name."""
        words = tokens(text)
        first = _opening(words)
        phrase = Phrase(words)
        _determine(phrase, words[:first])
        scan = _Scan(self._knowledge, phrase, words, day, is_person)
        end = scan.main(first)
        scan.close(first, end)
        scan.after(end)
        return phrase


class _Scan:
    """One pass over the words of a mention, from left to right, the longest match first."""

    def __init__(self, knowledge: Knowledge, phrase: Phrase, words: list[str], day: str | None, person: bool) -> None:
        self._k = knowledge
        self._p = phrase
        self._words = words
        self._day = day
        self._person = person
        self._pending: list[int] = []
        self._role_end = 0
        self._covered = 0
        self._name_end = 0
        self._roles_before = 0
        self._reach = len(words)

    def main(self, i: int) -> int:
        """Read up to the first preposition; returns its place."""
        words, n = self._words, len(self._words)
        while i < n:
            j = self._name_at(i) or self._known_at(i)
            if j:
                i = self._covered = j
            elif i and words[i].lower() in PREPOSITIONS and not (self._pending and words[i] in PARTICLES):
                break
            else:
                i = self._unknown(i)
        return i

    def close(self, first: int, end: int) -> None:
        """Settle what is a name, what only describes, and which word all hangs on."""
        p, words = self._p, self._words
        p.nucleus = words[end - 1] if end > first else ""
        if p.name and self._role_end > self._name_end:
            p.owner, p.name = p.name, ""
            p.roles = p.roles[self._roles_before :]
        if self._pending and not p.name:
            p.name = " ".join([*words[self._pending[0] : end - 1], bare(words[end - 1])])
        if p.name and not p.roles and p.title is None:
            self._give_back(end)
        if self._role_end:
            p.role_words = " ".join(words[first : self._role_end])
        rides = self._ride()
        p.canonical = _canonical(p, self._k)
        p.complete = bool(p.name) or self._covered == end
        if p.roles and p.affiliations and p.affiliations[-1].at >= self._role_end:
            p.apposed = p.affiliations.pop()
        nucleus = bare(p.nucleus)
        p.is_thing = nucleus.lower() in self._k.things and nucleus not in self._k.roles
        p.is_thing = p.is_thing or (rides and not p.affiliations)

    def _ride(self) -> bool:
        """Whether what stands behind a weapon's name is no man: "MiG-29 fighters" are aircraft."""
        p = self._p
        armed = p.role is not None and any(self._k.weapons.is_weapon(word) for word in p.place_words)
        if not armed or p.roles[-1].canonical not in _AIRCRAFT:
            return False
        p.roles[-1] = self._k.roles[_AIRCRAFT_ROLE]
        return True

    def after(self, i: int) -> None:
        """Read what follows a preposition: "of the Taliban's political office", "to the United Nations"."""
        p, words = self._p, self._words
        if i >= len(words) or (not p.roles and p.name):
            return
        while i < len(words):
            preposition = words[i].lower()
            if preposition in PREPOSITIONS and preposition not in _WITH_ROLE:
                self._reach = min(self._reach, i)
            i += 1
            i += _opening(words[i:])
            inner = Phrase(words)
            scan = _Scan(self._k, inner, words, self._day, False)
            i = max(scan.main(i), i + 1) if i < len(words) else i
            self._attach(preposition, inner)
        if p.roles and not p.name:
            p.role_words = " ".join(words[_opening(words) : self._reach])

    def _attach(self, preposition: str, inner: Phrase) -> None:
        p = self._p
        if preposition == "to":
            if p.canonical in _POSTED and inner.affiliations:
                p.canonical = f"{p.canonical} to the {inner.affiliations[0].senses[0].party.name.lower()}"
            return
        belonging = preposition in _BELONGING
        if belonging and inner.roles and p.role is not None:
            if p.role.canonical in _QUANTITIES and not inner.affiliations:
                p.roles = inner.roles
                p.canonical = _canonical(p, self._k)
            elif inner.roles[-1].kind == "body":
                p.roles = [inner.roles[-1], *p.roles]
                p.canonical = _canonical(p, self._k)
        for affiliation in inner.affiliations:
            affiliation.located = not belonging
            p.affiliations.append(affiliation)

    def _name_at(self, i: int) -> int | None:
        words, people = self._words, self._k.people
        if not is_capitalised(words[i]) or self._p.name:
            return None
        for j in range(min(len(words), i + _WINDOW), i + 1, -1):
            whole = " ".join(words[i:j])
            for name in (whole, bare(whole)):
                if people.is_name(name):
                    self._p.name = name
                    self._name_end = j
                    self._roles_before = len(self._p.roles)
                    return j
        return None

    def _known_at(self, i: int) -> int | None:
        words = self._words
        for j in range(min(len(words), i + _WINDOW), i, -1):
            whole = " ".join(words[i:j])
            if j - i <= 2 and whole in self._k.titles and j < len(words) and is_capitalised(words[j]):
                self._p.title = self._k.titles[whole]
                return j
            if self._affiliate(whole, i) or self._assume(whole, j):
                return j
        return None

    def _affiliate(self, whole: str, i: int) -> bool:
        """Take some words for a party, unless they say a role of a party named before ("Polish Senate")."""
        if not (is_capitalised(whole) or whole[0].islower()) or self._pending:
            return False
        possessive = whole.endswith(("'s", "s'"))
        senses = self._k.senses(whole, self._day)
        if not senses and possessive:
            senses = self._k.senses(bare(whole), self._day)
        if not senses or (self._p.affiliations and whole.casefold() in self._k.roles):
            return False
        self._p.affiliations.append(Affiliation(whole, senses, possessive, i))
        return True

    def _assume(self, whole: str, j: int) -> bool:
        """Take some words for a role or a modifier of one."""
        low = whole.casefold()
        if (modifier := self._k.modifiers.get(low)) is not None and self._starts(j):
            self._describe()
            self._p.former |= modifier.kind == "former"
            self._p.deputy |= modifier.kind == "deputy"
            return True
        role = self._k.roles.get(low) or (self._k.roles.get(low[:-2]) if low.endswith("'s") else None)
        if role is None and low.startswith(("ex-", "then-")):
            role = self._k.roles.get(low.partition("-")[2])
            self._p.former |= role is not None
        # "Stephen Marine": a capitalised last word behind an unknown one is a surname where the parse says PERSON.
        if role is None or (self._person and self._pending and j == len(self._words) and is_capitalised(whole)):
            return False
        self._describe()
        self._p.roles.append(role)
        self._role_end = j
        return True

    def _starts(self, i: int) -> bool:
        """Whether a role, a party or another modifier begins at a word."""
        words = self._words
        for j in range(min(len(words), i + 4), i, -1):
            whole = " ".join(words[i:j])
            low = whole.casefold()
            if low in self._k.roles or low in self._k.modifiers or self._k.senses(bare(whole), self._day):
                return True
        return False

    def _describe(self) -> None:
        """Capitals that nothing explained, before a role: a place or a name of a body, not a person's."""
        self._p.place_words += [self._words[k] for k in self._pending]
        self._pending = []

    def _unknown(self, i: int) -> int:
        word = self._words[i]
        if is_compound(word):
            return i + 1
        follows = self._words[i + 1] if i + 1 < len(self._words) else ""
        if is_capitalised(word) or (word in PARTICLES and (self._pending or is_capitalised(follows))):
            self._pending.append(i)
            if self._p.roles or self._p.title:
                return self._rest_of_name(i + 1)
        else:
            self._describe()
        return i + 1

    def _rest_of_name(self, i: int) -> int:
        while i < len(self._words) and (is_capitalised(self._words[i]) or self._words[i] in PARTICLES):
            self._pending.append(i)
            i += 1
        return i

    def _give_back(self, end: int) -> None:
        """A country's bare name right before a name belongs to it: "Chad Smith", not a Smith of Chad."""
        p = self._p
        if p.affiliations and self._pending and not p.affiliations[-1].possessive:
            last = p.affiliations[-1]
            if last.at + last.words.count(" ") + 1 == self._pending[0]:
                p.affiliations.pop()
                p.name = " ".join([*self._words[last.at : end - 1], bare(self._words[end - 1])])


def _opening(words: list[str]) -> int:
    """How many determiners and numbers a phrase opens with ("seven or eight", "more than 500")."""
    i = 0
    while i < len(words) and (words[i].lower() in DETERMINERS or _counts(words[i]) or _estimates(words[i : i + 2])):
        i += 1
    return i


def _counts(word: str) -> bool:
    return word.lower() in NUMBERS or word.replace(",", "").isdigit()


def _estimates(pair: list[str]) -> bool:
    """Whether a word only leads to a number: "or eight", "than 500"."""
    return len(pair) == 2 and pair[0].lower() in _APPROXIMATE and _counts(pair[1])


def _determine(phrase: Phrase, words: list[str]) -> None:
    for word in words:
        low = word.lower()
        if low in NUMBERS:
            phrase.number = NUMBERS[low]
        elif low.isdecimal():
            phrase.number = int(low)
        elif low not in _APPROXIMATE:
            phrase.determiner = phrase.determiner or low


def _canonical(phrase: Phrase, knowledge: Knowledge) -> str:
    """The office's name: bodies before the head, and "deputy" where the text says so."""
    if not phrase.roles:
        return ""
    bodies = [r.canonical for r in phrase.roles[:-1] if r.kind == "body"]
    *before, head = phrase.roles
    if head.canonical == "office" and before and before[-1].kind == "person":
        bodies = [f"{before[-1].canonical}'s"]
    numbers = [word for word in phrase.role_words.split() if head.kind == "body" and _ORDINAL.fullmatch(word)]
    canonical = " ".join([*numbers, *bodies, head.canonical])
    if phrase.deputy and not canonical.startswith("deputy"):
        canonical = f"deputy {canonical}"
    return canonical if canonical not in knowledge.roles else knowledge.roles[canonical].canonical or canonical
