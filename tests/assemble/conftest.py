"""Stories to assemble."""

from __future__ import annotations

from typing import Any, Protocol

import pytest

from assemble.story import Story
from dragoman.parse import Parser


class Tell(Protocol):
    """Begins a story."""

    def __call__(self, body: str, **values: Any) -> Story:
        """A story of the given body."""


@pytest.fixture
def tell(parser: Parser) -> Tell:
    """Begins a story of a body."""

    def told(body: str, **values: Any) -> Story:
        return Story(parser, body, **values)

    return told
