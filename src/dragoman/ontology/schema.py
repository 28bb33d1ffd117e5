"""The shapes of the ontology's data files, as pydantic checks them: unknown keys and wrong kinds are refused."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dragoman.model import Quad, Status
from dragoman.ontology.rules import Effect, HowMany, Stage

Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
Score = Annotated[float, Field(ge=-10, le=10, allow_inf_nan=False)]
Lemma = Annotated[str, Field(pattern=r"^[^\sA-Z]+( [^\sA-Z]+)*$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ModeRow(_Row):
    """A mode in a type's file; without a score it has the type's."""

    name: Words
    score: Score | None = None
    definition: Words
    label: Words | None = None


class TypeRow(_Row):
    """A file of ``types/``."""

    name: Words
    quad: Quad
    score: Score
    recipient: Literal["required", "optional"]
    definition: Words
    modes: list[ModeRow]
    examples: list[Words] = []
    label: Words | None = None


class ContextRow(_Row):
    """A row of ``contexts.yaml``."""

    name: Words
    definition: Words
    cues: list[Lemma]
    label: Words | None = None


class SectorRow(_Row):
    """A row of ``sectors.yaml``."""

    name: Words
    definition: Words


class DeedRow(_Row):
    """What a rule makes of a deed."""

    type: Words
    mode: Words | None = None


class WhenRow(_Row):
    """The closed vocabulary of a rule's conditions."""

    status: list[Status] = []
    mode: list[Words] = []
    head: list[Lemma] = []
    object: list[Lemma] = []
    actor_sector: list[Words] = []
    recipient_sector: list[Words] = []
    actors: list[HowMany] = []
    recipients: list[HowMany] = []
    same_actor: list[Words] = []
    same_recipient: list[Words] = []


class RuleRow(_Row):
    """A row of ``rules_of_doubt.yaml``."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    applies: Stage
    from_: Annotated[list[Words] | Literal["any"], Field(alias="from")]
    when: WhenRow = WhenRow()
    effect: Effect = "retype"
    to: DeedRow | None = None
    note: Words
