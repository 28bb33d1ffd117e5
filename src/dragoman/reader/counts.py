"""Counts of people: killed, wounded, detained, displaced, captured, taking part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import CountOf
from dragoman.parse import Parse, Sentence
from dragoman.reader.lexicon import load_lexicon
from dragoman.reader.reading import CountReading

_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
# "Dozens" are at least two dozen; nobody says how many more.
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000}
_LEAST = re.compile(r"\b(at least|more than|over|no fewer than|no less than|upwards of)\s*$", re.I)
_RANGE = re.compile(r"\b(?:between\s+)?(\d[\d,]*)\s*(?:to|and|-|–)\s*$", re.I)
_MOST = re.compile(r"\b(up to|as many as|at most|no more than|fewer than|less than)\s*$", re.I)
_WHAT: dict[str, CountOf] = {
    **dict.fromkeys(
        ("kill", "die", "dead", "slay", "massacre", "perish", "execute", "behead", "toll", "death"), "killed"
    ),
    **dict.fromkeys(("wound", "injure", "hurt", "maim", "wounded", "injured", "injury"), "wounded"),
    **dict.fromkeys(("arrest", "detain", "jail", "imprison", "arrested"), "detained"),
    **dict.fromkeys(("displace", "flee", "uproot", "displaced"), "displaced"),
    **dict.fromkeys(("capture", "kidnap", "abduct", "seize", "captured"), "captured"),
    **dict.fromkeys(("march", "rally", "protest", "demonstrate", "gather"), "participants"),
}
_PARTICIPANTS = {"protester", "demonstrator", "marcher", "striker", "protestor"}
# These befall things as well ("seized 40 villages", "gathered 500 signatures"): what is counted must be people's word.
_OF_THINGS_TOO = {"capture", "seize", "captured", "march", "rally", "protest", "demonstrate", "gather"}
_HURT = {"dead", "wounded", "injured"}
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


class CountReader:
    """Finds counts of people in one parse."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        classes = load_lexicon().classes
        self._people = classes["people"] | classes["civil"] | classes["combatant"] | classes["irregular"]
        self._uncounted = classes["uncounted"]

    def read(self, sentence: Sentence) -> Iterator[tuple[int, CountReading]]:
        """Each count with the token (verb or noun) that says what is counted."""
        for i in range(sentence.first, sentence.last):
            value = self._value(i)
            if value is None or (self._parse.deps[i] == "conj" and self._parse.pos[self._parse.heads[i]] == "NUM"):
                continue
            found = self._what(i)
            if found is None:
                continue
            governor, what = found
            low, high, start = self._bounds(i, value, sentence.start)
            end = self._mention_end(i)
            added = self._joined(i) if low == high else None
            if added:
                low = high = value + len(added)
                end = self._parse.end(added[-1])
            yield governor, CountReading(what=what, low=low, high=high, span=(start, end))

    def _joined(self, i: int) -> list[int]:
        """ "Two women and a child": the single people that are counted with a number, if nobody else is."""
        p = self._parse
        if p.deps[i] != "nummod" or p.deps[p.heads[i]] == "conj":
            return []
        chain = [p.heads[i]]
        for token in chain:
            chain.extend(p.kids(token, "conj"))
        if len(chain) == 1 and p.has(chain[0], "cc"):  # the parse hung both on the verb
            chain.extend(k for k in p.kids(p.heads[chain[0]], p.deps[chain[0]]) if k > chain[0])
        others = chain[1:]
        single = all(any(p.lemmas[k] == "a" for k in p.kids(t, "det")) for t in others)
        return others if single and all(self._countable(t) for t in others) else []

    def _value(self, i: int) -> int | None:
        p = self._parse
        word = p.words[i].lower()
        if p.labels[i] in {"DATE", "TIME", "MONEY", "PERCENT"} or p.labels[p.heads[i]] in {"DATE", "TIME"}:
            return None
        if word in _VAGUE and p.deps[i] != "nummod":
            return _VAGUE[word] * self._tens_of(i)
        if p.pos[i] != "NUM" or p.deps[i] == "compound":
            return None
        total, unit = 0, 0.0
        for k in [*(c for c in p.children[i] if p.deps[c] == "compound" and c < i), i]:
            part = p.words[k].lower().replace(",", "")
            if part.isascii() and _DECIMAL.fullmatch(part):
                unit = float(part)
            elif part in _WORDS:
                unit += _WORDS[part]
            elif part in _SCALES:
                total += round((unit or 1) * _SCALES[part])
                unit = 0
            else:
                return None
        return total + int(unit) if unit == int(unit) else None

    def _tens_of(self, i: int) -> int:
        """ "Tens of thousands", "hundreds of thousands": what the vague number is multiplied by."""
        p = self._parse
        if i < 2 or p.lemmas[i - 1] != "of":
            return 1
        return {"tens": 10, "hundreds": 100, "dozens": 24}.get(p.words[i - 2].lower(), 1)

    def _what(self, i: int) -> tuple[int, CountOf] | None:
        """Climb from the number to the word that says what befell those counted."""
        p = self._parse
        token, people = i, True
        if p.deps[i] == "nummod" or p.words[i].lower() in _VAGUE:
            token = p.heads[i] if p.deps[i] == "nummod" else i
            if p.lemmas[token] == "life":
                return self._lives(token)
            if p.deps[i] == "nummod" and not self._countable(token):
                return None
            if p.lemmas[token] in _PARTICIPANTS and p.deps[token] in {"nsubj", "pobj"}:
                return token, "participants"
            people = token == i or p.lemmas[token] in self._people or p.pos[token] == "PROPN"
        for k in p.children[token]:
            if p.lemmas[k] in _HURT or (p.deps[k] == "acl" and p.lemmas[k] in _WHAT):
                return k, _WHAT[p.lemmas[k]]
        found = self._climb(token)
        if people:
            return found or self._told_after(i) or self._toll(i)
        return None if found and p.lemmas[found[0]] in _OF_THINGS_TOO else found

    def _countable(self, noun: int) -> bool:
        """Whether a counted noun can be people: no unit of time or measure, no building, vehicle or animal."""
        p = self._parse
        return p.lemmas[noun] not in self._uncounted and p.pos[noun] in {"NOUN", "PROPN", "ADJ"}

    def _lives(self, token: int) -> tuple[int, CountOf] | None:
        """ "Claimed 300 lives", "the loss of 300 lives"."""
        p = self._parse
        above = p.heads[token]
        if p.deps[token] == "pobj":
            above = p.heads[above]
        return (above, "killed") if p.lemmas[above] in {"claim", "cost", "take", "lose", "loss"} else None

    def _told_after(self, i: int) -> tuple[int, CountOf] | None:
        """ "13 dead", "15 US soldiers wounded": the word that follows."""
        p = self._parse
        for k in range(i + 1, min(i + 5, len(p.words))):
            if p.pos[k] == "PUNCT":
                return None
            if p.has(k, "dobj"):
                return None  # "ten soldiers killed two civilians"
            if p.words[k].lower() in {"dead", "killed", "wounded", "injured", "hurt"}:
                return k, _WHAT[p.lemmas[k]]
        return None

    def _toll(self, i: int) -> tuple[int, CountOf] | None:
        """ "The toll rose to 170"."""
        p = self._parse
        for k in range(max(0, i - 8), i):
            if p.lemmas[k] == "toll":
                return k, "killed"
        return None

    def _climb(self, token: int) -> tuple[int, CountOf] | None:
        p = self._parse
        patient = {"dobj", "nsubjpass", "conj", "appos", "pobj", "prep", "attr", "oprd", "dep", "nsubj"}
        subject = False
        for _ in range(4):
            dep, above = p.deps[token], p.heads[token]
            if dep not in patient or above == token:
                return None
            subject = subject or dep == "nsubj"
            what = _WHAT.get(p.lemmas[above])
            if p.lemmas[above] == "include":
                return None  # "twelve people, including three children"
            for k in p.children[above]:
                if p.deps[k] in {"oprd", "acomp"} and p.lemmas[k] in {*_HURT, "kill"}:
                    return k, _WHAT[p.lemmas[k]]  # "twenty were feared dead"
            if what is not None:
                # "Ten soldiers killed" may be the killers: only those who die, flee or march are subjects.
                acting = {"die", "perish", "flee", "march", "rally", "protest", "demonstrate", "gather"}
                return (above, what) if not subject or p.lemmas[above] in acting else None
            if p.pos[above] in {"VERB", "AUX"}:
                return None  # another verb: what it befalls, the next verb may not ("killed ... and found three")
            token = above
        return None

    def _bounds(self, i: int, value: int, floor: int) -> tuple[int | None, int | None, int]:
        p = self._parse
        start = min([p.starts[i], *(p.starts[c] for c in p.children[i] if p.deps[c] == "compound" and c < i)])
        before = p.body[max(floor, start - 24) : start]
        for pattern, low, high in ((_LEAST, value, None), (_MOST, None, value)):
            hit = pattern.search(before)
            if hit:
                return low, high, start - (len(before) - hit.start(1))
        if p.words[i].lower() in _VAGUE:
            return value, None, start
        for other in p.kids(i, "conj"):  # "seven or eight"
            more = self._value(other)
            if more is not None and any(p.lemmas[k] == "or" for k in p.kids(i, "cc")):
                return min(value, more), max(value, more), start
        if (hit := _RANGE.search(before)) and int(hit[1].replace(",", "")) < value:
            return int(hit[1].replace(",", "")), value, start - (len(before) - hit.start())
        return value, value, start

    def _mention_end(self, i: int) -> int:
        p = self._parse
        return p.end(p.heads[i]) if p.deps[i] == "nummod" and 0 < p.heads[i] - i <= 6 else p.end(i)
