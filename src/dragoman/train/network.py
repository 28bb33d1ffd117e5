"""The network: one encoder; heads that find deeds and fill them in, and one that relates a marked pair."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dragoman.reader.learned.labels import ROLES, Labels
from dragoman.reader.learned.pieces import CASES


class Encoder(nn.Module):
    """A pretrained encoder that also sees how a word is written. Gives hidden states (batch, pieces, width)."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.model = AutoModel.from_pretrained(str(folder), attn_implementation="eager")
        self.model.pooler = None
        self.width: int = self.model.config.hidden_size
        self.cases = nn.Embedding(CASES, self.width)
        nn.init.zeros_(self.cases.weight)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        words = self.model.get_input_embeddings()(ids) + self.cases(cases)
        hidden: Tensor = self.model(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return hidden


class Block(nn.Module):
    """One transformer layer (after Vaswani et al. 2017, normalised first as by Xiong et al. 2020)."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.feed = nn.Sequential(
            nn.LayerNorm(width),
            nn.Linear(width, 2 * width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(2 * width, width),
        )
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        size = width // self.heads
        q, k, v = self.qkv(self.before(x)).reshape(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(size)
        scores = scores + (1.0 - mask[:, None, None, :]) * -1e4
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = x + self.drop(self.out(mixed))
        return x + self.drop(self.feed(x))


class EventHeads(nn.Module):
    """Reads a sentence again with one deed's trigger marked: its type, mode and status, and everyone's role in it."""

    def __init__(self, width: int, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.flag = nn.Parameter(torch.randn(width) * 0.02)
        self.block = Block(width, 6, dropout)
        self.norm = nn.LayerNorm(width)
        self.drop = nn.Dropout(dropout)
        self.kind = nn.Linear(2 * width, len(labels.types))
        self.mode = nn.Linear(2 * width, len(labels.modes))
        self.status = nn.Linear(2 * width, len(labels.statuses))
        self.role = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Linear(width, len(ROLES)))

    def forward(self, hidden: Tensor, mask: Tensor, trigger: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Hidden states (events, pieces, width), their mask and the trigger's (events, pieces) give logits."""
        x = self.block(hidden + trigger[..., None] * self.flag, mask)
        x = self.drop(self.norm(x))
        pooled = (x * trigger[..., None]).sum(1) / trigger.sum(1, keepdim=True).clamp(min=1.0)
        whole = torch.cat([pooled, x[:, 0]], -1)
        each = torch.cat([x, pooled[:, None].expand_as(x)], -1)
        return self.kind(whole), self.mode(whole), self.status(whole), self.role(each)


class PairHead(nn.Module):
    """What one marked party does to the other, from the frame piece and the two marks."""

    def __init__(self, width: int, types: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(3 * width, width), nn.GELU(), nn.Dropout(dropout), nn.Linear(width, types)
        )

    def forward(self, hidden: Tensor, marks: Tensor) -> Tensor:
        """Hidden states (batch, pieces, width) and the marks' places (batch, 2) give logits over types."""
        rows = torch.arange(hidden.shape[0], device=hidden.device)
        states = torch.cat([hidden[:, 0], hidden[rows, marks[:, 0]], hidden[rows, marks[:, 1]]], -1)
        logits: Tensor = self.layers(states)
        return logits


class Network(nn.Module):
    """All of it; see the classes above."""

    def __init__(self, folder: Path, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder(folder)
        width = self.encoder.width
        self.tag = nn.Linear(width, len(labels.types))
        self.context = nn.Linear(width, len(labels.contexts))
        self.events = EventHeads(width, labels)
        self.pair = PairHead(width, len(labels.types))
        self.drop = nn.Dropout(0.1)

    def pooled(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """The mean of a sentence's states."""
        return (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
