"""Plain words for what the record holds in codes: parties, times, places, sources, statuses."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from textwrap import shorten
from types import MappingProxyType

from dragoman.errors import KnowledgeError
from dragoman.model import ActorRef, Count, Event, Fact, Place, Report, Source, Statement, Time

UNKNOWN = "?"
_UNNAMED = "an unnamed speaker"
_TITLE = 100
_KINDS = frozenset({"type", "mode", "status", "relation", "negation", "presence", "polarity"})


@cache
def plain_words() -> Mapping[tuple[str, str], str]:
    """The words of ``words.csv`` by (kind, name); a mode's name is ``TYPE.mode``.

    Raises:
        KnowledgeError: a row has no known kind, no name, no words, or repeats another.
    """
    found: dict[tuple[str, str], str] = {}
    text = files("dragoman.show").joinpath("words.csv").read_text(encoding="utf-8")
    for line, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        key = (row.get("kind") or "", row.get("name") or "")
        if key[0] not in _KINDS or not key[1] or not row.get("words") or key in found:
            raise KnowledgeError(f"show/words.csv, line {line}: expected a new kind,name,words row, found {row}")
        found[key] = row["words"]
    return MappingProxyType(found)


def words(kind: str, name: str) -> str:
    """Plain words for a code; a code without words (a user's own mode) stands for itself."""
    return plain_words().get((kind, name), name.rpartition(".")[2].replace("_", " "))


def printable(text: str) -> str:
    """Text without what a hostile report could steer a screen with: controls, direction marks, surrogates."""
    spaced = (" " if char.isspace() else char for char in text)
    return "".join(char for char in spaced if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})


def clean(text: str) -> str:
    """Printable text on one line, white space folded."""
    return " ".join(printable(text).split())


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 event``, ``2 events``."""
    return f"{number} {noun}{'s' * (number != 1)}"


def title(report: Report) -> str:
    """A report's title, else the beginning of its first line, else its id."""
    given = clean(report.title or "") or clean(report.body.lstrip().partition("\n")[0])
    return shorten(given, _TITLE, placeholder=" …") or report.id


def party(actor: ActorRef) -> str:
    """An actor by name; one that stays ambiguous is marked, and one known only by a role gives it."""
    return clean(actor.name) + (" (ambiguous)" if actor.id is None and actor.candidates else "")


def parties(actors: Iterable[ActorRef]) -> str:
    """Several actors, each name once; an empty list is unknown."""
    return ", ".join(dict.fromkeys(party(actor) for actor in actors)) or UNKNOWN


def when(time: Time | None) -> str:
    """An interval in the fewest ISO characters that say it: ``2021-08``, ``since 2014``, ``2021-08-01..05``."""
    if time is None or (time.start is None and time.end is None):
        return UNKNOWN
    start, end = time.start, time.end
    if time.open == "after" or end is None:
        return f"since {_prefix(start, time)}"
    if time.open == "before" or start is None:
        return f"until {_prefix(end, time)}"
    if start == end or time.precision in {"month", "year", "minute"}:
        return _prefix(start, time)
    # With spaces, a range of two months can break between its ends in a narrow column.
    return f"{start}..{end[8:]}" if start[:7] == end[:7] else f"{start} .. {end}"


def _prefix(value: str | None, time: Time) -> str:
    length = {"year": 4, "month": 7}.get(time.precision)
    shown = value or UNKNOWN
    # A bound of a half-open interval keeps its day: "until 2021-08" would not say which end.
    return shown if length is None or time.open else shown[:length]


def where(place: Place | None, unknown: str = UNKNOWN) -> str:
    """A place by name, or ``unknown``."""
    return unknown if place is None else clean(place.name)


def chain(sources: Iterable[Source]) -> str:
    """On whose word, outermost first: ``Outlet › People's Daily › Vladimir Putin``."""
    return " › ".join(clean(source.name) for source in sources) or UNKNOWN


def chains(several: Iterable[Iterable[Source]]) -> str:
    """The chains of several reports, each once: ``One Outlet, Another › Vladimir Putin; A Third``."""
    outlets: dict[tuple[str, ...], list[str]] = {}
    for sources in several:
        outlet, *rest = [clean(source.name) for source in sources] or [UNKNOWN]
        known = outlets.setdefault(tuple(rest), [])
        if outlet not in known:
            known.append(outlet)
    return "; ".join(" › ".join((", ".join(first), *rest)) for rest, first in outlets.items())


def code(event: Event) -> str:
    """The PLOVER code: ``CONSULT·phone``."""
    return f"{event.type}·{event.mode}" if event.mode else event.type


def deed(event: Event) -> str:
    """The deed in plain words: ``talks with, by phone (announced)``; what is actual needs no word."""
    parts = [words("type", event.type)]
    if event.mode:
        parts.append(words("mode", f"{event.type}.{event.mode}"))
    return ", ".join(parts) + (f" ({status(event)})" if status(event) else "")


def status(event: Event) -> str:
    """The status in plain words: ``announced``; empty for what is actual."""
    return "" if event.status == "actual" else words("status", event.status)


def count(value: Count) -> str:
    """A count as reported: ``13 killed``, ``at least 13 killed``, ``60 to 90 wounded``."""
    low, high = value.low, value.high
    if low is None and high is None:
        number = clean(value.mention.text)
    elif low == high:
        number = f"{low}"
    elif high is None:
        number = f"at least {low}"
    elif low is None:
        number = f"up to {high}"
    else:
        number = f"{low} to {high}"
    return f"{number} {value.what}"


def thing(value: Fact) -> str:
    """The object of a fact by name: an actor, a place, or the role's words."""
    return clean(value.object if isinstance(value.object, str) else value.object.name)


def fact(value: Fact) -> str:
    """A fact as a clause: ``China is not a member of G7``."""
    verb = words("relation" if value.polarity == "affirmed" else "negation", value.relation)
    return f"{party(value.subject)} {verb} {thing(value)}"


def statement(value: Statement) -> str:
    """Who holds a statement, to whom and through whom; the outlet's own framing says so.

    The verbs are in the past, where English has one form for a person and for several.
    """
    if value.framing:
        return f"the outlet's own framing of {parties(value.about)}"
    speakers = parties(value.speakers) if value.speakers else _UNNAMED
    line = f"{speakers} {words('polarity', value.polarity)}"
    if value.addressees:
        line += f", to {parties(value.addressees)}"
    if value.carriers:
        line += f", through {chain(value.carriers)}"
    return line


def content(value: Statement) -> str:
    """The words of a statement, parts joined by an ellipsis; its cue where it has no content."""
    pieces = [clean(span.text) for span in value.content]
    return " … ".join(pieces) or (clean(value.cue.text) if value.cue else UNKNOWN)
