"""The coder: a report goes in at one end of the stages, its record comes out at the other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from dragoman.actors import Resolver, load_knowledge
from dragoman.assemble import Stages, assemble
from dragoman.errors import DragomanError, ReportError
from dragoman.model import CodedReport, Place, Report, Signature, Timex
from dragoman.ontology import load_ontology
from dragoman.parse import DEFAULT_PIPELINE, Parser
from dragoman.places import load_gazetteer
from dragoman.reader import Reader
from dragoman.reader.learned.model import SHIPPED, Model
from dragoman.reader.learned.reader import LearnedReader
from dragoman.reader.reading import Trigger
from dragoman.reader.rules import RuleReader
from dragoman.report import Failure, require_english
from dragoman.tense import past_at
from dragoman.times import find_times

_LOG = logging.getLogger("dragoman")
READERS = ("model", "rules", "both")


class Coder:
    """Codes reports. Loading takes a second or two; one coder then serves any number of reports.

    Args:
        reader: which reader finds deeds: the ``model`` that has learned to, the ``rules``, or ``both``: the model, and
            the rules where it has found none. A folder that ``dragoman train`` wrote is a model of one's own.
        pipeline: any installed English spaCy pipeline.
        threshold: how likely a deed must be to be read, 0 to 1; else what was best on the model's dev split. The model
            card shows precision and recall at each. The rules have none.

    Raises:
        DragomanError: the reader is unknown, or its data break their schema.
    """

    def __init__(
        self, *, reader: str | Path = "model", pipeline: str = DEFAULT_PIPELINE, threshold: float | None = None
    ) -> None:
        if reader not in READERS and not Path(reader).is_dir():
            raise DragomanError(
                f"no reader named {str(reader)!r}: use one of {', '.join(READERS)}, or a folder of weights"
            )
        if threshold is not None and not 0.0 <= threshold <= 1.0:
            raise DragomanError(f"a threshold of {threshold} is no probability: give one from 0 to 1")
        self._ontology = load_ontology()
        self._parser = Parser(pipeline)
        self._gazetteer = load_gazetteer()
        self._resolver = Resolver(load_knowledge(), is_place=self._is_place)
        rules = RuleReader(self._ontology, self._resolver.is_actor_words)
        self._reader: Reader = rules
        if reader != "rules":
            folder = SHIPPED if reader in READERS else Path(reader)
            model = Model(folder)
            if threshold is not None:
                model.settings = replace(model.settings, threshold=threshold)
            self._reader = LearnedReader(model, rules, fill=reader == "both")
        self.signature = Signature(
            code=version("dragoman"),
            model=f"{self._reader.version}+{self._parser.version}",
            ontology=self._ontology.version,
            knowledge=self._resolver.knowledge.version,
        )

    def code(self, report: Report) -> CodedReport:
        """The record of one report.

        Raises:
            ReportError: the report can't be coded (empty, too long, not English); the message says what to do.
        """
        if not report.body.strip():
            raise ReportError(f"{report.id}: the body is empty; give the text of the report")
        report = require_english(report)
        parse = self._parser.parse(report)
        reading = self._reader.read(parse)
        stages = Stages(
            report=report,
            parse=parse,
            reading=reading,
            cast=self._resolver.open(report),
            timexes=find_times(report.body, report.published, past=partial(past_at, parse)),
            places=self._gazetteer.find(report.body),
            is_outlet=self._resolver.is_outlet,
        )
        return assemble(stages, self._ontology, self.signature)

    def code_many(
        self,
        reports: Iterable[Report],
        *,
        workers: int = 1,
        on_error: Callable[[Failure], None] | None = None,
    ) -> Iterator[CodedReport]:
        """The records of many reports, in their order, as a stream; memory stays flat.

        Args:
            reports: any iterable; it is read only as far ahead as the workers need.
            workers: processes to code in; 1 codes in this one. The bytes are the same for any number.
            on_error: told of each report that can't be coded, while the rest goes on; else it is logged.
        """
        tell = on_error or _log
        for outcome in self._outcomes(reports, workers):
            if isinstance(outcome, Failure):
                tell(outcome)
            else:
                yield outcome

    def relate(
        self, text: str, *, actor: tuple[int, int] | None = None, recipient: tuple[int, int] | None = None
    ) -> dict[str, float]:
        """What the actor does to the recipient in a text: a probability for each type, and for ``NONE``.

        Args:
            text: a sentence or a few.
            actor: offsets of the actor's words, or None for whoever it is.
            recipient: offsets of the recipient's words, or None.

        Raises:
            ReportError: offsets lie outside the text.
        """
        for span in (actor, recipient):
            if span is not None and not 0 <= span[0] < span[1] <= len(text):
                raise ReportError(f"offsets {span} lie outside the text of {len(text)} characters")
        return self._reader.relate(self._parser.parse(Report(body=text)), actor, recipient)

    def read(self, text: str) -> list[Trigger]:
        """The deeds of a text as the reader finds them: plain offsets, nobody resolved, no rule of doubt applied."""
        return self._reader.read(self._parser.parse(Report(body=text, language="en"))).triggers

    def times(self, text: str, *, published: str | None = None) -> list[Timex]:
        """The time expressions of a text, resolved against its publication date."""
        parse = self._parser.parse(Report(body=text, published=published))
        return find_times(text, published, past=partial(past_at, parse))

    def places(self, text: str, spans: list[tuple[int, int]]) -> list[Place | None]:
        """What each of the given toponyms stands for; None where it is unknown."""
        return self._gazetteer.resolve(text, spans)

    def _outcomes(self, reports: Iterable[Report], workers: int) -> Iterator[CodedReport | Failure]:
        if workers > 1:
            from dragoman.parallel import spread

            return spread(self.outcome, reports, workers)
        return map(self.outcome, reports)

    def _is_place(self, name: str) -> bool:
        """Whether a name that is nobody's stands for a place, which takes part in nothing."""
        return any(place.mention and place.mention.text == name for place in self._gazetteer.find(name))

    def outcome(self, report: Report) -> CodedReport | Failure:
        """The record of one report, or why there is none."""
        try:
            return self.code(report)
        except DragomanError as error:
            return Failure(report.id, str(error))
        except Exception as error:  # one report's fault must not end a batch of a million
            _LOG.debug("fault in report %s", report.id, exc_info=True)
            return Failure(report.id, f"internal fault, please report it: {type(error).__name__}: {error}")


def _log(failure: Failure) -> None:
    _LOG.error("%s: %s", failure.name, failure.message)
