"""The verbs that attribute: what they say of their content, and where it hangs."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.model import Polarity
from dragoman.reader.lexicon import DATA

_POLARITIES: dict[str, Polarity] = {"affirmed": "affirmed", "denied": "denied"}


@dataclass(slots=True, frozen=True)
class Cue:
    """A verb that attributes, and the relations by which its content hangs on it."""

    kind: str
    polarity: Polarity
    clauses: frozenset[str]


@cache
def load_cues() -> dict[str, Cue]:
    """The verbs that attribute, by lemma.

    Raises:
        KnowledgeError: a row of cues.csv breaks its schema.
    """
    cues: dict[str, Cue] = {}
    with (DATA / "cues.csv").open(encoding="utf-8", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            if row["polarity"] not in _POLARITIES:
                raise KnowledgeError(f"cues.csv:{number}: polarity {row['polarity']!r} is not affirmed or denied")
            clauses = frozenset(row["clause"].split("|"))
            cues[row["lemma"]] = Cue(row["kind"], _POLARITIES[row["polarity"]], clauses)
    return cues
