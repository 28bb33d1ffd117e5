"""``dragoman train``: annotated sentences in, a reader's weights out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import guarded, note


def command(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="A folder with broad/, deep/ and dev/.")] = Path(
        "training"
    ),
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where the weights go.")] = Path("weights"),
    epochs: Annotated[int, typer.Option("--epochs", min=1, help="How often every sentence is seen.")] = 6,
    seed: Annotated[int, typer.Option("--seed", help="Decides order, swaps and first weights.")] = 1,
    check: Annotated[bool, typer.Option("--check", help="Only check the corpus and print what it covers.")] = False,
) -> None:
    """Train a reader (needs the extra ``train``), and say how good it is on the dev split and how long it took."""
    with guarded():
        from dragoman.ontology import load_ontology
        from dragoman.train.coverage import coverage
        from dragoman.train.run import read_tiers, train

        if check:
            for line in coverage(read_tiers(corpus)[0], load_ontology()):
                print(line)
            return
        outcome = train(corpus, into, epochs=epochs, seed=seed, progress=_progress)
        dev = outcome.dev
        print(
            f"dev: trigger and type F1 {dev.triggers.f1:.3f} (precision {dev.triggers.precision:.3f}, recall"
            f" {dev.triggers.recall:.3f}), arguments F1 {dev.arguments.f1:.3f}, status macro-F1"
            f" {dev.status.macro_f1:.3f}, mode accuracy {dev.mode_accuracy:.3f}, contexts macro-F1 {dev.context_f1:.3f}"
        )
        print(f"{outcome.sentences} sentences, {outcome.seconds / 60:.0f} minutes; weights are in {into}")


def _progress(epoch: int, losses: dict[str, float], seconds: float) -> None:
    if sys.stderr.isatty():
        parts = " ".join(f"{name} {loss:.3f}" for name, loss in sorted(losses.items()))
        note(f"epoch {epoch}: {seconds:.0f} s; {parts}")
