"""Tense: whether what stands at a place of the text is told as past or as still to come."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.parse import Parse

_FUTURE = {"will", "shall", "'ll", "’ll", "would"}
_PAST_TAGS = {"VBD", "VBN"}
_VERBS = {"VERB", "AUX"}


def past_at(parse: Parse, offset: int) -> bool | None:
    """Tense of the verb that governs the word at ``offset``: True past, False future, None unknown."""
    token = max(0, bisect_right(parse.starts, offset) - 1)
    for _ in range(8):
        if parse.pos[token] in _VERBS:
            return _tense(parse, token)
        if parse.heads[token] == token:
            return None
        token = parse.heads[token]
    return None


def _tense(parse: Parse, verb: int) -> bool | None:
    auxiliaries = [k for k in parse.children[verb] if parse.deps[k] in {"aux", "auxpass"}]
    if any(parse.words[k].lower() in _FUTURE for k in auxiliaries):
        return False
    if any(parse.tags[k] == "TO" for k in auxiliaries):
        return False
    if parse.tags[verb] in _PAST_TAGS or any(parse.tags[k] == "VBD" for k in auxiliaries):
        return True
    return None
