"""Labels: what the learned reader's outputs stand for, in their order; kept in a file beside the weights."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from dragoman.model import Status
from dragoman.ontology import Ontology

NONE = "NONE"
ROLES = ("none", "actor", "recipient", "status", "mode")
"""What a piece is to a deed: nothing, of its actor, its recipient, its status cue, its mode cue."""


@dataclass(slots=True, frozen=True)
class Labels:
    """The names of each head's outputs. ``modes`` are "TYPE" (without mode) and "TYPE/mode"."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    contexts: tuple[str, ...]

    @classmethod
    def of(cls, ontology: Ontology) -> Labels:
        """The labels of an ontology; ``NONE`` is the first type."""
        types = tuple(sorted(ontology.types))
        kinds = {type: sorted(ontology.types[type].modes) for type in types}
        modes = tuple(name for type in types for name in (type, *(f"{type}/{mode}" for mode in kinds[type])))
        return cls((NONE, *types), modes, get_args(Status), tuple(sorted(ontology.contexts)))

    @classmethod
    def read(cls, path: Path) -> Labels:
        """Labels as :meth:`write` left them."""
        rows = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(row) for name, row in rows.items()})

    def write(self, path: Path) -> None:
        """Keep them as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    def modes_of(self, type: str) -> list[int]:
        """The places in ``modes`` that belong to a type."""
        return [i for i, mode in enumerate(self.modes) if mode.partition("/")[0] == type]
