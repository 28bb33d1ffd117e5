"""The rules of doubt: where a deed can be read in two ways, which way it is coded.

Rules are data (``rules_of_doubt.yaml``). Those that ``applies: assembly`` are applied here, mechanically, to what was
read; those that ``applies: reading`` need meaning, and stand in the data so that they are named and documented.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dragoman.model import Status

if TYPE_CHECKING:
    from dragoman.ontology.ontology import Ontology

Stage = Literal["assembly", "reading"]
Effect = Literal["retype", "also", "drop", "all-actors", "host-receives", "keep"]
HowMany = Literal["none", "one", "several"]

ANY = "any"
NO_MODE = "none"


@dataclass(slots=True, frozen=True)
class Deed:
    """A type and perhaps a mode of it; written ``TYPE`` or ``TYPE/mode``."""

    type: str
    mode: str | None = None

    def covers(self, other: Deed) -> bool:
        """Whether the other is of this type, and of this mode if there is one."""
        return self.type == other.type and self.mode in (None, other.mode)


@dataclass(slots=True, frozen=True, kw_only=True)
class When:
    """When a rule fires: every condition that isn't empty must hold, and it holds if any member does."""

    status: frozenset[Status] = frozenset()
    mode: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    actor_sector: frozenset[str] = frozenset()
    recipient_sector: frozenset[str] = frozenset()
    actors: frozenset[HowMany] = frozenset()
    recipients: frozenset[HowMany] = frozenset()
    same_actor: tuple[Deed, ...] = ()
    same_recipient: tuple[Deed, ...] = ()


@dataclass(slots=True, frozen=True, kw_only=True)
class Rule:
    """A rule of doubt. ``name`` is stable and occurs in ``Event.rules``; ``to`` belongs to retype and also."""

    name: str
    applies: Stage
    from_: tuple[str, ...]
    when: When
    effect: Effect
    to: Deed | None
    note: str


@dataclass(slots=True, frozen=True, kw_only=True)
class Case:
    """A deed as read, with what the rules ask about it.

    ``head`` holds the lower-case lemmas of the trigger's head, also joined with its particle ("call off"); ``object``
    those of the words that it governs (objects, a passive's subject, complements, prepositions' objects).
    ``same_actor`` and ``same_recipient`` are the other events of the sentence that share an actor, or a recipient.
    """

    type: str
    mode: str | None = None
    status: Status = "actual"
    head: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    actor_sectors: frozenset[str] = frozenset()
    recipient_sectors: frozenset[str] = frozenset()
    actors: int = 1
    recipients: int = 0
    same_actor: tuple[Deed, ...] = ()
    same_recipient: tuple[Deed, ...] = ()


@dataclass(slots=True, frozen=True, kw_only=True)
class Settled:
    """What the rules make of a case; ``rules`` names those that fired, in the order in which they did.

    ``also`` are second events beside it. ``all_actors``: recipients become actors. The status stays what was read:
    an AGREE that was a future visit is still future, and its status cue still says by which word.
    """

    type: str
    mode: str | None
    rules: tuple[str, ...] = ()
    also: tuple[Deed, ...] = ()
    dropped: bool = False
    all_actors: bool = False


def _how_many(count: int) -> HowMany:
    return "none" if count == 0 else "one" if count == 1 else "several"


def _beside(wanted: tuple[Deed, ...], present: tuple[Deed, ...]) -> bool:
    return not wanted or any(deed.covers(other) for deed in wanted for other in present)


def holds(when: When, case: Case) -> bool:
    """Whether all conditions of a rule hold of a case."""
    pairs: tuple[tuple[Collection[str], Collection[str]], ...] = (
        (when.status, (case.status,)),
        (when.mode, (case.mode or NO_MODE,)),
        (when.head, case.head),
        (when.object, case.object),
        (when.actor_sector, case.actor_sectors),
        (when.recipient_sector, case.recipient_sectors),
        (when.actors, (_how_many(case.actors),)),
        (when.recipients, (_how_many(case.recipients),)),
    )
    return (
        all(not wanted or any(item in wanted for item in given) for wanted, given in pairs)
        and _beside(when.same_actor, case.same_actor)
        and _beside(when.same_recipient, case.same_recipient)
    )


def first_rule(ontology: Ontology, case: Case, skip: Collection[str] = ()) -> Rule | None:
    """The first mechanical rule of doubt, in file order, that fires on a case; ``skip`` names rules to pass over.

    Raises:
        KnowledgeError: the case's type is unknown.
    """
    for rule in ontology.rules_for(case.type):
        if rule.applies == "assembly" and rule.name not in skip and holds(rule.when, case):
            return rule
    return None


def settle(ontology: Ontology, case: Case) -> Settled:
    """Apply the mechanical rules of doubt until none fires; each fires at most once, so that this ends.

    A rule with the effect keep or drop is the last.

    Raises:
        KnowledgeError: the case's type is unknown.
    """
    fired: list[str] = []
    also: list[Deed] = []
    all_actors = False
    while rule := first_rule(ontology, case, fired):
        fired.append(rule.name)
        if rule.effect in ("keep", "drop"):
            break
        if rule.effect == "also" and rule.to:
            also.append(rule.to)
        elif rule.effect == "retype" and rule.to:
            case = replace(case, type=rule.to.type, mode=rule.to.mode)
        all_actors = all_actors or rule.effect == "all-actors"
    return Settled(
        type=case.type,
        mode=case.mode,
        rules=tuple(fired),
        also=tuple(also),
        dropped=bool(rule and rule.effect == "drop"),
        all_actors=all_actors,
    )
