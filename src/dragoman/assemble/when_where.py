"""When and where a deed took place: which of a report's times and places are its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model import Place, Span, Time, Timex
from dragoman.parse import Parse
from dragoman.reader.reading import Offsets, Trigger

_DATED = {"DATE", "TIME"}
_LOCATIVE = re.compile(
    r"\b(in|at|near|outside|inside|around|across|over|off|on|through|throughout|beyond|"
    r"leaving|visiting|visited|reached|left)\s+(the\s+|(?:north|south|east|west|northern|southern|eastern|western|"
    r"central|nearby|city of|capital)\s+)*$",
    re.I,
)
# Deeds of going have their place where they lead to or from.
_TOWARD = re.compile(r"\b(to|into|from|toward|towards)\s+(the\s+)?$", re.I)
_GOING = {"CONSULT", "MOBILIZE", "RETREAT"}
# Clauses that tell of something else; and how closely a shared place must hang on its verb.
_ASIDE = {"relcl", "acl"}
_NEAR = 3
_INSIDE_PARTY = re.compile(
    r"\b(in|at|near|outside|inside|left|leaving|visited|visiting|visits?|reached|entered)\s+(the\s+)?$", re.I
)


class Clock:
    """Ties the times and places of one report to the deeds in its clauses."""

    def __init__(self, parse: Parse, timexes: Sequence[Timex], places: Iterable[Place]) -> None:
        self._parse = parse
        self._timexes = [t for t in timexes if t.mention is not None and t.type in _DATED]
        self._deadlines = [t for t in timexes if t.mention is not None and (t.type in _DATED or t.end)]
        self._places = [p for p in places if p.mention is not None]

    def when(self, trigger: Trigger, quoted: Offsets | None) -> Timex | None:
        """The time of a deed: a date of its own clause, else of what hangs on it, else of the clauses around.

        A deed inside somebody's words (``quoted``) is dated within them, not by when they were said. What is asked of
        others ("by 31 August") is a deadline, not a date.
        """
        dated = [
            t
            for t in self._timexes
            if t.open != "before"
            and _inside(t.mention, quoted or trigger.sentence)
            and not (trigger.asked and _inside(t.mention, trigger.asked))
        ]
        scope = [t for t in dated if _inside(t.mention, trigger.scope) and self._told_with(t.mention, trigger)]
        own = [t for t in dated if self._same_clause(t.mention, trigger)]
        around = self._clauses_above(trigger)
        above = [t for t in dated if self._clause_of(t.mention) in around]
        chosen = own or scope or above
        return min(chosen, key=lambda t: _gap(t.mention, trigger.span), default=None)

    def deadline(self, trigger: Trigger) -> Time | None:
        """The date by which something is asked: one in what is asked, else a "by ..." of the clause.

        Of "even after August 31" the deadline is August 31: the date on which the demand turns.
        """
        near = [t for t in self._deadlines if _inside(t.mention, trigger.sentence)]
        asked = [t for t in near if trigger.asked and _inside(t.mention, trigger.asked)]
        until = [t for t in near if t.open == "before" and _inside(t.mention, trigger.scope)]
        chosen = as_time(min(asked or until, key=lambda t: _gap(t.mention, trigger.span), default=None))
        if chosen is not None and chosen.open == "after":
            return replace(chosen, end=chosen.start, open=None)
        return chosen

    def where(self, trigger: Trigger, body: str) -> Place | None:
        """The place of a deed: the nearest toponym of its own clause that says where, not who."""
        parties = [(m.start, m.end) for m in (*trigger.actors, *trigger.recipients)]
        located = [
            p
            for p in self._places
            if p.mention is not None
            and self._says_where(p.mention, trigger, body)
            and not self._names_party(p.mention, parties, body)
        ]
        own = [p for p in located if self._same_clause(p.mention, trigger)]
        # "kept their embassies open in Kabul and announced ...": a coordinated clause shares its place.
        beside = self._clauses_above(trigger, coordinate=True)
        shared = [p for p in located if self._clause_of(p.mention) in beside and self._hops(p.mention) <= _NEAR]
        return min(own or shared, key=lambda p: (self._hops(p.mention), _gap(p.mention, trigger.span)), default=None)

    def _says_where(self, mention: Span, trigger: Trigger, body: str) -> bool:
        if body[mention.end : mention.end + 2] in {"'s", "’s"}:
            return False
        before = body[max(0, mention.start - 30) : mention.start]
        return bool(_LOCATIVE.search(before) or (trigger.type in _GOING and _TOWARD.search(before)))

    def _hops(self, mention: Span | None) -> int:
        """How far from its clause's verb the words hang; what hangs on another noun is that noun's place."""
        p = self._parse
        tokens = p.tokens(mention.start, mention.end) if mention else ()
        if not tokens:
            return 0
        token, verb, hops = tokens[-1], p.clause(tokens[-1]), 0
        while token != verb:
            token, hops = p.heads[token], hops + 1
        return hops

    def _same_clause(self, mention: Span | None, trigger: Trigger) -> bool:
        """Whether the words hang on the trigger itself, or on the verb of its clause."""
        tokens = self._parse.tokens(*trigger.span)
        clause = self._clause_of(mention)
        if mention is None or clause is None or not tokens or not _inside(mention, trigger.sentence):
            return False
        token = self._parse.tokens(mention.start, mention.end)[-1]
        return clause == self._parse.clause(tokens[0]) or self._below(token, set(tokens))

    def _clause_of(self, mention: Span | None) -> int | None:
        tokens = self._parse.tokens(mention.start, mention.end) if mention else ()
        return self._parse.clause(tokens[-1]) if tokens else None

    def _told_with(self, mention: Span | None, trigger: Trigger) -> bool:
        """Whether no relative clause lies between a deed and the words: what it tells has times of its own."""
        p = self._parse
        clause, tokens = self._clause_of(mention), p.tokens(*trigger.span)
        top = p.clause(tokens[0]) if tokens else None
        while clause is not None and clause != top and p.heads[clause] != clause:
            if p.deps[clause] in _ASIDE and not self._tells_content(clause, trigger):
                return False
            clause = p.clause(p.heads[clause])
        return True

    def _tells_content(self, clause: int, trigger: Trigger) -> bool:
        """Whether a relative clause says what a demand asks ("a demand, in which it was said on Monday that")."""
        p = self._parse
        if trigger.asked is None or p.heads[clause] not in p.tokens(*trigger.span):
            return False
        return any(trigger.asked[0] <= p.starts[t] < trigger.asked[1] for t in p.subtree(clause))

    def _clauses_above(self, trigger: Trigger, coordinate: bool = False) -> set[int]:
        """The clauses in which a deed's clause is embedded, or only those that it is coordinated with."""
        p = self._parse
        tokens = p.tokens(*trigger.span)
        found: set[int] = set()
        verb = p.clause(tokens[0]) if tokens else 0
        while tokens and p.heads[verb] != verb:
            if p.deps[verb] in _ASIDE or (coordinate and p.deps[verb] not in {"conj", "advcl"}):
                break
            verb = p.clause(p.heads[verb])
            found.add(verb)
        return found

    def _below(self, token: int, tops: set[int]) -> bool:
        """Whether a token hangs on one of ``tops`` without a verb in between."""
        p = self._parse
        while p.heads[token] != token:
            token = p.heads[token]
            if token in tops:
                return True
            if p.pos[token] in {"VERB", "AUX"}:
                return False
        return False

    def _names_party(self, mention: Span, parties: Sequence[Offsets], body: str) -> bool:
        inside = any(_inside(mention, party) for party in parties)
        return inside and not _INSIDE_PARTY.search(body[max(0, mention.start - 14) : mention.start])


def as_time(timex: Timex | None) -> Time | None:
    """A time expression as the plain interval that an event carries; None where it stayed unresolved."""
    if timex is None or (timex.start is None and timex.end is None):
        return None
    return Time(start=timex.start, end=timex.end, precision=timex.precision, open=timex.open, mention=timex.mention)


def _inside(span: Span | None, offsets: Offsets) -> bool:
    return span is not None and offsets[0] <= span.start and span.end <= offsets[1]


def _gap(span: Span | None, offsets: Offsets) -> int:
    """How many characters lie between; 0 if they touch or overlap."""
    return max(0, span.start - offsets[1], offsets[0] - span.end) if span else 0
