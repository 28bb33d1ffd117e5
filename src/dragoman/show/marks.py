"""The sentence behind an event, or several, cut into pieces by what each piece is evidence of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.model import Event, Span

Piece = tuple[str, frozenset[str]]
"""Some characters, and what they are: ``trigger``, ``actor``, ``recipient``, or nothing."""


def marked(event: Event) -> Iterator[tuple[str, Span]]:
    """The spans worth marking in an event's evidence, each with what it is."""
    yield "trigger", event.trigger
    for role, actors in (("actor", event.actors), ("recipient", event.recipients)):
        for actor in actors:
            if actor.mention is not None:
                yield role, actor.mention


def pieces(*events: Event) -> list[Piece]:
    """The evidence that the events share in pieces, in text order; joined, they are the evidence again.

    At least one event; the evidence is that of the first. A span that reaches out of it is cut at its edge,
    one wholly outside is left out.
    """
    evidence = events[0].evidence
    start, end = evidence.start, evidence.end
    found = [(label, max(s.start, start), min(s.end, end)) for event in events for label, s in marked(event)]
    found = [(label, low, high) for label, low, high in found if low < high]
    edges = sorted({start, end, *(low for _, low, _ in found), *(high for _, _, high in found)})
    cut: list[Piece] = []
    for low, high in pairwise(edges):
        labels = frozenset(label for label, s, e in found if s <= low and high <= e)
        cut.append((evidence.text[low - start : high - start], labels))
    return cut
