"""``python -m training check [FILE...]``: validate the corpus and print what it covers."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from dragoman.ontology import load_ontology
from dragoman.train.corpus import CorpusError, read_file
from dragoman.train.coverage import coverage

HERE = Path(__file__).parent


def main() -> int:
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
