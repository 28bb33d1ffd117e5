"""Scores for people (rich renderables) and for programs (plain dictionaries), each with its signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.evaluate.annotated import AnnotatedScore, Found
from dragoman.evaluate.rows import RowScore
from dragoman.evaluate.scores import EventRate, RelationScore
from dragoman.evaluate.testset import TestSet
from dragoman.model import Signature
from dragoman.show.words import clean


def rows_table(test_set: TestSet, scores: Sequence[RowScore], signature: Signature) -> RenderableType:
    """A document's hits, each miss with what was missed and why, and the signature."""
    hits = sum(score.hit for score in scores)
    parts: list[RenderableType] = [Text(f"{test_set.name}: {hits} of {len(scores)} rows", style="bold")]
    for score in scores:
        if not score.hit:
            parts.append(Padding(Text(f"missed {score.id} ({score.kind}): {clean(score.what)}"), (0, 0, 0, 2)))
            parts += [Padding(Text(clean(reason), style="dim"), (0, 0, 0, 6)) for reason in score.reasons]
    return Group(*parts, signature_line(test_set, signature))


def signature_line(test_set: TestSet, signature: Signature) -> RenderableType:
    """The line without which no score is printed."""
    return signed(test_set.signed(signature))


def signed(line: str) -> RenderableType:
    """A signature as one line however long, so that a script can find it whole."""
    return Text(f"signature: {line}", style="dim", no_wrap=True, overflow="ignore")


def relations_table(
    test_set: TestSet, score: RelationScore, rate: EventRate | None, signature: Signature
) -> RenderableType:
    """Accuracy and macro-F1, the classes, the confusion between types, and the signature; no sentences."""
    head = f"{test_set.name}: accuracy {score.accuracy:.3f}, macro-F1 {score.macro_f1:.3f}, {score.n} rows"
    parts: list[RenderableType] = [Text(head, style="bold")]
    if score.failed:
        parts.append(Text(f"{score.failed} rows could not be read; they count as wrong"))
    parts += [_classes(score), Text("confusion (rows: gold, columns: predicted)", style="bold"), _confusion(score)]
    if rate is not None:
        line = f"events: {rate.per_sentence:.2f} a sentence, none in {rate.silent} of {rate.sentences} sentences"
        parts.append(Text(line + (f", {rate.failed} could not be coded" if rate.failed else "")))
    return Group(*parts, signature_line(test_set, signature))


def _classes(score: RelationScore) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("type")
    for name in ("precision", "recall", "F1", "n"):
        table.add_column(name, justify="right")
    for one in score.classes:
        table.add_row(one.label, f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}", str(one.n))
    return table


def _confusion(score: RelationScore) -> Table:
    """Types as letters across, so that the whole matrix fits a screen."""
    labels = list(score.confusion)
    across = list(dict.fromkeys([*labels, *(name for row in score.confusion.values() for name in row)]))
    letters = {name: chr(ord("a") + place) if place < 26 else f"z{place - 25}" for place, name in enumerate(across)}
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for name in across:
        table.add_column(letters[name], justify="right")
    for name in across:
        cells = [str(n) if n else "." for n in score.confusion[name].values()] if name in score.confusion else []
        table.add_row(f"{letters[name]} = {name}", *cells)
    return table


def annotated_table(test_set: TestSet, score: AnnotatedScore, signature: Signature) -> RenderableType:
    """Precision, recall and F1 of each layer, then of each type, and the signature."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("layer")
    for name in ("precision", "recall", "F1", "n"):
        table.add_column(name, justify="right")
    layers = [("trigger and type", score.triggers), ("trigger", score.spotted), ("arguments", score.arguments)]
    for name, found in [*layers, *sorted(score.types.items())]:
        table.add_row(name, f"{found.precision:.3f}", f"{found.recall:.3f}", f"{found.f1:.3f}", str(found.gold))
    rest = (
        f"status macro-F1 {score.status.macro_f1:.3f}, mode accuracy {score.mode_accuracy:.3f},"
        f" contexts macro-F1 {score.context_f1:.3f};"
        f" {score.invented} events in {score.empty} sentences without any"
    )
    head = Text(f"{test_set.name}: {test_set.rows} sentences", style="bold")
    return Group(head, table, Text(rest), signature_line(test_set, signature))


def annotated_json(test_set: TestSet, score: AnnotatedScore) -> dict[str, Any]:
    """The layers' scores as plain values."""

    def values(found: Found) -> dict[str, Any]:
        return {**asdict(found), "precision": found.precision, "recall": found.recall, "f1": found.f1}

    return {
        "kind": "annotated",
        "test_set": asdict(test_set),
        "triggers": values(score.triggers),
        "spotted": values(score.spotted),
        "arguments": values(score.arguments),
        "types": {name: values(found) for name, found in sorted(score.types.items())},
        "status_macro_f1": score.status.macro_f1,
        "status_confusion": score.status.confusion,
        "mode_accuracy": score.mode_accuracy,
        "context_macro_f1": score.context_f1,
        "invented": score.invented,
        "empty": score.empty,
    }


def rows_json(test_set: TestSet, scores: Sequence[RowScore]) -> dict[str, Any]:
    """A document's scores as plain values."""
    return {
        "kind": "rows",
        "test_set": asdict(test_set),
        "hits": sum(score.hit for score in scores),
        "total": len(scores),
        "rows": [{**asdict(score), "hit": score.hit} for score in scores],
    }


def relations_json(test_set: TestSet, score: RelationScore, rate: EventRate | None) -> dict[str, Any]:
    """A relation set's scores as plain values; no sentence is among them."""
    events = None if rate is None else {**asdict(rate), "per_sentence": rate.per_sentence}
    return {"kind": "relations", "test_set": asdict(test_set), **asdict(score), "events": events}
