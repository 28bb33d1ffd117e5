"""One report on a terminal and in a notebook."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.screen import plain
from dragoman.model import CodedReport, Fact, Place, Report, Statement
from dragoman.show import html, table
from dragoman.show.marks import pieces
from show.builders import MET, actor, coded, event, meeting, span

HOSTILE = "<script>alert('x')</script> met \"[bold]A & B[/bold]\" <img src=x onerror=y> \x1b[31m"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not any(name.startswith("on") or name in {"src", "href"} for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(page: str) -> _Tags:
    """A page's tags and text."""
    tags = _Tags()
    tags.feed(page)
    return tags


def hostile() -> CodedReport:
    """A report whose every word is an attack."""
    report = Report(body=HOSTILE, title=HOSTILE, outlet=HOSTILE, published="2021-08-26")
    met = event(report, "met", actors=[actor(HOSTILE, mention=span(report, "<script>alert"))])
    said = Statement(id="s", speakers=[actor(HOSTILE)], content=[span(report, "<img src=x")], kind="direct")
    fact = Fact(id="f", relation="role", subject=actor(HOSTILE), object=HOSTILE, evidence=span(report, "met"))
    return coded(report, met, statements=[said], facts=[fact], warnings=[HOSTILE])


def test_table_shows_who_did_what_to_whom_when_where_and_on_whose_word() -> None:
    page = plain(table(meeting(where=Place(name="Kabul", country="AFG"), mode="visit")))
    for shown in ("2021-08-25", "Xi Jinping", "Vladimir Putin", "CONSULT·visit", "Kabul", "The Daily", MET):
        assert shown in page
    assert max(map(len, page.splitlines())) <= 100


def test_a_status_is_shown_only_where_the_deed_is_not_actual() -> None:
    assert "CONSULT (future)" in plain(table(meeting(status="future")))
    assert "(actual)" not in plain(table(meeting()))
    assert "<td>announced</td>" in html(meeting(status="future"))
    assert "<td>done</td>" not in html(meeting())


def test_the_sentence_of_two_events_stands_once_below_both() -> None:
    report = Report(body=MET, title="Talks")
    both = coded(report, event(report, "met"), event(report, "Kabul", type="AID"))
    assert plain(table(both)).count(MET) == 1
    text = parsed(html(both)).text
    assert text.count(MET) == 1
    assert text.index("CONSULT") < text.index("AID") < text.index(MET)
    assert html(both).count('<mark class="trigger" title="trigger">') == 2


def test_hostile_text_is_shown_as_it_stands_and_steers_nothing() -> None:
    page = plain(table(hostile()))
    assert "[bold]A & B[/bold]" in page
    assert "\x1b" not in page


def test_html_holds_no_tag_of_the_report() -> None:
    tags = parsed(html(hostile()))
    assert {"script", "img", "a", "link"}.isdisjoint(tags.seen)
    assert "<script>alert('x')</script>" in tags.text


def test_html_marks_trigger_and_parties_in_the_sentence() -> None:
    page = html(meeting())
    assert '<mark class="trigger" title="trigger">met</mark>' in page
    assert '<mark class="actor" title="actor">Xi Jinping</mark>' in page
    assert '<mark class="recipient" title="recipient">Vladimir Putin</mark>' in page


def test_a_notebook_shows_the_record() -> None:
    assert meeting()._repr_html_() == html(meeting())


def test_a_report_without_events_still_shows() -> None:
    empty = coded(Report(body="Rain fell."))
    assert "No events." in html(empty)
    assert "0 events" in plain(table(empty))


@given(st.text(min_size=1, max_size=60), st.data())
def test_pieces_join_to_the_evidence_and_html_keeps_its_text(body: str, data: st.DataObject) -> None:
    report = Report(body=body)

    def some(label: str) -> tuple[int, int]:
        start = data.draw(st.integers(0, len(body) - 1), label=label)
        return start, data.draw(st.integers(start + 1, len(body)), label=label)

    who = actor("A", mention=report.span(*some("actor")))
    found = replace(
        event(report, body, actors=[who]),
        trigger=report.span(*some("trigger")),
        evidence=report.span(*some("evidence")),
    )
    other = replace(found, id="other", trigger=report.span(*some("other trigger")))
    assert "".join(piece for piece, _ in pieces(found, other)) == found.evidence.text
    assert parsed(html(coded(report, found))).seen.count("script") == 0
