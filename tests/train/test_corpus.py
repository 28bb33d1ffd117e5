"""The annotated sentences: the format is read as FORMAT.md says, and every file keeps to it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dragoman.evaluate import read_relations
from dragoman.ontology import load_ontology
from dragoman.train.annotation import Sentence
from dragoman.train.corpus import CorpusError, read_corpus, read_file, unmark
from dragoman.train.likeness import alike

LINE = "[France|1a] [did not|1s] [condemn|1ACCUSE/disapprove.negated] [Iran|1r 2a]'s [attack|2ASSAULT] on [Israel|2r]."


def _read(folder: Path, *lines: str) -> list[str]:
    (folder / "x.txt").write_text("\n".join(lines), encoding="utf-8")
    return [s.text for s in read_corpus(folder)]


def test_a_sentence_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        f"# hand: x\nShares fell.\n{LINE}\n{{military}}\n= Iran attacked.\n", encoding="utf-8"
    )
    plain, marked, pair = read_corpus(tmp_path)
    assert plain.events == ()
    assert marked.text == "France did not condemn Iran's attack on Israel."
    assert marked.contexts == ("military",)
    assert pair.group == marked.id != plain.id
    first, second = marked.events
    assert (first.type, first.mode, first.status) == ("ACCUSE", "disapprove", "negated")
    assert [marked.text[a:b] for a, b in first.status_cues] == ["did not"]
    assert [marked.text[a:b] for a, b in second.actors] == ["Iran"]


def test_marks_nest() -> None:
    text, marks = unmark("[[Iran's|1a] attack|1ASSAULT] failed", "x:1")
    assert text == "Iran's attack failed"
    assert [(text[a:b], code) for (a, b), code in marks] == [("Iran's", "1a"), ("Iran's attack", "1ASSAULT")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[Iran|1a] slept.", "x.txt:1: event 1 has no trigger"),
        ("[Iran 1a] [attacked|1ASSAULT].", "x.txt:1: a mark without codes"),
        ("[Iran|1a [attacked|1ASSAULT].", "x.txt:1: unknown code"),
        ("Iran [attacked|1STRIKE].", "x.txt:1: unknown event type 'STRIKE'"),
        ("Iran [attacked|1ASSAULT/nicely].", "x.txt:1: ASSAULT has no mode 'nicely'"),
        ("Iran [attacked|1ASSAULT.maybe].", "x.txt:1: unknown code '1ASSAULT.maybe'"),
        ("Iran [attacked|1ASSAULT] and [fled|1RETREAT].", "x.txt:1: event 1 has two types"),
        ("[Iran|As] slept.", "x.txt:1: statement A has no content"),
        ("[Iran|f1s] slept.", "x.txt:1: fact 1 lacks its relation"),
        ("= Iran slept.", "x.txt:1: a pair needs a sentence above it"),
        ("{military}", "x.txt:1: contexts stand in braces"),
        ("Iran [slept", "x.txt:1: a mark is not closed"),
    ],
)
def test_a_faulty_line_is_named(line: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        _read(tmp_path, line)
    assert str(caught.value).startswith(message)


def test_the_deep_tier_is_read(tmp_path: Path) -> None:
    lines = [
        "@ published=2022-03-04 outlet=Example Daily",
        "[Rome|As 1a =ita] [said|Au] that [it|=ita] had [freed|1RETREAT/release] [at least 12|1n:captured] [men|1r|]",
    ]
    with pytest.raises(CorpusError):
        _read(tmp_path, *lines)
    lines[1] = (
        "[Rome|As =ita] [said|Au] "
        "[[it|1a =ita] had [freed|1RETREAT/release 1>answers3] [12|1n:captured] [men|1r]|Ax.denied]."
    )
    (tmp_path / "x.txt").write_text(
        "\n".join([*lines, "[Iran|f1s] [is no part of|f1/member_of.negated] [OPEC|f1o].", "", "Rain fell."])
    )
    first, second, third = read_corpus(tmp_path)
    assert first.group == second.group != third.group
    assert first.passage == "published=2022-03-04 outlet=Example Daily"
    assert third.passage is None
    (event,), (held,), (standing,) = first.events, first.held, second.standings
    assert [(first.text[a:b], what) for (a, b), what in event.counts] == [("12", "captured")]
    assert event.links == [("answers", "3")]
    assert held.polarity == "denied"
    assert [first.text[a:b] for a, b in held.content] == ["it had freed 12 men"]
    assert standing.negated
    assert [key for _, key in first.entities] == ["ita", "ita"]


TRAINING = Path(__file__).parents[2] / "training"
FILES = sorted(path for path in TRAINING.glob("*/*.txt") if path.parent.name != "double")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_keeps_to_the_form(path: Path) -> None:
    for sentence in read_file(path, load_ontology()):
        for event in sentence.events:
            spans = [*event.trigger, *event.actors, *event.recipients, *event.status_cues, *event.mode_cues]
            assert all(sentence.text[a:b].strip() == sentence.text[a:b] != "" for a, b in spans), sentence.id


def test_no_sentence_is_written_twice() -> None:
    texts = Counter(s.text for path in FILES for s in read_file(path, load_ontology()))
    assert [text for text, n in texts.items() if n > 1] == []


# A third of all three-word runs in common: the same sentence but for a few words.
TOO_ALIKE = 0.34
NEAR_DUPLICATES = 0.01


def _texts() -> list[Sentence]:
    return [s for path in FILES for s in read_file(path, load_ontology())]


def test_no_sentence_resembles_the_development_data() -> None:
    path = TRAINING.parents[1] / "shared/dev/plv_dev.tsv"
    if not path.exists():
        pytest.skip("the shared development data are not beside this checkout")
    others = [row.sentence for row in read_relations(path, known=frozenset(load_ontology().types)).rows]
    sentences = _texts()
    found = [sentences[one.one].id for one in alike([s.text for s in sentences], others, TOO_ALIKE)]
    assert found == []


def test_few_sentences_resemble_others_but_their_own_pair() -> None:
    sentences = _texts()
    texts = [s.text for s in sentences]
    twins = {
        one.one for one in alike(texts, texts, TOO_ALIKE) if sentences[one.one].group != sentences[one.other].group
    }
    assert len(twins) <= NEAR_DUPLICATES * len(sentences), [sentences[i].id for i in sorted(twins)]
