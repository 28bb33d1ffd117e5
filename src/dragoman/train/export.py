"""Exporting: a trained network as three int8 graphs that run without torch."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.reader.learned.labels import Labels
from dragoman.train.network import Network

_SENTENCE = 12
_EVENTS = 3


class _EncoderGraph(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        mask = torch.ones_like(ids, dtype=torch.float32)
        hidden = self.network.encoder(ids, cases, mask)
        return hidden[0], self.network.tag(hidden)[0], self.network.context(hidden.mean(1))[0]


class _EventsGraph(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.heads = network.events

    def forward(self, hidden: Tensor, trigger: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        states = hidden[None].expand(trigger.shape[0], -1, -1)
        found: tuple[Tensor, Tensor, Tensor, Tensor] = self.heads(states, torch.ones_like(trigger), trigger)
        return found


class _PairGraph(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.head = network.pair

    def forward(self, hidden: Tensor, marks: Tensor) -> Tensor:
        logits: Tensor = self.head(hidden[None], marks[None])
        return logits[0]


def export(network: Network, labels: Labels, tokenizer: Path, folder: Path) -> None:
    """Write the graphs, the vocabulary and the labels into a folder (settings are the calibration's)."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    width = network.encoder.width
    pieces = torch.export.Dim("pieces", min=2, max=512)
    events = torch.export.Dim("events", min=1, max=256)
    ids = torch.randint(5, 1000, (1, _SENTENCE))
    hidden = torch.randn(_SENTENCE, width)
    _graph(
        _EncoderGraph(network),
        {"ids": ids, "cases": torch.zeros_like(ids)},
        ["hidden", "tags", "contexts"],
        {"ids": {1: pieces}, "cases": {1: pieces}},
        folder / "encoder.onnx",
    )
    _graph(
        _EventsGraph(network),
        {"hidden": hidden, "trigger": torch.eye(_EVENTS, _SENTENCE)},
        ["type", "mode", "status", "role"],
        {"hidden": {0: pieces}, "trigger": {0: events, 1: pieces}},
        folder / "events.onnx",
    )
    _graph(
        _PairGraph(network),
        {"hidden": hidden, "marks": torch.tensor([1, 5])},
        ["logits"],
        {"hidden": {0: pieces}, "marks": None},
        folder / "pair.onnx",
    )
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    labels.write(folder / "labels.json")


def _graph(
    module: nn.Module, given: dict[str, Tensor], outputs: list[str], shapes: dict[str, object], path: Path
) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / path.name
        torch.onnx.export(
            module.eval(),
            kwargs=given,
            f=str(plain),
            input_names=list(given),
            output_names=outputs,
            dynamic_shapes=shapes,
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        # Seven bits of eight: without them, older machines would overflow and give other bytes than newer ones.
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
