"""The rest of the record: facts, warnings, and what is passed through."""

from __future__ import annotations

from assemble.conftest import Tell
from dragoman.model import ActorRef, Place

POSTS = "Russia kept its embassy in Kabul open and closed its consulate in Herat."


def test_a_presence_is_at_a_place(tell: Tell) -> None:
    story = tell(POSTS)
    story.place("Kabul", "AFG")
    story.fact("presence", "Russia", "Kabul")
    (fact,) = story.code().facts
    assert isinstance(fact.object, Place)
    assert (fact.subject.name, fact.object.country, fact.polarity) == ("Russia", "AFG", "affirmed")
    assert fact.evidence.text == POSTS
    assert [s.name for s in fact.said_by] == ["The Daily"]


def test_a_presence_nowhere_known_is_left_out(tell: Tell) -> None:
    story = tell(POSTS)
    story.fact("presence", "Russia", "Kabul")
    assert story.code().facts == []


def test_one_subject_may_be_present_here_and_absent_there(tell: Tell) -> None:
    story = tell(POSTS)
    story.place("Kabul", "AFG")
    story.place("Herat", "AFG")
    story.fact("presence", "Russia", "Kabul")
    story.fact("presence", "Russia", "Herat", negated=True)
    coded = story.code()
    found = [(f.object.name if isinstance(f.object, Place) else None, f.polarity) for f in coded.facts]
    assert found == [("Kabul", "affirmed"), ("Herat", "negated")]
    assert len({f.id for f in coded.facts}) == 2


def test_a_membership_is_of_an_actor_and_a_role_is_words(tell: Tell) -> None:
    story = tell("Minister Lavrov said Sweden is not a member of NATO.")
    story.fact("role", "Lavrov", "Minister")
    story.fact("member_of", "Sweden", "NATO", negated=True)
    story.says("said", "Lavrov", "Sweden is not a member of NATO")
    role, member = story.code().facts
    assert (role.subject.name, role.object, role.polarity) == ("Lavrov", "Minister", "affirmed")
    assert isinstance(member.object, ActorRef)
    assert (member.object.name, member.polarity) == ("NATO", "negated")
    assert [s.kind for s in member.said_by] == ["outlet", "speaker"]


def test_a_fact_about_nobody_known_is_left_out(tell: Tell) -> None:
    story = tell("He joined it, a member of NATO.")
    story.fact("member_of", "He", "NATO")
    story.fact("member_of", "NATO", "it")
    assert story.code().facts == []


def test_the_same_fact_read_twice_is_one(tell: Tell) -> None:
    story = tell("Minister Lavrov left.")
    story.fact("role", "Lavrov", "Minister")
    story.fact("role", "Lavrov", "Minister")
    assert len(story.code().facts) == 1


def test_relative_dates_without_a_publication_date_are_warned_of(tell: Tell) -> None:
    story = tell("Iran left on Monday.", published=None)
    story.time("Monday", None)
    assert any("publication date" in w for w in story.code().warnings)


def test_nothing_is_warned_of_where_all_is_known(tell: Tell) -> None:
    dated = tell("Iran left on Monday.")
    dated.time("Monday", "2021-08-23")
    dated.deed("left", "RETREAT", "Iran")
    lasting = tell("Iran left for days.", published=None)
    lasting.time("for days", None, type="DURATION")
    assert dated.code().warnings == lasting.code().warnings == []


def test_unresolved_parties_are_named_once_and_five_at_most(tell: Tell) -> None:
    story = tell("A B C D E F G met A.")
    story.mentions = [story.mention(name) for name in "ABCDEFG"]
    assert story.code().warnings == ["unresolved: A, B, C, D, E and 2 more"]


def test_times_places_report_and_signature_pass_through(tell: Tell) -> None:
    story = tell("Iran left Kabul on Monday.")
    story.time("Monday", "2021-08-23")
    story.place("Kabul")
    coded = story.code()
    assert (coded.timexes, coded.places, coded.report) == (story.timexes, story.places, story.report)
    assert (coded.events, coded.statements, coded.facts, coded.warnings) == ([], [], [], [])


def test_an_empty_reading_is_an_empty_record(tell: Tell) -> None:
    assert tell("Nothing happened.").code().events == []
