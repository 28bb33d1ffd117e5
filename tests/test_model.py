"""The data model: the evidence invariant, stable ids, and JSON that comes back as it went."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dragoman.errors import DragomanError, EvidenceError, ReportError
from dragoman.model import (
    ActorRef,
    Candidate,
    CodedReport,
    Count,
    Cues,
    Demand,
    Event,
    Fact,
    Link,
    Place,
    Report,
    Signature,
    Source,
    Span,
    Stance,
    Statement,
    Time,
    Timex,
    spans,
    text_hash,
)

SIGNATURE = Signature(code="1", model="m", ontology="o", knowledge="k")
BODY = "Iran demanded that Israel leave Syria by 31 August, Reuters said. 13 were killed."
CODED = TypeAdapter(CodedReport)

texts = st.text(max_size=40)


def _span(report: Report, words: str) -> Span:
    start = report.body.index(words)
    return report.span(start, start + len(words))


def _place(span: Span | None) -> CodedReport:
    report = Report(body="Kabul fell.")
    return CodedReport(report=report, places=[Place(name="Kabul", mention=span)], signature=SIGNATURE)


def _full() -> CodedReport:
    """A coded report in which every field of the model holds something."""
    report = Report(
        id="r1", title="A demand", body=BODY, published="2021-08-26", outlet="The Daily", url="u", language="en"
    )
    iran = ActorRef(
        id="Q794",
        name="Iran",
        country="IRN",
        sector="GOV",
        sectors=["GOV"],
        role="state",
        mention=_span(report, "Iran"),
        antecedent=_span(report, "Reuters"),
    )
    open_one = ActorRef(id=None, name="Israel", candidates=[Candidate(id="Q801", name="Israel", score=0.5, why="name")])
    time = Time(start=None, end="2021-08-31", precision="day", open="before", mention=_span(report, "by 31 August"))
    syria = Place(
        name="Syria", country="SYR", admin1="1", admin2="2", lat=35.0, lon=38.5, geonames_id=163843, feature="PCLI"
    )
    sources = [
        Source(kind="outlet", name="The Daily"),
        Source(kind="carrier", actor=iran, name="Iran", cue=_span(report, "said")),
    ]
    event = Event(
        id="e1",
        type="REQUEST",
        mode="yield",
        contexts=["territory"],
        status="future",
        actors=[iran],
        recipients=[open_one],
        when=time,
        where=syria,
        deadline=time,
        demand=Demand(
            asked=_span(report, "that Israel leave Syria"), conditions=[_span(report, "31")], answered_by="e0"
        ),
        counts=[Count(what="killed", low=13, high=None, mention=_span(report, "13"))],
        said_by=sources,
        links=[Link(rel="answers", event_id="e0")],
        evidence=_span(report, BODY),
        trigger=_span(report, "demanded"),
        cues=Cues(status=_span(report, "demanded"), mode=_span(report, "leave")),
        rules=["a-rule"],
        quad="verbal-conflict",
        score=-1.0,
        confidence=0.5,
    )
    statement = Statement(
        id="s1",
        speakers=[iran],
        addressees=[open_one],
        carriers=sources,
        cue=_span(report, "said"),
        content=[_span(report, "Iran")],
        kind="mixed",
        polarity="denied",
        framing=True,
        about=[iran],
        stance=Stance(target="Q801", value=-1),
        event_ids=["e1"],
    )
    evidence = _span(report, "Iran demanded")
    facts = [
        Fact(
            id="f1",
            relation="member_of",
            subject=iran,
            object=open_one,
            polarity="negated",
            when=time,
            said_by=sources,
            evidence=evidence,
        ),
        Fact(id="f2", relation="presence", subject=iran, object=syria, evidence=evidence),
        Fact(id="f3", relation="role", subject=iran, object="foreign minister", evidence=evidence),
    ]
    timex = Timex(
        end="2021-08-31", type="DATE", value="2021-08-31", mention=time.mention, anchor=_span(report, "August")
    )
    return CodedReport(
        report=report,
        events=[event],
        statements=[statement],
        facts=facts,
        timexes=[timex],
        places=[syria],
        warnings=["w"],
        signature=SIGNATURE,
    )


@given(body=texts, start=st.integers(-3, 45), end=st.integers(-3, 45), text=st.one_of(st.none(), texts))
def test_a_record_builds_exactly_when_its_span_stands_in_the_body(
    body: str, start: int, end: int, text: str | None
) -> None:
    report = Report(body=body)
    span = Span(start, end, body[start:end] if text is None else text)
    right = 0 <= start < end <= len(body) and span.text == body[start:end]
    place = Place(name="x", mention=span)
    if right:
        assert CodedReport(report=report, places=[place], signature=SIGNATURE).places == [place]
    else:
        with pytest.raises(EvidenceError, match=report.id):
            CodedReport(report=report, places=[place], signature=SIGNATURE)


@given(body=st.text(min_size=1, max_size=40), data=st.data())
def test_a_report_makes_right_spans(body: str, data: st.DataObject) -> None:
    report = Report(body=body)
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    place = Place(name="x", mention=report.span(start, end))
    assert CodedReport(report=report, places=[place], signature=SIGNATURE)


@pytest.mark.parametrize(
    "span",
    [Span(0, 0, ""), Span(3, 3, ""), Span(0, 12, "Kabul fell."), Span(-5, 5, ""), Span(5, 0, ""), Span(0, 5, "kabul")],
)
def test_empty_reversed_and_outlying_spans_are_refused(span: Span) -> None:
    with pytest.raises(EvidenceError):
        _place(span)


def test_offsets_are_code_points() -> None:
    report = Report(body="🇮🇷 Iran — “é” fell.")
    assert report.span(3, 7).text == "Iran"


def test_every_part_of_the_record_is_checked() -> None:
    """Put a false span in the place of each span of a full record, one at a time."""
    coded = _full()
    found = list(spans([coded.events, coded.statements, coded.facts, coded.timexes, coded.places]))
    raw = CODED.dump_python(coded)
    falsified = 0
    for path in _paths(raw):
        broken = CODED.dump_python(coded)
        _at(broken, path)["text"] = "nowhere"
        with pytest.raises(EvidenceError):
            CODED.validate_python(broken)
        falsified += 1
    assert falsified == len(found) > 20


def _paths(raw: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where the spans of a plain record are."""
    if isinstance(raw, dict):
        if set(raw) == {"start", "end", "text"}:
            return [path]
        return [p for key, value in raw.items() for p in _paths(value, (*path, key))]
    if isinstance(raw, list):
        return [p for key, value in enumerate(raw) for p in _paths(value, (*path, key))]
    return []


