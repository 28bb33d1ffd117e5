"""Web pages: the article in the markup, with what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from dragoman.errors import ReportError
from dragoman.model import Report
from dragoman.report.cleaning import clean_text
from dragoman.report.decoding import decode
from dragoman.report.html_dates import page_date
from dragoman.report.metadata import Given, Metadata, make_report, metadata_from

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4_096
"""Where HTML wants the encoding declared, with some room."""

# The page's own date is read by page_date; these keep trafilatura's search short and off the clock.
_NO_DATES = {"original_date": True, "extensive_search": False, "max_date": "2000-01-01"}

_BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "row", "table", "list", "code", "div", "ab", "body"})
_NO_TEXT = "no article text found in this page: save its text as a .txt file instead"


def read_html(data: bytes, given: Given) -> Report:
    """The report in a web page.

    Raises:
        ReportError: the bytes are no text, the markup holds no article, or it is too long.
    """
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    markup = decode(data, declared=declared[1].decode("ascii", errors="ignore") if declared else None)
    tree, document = _extract(markup)
    if document is None:
        raise ReportError(_NO_TEXT)
    article = clean_text(_paragraphs(document.body))
    if not article:
        raise ReportError(_NO_TEXT)
    return make_report(_metadata(tree, document, given), article)


@cache
def _trafilatura() -> ModuleType:
    """The extractor, imported once (half a second), its complaints about odd markup silenced."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _extract(markup: str) -> tuple[Any, Any]:
    """The page as an lxml tree, and trafilatura's document (None where it finds no article)."""
    trafilatura = _trafilatura()
    # A fragment without <html> is HTML too when the user says so.
    page = markup if "<html" in markup[:_HEAD_BYTES].lower() else f"<html><body>{markup}</body></html>"
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None, None
        document = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=_NO_DATES
        )
    except Exception as error:  # hostile markup may break the extractor anywhere, and the batch must go on
        raise ReportError(f"markup that can't be read ({type(error).__name__}): save its text as .txt") from error
    return tree, document


def _metadata(tree: Any, document: Any, given: Given) -> Metadata:
    # The page's lang attribute is left out: it is often the template's, not the article's.
    stated = {
        "title": document.title,
        "published": page_date(tree),
        "outlet": document.sitename,
        "url": document.url,
    }
    return metadata_from(stated, given)


def _paragraphs(body: Any) -> str:
    """The text of an extracted body, a blank line between its blocks, a newline for a line break."""
    blocks = [""]
    for piece in _pieces(body):
        if piece is None:
            blocks.append("")
        else:
            blocks[-1] += piece
    texts = ("\n".join(" ".join(line.split()) for line in block.strip().split("\n")) for block in blocks)
    return "\n\n".join(text for text in texts if text)


def _pieces(body: Any) -> Iterator[str | None]:
    """The pieces of text in a body, in order, with None at every edge of a block.

    Links and emphasis are no blocks and run on. A stack of its own, for markup nested without end.
    """
    stack = [(body, False)]
    while stack:
        node, left = stack.pop()
        if node.tag in _BLOCKS:
            yield None
        if left:
            yield (node.tail or "").replace("\n", " ")
            continue
        yield "\n" if node.tag == "lb" else (node.text or "").replace("\n", " ")
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))
