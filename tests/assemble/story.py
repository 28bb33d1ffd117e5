"""A report with what was read from it, written by its words: the stages before assembly are fakes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.assemble import Stages, assemble
from dragoman.model import ActorRef, CodedReport, Place, Report, Signature, Span, Timex
from dragoman.ontology import load_ontology
from dragoman.parse import Parse, Parser
from dragoman.reader.reading import Attribution, FactReading, Mention, Offsets, Reading, Trigger

SIGNATURE = Signature(code="0", model="fake", ontology="plover", knowledge="none")
OUTLETS = {"Reuters", "The Times"}
PRONOUNS = {"he", "she", "it", "they", "somebody"}


class Cast:
    """Knows everybody by the words of the mention, but no pronoun; remembers what it was asked."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.asked: list[str] = []

    def resolve(self, mention: Mention) -> list[ActorRef]:
        """One party of that name; "X" and "Y" stay open; "both countries" are two."""
        name = self.body[mention.start : mention.end]
        self.asked.append(name)
        span = Span(mention.start, mention.end, name)
        if name.lower() in PRONOUNS:
            return []
        if name == "Both countries":
            return [ActorRef(id=f"id.{n}", name=n, mention=span) for n in ("Iran", "Iraq")]
        sectors = ["MED"] if name == "Xinhua" else ["GOV"]
        return [ActorRef(id=None if len(name) == 1 else f"id.{name}", name=name, sectors=sectors, mention=span)]


@dataclass
class Story:
    """A body, and what is read from it; everything is named by its words."""

    parser: Parser
    body: str
    published: str | None = "2021-08-26"
    outlet: str | None = "The Daily"
    triggers: list[Trigger] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    facts: list[FactReading] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    report_id: str = "r1"

    def __post_init__(self) -> None:
        self.report = Report(id=self.report_id, body=self.body, published=self.published, outlet=self.outlet)
        self.parse: Parse = self.parser.parse(self.report)
        self.cast = Cast(self.body)

    def at(self, words: str) -> Offsets:
        """Where the words first stand."""
        start = self.body.index(words)
        return start, start + len(words)

    def span(self, words: str) -> Span:
        """The words as a span."""
        return self.report.span(*self.at(words))

    def mention(self, words: str) -> Mention:
        """The words as a mention."""
        start, end = self.at(words)
        return Mention(start=start, end=end, head=(start, end))

    def _mentions(self, cell: str) -> tuple[Mention, ...]:
        return tuple(self.mention(words) for words in cell.split("|") if words)

    def deed(self, words: str, type: str, actors: str = "", recipients: str = "", **values: Any) -> None:
        """Add a deed; its clause is its sentence if ``scope`` doesn't say otherwise."""
        place = self.at(words)
        sentence = next((s.start, s.end) for s in self.parse.sentences if s.start <= place[0] < s.end)
        given = {"scope": sentence, **values}
        for key in ("scope", "asked", "status_cue", "mode_cue"):
            if isinstance(given.get(key), str):
                given[key] = self.at(given[key])
        given["conditions"] = tuple(self.at(c) for c in given.get("conditions", ()))
        self.triggers.append(
            Trigger(
                span=place,
                sentence=sentence,
                type=type,
                actors=self._mentions(actors),
                recipients=self._mentions(recipients),
                **given,
            )
        )

    def says(self, cue: str, sources: str, content: str, addressees: str = "", **values: Any) -> None:
        """Add an attribution; the parts of its content stand between bars."""
        self.attributions.append(
            Attribution(
                sources=self._mentions(sources),
                addressees=self._mentions(addressees),
                cue=self.at(cue),
                content=tuple(self.at(part) for part in content.split("|")),
                **values,
            )
        )

    def fact(self, relation: Any, subject: str, target: str, **values: Any) -> None:
        """Add a standing relation; a role's object is its words."""
        found = self.at(target) if relation == "role" else self.mention(target)
        self.facts.append(
            FactReading(
                relation=relation,
                subject=self.mention(subject),
                object=found,
                evidence=(0, self.parse.sentences[0].end),
                **values,
            )
        )

    def time(self, words: str, start: str | None, end: str | None = None, **values: Any) -> None:
        """Add a time expression."""
        given: dict[str, Any] = {"type": "DATE", "precision": "day", "value": start, **values}
        self.timexes.append(Timex(start=start, end=end or start, mention=self.span(words), **given))

    def place(self, words: str, country: str | None = None) -> None:
        """Add a toponym."""
        self.places.append(Place(name=words, country=country, mention=self.span(words)))

    def code(self, known: Sequence[str] = tuple(OUTLETS)) -> CodedReport:
        """Assemble it all."""
        stages = Stages(
            report=self.report,
            parse=self.parse,
            reading=Reading(
                mentions=self.mentions,
                triggers=self.triggers,
                attributions=self.attributions,
                facts=self.facts,
            ),
            cast=self.cast,
            timexes=self.timexes,
            places=self.places,
            is_outlet=lambda name: name in known,
        )
        return assemble(stages, load_ontology(), SIGNATURE)
