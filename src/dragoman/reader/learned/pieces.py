"""Pieces: a sentence cut into the word pieces that the encoder reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from dragoman.reader.reading import Offsets

# What the encoder can hold, with its two frame pieces; longer sentences are read without their end.
LONGEST = 510
LOWER, TITLE, UPPER, MIXED, FRAME = range(5)
"""How a piece is written; the vocabulary has lower case alone, and "may" is not "May"."""
CASES = 5
# Pieces that the vocabulary keeps unused; they open and close a marked party.
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")


@dataclass(slots=True, frozen=True)
class Pieces:
    """A sentence's pieces, frame included: their numbers, their case, and the characters they stand for.

    Pieces that stand for nothing (frame and marks) have empty offsets. ``marks`` are the places of
    the marks that open the actor and the recipient, 0 (the frame piece) for one that is missing.
    """

    ids: list[int]
    cases: list[int]
    offsets: list[Offsets]
    marks: tuple[int, int] = (0, 0)

    def __len__(self) -> int:
        return len(self.ids)

    def within(self, spans: Sequence[Offsets]) -> list[int]:
        """The pieces that share a character with any of the spans."""
        return [
            i
            for i, (start, end) in enumerate(self.offsets)
            if start < end and any(start < last and first < end for first, last in spans)
        ]


class Splitter:
    """Cuts sentences into pieces with a vocabulary file (``tokenizer.json``)."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first, self._last = (self._id(name) for name in ("[CLS]", "[SEP]"))
        self._marks = tuple(self._id(name) for name in MARKS)

    def split(self, text: str, actor: Offsets | None = None, recipient: Offsets | None = None) -> Pieces:
        """The pieces of a sentence; marks stand around the actor and the recipient that are given."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        ids, cases, offsets = [self._first], [FRAME], [(0, 0)]
        marks = [0, 0]
        opened = [False, False]
        closed = [False, False]
        for id, (start, end) in zip(found.ids, found.offsets, strict=True):
            for side, span in enumerate((actor, recipient)):
                if span is not None and opened[side] and not closed[side] and start >= span[1]:
                    closed[side] = True
                    self._mark(2 * side + 1, ids, cases, offsets)
            for side, span in enumerate((actor, recipient)):
                if span is not None and not opened[side] and end > span[0]:
                    opened[side] = True
                    marks[side] = len(ids)
                    self._mark(2 * side, ids, cases, offsets)
            if len(ids) >= LONGEST:
                break
            ids.append(id)
            cases.append(_case(text[start:end]))
            offsets.append((start, end))
        for side in (0, 1):
            if opened[side] and not closed[side]:
                self._mark(2 * side + 1, ids, cases, offsets)
        ids.append(self._last)
        return Pieces(ids, [*cases, FRAME], [*offsets, (0, 0)], (marks[0], marks[1]))

    def _mark(self, which: int, ids: list[int], cases: list[int], offsets: list[Offsets]) -> None:
        ids.append(self._marks[which])
        cases.append(FRAME)
        offsets.append((0, 0))

    def _id(self, name: str) -> int:
        found = self._tokenizer.token_to_id(name)
        if found is None:
            raise ValueError(f"the vocabulary lacks {name}")
        return found


def _case(words: str) -> int:
    if words.islower() or not words.isalpha():
        return LOWER if words == words.lower() else MIXED
    if words.istitle():
        return TITLE
    return UPPER if words.isupper() else MIXED
