"""A report and mentions built by hand, as the reader would hand them over."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dragoman.actors import Cast, Resolver, load_knowledge
from dragoman.model import ActorRef, Report
from dragoman.places import load_gazetteer
from dragoman.reader.reading import Mention


class Story:
    """A short report; mentions are found by their words, each after the one before it."""

    def __init__(self, resolver: Resolver, text: str, published: str | None) -> None:
        self.report = Report(body=text, published=published)
        self.cast: Cast = resolver.open(self.report)
        self._at = 0

    def mention(self, words: str, label: str | None = None, description: str | None = None) -> Mention:
        """The next place of some words, or the first if none follows; the head is the last word."""
        body = self.report.body
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        match = pattern.search(body, self._at) or pattern.search(body)
        assert match is not None, f"{words!r} is not in {body!r}"
        start, end = match.span()
        self._at = end
        head = body.rfind(" ", start, end) + 1 if " " in words else start
        about = body.index(description, end) if description else 0
        return Mention(
            start=start,
            end=end,
            head=(head, end),
            label=label,
            plural=words.endswith("s") and label not in {"PERSON", "GPE", "ORG"},
            description=(about, about + len(description)) if description else None,
        )

    def resolve(
        self, words: str, label: str | None = None, description: str | None = None, day: date | None = None
    ) -> list[ActorRef]:
        """Who the next place of some words stands for."""
        return self.cast.resolve(self.mention(words, label, description), day)


def is_place(name: str) -> bool:
    """Whether the gazetteer knows a name, as it stands, for a place."""
    return any(place.mention and place.mention.text == name for place in load_gazetteer().find(name))


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    return Resolver(load_knowledge(), is_place=is_place)
