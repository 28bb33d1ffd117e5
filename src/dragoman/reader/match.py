"""Matching: which phrases of the lexicon stand in a parse, and with which words in their slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.parse import Parse
from dragoman.reader.frames import Frame, Frames
from dragoman.reader.lexicon import Entry, Lexicon, Slot

_HEAD_KINDS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}
_PARTICIPLES = {"VBN", "VBG", "JJ"}


@dataclass(slots=True, frozen=True)
class Match:
    """A phrase found at ``head``; ``bound`` are the tokens its named slots took."""

    head: int
    entry: Entry
    bound: tuple[int, ...]
    content: tuple[int, ...]


class Matcher:
    """Finds the phrases of a lexicon in one parse."""

    def __init__(self, lexicon: Lexicon, frames: Frames, is_party: Callable[[int], bool]) -> None:
        self._lexicon = lexicon
        self._frames = frames
        self._is_party = is_party

    def at(self, i: int) -> list[Match]:
        """All phrases whose head is token ``i``, the most exacting first."""
        parse = self._frames.parse
        found = []
        for entry in self._entries(parse, i):
            match = self._fits(entry, i)
            if match:
                found.append(match)
        found.sort(key=lambda m: -m.entry.precision)
        return found

    def _entries(self, parse: Parse, i: int) -> tuple[Entry, ...]:
        kind = _HEAD_KINDS.get(parse.pos[i])
        if kind is None or (parse.pos[i] == "PROPN" and parse.deps[i] == "compound" and parse.labels[i]):
            return ()  # a word inside a name ("Amnesty International") is no phrase
        entries = self._lexicon.entries.get((kind, parse.lemmas[i]), ())
        if not entries and parse.tags[i] in _PARTICIPLES and kind != "v":
            # A participle tagged as an adjective or noun: "the besieged town", "the bombing of".
            entries = self._lexicon.entries.get((kind, parse.words[i].lower()), ())
        return entries

    def _fits(self, entry: Entry, i: int) -> Match | None:
        frame = self._frames[i]
        bound: list[int] = []
        content: list[int] = []
        for slot in entry.slots:
            hits = self._hits(slot, frame)
            if slot.absent:
                if hits:
                    return None
                continue
            if hits is None or hits == []:
                return None
            if not slot.any and not slot.party:
                bound.extend(h for h in hits if h >= 0)
            if entry.operator and slot.key != "subj":
                content.extend(h for h in hits if h >= 0)
        return Match(i, entry, tuple(bound), tuple(content))

    def _hits(self, slot: Slot, frame: Frame) -> list[int] | None:
        """Tokens of the frame that fill a slot; a particle gives [-1], since it is no argument."""
        if slot.key == "prt":
            return [-1] if slot.words & set(frame.particles) or (slot.any and frame.particles) else None
        tokens = self._filler(slot.key, frame)
        if slot.any:
            return tokens
        if slot.party:
            return [t for t in tokens if self._is_party(t)]
        lemmas, words = self._frames.parse.lemmas, self._frames.parse.words
        hits = []
        for t in tokens:
            inner = t if slot.key == "mod" else self._frames.through(t)
            if lemmas[inner] in slot.words or words[inner].lower() in slot.words:
                hits.append(inner)
        return hits

    def _filler(self, key: str, frame: Frame) -> list[int]:
        if key == "obj":
            return frame.obj
        if key == "subj":
            return frame.subj
        if key == "comp":
            return frame.comp
        if key == "mod":
            return frame.mod
        if key == "is":
            return frame.complement
        if key == "dative":
            return frame.dative
        # A preposition may hang on the verb or on its object: "exchanged fire with", "swapped prisoners with".
        return frame.preps.get(key, []) + [t for o in frame.obj for t in self._frames[o].preps.get(key, [])]
