"""Row gold: what a careful reader takes from one report, a row each (``*.gold.json`` beside its report).

The file is ``{"document": "report.txt", "published": ..., "outlet"?: ..., "rows": [...]}``; a row's
``kind`` says which of the classes below it is. A value that may be a list may be written alone.
A key that no class knows is kept: it makes its row a miss that says so, never a silent hit.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dragoman.errors import GoldError, ReportError
from dragoman.evaluate.testset import TestSet, decode, digest, read_bytes
from dragoman.model import CountOf, Report

SUFFIX = ".gold.json"


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_counts(value: Any) -> Any:
    if isinstance(value, dict) and "what" not in value:
        return [{"what": what, "low": number, "high": number} for what, number in value.items()]
    return [value] if isinstance(value, dict) else value


Listed = Annotated[list[str], BeforeValidator(_as_list)]
Interval = str | tuple[str, str]
"""An ISO date (or its prefix: 2021-08), or the first and last day of an interval."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    id: str
    what: str = ""
    note: str = ""
    quote: Listed = []

    def unknown(self) -> list[str]:
        """Keys of the row that this version doesn't know how to check."""
        return sorted(self.model_extra or {})


class WantedCount(BaseModel):
    """A count that an event must have; a bound left out may be anything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: CountOf
    low: int | None = None
    high: int | None = None


class EventRow(_Row):
    """An event over ``quote`` with a type among ``types`` and all else that is given.

    ``all`` and ``countries`` are looked for among actors and recipients together; ``actors``,
    ``actors_all``, ``recipients`` and ``recipients_all`` must all be there, of ``*_any`` one must.
    Without ``status`` the event must not be negated.
    """

    kind: Literal["event"]
    types: Listed = Field(min_length=1)
    modes: Listed = []
    status: Listed = []
    all: Listed = []
    countries: Listed = []
    actors: Listed = []
    actors_all: Listed = []
    actors_any: Listed = []
    recipients: Listed = []
    recipients_all: Listed = []
    recipients_any: Listed = []
    when: Interval | None = None
    deadline: str | None = None
    where: str | None = None
    counts: Annotated[list[WantedCount], BeforeValidator(_as_counts)] = []
    contexts: Listed = []
    said_by: Listed = []


class StatementRow(_Row):
    """A statement whose content, cue, or the sentence around them meets ``quote``."""

    kind: Literal["statement"]
    polarity: str | None = None
    framing: bool | None = None
    speaker: Listed = []
    addressee: Listed = []
    carrier: Listed = []
    about: Listed = []
    countries: Listed = []


class FactRow(_Row):
    """Facts of one relation, one for each of ``subjects``, in the sentence of ``quote``.

    ``object`` holds for every subject, ``objects`` for one each; a role's words need only contain it.
    """

    kind: Literal["fact"]
    relation: str
    subjects: Listed = Field(min_length=1)
    object: str | None = None
    objects: dict[str, str] = {}
    polarity: str = "affirmed"


class AbsentRow(_Row):
    """No event of these types (of any type, if none is given) that is not negated; over ``quote`` if given."""

    kind: Literal["absent"]
    types: Listed = []


class MaxRow(_Row):
    """At most ``max`` events, of ``types`` and over ``quote`` if given."""

    kind: Literal["max_events"]
    max: int = Field(ge=0)
    types: Listed = []


Row = Annotated[EventRow | StatementRow | FactRow | AbsentRow | MaxRow, Field(discriminator="kind")]


class _File(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    document: str | None = None
    published: str | None = None
    outlet: str | None = None
    rows: list[Row] = Field(min_length=1)


@dataclass(slots=True, frozen=True)
class Document:
    """A report with its gold rows."""

    report: Report
    rows: list[Row]
    test_set: TestSet


def read_document(path: Path) -> Document:
    """Read a gold file and the report beside it.

    Raises:
        GoldError: either can't be read, or the gold breaks its format; the message names file and row.
    """
    content = read_bytes(path)
    try:
        gold = _File.model_validate_json(decode(content, path))
    except ValidationError as error:
        raise GoldError(f"{path.name}: {_first(error)}") from error
    ids = [row.id for row in gold.rows]
    if len(ids) != len(set(ids)):
        raise GoldError(f"{path.name}: row id {next(i for i in ids if ids.count(i) > 1)!r} occurs twice")
    document = path.with_name(gold.document or path.name.removesuffix(SUFFIX) + ".txt")
    identity = TestSet(path.name, digest(content, read_bytes(document)), len(gold.rows))
    return Document(_report(document, gold), list(gold.rows), identity)


def _first(error: ValidationError) -> str:
    """The first fault, with the place where it stands: ``rows.3.event.types: Field required``."""
    fault = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{place or 'file'}: {fault['msg']}{more}"


def _report(path: Path, gold: _File) -> Report:
    from dragoman.report import Failure, read_inputs

    try:
        found = list(read_inputs([str(path)], published=gold.published, outlet=gold.outlet, stdin=io.BytesIO()))
    except ReportError as error:
        raise GoldError(f"{path.name}: {error}") from error
    for one in found:
        if isinstance(one, Failure):
            raise GoldError(f"{one.name}: {one.message}")
    if len(found) != 1 or isinstance(found[0], Failure):
        raise GoldError(f"{path.name}: holds {len(found)} reports, and row gold is about one")
    return found[0]
