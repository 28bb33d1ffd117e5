"""On whose word: the chain of outlet, carriers and speakers that a deed or statement stands on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.assemble.cast import Parties
from dragoman.model import ActorRef, Report, Source, Span
from dragoman.reader.reading import Attribution, Offsets


class Chains:
    """The attributions of one report, and who stands behind a given place of it.

    Args:
        is_outlet: whether a name is that of a news outlet; such a source carries, others speak.
    """

    def __init__(
        self, report: Report, attributions: Sequence[Attribution], parties: Parties, is_outlet: Callable[[str], bool]
    ) -> None:
        self._report = report
        self._parties = parties
        self._is_outlet = is_outlet
        self._attributions = [a for a in attributions if not a.framing and a.polarity != "unmentioned"]

    def around(self, place: Offsets, but: Attribution | None = None) -> list[Attribution]:
        """The attributions whose content holds the given characters, outermost first."""
        holding = [a for a in self._attributions if a is not but and any(_holds(c, place) for c in a.content)]
        return sorted(holding, key=lambda a: (-_size(a), a.cue or (0, 0)))

    def bounds(self, place: Offsets) -> Offsets | None:
        """The innermost content that holds the given characters; None outside anybody's words."""
        holding = [c for a in self._attributions for c in a.content if _holds(c, place)]
        return min(holding, key=lambda c: (c[1] - c[0], c), default=None)

    def said_by(self, place: Offsets) -> list[Source]:
        """The chain behind a deed, the outlet first."""
        chain = [Source(kind="outlet", name=self._report.outlet)] if self._report.outlet else []
        for attribution in self.around(place):
            chain.extend(self.sources(attribution))
        return chain

    def carriers(self, attribution: Attribution) -> list[Source]:
        """Who carries a statement: the outlets among its own sources and in the attributions around it."""
        outer = [
            s for a in self.around(attribution.cue or attribution.content[0], attribution) for s in self.sources(a)
        ]
        return [s for s in [*outer, *self.sources(attribution)] if s.kind == "carrier"]

    def speakers(self, attribution: Attribution) -> list[ActorRef]:
        """Those who hold a statement; an outlet is never one of them."""
        return [ref for ref in self._parties.of(attribution.sources) if not self._carries(ref)]

    def sources(self, attribution: Attribution) -> list[Source]:
        """The links that one attribution adds to a chain."""
        cue = self.span(attribution.cue)
        refs = self._parties.of((*attribution.carriers, *attribution.sources))
        return [
            Source(kind="carrier" if self._carries(ref) else "speaker", actor=ref, name=ref.name, cue=cue)
            for ref in refs
        ]

    def span(self, offsets: Offsets | None) -> Span | None:
        """A span of the report."""
        return None if offsets is None else self._report.span(*offsets)

    def _carries(self, ref: ActorRef) -> bool:
        return "MED" in ref.sectors or self._is_outlet(ref.name)


def _holds(content: Offsets, place: Offsets) -> bool:
    return content[0] <= place[0] and place[1] <= content[1]


def _size(attribution: Attribution) -> int:
    return max(end - start for start, end in attribution.content)
