"""Writing pages: rich on a terminal, plain text in a pipe or a file."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

from rich.console import Console, RenderableType

PLAIN_WIDTH = 100


def is_terminal(stream: TextIO) -> bool:
    """Whether a person is looking at the stream, on a screen that can show any character."""
    return stream.isatty() and (stream.encoding or "").lower().replace("-", "") == "utf8"


def show(page: RenderableType, stream: TextIO | None = None) -> None:
    """Print a page on stdout (or another stream): styled on a terminal, else plain with no trailing spaces."""
    target = sys.stdout if stream is None else stream
    if is_terminal(target):
        Console(file=target, highlight=False).print(page, crop=False)
    else:
        target.write(encodable(plain(page), target))
    target.flush()


def plain(page: RenderableType) -> str:
    """A page as plain text, 100 columns wide unless the environment's ``COLUMNS`` says otherwise."""
    text = io.StringIO()
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() and int(columns) else PLAIN_WIDTH
    Console(file=text, width=width, force_terminal=False, color_system=None, highlight=False).print(page, crop=False)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().split("\n")[:-1])


def encodable(text: str, stream: TextIO) -> str:
    """The text with what the stream's encoding can't hold replaced by question marks."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
