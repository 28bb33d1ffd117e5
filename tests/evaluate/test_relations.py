"""Relation tables: reading marks, and scores that can be worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from show.builders import SIGNATURE

from dragoman.cli.screen import plain
from dragoman.errors import GoldError, ReportError
from dragoman.evaluate import render
from dragoman.evaluate.relations import RelationSet, read_relations, strip_marks
from dragoman.evaluate.scores import best, event_rate, fold, score_relations, tally
from dragoman.evaluate.testset import digest

KNOWN = frozenset({"AGREE", "ACCUSE", "CONCEDE", "RETREAT", "CONSULT"})
HEADER = "id\tsentence\tmarked_sentence\tsource\ttarget\tgold_type\n"


class Says:
    """A coder that answers by the sentence's first word."""

    def __init__(self, answers: dict[str, dict[str, float]]) -> None:
        self.answers = answers

    def relate(
        self, text: str, *, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
    ) -> dict[str, float]:
        """The answer for the text's first word; a word without answer can't be read."""
        assert actor or recipient
        if text.split()[0] not in self.answers:
            raise ReportError("no such word")
        return self.answers[text.split()[0]]


def table(folder: Path, text: str) -> RelationSet:
    """A relation file of the given text, read."""
    path = folder / "gold.tsv"
    path.write_text(text, encoding="utf-8", newline="")
    return read_relations(path, known=KNOWN)


def test_marks_become_offsets_of_the_plain_sentence() -> None:
    text, marks = strip_marks("The <t>envoys of <s> Iran</s></t> left <s>Kabul</s>.")
    assert text == "The envoys of  Iran left Kabul."
    assert {name: text[low:high] for name, (low, high) in marks.items()} == {"t": "envoys of  Iran", "s": "Iran"}


@given(st.text(alphabet="ab <>/st", max_size=40))
def test_marks_never_reach_out_of_the_text(marked: str) -> None:
    text, marks = strip_marks(marked)
    assert all(0 <= low < high <= len(text) for low, high in marks.values())


def test_both_forms_give_the_same_rows(tmp_path: Path) -> None:
    headed = table(tmp_path, HEADER + "7\tx\t<s>A</s> met <t>B</t>.\tA\tB\tagree\r\n\r\n")
    plain_form = table(tmp_path, "AGREE\t<s>A</s> met <t>B</t>.\n")
    assert headed.rows[0].id == "7"
    for rows in (headed.rows, plain_form.rows):
        assert (rows[0].sentence, rows[0].actor, rows[0].recipient, rows[0].gold) == (
            "A met B.",
            (0, 1),
            (6, 7),
            "AGREE",
        )


def test_spreadsheet_quotes_are_undone_and_a_quotation_is_left(tmp_path: Path) -> None:
    gold = table(tmp_path, 'AGREE\t"<s>A</s> said ""yes"" to <t>B</t>"\nAGREE\t"Yes," said <s>A</s>\n')
    assert [row.sentence for row in gold.rows] == ['A said "yes" to B', '"Yes," said A']


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no rows"),
        ("AGREE\tnobody is marked\n", "line 1: no <s>"),
        ("AGREE\t<s>A</s>\nCHEER\t<s>A</s>\n", "line 2: unknown type 'CHEER'"),
        ("only one cell\n", "line 1: expected TYPE"),
        (HEADER + "1\ttoo few\n", "line 2: 2 cells"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(GoldError, match=r"gold\.tsv") as fault:
        table(tmp_path, text)
    assert message in str(fault.value)


def test_scores_by_hand() -> None:
    pairs = [("A", "A"), ("A", "B"), ("B", "B"), ("B", "NONE"), ("C", "A")]
    score = tally(pairs)
    assert score.accuracy == pytest.approx(2 / 5)
    figures = {one.label: (one.precision, one.recall, one.f1, one.n) for one in score.classes}
    assert figures["A"] == (0.5, 0.5, 0.5, 2)
    assert figures["B"] == (0.5, 0.5, 0.5, 2)
    assert figures["C"] == (0.0, 0.0, 0.0, 1)
    assert score.macro_f1 == pytest.approx(1 / 3)
    assert score.confusion["B"] == {"A": 0, "B": 1, "C": 0, "NONE": 1}


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("ABCN")), min_size=1))
def test_confusion_holds_every_row_once(pairs: list[tuple[str, str]]) -> None:
    score = tally(pairs)
    assert sum(n for row in score.confusion.values() for n in row.values()) == len(pairs)
    assert 0 <= score.macro_f1 <= 1
    assert score.accuracy == pytest.approx(sum(g == p for g, p in pairs) / len(pairs))


def test_none_and_unreadable_rows_are_wrong(tmp_path: Path) -> None:
    gold = table(tmp_path, "AGREE\tone <s>A</s>\nAGREE\ttwo <s>A</s>\nAGREE\tthree <s>A</s>\n")
    score = score_relations(gold, Says({"one": {"AGREE": 0.9, "NONE": 0.1}, "two": {"AGREE": 0.4, "NONE": 0.6}}))
    assert score.accuracy == pytest.approx(1 / 3)
    assert score.failed == 1
    assert score.confusion["AGREE"]["NONE"] == 2


def test_yield_takes_the_sum_of_its_halves(tmp_path: Path) -> None:
    halves = {"one": {"CONCEDE": 0.3, "RETREAT": 0.3, "AGREE": 0.4}}
    folded = table(tmp_path, "YIELD\tone <s>A</s>\nCONCEDE\tone <s>A</s>\n")
    assert folded.labels == ["YIELD"]
    assert score_relations(folded, Says(halves)).accuracy == 1
    split = table(tmp_path, "CONCEDE\tone <s>A</s>\n")
    assert score_relations(split, Says(halves)).accuracy == 0
    assert fold(halves["one"]) == {"AGREE": 0.4, "YIELD": 0.6}


def test_ties_go_to_the_first_name() -> None:
    assert best({"B": 0.5, "A": 0.5}) == "A"


def test_event_rate_codes_a_sentence_once(tmp_path: Path) -> None:
    gold = table(tmp_path, "AGREE\t<s>A</s> one B\nAGREE\tA one <t>B</t>\nAGREE\t<s>A</s> two\n")
    rate = event_rate(gold, lambda sentence: 3 if "one" in sentence else 0)
    assert (rate.sentences, rate.events, rate.silent, rate.per_sentence) == (2, 3, 1, 1.5)


def test_the_page_and_the_json_are_signed_and_hold_no_sentence(tmp_path: Path) -> None:
    gold = table(tmp_path, "AGREE\tSecretwords <s>A</s>\nACCUSE\tSecretwords <s>A</s>\n")
    score = score_relations(gold, Says({"Secretwords": {"AGREE": 1.0, "NONE": 0.0}}))
    page = plain(render.relations_table(gold.test_set, score, None, SIGNATURE))
    sha = digest((tmp_path / "gold.tsv").read_bytes())
    assert f"signature: {SIGNATURE} test:gold.tsv sha256:{sha} n:2" in page
    assert "accuracy 0.500" in page
    assert "Secretwords" not in page + str(render.relations_json(gold.test_set, score, None))


def test_the_hash_tells_where_a_file_ends() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
