"""The whole way, from a report to its record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from dragoman import CodedReport, Coder, DragomanError, LanguageError, Report, ReportError
from dragoman.report import Failure, read_inputs

SAMPLE = Path(__file__).parent.parent / "src/dragoman/sample/kabul-2021-08"
RECORD = TypeAdapter(CodedReport)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [r for r in read_inputs([str(SAMPLE)]) if isinstance(r, Report)]


@pytest.fixture(scope="module")
def alone(coder: Coder, reports: list[Report]) -> dict[str, bytes]:
    return {r.id: RECORD.dump_json(coder.code(r)) for r in reports}


def test_the_sample_is_ten_reports(reports: list[Report]) -> None:
    assert len(reports) == 10


@pytest.mark.parametrize("workers", [1, 2])
def test_bytes_are_the_same_in_a_batch(
    coder: Coder, reports: list[Report], alone: dict[str, bytes], workers: int
) -> None:
    coded = list(coder.code_many(reports, workers=workers))
    assert [c.report.id for c in coded] == [r.id for r in reports]
    assert {c.report.id: RECORD.dump_json(c) for c in coded} == alone


def test_bytes_are_the_same_in_another_order(coder: Coder, reports: list[Report], alone: dict[str, bytes]) -> None:
    coded = coder.code_many(reversed(reports), workers=2)
    assert {c.report.id: RECORD.dump_json(c) for c in coded} == alone


def test_a_record_can_be_read_back(alone: dict[str, bytes]) -> None:
    for line in alone.values():
        assert RECORD.dump_json(RECORD.validate_json(line)) == line


def test_a_bad_report_does_not_end_the_batch(coder: Coder) -> None:
    good = Report(id="good", body="Iran attacked Israel on Monday.", published="2024-04-15")
    bad = Report(id="bad", body="Der Minister hat heute in Berlin erklärt, dass die Verhandlungen gescheitert sind.")
    told: list[Failure] = []
    coded = list(coder.code_many([good, bad, good], on_error=told.append))
    assert [c.report.id for c in coded] == ["good", "good"]
    assert [f.name for f in told] == ["bad"]
    assert "English" in told[0].message


def test_a_fault_inside_is_told_and_the_rest_goes_on(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: Callable[[Report], CodedReport] = coder.code

    def faulty(report: Report) -> CodedReport:
        if report.id == "bad":
            raise RuntimeError("boom")
        return whole(report)

    monkeypatch.setattr(coder, "code", faulty)
    told: list[Failure] = []
    reports = [Report(id=name, body="Iran attacked Israel.") for name in ("bad", "good")]
    assert [c.report.id for c in coder.code_many(reports, on_error=told.append)] == ["good"]
    assert "internal fault" in told[0].message


def test_another_language_is_refused(coder: Coder) -> None:
    with pytest.raises(LanguageError, match="English"):
        coder.code(Report(body="Le ministre a déclaré mardi que les négociations avaient échoué à Genève."))


def test_an_empty_body_is_refused(coder: Coder) -> None:
    with pytest.raises(ReportError, match="empty"):
        coder.code(Report(body="  \n "))


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(DragomanError, match="rules"):
        Coder(reader="oracle")


def test_without_a_date_relative_times_stay_open(coder: Coder) -> None:
    coded = coder.code(Report(body="Iran attacked Israel on Monday."))
    assert [t.start for t in coded.timexes] == [None]
    assert coded.events[0].when is None
    assert any("--published" in w for w in coded.warnings)


def test_whose_word(coder: Coder) -> None:
    coded = coder.code(Report(body="Ukraine said that Russia attacked Poland.", outlet="Meridian Wire"))
    (event,) = coded.events
    assert event.type == "ASSAULT"
    assert [a.country for a in event.actors] == ["RUS"]
    assert [r.country for r in event.recipients] == ["POL"]
    assert [(s.kind, s.name) for s in event.said_by] == [("outlet", "Meridian Wire"), ("speaker", "Ukraine")]


def test_relating_takes_either_side_alone(coder: Coder) -> None:
    text = "France condemned Iran."
    for actor, recipient in (((0, 6), (17, 21)), ((0, 6), None), (None, (17, 21))):
        found = coder.relate(text, actor=actor, recipient=recipient)
        assert max(found, key=lambda name: found[name]) == "ACCUSE"
        assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize("span", [(0, 0), (5, 2), (-1, 3), (0, 99)])
def test_relating_refuses_offsets_outside_the_text(coder: Coder, span: tuple[int, int]) -> None:
    with pytest.raises(ReportError, match="outside"):
        coder.relate("France condemned Iran.", actor=span)


def test_stages_alone(coder: Coder) -> None:
    text = "They met in Kabul on Wednesday."
    assert [t.start for t in coder.times(text, published="2021-08-26")] == ["2021-08-25"]
    (place,) = coder.places(text, [(12, 17)])
    assert place is not None
    assert place.country == "AFG"


def test_an_endless_sentence_is_passed_over_with_a_warning(coder: Coder) -> None:
    endless = "Iran attacked Israel and " * 4000
    coded = coder.code(Report(body=f"France condemned Iran.\n\n{endless}", published="2024-04-15"))
    assert [e.type for e in coded.events] == ["ACCUSE"]
    assert any("passed over" in w for w in coded.warnings)
