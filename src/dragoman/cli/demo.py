"""``dragoman demo``: the sample crisis that ships with the package, coded and shown."""

from __future__ import annotations

import io

import typer

from dragoman.cli.exits import Exit, error, guarded
from dragoman.cli.options import DEFAULT_READER, ReaderOption

SAMPLE = "kabul-2021-08"

HINTS = """\
dragoman code REPORT.txt --published 2021-08-26   code a report of your own
dragoman code FOLDER > record.jsonl               code many: one JSON object a line
dragoman relate "Xi told Putin that he backs him." --actor Xi --recipient Putin
dragoman code --help"""


def command(reader: ReaderOption = DEFAULT_READER) -> None:
    """Code the sample crisis (Kabul, August 2021) and show its record."""
    with guarded():
        from importlib.resources import as_file, files

        from rich.console import Group
        from rich.padding import Padding
        from rich.text import Text

        from dragoman.cli.screen import show
        from dragoman.coder import Coder
        from dragoman.report import Failure, read_inputs
        from dragoman.show.record import counts, record

        coder = Coder(reader=reader)
        coded = []
        with as_file(files("dragoman").joinpath("sample", SAMPLE)) as folder:
            for item in read_inputs([str(folder)], published=None, outlet=None, stdin=io.BytesIO()):
                if isinstance(item, Failure):
                    error(str(item))
                    raise typer.Exit(Exit.NOTHING)
                coded.append(coder.code(item))
        title = Text(f"Sample crisis {SAMPLE}: {len(coded)} reports written for this package", style="bold")
        signature = Text(f"signature: {coder.signature}", style="dim")
        hints = Padding(Text(f"Next:\n{HINTS}"), (1, 0, 0, 0))
        show(Group(title, record(coded), hints, "", signature, Text(counts(coded), style="bold")))
