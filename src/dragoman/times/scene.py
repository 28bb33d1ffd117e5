"""What a rule works with: the words that were found, the day of publication, and the days told before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dragoman.model import Open, Precision, TimexType
from dragoman.reader.reading import Offsets
from dragoman.times.grammar import Grammar
from dragoman.times.stretch import Stretch

Past = Callable[[int], bool | None]
"""The tense of the verb that governs the words at an offset: True past, False future, None unknown."""


@dataclass(slots=True, frozen=True)
class Found:
    """A pattern's match: its rule, the groups that matched, and the offsets of the mention."""

    rule: str
    groups: Mapping[str, str]
    start: int
    end: int


@dataclass(slots=True, frozen=True, kw_only=True)
class Reading:
    """A time worked out; ``first`` and ``last`` are None where it stays unresolved."""

    type: TimexType
    value: str | None = None
    first: date | datetime | None = None
    last: date | datetime | None = None
    precision: Precision = "unknown"
    open: Open | None = None
    anchor: Offsets | None = None


@dataclass(slots=True, frozen=True)
class Known:
    """A closed, resolved expression that stands earlier in the text."""

    span: Offsets
    first: date
    last: date
    precision: Precision


@dataclass(slots=True)
class Scene:
    """One report while its times are worked out; ``known`` grows from left to right."""

    grammar: Grammar
    published: date | None
    past: Past | None = None
    known: list[Known] = field(default_factory=list)

    def anchor_day(self) -> tuple[date | None, Offsets | None]:
        """The nearest earlier day told in the text and where, else the publication day and None."""
        for item in reversed(self.known):
            if item.precision == "day":
                return item.first, item.span
        return self.published, None


@dataclass(slots=True, frozen=True)
class Ask:
    """A question to a rule: read ``found`` in ``scene``.

    ``leaning`` is the tense that a preposition suggests. ``latest`` bids to take the last stretch
    that begins on or before a day, whatever the tense (the first end of a range).
    """

    found: Found
    scene: Scene
    leaning: bool | None = None
    latest: date | None = None

    def get(self, group: str) -> str | None:
        """The words of a group, or None where it didn't match."""
        return self.found.groups.get(group) or None

    def number(self, table: str, group: str) -> int:
        """The number that a group's words stand for."""
        return self.scene.grammar.number(table, self.found.groups[group])

    def unit(self, group: str = "unit") -> str:
        """The TIMEX3 code of a group's unit ("weeks" is W)."""
        word = self.found.groups[group].lower()
        return str(self.scene.grammar.words["units"][word if word in self.scene.grammar.words["units"] else word[:-1]])

    def past(self) -> bool | None:
        """Whether the expression looks back (True) or ahead (False): its verb, else its preposition."""
        if self.leaning is True:
            return True
        said = self.scene.past(self.found.start) if self.scene.past else None
        return self.leaning if said is None else said


def of_stretch(stretch: Stretch, anchor: Offsets | None = None) -> Reading:
    """The reading of a stretch of the calendar."""
    return Reading(
        type="DATE",
        value=stretch.value,
        first=stretch.first,
        last=stretch.last,
        precision=stretch.precision,
        anchor=anchor,
    )


UNRESOLVED = Reading(type="DATE")
