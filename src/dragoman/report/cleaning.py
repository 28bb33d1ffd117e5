"""From raw text to the body that is coded: title, blank line, article, and nothing else changed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from dragoman.errors import ReportError
from dragoman.model import Report, text_hash
from dragoman.report.limits import MAX_CHARS
from dragoman.report.unwrapping import unwrap

MAX_TITLE_CHARS = 200
"""A first line as long as this is a paragraph, not a headline."""

# Form feeds and the rarer line ends become newlines, lest they glue two words together.
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, lone surrogates, and signs that no reader sees but that split a name in two: soft
# hyphen, zero-width space, word joiner, byte order mark, marks of writing direction. The zero-width
# joiner and non-joiner stay: they are part of how some languages' names are spelled.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_BLANK_LINE = re.compile(r"[^\S\n]*(?:\n|$)")
_HEADING_SIGN = re.compile(r"#{1,6}\s+")
# "It ended." and "It ended.”" are sentences; "talks in the U.S." and "what now..." may be headlines.
_SENTENCE_END = re.compile(r"(?<!\.)\.[\"'”’)\]]*$")
_INITIALISM = re.compile(r"\b(?:[A-Z]\.){2,}$")


def clean_text(text: str) -> str:
    r"""The text with line ends made ``\n``, invisible characters gone, and no blanks around it."""
    return _INVISIBLE.sub("", _NEWLINES.sub("\n", text)).strip()


def clean_title(title: str | None) -> str | None:
    """The title on one line, or None if nothing is left of it."""
    return " ".join(clean_text(title).split()) or None if title else None


def split_title(text: str) -> tuple[str | None, str]:
    """The title and the article of a text that states no title elsewhere.

    The first line is the title if a blank line and more text follow, it is shorter than
    ``MAX_TITLE_CHARS`` and does not end as a sentence does; a Markdown heading's sign is not part of it.
    Otherwise the title is None and the article the whole text.
    """
    text = text.strip()
    line, _, rest = text.partition("\n")
    line = line.strip()
    blank = _BLANK_LINE.match(rest)
    if not rest.strip() or not blank or len(line) >= MAX_TITLE_CHARS:
        return None, text
    if _SENTENCE_END.search(line) and not _INITIALISM.search(line):
        return None, text
    title = clean_title(_HEADING_SIGN.sub("", line, count=1))
    return (title, rest.strip()) if title and _folded(title) else (None, text)


def compose_body(title: str | None, article: str) -> str:
    """The body that is coded: title, blank line, article.

    Where the article begins with the title again, once or several times, on lines of its own, it is
    kept once; case, blanks and punctuation don't count when the two are compared.
    """
    article = article.strip()
    title = title.strip() if title else ""
    if not title:
        return article
    article = drop_title(title, article)
    return f"{title}\n\n{article}" if article else title


def drop_title(title: str, article: str) -> str:
    """The article without the title's repetitions at its beginning."""
    letters = _folded(title)
    if not letters:
        return article.removeprefix(title).strip()
    while (end := _end_of_title(letters, article)) is not None:
        article = article[end:].strip()
    return article


def _folded(text: str) -> str:
    """The letters and digits of a text, without case, accents or ligatures; the same char by char."""
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalnum())


def _end_of_title(letters: str, article: str) -> int | None:
    """Where the title ends that the article begins with, or None; it must end with its line."""
    at = 0
    for index, char in enumerate(article):
        if at == len(letters) and char == "\n":
            return index
        folded = _folded(char)
        # A letter too many, or another letter: the article goes its own way.
        if not letters.startswith(folded, at):
            return None
        at += len(folded)
    return len(article) if at == len(letters) else None


def clean_report(report: Report) -> Report:
    """The report with its body made what is coded; a second call changes nothing.

    Line ends, invisible characters, hard wrapping and repeated titles are cleaned as ``read_inputs``
    cleans them; a report without a title gets its first line, if that looks like one. An id that
    was the hash of the old body becomes the hash of the new one; an id from outside stays.

    Raises:
        ReportError: no text is left, or more than ``MAX_CHARS`` characters.
    """
    title, body = title_and_body(report.title, report.body)
    hashed = text_hash(report.body, report.outlet, report.published)
    return replace(report, id="" if report.id == hashed else report.id, title=title, body=body)


def title_and_body(title: str | None, text: str) -> tuple[str | None, str]:
    """The title (the stated one, else the first line if it looks like one) and the body that is coded.

    Raises:
        ReportError: the text is empty, or too long for one report.
    """
    title, article = clean_title(title), clean_text(text)
    check_body(article)
    if title is None:
        title, article = split_title(article)
    if title is None:
        # A title that was wrapped over two lines shows only once they are joined.
        title, article = split_title(unwrap(article))
    if title is not None:
        article = drop_title(title, article)
    body = compose_body(title, unwrap(article))
    check_body(body)
    return title, body


def check_body(body: str) -> None:
    """Check that a body holds something, and not too much, to code.

    Raises:
        ReportError: it has no letter or digit, or is longer than ``MAX_CHARS``.
    """
    if not any(map(str.isalnum, body)):
        raise ReportError("no text in it: give a file that holds a report")
    if len(body) > MAX_CHARS:
        raise ReportError(
            f"{len(body):,} characters are too many for one report (at most {MAX_CHARS:,}): "
            "split it into one file, or one JSONL line, a report"
        )
