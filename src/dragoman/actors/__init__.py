"""Who is meant: the knowledge of actors as data, and the resolver of a report's mentions."""

from __future__ import annotations

from dragoman.actors.cast import Cast
from dragoman.actors.knowledge import Knowledge, load_knowledge
from dragoman.actors.resolver import Resolver

__all__ = ["Cast", "Knowledge", "Resolver", "load_knowledge"]
