"""The rule reader: a lexicon of phrases with dependency frames, and what syntax says around them.

It is the baseline that a learned reader is measured against: modest, general, no rule for one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.ontology import Ontology
from dragoman.parse import Parse, Sentence
from dragoman.reader.around import asked, conditions, scope, share_counts
from dragoman.reader.attribution import AttributionReader
from dragoman.reader.counts import CountReader
from dragoman.reader.deed import Deed
from dragoman.reader.deeds import DeedReader
from dragoman.reader.facts import FactReader
from dragoman.reader.frames import Frames
from dragoman.reader.framing import framings
from dragoman.reader.lexicon import load_lexicon
from dragoman.reader.mentions import Mentions
from dragoman.reader.reading import Mention, Offsets, Reading, Trigger
from dragoman.reader.relate import Relater
from dragoman.reader.status import StatusReader
from dragoman.reader.topic import TopicFilter

# Phrases below this weight only rank types for `relate`; chosen as "more often than not".
THRESHOLD = 0.5
_TRIGGER_REACH = 5


class RuleReader:
    """Reads by rules.

    Args:
        ontology: the types, and the rules of doubt that ``relate`` applies.
        is_role: whether a lemma names an office or a group of people.
    """

    def __init__(self, ontology: Ontology, is_role: Callable[[str], bool]) -> None:
        self._ontology = ontology
        self._is_role = is_role
        self._lexicon = load_lexicon()
        self._topic = TopicFilter()
        self.version = f"rules-{self._lexicon.version}"

    def read(self, parse: Parse) -> Reading:
        """All deeds, attributions and facts of a parsed report, in text order."""
        desk = self.desk(parse)
        reading = Reading()
        for sentence in parse.sentences:
            reading.triggers.extend(desk.triggers(sentence))
            desk.background(sentence, reading)
        return reading

    def relate(self, parse: Parse, actor: Offsets | None, recipient: Offsets | None) -> dict[str, float]:
        """Probability of each type of deed between two marked parties, and of ``NONE``."""
        return Relater(parse, self.desk(parse).deeds, self._ontology).relate(actor, recipient)

    def desk(self, parse: Parse) -> Desk:
        """The helpers that read one parse."""
        return Desk(parse, self)


class Desk:
    """What reads a parse by rules, laid out for one report; the learned reader borrows all but the deeds."""

    def __init__(self, parse: Parse, reader: RuleReader) -> None:
        self.parse = parse
        self.frames = Frames(parse, reader._lexicon.classes["undergone"])
        self.mentions = Mentions(parse, reader._is_role)
        self.deeds = DeedReader(parse, self.frames, self.mentions, reader._lexicon)
        self.attribution = AttributionReader(parse, self.frames, self.mentions)
        self.status = StatusReader(parse, self.deeds.operators)
        self.facts = FactReader(parse, self.frames, self.mentions, reader._is_role, self.status)
        self.counts = CountReader(parse)
        self.topic = reader._topic

    def triggers(self, sentence: Sentence) -> Iterator[Trigger]:
        deeds = [d for d in self.deeds.read(sentence) if d.weight >= THRESHOLD and not d.absorbed]
        if not deeds or self.topic.elsewhere(self.parse, sentence):
            return
        told = []
        for deed in deeds:
            standing, parties = self.status.of(deed), self._participants(deed)
            if not standing.generic and self._told(deed, *parties):
                told.append((deed, standing, parties))
        counts = share_counts([(d.head, d.type) for d, _, _ in told], list(self.counts.read(sentence)))
        for (deed, standing, (actors, recipients)), counted in zip(told, counts, strict=True):
            yield Trigger(
                span=self._span(deed),
                sentence=(sentence.start, sentence.end),
                type=deed.type,
                mode=deed.mode,
                mode_cue=self._token(deed.mode_cue) if deed.mode else None,
                status=standing.status,
                status_cue=self._token(standing.cue),
                actors=actors,
                recipients=recipients,
                asked=asked(self.parse, deed.type, deed.contents),
                conditions=conditions(self.parse, deed.type, deed.head, deed.contents),
                counts=counted,
                scope=scope(self.parse, deed.head),
                score=deed.weight,
            )

    def background(self, sentence: Sentence, reading: Reading) -> None:
        """Add to a reading what a sentence says beside its deeds: who is named, who holds what, standing relations."""
        reading.mentions.extend(self.mentions.named(sentence))
        found = self.attribution.read(sentence)
        reading.attributions.extend(found)
        reading.attributions.extend(framings(self.parse, sentence, self.mentions, found))
        reading.facts.extend(self.facts.read(sentence))

    def _told(self, deed: Deed, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> bool:
        """Whether enough is told to be a deed: a party; of a noun, who acts, unless somebody suffers by it."""
        if deed.type in {"ASSAULT", "COERCE", "PROTEST"}:  # bombs, crowds and curfews often have no name
            return True
        harm = deed.type == "SANCTION"
        return bool(actors or (recipients and (harm or self.parse.pos[deed.head] not in {"NOUN", "PROPN"})))

    def _token(self, i: int | None) -> Offsets | None:
        return None if i is None else self.parse.offsets(i, i)

    def _span(self, deed: Deed) -> Offsets:
        """The head with the words of its phrase, where they stand close together."""
        near = [t for t in deed.match.bound if abs(t - deed.head) <= _TRIGGER_REACH]
        if deed.match.entry.operator:
            near = []
        return self.parse.offsets(min([deed.head, *near]), max([deed.head, *near]))

    def _participants(self, deed: Deed) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        actors = self._group(deed.actors)
        actors += [t for t in map(self.mentions.beside, actors) if t is not None and t not in actors]
        recipients = [t for t in self._group(deed.recipients) if t not in actors]
        if deed.mutual:
            actors, recipients = sorted(actors + recipients), []
        return tuple(map(self.mentions.mention, actors)), tuple(map(self.mentions.mention, recipients))

    def _group(self, tokens: list[int]) -> list[int]:
        """The first party among the tokens, with the parties coordinated with it."""
        spread = [c for t in tokens for c in (t, *self.frames.conjuncts(self.mentions.name(t))[1:])]
        parties = [t for t in dict.fromkeys(spread) if self.mentions.is_party(self.mentions.name(t))]
        if not parties:
            return []
        first = parties[0]
        group = {first, *self.frames.conjuncts(first), *self.frames.conjuncts(self.mentions.name(first))}
        return [t for t in parties if t in group]
