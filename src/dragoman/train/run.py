"""A training run from beginning to end: sentences in, a folder of weights out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors.knowledge import SHIPPED as KNOWLEDGE
from dragoman.errors import DragomanError
from dragoman.evaluate.annotated import AnnotatedScore, score_annotated
from dragoman.ontology import load_ontology
from dragoman.reader.learned import model as learned
from dragoman.reader.learned.labels import Labels
from dragoman.reader.learned.pieces import Splitter
from dragoman.train.annotation import Sentence
from dragoman.train.corpus import read_corpus

TIERS = ("broad", "deep")
DEV = "dev"


@dataclass(slots=True, frozen=True)
class Outcome:
    """What a run came to: figures on the dev split, the settings fitted on it, how much was read, how long it took."""

    dev: AnnotatedScore
    settings: learned.Settings
    sentences: int
    seconds: float


def read_tiers(corpus: Path) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences to learn from, and those of the dev split.

    Raises:
        DragomanError: the folder isn't laid out as a corpus, or a line breaks the format.
    """
    ontology = load_ontology()
    lessons = [s for tier in TIERS for s in read_corpus(corpus / tier, ontology)]
    dev = list(read_corpus(corpus / DEV, ontology))
    for sentences, folder in ((lessons, "broad"), (dev, DEV)):
        if not sentences:
            raise DragomanError(f"{corpus / folder}: holds no annotated sentences (*.txt); see training/FORMAT.md")
    return lessons, dev


def train(
    corpus: Path, into: Path, *, epochs: int, seed: int, progress: Callable[[int, dict[str, float], float], None]
) -> Outcome:
    """Train a reader on a corpus; choose its thresholds on the dev split; write everything into a folder.

    Args:
        corpus: a folder with ``broad``, ``deep`` and ``dev``.
        into: where the weights go.
        epochs: how often every sentence is seen.
        seed: decides the order, the swaps and the first weights.
        progress: hears each epoch's number, mean losses and seconds.

    Raises:
        DragomanError: the extra ``train`` isn't installed, or the corpus can't be read.
    """
    lessons, dev = read_tiers(corpus)
    try:
        import torch

        from dragoman.train.base import base_folder
        from dragoman.train.examples import Examples
        from dragoman.train.export import export
        from dragoman.train.fit import Settings, fit
        from dragoman.train.network import Network
    except ImportError as error:
        raise DragomanError(f"training needs the extra `train` (pip install dragoman[train]): {error}") from None
    from dragoman.reader.learned.decode import read
    from dragoman.train.calibrate import as_trigger, calibrate
    from dragoman.train.swap import Swapper, knowledge_forms

    started = time.monotonic()
    base = base_folder()
    labels = Labels.of(load_ontology())
    torch.manual_seed(seed)
    network = Network(base, labels)
    examples = Examples(Splitter(base / "tokenizer.json"), labels)
    settings = Settings(epochs=epochs, seed=seed)
    fit(network, lessons, examples, Swapper(knowledge_forms(KNOWLEDGE)), settings, progress)
    export(network, labels, base / "tokenizer.json", into)
    fitted = calibrate(into, dev)
    model = learned.Model(into)
    score = score_annotated(dev, lambda text: [as_trigger(deed) for deed in read(model, text)])
    return Outcome(score, fitted, len(lessons), time.monotonic() - started)
