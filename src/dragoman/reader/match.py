"""Matching: which phrases of the lexicon stand in a parse, and with which words in their slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.parse import Parse
from dragoman.reader.frames import Frame, Frames
from dragoman.reader.lexicon import Entry, Lexicon, Slot

_HEAD_KINDS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}
_PLACES = {"GPE", "LOC", "FAC"}
_PARTICIPLES = {"VBN", "VBG", "JJ"}


@dataclass(slots=True, frozen=True)
class Match:
    """A phrase found at ``head``; ``bound`` are the tokens its named slots took, ``negations`` those that it means."""

    head: int
    entry: Entry
    bound: tuple[int, ...]
    content: tuple[int, ...]
    negations: tuple[int, ...] = ()


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
        negations: list[int] = []
        for slot in entry.slots:
            hits = self._hits(slot, frame)
            if slot.absent:
                if hits:
                    return None
                continue
            if not hits:
                return None
            if slot.keys == ("neg",):
                negations.extend(hits)
            elif slot.words or slot.place:
                bound.extend(h for h in hits if h >= 0 and (slot.place or self._names(slot, h)))
            if entry.operator and "subj" not in slot.keys:
                content.extend(h for h in hits if h >= 0)
        return Match(i, entry, tuple(bound), tuple(content), tuple(negations))

    def _hits(self, slot: Slot, frame: Frame) -> list[int]:
        """Tokens of the frame that fill a slot; a particle gives [-1], since it is no argument."""
        if slot.keys == ("prt",):
            return [-1] if slot.words & set(frame.particles) or (slot.any and frame.particles) else []
        tokens = [t for key in slot.keys for t in self._filler(key, frame)]
        if slot.any:
            return tokens
        hits = []
        for t in tokens:
            inner = t if "mod" in slot.keys else self._frames.through(t)
            if self._names(slot, inner):
                hits.append(inner)
            elif (slot.party and self._is_party(t)) or (slot.place and self._frames.parse.labels[t] in _PLACES):
                hits.append(t)
        return hits

    def _names(self, slot: Slot, token: int) -> bool:
        parse = self._frames.parse
        return parse.lemmas[token] in slot.words or parse.words[token].lower() in slot.words

    def _filler(self, key: str, frame: Frame) -> list[int]:
        simple = {
            "obj": frame.obj,
            "subj": frame.subj,
            "comp": frame.comp,
            "mod": frame.mod,
            "is": frame.complement,
            "dative": frame.dative,
            "neg": frame.negations,
        }.get(key)
        if simple is not None:
            return simple
        if key == "inf":
            parse = self._frames.parse
            return [t for t in frame.comp if any(parse.tags[k] == "TO" for k in parse.children[t])]
        # A preposition may hang on the verb or on its object: "exchanged fire with", "swapped prisoners with".
        tokens = frame.preps.get(key, []) + [t for o in frame.obj for t in self._frames[o].preps.get(key, [])]
        return [t for t in tokens if self._frames.parse.labels[t] not in {"DATE", "TIME"}]
