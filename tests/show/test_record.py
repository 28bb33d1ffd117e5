"""The page over several reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.cli.screen import plain
from dragoman.model import ActorRef, CodedReport, Count, Demand, Fact, Place, Report, Source
from dragoman.show import gather
from dragoman.show.lines import join, same_sentence, timeline
from dragoman.show.record import LEGEND, counts, record
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
        evidence=span(report, "China keeps its embassy."),
    )
    return coded(report, killed, asked, facts=[embassy])


def section(page: str, title: str) -> str:
    """The part of a page from one title to the next empty line."""
    return page[page.index(f"\n{title}") + 1 :].partition("\n\n")[0]


def reprint(one: CodedReport, outlet: str, published: str | None) -> CodedReport:
    """The same text coded alike in another outlet."""
    report = replace(one.report, id="", outlet=outlet, published=published)
    events = [replace(e, said_by=[Source(kind="outlet", name=outlet), *e.said_by[1:]]) for e in one.events]
    return replace(one, report=report, events=events)


def test_an_undated_event_stands_at_the_publication_of_its_report_and_says_so() -> None:
    # ``meeting`` is published on 2021-08-26.
    reports = [meeting(when=day("2021-08-27")), meeting(when=None), meeting(when=day("2021-08-26"))]
    page = plain(record(reports))
    dates = [line[:14].rstrip() for line in page.splitlines() if "talks with" in line]
    assert dates == ["2021-08-26", "≤ 2021-08-26", "2021-08-27"]
    assert LEGEND in page


def test_without_any_date_an_event_comes_last_and_stays_unknown() -> None:
    unknown = reprint(meeting(when=None), "The Weekly", None)
    assert [line.date for line in join(timeline([unknown, meeting()]), same_sentence)] == ["2021-08-25", "?"]


def test_a_sentence_that_two_outlets_carry_is_shown_once_with_both() -> None:
    said = [Source(kind="outlet", name="The Daily"), Source(kind="speaker", name="Wang Wenbin")]
    first = meeting(when=None, said_by=said)
    second = reprint(first, "Evening Post", "2021-08-27T08:00:00Z")
    page = section(plain(record([second, first])), "Timeline")
    assert page.startswith("Timeline: 2 events")  # only the display joins them
    assert page.count("talks with") == 1
    assert page.count(MET) == 1
    assert "[1][2]" in page
    assert "≤ 2021-08-26" in page
    assert "The Daily, Evening Post › Wang Wenbin" in " ".join(
        word for line in page.splitlines() for word in line[81:].split()
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "AID"},
        {"mode": "phone"},
        {"status": "future"},
        {"actors": []},
        {"recipients": []},
        {"when": day("2021-08-24")},
        {"where": Place(name="Kabul")},
    ],
)
def test_what_was_read_differently_is_not_joined(changed: dict[str, Any]) -> None:
    entries = timeline([meeting(), meeting(**changed)])
    assert len(join(entries, same_sentence)) == 2


def test_contacts_leave_out_what_is_denied_or_only_announced() -> None:
    entries = timeline([meeting(status="negated"), meeting(status="future"), meeting(type="ACCUSE")])
    assert gather.contacts(entries) == []


@pytest.mark.parametrize("recipients", [[actor("reporters")], [actor("Xi Jinping")], []])
def test_a_single_named_party_makes_no_contact(recipients: list[ActorRef]) -> None:
    assert gather.contacts(timeline([meeting(recipients=recipients)])) == []


def test_contacts_are_one_row_for_the_same_parties_whoever_is_named_first() -> None:
    turned = meeting(actors=[actor("Vladimir Putin")], recipients=[actor("Xi Jinping")], mode="phone", when=None)
    together = meeting(actors=[actor("Vladimir Putin"), actor("Xi Jinping")], recipients=[], mode="visit")
    (contact,) = gather.contacts(timeline([meeting(), turned, together]))
    assert contact.parties == ("Vladimir Putin", "Xi Jinping")
    assert contact.reports == [1, 2, 3]
    assert contact.days == ["2021-08-25"]
    assert contact.ways == ["on a visit", "by phone"]


def test_a_contact_without_a_date_has_the_day_by_which_it_was_reported() -> None:
    (contact,) = gather.contacts(timeline([meeting(when=None)]))
    assert contact.days == ["≤ 2021-08-26"]


def test_several_actors_together_are_not_split_into_pairs_that_nobody_reported() -> None:
    (contact,) = gather.contacts(timeline([meeting(actors=[actor("C"), actor("A"), actor("B")], recipients=[])]))
    assert contact.parties == ("A", "B", "C")


def test_differing_tolls_of_one_place_and_day_stand_under_each_other() -> None:
    shown = section(plain(record([blast("13", 13), blast("90", 90), blast("60", 60)])), "People killed")
    rows = shown.splitlines()[2:]
    assert [row.split("killed")[0].split()[-1] for row in rows] == ["13", "90", "60"]
    assert [row.startswith("2021-08-26") for row in rows] == [True, False, False]
    assert [row[-3:] for row in rows] == ["[1]", "[2]", "[3]"]


def test_a_toll_that_two_reports_carry_in_one_sentence_is_shown_once() -> None:
    first = blast("13", 13)
    (toll,) = gather.casualties(timeline([first, reprint(first, "Other", "2021-08-28")]))
    assert toll.line.numbers == [1, 2]


def test_the_page_has_demands_deadlines_and_presence() -> None:
    page = plain(record([blast("13", 13)]))
    assert section(page, "Demands").splitlines()[2].split() == (
        "G7 Taliban to let people leave 2021-08-31 – [1]".split()
    )
    for shown in ("China", "keeps", "Kabul", "“China keeps its embassy.”", "[1]"):
        assert shown in section(page, "Who keeps")
    assert max(map(len, page.splitlines())) <= 100


def test_a_demand_of_two_reports_is_shown_once_with_its_answer() -> None:
    first = blast("13", 13)
    killed, asked = first.events
    assert asked.demand is not None
    refused = replace(killed, id="r", type="REJECT", actors=[actor("Taliban")], counts=[])
    answered = replace(asked, demand=replace(asked.demand, answered_by="r"))
    second = replace(first, events=[killed, answered, refused])
    (demand,) = gather.demands(timeline([first, second]))
    assert demand.line.numbers == [1, 2]
    assert [(e.number, e.event.type) for e in demand.answers] == [(2, "REJECT")]
    assert "Taliban" in section(plain(record([first, second])), "Demands").partition("2021-08-31")[2]


def test_a_closed_presence_says_so_and_each_quote_stands_with_its_report() -> None:
    report = Report(body="Iran shut its embassy in Kabul. " + "x" * 200)
    gone = Fact(
        id="f",
        relation="presence",
        polarity="negated",
        subject=actor("Iran"),
        object=Place(name="Kabul"),
        evidence=span(report, "Iran shut its embassy in Kabul."),
    )
    long = replace(gone, evidence=report.span(0, len(report.body)))
    (row,) = gather.presence([coded(report, facts=[gone]), coded(report, facts=[long])])
    assert (row.who, row.keeps, row.where) == ("Iran", "closed, or keeps none", "Kabul")
    assert row.quotes == {"Iran shut its embassy in Kabul.": [1], "Iran shut its embassy in Kabul. …": [2]}


def test_a_sentence_of_two_events_is_shown_once() -> None:
    report = Report(body=MET)
    page = plain(record([coded(report, event(report, "met"), event(report, "Kabul"))]))
    timeline = section(page, "Timeline")
    assert timeline.count(MET) == 1
    assert timeline.count("talks with") == 2


def test_the_status_is_shown_only_where_the_deed_is_not_actual() -> None:
    assert "(announced)" in section(plain(record([meeting(status="future")])), "Timeline")
    assert "(" not in section(plain(record([meeting()])), "Timeline")


def test_hostile_text_steers_nothing() -> None:
    hostile = "[bold]\x1b[31m met\u202e"
    report = Report(body=hostile, title=hostile, outlet=hostile)
    met = event(report, "met", actors=[actor(hostile)], said_by=[Source(kind="outlet", name=hostile)])
    page = plain(record([coded(report, met)]))
    assert "[bold]" in page
    assert not {"\x1b", "\u202e"} & set(page)


def test_sections_without_rows_say_so() -> None:
    page = plain(record([coded(Report(body="Rain fell."))]))
    assert page.count("none in these reports") == 5


def test_counts_in_one_line() -> None:
    assert counts([blast("13", 13), meeting()]) == "2 reports, 3 events, 0 statements, 1 fact, 0 warnings"
