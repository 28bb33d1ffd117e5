"""Reading the CSV files of actors strictly: known columns, known values, errors that name file and row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from dragoman.actors.schema import Spell
from dragoman.errors import KnowledgeError

_ISO_PREFIX = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ISO3 = re.compile(r"[A-Z]{3}")


@dataclass(slots=True, frozen=True)
class Row:
    """One row of a file, with where it stands."""

    file: str
    number: int
    values: Mapping[str, str]

    def fail(self, what: str) -> NoReturn:
        """Raise the error for this row."""
        raise KnowledgeError(f"{self.file}: row {self.number}: {what}")

    def text(self, column: str) -> str:
        """A value that must not be empty."""
        return self.values[column] or self.fail(f"{column} is empty; fill it")

    def maybe(self, column: str) -> str | None:
        """A value, or None for an empty one."""
        return self.values[column] or None

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell that separates them by ``|``."""
        cell = self.values[column]
        if not cell:
            return ()
        values = tuple(cell.split("|"))
        if any(value != value.strip() or not value for value in values):
            self.fail(f"{column} has an empty or padded value; separate values by a bare |")
        if len(set(values)) != len(values):
            self.fail(f"{column} has a value twice; keep one")
        return values

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        """A value out of a closed set."""
        value = self.values[column]
        if value not in (known := sorted(allowed)):
            self.fail(f"{column} {value!r} is unknown; use one of {', '.join(known)}")
        return value

    def country(self, column: str) -> str | None:
        """An ISO 3166 alpha-3 code or nothing."""
        value = self.maybe(column)
        if value is not None and not _ISO3.fullmatch(value):
            self.fail(f"{column} {value!r} is no ISO 3166 alpha-3 code")
        return value

    def sectors(self, known: Mapping[str, int], column: str = "sectors") -> tuple[str, ...]:
        """Sector codes, in the ontology's order (``known`` gives each one's rank)."""
        values = self.several(column)
        if unknown := [value for value in values if value not in known]:
            self.fail(f"{column}: {unknown[0]!r} is no sector of the ontology")
        if list(values) != sorted(values, key=known.__getitem__):
            self.fail(f"{column}: write them most specific first, as the ontology orders them")
        return values

    def spell(self) -> Spell:
        """The columns ``from``, ``to`` and ``as_of``."""
        spell = Spell(self.values["from"], self.values["to"], self.text("as_of"))
        for value in (spell.start, spell.end, spell.as_of):
            if value and not _ISO_PREFIX.fullmatch(value):
                self.fail(f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        shared = min(len(spell.start), len(spell.end))
        if spell.start[:shared] > spell.end[:shared]:
            self.fail("it ends before it begins; correct from or to")
        return spell


def rows(folder: Path, file: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of one file. Row 1 is the header, so that numbers are those an editor shows.

    Raises:
        KnowledgeError: the file is missing, is no CSV in UTF-8, or its columns are not the given ones.
    """
    try:
        text = (folder / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: row 1: can't be read: {error}") from None
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != columns:
            raise KnowledgeError(f"{file}: row 1: columns are {','.join(header)}; write {','.join(columns)}")
        for cells in reader:
            if len(cells) != len(columns):
                message = f"{len(cells)} values for {len(columns)} columns"
                raise KnowledgeError(f"{file}: row {reader.line_num}: {message}")
            yield Row(file, reader.line_num, dict(zip(columns, cells, strict=True)))
    except csv.Error as error:
        raise KnowledgeError(f"{file}: row {reader.line_num}: {error}") from None
