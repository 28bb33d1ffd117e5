"""A rule reader whose offices are a short list of its own, so that these tests don't hang on the actors' data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Report
from dragoman.ontology import load_ontology
from dragoman.parse import Parse, Parser
from dragoman.reader import Reading
from dragoman.reader.rules import RuleReader

_OFFICES = frozenset(
    "president minister premier king chancellor ambassador envoy diplomat spokesman spokeswoman official officer "
    "leader government ministry parliament opposition army troop troops soldier rebel militant fighter police "
    "policeman protester demonstrator civilian country agency court judge prisoner reporter secretary".split()
)

Read = Callable[[str], Reading]


def is_office(lemma: str) -> bool:
    """Whether a lemma names an office or a group of people."""
    return lemma in _OFFICES


@pytest.fixture(scope="session")
def reader() -> RuleReader:
    """The rule reader over PLOVER's types."""
    return RuleReader(load_ontology(), is_office)


@pytest.fixture(scope="session")
def read(parse: Callable[[str], Parse], reader: RuleReader) -> Read:
    """Reads a body."""
    return lambda body: reader.read(parse(body))


@pytest.fixture(scope="session")
def relate(parser: Parser, reader: RuleReader) -> Callable[[str, str | None, str | None], dict[str, float]]:
    """Relates two parties, given by their words."""

    def related(body: str, actor: str | None, recipient: str | None) -> dict[str, float]:
        marks = [None if w is None else (body.index(w), body.index(w) + len(w)) for w in (actor, recipient)]
        return reader.relate(parser.parse(Report(body=body)), marks[0], marks[1])

    return related
