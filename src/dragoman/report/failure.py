"""What stands in the stream of reports where an input item can't be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Failure:
    """An input item that can't be read.

    ``name`` is the item as the caller knows it: a path, ``stdin``, or a path and a line
    (``feed.jsonl:17``) or an object of a list (``feed.json#3``), both counted from 1. ``message``
    says what is wrong and what to do, without the name.
    """

    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"
