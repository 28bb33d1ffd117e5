"""A deed: what the rule reader makes of a phrase, before anybody knows whether it happened."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import Status
from dragoman.reader.match import Match

# What an operator that codes nothing itself does to the deed in its complement.
PASSING: dict[str, Status | None] = {
    "deny": "negated",
    "fail": "negated",
    "prevent": "negated",
    "plan": "future",
    "want": "hypothetical",
    "fear": "hypothetical",
    "allege": None,
    "begin": None,
}
# What is done by saying it, and what does harm.
SPEECH = {"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE", "CONCEDE", "SUPPORT"}
HARMFUL = {"ASSAULT", "COERCE", "SANCTION", "PROTEST"}


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
