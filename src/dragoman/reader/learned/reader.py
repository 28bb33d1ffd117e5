"""The learned reader: deeds by the model; what stands around them (who says so, counts, facts) by the rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from dragoman.model import Status
from dragoman.parse import Parse, Sentence
from dragoman.reader.around import asked, conditions, scope, share_counts
from dragoman.reader.learned.decode import Deed, deeds
from dragoman.reader.learned.model import Encoded, Model
from dragoman.reader.reading import CountReading, Mention, Offsets, Reading, Trigger
from dragoman.reader.rules import Desk, RuleReader


class LearnedReader:
    """Reads with a model.

    Args:
        model: the weights.
        rules: reads all but the deeds.
        fill: in sentences in which the model finds no deed, take those that the rules find.
    """

    def __init__(self, model: Model, rules: RuleReader, *, fill: bool = False) -> None:
        self._model = model
        self._rules = rules
        self._fill = fill
        self.version = f"{'both' if fill else 'learned'}-{model.version}+{rules.version}"

    def read(self, parse: Parse) -> Reading:
        """All deeds, attributions and facts of a parsed report, in text order."""
        desk = self._rules.desk(parse)
        reading = Reading()
        for sentence in parse.sentences:
            found = self._triggers(sentence, desk)
            reading.triggers.extend(found or (desk.triggers(sentence) if self._fill else ()))
            desk.background(sentence, reading)
        return reading

    def relate(self, parse: Parse, actor: Offsets | None, recipient: Offsets | None) -> dict[str, float]:
        """Probability of each type of deed between two marked parties, and of ``NONE``; they sum to 1."""
        pieces = self._model.splitter.split(parse.body, actor, recipient)
        found = self._model.relate(pieces)
        return {name: float(p) for name, p in zip(self._model.labels.types, found, strict=True)}

    def _triggers(self, sentence: Sentence, desk: Desk) -> list[Trigger]:
        text = desk.parse.body[sentence.start : sentence.end]
        pieces = self._model.splitter.split(text)
        encoded = self._model.encode(pieces)
        found = deeds(text, pieces, self._model, encoded)
        if not found:
            return []
        heads = [_head(desk.parse, _shifted(deed.trigger, sentence.start)) for deed in found]
        typed = [(head, deed.type) for head, deed in zip(heads, found, strict=True)]
        counts = share_counts(typed, list(desk.counts.read(sentence)))
        contexts = self._contexts(encoded)
        return [
            self._trigger(deed, head, counted, contexts, sentence, desk)
            for deed, head, counted in zip(found, heads, counts, strict=True)
        ]

    def _trigger(
        self,
        deed: Deed,
        head: int,
        counts: tuple[CountReading, ...],
        contexts: tuple[str, ...],
        sentence: Sentence,
        desk: Desk,
    ) -> Trigger:
        at = sentence.start
        contents = tuple(desk.frames[head].comp)
        return Trigger(
            span=_shifted(deed.trigger, at),
            sentence=(sentence.start, sentence.end),
            type=deed.type,
            mode=deed.mode,
            mode_cue=_shifted(deed.mode_cue, at) if deed.mode_cue else None,
            status=cast(Status, deed.status),
            status_cue=_shifted(deed.status_cue, at) if deed.status_cue and deed.status != "actual" else None,
            contexts=contexts,
            actors=_mentions(desk, deed.actors, at),
            recipients=_mentions(desk, deed.recipients, at),
            asked=asked(desk.parse, deed.type, contents),
            conditions=conditions(desk.parse, deed.type, head, contents),
            counts=counts,
            scope=scope(desk.parse, head),
            score=round(deed.score, 4),
        )

    def _contexts(self, encoded: Encoded) -> tuple[str, ...]:
        threshold = self._model.settings.context_threshold
        names = self._model.labels.contexts
        return tuple(name for name, p in zip(names, encoded.contexts, strict=True) if p >= threshold)


def _shifted(span: Offsets, by: int) -> Offsets:
    return span[0] + by, span[1] + by


def _mentions(desk: Desk, spans: Sequence[Offsets], at: int) -> tuple[Mention, ...]:
    return tuple(_mention(desk, _shifted(span, at)) for span in spans)


def _mention(desk: Desk, span: Offsets) -> Mention:
    """The words that the model chose, with what the parse knows of their head."""
    parse = desk.parse
    head = _head(parse, span)
    known = desk.mentions.mention(head)
    start, end = span
    return Mention(
        start=start,
        end=end,
        head=(max(start, parse.starts[head]), min(end, parse.end(head))),
        label=known.label,
        plural=known.plural,
        description=known.description,
    )


def _head(parse: Parse, span: Offsets) -> int:
    """The token of a span that the others hang on: the first whose head lies outside."""
    tokens = parse.tokens(*span) or range(max(0, parse.tokens(0, span[1])[-1]), parse.tokens(0, span[1])[-1] + 1)
    inside = set(tokens)
    return next((i for i in tokens if parse.heads[i] not in inside or parse.heads[i] == i), tokens[0])
