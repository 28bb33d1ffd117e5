"""Topic: sentences from sport, markets, kitchens and the arts, whose "attacks" are no political deeds."""

from __future__ import annotations

from functools import cache

import yaml

from dragoman.errors import KnowledgeError
from dragoman.parse import Parse, Sentence
from dragoman.reader.lexicon import DATA


@cache
def load_elsewhere() -> dict[str, int]:
    """Lemmas that place a sentence outside politics, with their weight.

    Raises:
        KnowledgeError: elsewhere.yaml breaks its schema.
    """
    raw = yaml.safe_load((DATA / "elsewhere.yaml").read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or set(raw) != {"strong", "weak"}:
        raise KnowledgeError("elsewhere.yaml: must have the lists strong and weak")
    return dict.fromkeys(raw["weak"], 1) | dict.fromkeys(raw["strong"], 2)


class TopicFilter:
    """Tells whether a sentence speaks of something other than politics."""

    def __init__(self) -> None:
        self._words = load_elsewhere()

    def elsewhere(self, parse: Parse, sentence: Sentence) -> bool:
        """Two weak words or one strong one settle it."""
        lemmas = {parse.lemmas[i] for i in range(sentence.first, sentence.last)}
        return sum(self._words.get(lemma, 0) for lemma in lemmas) >= 2
