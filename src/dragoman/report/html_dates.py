"""When a web page says that it was published; nothing is guessed from its text, address or footer.

trafilatura's own date search is not used: where the markup states no date it takes one from a copyright
line, a caption or the address, and what it accepts depends on today's date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dragoman.errors import ReportError
from dragoman.report.metadata import parse_date

# Names of meta tags that mean first publication, the more usual first; "modified" ones don't count.
_META_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_date",
    "published_time",
    "pubdate",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "date",
)
_ARTICLE_TYPES = ("article", "posting", "report")
_ASIDE = frozenset({"footer", "aside", "nav"})
_FIRST_YEAR = "1800"
"""Earlier ones are what publishing systems write for "none", as 0001-01-01."""

_MAX_NODES = 10_000
"""How much of a page's JSON-LD is looked through."""


def page_date(tree: Any) -> str | None:
    """The ISO date that a parsed page (an lxml tree) states for itself, or None.

    In this order: ``datePublished`` of the article in JSON-LD; meta tags; ``itemprop="datePublished"``;
    ``time`` elements, where one is marked as the publication date or all (outside footer, aside and
    navigation) name one day. A date that can't be read is passed over.
    """
    for candidates in (_json_ld(tree), _meta(tree), _item_props(tree), _times(tree)):
        for candidate in candidates:
            if date := _readable(candidate):
                return date
    return None


def _readable(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        date = parse_date(value)
    except ReportError:
        return None
    return date if date[:4] >= _FIRST_YEAR else None


def _json_ld(tree: Any) -> Iterator[object]:
    """``datePublished`` of every article in the page's JSON-LD."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if "datePublished" in item and _is_article(item.get("@type")):
                yield item["datePublished"]


def _objects(data: object) -> Iterator[dict[str, object]]:
    """The objects inside some JSON, outer ones first."""
    queue = [data]
    for node in queue:
        if isinstance(node, dict):
            yield node
        children = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
        if len(queue) + len(children) <= _MAX_NODES:
            queue.extend(children)


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.lower().endswith(_ARTICLE_TYPES) for k in kinds)


def _meta(tree: Any) -> Iterator[str]:
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            found.setdefault(element.get(attribute, "").lower(), element.get("content"))
    return (found[name] for name in _META_NAMES if name in found)


def _item_props(tree: Any) -> Iterator[str]:
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or "".join(element.itertext()).strip()


def _times(tree: Any) -> Iterator[str]:
    times = [e for e in tree.iterfind(".//time[@datetime]") if not _in_aside(e)]
    for element in times:
        if "pubdate" in element.attrib or "publish" in element.get("class", "").lower():
            yield element.get("datetime")
    stated = [element.get("datetime") for element in times]
    if len({value[:10] for value in stated}) == 1:
        yield stated[0]


def _in_aside(element: Any) -> bool:
    return any(ancestor.tag in _ASIDE for ancestor in element.iterancestors())
