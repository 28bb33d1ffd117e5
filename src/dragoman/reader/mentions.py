"""Mentions: the words that name a party, cut out of its nominal phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.parse import Parse, Sentence
from dragoman.reader.frames import LIGHT_HEADS
from dragoman.reader.reading import Mention, Offsets

_LEFT = {"amod", "compound", "nmod", "poss", "nummod", "nounmod", "quantmod", "det"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}
_DROP_FIRST = {"DET"}
PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PRONOUNS = frozenset("he she they we i him her them us it who".split())


class Mentions:
    """Cuts mentions out of one parse. ``is_role`` says whether a lemma names an office or a group of people."""

    def __init__(self, parse: Parse, is_role: Callable[[str], bool]) -> None:
        self._parse = parse
        self._is_role = is_role

    def is_party(self, i: int) -> bool:
        """Whether token ``i`` heads words that can name a party: a name, a people, an office, a pronoun."""
        p = self._parse
        if p.labels[i] in PARTY_LABELS or p.lemmas[i] in _PRONOUNS:
            return True
        if self._is_role(p.lemmas[i]):
            return True
        return p.pos[i] == "PROPN" and p.labels[i] in {"", "FAC"} and p.words[i][:1].isupper()

    def named(self, sentence: Sentence) -> Iterator[Mention]:
        """Everybody that a sentence names, each nominal phrase once."""
        p = self._parse
        for i in range(sentence.first, sentence.last):
            if p.pos[i] in _NOMINAL and p.deps[i] not in {"compound", "amod", "nmod"} and self.is_party(i):
                yield self.mention(i)

    def first(self, i: int) -> int:
        """The leftmost token of the phrase that ``i`` heads, without a leading article."""
        p = self._parse
        first = i
        for child in p.children[i]:
            if child < first and p.deps[child] in _LEFT:  # of "more than 500 citizens" the number begins the phrase
                first = min(first, child if p.deps[child] == "nummod" else self._leftmost(child))
        for k in range(first, i):  # "President of X Jane Doe and President of Y John Roe": the second name alone
            if p.pos[k] == "CCONJ" and p.labels[k + 1 : i].count("PERSON") and p.labels[first:k].count("PERSON"):
                first = k + 1
        while first < i and (p.pos[first] in _DROP_FIRST and p.lemmas[first] not in {"both", "these", "those"}):
            first += 1
        return first

    def _leftmost(self, i: int) -> int:
        lefts = [self._leftmost(c) for c in self._parse.children[i] if c < i and self._parse.deps[c] != "punct"]
        return min([i, *lefts])

    def last(self, i: int) -> int:
        """The last token of the phrase: its head, or the name behind "of" ("the president of Iran")."""
        p = self._parse
        last = i
        for child in p.children[i]:
            if child > i and p.deps[child] == "prep" and p.lemmas[child] == "of":
                for inner in p.kids(child, "pobj"):
                    if p.labels[inner] in PARTY_LABELS and inner - i <= 6:
                        last = max(last, inner)
        return last

    def name(self, i: int) -> int:
        """The token that names whom ``i`` stands for: the person in apposition to an office, the one counted out.

        "the Kremlin's envoy, Zamir Kabulov": Kabulov; "two members of ISIS-K": ISIS-K.
        """
        p = self._parse
        behind = [(prep, k) for prep in p.kids(i, "prep") for k in p.kids(prep, "pobj")]
        if p.labels[i] != "PERSON" and self._is_role(p.lemmas[i]):
            for prep, k in behind:
                if p.lemmas[prep] == "of" and p.labels[k] == "PERSON":  # "President of Russia Vladimir Putin"
                    return k
            for k in (*p.kids(i, "appos"), *(a for _, o in behind for a in p.kids(o, "appos"))):
                if p.labels[k] == "PERSON" or (
                    p.pos[k] == "PROPN" and p.heads[k] == i and not self._is_role(p.lemmas[k])
                ):
                    return k
            for prep, k in behind:
                if p.lemmas[prep] == "of" and p.pos[k] == "PROPN" and (name := self._run_after(k)) is not None:
                    return name
        if p.lemmas[i] in LIGHT_HEADS:
            for prep, k in behind:
                if p.lemmas[prep] == "of":
                    return next((t for t in (k, *p.kids(k, "appos")) if self.is_party(t)), i)
        return i

    def _run_after(self, k: int) -> int | None:
        """The last token of a name that follows at once: "President of China Xi Jinping"."""
        p = self._parse
        last = k
        while last + 1 < len(p.words) and p.pos[last + 1] == "PROPN" and not self._is_role(p.lemmas[last + 1]):
            last += 1
        return last if last > k + 1 else None

    def beside(self, i: int) -> int | None:
        """The first of two names that the parse ran together: "President of X Jane Doe and President of Y John Roe"."""
        p = self._parse
        first = self.first(i)
        if first > 1 and p.pos[first - 1] == "CCONJ" and p.labels[first - 2] == "PERSON" and p.heads[first - 1] != i:
            return first - 2
        return None

    def mention(self, i: int) -> Mention:
        """The mention whose head is token ``i``."""
        p, office = self._parse, i
        i = self.name(i)
        named = i != office and self._is_role(p.lemmas[office])  # what an office is called by is a person
        start, end = p.offsets(self.first(i), self.last(i))
        return Mention(
            start=start,
            end=end,
            head=(p.starts[i], p.end(i)),
            label="PERSON" if named else p.labels[i] or None,
            plural=p.tags[i] in {"NNS", "NNPS"} or p.lemmas[i] in {"they", "we", "them"},
            description=self._description(i),
        )

    def _description(self, i: int) -> Offsets | None:
        p = self._parse
        for child in p.kids(i, "appos"):
            if p.pos[child] != "PROPN" or self._is_role(p.lemmas[child]):  # another name describes nobody
                return p.offsets(self.first(child), self.through_of(child))
        head = p.heads[i]
        if p.deps[i] == "appos" and p.labels[i] == "PERSON" and self._is_role(p.lemmas[head]):
            return p.offsets(self.first(head), max(head, min(self.through_of(head), i - 1)))
        return None

    def through_of(self, i: int) -> int:
        """The last token of a description: its head with all that hangs on an "of"."""
        p = self._parse
        last = i
        for prep in p.kids(i, "prep"):
            if p.lemmas[prep] in {"of", "for", "to"}:
                last = max([last, *(t for t in p.subtree(prep) if t < prep + 9)])
        return last
