"""Plain text: front matter, then the article."""

from __future__ import annotations

import re

from dragoman.model import Report
from dragoman.report.cleaning import clean_text
from dragoman.report.metadata import Given, make_report, metadata_from

_FENCE = "---"
_MAX_FRONT_LINES = 100
"""A fence that isn't closed within so many lines is a rule across the page, not front matter."""

_PAIR = re.compile(r"([A-Za-z][\w .-]*?)\s*:(?:\s+(.*))?$")
# Comments and blank lines, and the lines of lists and nested values under keys that Dragoman doesn't know.
_PASSED_OVER = re.compile(r"\s*$|\s*#|\s+\S|-\s")


def read_text(text: str, given: Given) -> Report:
    """The report in a plain text.

    Raises:
        ReportError: it is empty or too long, or its front matter holds a date that can't be read.
    """
    pairs, article = split_front_matter(clean_text(text))
    return make_report(metadata_from(pairs, given), article)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The pairs between two ``---`` lines at the very top, keys in lower case, and the text after them.

    What stands there is front matter only if every line is ``key: value``, blank, a comment, or indented
    or listed under a key; otherwise there are no pairs and the text is whole.
    """
    lines = text.split("\n", _MAX_FRONT_LINES + 1)
    if lines[0].rstrip() != _FENCE:
        return {}, text
    pairs: dict[str, str] = {}
    for number, line in enumerate(lines[1 : _MAX_FRONT_LINES + 1], start=1):
        if line.rstrip() == _FENCE:
            return pairs, "\n".join(lines[number + 1 :])
        if match := _PAIR.match(line.rstrip()):
            pairs[match[1].lower()] = _unquoted(match[2] or "")
        elif not _PASSED_OVER.match(line):
            break
    return {}, text


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
