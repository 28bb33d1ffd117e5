"""Losses: what each head got wrong on a batch."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, log_softmax

from dragoman.train.batches import IGNORED, inputs
from dragoman.train.examples import Paired, Tagged
from dragoman.train.network import Network

# How often a sentence also shows the event heads words that are no deed though they look like one.
_DECOYS = 0.5
_SMOOTHING = 0.05
_WEIGHTS = {"tag": 3.0, "type": 1.0, "mode": 0.7, "status": 1.0, "role": 3.0, "context": 0.25, "pair": 1.5}


def tagged_loss(network: Network, batch: Sequence[Tagged], rng: random.Random) -> tuple[Tensor, dict[str, float]]:
    """The loss of the heads that find deeds, and its parts."""
    given = inputs([example.pieces for example in batch])
    hidden = network.drop(network.encoder(given.ids, given.cases, given.mask).float())
    tags = network.tag(hidden)
    wanted = torch.full(given.ids.shape, IGNORED)
    for row, example in enumerate(batch):
        wanted[row, : len(example.types)] = torch.tensor(example.types)
    parts = {"tag": _tag_loss(tags, wanted)}
    parts |= _event_losses(network, batch, hidden, given.mask, _decoys(tags, wanted, rng))
    rows = [row for row, example in enumerate(batch) if example.contexts is not None]
    if rows:
        parts["context"] = _context_loss(network, batch, hidden, given.mask, rows)
    return _sum(parts)


def _tag_loss(tags: Tensor, wanted: Tensor) -> Tensor:
    return cross_entropy(tags.flatten(0, 1), wanted.flatten(), ignore_index=IGNORED, label_smoothing=_SMOOTHING)


def _decoys(tags: Tensor, wanted: Tensor, rng: random.Random) -> list[tuple[int, int]]:
    """In some sentences, the piece outside every trigger that looks most like one."""
    with torch.no_grad():
        looks = 1.0 - tags.float().softmax(-1)[..., 0]
        looks = looks.masked_fill(wanted != 0, -1.0)
        looks[:, 0] = -1.0
        best = looks.argmax(1).tolist()
    return [(row, piece) for row, piece in enumerate(best) if rng.random() < _DECOYS and looks[row, piece] >= 0]


def _event_losses(
    network: Network, batch: Sequence[Tagged], hidden: Tensor, mask: Tensor, decoys: list[tuple[int, int]]
) -> dict[str, Tensor]:
    deeds = [(row, event) for row, example in enumerate(batch) for event in example.events]
    rows = [row for row, _ in deeds] + [row for row, _ in decoys]
    if not rows:
        return {}
    length = hidden.shape[1]
    trigger = torch.zeros(len(rows), length)
    roles = torch.full((len(rows), length), IGNORED)
    labels = torch.full((len(rows), 3), IGNORED)
    for i, (_, event) in enumerate(deeds):
        trigger[i, event.trigger] = 1.0
        roles[i, : len(event.roles)] = torch.tensor(event.roles)
        labels[i] = torch.tensor([event.type, event.mode, event.status])
    for i, (_, piece) in enumerate(decoys, start=len(deeds)):
        trigger[i, piece] = 1.0
        labels[i, 0] = 0
    type, mode, status, role = network.events(hidden[rows], mask[rows], trigger)
    parts = {"type": cross_entropy(type, labels[:, 0], label_smoothing=_SMOOTHING)}
    if deeds:
        parts["mode"] = cross_entropy(mode, labels[:, 1], ignore_index=IGNORED, label_smoothing=_SMOOTHING)
        parts["status"] = cross_entropy(status, labels[:, 2], ignore_index=IGNORED, label_smoothing=_SMOOTHING)
        parts["role"] = cross_entropy(role.flatten(0, 1), roles.flatten(), ignore_index=IGNORED)
    return parts


def _context_loss(network: Network, batch: Sequence[Tagged], hidden: Tensor, mask: Tensor, rows: list[int]) -> Tensor:
    logits = network.context(network.pooled(hidden[rows], mask[rows]))
    wanted = torch.zeros_like(logits)
    for i, row in enumerate(rows):
        wanted[i, batch[row].contexts] = 1.0
    return binary_cross_entropy_with_logits(logits, wanted, reduction="sum") / len(rows)


def paired_loss(network: Network, batch: Sequence[Paired]) -> tuple[Tensor, dict[str, float]]:
    """The loss of the pair head."""
    given = inputs([example.pieces for example in batch])
    hidden = network.encoder(given.ids, given.cases, given.mask).float()
    logits = network.pair(hidden, given.marks)
    wanted = torch.full_like(logits, _SMOOTHING / logits.shape[1])
    for row, example in enumerate(batch):
        wanted[row, example.types] += (1.0 - _SMOOTHING) / len(example.types)
    return _sum({"pair": -(wanted * log_softmax(logits, -1)).sum(-1).mean()})


def _sum(parts: dict[str, Tensor]) -> tuple[Tensor, dict[str, float]]:
    total = torch.stack([_WEIGHTS[name] * part for name, part in parts.items()]).sum()
    return total, {name: float(part.detach()) for name, part in parts.items()}
