"""Framing: an outlet's own loaded words about parties, told apart from what parties say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import yaml

from dragoman.errors import KnowledgeError
from dragoman.parse import Parse, Sentence
from dragoman.reader.lexicon import DATA
from dragoman.reader.mentions import PARTY_LABELS, Mentions
from dragoman.reader.reading import Attribution

_REACH = 8


@cache
def load_framing() -> frozenset[str]:
    """Lemmas of loaded nouns.

    Raises:
        KnowledgeError: framing.yaml is not a list of words.
    """
    raw = yaml.safe_load((DATA / "framing.yaml").read_text(encoding="utf-8"))
    if not isinstance(raw, list) or not all(isinstance(word, str) for word in raw):
        raise KnowledgeError("framing.yaml: must be a list of lemmas")
    return frozenset(raw)


def framings(
    parse: Parse, sentence: Sentence, mentions: Mentions, attributions: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Loaded nouns of a named party, or with two close by, in a sentence that quotes nobody."""
    if any(a.sources for a in attributions):
        return
    for i in range(sentence.first, sentence.last):
        if parse.pos[i] not in {"NOUN", "PROPN"} or parse.lemmas[i] not in load_framing():
            continue
        near = range(max(sentence.first, i - _REACH), min(sentence.last, i + _REACH))
        about = [t for t in near if t != i and parse.labels[t] in PARTY_LABELS and parse.deps[t] != "compound"]
        if len(about) >= 2 or any(_owns(parse, t, i) for t in about):
            tokens = [*about, i]
            yield Attribution(
                content=(parse.offsets(min(tokens), max(tokens)),),
                cue=parse.offsets(i, i),
                framing=True,
                about=tuple(mentions.mention(t) for t in about),
            )


def _owns(parse: Parse, party: int, noun: int) -> bool:
    """ "The arrogance of X", "X's puppet"."""
    above = parse.heads[party]
    if parse.deps[party] == "poss":
        return above == noun
    return parse.deps[party] == "pobj" and parse.lemmas[above] == "of" and parse.heads[above] == noun
