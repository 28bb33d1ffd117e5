"""Which files a path given by the user stands for, in an order that never changes."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator

from dragoman.report.failure import Failure

ENDINGS = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson")
"""The endings of the files that are read in a folder; a file named by itself may have any."""


def shown(path: str) -> str:
    """A path as it can be printed, even where its bytes are no text."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def expand(path: str) -> Iterator[str | Failure]:
    """The files that a path stands for: itself, a folder's, or a glob's; a Failure where there are none."""
    if os.path.isdir(path):
        found = _folder(path)
        none = f"no file in this folder ends in one of {' '.join(ENDINGS)}: give another folder, or name a file"
    elif os.path.exists(path):
        yield path
        return
    elif any(sign in path for sign in "*?["):
        found = _matches(path)
        none = "no file matches this pattern: check it, and the folder that it starts from"
    else:
        yield Failure(shown(path), "no such file or folder: check the path")
        return
    some = False
    for item in found:
        some = True
        yield item
    if not some:
        yield Failure(shown(path), none)


def _matches(pattern: str) -> Iterator[str | Failure]:
    # "**" follows links in circles: every file counts once, by the path with the fewest steps.
    found = sorted(glob.glob(pattern, recursive=True), key=lambda path: (path.count(os.sep), path))
    unique: dict[str, str] = {}
    for path in found:
        unique.setdefault(os.path.realpath(path), path)
    for path in sorted(unique.values()):
        if os.path.isdir(path):
            # "**" names folders beside the files in them.
            if "**" not in pattern:
                yield from _folder(path)
        elif not _passed_over(os.path.basename(path)):
            yield path


def _folder(folder: str) -> Iterator[str | Failure]:
    """The files under a folder, depth first, sorted by name; folders that are links are not followed."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(shown(folder), f"this folder can't be opened ({error.strerror}): check its permissions")
        return
    for entry in entries:
        if _passed_over(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path)
        elif entry.name.lower().endswith(ENDINGS) and entry.is_file():
            yield entry.path


def _passed_over(name: str) -> bool:
    """Whether a file is hidden, an answer key or a folder's description, not a report."""
    return name.startswith(".") or name.lower().endswith(".gold.json") or name.upper().startswith("README")
