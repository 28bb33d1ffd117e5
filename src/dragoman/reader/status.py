"""Status: did it happen, will it, might it, did it not; and which words decide."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Status
from dragoman.parse import Parse
from dragoman.reader.deed import PASSING, Deed
from dragoman.reader.match import Match

_FUTURE_AUX = {"will", "shall", "'ll", "’ll"}
_HYPOTHETICAL_AUX = {"may", "might", "could", "would", "should", "must", "'d"}
_NEGATIONS = {"not", "n't", "n’t", "never", "no", "neither", "nor", "nowhere", "hardly", "without"}
_ANYBODY = {"whoever", "anyone", "anybody"}
_CONDITIONALS = {"if", "unless", "whether", "lest"}
_FUTURE_MODIFIERS = frozenset(
    "planned upcoming forthcoming coming future scheduled impending imminent expected next promised announced".split()
)
_HYPOTHETICAL_MODIFIERS = frozenset("possible potential proposed likely feared threatened would-be eventual".split())
_CONTENT = {"xcomp", "ccomp", "pcomp", "dobj", "pobj", "acl", "advcl", "conj", "prep", "nsubjpass"}
_CLAUSE_HEADS = {"VERB", "AUX"}


@dataclass(slots=True, frozen=True)
class Standing:
    """A deed's status and the token that decided it. ``generic`` deeds (abilities, habits) are not coded."""

    status: Status = "actual"
    cue: int | None = None
    generic: bool = False


class StatusReader:
    """Reads the status of deeds in one parse; ``operators`` are the passing operators found in it."""

    def __init__(self, parse: Parse, operators: dict[int, Match]) -> None:
        self._parse = parse
        self._operators = operators

    def of(self, deed: Deed) -> Standing:
        """Status of a deed; what is done by saying it ("will not withdraw") has been done."""
        return Standing() if deed.spoken else self.standing(deed.head, deed.match.negations)

    def standing(self, i: int, meant: tuple[int, ...] = ()) -> Standing:
        """Status of the deed at token ``i``: its own words first, then the operators that govern it.

        ``meant`` are negations that belong to the deed's phrase.
        """
        if meant:
            return self._governed(i)
        own = self._own(i)
        if own.status != "actual" or own.generic:
            return own
        return self._governed(i)

    def _own(self, i: int) -> Standing:
        p = self._parse
        future: int | None = None
        for child in p.children[i]:
            lemma, dep = p.words[child].lower(), p.deps[child]
            if dep == "neg" or (lemma in _NEGATIONS and dep in {"det", "advmod", "preconj", "cc"}):
                return Standing("negated", child)
            if dep in {"aux", "auxpass"}:
                if lemma == "would" and p.deps[i] == "ccomp":  # "said it would": will, when it was said
                    future = child
                elif lemma in _HYPOTHETICAL_AUX:
                    return Standing("hypothetical", child)
                if lemma in {"can", "ca"} and not self._negated(i):
                    return Standing("hypothetical", child, generic=True)
                if lemma in _FUTURE_AUX:
                    future = child
            elif dep == "advmod" and any(p.lemmas[k] == "no" for k in p.children[child]):  # "no longer"
                return Standing("negated", child)
            elif (dep == "nsubj" and lemma in _ANYBODY) or (dep == "mark" and lemma in _CONDITIONALS):
                return Standing("hypothetical", child)
            elif dep in {"amod", "compound"} and lemma in _FUTURE_MODIFIERS:
                future = child
            elif dep == "amod" and lemma in _HYPOTHETICAL_MODIFIERS:
                return Standing("hypothetical", child)
            elif dep in {"nsubj", "nsubjpass"} and (nobody := self._nobody(child)) is not None:
                return Standing("negated", nobody)
        return Standing("future", future) if future is not None else Standing()

    def _negated(self, i: int) -> bool:
        return self._parse.has(i, "neg")

    def _nobody(self, subject: int) -> int | None:
        """The word that empties a subject: "nobody", "no" soldier."""
        p = self._parse
        if p.lemmas[subject] in {"nobody", "none", "neither"}:
            return subject
        return next((k for k in p.kids(subject, "det", "preconj") if p.lemmas[k] in {"no", "neither"}), None)

    def _governed(self, i: int) -> Standing:
        """Climb from the deed towards the root as long as it stands in the content of what is above."""
        p = self._parse
        token = i
        for _ in range(6):
            dep, above = p.deps[token], p.heads[token]
            if above == token or dep not in _CONTENT:
                break
            told = dep == "acl" and any(p.lemmas[k] == "that" for k in p.kids(token, "mark"))  # "the report that"
            if dep in {"acl", "advcl"} and not told and not self._infinitive(token):
                break
            if dep == "pcomp" and p.lemmas[above] == "without":
                return Standing("negated", above)
            if dep == "conj" and any(p.deps[k] in {"aux", "nsubj", "nsubjpass"} for k in p.children[token]):
                break  # "will not attack Israel but has attacked Iraq"
            operator = self._operators.get(above)
            if operator is not None:
                status = PASSING.get(operator.entry.type)
                if status is not None:
                    return self._flipped(above, status)
            if dep == "xcomp" and p.lemmas[above] == "be":
                return Standing("future", above)
            if dep in {"advcl", "acl"} and not told:  # a purpose: not yet done, nor said to be
                return Standing("hypothetical", self._to(token))
            if operator is None and p.pos[above] in _CLAUSE_HEADS and dep in {"ccomp", "pobj", "prep", "pcomp"}:
                break
            if dep in {"xcomp", "conj"} or operator is not None:
                own = self._own(above)
                if own.status != "actual":
                    return own
            token = above
        return Standing()

    def _flipped(self, operator: int, status: Status) -> Standing:
        """A negated "fail", "prevent" or "deny" asserts the deed; a negated plan or wish denies it."""
        if self._negated(operator):
            negation = next(self._parse.kids(operator, "neg"))
            return Standing() if status == "negated" else Standing("negated", negation)
        return Standing(status, operator)

    def _infinitive(self, i: int) -> bool:
        return self._to(i) is not None

    def _to(self, i: int) -> int | None:
        return next((k for k in self._parse.children[i] if self._parse.tags[k] == "TO"), None)
