"""Where in a report the words of a gold row stand, and the sentence around some characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

Offsets = tuple[int, int]

# A full stop after an initial or a title belongs to an abbreviation ("U.S.", "Mr."), not to the sentence.
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Lt", "Col", "Sen", "Rep", "Gov")
_NO_ABBREVIATION = r"(?<!\b[A-Z])" + "".join(rf"(?<!\b{title})" for title in _TITLES)
_BREAK = re.compile(_NO_ABBREVIATION + r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")


def occurrences(quotes: Iterable[str], body: str) -> list[Offsets]:
    """Every place of the body where one of the quotes stands.

    White space matches any white space, and an apostrophe or quotation mark its typographic forms.
    """
    return [match.span() for quote in quotes if quote.strip() for match in re.finditer(_pattern(quote), body)]


def _pattern(quote: str) -> str:
    escaped = r"\s+".join(re.escape(word) for word in quote.split())
    return re.sub("['’‘]", "['’‘]", re.sub('["“”]', '["“”]', escaped))


def overlap(one: Offsets, other: Offsets) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def sentence(body: str, place: Offsets) -> Offsets:
    """The sentence (or sentences, or headline) that some characters stand in, by punctuation alone."""
    start, end = 0, len(body)
    for match in _BREAK.finditer(body):
        if match.end() <= place[0]:
            start = match.end()
        elif match.start() + 1 >= place[1]:
            end = match.start() if body[match.start()] == "\n" else match.start() + 1
            break
    return start, end
