"""Around a deed: what is asked by it and on what conditions, whose times and places are its own, whom it counts.

Every reader finds its deeds in its own way; this much they read from the syntax alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.parse import Parse
from dragoman.reader.reading import CountReading, Offsets

_ASKING = {"REQUEST", "THREATEN"}
_CONDITION = {"if", "unless", "provided"}
_COUNTED = {
    "killed": {"ASSAULT", "COERCE", "PROTEST"},
    "wounded": {"ASSAULT", "COERCE", "PROTEST"},
    "detained": {"COERCE", "SANCTION"},
    "displaced": {"ASSAULT", "SANCTION", "COERCE"},
    "captured": {"ASSAULT", "COERCE"},
    "participants": {"PROTEST"},
}


def scope(parse: Parse, head: int) -> Offsets:
    """The clause or phrase that hangs on a deed's head."""
    return subtree(parse, head)


def asked(parse: Parse, type: str, contents: Sequence[int]) -> Offsets | None:
    """What a demand or threat is about: its first clause, else its first complement."""
    if type not in _ASKING or not contents:
        return None
    clauses = [t for t in contents if parse.pos[t] in {"VERB", "AUX"}]
    return subtree(parse, (clauses or list(contents))[0])


def conditions(parse: Parse, type: str, head: int, contents: Sequence[int]) -> tuple[Offsets, ...]:
    """The clauses with "if", "unless" or "provided" under a demand or threat."""
    if type not in _ASKING:
        return ()
    clauses = [k for h in (head, *contents) for k in parse.kids(h, "advcl")]
    return tuple(
        subtree(parse, k) for k in clauses if any(parse.lemmas[m] in _CONDITION for m in parse.kids(k, "mark"))
    )


def share_counts(
    deeds: Sequence[tuple[int, str]], counts: Sequence[tuple[int, CountReading]]
) -> list[tuple[CountReading, ...]]:
    """The counts of a sentence, each with the nearest deed of its kind.

    Args:
        deeds: head and type of each deed of the sentence.
        counts: each count with the token that says what is counted.
    """
    shares: list[list[CountReading]] = [[] for _ in deeds]
    for governor, count in counts:
        fitting = [i for i, (_, type) in enumerate(deeds) if type in _COUNTED[count.what]]
        if fitting:
            nearest = min(fitting, key=lambda i: (abs(deeds[i][0] - governor), deeds[i][0]))
            shares[nearest].append(count)
    return [tuple(share) for share in shares]


def subtree(parse: Parse, i: int) -> Offsets:
    """The characters of a token and all that hangs on it."""
    tokens = parse.subtree(i)
    return parse.offsets(tokens[0], tokens[-1])
