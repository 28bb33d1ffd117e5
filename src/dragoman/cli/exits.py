"""How commands end: exit codes, and errors as one line on stderr, never a traceback for bad input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum

import typer

from dragoman.errors import DragomanError


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING = 3
    INTERRUPTED = 130
    PIPE = 141


def note(message: str) -> None:
    """One line on stderr; what a hostile file name could steer a terminal with is left out."""
    from dragoman.show.words import clean

    # A terminal that can't show a character must not turn a message into a traceback.
    encoding = sys.stderr.encoding or "utf-8"
    line = clean(message).encode(encoding, "backslashreplace").decode(encoding)
    with suppress(BrokenPipeError):
        print(line, file=sys.stderr, flush=True)


def error(message: str) -> None:
    """An error line: ``error: NAME: what is wrong and what to do``."""
    note(f"error: {message}")


def give_up_pipe() -> None:
    """After the reader of our pipe has gone: send the rest nowhere, so that closing stdout is quiet."""
    with suppress(OSError, ValueError):
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what may go wrong with inputs and outputs into a message and an exit code."""
    try:
        yield
    except DragomanError as fault:
        error(str(fault))
        raise typer.Exit(Exit.NOTHING) from fault
    except BrokenPipeError as fault:
        give_up_pipe()
        raise typer.Exit(Exit.PIPE) from fault
    except OSError as fault:
        error(f"{fault.filename or 'output'}: {fault.strerror or fault}")
        raise typer.Exit(Exit.SOME_FAILED) from fault
    except KeyboardInterrupt as fault:
        note("interrupted")
        raise typer.Exit(Exit.INTERRUPTED) from fault
