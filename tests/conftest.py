"""What tests share: one parser and one coder, since loading them takes seconds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from dragoman.coder import Coder
from dragoman.model import Report
from dragoman.parse import Parse, Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default spaCy pipeline as a stage."""
    return Parser()


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The whole way, with the default reader."""
    return Coder()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[[str], Parse]:
    """Parses a body; the same body only once in a session."""

    @cache
    def parsed(body: str) -> Parse:
        return parser.parse(Report(body=body))

    return parsed
