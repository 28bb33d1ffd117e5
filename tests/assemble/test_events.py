"""Events: participants, rules of doubt, ids, demands and their answers, and what is not coded."""

from __future__ import annotations

from typing import Any

import pytest

from assemble.conftest import Tell
from assemble.story import Story
from dragoman.model import ActorRef, CodedReport
from dragoman.ontology import load_ontology
from dragoman.reader.reading import CountReading


def _names(refs: list[ActorRef]) -> list[str]:
    return [ref.name for ref in refs]


def test_an_event_has_what_was_read_and_what_the_ontology_says(tell: Tell) -> None:
    story = tell("Iran attacked Israel with rockets.")
    count = CountReading(what="killed", low=13, high=None, span=story.at("rockets"))
    story.deed(
        "attacked", "ASSAULT", "Iran", "Israel", mode="heavy-weapons", mode_cue="rockets", score=0.9, counts=(count,)
    )
    (event,) = story.code().events
    assert (_names(event.actors), _names(event.recipients)) == (["Iran"], ["Israel"])
    assert (event.type, event.mode, event.quad, event.score) == ("ASSAULT", "heavy-weapons", "material-conflict", -9.5)
    assert (event.trigger.text, event.evidence.text, event.confidence) == ("attacked", story.body, 0.9)
    assert (event.cues.mode.text if event.cues.mode else None) == "rockets"
    assert [(c.what, c.low, c.high, c.mention.text) for c in event.counts] == [("killed", 13, None, "rockets")]


def test_a_mode_always_has_a_cue_and_no_mode_has_none(tell: Tell) -> None:
    story = tell("Iran bombed Israel. Iraq attacked Syria.")
    story.deed("bombed", "ASSAULT", "Iran", "Israel", mode="aerial")
    story.deed("attacked", "ASSAULT", "Iraq", "Syria")
    first, second = story.code().events
    assert first.cues.mode == first.trigger
    assert second.cues.mode is None


def test_a_pronoun_that_stands_for_nobody_takes_no_part(tell: Tell) -> None:
    story = tell("He attacked it. He attacked Israel.")
    story.deed("attacked it", "ASSAULT", "He", "it")
    story.deed("attacked Israel", "ASSAULT", "He", "Israel")
    (event,) = story.code().events
    assert (event.actors, _names(event.recipients)) == ([], ["Israel"])


def test_nobody_is_both_actor_and_recipient(tell: Tell) -> None:
    story = tell("Iran attacked Iran and Israel.")
    story.deed("attacked", "ASSAULT", "Iran", "Iran|Israel")
    (event,) = story.code().events
    assert (_names(event.actors), _names(event.recipients)) == (["Iran"], ["Israel"])


def test_members_of_a_plural_are_several_parties_with_one_mention(tell: Tell) -> None:
    story = tell("Both countries attacked Israel.")
    story.deed("attacked", "ASSAULT", "Both countries", "Israel")
    (event,) = story.code().events
    assert _names(event.actors) == ["Iran", "Iraq"]
    assert {a.mention.text for a in event.actors if a.mention} == {"Both countries"}


