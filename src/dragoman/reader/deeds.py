"""Deeds: from matched phrases to types with their actors and recipients, operators composed."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.parse import Parse, Sentence
from dragoman.reader.cues import load_cues
from dragoman.reader.frames import Frame, Frames
from dragoman.reader.lexicon import Lexicon
from dragoman.reader.match import Match, Matcher
from dragoman.reader.mentions import PARTY_LABELS, Mentions

# Where a recipient stands when the verb's own object does not name one, in order of trust. What stands behind
# the others ("in Kabul", "about Iran") takes no part; it only helps to relate a marked pair.
_RECIPIENT_PREPS = "against upon on to toward towards with at from into between among over for".split()
_BYSTANDER_PREPS = "in of about by under across inside near through around after amid".split()
_SPEECH = {"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE", "CONCEDE", "SUPPORT"}
_MUTUAL_PREPS = ("with", "between", "among")
# "Will not" of these refuses; of the others it only denies or reassures.
REFUSABLE = {"AID", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"}
_WILL = {"will", "wo", "would", "'ll"}
# A phrase below this is not coded, hence swallows nothing; a modifier ("aid worker") seldom is a deed.
_ABSORBS = 0.5
_IN_A_NAME = 0.6
_OUGHT = {"should", "must", "ought"}
_SPEAKER_PRONOUNS = {"it", "they", "he", "she", "we", "i"}
_HARMFUL = {"ASSAULT", "COERCE", "SANCTION", "PROTEST"}
_DURING = {"in", "during", "after", "before", "following", "at"}
_AS_OPERATOR = {"THREATEN": "threaten", "REQUEST": "demand", "REJECT": "refuse"}
_PASSING = {"deny", "fail", "prevent", "plan", "want", "fear", "begin", "allege"}
_TRANSITIVE = {"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "SUPPORT", "AID"}


@dataclass(slots=True)
class Deed:
    """A typed deed at token ``head``; participants are head tokens, best first, parties or not.

    ``bystanders`` stand near the deed without taking part. A ``spoken`` deed (a refusal, vow or demand made
    of a modal) has been done by saying it.
    """

    head: int
    type: str
    mode: str | None
    weight: float
    match: Match
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    bystanders: list[int] = field(default_factory=list)
    mutual: bool = False
    contents: tuple[int, ...] = ()
    absorbed: bool = False
    spoken: bool = False
    mode_cue: int | None = None


class DeedReader:
    """Finds the deeds of one parse."""

    def __init__(self, parse: Parse, frames: Frames, mentions: Mentions, lexicon: Lexicon) -> None:
        self._parse = parse
        self._frames = frames
        self._mentions = mentions
        self._lexicon = lexicon
        self._speech = frozenset(lemma for lemma, cue in load_cues().items() if cue.kind == "say")
        self._matcher = Matcher(lexicon, frames, mentions.is_party)
        self._matches: dict[int, list[Match]] = {}
        self._typed: dict[int, list[Deed]] = {}
        self.operators: dict[int, Match] = {}

    def read(self, sentence: Sentence) -> list[Deed]:
        """The deeds of a sentence in text order, the likeliest type for each head; absorbed ones are marked."""
        deeds = []
        for i in range(sentence.first, sentence.last):
            found = self.at(i)
            if found:
                deeds.append(found[0])
        self._absorb(deeds)
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
            if match.entry.operator and match.entry.type in _PASSING:
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
        if self._parse.deps[match.head] in {"compound", "amod"}:
            weight *= _IN_A_NAME
        deed = Deed(match.head, match.entry.type, match.entry.mode, weight, match)
        self._named_by_noun(deed)
        if deed.mode:
            deed.mode_cue = match.bound[0] if match.bound else match.head
        deed.contents = tuple(self._frames[match.head].comp)
        if deed.mode is None:
            self._mode_from_content(deed)
        self._cast(deed)
        return deed

    def _mode_from_content(self, deed: Deed) -> None:
        """What is threatened, asked or refused gives the mode: "threatened to attack" is THREATEN violence."""
        operator = _AS_OPERATOR.get(deed.type)
        for token in deed.contents if operator else ():
            inner = self._content(token)
            made = self._lexicon.compositions.get((operator or "", inner.type if inner else ""))
            if inner and made and made.type == deed.type and made.mode:
                deed.mode, deed.mode_cue = made.mode, inner.head
                return

    def _named_by_noun(self, deed: Deed) -> None:
        """Where the noun says more exactly what was done, it types the deed: "held joint exercises"."""
        if deed.type in _SPEECH or deed.type in {"RETREAT", "SANCTION"}:
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
        table = self._lexicon.compositions
        made = table.get((operator, inner.type if inner else "NONE")) or table.get((operator, "*"))
        if made is None or (inner is None and (operator, "NONE") not in table):
            return None
        deed = Deed(match.head, made.type, made.mode, weight, match, contents=match.content)
        if inner is not None and made.mode:
            deed.mode_cue = inner.head
        self._cast(deed)
        if inner is not None:
            deed.recipients.extend(t for t in [*inner.recipients, *inner.actors] if t not in deed.recipients)
            deed.recipients = [t for t in deed.recipients if t not in deed.actors]
        return deed

    def _modal(self, deed: Deed) -> None:
        """What a modal makes of a deed: refused ("will not withdraw"), vowed or urged in somebody's words."""
        p, i = self._parse, deed.head
        modals = {p.words[k].lower() for k in p.kids(i, "aux")}
        negated = any(True for _ in p.kids(i, "neg"))
        if negated and modals & _WILL and deed.type in REFUSABLE:
            self._recast(deed, "refuse")
        elif p.deps[i] == "ccomp" and p.lemmas[p.heads[i]] in self._speech and not negated:
            subjects, speech = self._frames[i].subj, self._frames[p.heads[i]]
            same = any(p.lemmas[t] in _SPEAKER_PRONOUNS for t in subjects)
            if same and modals & _WILL and deed.type in _HARMFUL:
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

    def _cast(self, deed: Deed) -> None:
        frame = self._frames[deed.head]
        if self._parse.pos[deed.head] in {"NOUN", "PROPN"}:
            self._cast_noun(deed, frame)
        else:
            self._cast_verb(deed, frame)
        if deed.match.entry.roles == "swap":
            deed.actors, deed.recipients = deed.recipients, deed.actors
        elif deed.match.entry.roles == "mutual":
            deed.mutual = True
        deed.actors = _unique(deed.actors)
        deed.recipients = [t for t in _unique(deed.recipients) if t not in deed.actors]

    def _cast_verb(self, deed: Deed, frame: Frame) -> None:
        bound = set(deed.match.bound)
        deed.actors = list(frame.subj)
        if deed.type not in _SPEECH:  # "arrested protesters": the word that types the deed is also who undergoes it
            bound -= {t for t in bound if self._mentions.is_party(t)}
        for token in frame.subj:
            if self._parse.lemmas[token] in self._lexicon.classes["instrument"]:  # "an American drone killed"
                deed.actors.extend(self._around(token))
        recipients = [t for t in frame.obj if t not in bound] + list(frame.dative)
        for prep in _RECIPIENT_PREPS:
            if prep in {"at", "from", "over"} and deed.type in _SPEECH - {"ACCUSE"}:
                continue
            recipients.extend(t for t in frame.preps.get(prep, ()) if t not in bound)
        for token in frame.obj:
            harm = [d for d in self.at(token)[:1] if d.type in _HARMFUL]
            if harm and deed.type in _SPEECH:  # "condemned Russia's attack on Israel" is towards Russia
                recipients.extend(harm[0].actors)
                deed.bystanders.extend(harm[0].recipients)
                continue
            recipients.extend(self._around(token))
            inner = self._frames.through(token)
            if inner != token:
                recipients.extend(self._around(inner))
        content = [t for token in frame.comp for t in self._inside(token)]
        (recipients if deed.type in _SPEECH or deed.match.entry.operator else deed.bystanders).extend(content)
        deed.recipients = recipients
        deed.bystanders.extend(t for prep in _BYSTANDER_PREPS for t in frame.preps.get(prep, ()))
        above = self._parse.heads[deed.head]
        if self._parse.deps[deed.head] == "ccomp" and above != deed.head:  # who speaks, and to whom
            speech = self._frames[above]
            deed.bystanders.extend([*speech.subj, *speech.dative, *speech.obj])

    def _inside(self, clause: int) -> list[int]:
        """Who takes part in a clause that completes a deed."""
        inner = self._frames[clause]
        found = [*inner.subj, *inner.obj, *(t for o in inner.obj for t in self._around(o))]
        for prep in _RECIPIENT_PREPS:
            found.extend(inner.preps.get(prep, ()))
        return found

    def _cast_noun(self, deed: Deed, frame: Frame) -> None:
        p = self._parse
        bound = set(deed.match.bound)
        owners = [t for t in frame.mod if p.deps[t] == "poss" or p.labels[t] in PARTY_LABELS]
        agents = [*frame.preps.get("by", ()), *owners]
        of = [t for t in frame.preps.get("of", ()) if t not in bound]
        (deed.recipients if deed.type in _TRANSITIVE or agents else deed.actors).extend(of)
        deed.actors = agents + deed.actors
        for prep in _MUTUAL_PREPS[1:]:
            deed.actors.extend(frame.preps.get(prep, ()))
        for prep in _RECIPIENT_PREPS:
            if prep not in _MUTUAL_PREPS[1:]:
                deed.recipients.extend(t for t in frame.preps.get(prep, ()) if t not in bound)
        deed.bystanders.extend(t for prep in _BYSTANDER_PREPS if prep != "of" for t in frame.preps.get(prep, ()))
        if deed.type in _SPEECH:
            deed.recipients.extend(t for token in frame.comp for t in self._inside(token))
        self._borrow(deed)
        deed.recipients.extend(t for o in deed.recipients[:2] for t in self._around(o))

    def _borrow(self, deed: Deed) -> None:
        """A noun's participants may hang on its verb: "launched an attack on", "sanctions were imposed by"."""
        p, i = self._parse, deed.head
        dep, above = p.deps[i], p.heads[i]
        if dep == "conj":
            dep, above = p.deps[above], p.heads[above]
        if dep == "pobj" and p.lemmas[above] in _DURING and deed.type == "CONSULT" and deed.recipients:
            verb = self._frames[p.heads[above]]  # "Berlin was in talks with", "he said after a meeting with"
            deed.actors.extend(verb.subj)
            return
        if p.pos[above] not in {"VERB", "AUX"}:
            return
        verb = self._frames[above]
        light = p.lemmas[above] in self._lexicon.classes["light"]
        if light and (dep in {"dobj", "attr"} or (dep == "nsubjpass" and verb.passive)):
            deed.actors.extend(t for t in verb.subj if t != i)
        if dep in {"dobj", "nsubjpass", "nsubj", "attr"}:
            deed.recipients.extend(verb.dative)
            for prep in _RECIPIENT_PREPS:
                deed.recipients.extend(verb.preps.get(prep, ()))
        if dep == "nsubj" and p.lemmas[above] in self._lexicon.classes["result"]:
            deed.recipients.extend(verb.obj)

    def _around(self, noun: int) -> list[int]:
        """Parties that stand in a noun's own phrase: "Iran's offer", "the Iranian offer", "the offer of Iran"."""
        p = self._parse
        found = [
            t
            for t in self._frames[noun].mod
            if p.deps[t] == "poss" or (p.labels[t] in PARTY_LABELS and not self._mentions.is_party(noun))
        ]
        for prep, tokens in self._frames[noun].preps.items():
            if prep in _RECIPIENT_PREPS or prep in {"of", "by"}:
                found.extend(tokens)
        return found

    def _absorb(self, deeds: list[Deed]) -> None:
        """Mark deeds that only say what another is about: the content of a demand, the noun behind a verb."""
        for deed in deeds:
            speech = deed.match.entry.operator or deed.type in {"REQUEST", "THREATEN", "AGREE"}
            if deed.weight < _ABSORBS:
                continue
            if deed.type == "PROTEST":
                self._demonstrate(deed, deeds)
            inside = set(deed.match.bound)
            if speech:
                for token in deed.contents:
                    inside.update(self._within(token))
            for other in deeds:
                if other.head != deed.head and other.head in inside:
                    other.absorbed = True
        self._merge(deeds)

    def _demonstrate(self, deed: Deed, deeds: list[Deed]) -> None:
        """What demonstrators demand or decry is part of their demonstration, and so is whom they address."""
        p = self._parse
        for other in deeds:
            hangs = p.heads[other.head] == deed.head and p.deps[other.head] in {"advcl", "xcomp", "conj", "acl"}
            if hangs and other.type in {"REQUEST", "ACCUSE", "REJECT"}:
                other.absorbed = True
                deed.recipients.extend(t for t in other.recipients if t not in deed.actors + deed.recipients)

    def _merge(self, deeds: list[Deed]) -> None:
        """One deed named twice in one clause ("killed ... in an attack") stays one."""
        by_head = {d.head: d for d in deeds if not d.absorbed}
        for deed in deeds:
            above = self._clause_head(deed.head)
            verb = by_head.get(above)
            if verb is not None and verb is not deed and verb.type == deed.type:
                deed.absorbed = True

    def _clause_head(self, i: int) -> int:
        p = self._parse
        if p.pos[i] not in {"NOUN", "PROPN"}:
            return i
        token = i
        for _ in range(4):
            token = p.heads[token]
            if p.pos[token] in {"VERB", "AUX"}:
                return token
        return i

    def _within(self, token: int) -> set[int]:
        """``token`` and what hangs on it, but for relative clauses, which assert something of their own."""
        p = self._parse
        found, queue = {token}, [token]
        while queue:
            for child in p.children[queue.pop()]:
                if p.deps[child] != "relcl":
                    found.add(child)
                    queue.append(child)
        return found


def _unique(tokens: list[int]) -> list[int]:
    return list(dict.fromkeys(tokens))