def _at(raw: object, path: tuple[str | int, ...]) -> dict[str, object]:
    for key in path:
        raw = raw[key]  # type: ignore[index]
    assert isinstance(raw, dict)
    return raw


def test_an_id_occurs_once_in_a_record() -> None:
    coded = _full()
    with pytest.raises(EvidenceError, match="twice"):
        replace(coded, events=[*coded.events, coded.events[0]])
    with pytest.raises(EvidenceError, match="twice"):
        replace(coded, facts=[replace(coded.facts[0], id="s1")])


def test_a_record_comes_back_from_json_as_it_went() -> None:
    coded = _full()
    text = CODED.dump_json(coded)
    again = CODED.validate_json(text)
    assert again == coded
    assert CODED.dump_json(again) == text
    assert [type(f.object) for f in again.facts] == [ActorRef, Place, str]
    assert type(again.timexes[0]) is Timex
    assert type(again.events[0].when) is Time


def test_a_record_that_was_tampered_with_is_not_read() -> None:
    text = CODED.dump_json(_full()).decode()
    with pytest.raises(EvidenceError):
        CODED.validate_json(text.replace("Iran demanded that", "Iraq demanded that", 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [('"status":"future"', '"status":"sure"'), ('"warnings"', '"warning"'), ('"kind":"mixed"', '"kind":"said"')],
)
def test_unknown_keys_and_values_are_refused(old: str, new: str) -> None:
    text = CODED.dump_json(_full()).decode()
    assert old in text
    with pytest.raises(ValidationError):
        CODED.validate_json(text.replace(old, new))


def test_a_report_without_an_id_gets_one_of_body_outlet_and_date() -> None:
    first = Report(body="Kabul fell.", published="2021-08-15", outlet="The Daily")
    assert first.id == Report(body="Kabul fell.", published="2021-08-15", outlet="The Daily", title="t", url="u").id
    others = [
        replace(first, id="", body="Kabul fell"),
        replace(first, id="", outlet=None),
        replace(first, id="", published=None),
    ]
    assert len({first.id, *(o.id for o in others)}) == 4
    assert Report(id="mine", body="Kabul fell.").id == "mine"


def test_ids_are_pinned_since_reviews_hang_on_them() -> None:
    assert text_hash("r", 12, 0) == text_hash("r", "12", "0")
    assert text_hash("r", 1, 20) != text_hash("r", 12, 0)
    assert Report(body="Kabul fell.").id == "a96896e51630bb7a"


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_a_hash_is_sixteen_hexadecimal_digits(parts: list[str]) -> None:
    assert len(text_hash(*parts)) == 16
    assert int(text_hash(*parts), 16) >= 0


@pytest.mark.parametrize("value", ["26 August 2021", "2021-13-01", "2021-02-30", "", "yesterday", "2021-08"])
def test_a_bad_publication_date_is_refused(value: str) -> None:
    with pytest.raises(ReportError, match="YYYY-MM-DD"):
        Report(body="x", published=value)


@pytest.mark.parametrize("value", ["2021-08-26", "2021-08-26T10:15:00", "2021-08-26T10:15:00+02:00", None])
def test_iso_dates_and_times_are_taken(value: str | None) -> None:
    assert Report(body="x", published=value).published == value


@pytest.mark.parametrize("body", ["\ud800", "a\udfffb"])
def test_a_lone_surrogate_in_a_body_is_an_error_of_ours(body: str) -> None:
    """Such a body can't be written as JSON; it must not end in a bare UnicodeEncodeError."""
    with pytest.raises(DragomanError):
        Report(body=body)


def test_a_signature_reads_as_one_line() -> None:
    assert str(SIGNATURE) == "code:1 model:m ontology:o knowledge:k"
