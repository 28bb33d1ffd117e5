"""Standing relations read from syntax: presence (embassies, bases), membership, roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import yaml

from dragoman.parse import Parse, Sentence
from dragoman.reader.frames import Frames
from dragoman.reader.lexicon import DATA
from dragoman.reader.mentions import PARTY_LABELS, Mentions
from dragoman.reader.reading import FactReading, Offsets
from dragoman.reader.status import StatusReader

# What ties the parts of one name together.
_JOINTS = {"-", "–", "'", "’"}


@cache
def load_standing() -> dict[str, frozenset[str]]:
    """Word lists of standing relations, by name."""
    raw = yaml.safe_load((DATA / "standing.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


class FactReader:
    """Finds standing relations in one parse; ``is_role`` says whether a lemma names an office."""

    def __init__(
        self, parse: Parse, frames: Frames, mentions: Mentions, is_role: Callable[[str], bool], status: StatusReader
    ) -> None:
        self._parse = parse
        self._status = status
        self._frames = frames
        self._mentions = mentions
        self._is_role = is_role
        self._words = load_standing()

    def read(self, sentence: Sentence) -> Iterator[FactReading]:
        """The facts of a sentence in text order."""
        where = (sentence.start, sentence.end)
        for i in range(sentence.first, sentence.last):
            lemma = self._parse.lemmas[i]
            if lemma in self._words["presence"]:
                yield from self._presence(i, where)
            elif self._parse.pos[i] in {"VERB", "AUX"}:
                yield from self._membership(i, where)
            elif self._parse.labels[i] == "PERSON":
                yield from self._role(i, where)

    def _presence(self, post: int, where: Offsets) -> Iterator[FactReading]:
        """ "Russia kept its embassy in Kabul open", "the Canadian embassy closed"."""
        p, words = self._parse, self._words
        verb, dep = p.heads[post], p.deps[post]
        if dep == "conj":
            verb, dep = p.heads[verb], p.deps[verb]
        lemma = p.lemmas[verb]
        frame = self._frames[verb]
        left = {p.lemmas[t] for t in frame.complement} & {"open", "operational", "closed", "shut"}
        resting = lemma in words["remain"] | {"be", "keep"}
        if lemma in words["closed"] or (resting and left & {"closed", "shut"}):
            negated = True
        elif (
            lemma in words["open"] | words["moved"] or (dep == "nsubj" and lemma in words["work"]) or (resting and left)
        ):
            negated = False
        else:
            return
        if self._open(verb):
            return
        negated ^= p.has(verb, "neg")
        mods = [t for m in self._frames[post].mod for t in self._frames.conjuncts(m)]
        owners = [t for t in mods if p.labels[t] in PARTY_LABELS]
        owners = owners or [t for t in frame.subj if self._mentions.is_party(t)]
        places = self._places(post, verb)
        for owner in owners:
            yield FactReading(
                relation="presence",
                subject=self._mentions.mention(owner),
                object=self._mentions.mention(places[0]) if places else None,
                negated=negated,
                evidence=where,
            )

    def _open(self, verb: int) -> bool:
        """Whether it is only planned or possible, hence no standing relation yet."""
        return self._status.standing(verb).status in {"future", "hypothetical"}

    def _places(self, post: int, verb: int) -> list[int]:
        p = self._parse
        complements = [k for k in p.children[verb] if p.deps[k] in {"acomp", "oprd", "ccomp"}]
        return [
            t
            for prep in ("in", "at", "to", "from")
            for head in (post, verb, *complements)
            for t in self._frames[head].preps.get(prep, [])
            if p.labels[t] in {"GPE", "LOC", "FAC"} or p.pos[t] == "PROPN"
        ]

    def _membership(self, i: int, where: Offsets) -> Iterator[FactReading]:
        """ "X is (not) a member of Y", "X is (not) included in Y"."""
        p, words, frame = self._parse, self._words, self._frames[i]
        groups: list[int] = []
        if p.lemmas[i] == "be":
            groups = [
                t
                for c in frame.complement
                if p.lemmas[c] in words["member"]
                for t in self._frames[c].preps.get("of", [])
            ]
            subjects = frame.subj
        elif p.lemmas[i] == "have":
            held = [t for t in frame.obj if p.lemmas[t] == "membership"]
            groups, subjects = [t for h in held for t in self._frames[h].preps.get("of", [])], frame.subj
        elif p.lemmas[i] in words["join"] | words["leave"]:
            groups, subjects = [t for t in frame.obj if p.labels[t] == "ORG"], frame.subj
        elif p.lemmas[i] in words["include"] and frame.passive:
            groups, subjects = frame.preps.get("in", []), frame.obj
        if not groups or self._open(i):
            return
        negated = (p.lemmas[i] in words["leave"]) ^ p.has(i, "neg")
        for subject in subjects:
            if self._mentions.is_party(subject):
                yield FactReading(
                    relation="member_of",
                    subject=self._mentions.mention(subject),
                    object=self._mentions.mention(groups[0]),
                    negated=negated,
                    evidence=where,
                )

    def _role(self, i: int, where: Offsets) -> Iterator[FactReading]:
        """An office before a name ("Chinese ambassador Wang Yu") or in apposition behind it."""
        p = self._parse
        mention = self._mentions.mention(i)
        if p.deps[i] == "compound" or p.deps[i] == "poss":
            return
        words = self._title(i) or self._apposition(i)
        if words:
            yield FactReading(relation="role", subject=mention, object=words, evidence=where)

    def _title(self, i: int) -> Offsets | None:
        """The words before a name that end in an office: "Chinese ambassador" Wang Yu, but no ship's name."""
        p = self._parse
        first, name = self._mentions.first(i), self._name(i)
        if name <= first or self._is_role(p.lemmas[i]) or not self._is_role(p.lemmas[name - 1]):
            return None
        if p.tags[name] == "POS" or any(p.lemmas[t] in self._words["things"] for t in range(first, name)):
            return None  # "the Tigray People's Liberation Front", "the cruiser General Belgrano"
        return self._role_words(first, name - 1)

    def _name(self, i: int) -> int:
        """The first token of the name that ends in ``i``, with what hyphens join: "Boutros Boutros-Ghali"."""
        p = self._parse
        name = i
        while name > 0:
            before = name - 1
            joined = p.end(before) == p.starts[name] and (p.words[before] in _JOINTS or p.words[name] in _JOINTS)
            named = p.pos[before] == "PROPN" or p.labels[before] == "PERSON"
            if p.words[before] == "," or not (joined or (named and not self._is_role(p.lemmas[before]))):
                return name
            name = before
        return name

    def _role_words(self, first: int, last: int) -> Offsets | None:
        """The words of an office without an owner that only the text explains: "its leader" is "leader"."""
        p = self._parse
        for k in range(first, last):
            common = p.pos[k] in {"PRON", "NOUN"} and not p.labels[k]
            if p.deps[k] == "poss" and common:
                after = k + 2 if p.tags[k + 1] == "POS" else k + 1
                return p.offsets(after, last) if after <= last else None
        return p.offsets(first, last)

    def _apposition(self, i: int) -> Offsets | None:
        p, head = self._parse, self._parse.heads[i]
        if p.deps[i] == "appos" and self._is_role(p.lemmas[head]):  # "the ambassador, Laurie Bristow"
            last = max(head, min(self._mentions.through_of(head), self._name(i) - 2))
            return self._role_words(self._mentions.first(head), last)
        for k in p.kids(i, "appos"):
            if self._is_role(p.lemmas[k]):
                return self._role_words(self._mentions.first(k), self._mentions.through_of(k))
        return None
