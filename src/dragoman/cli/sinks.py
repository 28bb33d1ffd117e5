"""Where coded reports go: JSON lines or tables, each whole and flushed before the next is coded."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import BinaryIO, Protocol, TextIO

from dragoman.model import CodedReport


class Sink(Protocol):
    """Takes coded reports one by one."""

    def write(self, coded: CodedReport) -> None:
        """Write one report wholly, and flush it."""


class JsonLines:
    """One JSON object a line, in UTF-8 whatever the locale."""

    def __init__(self, stream: BinaryIO) -> None:
        from pydantic import TypeAdapter

        self._stream = stream
        self._adapter = TypeAdapter(CodedReport)

    def write(self, coded: CodedReport) -> None:
        """Write one line."""
        line = self._adapter.dump_json(coded) + b"\n"
        self._stream.write(line)
        self._stream.flush()


class Tables:
    """One table a report, a blank line after each."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, coded: CodedReport) -> None:
        """Print one report."""
        from rich.console import Group

        from dragoman.cli.screen import show
        from dragoman.show import table

        show(Group(table(coded), ""), self._stream)


@contextmanager
def unbroken() -> Iterator[None]:
    """Hold back the first Ctrl-C until the block is done; a second one breaks in, in case writing hangs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def hold(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            signal.default_int_handler(number, frame)
        pressed = True

    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
