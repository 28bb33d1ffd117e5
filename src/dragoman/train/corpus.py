"""The annotated sentences: what they hold, and how their files are read (see ``training/FORMAT.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.ontology import Ontology, load_ontology
from dragoman.train.annotation import Event, Held, Sentence, Span, Standing
from dragoman.train.marks import Marks

__all__ = ["CorpusError", "Event", "Held", "Sentence", "Span", "Standing", "read_corpus", "read_file", "unmark"]


class CorpusError(DragomanError):
    """A line of the corpus breaks the format; the message names file, line and what to do."""


def read_corpus(folder: Path, ontology: Ontology | None = None) -> Iterator[Sentence]:
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
    passage: tuple[str, str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}"
        text = line.strip()
        if not text:
            passage = None
            continue
        if text.startswith("#"):
            continue
        if text.startswith("{"):
            pending = _with_contexts(pending, text, ontology, where)
            continue
        before = pending
        if pending is not None:
            yield pending
            pending = None
        if text.startswith("@"):
            passage = f"{path.stem}-{number}", text.removeprefix("@").strip()
            continue
        paired = text.startswith("= ")
        if paired and before is None:
            raise CorpusError(f"{where}: a pair needs a sentence above it")
        id = f"{path.stem}-{number}"
        group = before.group if paired and before else passage[0] if passage else id
        found = _sentence(text.removeprefix("= "), id, group, ontology, where)
        pending = replace(found, passage=passage[1]) if passage else found
    if pending is not None:
        yield pending


def _with_contexts(sentence: Sentence | None, text: str, ontology: Ontology, where: str) -> Sentence:
    names = tuple(text.strip("{}").split())
    if sentence is None or not text.endswith("}"):
        raise CorpusError(f"{where}: contexts stand in braces after their sentence")
    unknown = [name for name in names if name not in ontology.contexts]
    if unknown:
        raise CorpusError(f"{where}: unknown context {unknown[0]!r}")
    return replace(sentence, contexts=names)


def _sentence(marked: str, id: str, group: str, ontology: Ontology, where: str) -> Sentence:
    text, marks = unmark(marked, where)
    found = Marks(ontology)
    for span, code in marks:
        try:
            found.apply(code, span)
        except DragomanError as error:
            raise CorpusError(f"{where}: {error}") from None
    try:
        found.check()
    except DragomanError as error:
        raise CorpusError(f"{where}: {error}") from None
    names = sorted(found.events, key=int)
    return Sentence(
        id,
        group,
        text,
        tuple(found.events[name] for name in names),
        numbers=tuple(names),
        held=tuple(found.held[name] for name in sorted(found.held)),
        standings=tuple(found.standings[name] for name in sorted(found.standings)),
        entities=tuple(found.entities),
    )


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
