"""Attribution: who holds what, to whom it was said, and by which words.

A first level by rules: verbs of saying and holding with their clause, "according to", speech without a
named speaker, denials, and what a text says was *not* mentioned. Nesting is left to assembly, which
sees which content lies inside which.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Polarity, StatementKind
from dragoman.parse import Parse, Sentence
from dragoman.reader.cues import Cue, load_cues
from dragoman.reader.frames import Frame, Frames
from dragoman.reader.mentions import Mentions
from dragoman.reader.reading import Attribution, Mention, Offsets

_QUOTES = '"“”«»„'
_EMPTY = {"CCONJ", "SCONJ", "ADV", "INTJ"}
_TALKS = {
    "conversation",
    "call",
    "talk",
    "meeting",
    "speech",
    "statement",
    "address",
    "remark",
    "communique",
    "readout",
}
_PASSING_ON = {"quote", "cite", "report", "carry", "publish"}
_ALLEGED = {"of", "for", "with"}
_TELLING = {"tell", "inform", "assure", "warn", "remind", "advise", "brief"}
_HOLDERS_OF = {
    "report",
    "statement",
    "source",
    "account",
    "article",
    "word",
    "newspaper",
    "agency",
    "dispatch",
    "figure",
}


class AttributionReader:
    """Finds who holds what in one parse."""

    def __init__(self, parse: Parse, frames: Frames, mentions: Mentions) -> None:
        self._parse = parse
        self._frames = frames
        self._mentions = mentions
        self._cues = load_cues()

    def read(self, sentence: Sentence) -> list[Attribution]:
        """The attributions of a sentence in text order of their cues."""
        found: list[Attribution] = []
        for i in range(sentence.first, sentence.last):
            lemma = self._parse.lemmas[i]
            if lemma == "according" or (lemma == "accord" and self._parse.words[i].lower() == "according"):
                found.extend(self._according(i, sentence))
            elif lemma == "nowhere":
                found.extend(self._nowhere(i))
            elif lemma in self._cues and self._parse.pos[i] in {"VERB", "ADJ"}:
                found.extend(self._verb(i, sentence))
        return found

    def _verb(self, i: int, sentence: Sentence) -> Iterator[Attribution]:
        p, cue = self._parse, self._cues[self._parse.lemmas[i]]
        frame = self._frames[i]
        clauses = [c for c in p.children[i] if p.deps[c] in cue.clauses]
        if p.pos[i] == "ADJ":  # "made it clear that": the maker holds it
            if p.lemmas[p.heads[i]] != "make":
                return
            frame = self._frames[p.heads[i]]
            clauses = [c for c in p.children[i] if p.deps[c] in {"ccomp", "advcl"}]
        if "pcomp" in cue.clauses:  # "accused Ukraine of bombing a school"
            clauses += [c for k in p.kids(i, "prep") if p.lemmas[k] in _ALLEGED for c in p.kids(k, "pcomp")]
        content = [self._content(c, i) for c in clauses]
        aside = p.deps[i] == "parataxis" or (p.deps[i] == "conj" and p.pos[i - 1] != "CCONJ" and frame.subj)
        if aside and not content and cue.kind == "say":  # "Iran, Biden said, attacked"
            content = self._rest(i, sentence)
        if not content and cue.kind == "say":
            content = self._quoted(sentence)
        if not content:
            return
        polarity = self._polarity(i, cue)
        yield Attribution(
            sources=self._sources(frame),
            carriers=self._quoted_by(sentence),
            addressees=() if "pcomp" in cue.clauses else self._addressees(frame),  # the accused need not be told
            cue=self._cue(i),
            content=tuple(content),
            kind=self._kind(content),
            polarity=polarity,
        )

    def _cue(self, i: int) -> Offsets:
        p = self._parse
        return p.offsets(i, i)

    def _polarity(self, i: int, cue: Cue) -> Polarity:
        p = self._parse
        negated = p.has(i, "neg")
        if negated and cue.polarity == "denied":
            return "affirmed"
        if negated:  # "did not say that" leaves it open, "does not believe that" doesn't
            return "unmentioned" if cue.kind == "say" else "denied"
        return cue.polarity

    def _sources(self, frame: Frame) -> tuple[Mention, ...]:
        tokens = [t for t in frame.subj if self._mentions.is_party(t) or self._parse.lemmas[t] in _HOLDERS_OF]
        for prep in ("through", "via"):  # "promised, through their spokesman X, that"
            tokens.extend(t for t in frame.preps.get(prep, ()) if self._mentions.is_party(t))
        return tuple(self._mentions.mention(t) for t in tokens)

    def _quoted_by(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Who passes the words on: "..., as quoted by People's Daily"."""
        p = self._parse
        for i in range(sentence.first, sentence.last):
            if p.lemmas[i] in _PASSING_ON and p.tags[i] == "VBN" and any(p.lemmas[k] == "as" for k in p.children[i]):
                return tuple(self._mentions.mention(self._named_holder(t)) for t in self._frames[i].preps.get("by", ()))
        return ()

    def _addressees(self, frame: Frame) -> tuple[Mention, ...]:
        tokens = [*frame.dative, *frame.preps.get("to", ())]
        if not frame.passive or self._parse.lemmas[frame.head] in _TELLING:  # "Biden was told that"
            tokens += frame.obj
        return tuple(self._mentions.mention(t) for t in tokens if self._mentions.is_party(t))

    def _content(self, clause: int, cue: int) -> Offsets:
        """The clause's words without "that", the cue and the commas and quotes at its edges."""
        p = self._parse
        tokens = [t for t in p.subtree(clause) if p.pos[t] != "SPACE"]
        if tokens[0] < cue < tokens[-1]:  # "..., X said, ...": keep the longer side
            left, right = [t for t in tokens if t < cue], [t for t in tokens if t > cue]
            tokens = left if len(left) >= len(right) else right
        while len(tokens) > 1 and (p.pos[tokens[0]] == "PUNCT" or p.lemmas[tokens[0]] == "that"):
            tokens = tokens[1:]
        while len(tokens) > 1 and p.pos[tokens[-1]] == "PUNCT":
            tokens = tokens[:-1]
        return p.offsets(tokens[0], tokens[-1])

    def _kind(self, content: list[Offsets]) -> StatementKind:
        """Direct when the content stands wholly in quotation marks, mixed when a part of it does."""
        body = self._parse.body
        start, end = content[0][0], content[-1][1]
        if body[max(0, start - 1) : start] in tuple(_QUOTES) and any(q in _QUOTES for q in body[end : end + 2]):
            return "direct"
        return "mixed" if any(q in body[start : end + 1] for q in _QUOTES) else "indirect"

    def _quoted(self, sentence: Sentence) -> list[Offsets]:
        """Quoted words of the sentence, where the parse gave the verb no clause."""
        body = self._parse.body
        marks = [k for k in range(sentence.start, sentence.end) if body[k] in _QUOTES]
        pairs = zip(marks[::2], marks[1::2], strict=False)
        return [(a + 1, b) for a, b in pairs if b - a > 12][:1]

    def _according(self, i: int, sentence: Sentence) -> Iterator[Attribution]:
        p = self._parse
        to = next((k for k in p.children[i] if p.lemmas[k] == "to"), i)
        holders = [t for k in p.kids(to, "pobj") for t in self._frames.conjuncts(k)]
        if not holders:
            return
        content = self._rest(i, sentence)
        if not content:
            return
        yield Attribution(
            sources=tuple(self._mentions.mention(self._named_holder(t)) for t in holders),
            cue=p.offsets(i, to),
            content=tuple(content),
            kind="indirect",
        )

    def _rest(self, i: int, sentence: Sentence) -> list[Offsets]:
        """What a sentence says besides the phrase at ``i``: before it, behind it, or both."""
        p = self._parse
        inside = set(p.subtree(i))
        rest = [
            t for t in range(sentence.first, sentence.last) if t not in inside and p.pos[t] not in {"PUNCT", "SPACE"}
        ]
        sides = [[t for t in rest if t < i], [t for t in rest if t > i]]
        return [p.offsets(side[0], side[-1]) for side in sides if side and any(p.pos[t] not in _EMPTY for t in side)]

    def _named_holder(self, token: int) -> int:
        """The party behind "a report of", "the newspaper X": the innermost name."""
        p = self._parse
        for _ in range(4):
            if p.lemmas[token] not in _HOLDERS_OF:
                return token
            appositions = list(p.kids(token, "appos"))
            of = [t for k in p.kids(token, "prep") if p.lemmas[k] in {"of", "by", "from"} for t in p.kids(k, "pobj")]
            inner = appositions or of or [t for t in self._frames[token].mod if p.deps[t] == "poss"]
            if not inner:
                return token
            token = inner[0]
        return token

    def _nowhere(self, i: int) -> Iterator[Attribution]:
        """ "Nowhere in the talks was the demand": said by those who talked, of polarity unmentioned."""
        p = self._parse
        talks = [t for k in p.kids(i, "prep") for t in p.kids(k, "pobj") if p.lemmas[t] in _TALKS]
        verb = p.heads[i]
        topics = [*self._frames[verb].complement, *self._frames[verb].subj, *self._frames[verb].obj]
        if not talks or not topics:
            return
        speakers = [
            t
            for talk in talks
            for prep in ("of", "between", "by", "with")
            for t in self._frames[talk].preps.get(prep, [])
        ]
        yield Attribution(
            sources=tuple(self._mentions.mention(t) for t in speakers),
            cue=p.offsets(i, i),
            content=(self._content(topics[0], i),),
            polarity="unmentioned",
        )
