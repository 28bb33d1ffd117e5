"""The data files of the gazetteer: what ships is sound, and broken ones are refused by file and row."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from dragoman.errors import KnowledgeError
from dragoman.places.sources import PLACES, TRAPS, country_words, news_places, state_abbreviations, traps
from dragoman.places.toponym import normal

HEAD = "name,aliases,country,admin1,lat,lon,feature,source\n"


def test_there_are_enough_places_of_the_news() -> None:
    places = list(news_places())
    assert len(places) >= 300
    assert len({toponym.name for toponym, _ in places}) == len(places)


@pytest.mark.parametrize("path", [PLACES, TRAPS])
def test_data_files_are_tidy(path: str) -> None:
    text = resources.files("dragoman").joinpath(path).read_text(encoding="utf-8")
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert all(cell == cell.strip() for cell in cells)


def test_traps_are_written_as_names_are_compared() -> None:
    assert all(term == normal(term) for term in traps())


def test_every_country_has_a_code_and_most_an_adjective() -> None:
    words = country_words()
    assert len(words) >= 150
    assert words["AFG"] == ([], ["Afghan"])


def test_state_abbreviations_are_those_of_the_long_names() -> None:
    assert state_abbreviations()["Mass"] == "Massachusetts"
    assert len(state_abbreviations()) == 43


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Kabul,,AF,,34.5,69.2,city,own", "unknown country 'AF'"),
        ("Kabul,,AFG,,34.5,69.2,town,own", "unknown feature 'town'"),
        ("Kabul,,AFG,,north,69.2,city,own", "'north' is no number of degrees"),
        ("Kabul,,AFG,,134.5,69.2,city,own", "beyond 90 degrees"),
        ("Kabul,,AFG,,34.5,69.2,city,web", "own or geonames as source"),
        ("Kabul,,AFG", "wants 8 cells"),
    ],
)
def test_a_broken_row_is_refused(row: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message) as caught:
        list(news_places(HEAD + row + "\n"))
    assert f"{PLACES}:2" in str(caught.value)


def test_other_columns_are_refused() -> None:
    with pytest.raises(KnowledgeError, match="columns must be"):
        list(news_places("name,lat\nKabul,34\n"))
    with pytest.raises(KnowledgeError, match="unknown or repeated code 'AF'"):
        country_words("iso3,aliases,adjectives\nAF,,Afghan\n")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Sana'a", "sanaa"), ("Nagorno-Karabakh", "nagorno karabakh"), ("Côte d’Ivoire", "cote divoire"), ("U.S.", "us")],
)
def test_names_are_compared_in_plain_form(name: str, plain: str) -> None:
    assert normal(name) == plain
