"""Inputs become a stream of reports; what can't be read becomes a Failure in its place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO, Literal

from dragoman.dates import check_published
from dragoman.errors import ReportError
from dragoman.model import Report
from dragoman.report.decoding import decode
from dragoman.report.failure import Failure
from dragoman.report.html import read_html
from dragoman.report.json_items import numbered_lines, read_json, read_jsonl, read_lines
from dragoman.report.limits import MAX_BYTES, megabytes
from dragoman.report.metadata import Given
from dragoman.report.paths import expand, shown
from dragoman.report.text import read_text

Kind = Literal["text", "html", "json", "jsonl"]

STDIN = "-"
_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_BLANK = b" \t\r\n\v\f\xef\xbb\xbf"
_SNIFF_BYTES = 4_096
_TOO_LARGE = f"larger than {megabytes(MAX_BYTES)}: split it into one file a report, or write JSON lines (.jsonl)"


def read_inputs(
    paths: Sequence[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Failure]:
    """The reports that the paths stand for, one at a time, in the order given and then by name.

    A path is a file, a folder, a glob, or ``-`` for standard input (``stdin`` in its place, if given).
    ``published`` and ``outlet`` are the user's word and win over what an item states itself. An item
    that can't be read yields a Failure, and the rest goes on; only one item is held in memory.

    Raises:
        ReportError: at once, if ``published`` is not an ISO date.
    """
    check_published(published)
    return _read_all(list(paths), Given(published=published, outlet=outlet), stdin)


def _read_all(paths: list[str], given: Given, stdin: BinaryIO | None) -> Iterator[Report | Failure]:
    for path in paths:
        if path == STDIN:
            yield from _read_stdin(stdin if stdin is not None else sys.stdin.buffer, given)
            continue
        for item in expand(path):
            if isinstance(item, Failure):
                yield item
            else:
                yield from _read_file(item, given)


def _read_file(path: str, given: Given) -> Iterator[Report | Failure]:
    name = shown(path)
    try:
        with open(path, "rb") as stream:
            kind = _KINDS.get(os.path.splitext(path)[1].lower())
            if kind == "jsonl":
                yield from read_jsonl(name, stream, given)
            elif os.fstat(stream.fileno()).st_size > MAX_BYTES and not (kind is None and _sniffed(stream) == "jsonl"):
                yield Failure(name, _TOO_LARGE)
            elif kind is None:
                yield from _read_stream(name, stream, given)
            else:
                yield from _read_whole(name, kind, stream.read(MAX_BYTES + 1), given)
    except OSError as error:
        yield Failure(name, f"can't be opened or read ({error.strerror}): check that it is a file you may read")


def _read_stdin(stream: BinaryIO, given: Given) -> Iterator[Report | Failure]:
    try:
        yield from _read_stream("stdin", stream, given)
    except OSError as error:
        yield Failure("stdin", f"can't be read ({error.strerror}): check the command before the pipe")


def _sniffed(stream: BinaryIO) -> Kind:
    """The kind of a file, judged by its beginning; the file is wound back."""
    kind = sniff(stream.read(_SNIFF_BYTES))
    stream.seek(0)
    return kind


def sniff(data: bytes) -> Kind:
    """The kind of some input, by its first byte that is not blank."""
    first = data.lstrip(_BLANK)[:1]
    return "jsonl" if first == b"{" else "html" if first == b"<" else "text"


def _read_stream(name: str, stream: BinaryIO, given: Given) -> Iterator[Report | Failure]:
    """The reports of a stream whose kind its beginning tells."""
    lines = numbered_lines(stream)
    number, line = next(((n, li) for n, li in lines if li is None or li.strip(_BLANK)), (0, b""))
    if line is None:
        yield Failure(name, _TOO_LARGE)
    elif sniff(line) == "jsonl" and not line.startswith(b"{\\rtf"):
        yield from read_lines(name, chain([(number, line)], lines), given)
    else:
        yield from _read_whole(name, sniff(line), line + stream.read(MAX_BYTES + 1), given)


def _read_whole(name: str, kind: Kind, data: bytes, given: Given) -> Iterator[Report | Failure]:
    """The reports of a file that is read in one piece."""
    if len(data) > MAX_BYTES:
        yield Failure(name, _TOO_LARGE)
    elif not data.strip(_BLANK):
        yield Failure(name, "empty: give a file that holds a report")
    elif kind == "json":
        yield from read_json(name, data, given)
    else:
        try:
            yield _read_page(kind, data, given)
        except ReportError as error:
            yield Failure(name, str(error))


def _read_page(kind: Kind, data: bytes, given: Given) -> Report:
    # A page that was saved under a text file's name is a page all the same.
    start = data[:_SNIFF_BYTES].lstrip(_BLANK)[:14].lower()
    if kind == "html" or start.startswith((b"<!doctype html", b"<html")):
        return read_html(data, given)
    return read_text(decode(data), given)
