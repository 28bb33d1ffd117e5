"""Relation gold: sentences with two marked parties and the type of what one does to the other.

Two forms, both tab-separated: with a header that names at least ``marked_sentence`` and ``gold_type``
(``id`` if there is one), or headerless, ``TYPE<TAB>marked sentence``. ``<s>..</s>`` marks the
actor, ``<t>..</t>`` the recipient.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import GoldError
from dragoman.evaluate.testset import TestSet, decode, digest, read_bytes

Offsets = tuple[int, int]

NONE = "NONE"
FOLDED = "YIELD"
"""The older type that PLOVER later split; gold that uses it is held against both halves together."""
HALVES = ("CONCEDE", "RETREAT")

_TAG = re.compile(r"<(/?)([st])>")


@dataclass(slots=True, frozen=True)
class RelationRow:
    """A sentence without its marks, where actor and recipient stand in it, and the gold type."""

    id: str
    sentence: str
    actor: Offsets | None
    recipient: Offsets | None
    gold: str


@dataclass(slots=True, frozen=True)
class RelationSet:
    """A relation test set; ``labels`` are the gold's own types, sorted: they decide the classes."""

    rows: list[RelationRow]
    test_set: TestSet

    @property
    def labels(self) -> list[str]:
        """The types that the gold uses."""
        return sorted({row.gold for row in self.rows})


def read_relations(path: Path, *, known: frozenset[str]) -> RelationSet:
    """Read a relation file; ``known`` are the ontology's types.

    Raises:
        GoldError: it can't be read, has no rows, marks nobody, or uses an unknown type; names file and line.
    """
    content = read_bytes(path)
    lines = decode(content, path).replace("\r\n", "\n").split("\n")
    header = _cells(lines[0])
    named = {"marked_sentence", "gold_type"} <= set(header)
    rows = []
    for number, line in enumerate(lines[1:] if named else lines, start=2 if named else 1):
        if line.strip():
            cells = _cells(line)
            row_id, marked, gold = _named(header, cells, number, path) if named else _plain(cells, number, path)
            rows.append(_row(row_id, marked, _type(gold, known, f"{path.name}, line {number}"), number, path))
    if not rows:
        raise GoldError(f"{path.name}: holds no rows")
    return RelationSet(_fold_gold(rows), TestSet(path.name, digest(content), len(rows)))


def _cells(line: str) -> list[str]:
    return [_unquote(cell) for cell in line.split("\t")]


def _unquote(cell: str) -> str:
    """A cell as written, or freed of spreadsheet quoting where all its inner quotes are doubled."""
    inner = cell[1:-1]
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if quoted else cell


def _named(header: list[str], cells: list[str], number: int, path: Path) -> tuple[str, str, str]:
    if len(cells) != len(header):
        raise GoldError(f"{path.name}, line {number}: {len(cells)} cells, and the header has {len(header)}")
    row = dict(zip(header, cells, strict=True))
    return row.get("id") or str(number), row["marked_sentence"], row["gold_type"]


def _plain(cells: list[str], number: int, path: Path) -> tuple[str, str, str]:
    if len(cells) != 2:
        raise GoldError(
            f"{path.name}, line {number}: expected TYPE, a tab and a marked sentence, or a header"
            " that names marked_sentence and gold_type"
        )
    return str(number), cells[1], cells[0]


def _type(gold: str, known: frozenset[str], place: str) -> str:
    name = gold.strip().upper()
    if name not in known and name not in (FOLDED, NONE):
        raise GoldError(f"{place}: unknown type {gold!r}: the ontology has {', '.join(sorted(known))}")
    return name


def _row(row_id: str, marked: str, gold: str, number: int, path: Path) -> RelationRow:
    sentence, marks = strip_marks(marked)
    if not marks:
        raise GoldError(f"{path.name}, line {number}: no <s>..</s> and no <t>..</t> in the sentence")
    return RelationRow(row_id, sentence, marks.get("s"), marks.get("t"), gold)


def strip_marks(marked: str) -> tuple[str, dict[str, Offsets]]:
    """A sentence without its tags, and the offsets of the first complete ``s`` and ``t`` in it."""
    text, last = "", 0
    begun: dict[str, int] = {}
    marks: dict[str, Offsets] = {}
    for tag in _TAG.finditer(marked):
        text += marked[last : tag.start()]
        last = tag.end()
        closing, name = tag.groups()
        if not closing:
            begun[name] = len(text)
        elif name in begun:
            marks.setdefault(name, _trim(text, begun.pop(name), len(text)))
    text += marked[last:]
    return text, {name: place for name, place in marks.items() if place[0] < place[1]}


def _trim(text: str, start: int, end: int) -> Offsets:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _fold_gold(rows: list[RelationRow]) -> list[RelationRow]:
    """With YIELD anywhere in the gold, its later halves are the same class wherever they stand."""
    if all(row.gold != FOLDED for row in rows):
        return rows
    return [
        RelationRow(row.id, row.sentence, row.actor, row.recipient, FOLDED if row.gold in HALVES else row.gold)
        for row in rows
    ]
