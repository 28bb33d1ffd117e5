"""The reports that the user's paths stand for, each remembered by the name of where it came from."""

from __future__ import annotations

import os
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence

from dragoman.model import Report
from dragoman.report import Failure, read_inputs
from dragoman.report.paths import expand, shown

_MANY = (".json", ".jsonl", ".ndjson")


class Inputs:
    """A stream of reports; what can't be read goes to ``on_error`` in its place.

    A coder knows a report by its id; ``name`` tells the user's own word for it. Names are kept only
    until they are asked for or ``forget`` is called, so that memory stays flat over any number.
    """

    def __init__(
        self, paths: Sequence[str], published: str | None, outlet: str | None, on_error: Callable[[Failure], None]
    ) -> None:
        self._paths = paths
        self._published = published
        self._outlet = outlet
        self._on_error = on_error
        # One text may come twice under one id; outcomes come in order, so names leave in order too.
        self._names: defaultdict[str, deque[str]] = defaultdict(deque)

    def __iter__(self) -> Iterator[Report]:
        for path in self._files():
            items = read_inputs([path], published=self._published, outlet=self._outlet, stdin=sys.stdin.buffer)
            for item in items:
                if isinstance(item, Failure):
                    self._on_error(item)
                else:
                    self._names[item.id].append(_name(path, item))
                    yield item

    def _files(self) -> Iterator[str]:
        for path in self._paths:
            if path == "-":
                yield path
                continue
            for file in expand(path):
                if isinstance(file, Failure):
                    self._on_error(file)
                else:
                    yield file

    def name(self, report_id: str) -> str:
        """Where the report came from; its id, if that is unknown."""
        names = self._names.get(report_id)
        if not names:
            return report_id
        name = names.popleft()
        if not names:
            del self._names[report_id]
        return name

    def forget(self, report_id: str) -> None:
        """The report is done, and nobody will ask for its name."""
        self.name(report_id)


def _name(path: str, report: Report) -> str:
    file = "stdin" if path == "-" else shown(path)
    several = path == "-" or os.path.splitext(path)[1].lower() in _MANY
    return f"{file} ({report.id})" if several else file
