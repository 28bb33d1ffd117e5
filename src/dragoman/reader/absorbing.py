"""Absorbing: one happening told in several words stays one deed; what is only asked or promised is none of its own."""

from __future__ import annotations

from dragoman.parse import Parse
from dragoman.reader.deed import Deed

# A phrase below this is not coded, hence swallows nothing.
_ABSORBS = 0.5


def absorb(parse: Parse, deeds: list[Deed]) -> None:
    """Mark deeds that only say what another is about: the content of a demand, the noun behind a verb."""
    for deed in deeds:
        speech = deed.match.entry.operator or deed.type in {"REQUEST", "THREATEN", "AGREE"}
        if deed.weight < _ABSORBS:
            continue
        if deed.type == "PROTEST":
            _demonstrate(parse, deed, deeds)
        inside = set(deed.match.bound)
        if speech:
            for token in deed.contents:
                inside.update(_within(parse, token))
        for other in deeds:
            if other.head != deed.head and other.head in inside:
                other.absorbed = True
    _merge(parse, deeds)


def _demonstrate(parse: Parse, deed: Deed, deeds: list[Deed]) -> None:
    """What demonstrators demand or decry is part of their demonstration, and so is whom they address."""
    for other in deeds:
        hangs = parse.heads[other.head] == deed.head and parse.deps[other.head] in {"advcl", "xcomp", "conj", "acl"}
        if hangs and other.type in {"REQUEST", "ACCUSE", "REJECT"}:
            other.absorbed = True
            deed.recipients.extend(t for t in other.recipients if t not in deed.actors + deed.recipients)


def _merge(parse: Parse, deeds: list[Deed]) -> None:
    """One deed named twice in one clause ("killed ... in an attack") stays one."""
    by_head = {d.head: d for d in deeds if not d.absorbed}
    for deed in deeds:
        above = _result_of(parse, deed.head) if parse.pos[deed.head] == "VERB" else _clause_head(parse, deed.head)
        verb = by_head.get(above)
        if verb is not None and verb is not deed and verb.type == deed.type:
            deed.absorbed = True
            verb.recipients.extend(t for t in deed.recipients if t not in verb.actors + verb.recipients)


def _clause_head(parse: Parse, i: int) -> int:
    if parse.pos[i] not in {"NOUN", "PROPN"}:
        return i
    token = i
    for _ in range(4):
        token = parse.heads[token]
        if parse.pos[token] in {"VERB", "AUX"}:
            return token
    return i


def _within(parse: Parse, token: int) -> set[int]:
    """``token`` and what hangs on it, but for relative clauses, which assert something of their own."""
    found, queue = {token}, [token]
    while queue:
        for child in parse.children[queue.pop()]:
            if parse.deps[child] != "relcl":
                found.add(child)
                queue.append(child)
    return found


def _result_of(parse: Parse, i: int) -> int:
    """The verb whose result a participle tells: "struck a market, killing 68 and wounding 200"."""
    while parse.deps[i] == "conj" and parse.tags[i] == "VBG":
        i = parse.heads[i]
    return parse.heads[i] if parse.deps[i] == "advcl" and parse.tags[i] == "VBG" else i
