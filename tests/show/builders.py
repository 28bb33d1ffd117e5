"""Small coded reports for tests, their spans found by words."""

from __future__ import annotations

from typing import Any

from dragoman.model import ActorRef, CodedReport, Event, Report, Signature, Source, Span, Time

SIGNATURE = Signature(code="0", model="fake", ontology="plover-0", knowledge="none")

MET = "Xi Jinping met Vladimir Putin in Kabul on Wednesday."


def span(report: Report, words: str) -> Span:
    """The first place of the words in the report."""
    start = report.body.index(words)
    return report.span(start, start + len(words))


def actor(name: str, country: str | None = None, mention: Span | None = None) -> ActorRef:
    """An actor with a slug for an id."""
    return ActorRef(id=f"test.{name.casefold().replace(' ', '-')}", name=name, country=country, mention=mention)


def day(value: str) -> Time:
    """One day."""
    return Time(start=value, end=value, precision="day")


def event(report: Report, trigger: str, evidence: str | None = None, **values: Any) -> Event:
    """An event; by default an actual CONSULT over the whole body."""
    found = span(report, trigger)
    given: dict[str, Any] = {
        "id": f"e{found.start}",
        "type": "CONSULT",
        "status": "actual",
        "evidence": span(report, evidence or report.body),
        "trigger": found,
        "quad": "verbal-cooperation",
        "score": 2.5,
        "confidence": 0.5,
    }
    return Event(**{**given, **values})


def meeting(body: str = MET, **values: Any) -> CodedReport:
    """A report of one meeting, coded; ``values`` replace what the event has."""
    report = Report(body=body, published="2021-08-26", outlet="The Daily", language="en")
    given: dict[str, Any] = {
        "actors": [actor("Xi Jinping", "CHN", span(report, "Xi Jinping"))],
        "recipients": [actor("Vladimir Putin", "RUS", span(report, "Vladimir Putin"))],
        "when": day("2021-08-25"),
        "said_by": [Source(kind="outlet", name="The Daily")],
    }
    return coded(report, event(report, "met", **{**given, **values}))


def coded(report: Report, *events: Event, **parts: Any) -> CodedReport:
    """A coded report with the fake signature."""
    return CodedReport(report=report, events=list(events), signature=SIGNATURE, **parts)
