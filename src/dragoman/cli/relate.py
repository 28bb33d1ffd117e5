"""``dragoman relate``: what one party does to another in a text, as a distribution over types."""

from __future__ import annotations

import json
import re
import sys
from typing import Annotated

import typer

from dragoman.cli.exits import guarded, note
from dragoman.cli.options import DEFAULT_READER, ReaderOption

TOP = 5


def command(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or two.")],
    actor: Annotated[str | None, typer.Option(metavar="A", help="Words of TEXT that name the actor.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="B", help="Words of TEXT that name the recipient.")] = None,
    reader: ReaderOption = DEFAULT_READER,
) -> None:
    """Tell what A does to B in TEXT: types with probabilities, NONE among them."""
    if actor is None and recipient is None:
        raise typer.BadParameter("give words of TEXT with --actor, --recipient or both", param_hint="--actor")
    places = {"actor": _find(text, actor, "--actor"), "recipient": _find(text, recipient, "--recipient")}
    with guarded():
        from dragoman.coder import Coder

        coder = Coder(reader=reader)
        found = coder.relate(text, actor=places["actor"], recipient=places["recipient"])
        ranked = dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
        if sys.stdout.isatty():
            _table(ranked, str(coder.signature))
            return
        spans = {name: place and {"start": place[0], "end": place[1]} for name, place in places.items()}
        line = json.dumps({**spans, "types": ranked, "signature": str(coder.signature)}, ensure_ascii=False)
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()


def _find(text: str, words: str | None, option: str) -> tuple[int, int] | None:
    """Where the words stand in the text: the first whole-word occurrence; a note says if there are more."""
    if words is None:
        return None
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words.strip() else []
    if not places:
        raise typer.BadParameter(f"{words!r} does not stand in TEXT (case counts)", param_hint=option)
    if len(places) > 1:
        note(f"note: {words!r} stands in TEXT {len(places)} times; the first is taken")
    return places[0]


def _table(ranked: dict[str, float], signature: str) -> None:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.screen import show
    from dragoman.show.words import words

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("type", "probability", "in plain words"):
        table.add_column(title, justify="right" if title == "probability" else "left")
    for name, probability in list(ranked.items())[:TOP]:
        table.add_row(name, f"{probability:.3f}", "does nothing to" if name == "NONE" else words("type", name))
    show(Group(table, Text(f"signature: {signature}", style="dim")))
