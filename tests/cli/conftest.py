"""A command line whose coder is a fake: quick, and able to fail where a test wants it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from types import ModuleType

import pytest
from show.builders import SIGNATURE, coded, event

from dragoman.cli.options import READERS
from dragoman.errors import ReportError
from dragoman.model import CodedReport, Report, Signature
from dragoman.reader.reading import Trigger
from dragoman.report import Failure


class FakeCoder:
    """Codes one event at a report's first word; ``BAD`` in a body can't be coded, ``STOP`` is a Ctrl-C."""

    signature: Signature = SIGNATURE

    def __init__(self, *, reader: str = "model", threshold: float | None = None) -> None:
        assert reader in READERS
        assert threshold is None or 0 <= threshold <= 1

    def read(self, text: str) -> list[Trigger]:
        """No deeds."""
        assert text
        return []

    def code(self, report: Report) -> CodedReport:
        """One CONSULT over the whole body."""
        if "BAD" in report.body:
            raise ReportError("bad on purpose")
        if "STOP" in report.body:
            raise KeyboardInterrupt
        first = event(report, report.body.split()[0])
        return coded(replace(report, language="en"), first)

    def code_many(
        self, reports: Iterable[Report], *, workers: int = 1, on_error: Callable[[Failure], None] | None = None
    ) -> Iterator[CodedReport]:
        """Code each in order; bad ones go to ``on_error``."""
        assert workers > 0
        for report in reports:
            try:
                yield self.code(report)
            except ReportError as fault:
                assert on_error is not None
                on_error(Failure(report.id, str(fault)))

    def relate(
        self, text: str, *, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
    ) -> dict[str, float]:
        """Always mostly AGREE."""
        assert all(place is None or text[slice(*place)] for place in (actor, recipient))
        return {"NONE": 0.25, "AGREE": 0.75, "AID": 0.0}


@pytest.fixture(autouse=True)
def fake_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fake where commands look for the coder."""
    module = ModuleType("dragoman.coder")
    module.Coder = FakeCoder  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dragoman.coder", module)
    monkeypatch.setenv("COLUMNS", "100")
