"""Decoding: from the heads' probabilities to triggers and the words of each role."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from dragoman.reader.learned.labels import ROLES
from dragoman.reader.learned.model import Array, Encoded, Filled, Model
from dragoman.reader.learned.pieces import Pieces
from dragoman.reader.reading import Offsets

# Pieces that are less surely outside every trigger than this are looked at again; what they are is
# then decided by the event heads, so it only has to be low enough to miss little.
_OUTSIDE = 0.75
# Two triggers of one deed stand this close, in characters, with nothing between that joins two deeds.
_NEAR = 40
_ARTICLES = {"a", "an", "the"}
_JOINED = re.compile(r"\b(?:and|or|but|then)\b|[,;:–—]")


@dataclass(slots=True, frozen=True, kw_only=True)
class Deed:
    """A deed as decoded; offsets count from the sentence's first character."""

    trigger: Offsets
    type: str
    mode: str | None
    status: str
    score: float
    actors: tuple[Offsets, ...]
    recipients: tuple[Offsets, ...]
    status_cue: Offsets | None
    mode_cue: Offsets | None


def read(model: Model, text: str) -> list[Deed]:
    """The deeds of a sentence, from its words on."""
    pieces = model.splitter.split(text)
    return deeds(text, pieces, model, model.encode(pieces))


def deeds(text: str, pieces: Pieces, model: Model, encoded: Encoded) -> list[Deed]:
    """The deeds of a sentence that reach the model's threshold, in text order."""
    split = words(text, pieces)
    runs = candidates(text, pieces, split, encoded.tags)
    if not runs:
        return []
    filled = model.fill(encoded, runs)
    found = []
    for row, run in enumerate(runs):
        tags = encoded.tags[run].mean(0)
        joint = np.sqrt(tags * filled.types[row])
        type = int(joint[1:].argmax()) + 1
        score = model.settings.likely(float(joint[type]))
        if score >= model.settings.threshold:
            spans = _roles(text, pieces, split, filled.roles[row])
            trigger = (pieces.offsets[run[0]][0], pieces.offsets[run[-1]][1])
            found.append(_deed(model, filled, row, type, score, trigger, spans))
    return _merged(text, found)


def candidates(text: str, pieces: Pieces, split: list[list[int]], tags: Array) -> list[list[int]]:
    """Runs of pieces that may be a trigger: whole words (``split``), next to each other, alike in type."""
    runs: list[list[int]] = []
    types: list[int] = []
    for word in split:
        probabilities = tags[word].mean(0)
        if probabilities[0] >= _OUTSIDE:
            continue
        type = int(probabilities[1:].argmax())
        if runs and types[-1] == type and _beside(text, pieces, runs[-1][-1], word[0]):
            runs[-1].extend(range(runs[-1][-1] + 1, word[-1] + 1))
        else:
            runs.append(list(word))
            types.append(type)
    return runs


def _beside(text: str, pieces: Pieces, last: int, first: int) -> bool:
    """Whether nothing but an article stands between two pieces: "launched an attack"."""
    between = text[pieces.offsets[last][1] : pieces.offsets[first][0]]
    return first == last + 1 or between.strip().lower() in _ARTICLES


def words(text: str, pieces: Pieces) -> list[list[int]]:
    """The pieces of each word; a mark of punctuation is a word."""
    found: list[list[int]] = []
    before = -1
    for i, (start, end) in enumerate(pieces.offsets):
        if start == end:
            continue
        if found and start == before and text[start].isalnum() and text[start - 1].isalnum():
            found[-1].append(i)
        else:
            found.append([i])
        before = end
    return found


def _deed(
    model: Model,
    filled: Filled,
    row: int,
    type: int,
    score: float,
    trigger: Offsets,
    spans: dict[str, list[Offsets]],
) -> Deed:
    labels = model.labels
    name = labels.types[type]
    options = labels.modes_of(name)
    mode = labels.modes[options[int(filled.modes[row][options].argmax())]].partition("/")[2] or None
    return Deed(
        trigger=trigger,
        type=name,
        mode=mode,
        status=labels.statuses[int(filled.statuses[row].argmax())],
        score=score,
        actors=tuple(spans["actor"]),
        recipients=tuple(spans["recipient"]),
        status_cue=next(iter(spans["status"]), None),
        mode_cue=next(iter(spans["mode"]), None) if mode else None,
    )


def _roles(text: str, pieces: Pieces, split: list[list[int]], roles: Array) -> dict[str, list[Offsets]]:
    """The words of each role, runs of whole words."""
    spans: dict[str, list[Offsets]] = {name: [] for name in ROLES}
    last = -1
    role_before = 0
    for word in split:
        role = int(roles[word].mean(0).argmax())
        start, end = pieces.offsets[word[0]][0], pieces.offsets[word[-1]][1]
        if role and role == role_before and word[0] == last + 1:
            spans[ROLES[role]][-1] = (spans[ROLES[role]][-1][0], end)
        elif role:
            spans[ROLES[role]].append((start, end))
        last, role_before = word[-1], role
    return {name: [_trimmed(text, span) for span in found] for name, found in spans.items()}


def _trimmed(text: str, span: Offsets) -> Offsets:
    """The span without a leading article and without punctuation at its edges."""
    start, end = span
    while end - start > 1 and text[end - 1] in ",;:'’\"”-– ":
        end -= 1
    for article in ("the ", "a ", "an "):
        if text[start:end].lower().startswith(article):
            start += len(article)
    return start, end


def _merged(text: str, found: list[Deed]) -> list[Deed]:
    """Two pieces of one trigger ("called ... in") are one deed; verbs joined by "and" are two."""
    kept: list[Deed] = []
    for deed in found:
        twin = next((k for k in kept if _same(text, k, deed)), None)
        if twin is None:
            kept.append(deed)
        elif deed.score > twin.score:
            kept[kept.index(twin)] = deed
    return kept


def _same(text: str, one: Deed, other: Deed) -> bool:
    between = text[one.trigger[1] : other.trigger[0]]
    parties = one.actors + one.recipients
    return (
        bool(parties)
        and one.type == other.type
        and parties == other.actors + other.recipients
        and len(between) < _NEAR
        and not _JOINED.search(between)
    )
