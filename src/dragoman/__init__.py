"""Dragoman reads news reports about international crises and writes the record.

Who did or said what to whom, when, where, and on whose word, every value tied to the characters of the report::

    from dragoman import Coder, Report
    coded = Coder().code(Report(body=text, published="2021-08-26", outlet="..."))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError, EvidenceError, GoldError, KnowledgeError, LanguageError, ReportError
from dragoman.model import (
    ActorRef,
    Candidate,
    CodedReport,
    Count,
    Cues,
    Demand,
    Event,
    Fact,
    Link,
    Place,
    Report,
    Signature,
    Source,
    Span,
    Stance,
    Statement,
    Time,
    Timex,
)

if TYPE_CHECKING:
    from dragoman.coder import Coder

__all__ = [
    "ActorRef",
    "Candidate",
    "CodedReport",
    "Coder",
    "Count",
    "Cues",
    "Demand",
    "DragomanError",
    "Event",
    "EvidenceError",
    "Fact",
    "GoldError",
    "KnowledgeError",
    "LanguageError",
    "Link",
    "Place",
    "Report",
    "ReportError",
    "Signature",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "Time",
    "Timex",
]


def __getattr__(name: str) -> Any:
    """Load the coder, and with it spaCy, only when it is asked for."""
    if name == "Coder":
        from dragoman.coder import Coder

        return Coder
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
