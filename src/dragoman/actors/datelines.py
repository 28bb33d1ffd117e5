"""Where a dispatch begins with its place, day and agency: words that are parties to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.actors.knowledge import Knowledge

_UPPER = r"[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]+){0,3}"
_MIXED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?"
_MORE = r"(?:,\s[^,()/\n–—]{2,24}){0,3}"
"""A country, a state, a day: ", Nigeria", ", Aug 16"."""
_AGENCY = r"\s?(?:\((?:[A-Z]|dpa|afp)[^()\n]{0,40}\)|/[^/\n]{1,30}/)\.?"
_DASH = r"(?:\s?(?:--|[–—])\s?|\s-\s)"
_DATELINE = re.compile(
    rf"^(?:(?P<upper>{_UPPER}){_MORE}(?:\s/[^/\n]{{1,30}}/\.?(?:{_DASH})?|(?:{_AGENCY})?{_DASH})"
    rf"|{_MIXED}{_MORE}{_AGENCY}{_DASH})",
    re.MULTILINE,
)


def find_datelines(body: str, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """The offsets of the datelines of a body: "KABUL, Aug 16 (Meridian Wire) -", "LAGOS, Nigeria —".

    A party in capitals that a dash follows is none: "NATO — the alliance"; nor is a headline in capitals.
    """
    for match in _DATELINE.finditer(body):
        line = body[match.end() : body.find("\n", match.end()) % (len(body) + 1)]
        if line.upper() != line and (not match["upper"] or not knowledge.senses(match["upper"])):
            yield match.span()
