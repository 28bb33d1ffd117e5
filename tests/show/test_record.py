"""The page over several reports."""

from __future__ import annotations

from dragoman.cli.screen import plain
from dragoman.model import CodedReport, Count, Demand, Fact, Place, Report
from dragoman.show import gather
from dragoman.show.record import record
from show.builders import MET, actor, coded, day, event, meeting, span

TOLL = "The blast killed 13 people. The G7 asked the Taliban to let people leave by 31 August. China keeps its embassy."


def tolls(number: str) -> Report:
    """A report with its own toll."""
    return Report(body=TOLL.replace("13", number), outlet=f"Paper {number}", published="2021-08-27")


def blast(number: str, low: int) -> CodedReport:
    """The blast as one report has it, with a demand and a presence."""
    report = tolls(number)
    count = Count(what="killed", low=low, high=low, mention=span(report, f"{number} people"))
    killed = event(report, "killed", type="ASSAULT", counts=[count], when=day("2021-08-26"))
    asked = event(
        report,
        "asked",
        type="REQUEST",
        actors=[actor("G7")],
        recipients=[actor("Taliban")],
        deadline=day("2021-08-31"),
        demand=Demand(asked=span(report, "to let people leave")),
    )
    embassy = Fact(
        id="f",
        relation="presence",
        subject=actor("China", "CHN"),
        object=Place(name="Kabul"),
        evidence=span(report, "embassy"),
    )
    return coded(report, killed, asked, facts=[embassy])


def test_the_timeline_runs_by_date_and_undated_events_come_last() -> None:
    later, undated, early = meeting(when=day("2021-08-26")), meeting(when=None), meeting(when=day("2021-08-24"))
    days = [entry.event.when and entry.event.when.start for entry in gather.timeline([later, undated, early])]
    assert days == ["2021-08-24", "2021-08-26", None]


def test_contacts_leave_out_what_is_denied_or_only_announced() -> None:
    entries = gather.timeline([meeting(status="negated"), meeting(status="future"), meeting(type="ACCUSE")])
    assert gather.contacts(entries) == []


def test_contacts_are_one_row_a_pair_whoever_is_named_first() -> None:
    turned = meeting(actors=[actor("Vladimir Putin")], recipients=[actor("Xi Jinping")])
    together = meeting(actors=[actor("Vladimir Putin"), actor("Xi Jinping")], recipients=[])
    (contact,) = gather.contacts(gather.timeline([meeting(), turned, together]))
    assert contact.pair == ("Vladimir Putin", "Xi Jinping")
    assert contact.reports == [1, 2, 3]


def test_differing_tolls_are_both_shown() -> None:
    page = plain(record([blast("13", 13), blast("90", 90)]))
    assert "13 killed" in page
    assert "90 killed" in page


def test_the_page_has_demands_deadlines_and_presence() -> None:
    page = plain(record([blast("13", 13)]))
    for shown in ("2021-08-31", "G7 → Taliban", "to let people leave", "China is present at Kabul", "[1]"):
        assert shown in page
    assert max(map(len, page.splitlines())) <= 100


def test_a_sentence_of_two_events_is_shown_once() -> None:
    report = Report(body=MET)
    page = plain(record([coded(report, event(report, "met"), event(report, "Kabul"))]))
    timeline = page[page.index("Timeline") : page.index("Who was in contact")]
    assert timeline.count(MET) == 1
    assert timeline.count("talks with") == 2


def test_sections_without_rows_say_so() -> None:
    page = plain(record([coded(Report(body="Rain fell."))]))
    assert page.count("none in these reports") == 5
