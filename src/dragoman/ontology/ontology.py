"""What the ontology says: types, modes, contexts and sectors, with their scores, as frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import KnowledgeError
from dragoman.model import Quad
from dragoman.ontology.rules import ANY, Rule


@dataclass(slots=True, frozen=True, kw_only=True)
class Mode:
    """A way in which a type of deed is done. ``label`` is the name to show, ``name`` the one that is coded."""

    name: str
    score: float
    definition: str
    label: str


@dataclass(slots=True, frozen=True, kw_only=True)
class EventType:
    """A type of deed. ``score`` holds where no mode is known, or where a mode has none of its own."""

    name: str
    quad: Quad
    score: float
    modes: Mapping[str, Mode]
    recipient_required: bool
    definition: str
    examples: tuple[str, ...]
    label: str


@dataclass(slots=True, frozen=True, kw_only=True)
class Context:
    """What a deed is about. ``cues`` are lower-case lemmas, words, or phrases of them."""

    name: str
    definition: str
    cues: tuple[str, ...]
    label: str


@dataclass(slots=True, frozen=True, kw_only=True)
class Sector:
    """A kind of actor. ``rank`` counts from 0, the most specific."""

    name: str
    definition: str
    rank: int


@dataclass(slots=True, frozen=True, kw_only=True)
class Ontology:
    """Types, contexts, sectors (most specific first) and rules of doubt (in order), and the version of all of it.

    ``cues`` maps each cue of a context to the contexts that it suggests; ``longest_cue`` is in words.
    """

    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    rules: tuple[Rule, ...]
    cues: Mapping[str, tuple[str, ...]]
    longest_cue: int
    version: str

    def type(self, name: str) -> EventType:
        """The type of that name.

        Raises:
            KnowledgeError: there is none.
        """
        found = self.types.get(name)
        if found is None:
            raise KnowledgeError(f"unknown event type {name!r}: use one of {', '.join(self.types)}")
        return found

    def mode(self, type: str, mode: str) -> Mode:
        """The mode of a type.

        Raises:
            KnowledgeError: the type is unknown or has no such mode.
        """
        modes = self.type(type).modes
        found = modes.get(mode)
        if found is None:
            raise KnowledgeError(f"{type} has no mode {mode!r}: use one of {', '.join(modes) or '(it has none)'}")
        return found

    def score(self, type: str, mode: str | None = None) -> float:
        """The conflict-cooperation score (-10 to 10) of a type, or of a mode of it.

        Raises:
            KnowledgeError: the type or mode is unknown.
        """
        return self.type(type).score if mode is None else self.mode(type, mode).score

    def quad(self, type: str) -> Quad:
        """The quadrant of a type.

        Raises:
            KnowledgeError: the type is unknown.
        """
        return self.type(type).quad

    def label(self, type: str, mode: str | None = None) -> str:
        """The name to show for a type, or for a mode of it.

        Raises:
            KnowledgeError: the type or mode is unknown.
        """
        return self.type(type).label if mode is None else self.mode(type, mode).label

    def check(self, type: str, mode: str | None = None, contexts: Iterable[str] = ()) -> None:
        """Check that a type, its mode and its contexts exist.

        Raises:
            KnowledgeError: at the first that does not.
        """
        self.score(type, mode)
        for context in contexts:
            if context not in self.contexts:
                raise KnowledgeError(f"unknown context {context!r}: use one of {', '.join(self.contexts)}")

    def rules_for(self, type: str) -> tuple[Rule, ...]:
        """The rules of doubt that are asked about a type, in order, mechanical ones and others.

        Raises:
            KnowledgeError: the type is unknown.
        """
        self.type(type)
        return tuple(rule for rule in self.rules if type in rule.from_ or ANY in rule.from_)

    def context_cues(self) -> Mapping[str, tuple[str, ...]]:
        """Each lemma or phrase of lemmas that suggests a context, with the contexts in the ontology's order."""
        return self.cues

    def contexts_in(self, lemmas: Sequence[str], words: Sequence[str] = ()) -> tuple[str, ...]:
        """The contexts whose cues occur in a sentence, in the ontology's order.

        Args:
            lemmas: the lemmas of one sentence in text order, punctuation included, in any case. A parser that splits
                "pro-democracy" at its hyphen is allowed for.
            words: the same sentence's words as written, since a lemma may hide a phrase ("arm" for "arms").
        """
        found = {context for text in (lemmas, words) for gram in self._grams(text) for context in self.cues[gram]}
        return tuple(context for context in self.contexts if context in found)

    def _grams(self, words: Sequence[str]) -> Iterator[str]:
        """The runs of words that are cues."""
        joined = " ".join(words).lower().replace(" - ", "-").split()
        for start in range(len(joined)):
            for end in range(start + 1, min(start + self.longest_cue, len(joined)) + 1):
                if (gram := " ".join(joined[start:end])) in self.cues:
                    yield gram

    def order_sectors(self, sectors: Iterable[str]) -> tuple[str, ...]:
        """Sectors without repeats, most specific first.

        Raises:
            KnowledgeError: one of them is unknown.
        """
        wanted = set(sectors)
        if unknown := wanted - self.sectors.keys():
            raise KnowledgeError(f"unknown sector {min(unknown)!r}: use one of {', '.join(self.sectors)}")
        return tuple(name for name in self.sectors if name in wanted)
