"""When a name in the gold and a name in the record are the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from dragoman.actors import Resolver, load_knowledge
from dragoman.model import ActorRef, Source


def fold(name: str) -> str:
    """A name without case, accents, punctuation, spaces or a leading article: ``G-7`` and ``the G7`` are alike."""
    plain = unicodedata.normalize("NFKD", name.strip().casefold()).removeprefix("the ")
    return "".join(char for char in plain if char.isalnum())


def is_actor(wanted: str, actor: ActorRef) -> bool:
    """Whether an actor is the one wanted: by canonical name, id, code of its country, or what the knowledge says.

    The knowledge says so where the wanted name is another name of the actor's id, and where it names the
    organisation that the actor's role belongs to ("Taliban" for a "Taliban spokesman").
    """
    if fold(wanted) in {fold(actor.name), fold(actor.id or "")}:
        return True
    if actor.country is not None and wanted.strip().casefold() == actor.country.casefold():
        return True
    known = _id_of(wanted)
    return known is not None and (known == actor.id or known in _groups_in(actor.role or ""))


def is_source(wanted: str, source: Source) -> bool:
    """Whether a link of the chain is the one wanted: by the name it goes by, by another name of it, or as an actor."""
    if fold(wanted) == fold(source.name):
        return True
    if source.actor is not None:
        return is_actor(wanted, source.actor)
    known = _id_of(wanted)
    return known is not None and known == _id_of(source.name)


def missing(wanted: Iterable[str], actors: Iterable[ActorRef]) -> list[str]:
    """Those wanted that no actor is."""
    present = list(actors)
    return [name for name in wanted if not any(is_actor(name, actor) for actor in present)]


def listed(actors: Iterable[ActorRef]) -> str:
    """Actors for a message: ``Xi Jinping (CHN), Taliban``."""
    shown = (f"{actor.name} ({actor.country})" if actor.country else actor.name for actor in actors)
    return ", ".join(dict.fromkeys(shown)) or "nobody"


@cache
def _resolver() -> Resolver:
    return Resolver(load_knowledge())


@cache
def _id_of(name: str) -> str | None:
    return _resolver().id_of(name)


@cache
def _groups_in(role: str) -> frozenset[str]:
    return _resolver().groups_in(role) if role else frozenset()
