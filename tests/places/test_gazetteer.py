"""Toponyms in news wording, names that are no places, and what holds for any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Place
from dragoman.places import Gazetteer, load_gazetteer

CASES = Path(__file__).with_name("cases.csv")
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))
WORDS = (
    "in near of the from Kabul Tripoli Lebanon Lebanese Georgia Georgian US us U.S. U.S , . 's ’s - al Hol al-Hol St. "
    "Washington George Post Clinton March Paris Texas Mass. Cambridge England South Sudan Sea city and 22 Tower \n"
).split(" ")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def _named(places: list[Place], mention: str) -> list[Place]:
    return [place for place in places if place.mention and place.mention.text == mention]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['mention']}: {row['text'][:50]}")
def test_reads_news_wording(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    found = _named(gazetteer.find(row["text"]), row["mention"])
    if row["found"] == "no":
        assert found == []
        return
    place = found[-1]
    got = (place.name, place.country or "", place.admin1 or "", place.feature or "")
    assert got == (row["name"], row["country"], row["admin1"], row["feature"])


def test_there_are_enough_cases() -> None:
    assert len(ROWS) >= 120
    assert sum(row["found"] == "no" for row in ROWS) >= 40


def _check(body: str, gazetteer: Gazetteer) -> None:
    places = gazetteer.find(body)
    last = 0
    for place in places:
        assert place.mention is not None
        assert body[place.mention.start : place.mention.end] == place.mention.text
        assert last <= place.mention.start < place.mention.end
        last = place.mention.end
        assert (place.lat is None) == (place.lon is None)
    mentions = [(place.mention.start, place.mention.end) for place in places if place.mention]
    assert gazetteer.resolve(body, mentions) == places


# The first example loads the data.
@settings(deadline=None)
@given(body=st.text(max_size=200))
def test_any_text_is_read(body: str) -> None:
    _check(body, load_gazetteer())


# The first example loads the data.
@settings(deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=20))
def test_found_places_resolve_to_themselves(words: list[str]) -> None:
    _check(" ".join(words), load_gazetteer())


# The first example loads the data.
@settings(deadline=None)
@given(body=st.text(max_size=60), spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_any_spans_are_resolved(body: str, spans: list[tuple[int, int]]) -> None:
    assert len(load_gazetteer().resolve(body, spans)) == len(spans)


def test_a_city_of_geonames_carries_its_id_and_position(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("The embassies in Kabul stayed open.")[0]
    assert place.geonames_id == 1138958
    assert place.lat == pytest.approx(34.5, abs=0.2)
    assert place.lon == pytest.approx(69.2, abs=0.2)


def test_an_own_place_takes_the_id_of_its_city(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("The port of Hodeidah reopened.")[0].geonames_id is not None


def test_an_open_name_keeps_its_mention_only(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("He teaches in Cambridge.")[0]
    assert (place.name, place.country, place.lat, place.geonames_id, place.feature) == ("Cambridge", None) + (None,) * 3


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("northern Syria", "Syria", "SYR"),
        ("the Lebanese town", None, None),
        ("Clinton, Iowa", "Clinton", "USA"),
        ("Helmand province", "Helmand", "AFG"),
        ("the city of Herat", "Herat", "AFG"),
        ("Kabul's airport", "Kabul airport", "AFG"),
        ("us", None, None),
        ("the US", "United States", "USA"),
        ("Ruritania", None, None),
    ],
)
def test_resolves_given_mentions(gazetteer: Gazetteer, words: str, name: str | None, country: str | None) -> None:
    body = f"They were in {words} then."
    (place,) = gazetteer.resolve(body, [(13, 13 + len(words))])
    assert (place.name if place else None, place.country if place else None) == (name, country)


def test_a_given_mention_needs_no_support(gazetteer: Gazetteer) -> None:
    body = "Reading was quiet, as was Sydney."
    assert [place.name for place in gazetteer.find(body, spans=[(0, 7), (26, 32), (8, 11)])] == ["Reading", "Sydney"]


def test_headlines_in_title_case_are_read(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Israel Strikes Beirut As Paris Pleads For Calm\n\nJets struck.")
    assert [place.country for place in found] == ["ISR", "LBN", "FRA"]


def test_the_gazetteer_is_loaded_once(gazetteer: Gazetteer) -> None:
    assert load_gazetteer() is gazetteer
