"""Batches: examples of like length laid side by side."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor

from dragoman.reader.learned.pieces import Pieces
from dragoman.train.examples import Paired, Tagged

T = TypeVar("T", Tagged, Paired)
IGNORED = -100


@dataclass(slots=True, frozen=True)
class Inputs:
    """Piece numbers, cases and mask, each (batch, pieces); ``marks`` (batch, 2)."""

    ids: Tensor
    cases: Tensor
    mask: Tensor
    marks: Tensor


def shuffled(examples: Sequence[T], size: int, rng: random.Random) -> Iterator[list[T]]:
    """The examples in random batches whose members have about the same length."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].pieces) + rng.random() * 8, i))
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(chunks)
    for chunk in chunks:
        yield [examples[i] for i in chunk]


def inputs(batch: Sequence[Pieces]) -> Inputs:
    """Pieces laid side by side, short ones filled up."""
    longest = max(map(len, batch))
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    cases = torch.zeros_like(ids)
    mask = torch.zeros(len(batch), longest)
    for row, pieces in enumerate(batch):
        n = len(pieces)
        ids[row, :n] = torch.tensor(pieces.ids)
        cases[row, :n] = torch.tensor(pieces.cases)
        mask[row, :n] = 1.0
    return Inputs(ids, cases, mask, torch.tensor([pieces.marks for pieces in batch]))
