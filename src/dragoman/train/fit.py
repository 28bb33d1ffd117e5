"""Fitting: the loop that turns annotated sentences into a network."""

from __future__ import annotations

import itertools
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from dragoman.train.batches import shuffled
from dragoman.train.corpus import Sentence
from dragoman.train.examples import Examples, Paired, Tagged, sample_pairs
from dragoman.train.losses import paired_loss, tagged_loss
from dragoman.train.network import Network
from dragoman.train.swap import Swapper


@dataclass(slots=True, frozen=True, kw_only=True)
class Settings:
    """How to fit. The rates are the usual ones for so small an encoder; nothing was searched for yet."""

    epochs: int = 8
    batch: int = 32
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    swap: float = 0.5
    seed: int = 1
    half: bool = True
    """Compute in bfloat16 where the machine can: twice as fast, same result within noise."""


Progress = Callable[[int, dict[str, float], float], None]


def fit(
    network: Network,
    sentences: Sequence[Sentence],
    examples: Examples,
    swapper: Swapper,
    settings: Settings,
    progress: Progress,
) -> None:
    """Train the network in place; ``progress`` hears each epoch's number, mean losses and seconds."""
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    optimizer, schedule = None, None
    for epoch in range(settings.epochs):
        started, totals = time.monotonic(), defaultdict[str, list[float]](list)
        batches = list(_batches(sentences, examples, swapper, settings, rng))
        if optimizer is None or schedule is None:
            optimizer = _optimizer(network, settings)
            schedule = _schedule(optimizer, int(len(batches) * settings.epochs * 1.02), settings.warmup)
        network.train()
        for batch in batches:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.half):
                loss, parts = _loss(network, batch, rng)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, part in parts.items():
                totals[name].append(part)
        progress(epoch + 1, {n: sum(p) / len(p) for n, p in totals.items()}, time.monotonic() - started)


def _batches(
    sentences: Sequence[Sentence], examples: Examples, swapper: Swapper, settings: Settings, rng: random.Random
) -> Iterator[list[Tagged] | list[Paired]]:
    """One epoch: every sentence once to tag, a few pairs of each, names swapped in some."""
    drawn = [swapper.swap(s, rng) if rng.random() < settings.swap else s for s in sentences]
    tagged = [examples.tagged(s) for s in drawn]
    pairs = [examples.paired(s, *pair, types) for s in drawn for pair, types in sample_pairs(s, rng)]
    both = itertools.zip_longest(shuffled(tagged, settings.batch, rng), shuffled(pairs, settings.batch, rng))
    for first, second in both:
        if first:
            yield first
        if second:
            yield second


def _loss(network: Network, batch: list[Tagged] | list[Paired], rng: random.Random) -> tuple[Tensor, dict[str, float]]:
    tagged = [example for example in batch if isinstance(example, Tagged)]
    if tagged:
        return tagged_loss(network, tagged, rng)
    return paired_loss(network, [example for example in batch if isinstance(example, Paired)])


def _optimizer(network: Network, settings: Settings) -> torch.optim.Optimizer:
    pretrained = list(network.encoder.model.parameters())
    known = {id(p) for p in pretrained}
    fresh = [p for p in network.parameters() if id(p) not in known]
    return torch.optim.AdamW(
        [{"params": pretrained, "lr": settings.encoder_rate}, {"params": fresh, "lr": settings.head_rate}],
        weight_decay=settings.decay,
        fused=True,
    )


def _schedule(optimizer: torch.optim.Optimizer, steps: int, warmup: float) -> torch.optim.lr_scheduler.LRScheduler:
    """Up in a straight line, then down to nothing."""
    rise = max(1, int(steps * warmup))
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, max(0.0, (steps - step) / max(1, steps - rise)))
    )
