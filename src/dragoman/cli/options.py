"""Options that several commands take."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Reader(StrEnum):
    """What finds the deeds in the sentences."""

    MODEL = "model"
    RULES = "rules"
    BOTH = "both"


ReaderOption = Annotated[
    Reader,
    typer.Option("--reader", help="What finds deeds: the model, the rules, or the rules where the model has none."),
]


def published_date(value: str | None) -> str | None:
    """Check an option that is a publication date; anything else is a usage error."""
    from dragoman.dates import check_published
    from dragoman.errors import ReportError

    try:
        check_published(value)
    except ReportError as fault:
        raise typer.BadParameter(str(fault)) from fault
    return value
