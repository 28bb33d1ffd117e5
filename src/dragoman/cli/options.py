"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

READERS = ("model", "rules", "both")
DEFAULT_READER = "model"


def known_reader(value: str) -> str:
    """Check an option that says which reader; a folder of weights is one."""
    if value not in READERS and not Path(value).is_dir():
        raise typer.BadParameter(f"{value!r} is none of {', '.join(READERS)}, nor a folder that `dragoman train` wrote")
    return value


ReaderOption = Annotated[
    str,
    typer.Option(
        "--reader",
        metavar="READER",
        callback=known_reader,
        help="What finds deeds: model, rules, both (rules where the model has none), or a folder of weights.",
    ),
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
