"""Which of the places of one name is meant: what the text says of its country, then population."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.places.toponym import Toponym

# Without evidence a city has to be this many times larger than the next of its name.
DOMINANCE = 5
# A namesake smaller than this share of the largest isn't meant, though its country is mentioned
# (Paris in Texas, in a report on the US).
_DWARF = 1 / 20


@dataclass(slots=True)
class Evidence:
    """The countries of a report: of places it names, and named themselves."""

    places: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)


@dataclass(slots=True, frozen=True)
class Hint:
    """What stands beside a name: "Tripoli, Lebanon", "Cambridge, Mass."."""

    country: str | None
    admin1: str | None = None


def settle(toponyms: Sequence[Toponym]) -> Toponym | None:
    """The one that is meant without evidence, or None: by kind within a country, else by population."""
    if len(toponyms) == 1:
        return toponyms[0]
    best = sorted(toponyms, key=lambda item: (-item.rank, -item.population))
    first, second = best[0], best[1]
    if first.rank == second.rank:
        # Towns of one name a few kilometres apart in one country aren't told apart by name either.
        return first if first.population and first.population >= DOMINANCE * second.population else None
    in_one = len({item.country for item in toponyms if item.rank > 1}) == 1
    return first if in_one or first.country == second.country else None


def choose(
    toponyms: Sequence[Toponym], hint: Hint | None, evidence: Evidence, neighbours: Mapping[str, frozenset[str]]
) -> tuple[Toponym | None, str | None]:
    """The place that is meant, or None; and its country, which may be known though the place isn't."""
    left = _hinted(list(toponyms), hint)
    if (chosen := settle(left)) is None or _countries(left) != {chosen.country}:
        around = {other for code in evidence.countries | evidence.places for other in neighbours.get(code, ())}
        for known in (evidence.places, evidence.countries, around):
            narrowed = [item for item in without_dwarfs(left) if item.country in known]
            if known is around and chosen:
                break
            left = narrowed or left
        chosen = settle(left)
    countries = _countries(left)
    if chosen:
        return chosen, chosen.country
    return None, next(iter(countries)) if len(countries) == 1 else None


def _countries(toponyms: Sequence[Toponym]) -> set[str | None]:
    return {item.country for item in toponyms}


def _hinted(toponyms: list[Toponym], hint: Hint | None) -> list[Toponym]:
    if hint is None:
        return toponyms
    left = [item for item in toponyms if item.country == hint.country] or toponyms
    if hint.admin1:
        left = [item for item in left if item.admin1 == hint.admin1] or left
    return left


def without_dwarfs(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Without cities that are dwarfed by a namesake of any kind."""
    if any(item.rank > 1 for item in toponyms):
        return [item for item in toponyms if item.rank > 1]
    most = max(item.population for item in toponyms)
    return [item for item in toponyms if item.population >= most * _DWARF]
