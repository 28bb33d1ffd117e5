"""On whose word: the chain behind a deed, and who carries and who speaks."""

from __future__ import annotations

import pytest

from assemble.conftest import Tell
from assemble.story import Story
from dragoman.model import Source

TOLD = "Reuters reported that Putin told Biden that Iran attacked Israel."


def _told(tell: Tell, **values: str | None) -> Story:
    story = tell(TOLD, **values)
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.says("told", "Putin", "Iran attacked Israel", "Biden")
    story.says("reported", "Reuters", "Putin told Biden that Iran attacked Israel")
    return story


def _links(sources: list[Source]) -> list[tuple[str, str]]:
    return [(s.kind, s.name) for s in sources]


def test_the_outlet_comes_first_then_the_carrier_then_the_speaker(tell: Tell) -> None:
    (event,) = _told(tell).code().events
    assert _links(event.said_by) == [("outlet", "The Daily"), ("carrier", "Reuters"), ("speaker", "Putin")]
    assert [s.cue.text for s in event.said_by if s.cue] == ["reported", "told"]


def test_a_report_without_an_outlet_begins_with_the_carrier(tell: Tell) -> None:
    (event,) = _told(tell, outlet=None).code().events
    assert _links(event.said_by) == [("carrier", "Reuters"), ("speaker", "Putin")]


def test_the_order_does_not_hang_on_that_of_the_readings(tell: Tell) -> None:
    story = _told(tell)
    story.attributions.reverse()
    assert story.code().events[0].said_by == _told(tell).code().events[0].said_by


def test_a_carrier_is_never_also_a_speaker(tell: Tell) -> None:
    told, reported = _told(tell).code().statements
    assert ([s.name for s in told.speakers], _links(told.carriers)) == (["Putin"], [("carrier", "Reuters")])
    assert (reported.speakers, _links(reported.carriers)) == ([], [("carrier", "Reuters")])
    assert [a.name for a in told.addressees] == ["Biden"]


@pytest.mark.parametrize(("name", "kind"), [("Reuters", "carrier"), ("Xinhua", "carrier"), ("Tehran", "speaker")])
def test_outlets_by_name_or_sector_carry(name: str, kind: str, tell: Tell) -> None:
    story = tell(f"{name} said Iran attacked Israel.", outlet=None)
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.says("said", name, "Iran attacked Israel")
    assert _links(story.code().events[0].said_by) == [(kind, name)]


def test_what_stands_outside_the_words_is_not_on_their_speakers_word(tell: Tell) -> None:
    story = tell("Iran attacked Israel. Biden said Iran left Syria.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.says("said", "Biden", "Iran left Syria")
    coded = story.code()
    assert _links(coded.events[0].said_by) == [("outlet", "The Daily")]
    assert coded.statements[0].event_ids == []


def test_what_stands_in_any_part_of_the_words_is_on_their_speakers_word(tell: Tell) -> None:
    story = tell("“Iran attacked Israel,” Biden said, “and left Syria.”", outlet=None)
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.deed("left", "RETREAT", "Iran", "", mode="withdraw")
    story.says("said", "Biden", "Iran attacked Israel|and left Syria", kind="direct")
    coded = story.code()
    assert [_links(e.said_by) for e in coded.events] == [[("speaker", "Biden")]] * 2
    assert coded.statements[0].event_ids == [e.id for e in coded.events]


def test_a_joint_statement_has_each_speaker(tell: Tell) -> None:
    story = tell("Biden and Putin said Iran attacked Israel.", outlet=None)
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.says("said", "Biden|Putin", "Iran attacked Israel")
    coded = story.code()
    assert [s.name for s in coded.statements[0].speakers] == ["Biden", "Putin"]
    assert _links(coded.events[0].said_by) == [("speaker", "Biden"), ("speaker", "Putin")]


def test_framing_is_nobodys_word(tell: Tell) -> None:
    story = tell("Collusion between Moscow and Beijing over talks", outlet="The Daily")
    story.deed("talks", "CONSULT", "Moscow|Beijing")
    story.says("Collusion", "", "Collusion between Moscow and Beijing over talks", framing=True)
    coded = story.code()
    assert _links(coded.events[0].said_by) == [("outlet", "The Daily")]
    assert (coded.statements[0].framing, coded.statements[0].speakers) == (True, [])


def test_nobody_speaks_to_himself(tell: Tell) -> None:
    story = tell("Biden told Biden that Iran attacked Israel.")
    story.says("told", "Biden", "Iran attacked Israel", "Biden")
    assert story.code().statements[0].addressees == []


def test_polarity_and_kind_are_kept(tell: Tell) -> None:
    story = tell("Biden denied that Iran attacked Israel.")
    story.says("denied", "Biden", "Iran attacked Israel", polarity="denied", kind="mixed")
    (statement,) = story.code().statements
    assert (statement.polarity, statement.kind, statement.framing) == ("denied", "mixed", False)
    assert [c.text for c in statement.content] == ["Iran attacked Israel"]


def test_unknown_speakers_leave_the_speakers_empty(tell: Tell) -> None:
    story = tell("He said Iran attacked Israel.", outlet=None)
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.says("said", "He", "Iran attacked Israel")
    coded = story.code()
    assert coded.statements[0].speakers == []
    assert coded.events[0].said_by == []
