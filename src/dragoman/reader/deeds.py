"""Deeds: from matched phrases to types with their actors and recipients, operators composed."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.parse import Parse, Sentence
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
_REFUSABLE = {"AID", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"}
_WILL = {"will", "wo", "would", "'ll"}
_PASSING = {"deny", "fail", "prevent", "plan", "want", "fear", "begin", "allege"}
_TRANSITIVE = {"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "SUPPORT", "AID"}


@dataclass(slots=True)
class Deed:
    """A typed deed at token ``head``; participants are head tokens, best first, parties or not.

    ``bystanders`` stand near the deed without taking part.
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
    refused: bool = False
    mode_cue: int | None = None


class DeedReader:
    """Finds the deeds of one parse."""

    def __init__(self, parse: Parse, frames: Frames, mentions: Mentions, lexicon: Lexicon) -> None:
        self._parse = parse
        self._frames = frames
        self._mentions = mentions
        self._lexicon = lexicon
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
            if deed is not None and deed.type in _REFUSABLE and self._will_not(i):
                self._refuse(deed)
            if deed is not None and all(d.type != deed.type for d in deeds):
                deeds.append(deed)
        return deeds

    def _plain(self, match: Match) -> Deed:
        deed = Deed(match.head, match.entry.type, match.entry.mode, match.entry.weight, match)
        self._named_by_noun(deed)
        if deed.mode:
            deed.mode_cue = match.bound[0] if match.bound else match.head
        deed.contents = tuple(self._frames[match.head].comp)
        self._cast(deed)
        return deed

    def _named_by_noun(self, deed: Deed) -> None:
        """Where the noun says more exactly what was done, it types the deed: "held joint exercises"."""
        for token in deed.match.bound:
            if self._parse.pos[token] != "NOUN":
                continue
            for noun in self.at(token)[:1]:
                telling = any(slot.key == "mod" and not slot.absent for slot in noun.match.entry.slots)
                if telling and noun.weight >= deed.weight - 0.1:
                    deed.type, deed.mode, deed.weight = noun.type, noun.mode, noun.weight

    def _compose(self, match: Match) -> Deed | None:
        """What an operator makes of the deed in its content: "refused to withdraw" is REJECT yield."""
        operator, weight = match.entry.type, match.entry.weight
        inner: Deed | None = None
        for token in match.content:
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

    def _will_not(self, i: int) -> bool:
        p = self._parse
        below = p.children[i]
        return any(p.deps[k] == "neg" for k in below) and any(
            p.deps[k] == "aux" and p.words[k].lower() in _WILL for k in below
        )

    def _refuse(self, deed: Deed) -> None:
        """ "Will not withdraw" is said to refuse, as PLOVER has it, not a withdrawal that didn't happen."""
        table = self._lexicon.compositions
        made = table.get(("refuse", deed.type)) or table[("refuse", "*")]
        deed.type, deed.mode, deed.refused = made.type, made.mode, True
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
        recipients = [t for t in frame.obj if t not in bound] + list(frame.dative)
        for prep in _RECIPIENT_PREPS:
            recipients.extend(t for t in frame.preps.get(prep, ()) if t not in bound)
        for token in frame.obj:
            recipients.extend(self._around(token))
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
        self._borrow(deed)
        deed.recipients.extend(t for o in deed.recipients[:2] for t in self._around(o))

    def _borrow(self, deed: Deed) -> None:
        """A noun's participants may hang on its verb: "launched an attack on", "sanctions were imposed by"."""
        p, i = self._parse, deed.head
        dep, above = p.deps[i], p.heads[i]
        if dep == "conj":
            dep, above = p.deps[above], p.heads[above]
        if p.pos[above] not in {"VERB", "AUX"}:
            return
        verb = self._frames[above]
        if dep in {"dobj", "attr"} or (dep == "nsubjpass" and verb.passive):
            deed.actors.extend(t for t in verb.subj if t != i)
        if dep in {"dobj", "nsubjpass", "nsubj", "attr"}:
            deed.recipients.extend(verb.dative)
            for prep in _RECIPIENT_PREPS:
                deed.recipients.extend(verb.preps.get(prep, ()))
        if dep == "nsubj":
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
            inside = set(deed.match.bound)
            if speech:
                for token in deed.contents:
                    inside.update(self._within(token))
            for other in deeds:
                if other.head != deed.head and other.head in inside:
                    other.absorbed = True
        self._merge(deeds)

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
