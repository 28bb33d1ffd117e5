"""When a name in the gold and a name in the record are the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from dragoman.model import ActorRef, Source


def fold(name: str) -> str:
    """A name without case, accents, punctuation, spaces or a leading article: ``G-7`` and ``the G7`` are alike."""
    plain = unicodedata.normalize("NFKD", name.strip().casefold()).removeprefix("the ")
    return "".join(char for char in plain if char.isalnum())


def is_actor(wanted: str, actor: ActorRef) -> bool:
    """Whether an actor is the one wanted: by canonical name, by id, or by the code of its country."""
    if fold(wanted) in {fold(actor.name), fold(actor.id or "")}:
        return True
    return actor.country is not None and wanted.strip().casefold() == actor.country.casefold()


def is_source(wanted: str, source: Source) -> bool:
    """Whether a link of the chain is the one wanted: by the name it goes by, or as an actor."""
    return fold(wanted) == fold(source.name) or (source.actor is not None and is_actor(wanted, source.actor))


def missing(wanted: Iterable[str], actors: Iterable[ActorRef]) -> list[str]:
    """Those wanted that no actor is."""
    present = list(actors)
    return [name for name in wanted if not any(is_actor(name, actor) for actor in present)]


def listed(actors: Iterable[ActorRef]) -> str:
    """Actors for a message: ``Xi Jinping (CHN), Taliban``."""
    shown = (f"{actor.name} ({actor.country})" if actor.country else actor.name for actor in actors)
    return ", ".join(dict.fromkeys(shown)) or "nobody"
