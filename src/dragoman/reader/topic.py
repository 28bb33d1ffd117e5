"""Topic: sentences from sport, markets, kitchens and the arts, whose "attacks" are no political deeds."""

from __future__ import annotations

from functools import cache

import yaml

from dragoman.errors import KnowledgeError
from dragoman.parse import Parse, Sentence
from dragoman.reader.lexicon import DATA

_LISTS = {"strong", "weak", "politics"}
_SETTLED = 2


@cache
def load_elsewhere() -> dict[str, frozenset[str]]:
    """Lemmas that place a sentence outside politics (strong, weak) or inside it.

    Raises:
        KnowledgeError: elsewhere.yaml breaks its schema.
    """
    raw = yaml.safe_load((DATA / "elsewhere.yaml").read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or set(raw) != _LISTS or not all(isinstance(words, list) for words in raw.values()):
        raise KnowledgeError(f"elsewhere.yaml: must have the lists {', '.join(sorted(_LISTS))}")
    return {name: frozenset(str(word) for word in words) for name, words in raw.items()}


class TopicFilter:
    """Tells whether a sentence speaks of something other than politics."""

    def __init__(self) -> None:
        self._words = load_elsewhere()

    def elsewhere(self, parse: Parse, sentence: Sentence) -> bool:
        """Two weak words or one strong one settle it, unless a word of politics stands beside them."""
        lemmas = {parse.lemmas[i] for i in range(sentence.first, sentence.last)}
        if lemmas & self._words["politics"]:
            return False
        weight = len(lemmas & self._words["weak"]) + _SETTLED * len(lemmas & self._words["strong"])
        return weight >= _SETTLED
