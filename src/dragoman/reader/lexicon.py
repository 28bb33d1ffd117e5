"""The rule reader's lexicon: phrases, each a head word with the frame it needs, and what they stand for.

A phrase is written ``HEAD SLOT SLOT ...``. The head is ``v:`` (verb), ``n:`` (noun) or ``a:`` (adjective
or participle used as one) and its lemmas, ``|`` between alternatives. A slot is ``KEY:VALUES``:

``subj`` ``obj``   the deep subject and object (passives are undone)
``prt``            a particle ("off" in "cut off")
``comp``           a clause that completes the head ("to attack", "that Iran withdraw", "attacking")
``inf``            the same, but only "to ..."
``dative``         the indirect object
``mod``            a word before the head ("air" in "air strike")
``neg``            a negation that belongs to the phrase ("not allow"), which then negates nothing
``is``             a predicate complement ("ready" in "is ready")
any preposition    the head of its object: ``for:resignation|ouster``, ``on|over:*``

Values are lemmas, ``$name`` (a word class of classes.yaml), ``*`` (anything) ``@`` (something that can be
a party: a name, a people, an office, troops ...) or ``#`` (a place name). ``!obj:*`` wants the slot to be empty.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from dragoman.errors import KnowledgeError
from dragoman.spelling import respelt

DATA = Path(__file__).parent / "lexicon_data"
_HEADS = {"v", "n", "a"}
_NO_PHRASES = {"compositions", "cues"}


@dataclass(slots=True, frozen=True)
class Slot:
    """One condition on a head's frame: one of ``words``, a party where ``party``, anything where ``any``."""

    keys: tuple[str, ...]
    words: frozenset[str]
    any: bool = False
    party: bool = False
    place: bool = False
    absent: bool = False


@dataclass(slots=True, frozen=True)
class Entry:
    """A phrase and what it stands for: a type with its mode, or an operator on the deed in its complement.

    ``weight`` (0 to 1) says how often the phrase, so framed, means that type in news. ``roles`` is
    empty, ``swap`` (the subject undergoes) or ``mutual`` (all who take part are actors).
    """

    type: str
    mode: str | None
    weight: float
    roles: str
    slots: tuple[Slot, ...]
    operator: bool
    origin: str

    @property
    def precision(self) -> float:
        """How much the phrase asks for; the most exacting phrase that fits wins."""
        return sum(0.4 if s.absent else 2.0 if s.words else 1.0 for s in self.slots) + self.weight


@dataclass(slots=True, frozen=True)
class Composition:
    """What an operator makes of a content type: "refuse" on AID is REJECT assist."""

    type: str
    mode: str | None


@dataclass(slots=True, frozen=True)
class Lexicon:
    """All phrases by part of speech and head lemma, word classes, and the table of compositions."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]
    compositions: Mapping[tuple[str, str], Composition]
    version: str
    phrases: int = field(default=0)


@cache
def load_lexicon(folder: Path = DATA) -> Lexicon:
    """Read the lexicon's files: ``<type>.csv``, ``operators.csv``, ``compositions.csv``, ``classes.yaml``.

    Raises:
        KnowledgeError: a row breaks the schema; the message names file and line.
    """
    classes = _classes(folder / "classes.yaml")
    index: dict[tuple[str, str], list[Entry]] = {}
    phrases = 0
    for path in sorted(folder.glob("*.csv")):
        if path.stem in _NO_PHRASES:
            continue
        for line, row in _rows(path, ("phrase", "type" if path.stem == "operators" else "mode")):
            heads, entry = _entry(row, path, line, classes)
            phrases += 1
            for head in heads:
                index.setdefault(head, []).append(entry)
    ordered = {head: tuple(sorted(found, key=lambda e: -e.precision)) for head, found in index.items()}
    compositions = _compositions(folder / "compositions.csv")
    return Lexicon(ordered, classes, compositions, _version(folder), phrases)


def _rows(path: Path, required: Iterable[str]) -> list[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = set(required) - set(reader.fieldnames or ())
        if missing:
            raise KnowledgeError(f"{path.name}: column {', '.join(sorted(missing))} is missing")
        found = [(reader.line_num, row) for row in reader]
    for line, row in found:
        if None in row:
            raise KnowledgeError(f"{path.name}:{line}: more cells than columns")
    return [(line, {key: (cell or "").strip() for key, cell in row.items()}) for line, row in found]


def _entry(
    row: dict[str, str], path: Path, line: int, classes: Mapping[str, frozenset[str]]
) -> tuple[list[tuple[str, str]], Entry]:
    where = f"{path.name}:{line}"
    operator = path.stem == "operators"
    head, *slots = row["phrase"].split() or [""]
    kind, _, lemmas = head.partition(":")
    if kind not in _HEADS or not lemmas:
        raise KnowledgeError(f"{where}: head {head!r} is not v:, n: or a: and lemmas")
    try:
        weight = float(row.get("weight") or 0.8)
    except ValueError:
        raise KnowledgeError(f"{where}: weight {row['weight']!r} is not a number") from None
    if not 0 < weight <= 1:
        raise KnowledgeError(f"{where}: weight {weight} is not in (0, 1]")
    roles = row.get("roles", "")
    if roles not in {"", "swap", "mutual"}:
        raise KnowledgeError(f"{where}: roles {roles!r} is not empty, swap or mutual")
    entry = Entry(
        type=row["type"] if operator else path.stem.upper(),
        mode=row.get("mode") or None,
        weight=weight,
        roles=roles,
        slots=tuple(_slot(text, where, classes) for text in slots),
        operator=operator,
        origin=row["phrase"],
    )
    return [(kind, word) for word in _words(lemmas, where, classes)], entry


def _slot(text: str, where: str, classes: Mapping[str, frozenset[str]]) -> Slot:
    absent = text.startswith("!")
    key, colon, values = text.lstrip("!").partition(":")
    if not key or not colon or not values:
        raise KnowledgeError(f"{where}: slot {text!r} is not KEY:VALUES")
    keys = tuple(key.split("|"))
    words = frozenset(_words(values, where, classes))
    if not words:
        raise KnowledgeError(f"{where}: slot {text!r} names no word")
    if "*" in words:
        return Slot(keys, frozenset(), any=True, absent=absent)
    return Slot(keys, words - {"@", "#"}, party="@" in words, place="#" in words, absent=absent)


def _words(text: str, where: str, classes: Mapping[str, frozenset[str]]) -> list[str]:
    found: list[str] = []
    for word in text.split("|"):
        if word.startswith("$"):
            if word[1:] not in classes:
                raise KnowledgeError(f"{where}: no word class {word!r} in classes.yaml")
            found.extend(respelt(member) for member in sorted(classes[word[1:]]))
        elif word:
            found.append(respelt(word.lower()))
    return found


def _classes(path: Path) -> Mapping[str, frozenset[str]]:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or not all(isinstance(words, list) for words in raw.values()):
        raise KnowledgeError(f"{path.name}: must map a class name to a list of lemmas")
    return {name: frozenset(str(word) for word in words) for name, words in raw.items()}


def _compositions(path: Path) -> Mapping[tuple[str, str], Composition]:
    rows = _rows(path, ("operator", "content", "type", "mode"))
    return {(row["operator"], row["content"]): Composition(row["type"], row["mode"] or None) for _, row in rows}


def _version(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=4)
    for path in sorted(folder.iterdir()):
        if path.suffix in {".csv", ".yaml"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
