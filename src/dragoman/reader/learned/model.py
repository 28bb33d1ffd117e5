"""The model: weights in three small graphs, run one sentence a call so that nothing else can change its bytes."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import DragomanError
from dragoman.reader.learned.labels import Labels
from dragoman.reader.learned.pieces import Pieces, Splitter

Array = NDArray[np.float32]
FILES = ("encoder.onnx", "events.onnx", "pair.onnx", "tokenizer.json", "labels.json", "settings.json")
SHIPPED = Path(__file__).parent / "weights"


@dataclass(slots=True, frozen=True)
class Encoded:
    """A sentence as read once: states (pieces, width), and probabilities of tags (pieces, types) and contexts."""

    hidden: Array
    tags: Array
    contexts: Array


@dataclass(slots=True, frozen=True)
class Filled:
    """Candidate deeds filled in: probabilities of types, modes, statuses (events, labels).

    ``roles`` are those of each piece in each deed (events, pieces, roles); ``modes`` are logits, since only those
    of the type that is chosen count.
    """

    types: Array
    modes: Array
    statuses: Array
    roles: Array


@dataclass(slots=True, frozen=True)
class Settings:
    """Numbers fitted on the dev split.

    ``temperatures`` divide the logits of the heads by name. ``scale`` and ``shift`` turn the log-odds of a
    deed's raw score into those of its being right (Platt 1999). Deeds less likely than ``threshold`` aren't read, nor
    contexts less likely than ``context_threshold``.
    """

    temperatures: dict[str, float] = field(default_factory=dict)
    scale: float = 1.0
    shift: float = 0.0
    threshold: float = 0.5
    context_threshold: float = 0.4

    @classmethod
    def read(cls, path: Path) -> Settings:
        """Settings as training left them."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def write(self, path: Path) -> None:
        """Keep them as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    def likely(self, score: float) -> float:
        """How likely a deed of this raw score is right."""
        kept = min(max(score, 1e-6), 1 - 1e-6)
        return 1.0 / (1.0 + math.exp(-(self.scale * math.log(kept / (1 - kept)) + self.shift)))


class Model:
    """A folder of weights, loaded; ``settings`` replace the folder's own.

    Raises:
        DragomanError: the folder lacks a file.
    """

    def __init__(self, folder: Path = SHIPPED, settings: Settings | None = None) -> None:
        wanted = FILES if settings is None else FILES[:-1]
        missing = [name for name in wanted if not (folder / name).is_file()]
        if missing:
            raise DragomanError(f"{folder}: no {missing[0]}; train the reader (`dragoman train`) or use --reader rules")
        self.splitter = Splitter(folder / "tokenizer.json")
        self.labels = Labels.read(folder / "labels.json")
        self.settings = settings or Settings.read(folder / "settings.json")
        self.version = _version(folder, wanted)
        self._encoder, self._events, self._pair = (_session(folder / name) for name in FILES[:3])

    def encode(self, pieces: Pieces) -> Encoded:
        """One pass of the encoder."""
        ids, cases = (np.array([row], dtype=np.int64) for row in (pieces.ids, pieces.cases))
        hidden, tags, contexts = self._encoder.run(None, {"ids": ids, "cases": cases})
        return Encoded(hidden, self._soft("tag", tags), _sigmoid(contexts / self._heat("context")))

    def fill(self, encoded: Encoded, triggers: list[list[int]]) -> Filled:
        """The deeds whose triggers are the given pieces."""
        marks = np.zeros((len(triggers), len(encoded.hidden)), dtype=np.float32)
        for row, pieces in enumerate(triggers):
            marks[row, pieces] = 1.0
        kind, mode, status, role = self._events.run(None, {"hidden": encoded.hidden, "trigger": marks})
        return Filled(self._soft("type", kind), mode, self._soft("status", status), self._soft("role", role))

    def relate(self, pieces: Pieces) -> Array:
        """Probabilities of what one marked party does to the other."""
        hidden = self.encode(pieces).hidden
        (logits,) = self._pair.run(None, {"hidden": hidden, "marks": np.array(pieces.marks, dtype=np.int64)})
        return self._soft("pair", logits)

    def _soft(self, head: str, logits: Array) -> Array:
        return softmax(logits / self._heat(head))

    def _heat(self, head: str) -> np.float32:
        return np.float32(self.settings.temperatures.get(head, 1.0))


def softmax(logits: Array) -> Array:
    """Probabilities over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    total: Array = raised / raised.sum(-1, keepdims=True)
    return total


def _sigmoid(logits: Array) -> Array:
    one = np.float32(1.0)
    found: Array = one / (one + np.exp(-logits))
    return found


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _version(folder: Path, files: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for name in files:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]
