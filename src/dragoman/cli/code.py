"""``dragoman code``: reports in, the record out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.exits import Exit, error, guarded, note
from dragoman.cli.options import DEFAULT_READER, ReaderOption, published_date

if TYPE_CHECKING:
    from dragoman.cli.sinks import Sink
    from dragoman.coder import Coder
    from dragoman.report import Failure


class Format(StrEnum):
    """How the record is written."""

    TABLE = "table"
    JSONL = "jsonl"


@dataclass(slots=True)
class Tally:
    """How many reports were coded, and how many inputs failed."""

    coded: int = 0
    failed: int = 0

    def fail(self, failure: Failure) -> None:
        """Report a failed input on stderr; the batch goes on."""
        self.failed += 1
        error(f"{failure.name}: {failure.message}")

    def exit(self) -> Exit:
        """The exit code that the counts call for."""
        if not self.coded:
            return Exit.NOTHING
        return Exit.SOME_FAILED if self.failed else Exit.OK


def command(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help='Files, folders or globs; "-" is standard input.')
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            callback=published_date,
            help="Publication date (YYYY-MM-DD), whatever the reports state; with none, relative dates stay open.",
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet, whatever the reports state.")] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: a table on a terminal, JSON lines in a pipe.")
    ] = None,
    reader: ReaderOption = DEFAULT_READER,
    threshold: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, metavar="P", help="How likely a deed must be to be read.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes to code with.")] = 1,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here instead of standard output.")] = None,
) -> None:
    """Code reports into the record: one JSON object a line, or a table."""
    if not paths:
        raise typer.BadParameter('give files, folders or globs, or "-" for standard input', param_hint="PATH")
    _check_out(out, paths)
    tally = Tally()
    with guarded(), ExitStack() as stack:
        sink, quiet = stack.enter_context(_open(out, form))
        advance = stack.enter_context(_progress(not quiet))
        try:
            _code(paths, published, outlet, (reader, threshold), workers, sink, tally, advance)
        except KeyboardInterrupt:
            note(f"interrupted: {tally.coded} reports coded")
            raise typer.Exit(Exit.INTERRUPTED) from None
    if not tally.coded and not tally.failed:
        error(f"{', '.join(paths)}: no reports found: check what the files hold")
    raise typer.Exit(tally.exit())


def _check_out(out: Path | None, paths: list[str]) -> None:
    """Refuse to write into what is being read, which would destroy it or be read back."""
    if out is None:
        return
    target = out.resolve()
    for path in (Path(p) for p in paths if p != "-"):
        inside = path.is_dir() and target.is_relative_to(path.resolve())
        if inside or target == path.resolve() or fnmatch(str(target), str(path.absolute())):
            raise typer.BadParameter(f"{out} lies in the input {path}: write it elsewhere", param_hint="--out")
    if target.is_dir() or not target.parent.is_dir():
        why = "it is a folder" if target.is_dir() else "its folder does not exist"
        raise typer.BadParameter(f"can't write {out}: {why}", param_hint="--out")


@contextmanager
def _open(out: Path | None, form: Format | None) -> Iterator[tuple[Sink, bool]]:
    """The sink, and whether progress would disturb it (tables on the same terminal)."""
    from dragoman.cli.sinks import JsonLines, Tables

    terminal = out is None and sys.stdout.isatty()
    chosen = form or (Format.TABLE if terminal else Format.JSONL)
    if chosen is Format.JSONL:
        if out is None:
            yield JsonLines(sys.stdout.buffer), terminal
        else:
            with out.open("wb") as binary:
                yield JsonLines(binary), False
    elif out is None:
        yield Tables(sys.stdout), terminal
    else:
        with out.open("w", encoding="utf-8", newline="\n") as text:
            yield Tables(text), False


@contextmanager
def _progress(wanted: bool) -> Iterator[Callable[[], None]]:
    """A count of coded reports on stderr, if a terminal is there; gives what to call after each."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} reports coded"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda: progress.advance(task)


def _coder(reader: str, threshold: float | None) -> Coder:
    from dragoman.coder import Coder

    return Coder(reader=reader, threshold=threshold)


def _code(
    paths: list[str],
    published: str | None,
    outlet: str | None,
    reading: tuple[str, float | None],
    workers: int,
    sink: Sink,
    tally: Tally,
    advance: Callable[[], None],
) -> None:
    from dragoman.cli.inputs import Inputs
    from dragoman.cli.sinks import unbroken

    def fail(failure: Failure) -> None:
        """A report that was read but can't be coded: its id means nothing to the user, its file does."""
        tally.fail(replace(failure, name=inputs.name(failure.name)))

    inputs = Inputs(paths, published, outlet, tally.fail)
    reports = iter(inputs)
    first = next(reports, None)  # the coder takes seconds to load: not for inputs that can't be read anyway
    if first is None:
        return
    for coded in _coder(*reading).code_many(chain([first], reports), workers=workers, on_error=fail):
        # Ctrl-C waits for the end of a line, so that none is ever cut, and none is left out of the count.
        with unbroken():
            sink.write(coded)
            tally.coded += 1
        inputs.forget(coded.report.id)
        advance()
