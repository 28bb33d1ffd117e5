"""The resolver's own questions, and what holds for every cast."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors import Resolver, load_knowledge
from dragoman.actors.datelines import find_datelines
from dragoman.model import ActorRef, Report
from dragoman.reader.reading import Mention

from .conftest import Story

_BODY = (
    "Chinese President Xi Jinping and Russian President Vladimir Putin met in Moscow. Both countries said that they "
    "would help Congo's government.\n\nThe two leaders told the U.N. that its troops, led by Gen. Omar Bongo's son, "
    "killed 12 villagers. Mr. Putin's spokesman, Dmitry Peskov, denied it; his army chief did not. NATO’s chief and "
    "King Abdullah thanked him. Police in Belgrade arrested Kurdish rebels."
)
_DAYS = st.none() | st.dates(date(1985, 1, 1), date(2030, 1, 1))
_LABELS = st.sampled_from([None, "PERSON", "ORG", "GPE", "NORP", "DATE", "FAC"])


@st.composite
def _mentions(draw: st.DrawFn) -> list[tuple[int, int, str | None]]:
    edges = st.integers(0, len(_BODY) - 1)
    spans = draw(st.lists(st.tuples(edges, st.integers(1, 60), _LABELS), max_size=12))
    return [(start, min(len(_BODY), start + length), label) for start, length, label in sorted(spans, key=str)]


def _resolve(spans: list[tuple[int, int, str | None]], day: date | None) -> list[ActorRef]:
    cast = Resolver(load_knowledge()).open(Report(body=_BODY, published=day.isoformat() if day else None))
    return [
        ref for s, e, label in spans for ref in cast.resolve(Mention(start=s, end=e, head=(s, e), label=label), day)
    ]


@given(_mentions(), _DAYS)
def test_any_words_give_sound_references(spans: list[tuple[int, int, str | None]], day: date | None) -> None:
    refs = _resolve(spans, day)
    assert refs == _resolve(spans, day)
    for ref in refs:
        assert ref.name
        assert ref.sector == (ref.sectors[0] if ref.sectors else None)
        assert ref.id is None or not ref.candidates
        assert ref.mention is not None
        for span in filter(None, (ref.mention, ref.antecedent)):
            assert _BODY[span.start : span.end] == span.text


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    body = f"{text}x"
    cast = Resolver(load_knowledge()).open(Report(body=body))
    cast.resolve(Mention(start=0, end=len(body), head=(0, len(body))))


def test_the_day_of_the_event_goes_before_that_of_publication(resolver: Resolver) -> None:
    story = Story(resolver, "The US president visited Hanoi.", "2021-08-26")
    [ref] = story.resolve("US president", day=date(2000, 11, 16))
    assert ref.id == "person.bill-clinton"


def test_what_is_noted_can_be_meant_later(resolver: Resolver) -> None:
    story = Story(resolver, "Angela Merkel spoke. She left.", "2015-09-04")
    story.cast.note(story.mention("Angela Merkel", "PERSON"))
    [ref] = story.resolve("She")
    assert ref.id == "person.angela-merkel"
    assert ref.antecedent == story.report.span(0, 13)


def test_an_ambiguous_name_lists_its_candidates(resolver: Resolver) -> None:
    [ref] = Story(resolver, "Congo agreed.", "2008-10-29").resolve("Congo", "GPE")
    assert ref.id is None
    assert [(c.id, c.score) for c in ref.candidates] == [("state.cod", 0.5), ("state.cog", 0.5)]


def test_without_a_gazetteer_an_unknown_place_may_be_a_party() -> None:
    refs = Story(Resolver(load_knowledge()), "Mekelle refused.", "2022-11-10").resolve("Mekelle", "ORG")
    assert [ref.sector for ref in refs] == ["UNK"]


def test_an_office_that_hardly_fits_is_a_candidate(resolver: Resolver) -> None:
    story = Story(resolver, "A pilot died over Cuba, the government said.", "1962-10-28")
    [ref] = story.resolve("government")
    assert (ref.id, ref.country) == (None, None)
    assert [(c.id, c.score) for c in ref.candidates] == [("state.cub", 0.5)]


@pytest.mark.parametrize(
    ("body", "dateline"),
    [
        ("KABUL, Aug 16 (Meridian Wire) - The", "KABUL, Aug 16 (Meridian Wire) - "),
        ("GAZA/JERUSALEM, Oct 3 (Wire) - The", "GAZA/JERUSALEM, Oct 3 (Wire) - "),
        ("PORT-AU-PRINCE, Haiti -- Gangs", "PORT-AU-PRINCE, Haiti -- "),
        ("MOSCOW, August 25. /X/. The", "MOSCOW, August 25. /X/."),
        ("Title\n\nThe Hague (Wire) — The", "The Hague (Wire) — "),
        ("NATO — the alliance", ""),
        ("UN (New York) said", ""),
        ("RUSSIA STRIKES KYIV - REPORT", ""),
        ("Afghan President Ashraf Ghani (pictured) - left", ""),
        ("The talks in KABUL - a failure", ""),
    ],
)
def test_datelines(body: str, dateline: str) -> None:
    found = [body[start:end] for start, end in find_datelines(body, load_knowledge())]
    assert "".join(found) == dateline


def test_text_ids_are_the_reports_own(resolver: Resolver) -> None:
    body = "Ivan Brik spoke. Ivan Brik left."
    here = Story(resolver, body, "2014-02-22")
    first, again = here.resolve("Ivan Brik", "PERSON"), here.resolve("Ivan Brik", "PERSON")
    elsewhere = Story(resolver, body, "2014-02-23").resolve("Ivan Brik", "PERSON")
    assert first[0].id == again[0].id != elsewhere[0].id


def test_joined_adjectives_give_one_reference_each(resolver: Resolver) -> None:
    refs = Story(resolver, "Ukrainian and Russian negotiators met.", "2022-03-29").resolve(
        "Ukrainian and Russian negotiators"
    )
    assert [ref.id for ref in refs] == ["gov.ukr.negotiator", "gov.rus.negotiator"]


@pytest.mark.parametrize(
    ("name", "day", "ids"),
    [
        ("Putin", date(2021, 8, 26), ["person.vladimir-putin"]),
        ("Xi Jinping", None, ["person.xi-jinping"]),
        ("US president", date(1999, 1, 1), ["person.bill-clinton"]),
        ("Taliban", date(2021, 8, 26), ["reb.taliban"]),
        ("Moscow", date(1988, 1, 1), ["state.sun"]),
        ("Korea", None, ["state.kor", "state.prk"]),
        ("Bush", date(1990, 1, 1), ["person.george-h-w-bush", "person.george-w-bush"]),
        ("nobody at all", None, []),
    ],
)
def test_find(resolver: Resolver, name: str, day: date | None, ids: list[str]) -> None:
    assert [c.id for c in resolver.find(name, day)] == ids


@pytest.mark.parametrize("name", ["Reuters", "People’s Daily", "the Guardian", "New York Times", "Tolo News"])
def test_outlets(resolver: Resolver, name: str) -> None:
    assert resolver.is_outlet(name)


@pytest.mark.parametrize("name", ["Taliban", "China", "Wang Wenbin", "report", ""])
def test_no_outlets(resolver: Resolver, name: str) -> None:
    assert not resolver.is_outlet(name)


_PARTIES = (
    "police troop troops rebel spokesman ministry lawmaker leader office television radio group force service agency "
    "presidency palace staff paratrooper herder crew gendarme brigade fleet counterpart colleague"
)


@pytest.mark.parametrize("lemma", _PARTIES.split())
def test_words_for_parties(resolver: Resolver, lemma: str) -> None:
    assert resolver.is_actor_words(lemma)


@pytest.mark.parametrize("lemma", ["talk", "bomb", "city", "conference", "inflation", "senior", "he", "agreement"])
def test_words_for_things(resolver: Resolver, lemma: str) -> None:
    assert not resolver.is_actor_words(lemma)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("ISIS-K", "reb.isk"),
        ("the Security Council", "igo.unsc"),
        ("Amaq", "med.amaq"),
        ("Pajhwok", "med.pajhwok"),
        ("IMF", "igo.imf"),
        ("Boutros Boutros-Ghali", "person.boutros-boutros-ghali"),
        ("Kremlin", "state.rus"),
        ("Korea", None),
        ("Bush", None),
        ("Putin", None),
        ("Kabul", None),
        ("Afghans", None),
        ("nobody at all", None),
    ],
)
def test_the_id_of_a_name(resolver: Resolver, name: str, wanted: str | None) -> None:
    assert resolver.id_of(name) == wanted


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("Taliban spokesman", {"reb.taliban"}),
        ("spokesman for the Taliban", {"reb.taliban"}),
        ("head of Hamas's political office", {"reb.hamas"}),
        ("CIA director", {"gov.usa.cia"}),
        ("Pakistani Taliban commander", {"reb.ttp"}),
        ("former Hamas leader", set()),
        ("ambassador to the United Nations", set()),
        ("anti-Taliban fighters", set()),
        ("commander near Hamas positions", set()),
        ("Chinese foreign minister", set()),
        ("spokesman", set()),
    ],
)
def test_the_groups_in_a_role(resolver: Resolver, role: str, wanted: set[str]) -> None:
    assert resolver.groups_in(role) == wanted
