"""Reading inputs: files, folders, globs and standard input become reports.

    for item in read_inputs(["news/", "page.html", "-"], outlet="The Daily"):
        if isinstance(item, Failure): ...      # says what is wrong with it and what to do
        else: report = require_english(item)

Nothing here looks at the clock, at a file's times or at the network: a date that an item does not
state, and that the caller does not give, is unknown. What is read from where: docs/reading.md.
"""

from dragoman.report.cleaning import clean_report, compose_body, split_title
from dragoman.report.failure import Failure
from dragoman.report.inputs import read_inputs
from dragoman.report.language import detect_language, require_english
from dragoman.report.limits import MAX_BYTES, MAX_CHARS, MAX_LINE_BYTES
from dragoman.report.unwrapping import unwrap

__all__ = [
    "MAX_BYTES",
    "MAX_CHARS",
    "MAX_LINE_BYTES",
    "Failure",
    "clean_report",
    "compose_body",
    "detect_language",
    "read_inputs",
    "require_english",
    "split_title",
    "unwrap",
]
