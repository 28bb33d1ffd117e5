"""Slot swaps: a sentence with other names in it, so that no name carries a type.

States, their people, adjectives, capitals and leaders are exchanged together: where Iran becomes
Peru, Tehran becomes Lima. The names come from the actors' knowledge.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from dragoman.train.annotation import Sentence, Span, moved

# Bodies that stand for each other in any sentence: a court is no movement.
_KINDS = ("igo", "rebel", "media", "party", "ngo")


@dataclass(slots=True, frozen=True)
class _Slot:
    """Words that may be swapped: whose they are, and in which form."""

    owner: str
    form: str


class Swapper:
    """Swaps names; one swapper serves a whole corpus."""

    def __init__(self, forms: dict[str, dict[str, str]]) -> None:
        """``forms``: of each owner, its words by form; owners are exchanged with owners of the same forms."""
        self._forms = forms
        self._slots = {
            words: _Slot(owner, form) for owner, names in sorted(forms.items()) for form, words in names.items()
        }
        by_shape: dict[frozenset[str], list[str]] = defaultdict(list)
        for owner, names in sorted(forms.items()):
            by_shape[frozenset(names)].append(owner)
        self._peers = {
            owner: [o for shape, owners in by_shape.items() if shape >= frozenset(names) for o in owners]
            for owner, names in forms.items()
        }
        words = sorted(self._slots, key=len, reverse=True)
        self._pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])")

    def swap(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """The sentence with every name that is known exchanged; its marks move along."""
        hits = [(m.span(), self._slots[m.group()]) for m in self._pattern.finditer(sentence.text)]
        if not hits:
            return sentence
        chosen: dict[str, str] = {}
        for _, slot in hits:
            if slot.owner not in chosen:
                chosen[slot.owner] = self._another(slot.owner, set(chosen.values()), rng)
        edits = [(span, self._forms[chosen[slot.owner]][slot.form]) for span, slot in hits]
        return _edited(sentence, _articles(sentence.text, edits))

    def _another(self, owner: str, taken: set[str], rng: random.Random) -> str:
        for _ in range(5):
            other = rng.choice(self._peers[owner])
            if other not in taken:
                return other
        return owner


def knowledge_forms(folder: Path) -> dict[str, dict[str, str]]:
    """The names that may be swapped, by owner and form, from the actors' knowledge.

    A form is named by what may stand in for it: "state:adjective" for an adjective, "igo:name" for an
    organisation, "m:surname" for a man's. Words that several owners share are left out.
    """
    forms: dict[str, dict[str, str]] = {}
    for row in _rows(folder / "states.csv"):
        names = {
            "name": row["name"],
            "adjective": row["adjectives"],
            "people": row["people"],
            "capital": row["capital"],
        }
        forms[row["iso3"]] = {f"state:{form}": words.split("|")[0] for form, words in names.items() if words}
    for row in _rows(folder / "organisations.csv"):
        if row["kind"] in _KINDS and not row["to"]:
            short = [alias for alias in row["aliases"].split("|") if alias.isupper()]
            names = {"name": row["name"], "short": short[0] if short else ""}
            forms[row["id"]] = {f"{row['kind']}:{form}": words for form, words in names.items() if words}
    for row in _rows(folder / "leaders.csv"):
        if row["name"].count(" ") == 1 and row["gender"]:
            names = {"full": row["name"], "surname": row["surname"]}
            known = forms.setdefault(row["id"], {})
            known.update({f"{row['gender']}:{form}": words for form, words in names.items() if words})
    return _unshared(forms)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _unshared(forms: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    owners = Counter(words for names in forms.values() for words in set(names.values()))
    kept = {
        owner: {form: words for form, words in names.items() if owners[words] == 1 and len(words) > 2}
        for owner, names in forms.items()
    }
    return {owner: names for owner, names in kept.items() if names}


def _articles(text: str, edits: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The edits, with "a" and "an" before a swapped word put right."""
    found = []
    for (start, end), words in edits:
        article = re.search(r"\b([Aa])(n?) $", text[:start])
        if article:
            right = article[1] + ("n" if words[0] in "AEIOaeio" else "")
            found.append(((article.start(), start - 1), right))
        found.append(((start, end), words))
    return found


def _edited(sentence: Sentence, edits: list[tuple[Span, str]]) -> Sentence:
    text, last, moves = "", 0, list[tuple[int, int, int, int]]()
    for (start, end), words in edits:
        text += sentence.text[last:start]
        moves.append((start, end, len(text), len(text) + len(words)))
        text += words
        last = end
    text += sentence.text[last:]

    def place(offset: int, *, is_end: bool) -> int:
        shift = 0
        for start, end, new_start, new_end in moves:
            if offset <= start:
                break
            if offset < end:
                return new_end if is_end else new_start
            shift = new_end - end
        return offset + shift

    def move(span: Span) -> Span:
        return place(span[0], is_end=False), place(span[1], is_end=True)

    return moved(sentence, text, move)
