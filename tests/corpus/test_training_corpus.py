"""The annotated sentences: the format is read as FORMAT.md says, and every file keeps to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpus import CorpusError, read_corpus, unmark

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
        ("Iran [attacked|1ASSAULT.maybe].", "x.txt:1: unknown status 'maybe'"),
        ("Iran [attacked|1ASSAULT] and [fled|1RETREAT].", "x.txt:1: event 1 has two types"),
        ("= Iran slept.", "x.txt:1: a pair needs a sentence above it"),
        ("{military}", "x.txt:1: contexts stand in braces"),
        ("Iran [slept", "x.txt:1: a mark is not closed"),
    ],
)
def test_a_faulty_line_is_named(line: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        _read(tmp_path, line)
    assert str(caught.value).startswith(message)


def test_every_sentence_of_the_corpus_keeps_to_the_form() -> None:
    sentences = list(read_corpus())
    texts = [s.text for s in sentences]
    assert len(texts) == len(set(texts))
    for sentence in sentences:
        for event in sentence.events:
            spans = [*event.trigger, *event.actors, *event.recipients, *event.status_cues, *event.mode_cues]
            assert all(sentence.text[a:b].strip() == sentence.text[a:b] != "" for a, b in spans), sentence.id
