"""Finding things in a reading by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.reader.reading import Attribution, Mention, Offsets, Reading, Trigger


def text(body: str, offsets: Offsets | None) -> str:
    """The characters at some offsets; empty for none."""
    return "" if offsets is None else body[slice(*offsets)]


def heads(body: str, mentions: Iterable[Mention]) -> list[str]:
    """The head words of mentions, sorted."""
    return sorted(text(body, m.head) for m in mentions)


def word_at(body: str, word: str) -> Offsets:
    """Where a whole word first stands."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", body)
    assert found, f"{word!r} is not in {body!r}"
    return found.span()


def meets(left: Offsets | None, right: Offsets) -> bool:
    """Whether two stretches share a character."""
    return left is not None and left[0] < right[1] and right[0] < left[1]


def trigger_at(body: str, reading: Reading, word: str) -> Trigger | None:
    """The deed whose words include the given one."""
    place = word_at(body, word)
    return next((t for t in reading.triggers if meets(t.span, place)), None)


def attribution_at(body: str, reading: Reading, cue: str) -> Attribution | None:
    """The attribution whose cue includes the given word."""
    place = word_at(body, cue)
    return next((a for a in reading.attributions if meets(a.cue, place) and not a.framing), None)
