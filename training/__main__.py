"""For those who write the corpus.

``python -m training check [FILE...]`` validates it and prints what it covers.
``python -m training agreement`` holds the second annotations in ``double/`` against the first.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from dragoman.ontology import load_ontology
from dragoman.train.agreement import agreement
from dragoman.train.corpus import CorpusError, read_corpus, read_file
from dragoman.train.coverage import coverage

HERE = Path(__file__).parent


def main() -> int:
    """Run the command that is named."""
    return agree() if sys.argv[1:2] == ["agreement"] else check()


def agree() -> int:
    """Print how far two hands agree, layer by layer."""
    ontology = load_ontology()
    second = {s.text: s for s in read_corpus(HERE / "double", ontology)}
    score = agreement(list(read_corpus(HERE / "broad", ontology)), second)
    status = score.status
    print(f"{len(second)} sentences: a deed is there F1 {score.spotted.f1:.3f}")
    print(f"trigger and type F1 {score.triggers.f1:.3f}, arguments F1 {score.arguments.f1:.3f}")
    print(f"status {status.accuracy:.3f} (macro-F1 {status.macro_f1:.3f}), mode {score.mode_accuracy:.3f}")
    print(f"contexts macro-F1 {score.context_f1:.3f}")
    print(f"{score.invented} events in {score.empty} sentences that the first hand left without any")
    return 0


def check() -> int:
    """Check every sentence, or those of the files named; print what they cover."""
    files = [Path(name) for name in sys.argv[2:]] or sorted([*HERE.glob("broad/*.txt"), *HERE.glob("deep/*.txt")])
    ontology = load_ontology()
    try:
        sentences = [s for file in files for s in read_file(file, ontology)]
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    twice = [text for text, n in Counter(s.text for s in sentences).items() if n > 1]
    if twice:
        print(f"error: written twice: {twice[0]!r}", file=sys.stderr)
        return 1
    for line in coverage(sentences, ontology):
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
