"""PLOVER as data: the types, modes, contexts and sectors of events, and the rules for doubtful ones."""

from __future__ import annotations

from dragoman.ontology.load import load_ontology
from dragoman.ontology.ontology import Context, EventType, Mode, Ontology, Sector
from dragoman.ontology.rules import Case, Deed, Rule, Settled, When, first_rule, settle

__all__ = [
    "Case",
    "Context",
    "Deed",
    "EventType",
    "Mode",
    "Ontology",
    "Rule",
    "Sector",
    "Settled",
    "When",
    "first_rule",
    "load_ontology",
    "settle",
]
