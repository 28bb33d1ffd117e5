"""Calibration: from the dev split, how far the heads' probabilities can be trusted, and the thresholds."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from dragoman.evaluate.annotated import named, score_annotated
from dragoman.reader.learned.decode import Deed, read
from dragoman.reader.learned.labels import NONE
from dragoman.reader.learned.model import Model, Settings
from dragoman.reader.reading import Mention, Trigger
from dragoman.train.annotation import Sentence
from dragoman.train.examples import gold_pairs, sample_pairs

# A reader that invents more than this in sentences without any deed isn't worth its recall.
_INVENTED = 0.03
_STEPS = [step / 50 for step in range(8, 43)]


def calibrate(folder: Path, sentences: Sequence[Sentence]) -> Settings:
    """Fit the settings of the weights in a folder, and keep them there."""
    model = Model(folder, Settings(threshold=0.0))
    heat = _pair_temperature(model, sentences)
    found = {sentence.text: read(model, sentence.text) for sentence in sentences}
    scale, shift = platt(*_scored(found, sentences))
    fitted = replace(model.settings, temperatures={"pair": heat}, scale=scale, shift=shift)
    settings = replace(
        fitted,
        threshold=_threshold(found, fitted, sentences),
        context_threshold=_context_threshold(model, sentences),
    )
    settings.write(folder / "settings.json")
    return settings


def _pair_temperature(model: Model, sentences: Sequence[Sentence]) -> float:
    """The temperature (Guo et al. 2017) under which the dev pairs are likeliest."""
    rng = random.Random(0)
    logs, gold = [], []
    for sentence in sentences:
        for pair, types in [*gold_pairs(sentence).items(), *_nones(sentence, rng)]:
            found = model.relate(model.splitter.split(sentence.text, *pair))
            logs.append(np.log(np.maximum(found, 1e-9)))
            gold.append([model.labels.types.index(name) for name in sorted(types)])

    def loss(heat: float) -> float:
        total = 0.0
        for row, types in zip(logs, gold, strict=True):
            soft = row / heat - np.logaddexp.reduce(row / heat)
            total -= float(np.logaddexp.reduce(soft[types]))
        return total

    return lowest(loss, 0.3, 4.0)


def _nones(sentence: Sentence, rng: random.Random) -> list[tuple[tuple[tuple[int, int] | None, ...], set[str]]]:
    return [(pair, types) for pair, types in sample_pairs(sentence, rng) if types == {NONE}]


def lowest(loss: Callable[[float], float], low: float, high: float) -> float:
    """Where a loss with one valley is lowest, by golden section."""
    golden = (math.sqrt(5) - 1) / 2
    while high - low > 0.01:
        a, b = high - golden * (high - low), low + golden * (high - low)
        if loss(a) < loss(b):
            high = b
        else:
            low = a
    return round((low + high) / 2, 3)


def platt(scores: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Scale and shift of the log-odds of scores under which the outcomes are likeliest (Platt 1999), by Newton."""
    kept = np.clip(np.array(scores), 1e-6, 1 - 1e-6)
    x = np.stack([np.log(kept / (1 - kept)), np.ones_like(kept)], 1)
    y = np.array(right, dtype=np.float64)
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + 1e-3 * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def _scored(found: Mapping[str, list[Deed]], sentences: Sequence[Sentence]) -> tuple[list[float], list[bool]]:
    """Every candidate deed of the sentences: its raw score, and whether the gold has it."""
    scores, right = [], []
    for sentence in sentences:
        for deed in found[sentence.text]:
            scores.append(deed.score)
            right.append(any(event.type == deed.type and named(event, deed.trigger) for event in sentence.events))
    return scores, right


def _threshold(found: Mapping[str, list[Deed]], fitted: Settings, sentences: Sequence[Sentence]) -> float:
    """The threshold of the best F1 over trigger and type that invents little."""
    best, chosen = -1.0, 0.5
    for step in _STEPS:
        kept = {text: [as_trigger(d) for d in all_ if fitted.likely(d.score) >= step] for text, all_ in found.items()}
        score = score_annotated(sentences, kept.__getitem__)
        few = score.invented <= _INVENTED * max(1, score.empty)
        if few and score.triggers.f1 > best:
            best, chosen = score.triggers.f1, step
    return chosen


def as_trigger(deed: Deed) -> Trigger:
    """A deed in the shape that scores know; offsets are the sentence's."""
    return Trigger(
        span=deed.trigger,
        sentence=(0, 0),
        type=deed.type,
        mode=deed.mode,
        status=deed.status,  # type: ignore[arg-type]
        actors=tuple(map(Mention.bare, deed.actors)),
        recipients=tuple(map(Mention.bare, deed.recipients)),
        score=deed.score,
    )


def _context_threshold(model: Model, sentences: Sequence[Sentence]) -> float:
    """The threshold of the best mean F1 over contexts."""
    names = model.labels.contexts
    annotated = [s for s in sentences if s.contexts]
    found = np.array([model.encode(model.splitter.split(s.text)).contexts for s in annotated])
    gold = np.array([[name in s.contexts for name in names] for s in annotated])
    best, chosen = -1.0, 0.5
    for step in _STEPS:
        read_ = found >= step
        both, total = (read_ & gold).sum(0), read_.sum(0) + gold.sum(0)
        kept = gold.sum(0) > 0
        f1 = float((2 * both[kept] / np.maximum(total[kept], 1)).mean()) if kept.any() else 0.0
        if f1 > best:
            best, chosen = f1, step
    return chosen
