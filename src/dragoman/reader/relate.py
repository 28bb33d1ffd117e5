"""Relating: what one marked party does to another in a sentence, as probabilities over types."""

from __future__ import annotations

from dragoman.ontology import Case, Ontology, settle
from dragoman.parse import Parse
from dragoman.reader.deed import Deed
from dragoman.reader.deeds import REFUSABLE, DeedReader
from dragoman.reader.reading import Offsets
from dragoman.reader.status import StatusReader

# How well a deed's participants fit the marked parties; fixed by what each means, not fitted:
# a named participant counts in full, a bystander of the sentence for little.
_EXACT, _INSIDE, _CROSSED, _BESIDE, _ELSEWHERE = 1.0, 0.8, 0.45, 0.5, 0.25
_ABSORBED = 0.35
_LATER_SENSE = 0.5
_UNSETTLED = 0.5
_SHARPNESS = 3.0
_NONE_MASS = 0.02


class Relater:
    """Scores the deeds of one parse against a marked actor and recipient; ``ontology`` settles doubtful ones."""

    def __init__(self, parse: Parse, deeds: DeedReader, ontology: Ontology) -> None:
        self._parse = parse
        self._deeds = deeds
        self._ontology = ontology
        self._status = StatusReader(parse, deeds.operators)

    def relate(self, actor: Offsets | None, recipient: Offsets | None) -> dict[str, float]:
        """Probability of each type, and of ``NONE``; the values sum to 1."""
        best = dict.fromkeys(self._ontology.types, 0.0)
        for sentence in self._parse.sentences:
            tops = self._deeds.read(sentence)
            for top in tops:
                for rank, deed in enumerate(self._deeds.at(top.head)):
                    fit = self._fit(deed, actor, recipient)
                    score = deed.weight * fit * _LATER_SENSE**rank * (_ABSORBED if top.absorbed else 1.0)
                    for name, share in self._types(deed):
                        best[name] = max(best[name], share * score)
        masses = {name: score**_SHARPNESS for name, score in best.items()}
        masses["NONE"] = _NONE_MASS**_SHARPNESS
        total = sum(masses.values())
        return {name: mass / total for name, mass in masses.items()}

    def _types(self, deed: Deed) -> tuple[tuple[str, float], ...]:
        """What the deed counts for: the rules of doubt make a planned visit AGREE, and leave a little of CONSULT."""
        standing = self._status.of(deed)
        head = frozenset([self._parse.lemmas[deed.head]])
        case = Case(type=deed.type, mode=deed.mode, status=standing.status, head=head, actors=2 if deed.mutual else 1)
        if standing.status == "negated" and deed.type in REFUSABLE:
            return (("REJECT", 1.0), (deed.type, _UNSETTLED))  # "did not agree" refuses, between two marked parties
        settled = settle(self._ontology, case)
        if settled.dropped or settled.type == deed.type:
            return ((deed.type, 1.0),)
        return ((settled.type, 1.0), (deed.type, _UNSETTLED))

    def _fit(self, deed: Deed, actor: Offsets | None, recipient: Offsets | None) -> float:
        undergo = deed.recipients + deed.bystanders
        act = max(self._side(deed.actors, actor), _BESIDE * self._side(deed.bystanders, actor))
        straight = act * self._side(undergo, recipient)
        crossed = self._side(undergo, actor) * self._side(deed.actors, recipient)
        if deed.mutual:
            both = deed.actors + undergo
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
