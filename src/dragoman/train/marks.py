"""Marks: what the codes behind marked words mean (see ``training/FORMAT.md``)."""

from __future__ import annotations

import re
from typing import get_args

from dragoman.errors import DragomanError
from dragoman.model import CountOf, Polarity, Relation, StatementKind, Status
from dragoman.ontology import Ontology
from dragoman.train.annotation import Event, Held, LinkKind, Span, Standing


def _any(kinds: object) -> str:
    return "|".join(get_args(kinds))


_TRIGGER = re.compile(rf"(?P<event>\d+)(?P<type>[A-Z]+)(?:/(?P<mode>[A-Za-z-]+))?(?:\.(?P<status>{_any(Status)}))?")
_ROLE = re.compile(r"(?P<event>\d+)(?P<role>[arsmptdqc])")
_COUNT = re.compile(rf"(?P<event>\d+)n:(?P<what>{_any(CountOf)})")
_LINK = re.compile(rf"(?P<event>\d+)>(?P<rel>{_any(LinkKind)})(?P<other>\d+)")
_HELD = re.compile(r"(?P<name>[A-Z])(?P<role>[scdub])")
_CONTENT = re.compile(
    rf"(?P<name>[A-Z])x(?:/(?P<kind>{_any(StatementKind)}))?(?:\.(?P<polarity>{_any(Polarity)}|framing))?"
)
_STANCE = re.compile(r"(?P<name>[A-Z])t(?P<value>[+0-])")
_STANDING = re.compile(rf"f(?P<name>\d+)/(?P<relation>{_any(Relation)})(?P<negated>\.negated)?")
_STANDING_ROLE = re.compile(r"f(?P<name>\d+)(?P<role>[sot])")
_ENTITY = re.compile(r"=(?P<key>[a-z0-9-]+)")

_EVENT_ROLES = {
    "a": "actors",
    "r": "recipients",
    "s": "status_cues",
    "m": "mode_cues",
    "p": "places",
    "t": "times",
    "d": "deadlines",
    "q": "asked",
    "c": "conditions",
}
_HELD_ROLES = {"s": "sources", "c": "carriers", "d": "addressees", "u": "cues", "b": "about"}
_STANDING_ROLES = {"s": "subjects", "o": "objects", "t": "times"}
_STANCES = {"+": 1, "0": 0, "-": -1}


class Marks:
    """Gathers what the codes of one sentence say."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self.events: dict[str, Event] = {}
        self.held: dict[str, Held] = {}
        self.standings: dict[str, Standing] = {}
        self.entities: list[tuple[Span, str]] = []

    def apply(self, code: str, span: Span) -> None:
        """Take one code with the words that carry it.

        Raises:
            DragomanError: the code is unknown, or contradicts an earlier one.
        """
        if hit := _ROLE.fullmatch(code):
            getattr(self._event(hit["event"]), _EVENT_ROLES[hit["role"]]).append(span)
        elif hit := _HELD.fullmatch(code):
            getattr(self._held(hit["name"]), _HELD_ROLES[hit["role"]]).append(span)
        elif hit := _STANDING_ROLE.fullmatch(code):
            getattr(self._standing(hit["name"]), _STANDING_ROLES[hit["role"]]).append(span)
        elif hit := _ENTITY.fullmatch(code):
            self.entities.append((span, hit["key"]))
        else:
            self._labelled(code, span)

    def _labelled(self, code: str, span: Span) -> None:
        if hit := _TRIGGER.fullmatch(code):
            self._trigger(hit, span)
        elif hit := _COUNT.fullmatch(code):
            what = next(w for w in get_args(CountOf) if w == hit["what"])
            self._event(hit["event"]).counts.append((span, what))
        elif hit := _LINK.fullmatch(code):
            rel = next(r for r in get_args(LinkKind) if r == hit["rel"])
            self._event(hit["event"]).links.append((rel, hit["other"]))
        elif hit := _CONTENT.fullmatch(code):
            self._content(hit, span)
        elif hit := _STANCE.fullmatch(code):
            held = self._held(hit["name"])
            held.stance = _STANCES[hit["value"]]
            held.target.append(span)
        elif hit := _STANDING.fullmatch(code):
            standing = self._standing(hit["name"])
            standing.relation = next(r for r in get_args(Relation) if r == hit["relation"])
            standing.negated = hit["negated"] is not None
            standing.words.append(span)
        else:
            raise DragomanError(f"unknown code {code!r}")

    def _trigger(self, hit: re.Match[str], span: Span) -> None:
        self._ontology.check(hit["type"], hit["mode"])
        status: Status = next(s for s in get_args(Status) if s == (hit["status"] or "actual"))
        event = self._event(hit["event"])
        if event.trigger and (event.type, event.mode, event.status) != (hit["type"], hit["mode"], status):
            raise DragomanError(f"event {hit['event']} has two types")
        event.type, event.mode, event.status = hit["type"], hit["mode"], status
        event.trigger.append(span)

    def _content(self, hit: re.Match[str], span: Span) -> None:
        held = self._held(hit["name"])
        held.content.append(span)
        if hit["kind"]:
            held.kind = next(k for k in get_args(StatementKind) if k == hit["kind"])
        if hit["polarity"] == "framing":
            held.framing = True
        elif hit["polarity"]:
            held.polarity = next(p for p in get_args(Polarity) if p == hit["polarity"])

    def check(self) -> None:
        """Nothing is left half said.

        Raises:
            DragomanError: an event without trigger, a statement without content or cue, a relation without words.
        """
        for name, event in sorted(self.events.items()):
            if not event.trigger:
                raise DragomanError(f"event {name} has no trigger")
        for name, held in sorted(self.held.items()):
            if not held.content:
                raise DragomanError(f"statement {name} has no content")
        for name, standing in sorted(self.standings.items()):
            if standing.relation is None or not standing.subjects:
                raise DragomanError(f"fact {name} lacks its relation or its subject")

    def _event(self, name: str) -> Event:
        return self.events.setdefault(name, Event())

    def _held(self, name: str) -> Held:
        return self.held.setdefault(name, Held())

    def _standing(self, name: str) -> Standing:
        return self.standings.setdefault(name, Standing())
