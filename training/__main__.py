"""``python -m training check [FILE...]``: validate the corpus and print what it covers."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from dragoman.ontology import load_ontology
from dragoman.train.corpus import CorpusError, Sentence, read_corpus, read_file


def main() -> int:
    """Check every sentence, or those of the files named; print counts of types, statuses and constructions."""
    files = [Path(name) for name in sys.argv[2:]]
    ontology = load_ontology()
    try:
        sentences = [s for file in files for s in read_file(file, ontology)] if files else list(read_corpus(Path(__file__).parent / "broad"))
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    texts = Counter(s.text for s in sentences)
    twice = [text for text, n in texts.items() if n > 1]
    if twice:
        print(f"error: written twice: {twice[0]!r}", file=sys.stderr)
        return 1
    _report(sentences)
    return 0


def _report(sentences: list[Sentence]) -> None:
    events = [e for s in sentences for e in s.events]
    empty = sum(not s.events for s in sentences)
    several = sum(len(s.events) > 1 for s in sentences)
    lengths = sorted(len(s.text.split()) for s in sentences) or [0]
    print(f"{len(sentences)} sentences, {len(events)} events, {len({s.group for s in sentences})} groups")
    print(f"without event {empty}, with several {several}, median {lengths[len(lengths) // 2]} words")
    for title, counts in (
        ("status", Counter(e.status for e in events)),
        ("type", Counter(e.type for e in events)),
        ("mode", Counter(f"{e.type}/{e.mode}" for e in events if e.mode)),
        ("context", Counter(c for s in sentences for c in s.contexts)),
    ):
        print(f"{title}: " + ", ".join(f"{name} {n}" for name, n in sorted(counts.items())))


if __name__ == "__main__":
    raise SystemExit(main())
