"""The command line. Commands import what they need when they run, so that ``--help`` answers at once."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman.cli import code, demo, evaluate, relate, train
from dragoman.cli.exits import Exit, note

__all__ = ["app", "main"]

app = typer.Typer(
    name="dragoman",
    help="Reads news reports about international crises and writes the record:"
    " who did or said what to whom, when, where, and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    # Plain messages: rich boxes wrap them, and a script that reads stderr can't unwrap them.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("code")(code.command)
app.command("demo")(demo.command)
app.command("relate")(relate.command)
app.command("evaluate")(evaluate.command)
app.command("train")(train.command)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"dragoman {version('dragoman')}")
        raise typer.Exit


@app.callback()
def _common(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; see ``docs/cli.md`` for commands and exit codes."""
    try:
        app()
    except KeyboardInterrupt:
        note("interrupted")
        sys.exit(Exit.INTERRUPTED)
