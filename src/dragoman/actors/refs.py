"""Building references: one place that decides ids, names, countries and sectors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.memory import Found
from dragoman.actors.schema import Office, Party, Person, Sense
from dragoman.actors.words import slug
from dragoman.model import ActorRef, Candidate, Report, text_hash
from dragoman.reader.reading import Mention

_MOST_CANDIDATES = 6
_PAST = ("ELI",)
"""What somebody is who has left office."""
_UNKNOWN = ("UNK",)


@dataclass(slots=True, frozen=True)
class Ask:
    """A mention to resolve: its plain text, the ISO day that it is about, and the determiner before or in it."""

    mention: Mention
    text: str
    day: str | None
    determiner: str = ""


@dataclass(slots=True, frozen=True, kw_only=True)
class Told:
    """What the text itself says of somebody.

    ``title`` is the role that a title gives ("Gen."); ``placed``: the role's words say whose it is.
    """

    role: str | None = None
    canonical: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    former: bool = False
    gender: str = ""
    title: str = ""
    placed: bool = False


class Refs:
    """Builds the references of one report."""

    def __init__(self, report: Report, knowledge: Knowledge) -> None:
        self._report = report
        self._k = knowledge

    def party(self, party: Party, ask: Ask, told: Told | None = None) -> Found:
        """A state, organisation, movement or outlet; ``told`` may add a role and narrower sectors."""
        told = told or Told()
        standing = party.on(ask.day)
        sectors = told.sectors or standing.sectors
        country = party.country or told.country
        ref = self._ref(ask, party.id, party.name, country, sectors, told.role)
        return Found(ref, standing.kind, canonical=told.canonical)

    def nationals(self, party: Party, ask: Ask, name: str) -> Found:
        """The people of a state: "Afghans"."""
        key = f"cvl.{str(party.country).lower()}.people"
        return Found(self._ref(ask, key, name, party.country, ("CVL",), None), "people")

    def person(self, person: Person, ask: Ask, told: Told) -> Found:
        """Somebody known; what the text says goes first, then what is known of the day."""
        now = person.on(ask.day)
        near = now or person.last(ask.day) or person.offices[0]
        ref = self._ref(
            ask,
            person.id,
            person.name,
            near.country or (None if near.org else told.country),
            _sectors_of(person, now, told, ask.day),
            self._role_of(person, told, ask.day),
        )
        canonical = told.canonical
        if now is not None and (not canonical or now.role in self._k.shorts.get(canonical, ())):
            canonical = now.role
        return Found(ref, "person", person.gender, canonical, told.title)

    def _role_of(self, person: Person, told: Told, day: str | None) -> str | None:
        """The role in the text's words, else the office of the day; with its organisation, if nothing names it."""
        now = person.on(day)
        role = told.role or (now.role if now else None)
        if role is None or told.placed:
            return role
        office = now
        if told.canonical:
            held = [o for o in person.offices if day is None or o.spell.covers(day) or told.former]
            named = (o for o in held if f" {o.role}".endswith(f" {told.canonical}"))
            office = next(named, None)
        if office is None or office.org is None:
            return role
        name = self._k.parties[office.org].name
        return role if name.casefold() in role.casefold() else f"{name} {role}"

    def text(self, kind: str, name: str, ask: Ask, told: Told) -> Found:
        """Somebody or something that only the text introduces; its id holds within this report."""
        key = f"text.{text_hash(self._report.id, name)}"
        sectors = _PAST if told.former else told.sectors or _UNKNOWN
        ref = self._ref(ask, key, name, told.country, sectors, told.role)
        return Found(ref, kind, told.gender, told.canonical, told.title)

    def role(self, kind: str, name: str, ask: Ask, told: Told) -> Found:
        """A group, body or unnamed office-holder of a country: the id is the sector, the country and the role."""
        former = "former-" if told.former else ""
        sectors = _PAST if told.former else told.sectors
        key = f"{sectors[0].lower()}.{str(told.country).lower()}.{former}{slug(told.canonical)}"
        ref = self._ref(ask, key, name, told.country, sectors, told.role)
        return Found(ref, kind, told.gender, told.canonical)

    def open(self, ask: Ask, candidates: Sequence[Candidate], told: Told, kind: str = "ambiguous") -> Found:
        """A reference that is left open, with those whom it may mean."""
        sectors = told.sectors or (_UNKNOWN if not candidates else ())
        ref = self._ref(ask, None, ask.text, told.country, sectors, told.role)
        ref = replace(ref, candidates=list(candidates)[:_MOST_CANDIDATES])
        return Found(ref, kind, told.gender, told.canonical)

    def again(self, found: Found, ask: Ask, country: Party | None = None) -> Found:
        """The same party meant at another place; ``country`` to mean the state of it instead."""
        antecedent = found.ref.antecedent or found.ref.mention
        if country is not None:
            ref = replace(self.party(country, ask).ref, antecedent=antecedent)
            return Found(ref, "state")
        mention = self._report.span(ask.mention.start, ask.mention.end)
        return replace(found, ref=replace(found.ref, mention=mention, antecedent=antecedent))

    def _ref(
        self, ask: Ask, key: str | None, name: str, country: str | None, sectors: Sequence[str], role: str | None
    ) -> ActorRef:
        return ActorRef(
            id=key,
            name=name,
            country=country,
            sector=sectors[0] if sectors else None,
            sectors=list(sectors),
            role=role or None,
            mention=self._report.span(ask.mention.start, ask.mention.end),
        )


def _sectors_of(person: Person, now: Office | None, told: Told, day: str | None) -> tuple[str, ...]:
    if now is not None:
        return now.sectors
    if told.former:
        return _PAST
    if told.sectors:
        return told.sectors
    if day is None:
        return person.offices[-1].sectors
    return _PAST if person.last(day) is not None else _UNKNOWN


def of_parties(senses: Iterable[Sense]) -> list[Candidate]:
    """Candidates of equal score out of what some words may name."""
    parties = list({s.party.id: s for s in senses}.values())
    score = round(1 / max(1, len(parties)), 3)
    return [
        Candidate(id=s.party.id, name=s.party.name, score=score, why=f"{_HOW.get(s.how, s.how)} of {s.party.name}")
        for s in parties
    ]


_HOW = {"people": "word for the people", "capital": "capital", "seat": "seat of government"}


def of_persons(persons: Iterable[Person], day: str | None, why: str) -> list[Candidate]:
    """Candidates out of persons; those in office on the day weigh double."""
    weighed = [(p, p.on(day)) for p in persons]
    total = sum(2 if office else 1 for _, office in weighed)
    found = [
        Candidate(
            id=p.id,
            name=p.name,
            score=round((2 if office else 1) / total, 3),
            why=f"{why}; {office.role} on {day}" if office else why,
        )
        for p, office in weighed
    ]
    return sorted(found, key=lambda c: -c.score)


def of_found(found: Iterable[Found], why: str, most: float = 1) -> list[Candidate]:
    """Candidates of equal score, together ``most``, out of parties met before in the report."""
    met = [f for f in found if f.ref.id is not None]
    score = round(most / max(1, len(met)), 3)
    return [Candidate(id=str(f.ref.id), name=f.ref.name, score=score, why=why) for f in met]