def test_everybody_is_resolved_once_in_text_order(tell: Tell) -> None:
    story = tell("Biden said Iran attacked Israel. It denied that.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    story.says("denied", "It", "that")
    story.says("said", "Biden", "Iran attacked Israel")
    story.mentions = [story.mention("Israel"), story.mention("Biden")]
    story.code()
    assert story.cast.asked == ["Biden", "Iran", "Israel", "It"]


@pytest.mark.parametrize(
    ("type", "actors", "recipients", "warned"),
    [
        ("AID", "Iran", "", True),
        ("AID", "Iran", "Israel", False),
        ("AID", "", "Israel", False),
        ("SANCTION", "Iran", "", True),
        ("COOPERATE", "Iran", "it", True),
        ("COOPERATE", "Iran|Israel", "", False),
        ("ASSAULT", "Iran", "", False),
    ],
)
def test_a_recipient_that_a_type_needs_is_asked_for(
    type: str, actors: str, recipients: str, warned: bool, tell: Tell
) -> None:
    story = tell("Iran helped it and Israel.")
    story.deed("helped", type, actors, recipients)
    coded = story.code()
    assert [e.type for e in coded.events] == [type]
    assert any("recipient is required" in w for w in coded.warnings) is warned


def test_a_deed_of_nobody_is_not_coded(tell: Tell) -> None:
    story = tell("Iran helped it and Israel.")
    story.deed("helped", "ASSAULT", "it", "")
    assert not story.code().events


RULES: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("Iran will meet Israel.", "meet", {"type": "CONSULT", "status": "future"}, "AGREE", "future-consult-is-agree"),
    ("Iran will help Israel.", "help", {"type": "AID", "status": "future"}, "AGREE", "future-aid-is-agree"),
    (
        "Iran will support Israel.",
        "support",
        {"type": "SUPPORT", "status": "future"},
        "AGREE",
        "future-support-is-agree",
    ),
    (
        "Iran will withdraw from Israel.",
        "withdraw",
        {"type": "RETREAT", "mode": "withdraw", "status": "future"},
        "CONCEDE",
        "announced-retreat-is-concede",
    ),
    (
        "Iran will disarm Israel.",
        "disarm",
        {"type": "RETREAT", "mode": "disarm", "status": "future"},
        "RETREAT",
        "future-retreat-stays",
    ),
    ("Iran invited Israel.", "invited", {"type": "CONSULT"}, "AGREE", "invitation-is-agree"),
    (
        "Iran summoned the ambassador of Israel.",
        "summoned",
        {"type": "CONSULT"},
        "ACCUSE",
        "summoned-envoy-is-accuse",
    ),
    ("Iran called off talks with Israel.", "called off", {"type": "CONSULT"}, "REJECT", "cancelled-meeting-is-reject"),
    ("Iran signed a pact with Israel.", "signed", {"type": "AGREE"}, "SUPPORT", "signing-is-support"),
    (
        "Iran expelled diplomats of Israel.",
        "expelled",
        {"type": "COERCE"},
        "SANCTION",
        "diplomats-expelled-is-sanction",
    ),
    ("Iran met Israel.", "met", {"type": "CONSULT"}, "CONSULT", "meeting-all-are-actors"),
    ("Iran canceled debt of Israel.", "canceled", {"type": "CONCEDE"}, "AID", "debt-forgiven-is-aid"),
]


@pytest.mark.parametrize(("body", "trigger", "values", "type", "rule"), RULES, ids=[row[-1] for row in RULES])
def test_rules_of_doubt_fire_by_name(
    body: str, trigger: str, values: dict[str, Any], type: str, rule: str, tell: Tell
) -> None:
    story = tell(body)
    story.deed(trigger, actors="Iran", recipients="Israel", **values)
    (event,) = story.code().events
    assert event.type == type
    assert rule in event.rules
    assert event.status == values.get("status", "actual")
    assert event.quad == load_ontology().quad(type)


def test_no_rule_fires_without_doubt(tell: Tell) -> None:
    story = tell("Iran attacked Israel.")
    story.deed("attacked", "ASSAULT", "Iran", "Israel")
    assert story.code().events[0].rules == []


def test_all_who_meet_are_actors_but_a_visitor_has_a_host(tell: Tell) -> None:
    story = tell("Iran met Israel. Iraq visited Syria.")
    story.deed("met", "CONSULT", "Iran", "Israel")
    story.deed("visited", "CONSULT", "Iraq", "Syria", mode="visit")
    met, visited = story.code().events
    assert (_names(met.actors), met.recipients) == (["Iran", "Israel"], [])
    assert (_names(visited.actors), _names(visited.recipients)) == (["Iraq"], ["Syria"])


@pytest.mark.parametrize(("attacker", "types"), [("Iran", ["ASSAULT"]), ("Iraq", ["MOBILIZE", "ASSAULT"])])
def test_an_attack_covers_the_same_forces_march(attacker: str, types: list[str], tell: Tell) -> None:
    story = tell("Iran sent troops and Iraq attacked Israel.")
    story.deed("sent troops", "MOBILIZE", "Iran", "Israel")
    story.deed("attacked", "ASSAULT", attacker, "Israel")
    assert [e.type for e in story.code().events] == types


def _sentenced(tell: Tell, **values: Any) -> Story:
    story = tell("Iran sentenced Israel to ten years.", **values)
    story.deed("sentenced", "SANCTION", "Iran", "Israel", mode="convict")
    return story


