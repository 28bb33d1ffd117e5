"""Casting: who takes part in a deed, read from the frame of the word that names it."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.parse import Parse
from dragoman.reader.deed import HARMFUL, SPEECH, Deed
from dragoman.reader.frames import Frame, Frames
from dragoman.reader.lexicon import Lexicon
from dragoman.reader.mentions import PARTY_LABELS, Mentions

# Where a recipient stands when the verb's own object does not name one, in order of trust. What stands behind
# the others ("in Kabul", "about Iran") takes no part; it only helps to relate a marked pair.
_RECIPIENT_PREPS = "against upon on to toward towards with at from into between among over for".split()
_BYSTANDER_PREPS = "in of about by under across inside near through around after amid".split()
_MUTUAL_PREPS = ("with", "between", "among")
_DURING = {"in", "during", "after", "before", "following", "at"}
_SPEAKERS = {"it", "he", "she", "they"}
_MOVES_OWN = {"MOBILIZE", "SANCTION", "AID", "RETREAT", "COOPERATE"}
# Of these, what the phrase names ("put forces on alert") undergoes nothing.
_KEEPS_BOUND = SPEECH | {"MOBILIZE"}
_TRANSITIVE = {"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "SUPPORT", "AID"}


class Caster:
    """Casts the deeds of one parse; ``at`` gives the deeds that a token may name."""

    def __init__(
        self, parse: Parse, frames: Frames, mentions: Mentions, lexicon: Lexicon, at: Callable[[int], list[Deed]]
    ) -> None:
        self._parse = parse
        self._frames = frames
        self._mentions = mentions
        self._lexicon = lexicon
        self._at = at

    def cast(self, deed: Deed) -> None:
        """Fill in a deed's actors, recipients and bystanders."""
        frame = self._frames[deed.head]
        if self._parse.pos[deed.head] in {"NOUN", "PROPN"}:
            self._cast_noun(deed, frame)
        else:
            self._cast_verb(deed, frame)
        if deed.match.entry.roles == "swap":
            deed.actors, deed.recipients = deed.recipients, deed.actors
        elif deed.match.entry.roles == "mutual":
            deed.mutual = True
        deed.actors = _unique([self._speaker_for(t) for t in deed.actors])
        deed.recipients = [t for t in _unique(deed.recipients) if t not in deed.actors]

    def _cast_verb(self, deed: Deed, frame: Frame) -> None:
        bound = set(deed.match.bound)
        deed.actors = list(frame.subj)
        if deed.type not in _KEEPS_BOUND:  # "arrested protesters": what types the deed is also who undergoes it
            bound -= {t for t in bound if self._mentions.is_party(t)}
        for token in frame.subj:
            if self._parse.lemmas[token] in self._lexicon.classes["instrument"]:  # "an American drone killed"
                deed.actors.extend(self._around(token))
        objects = [] if self._parse.lemmas[deed.head] in self._lexicon.classes["topical"] else frame.obj
        own = {t for t in objects if deed.type in _MOVES_OWN and self._is_own(t)}
        recipients = [t for t in objects if t not in bound | own] + list(frame.dative)
        for prep in _RECIPIENT_PREPS:
            if deed.type in HARMFUL and frame.obj and prep not in {"against", "upon", "on", "with"}:
                continue  # of "killed the attaché at the embassy" the embassy is no victim
            if prep in {"at", "from", "over"} and deed.type in SPEECH - {"ACCUSE"}:
                continue
            recipients.extend(t for t in frame.preps.get(prep, ()) if t not in bound)
        for token in objects:
            harm = [d for d in self._at(token)[:1] if d.type in HARMFUL]
            if harm and deed.type in SPEECH:  # "condemned Russia's attack on Israel" is towards Russia
                recipients.extend(harm[0].actors)
                deed.bystanders.extend(harm[0].recipients)
                continue
            recipients.extend(self._around(token))
            inner = self._frames.through(token)
            if inner != token:
                recipients.extend(self._around(inner))
        content = [t for token in frame.comp for t in self._inside(token)]
        (recipients if deed.type in SPEECH or deed.match.entry.operator else deed.bystanders).extend(content)
        deed.recipients = recipients
        if deed.type in {"SANCTION", "AID", "COERCE", "REJECT"}:  # "banned imports of Russian oil"
            deed.recipients.extend(t for o in frame.obj for t in self._below(o) if t not in bound)
        deed.bystanders.extend(t for prep in _BYSTANDER_PREPS for t in frame.preps.get(prep, ()))
        above = self._parse.heads[deed.head]
        if self._parse.deps[deed.head] == "ccomp" and above != deed.head:  # who speaks, and to whom
            speech = self._frames[above]
            deed.bystanders.extend([*speech.subj, *speech.dative, *speech.obj])

    def _speaker_for(self, token: int) -> int:
        """Whom a pronoun in reported speech stands for: in "Russia said it would veto" Russia, not who came before."""
        p = self._parse
        clause = p.heads[token]
        speech = p.heads[clause]
        if p.lemmas[token] not in _SPEAKERS or p.deps[token] != "nsubj" or p.deps[clause] != "ccomp" or speech > token:
            return token
        speakers = self._frames[speech].subj
        plural = len(speakers) > 1 or any(p.tags[t] in {"NNS", "NNPS"} for t in speakers)
        fits = len(speakers) == 1 and (p.lemmas[token] == "they") == plural and p.pos[speakers[0]] != "PRON"
        person = p.labels[speakers[0]] == "PERSON" if speakers else False
        return speakers[0] if fits and (p.lemmas[token] in {"he", "she"}) == person else token

    def _is_own(self, noun: int) -> bool:
        """Whether a noun belongs to the one who acts: "its ambassador", "her troops"."""
        p = self._parse
        return any(p.deps[t] == "poss" and p.tags[t] == "PRP$" for t in p.children[noun])

    def _below(self, noun: int) -> list[int]:
        """Names of peoples and places anywhere in a noun's phrase."""
        return [t for t in self._parse.subtree(noun) if self._parse.labels[t] in {"GPE", "NORP"}]

    def _inside(self, clause: int) -> list[int]:
        """Who takes part in a clause that completes a deed."""
        inner = self._frames[clause]
        found = [*inner.subj, *inner.obj, *(t for o in inner.obj for t in self._around(o))]
        for prep in _RECIPIENT_PREPS:
            found.extend(inner.preps.get(prep, ()))
        return found

    def _cast_noun(self, deed: Deed, frame: Frame) -> None:
        p, i = self._parse, deed.head
        bound = set(deed.match.bound)
        befalls = p.lemmas[i] in self._lexicon.classes["befalling"]  # a "Niger coup" is nothing that Niger does
        owners = [
            t
            for t in frame.mod
            if p.deps[t] == "poss" or (p.labels[t] in PARTY_LABELS and not (befalls and p.labels[t] == "GPE"))
        ]
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
        if deed.type in SPEECH:
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


def _unique(tokens: list[int]) -> list[int]:
    return list(dict.fromkeys(tokens))
