"""Frames: who does what to whom around a verb, noun or adjective, with the syntax undone.

Passives, relative clauses, participles, conjoined and infinitive verbs all give the same deep
arguments, so that a phrase of the lexicon is written once.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.parse import Parse

_SUBJECTS = ("nsubj", "csubj")
_RELATIVES = {"who", "which", "that", "whom"}
_OF_THE_OBJECT = {"of", "for", "against", "from"}
LIGHT_HEADS = frozenset(
    "number series wave round string spate host group dozen hundred thousand score lot couple pair campaign kind form "
    "act threat package set array raft flurry rash majority most some part member all both each many several "
    "one batch cache crate squadron load boatload rest bulk last handful tonne ton slew barrage tens million".split()
)


@dataclass(slots=True)
class Frame:
    """Deep arguments of token ``head``; every list holds head tokens of phrases, conjuncts apart."""

    head: int
    subj: list[int] = field(default_factory=list)
    obj: list[int] = field(default_factory=list)
    dative: list[int] = field(default_factory=list)
    comp: list[int] = field(default_factory=list)
    mod: list[int] = field(default_factory=list)
    complement: list[int] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    preps: dict[str, list[int]] = field(default_factory=dict)
    negations: list[int] = field(default_factory=list)
    passive: bool = False


class Frames:
    """Builds and remembers the frames of one parse.

    Args:
        undergone: lemmas of verbs that nobody does without an object ("kill"): "two soldiers killed" are victims.
    """

    def __init__(self, parse: Parse, undergone: frozenset[str] = frozenset()) -> None:
        self.parse = parse
        self._undergone = undergone
        self._built: dict[int, Frame] = {}

    def __getitem__(self, i: int) -> Frame:
        frame = self._built.get(i)
        if frame is None:
            frame = self._built[i] = Frame(i)
            self._fill(frame)
        return frame

    def conjuncts(self, i: int) -> list[int]:
        """``i`` and the phrases coordinated with it, left to right."""
        found = [i]
        for token in found:
            found.extend(self.parse.kids(token, "conj"))
        return found

    def through(self, i: int) -> int:
        """The word that matters behind a light head: "attacks" in "a series of attacks"."""
        p = self.parse
        for _ in range(3):
            if p.lemmas[i] not in LIGHT_HEADS:
                return i
            inner = [o for prep in p.kids(i, "prep") if p.lemmas[prep] == "of" for o in p.kids(prep, "pobj")]
            if not inner:
                return i
            i = inner[0]
        return i

    def _nouns(self, i: int) -> list[int]:
        return [j for j in self.conjuncts(i) if self.parse.pos[j] not in {"VERB", "AUX"}]

    def _fill(self, frame: Frame) -> None:
        p, i = self.parse, frame.head
        for child in p.children[i]:
            self._attach(frame, child)
        if (
            p.pos[i] in {"VERB", "AUX"}
            or p.deps[i] in {"xcomp", "ccomp", "advcl", "pcomp", "relcl", "acl"}
            or (p.deps[i] == "amod" and p.tags[i] in {"VBN", "VBG"})
        ):
            self._undo(frame)
            self._repair(frame)
        elif p.deps[i] in {"acomp", "oprd"}:  # "France is ready to sign"
            frame.subj = frame.subj or list(self[p.heads[i]].subj)

    def _attach(self, frame: Frame, child: int) -> None:
        p, dep = self.parse, self.parse.deps[child]
        if dep in _SUBJECTS:
            frame.subj.extend(self._nouns(child))
        elif dep in {"nsubjpass", "csubjpass"}:
            frame.passive = True
            frame.obj.extend(self._nouns(child))
        elif dep == "auxpass":
            frame.passive = True
        elif dep in {"dobj", "obj"}:
            frame.obj.extend(self._nouns(child))
        elif dep in {"dative", "iobj"}:
            inner = [j for k in (list(p.kids(child, "pobj")) or [child]) for j in self._nouns(k)]
            frame.dative.extend(inner)
            if p.pos[child] == "ADP":  # "sold gas to Jordan"
                frame.preps.setdefault(p.lemmas[child], []).extend(inner)
        elif dep in {"prep", "agent"} or (dep in {"prt", "advmod"} and p.has(child, "pobj")):
            self._preposition(frame, child)
        elif dep in {"xcomp", "ccomp"}:
            frame.comp.append(child)
        elif dep in {"acomp", "attr", "oprd"}:
            frame.complement.extend(self._nouns(child))
        elif dep == "neg" or p.lemmas[child] == "never":
            frame.negations.append(child)
        elif dep in {"prt", "advmod"}:
            frame.particles.append(p.lemmas[child])
            frame.negations.extend(k for k in p.children[child] if p.lemmas[k] == "no")  # "no longer"
        elif dep in {"amod", "compound", "nmod", "poss", "nummod", "npadvmod"}:
            frame.mod.append(child)
        elif dep in {"acl", "advcl"} and any(p.tags[k] == "TO" for k in p.children[child]):
            frame.comp.append(child)
        elif dep in {"acl", "relcl"} and any(p.lemmas[k] == "that" for k in p.kids(child, "mark")):
            frame.comp.append(child)  # "a pledge that troops would leave"
        elif dep == "relcl" and p.pos[frame.head] == "NOUN":
            frame.comp.extend(p.kids(child, "ccomp"))  # "a demand in which it was said that they should leave"

    def _preposition(self, frame: Frame, prep: int) -> None:
        p = self.parse
        inner = [j for k in p.kids(prep, "pobj") for j in self._nouns(k)]
        clauses = list(p.kids(prep, "pcomp"))
        frame.comp.extend(k for k in clauses if p.pos[k] == "VERB")
        if not inner and not clauses:
            frame.particles.append(p.lemmas[prep])
        name = p.lemmas[prep]
        if name == "with" and p.lemmas[p.heads[prep]] in {"along", "together"}:
            undergo = any(p.deps[k] == "auxpass" for k in p.children[frame.head])
            (frame.obj if undergo else frame.subj).extend(inner)
        elif p.deps[prep] == "agent" or (name == "by" and frame.passive):
            frame.subj.extend(inner)
        frame.preps.setdefault(name, []).extend(inner + clauses)
        for deeper in p.kids(prep, "prep"):  # "out of", "because of", "from under"
            self._preposition(frame, deeper)

    def _undo(self, frame: Frame) -> None:
        """Fill a missing subject or object from the clause around: relative, participle, conjunct, infinitive."""
        p, i = self.parse, frame.head
        dep, above = p.deps[i], p.heads[i]
        self._antecedents(frame, above if dep == "relcl" else None)
        participle = p.tags[i] == "VBN" and not any(p.deps[k] == "aux" for k in p.children[i])
        # "Its spokesman, X, alleged that ...": a participle with a clause of its own is no passive.
        active = any(p.tags[k] != "VBG" for k in p.kids(i, "ccomp"))
        if dep in {"acl", "amod"} and participle and not active:
            frame.passive = True
            frame.obj = frame.obj or [above]
        elif dep in {"acl", "amod"}:
            frame.subj = frame.subj or [above]
        elif dep == "conj" and p.pos[above] in {"VERB", "AUX"} and above != i:
            self._share(frame, self[above])
        elif dep in {"xcomp", "advcl", "pcomp", "ccomp"} and above != i:
            reduced = participle and not frame.obj  # "Attacked by Iran, Israel called ..."
            if not frame.subj or (reduced and frame.preps.get("by") == frame.subj):
                self._control(frame, above, passive=reduced)
        if frame.passive and not frame.subj:
            frame.subj = list(frame.preps.get("by", ()))

    def _repair(self, frame: Frame) -> None:
        """What the parser often leaves loose: a subject before a comma'd phrase, the victims of a headline."""
        p, i = self.parse, frame.head
        if not frame.subj and not (frame.passive and frame.obj):
            loose = [k for k in p.children[i] if k < i and p.deps[k] in {"npadvmod", "dep", "nmod", "appos"}]
            frame.subj = [k for k in loose if p.labels[k] in {"PERSON", "ORG", "GPE", "NORP"}]
            frame.subj = frame.subj or self._behind_date(i)
        alone = not any(
            k > i and p.pos[k] in {"NUM", "NOUN", "PROPN"} for k in p.children[i]
        )  # not "police detained 84"
        if p.lemmas[i] in self._undergone and frame.subj and alone and not (frame.obj or frame.passive or frame.preps):
            frame.obj, frame.subj, frame.passive = frame.subj, [], True

    def _behind_date(self, i: int) -> list[int]:
        """The subject that the parser hangs on a date: "On Tuesday Mujahid, in Kabul, announced"."""
        p = self.parse
        for prep in p.kids(i, "prep"):
            objects = list(p.kids(prep, "pobj"))
            if len(objects) > 1 and p.labels[objects[0]] == "DATE" and p.labels[objects[-1]] == "PERSON":
                return objects[-1:]
        return []

    def _antecedents(self, frame: Frame, noun: int | None) -> None:
        p = self.parse
        if noun is None:
            return
        for slot in (frame.subj, frame.obj):
            slot[:] = [noun if p.lemmas[j] in _RELATIVES else j for j in slot]
        for inner in frame.preps.values():
            inner[:] = [noun if p.lemmas[j] in _RELATIVES else j for j in inner]

    def _share(self, frame: Frame, first: Frame) -> None:
        agent = bool(frame.subj) and frame.preps.get("by") == frame.subj
        if agent and first.passive and not frame.obj:
            frame.passive, frame.obj = True, list(first.obj)
            first.subj = first.subj or list(frame.subj)  # "was invaded and attacked by"
        elif not frame.subj and not (frame.passive and frame.obj):
            if first.passive and first.obj and not frame.obj and self._no_aux(frame):
                frame.passive, frame.obj, frame.subj = True, list(first.obj), list(first.subj)
            else:
                frame.subj = list(first.obj if first.passive else first.subj)

    def _no_aux(self, frame: Frame) -> bool:
        p = self.parse
        return p.tags[frame.head] == "VBN" and not any(p.deps[k] in {"aux", "auxpass"} for k in p.children[frame.head])

    def _control(self, frame: Frame, above: int, *, passive: bool) -> None:
        p = self.parse
        preposition = ""
        if p.deps[above] in {"prep", "agent"}:
            preposition, above = p.lemmas[above], p.heads[above]
        outer = self[above]
        if p.deps[frame.head] == "xcomp" and (outer.obj or outer.dative):
            controllers = outer.obj or outer.dative  # "ordered troops to attack"
        elif preposition in _OF_THE_OBJECT and outer.obj:
            controllers = outer.obj  # "accused Iran of attacking", "praised Ukraine for resisting"
        elif p.deps[frame.head] == "xcomp" and outer.preps.get("on"):
            controllers = outer.preps["on"]  # "called on Iran to stop"
        else:
            controllers = outer.obj if outer.passive and not outer.subj else outer.subj
        if frame.passive or passive:
            frame.passive = True
            frame.obj = frame.obj or list(controllers)
        else:
            frame.subj = list(controllers)
