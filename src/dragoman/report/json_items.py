"""JSON: one report an object; JSON lines: one object a line, any number of lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import ReportError
from dragoman.model import Report
from dragoman.report.decoding import check_magic, decode
from dragoman.report.failure import Failure
from dragoman.report.limits import MAX_LINE_BYTES, megabytes
from dragoman.report.metadata import Given, make_report, metadata_from

_TEXT_KEYS = ("body", "text", "content")
_CHUNK = 1 << 20


def read_object(data: object, given: Given) -> Report:
    """The report in one JSON object.

    Raises:
        ReportError: it is no object, has no text, or a value that can't be read.
    """
    if not isinstance(data, dict):
        raise ReportError("not a JSON object: write one {...} a report")
    text = next((data[key] for key in _TEXT_KEYS if data.get(key)), None)
    if text is None:
        raise ReportError("no text in it: put the report's text under the key body (or text, content)")
    if not isinstance(text, str):
        raise ReportError("its text is not a JSON string: put the report's text under body in quotes")
    return make_report(metadata_from(data, given), text)


def read_json(name: str, data: bytes, given: Given) -> Iterator[Report | Failure]:
    """The reports of a JSON file that holds one object, a list of objects, or, wrongly named, JSON lines."""
    try:
        text = decode(data)
        items = _parse(text)
    except ReportError as error:
        first, _, rest = data.partition(b"\n")
        if rest.strip() and _is_object(first):
            yield from read_lines(name, ((n, line) for n, line in enumerate(data.split(b"\n"), start=1)), given)
        else:
            yield Failure(name, str(error))
        return
    if not isinstance(items, list):
        yield _item(name, items, given)
        return
    if not items:
        yield Failure(name, "an empty list: give a file that holds a report")
    for number, item in enumerate(items, start=1):
        yield _item(f"{name}#{number}", item, given)


def read_jsonl(name: str, stream: BinaryIO, given: Given) -> Iterator[Report | Failure]:
    """The reports of a stream of JSON lines; no more than one line is held at a time."""
    yield from read_lines(name, numbered_lines(stream), given)


def read_lines(name: str, lines: Iterator[tuple[int, bytes | None]], given: Given) -> Iterator[Report | Failure]:
    """The reports of numbered JSON lines, blank ones skipped; None stands for a line that is too long."""
    seen = False
    for number, line in lines:
        if line is not None and not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        if not seen and line is not None:
            try:
                check_magic(line)
            except ReportError as error:
                yield Failure(name, str(error))
                return
        seen = True
        yield _line(f"{name}:{number}", line, given)
    if not seen:
        yield Failure(name, "an empty file: give one that holds a report")


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream, counted from 1, with None for one longer than ``MAX_LINE_BYTES``."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) <= MAX_LINE_BYTES:
            yield number, line
            continue
        # Told before the rest of it is passed over, so that a line without end can be left.
        yield number, None
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)


def _line(name: str, line: bytes | None, given: Given) -> Report | Failure:
    if line is None:
        return Failure(name, f"a line of more than {megabytes(MAX_LINE_BYTES)}: write one report a line")
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Failure(name, "not UTF-8, which JSON is written in: convert the file (iconv -t utf-8)")
    try:
        data = _parse(text)
    except ReportError as error:
        return Failure(name, str(error))
    return _item(name, data, given)


def _item(name: str, data: object, given: Given) -> Report | Failure:
    try:
        return read_object(data, given)
    except ReportError as error:
        return Failure(name, str(error))


def _parse(text: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise ReportError(
            f"not JSON ({error.msg.lower()}, line {error.lineno}, column {error.colno}): JSON lines hold one "
            "whole {...} a line; a .json file holds one {...} or a list of them"
        ) from None
    except (ValueError, RecursionError):
        raise ReportError("JSON that nests too deeply or holds an endless number: mend it") from None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
