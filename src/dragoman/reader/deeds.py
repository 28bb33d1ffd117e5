"""Deeds: from matched phrases to types, operators composed with what they govern."""

from __future__ import annotations

from dragoman.parse import Parse, Sentence
from dragoman.reader.absorbing import absorb
from dragoman.reader.casting import Caster
from dragoman.reader.cues import load_cues
from dragoman.reader.deed import HARMFUL, PASSING, SPEECH, Deed
from dragoman.reader.frames import Frames
from dragoman.reader.lexicon import Lexicon
from dragoman.reader.match import Match, Matcher
from dragoman.reader.mentions import Mentions

# "Will not" of these refuses; of the others it only denies or reassures.
REFUSABLE = {"AID", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"}
_WILL = {"will", "wo", "would", "'ll"}
_OUGHT = {"should", "must", "ought"}
_SPEAKER_PRONOUNS = {"it", "they", "he", "she", "we", "i"}
# A modifier ("aid worker", "ousted president") seldom is a deed.
_MODIFIER = 0.5
_AS_OPERATOR = {"THREATEN": "threaten", "REQUEST": "demand", "REJECT": "refuse"}


class DeedReader:
    """Finds the deeds of one parse."""

    def __init__(self, parse: Parse, frames: Frames, mentions: Mentions, lexicon: Lexicon) -> None:
        self._parse = parse
        self._frames = frames
        self._lexicon = lexicon
        self._speech = frozenset(lemma for lemma, cue in load_cues().items() if cue.kind == "say")
        self._matcher = Matcher(lexicon, frames, mentions.is_party)
        self._caster = Caster(parse, frames, mentions, lexicon, self.at)
        self._typed: dict[int, list[Deed]] = {}
        self.operators: dict[int, Match] = {}

    def read(self, sentence: Sentence) -> list[Deed]:
        """The deeds of a sentence in text order, the likeliest type for each head; absorbed ones are marked."""
        deeds = []
        for i in range(sentence.first, sentence.last):
            found = self.at(i)
            if found:
                deeds.append(found[0])
        absorb(self._parse, deeds)
        return deeds

    def at(self, i: int) -> list[Deed]:
        """Every deed that token ``i`` may name, the likeliest first."""
        found = self._typed.get(i)
        if found is None:
            self._typed[i] = []  # a circle of operators ends here
            found = self._typed[i] = self._type(i)
        return found

    def _type(self, i: int) -> list[Deed]:
        deeds: list[Deed] = []
        for match in self._matcher.at(i):
            if match.entry.operator and match.entry.type in PASSING:
                self.operators.setdefault(i, match)
                continue
            deed = self._compose(match) if match.entry.operator else self._plain(match)
            if deed is not None:
                self._modal(deed)
            if deed is not None and all(d.type != deed.type for d in deeds):
                deeds.append(deed)
        return deeds

    def _plain(self, match: Match) -> Deed:
        weight = match.entry.weight
        counted = self._parse.has(match.head, "nummod")  # "two dead and 12 wounded"
        if counted or self._parse.deps[match.head] in {"compound", "amod"}:
            weight *= _MODIFIER
        deed = Deed(match.head, match.entry.type, match.entry.mode, weight, match)
        self._named_by_noun(deed)
        if deed.mode:
            deed.mode_cue = match.bound[0] if match.bound else match.head
        deed.contents = tuple(self._frames[match.head].comp)
        if deed.mode is None:
            self._mode_from_content(deed)
        self._caster.cast(deed)
        return deed

    def _mode_from_content(self, deed: Deed) -> None:
        """What is threatened, asked or refused gives the mode: "threatened to attack" is THREATEN violence."""
        operator = _AS_OPERATOR.get(deed.type)
        for token in deed.contents if operator else ():
            inner = self._content(token)
            reassures = inner is not None and inner.type in HARMFUL and self._is_negated(inner.head)
            if reassures and deed.type == "THREATEN" and not self._frames[deed.head].obj:
                deed.type = "AGREE"  # "vowed it will never attack"
                return
            made = self._lexicon.compositions.get((operator or "", inner.type if inner else ""))
            if inner and made and made.type == deed.type and made.mode:
                deed.mode, deed.mode_cue = made.mode, inner.head
                return

    def _named_by_noun(self, deed: Deed) -> None:
        """Where the noun says more exactly what was done, it types the deed: "held joint exercises"."""
        if deed.type in SPEECH or deed.type in {"RETREAT", "SANCTION"}:
            return
        for token in deed.match.bound:
            if self._parse.pos[token] != "NOUN":
                continue
            for noun in self.at(token)[:1]:
                telling = any("mod" in slot.keys and not slot.absent for slot in noun.match.entry.slots)
                if telling and noun.weight >= deed.weight - 0.1:
                    deed.type, deed.mode, deed.weight = noun.type, noun.mode, noun.weight

    def _compose(self, match: Match) -> Deed | None:
        """What an operator makes of the deed in its content: "refused to withdraw" is REJECT yield."""
        operator, weight = match.entry.type, match.entry.weight
        inner: Deed | None = None
        for token in match.content:
            if any(self._parse.lemmas[k] in {"whether", "if"} for k in self._parse.kids(token, "mark")):
                return None  # "asked whether he would quit" asks for nothing but an answer
            inner = self._content(token)
            if inner is not None:
                break
        own = not self._frames[match.head].obj  # "warned Iran not to attack" is about what Iran may do
        if own and operator in {"commit", "threaten"} and inner is not None and self._is_negated(inner.head):
            # "Promised never to attack" reassures, "vowed not to leave" refuses.
            operator = "accept" if inner.type in HARMFUL else "refuse" if inner.type in REFUSABLE else operator
        table = self._lexicon.compositions
        made = table.get((operator, inner.type if inner else "NONE")) or table.get((operator, "*"))
        if made is None or (inner is None and (operator, "NONE") not in table):
            return None
        deed = Deed(match.head, made.type, made.mode, weight, match, contents=match.content)
        if inner is not None and made.mode:
            deed.mode_cue = inner.head
        self._caster.cast(deed)
        if inner is not None:
            deed.recipients.extend(t for t in [*inner.recipients, *inner.actors] if t not in deed.recipients)
            deed.recipients = [t for t in deed.recipients if t not in deed.actors]
        return deed

    def _is_negated(self, token: int) -> bool:
        return bool(self._frames[token].negations)

    def _modal(self, deed: Deed) -> None:
        """What a modal makes of a deed: refused ("will not withdraw"), vowed or urged in somebody's words."""
        p, i = self._parse, deed.head
        modals = {p.words[k].lower() for k in p.kids(i, "aux")}
        negated = p.has(i, "neg")
        if negated and modals & _WILL and deed.type in REFUSABLE:
            self._recast(deed, "refuse")
        elif p.deps[i] == "ccomp" and p.lemmas[p.heads[i]] in self._speech and not negated:
            subjects, speech = self._frames[i].subj, self._frames[p.heads[i]]
            same = any(p.lemmas[t] in _SPEAKER_PRONOUNS for t in subjects)
            if same and modals & _WILL and deed.type in HARMFUL:
                self._recast(deed, "commit")
                deed.actors = speech.subj or deed.actors
            elif subjects and not same and modals & _OUGHT and speech.subj:
                self._recast(deed, "demand")
                deed.recipients = [*(self._frames[i].obj if self._frames[i].passive else subjects), *deed.recipients]
                deed.actors = list(speech.subj)

    def _recast(self, deed: Deed, operator: str) -> None:
        """As PLOVER has it, "will not withdraw" refuses: the words are the deed, not a withdrawal that failed."""
        table = self._lexicon.compositions
        made = table.get((operator, deed.type)) or table[(operator, "*")]
        deed.type, deed.mode, deed.spoken = made.type, made.mode, True
        deed.mode_cue = deed.head

    def _content(self, token: int) -> Deed | None:
        deeds = self.at(token)
        if deeds:
            return deeds[0]
        operator = self.operators.get(token)
        if operator is None:
            return None
        for inner in operator.content:
            found = self._content(inner)
            if found is not None:
                return found
        return None