def test_a_prison_sentence_is_two_events_of_different_ids(tell: Tell) -> None:
    first, second = _sentenced(tell).code().events
    assert [(e.type, e.mode) for e in (first, second)] == [("SANCTION", "convict"), ("COERCE", "arrest")]
    assert first.id != second.id
    assert first.trigger == second.trigger


def test_ids_are_stable_and_those_of_one_report(tell: Tell) -> None:
    ids = [e.id for e in _sentenced(tell).code().events]
    assert ids == [e.id for e in _sentenced(tell).code().events]
    assert not set(ids) & {e.id for e in _sentenced(tell, report_id="r2").code().events}


def test_an_id_survives_other_events_and_a_better_type(tell: Tell) -> None:
    """Reviews hang on ids: they depend on report and trigger, not on what else was found or how it was coded."""
    one = tell("Iran attacked Israel. Iraq met Syria.")
    one.deed("met", "CONSULT", "Iraq", "Syria")
    two = tell("Iran attacked Israel. Iraq met Syria.")
    two.deed("attacked", "ASSAULT", "Iran", "Israel")
    two.deed("met", "SUPPORT", "Iraq", "Syria")
    assert one.code().events[0].id == two.code().events[1].id


def test_two_deeds_in_the_same_words_are_two_events(tell: Tell) -> None:
    story = tell("Iran met Israel.")
    story.deed("met", "CONSULT", "Iran", "Israel")
    story.deed("met", "AGREE", "Iran", "Israel")
    assert len({e.id for e in story.code().events}) == 2


def _asked(tell: Tell, answer: str, actors: str, recipients: str, **values: Any) -> CodedReport:
    story = tell("Biden demanded that Iran leave Syria. Iran and Iraq refused Biden and Putin.")
    story.deed("demanded", "REQUEST", "Biden", "Iran", asked="that Iran leave Syria")
    story.deed("refused", answer, actors, recipients, **values)
    return story.code()


@pytest.mark.parametrize("answer", ["REJECT", "AGREE", "CONCEDE", "RETREAT"])
def test_the_one_asked_answers_the_asker(answer: str, tell: Tell) -> None:
    demand, reply = _asked(tell, answer, "Iran|Iraq", "Biden").events
    assert demand.demand is not None
    assert (demand.demand.asked.text, demand.demand.answered_by) == ("that Iran leave Syria", reply.id)
    assert [(link.rel, link.event_id) for link in reply.links] == [("answers", demand.id)]


@pytest.mark.parametrize(
    ("answer", "actors", "recipients", "status"),
    [
        ("REJECT", "Iraq", "Biden", "actual"),
        ("REJECT", "Iran", "Putin", "actual"),
        ("REJECT", "Iran", "Biden", "negated"),
        ("ASSAULT", "Iran", "Biden", "actual"),
    ],
)
def test_others_and_other_deeds_answer_nothing(
    answer: str, actors: str, recipients: str, status: str, tell: Tell
) -> None:
    demand, reply = _asked(tell, answer, actors, recipients, status=status).events
    assert demand.demand is not None
    assert demand.demand.answered_by is None
    assert reply.links == []


def test_an_answer_comes_after_the_demand(tell: Tell) -> None:
    story = tell("Iran refused Biden. Biden demanded that Iran leave Syria.")
    story.deed("refused", "REJECT", "Iran", "Biden")
    story.deed("demanded", "REQUEST", "Biden", "Iran", asked="that Iran leave Syria")
    assert all(not e.links for e in story.code().events)


def test_a_demand_has_its_conditions(tell: Tell) -> None:
    story = tell("Biden threatened to attack Iran unless it left Syria.")
    story.deed("threatened", "THREATEN", "Biden", "Iran", asked="to attack Iran", conditions=["unless it left Syria"])
    (event,) = story.code().events
    assert event.demand is not None
    assert [c.text for c in event.demand.conditions] == ["unless it left Syria"]


def test_only_what_asks_is_a_demand(tell: Tell) -> None:
    story = tell("Iran rejected to leave Syria.")
    story.deed("rejected", "REJECT", "Iran", "", asked="to leave Syria")
    assert story.code().events[0].demand is None
