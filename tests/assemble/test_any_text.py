"""Whatever the words, reading and assembly end in a record whose every value stands in the report."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from assemble.story import SIGNATURE, Cast
from dragoman.assemble import Stages, assemble
from dragoman.model import CodedReport, Report
from dragoman.ontology import load_ontology
from dragoman.parse import Parser
from dragoman.reader.rules import RuleReader

_WORDS = (
    "Iran Israel Putin Xi Biden Kabul NATO he they it who that which the a no not never will may would if unless to by "
    "of in on with between against for and or but , . : ; — “ ” \" ' attacked attack met talks visit said told denied "
    "according refused demanded threatened agreed accused sanctions imposed withdrew withdraw troops killed wounded "
    "13 20 two hundred thousands people soldiers embassy closed kept open member nowhere mentioned was were is be been "
    "has had collusion axis Monday series number both wants clear made \n \n\n"
).split(" ")
_TEXTS = st.lists(st.sampled_from([w for w in _WORDS if w]), max_size=25).map(" ".join)


@cache
def _reader() -> RuleReader:
    return RuleReader(load_ontology(), lambda lemma: lemma in {"troop", "soldier", "people"})


def _code(parser: Parser, body: str) -> CodedReport:
    report = Report(id="r", body=body, published="2021-08-26", outlet="The Daily")
    parse = parser.parse(report)
    stages = Stages(
        report=report,
        parse=parse,
        reading=_reader().read(parse),
        cast=Cast(body),
        timexes=[],
        places=[],
        is_outlet=lambda name: name == "Xi",
    )
    return assemble(stages, load_ontology(), SIGNATURE)


@settings(max_examples=80, deadline=None)
@given(st.one_of(_TEXTS, st.text(max_size=80)))
def test_any_text_gives_a_record_and_the_same_one_twice(parser: Parser, body: str) -> None:
    coded = _code(parser, body)
    assert coded == _code(parser, body)
    for event in coded.events:
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end
        assert (event.mode is None) == (event.cues.mode is None)
        assert event.status == "actual" or event.cues.status is not None
        assert not {a.id for a in event.actors} & {r.id for r in event.recipients}
    for statement in coded.statements:
        carriers = {s.actor.id for s in statement.carriers if s.actor}
        assert not carriers & {s.id for s in statement.speakers}


@settings(max_examples=60, deadline=None)
@given(_TEXTS, st.data())
def test_any_marked_pair_gives_a_distribution(parser: Parser, body: str, data: st.DataObject) -> None:
    starts = st.integers(0, max(0, len(body) - 1))
    pairs = [(s, s + 4) if body else None for s in (data.draw(starts), data.draw(starts))]
    found = _reader().relate(parser.parse(Report(id="r", body=body)), pairs[0], pairs[1])
    assert abs(sum(found.values()) - 1) < 1e-9
    assert min(found.values()) >= 0
