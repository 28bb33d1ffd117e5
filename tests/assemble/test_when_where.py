"""When and where: which of a report's times and places are a deed's own."""

from __future__ import annotations

import pytest

from assemble.conftest import Tell
from assemble.story import Story
from dragoman.model import Event


def _only(story: Story) -> Event:
    (event,) = story.code().events
    return event


def _start(event: Event) -> str | None:
    return event.when.start if event.when else None


def test_a_date_of_the_clause_is_the_deeds(tell: Tell) -> None:
    story = tell("Iran, which Iraq left on Monday, attacked Israel on Friday.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.time("Monday", "2021-08-23")
    story.time("Friday", "2021-08-20")
    assert _start(_only(story)) == "2021-08-20"


def test_the_clause_goes_before_the_sentence(tell: Tell) -> None:
    story = tell("On Monday Iran said nothing and Iraq attacked Israel late on Friday.")
    story.deed("said", "CONSULT", "Iran", "Iraq", scope="Iran said nothing")
    story.deed("attacked", "ASSAULT", "Iraq", "Israel", scope="Iraq attacked Israel late on Friday")
    story.time("Monday", "2021-08-23")
    story.time("Friday", "2021-08-20")
    assert [_start(e) for e in story.code().events] == ["2021-08-23", "2021-08-20"]


def test_a_date_of_another_sentence_is_not_the_deeds(tell: Tell) -> None:
    story = tell("Iran attacked Israel. Iraq left on Monday.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.time("Monday", "2021-08-23")
    assert _only(story).when is None


def test_a_deed_in_somebodys_words_is_not_dated_by_when_they_were_said(tell: Tell) -> None:
    story = tell("Biden said on Monday that Iran attacked Israel.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel", scope="Iran attacked Israel")
    story.says("said", "Biden", "Iran attacked Israel")
    story.time("Monday", "2021-08-23")
    assert _only(story).when is None


@pytest.mark.parametrize(("kind", "start"), [("DURATION", "2021-08-23"), ("SET", "2021-08-23"), ("DATE", None)])
def test_durations_sets_and_open_dates_date_nothing(kind: str, start: str | None, tell: Tell) -> None:
    story = tell("Iran attacked Israel for days.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.time("for days", start, type=kind)
    assert _only(story).when is None


def test_what_is_asked_by_a_day_has_a_deadline_and_no_date(tell: Tell) -> None:
    story = tell("Biden demanded that Iran leave Syria by 31 August.")
    story.deed("demanded", "REQUEST", "Biden", "Iran", asked="that Iran leave Syria by 31 August")
    story.time("by 31 August", None, "2021-08-31", open="before")
    event = _only(story)
    assert event.when is None
    assert event.deadline is not None
    assert (event.deadline.start, event.deadline.end, event.deadline.open) == (None, "2021-08-31", "before")


def test_the_day_of_a_demand_is_not_its_deadline(tell: Tell) -> None:
    story = tell("Biden demanded on Monday that Iran leave Syria.")
    story.deed("demanded", "REQUEST", "Biden", "Iran", asked="that Iran leave Syria")
    story.time("Monday", "2021-08-23")
    event = _only(story)
    assert _start(event) == "2021-08-23"
    assert event.deadline is None


def test_only_what_is_asked_has_a_deadline(tell: Tell) -> None:
    story = tell("Iran attacked Israel by Monday.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.time("by Monday", None, "2021-08-23", open="before")
    assert _only(story).deadline is None


@pytest.mark.parametrize(
    ("published", "end", "status"),
    [
        ("2021-08-26", "2001-12-31", "historical"),
        ("2021-08-26", "2020-08-25", "historical"),
        ("2021-08-26", "2020-08-26", "actual"),
        ("2021-08-26T10:00:00+02:00", "2020-08-25", "historical"),
        ("2021-08-26", "2021-08-25", "actual"),
        (None, "2001-12-31", "actual"),
    ],
)
def test_what_ended_a_year_before_the_story_is_history(
    published: str | None, end: str, status: str, tell: Tell
) -> None:
    story = tell("Iran attacked Israel then.", published=published)
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.time("then", "2001-01-01", end)
    event = _only(story)
    assert event.status == status
    assert (event.cues.status.text if event.cues.status else None) == ("then" if status == "historical" else None)


@pytest.mark.parametrize("status", ["negated", "hypothetical", "future"])
def test_history_is_only_what_happened(status: str, tell: Tell) -> None:
    story = tell("Iran never attacked Israel in 2001.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel", status=status, status_cue="never")
    story.time("2001", "2001-01-01", "2001-12-31")
    event = _only(story)
    assert event.status == status
    assert event.cues.status is not None
    assert event.cues.status.text == "never"


def _where(event: Event) -> str | None:
    return event.where.name if event.where else None


@pytest.mark.parametrize(
    ("body", "place", "where"),
    [
        ("Iran attacked Israel in Gaza.", "Gaza", "Gaza"),
        ("Iran attacked Israel near the city of Gaza.", "Gaza", "Gaza"),
        ("Iran attacked Israel in northern Gaza.", "Gaza", "Gaza"),
        ("Iran attacked Israel.", "Israel", None),
        ("Iran attacked Israel over Gaza.", "Iran", None),
        ("Gaza said Iran attacked Israel.", "Gaza", None),
    ],
)
def test_a_toponym_that_says_where_is_the_place(body: str, place: str, where: str | None, tell: Tell) -> None:
    story = tell(body)
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.place(place)
    assert _where(_only(story)) == where


def test_the_nearest_place_of_the_clause_wins(tell: Tell) -> None:
    story = tell("Far away in Kabul, long ago, Iran attacked Israel in Gaza. Iraq fell in Basra.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    for name in ("Kabul", "Gaza", "Basra"):
        story.place(name)
    assert _where(_only(story)) == "Gaza"


def test_a_place_outside_the_clause_is_not_the_deeds(tell: Tell) -> None:
    story = tell("Biden said in Geneva that Iran attacked Israel.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel", scope="Iran attacked Israel")
    story.place("Geneva")
    assert _where(_only(story)) is None
