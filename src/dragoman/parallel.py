"""Spreading work over processes: in order, with only a few items under way at a time."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

# Large enough that passing values costs little, small enough that an interruption loses little.
_CHUNK = 8
_AHEAD = 3

_work: Callable[[Any], Any] | None = None


def spread(work: Callable[[In], Out], items: Iterable[In], workers: int) -> Iterator[Out]:
    """``map(work, items)`` over processes: the same values in the same order.

    Where the system can fork, ``work`` and what it holds are shared with the workers, not copied.
    """
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    context = multiprocessing.get_context(method)
    source = iter(items)
    pending: deque[Future[list[Out]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(work,)) as pool:
        try:
            while True:
                while len(pending) < workers * _AHEAD and (chunk := list(islice(source, _CHUNK))):
                    pending.append(pool.submit(_run, chunk))
                if not pending:
                    return
                yield from pending.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _start(work: Callable[[Any], Any]) -> None:
    """Remember the work; leave Ctrl-C to the parent, which ends the workers."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(chunk: list[Any]) -> list[Any]:
    assert _work is not None
    return [_work(item) for item in chunk]
