"""The errors Dragoman raises, one small tree; each message says what to do.

DragomanError
├── ReportError       a report that can't be read or coded (the batch goes on without it)
│   └── LanguageError a report in a language that Dragoman doesn't read
├── EvidenceError     a record whose spans don't match its report: a fault of Dragoman's own
├── KnowledgeError    ontology, lexicon or actor data that break their schema
└── GoldError         an evaluation file that can't be read
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of every error that Dragoman raises on purpose."""


class ReportError(DragomanError):
    """A report can't be read or coded; the message names it and says what to do."""


class LanguageError(ReportError):
    """A report is in a language that Dragoman doesn't read."""


class EvidenceError(DragomanError):
    """A span in a record doesn't match the characters of its report."""


class KnowledgeError(DragomanError):
    """A data file (ontology, lexicon, actors) breaks its schema; the message names file and row."""


class GoldError(DragomanError):
    """An evaluation file can't be read; the message names file and row."""
