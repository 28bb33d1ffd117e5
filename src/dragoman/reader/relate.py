"""Relating: what one marked party does to another in a sentence, as probabilities over types."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.parse import Parse
from dragoman.reader.deeds import Deed, DeedReader
from dragoman.reader.reading import Offsets

# How well a deed's participants fit the marked parties; fixed by what each means, not fitted:
# a named participant counts in full, a bystander of the sentence for little.
_EXACT, _INSIDE, _CROSSED, _ELSEWHERE = 1.0, 0.8, 0.45, 0.25
_ABSORBED = 0.35
_LATER_SENSE = 0.5
_SHARPNESS = 3.0
_NONE_MASS = 0.02


class Relater:
    """Scores the deeds of one parse against a marked actor and recipient."""

    def __init__(self, parse: Parse, deeds: DeedReader) -> None:
        self._parse = parse
        self._deeds = deeds

    def relate(self, types: Iterable[str], actor: Offsets | None, recipient: Offsets | None) -> dict[str, float]:
        """Probability of each type, and of ``NONE``; the values sum to 1."""
        best = dict.fromkeys(types, 0.0)
        for sentence in self._parse.sentences:
            tops = self._deeds.read(sentence)
            for top in tops:
                for rank, deed in enumerate(self._deeds.at(top.head)):
                    fit = self._fit(deed, actor, recipient)
                    score = deed.weight * fit * _LATER_SENSE**rank * (_ABSORBED if top.absorbed else 1.0)
                    best[deed.type] = max(best[deed.type], score)
        masses = {name: score**_SHARPNESS for name, score in best.items()}
        masses["NONE"] = _NONE_MASS**_SHARPNESS
        total = sum(masses.values())
        return {name: mass / total for name, mass in masses.items()}

    def _fit(self, deed: Deed, actor: Offsets | None, recipient: Offsets | None) -> float:
        straight = self._side(deed.actors, actor) * self._side(deed.recipients, recipient)
        crossed = self._side(deed.recipients, actor) * self._side(deed.actors, recipient)
        if deed.mutual:
            both = deed.actors + deed.recipients
            return max(straight, crossed, self._side(both, actor) * self._side(both, recipient))
        return max(straight, _CROSSED * crossed)

    def _side(self, tokens: list[int], span: Offsets | None) -> float:
        """How well a marked party is among the participants: as one's head, inside one, or elsewhere."""
        if span is None:
            return 1.0
        p = self._parse
        inside = _ELSEWHERE
        for rank, token in enumerate(tokens):
            later = 0.97**rank
            if span[0] <= p.starts[token] < span[1]:
                return max(inside, _EXACT * later)
            if any(span[0] <= p.starts[t] < span[1] for t in p.subtree(token)):
                inside = max(inside, _INSIDE * later)
        return inside
