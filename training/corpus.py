"""Reading and checking the annotated sentences (see FORMAT.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.model import Status
from dragoman.ontology import Ontology, load_ontology

BROAD = Path(__file__).parent / "broad"
_STATUSES: tuple[Status, ...] = ("actual", "historical", "future", "hypothetical", "negated")
_TRIGGER = re.compile(r"(?P<event>\d)(?P<type>[A-Z]+)(?:/(?P<mode>[A-Za-z-]+))?(?:\.(?P<status>[a-z]+))?")
_ROLE = re.compile(r"(?P<event>\d)(?P<role>[arsm])")
_ROLES = {"a": "actors", "r": "recipients", "s": "status_cues", "m": "mode_cues"}

Span = tuple[int, int]


class CorpusError(DragomanError):
    """A line of the corpus breaks the format; the message names file, line and what to do."""


@dataclass(slots=True)
class Event:
    """One annotated deed; spans are offsets into the sentence, in text order."""

    type: str = ""
    mode: str | None = None
    status: Status = "actual"
    trigger: list[Span] = field(default_factory=list)
    actors: list[Span] = field(default_factory=list)
    recipients: list[Span] = field(default_factory=list)
    status_cues: list[Span] = field(default_factory=list)
    mode_cues: list[Span] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Sentence:
    """An annotated sentence. ``group`` is the id of the first sentence of its minimal pair."""

    id: str
    group: str
    text: str
    events: tuple[Event, ...]
    contexts: tuple[str, ...] = ()


def read_corpus(folder: Path = BROAD, ontology: Ontology | None = None) -> Iterator[Sentence]:
    """The sentences of all files of a folder, in order.

    Raises:
        CorpusError: at the first line that breaks the format.
    """
    for path in sorted(folder.glob("*.txt")):
        yield from read_file(path, ontology or load_ontology())


def read_file(path: Path, ontology: Ontology) -> Iterator[Sentence]:
    """The sentences of one file.

    Raises:
        CorpusError: at the first line that breaks the format.
    """
    pending: Sentence | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}"
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("{"):
            pending = _with_contexts(pending, text, ontology, where)
            continue
        before = pending
        if pending is not None:
            yield pending
        paired = text.startswith("= ")
        if paired and before is None:
            raise CorpusError(f"{where}: a pair needs a sentence above it")
        group = before.group if paired and before else f"{path.stem}-{number}"
        pending = _sentence(text.removeprefix("= "), f"{path.stem}-{number}", group, ontology, where)
    if pending is not None:
        yield pending


def _with_contexts(sentence: Sentence | None, text: str, ontology: Ontology, where: str) -> Sentence:
    names = tuple(text.strip("{}").split())
    if sentence is None or not text.endswith("}"):
        raise CorpusError(f"{where}: contexts stand in braces after their sentence")
    unknown = [name for name in names if name not in ontology.contexts]
    if unknown:
        raise CorpusError(f"{where}: unknown context {unknown[0]!r}")
    return Sentence(sentence.id, sentence.group, sentence.text, sentence.events, names)


def _sentence(marked: str, id: str, group: str, ontology: Ontology, where: str) -> Sentence:
    text, marks = unmark(marked, where)
    events: dict[str, Event] = {}
    for span, code in marks:
        _apply(code, span, events, ontology, where)
    for name, event in sorted(events.items()):
        if not event.trigger:
            raise CorpusError(f"{where}: event {name} has no trigger")
    return Sentence(id, group, text, tuple(events[name] for name in sorted(events)))


def unmark(marked: str, where: str) -> tuple[str, list[tuple[Span, str]]]:
    """A sentence without its marks, and each code with the span that carries it, in text order.

    Raises:
        CorpusError: brackets don't balance, or a mark has no words or no codes.
    """
    text, starts, marks = "", list[int](), list[tuple[Span, str]]()
    position = 0
    while position < len(marked):
        char = marked[position]
        if char == "[":
            starts.append(len(text))
        elif char == "|":
            end = marked.find("]", position)
            codes = marked[position + 1 : end].split() if end > 0 else []
            if not starts or not codes or starts[-1] == len(text):
                raise CorpusError(f"{where}: {marked[position : position + 12]!r} closes no mark of words and codes")
            start = starts.pop()
            marks.extend(((start, len(text)), code) for code in codes)
            position = end
        elif char == "]":
            raise CorpusError(f"{where}: a mark without codes ends at {text[-20:]!r}")
        else:
            text += char
        position += 1
    if starts:
        raise CorpusError(f"{where}: a mark is not closed")
    return text, sorted(marks)


def _apply(code: str, span: Span, events: dict[str, Event], ontology: Ontology, where: str) -> None:
    if role := _ROLE.fullmatch(code):
        getattr(events.setdefault(role["event"], Event()), _ROLES[role["role"]]).append(span)
        return
    hit = _TRIGGER.fullmatch(code)
    if hit is None:
        raise CorpusError(f"{where}: unknown code {code!r}")
    try:
        ontology.check(hit["type"], hit["mode"])
    except DragomanError as error:
        raise CorpusError(f"{where}: {error}") from None
    status = next((s for s in _STATUSES if s == (hit["status"] or "actual")), None)
    if status is None:
        raise CorpusError(f"{where}: unknown status {hit['status']!r}")
    event = events.setdefault(hit["event"], Event())
    if event.trigger and (event.type, event.mode, event.status) != (hit["type"], hit["mode"], status):
        raise CorpusError(f"{where}: event {hit['event']} has two types")
    event.type, event.mode, event.status = hit["type"], hit["mode"], status
    event.trigger.append(span)
