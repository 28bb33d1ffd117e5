"""The parties of one report: every mention resolved once, in text order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from dragoman.model import ActorRef
from dragoman.reader.reading import Mention, Reading


class Resolves(Protocol):
    """What assembly needs of the actors stage: one report's cast, asked in text order."""

    def resolve(self, mention: Mention) -> list[ActorRef]:
        """The parties that the mention stands for; none if it names no party."""


class Parties:
    """Who is meant at each place of a report.

    Args:
        reading: what was read; all its mentions are resolved in text order, since a pronoun looks back.
        cast: resolves them.
    """

    def __init__(self, reading: Reading, cast: Resolves) -> None:
        self._refs: dict[tuple[int, int], list[ActorRef]] = {}
        unique = {(m.start, m.end): m for m in _mentions(reading)}
        for key in sorted(unique, key=lambda k: (k[0], -k[1])):
            self._refs[key] = cast.resolve(unique[key])

    def of(self, mentions: Iterable[Mention]) -> list[ActorRef]:
        """The parties of several mentions, each party once."""
        found: dict[str, ActorRef] = {}
        for mention in mentions:
            for ref in self._refs.get((mention.start, mention.end), ()):
                found.setdefault(ref.id or ref.name, ref)
        return list(found.values())

    def unresolved(self) -> Iterator[ActorRef]:
        """Parties whose identity stayed open, in text order."""
        for refs in self._refs.values():
            yield from (ref for ref in refs if ref.id is None)


def without(refs: list[ActorRef], others: list[ActorRef]) -> list[ActorRef]:
    """``refs`` less those that are among ``others``."""
    taken = {ref.id or ref.name for ref in others}
    return [ref for ref in refs if (ref.id or ref.name) not in taken]


def _mentions(reading: Reading) -> Iterator[Mention]:
    yield from reading.mentions
    for trigger in reading.triggers:
        yield from trigger.actors
        yield from trigger.recipients
    for attribution in reading.attributions:
        yield from (*attribution.sources, *attribution.carriers, *attribution.addressees, *attribution.about)
    for fact in reading.facts:
        yield fact.subject
        if isinstance(fact.object, Mention):
            yield fact.object
