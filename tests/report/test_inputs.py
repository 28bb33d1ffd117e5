"""Inputs: every kind of path and item, every refusal, in an order that never changes."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import ReportError
from dragoman.model import Report
from dragoman.report import MAX_BYTES, MAX_CHARS, MAX_LINE_BYTES, Failure, clean_report, read_inputs
from dragoman.report.cleaning import MAX_TITLE_CHARS
from dragoman.report.language import MIN_LETTERS, SAMPLE_CHARS, SURE
from dragoman.report.paths import ENDINGS
from dragoman.report.unwrapping import MAX_WIDTH, MIN_WIDTH

ARTICLE = "The envoys met in Doha on Monday.\n\nThey will meet again, \u201csoon\u201d, an official said."
PAGE = f"<html><head><title>Envoys meet</title></head><body><article><p>{ARTICLE * 4}</p></article></body></html>"

Write = Callable[[str, str | bytes], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return put


def one(path: str, published: str | None = None, outlet: str | None = None) -> Report:
    [item] = read_inputs([path], published=published, outlet=outlet)
    assert isinstance(item, Report), item
    return item


def refused(path: str) -> str:
    [item] = read_inputs([path])
    assert isinstance(item, Failure), item
    assert item.name == path
    return item.message


def test_plain_text_keeps_every_character(write: Write) -> None:
    raw = f"Envoys meet\n\nEnvoys meet\n\n{ARTICLE}\n\n\nA  last\tline.\n"
    report = one(write("a.txt", raw))
    assert report.title == "Envoys meet"
    assert report.body == raw.removeprefix("Envoys meet\n\n").strip()
    assert report.published is None
    assert report.id == Report(body=report.body).id


def test_front_matter(write: Write) -> None:
    report = one(
        write(
            "a.md",
            "---\ntitle: Envoys: a meeting\nPublished: 2021-08-26T10:00\noutlet: 'The Daily'\n"
            "url: https://example.org/a\n"
            f"id: d-1\nlanguage: en\ntags:\n  - doha\n- talks\n# note\nmood: good\n---\n\n"
            f"# Envoys: a meeting\n\n{ARTICLE}",
        )
    )
    assert report.title == "Envoys: a meeting"
    assert report.body == f"Envoys: a meeting\n\n{ARTICLE}"
    assert (report.id, report.published, report.outlet) == ("d-1", "2021-08-26T10:00", "The Daily")
    assert (report.url, report.language) == ("https://example.org/a", "en")


@pytest.mark.parametrize("text", ["---\nnot a pair\n---\nrest of it.", "---\ntitle: never closed\n\nrest of it."])
def test_rules_that_are_no_front_matter(write: Write, text: str) -> None:
    assert one(write("a.txt", text)).body == text


def test_a_title_wrapped_over_two_lines(write: Write) -> None:
    title = "Envoys of the two countries meet in Doha for a second round of talks\nabout the crossing and the bridge"
    report = one(write("a.txt", f"{title}\n\n{ARTICLE}"))
    assert report.title == title.replace("\n", " ")
    assert report.body == f"{report.title}\n\n{ARTICLE}"


def test_bad_dates(write: Write) -> None:
    path = write("a.txt", f"---\npublished: last Tuesday\n---\n{ARTICLE}")
    assert "'last Tuesday'" in refused(path)
    assert "YYYY-MM-DD" in refused(path)
    assert one(path, published="2021-08-26").published == "2021-08-26"
    with pytest.raises(ReportError, match="YYYY-MM-DD"):
        read_inputs([path], published="26.8.21")


def test_the_callers_date_and_outlet_win(write: Write) -> None:
    path = write("a.txt", f"---\npublished: 2020-01-01\noutlet: The Daily\n---\n{ARTICLE}")
    report = one(path, published="2021-08-26", outlet="Wire")
    assert (report.published, report.outlet) == ("2021-08-26", "Wire")


def test_the_files_times_are_not_read(write: Write) -> None:
    path = write("2021-08-26.txt", ARTICLE)
    os.utime(path, (1, 1))
    assert one(path).published is None


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8-sig", "utf-16"])
def test_encodings(write: Write, encoding: str) -> None:
    text = "José Muñoz met François in Zürich on Monday."
    assert one(write("a.txt", text.encode(encoding))).body == text


def test_html_by_ending_and_by_look(write: Write) -> None:
    reports = [one(write(name, PAGE)) for name in ("a.html", "a.HTM", "page", "saved.txt")]
    assert all(report.title == "Envoys meet" for report in reports)
    assert len({report.body for report in reports}) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "", "empty"),
        ("a.html", b"\xef\xbb\xbf \n", "empty"),
        ("a.json", " ", "empty"),
        ("a.jsonl", "\n\n", "empty"),
        ("a.txt", "---\ntitle: only\n---\n", "no text"),
        ("a.txt", "\u200b\u00ad", "no text"),
        ("a.txt", b"text\x00\x01\x02\x03text", "binary"),
        ("a.txt", b"%PDF-1.4", "PDF"),
        ("a.html", b"\x1f\x8b\x08", "gzip"),
        ("a.jsonl", b"\x1f\x8b\x08 {", "gzip"),
        ("a", b"{\\rtf1 hello}", "rich-text"),
        ("a.html", "<html><body></body></html>", "no article text"),
        ("a.txt", "x" * (MAX_CHARS + 1), "split it"),
        ("a.txt", "sentence without end " * 60_000, "split it"),
        ("a.json", "[]", "empty list"),
        ("a.json", "17", "not a JSON object"),
        ("a.json", "{broken", "not JSON"),
        ("a.json", "[" * 100_000, "nests too deeply"),
        ("a.json", '{"title": "Only a title"}', "under the key body"),
        ("a.json", '{"body": ["x"]}', "not a JSON string"),
        ("a.json", '{"body": "x", "title": 3}', "'title' is not text"),
        ("a.json", '{"body": "x", "date": "soon"}', "YYYY-MM-DD"),
    ],
)
def test_refusals(write: Write, name: str, content: str | bytes, message: str) -> None:
    assert message in refused(write(name, content))


def test_an_endless_sentence_within_the_limit_is_read(write: Write) -> None:
    assert len(one(write("a.txt", "word " * 199_000)).body) == 199_000 * 5 - 1


@pytest.mark.parametrize("name", ["big.txt", "big.html", "big.json", "big", "big.gz"])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "larger than 20 MB" in refused(str(path))


class Endless(io.BytesIO):
    """A stream of one line that never ends, and how much of it was asked for."""

    given = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        return self.read(size)

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size >= 0
        self.given += size
        return b"x" * size


def test_an_endless_stream_is_left() -> None:
    stream = Endless()
    [item] = read_inputs(["-"], stdin=stream)
    assert isinstance(item, Failure)
    assert "larger than" in item.message
    assert stream.given < 2 * MAX_LINE_BYTES


def lines(*objects: object) -> str:
    return "".join((o if isinstance(o, str) else json.dumps(o)) + "\n" for o in objects)


def test_jsonl_goes_on_after_a_bad_line(write: Write) -> None:
    path = write(
        "feed.jsonl",
        lines(
            {"id": 1, "title": "Envoys meet", "body": f"Envoys meet\n{ARTICLE}", "published": "2021-08-26T10:15:00Z"},
            "",
            '{"body": "cut of',
            {
                "text": "First.",
                "date": "2021-08-27",
                "source": "Wire",
                "url": "https://example.org",
                "language": "en-US",
            },
            {"content": ""},
            {"content": "Lone \ud800 surrogate."},
        ),
    )
    first, cut, second, nothing, third = read_inputs([path])
    assert isinstance(first, Report)
    assert (first.id, first.published) == ("1", "2021-08-26T10:15:00Z")
    assert first.body == f"Envoys meet\n\n{ARTICLE}"
    assert cut == Failure(f"{path}:3", cut.message if isinstance(cut, Failure) else "")
    assert isinstance(second, Report)
    assert (second.body, second.outlet, second.language, second.title) == ("First.", "Wire", "en", None)
    assert isinstance(nothing, Failure)
    assert (nothing.name, str(nothing)[: len(path)]) == (f"{path}:5", path)
    assert isinstance(third, Report)
    assert third.body == "Lone  surrogate."


def test_a_jsonl_line_that_is_too_long_or_not_utf8(write: Write) -> None:
    long = b'{"body": "' + b"x" * MAX_LINE_BYTES + b'"}\n'
    path = write("feed.ndjson", long + b'{"body": "caf\xe9"}\n' + b'{"body": "Last."}')
    too_long, latin, last = read_inputs([path])
    assert isinstance(too_long, Failure)
    assert (too_long.name, "more than 16 MB" in too_long.message) == (f"{path}:1", True)
    assert isinstance(latin, Failure)
    assert (latin.name, "UTF-8" in latin.message) == (f"{path}:2", True)
    assert isinstance(last, Report)


def test_json_with_one_object_a_list_or_lines(write: Write) -> None:
    assert one(write("a.json", '\ufeff{\n "body": "First."\n}')).body == "First."
    path = write("b.json", '[{"body": "First."}, 3, {"body": "Third."}]')
    assert [i.name if isinstance(i, Failure) else i.body for i in read_inputs([path])] == [
        "First.",
        f"{path}#2",
        "Third.",
    ]
    path = write("c.json", lines({"body": "First."}, "oops", {"body": "Third."}))
    assert [i.name if isinstance(i, Failure) else i.body for i in read_inputs([path])] == [
        "First.",
        f"{path}:2",
        "Third.",
    ]


@pytest.mark.parametrize(
    ("data", "bodies"),
    [
        (b'\n \n{"body": "First."}\n{"body": "Second."}\n', ["First.", "Second."]),
        (b'\xef\xbb\xbf{"body": "First."}', ["First."]),
        (b"\n\nThe talks went on.\nAnd on.\n", ["The talks went on.\nAnd on."]),
        (b"[1/2] Envoys sat down.", ["[1/2] Envoys sat down."]),
        ("Two envoys met.".encode("utf-16"), ["Two envoys met."]),
    ],
)
def test_stdin_is_sniffed(data: bytes, bodies: list[str]) -> None:
    items = list(read_inputs(["-"], stdin=io.BytesIO(data)))
    assert [item.body for item in items if isinstance(item, Report)] == bodies


def test_stdin_html_and_failures() -> None:
    [page] = read_inputs(["-"], stdin=io.BytesIO(PAGE.encode()))
    assert isinstance(page, Report)
    assert page.title == "Envoys meet"
    assert list(read_inputs(["-"], stdin=io.BytesIO(b""))) == [
        Failure("stdin", "empty: give a file that holds a report")
    ]
    [bad] = read_inputs(["-"], stdin=io.BytesIO(b"\n\n{oops\n"))
    assert isinstance(bad, Failure)
    assert bad.name == "stdin:3"


def test_folders_are_read_in_order_and_passed_over_files_are_not(write: Write, tmp_path: Path) -> None:
    for name in [
        "b/2.txt",
        "b/10.txt",
        "a.md",
        "c.htm",
        ".hidden.txt",
        ".git/x.txt",
        "a.gold.json",
        "README.md",
        "x.csv",
    ]:
        write(f"in/{name}", PAGE if name.endswith("htm") else f"Text of {name} here.")
    (tmp_path / "in" / "b" / "loop").symlink_to(tmp_path / "in")
    folder = str(tmp_path / "in")

    def bodies(paths: list[str]) -> list[str]:
        return [item.body.partition("\n")[0] for item in read_inputs(paths) if isinstance(item, Report)]

    texts = ["Text of a.md here.", "Text of b/10.txt here.", "Text of b/2.txt here."]
    assert bodies([folder]) == [*texts, "Envoys meet"]
    assert bodies([f"{folder}/*"]) == bodies([folder])[:1] + texts[1:] + ["Envoys meet", "Text of x.csv here."]
    assert bodies([f"{folder}/**/*.txt"]) == texts[1:]
    assert bodies([f"{folder}/c.htm", f"{folder}/a.md"]) == ["Envoys meet", texts[0]]
    assert bodies([f"{folder}/README.md"]) == ["Text of README.md here."]


def test_a_file_whose_name_looks_like_a_glob(write: Write) -> None:
    assert one(write("a[1].txt", "Text.")).body == "Text."


def test_paths_that_stand_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone")
    assert "no such file" in refused(str(tmp_path / "missing.txt"))
    assert "no such file" in refused(str(tmp_path / "dead.txt"))
    assert "no such file" in refused("")
    assert "no file matches" in refused(str(tmp_path / "*.txt2"))
    assert ".ndjson" in refused(str(tmp_path / "empty"))


def test_items_are_read_one_at_a_time(write: Write) -> None:
    paths = [write(f"{number}.txt", f"Text {number}.") for number in range(3)]
    items = read_inputs(paths)
    assert isinstance(next(items), Report)
    Path(paths[1]).unlink()
    gone, last = items
    assert isinstance(gone, Failure)
    assert isinstance(last, Report)


def test_a_file_may_not_be_readable(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", "Text.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert "Permission denied" in refused(path)


def test_json_text_without_a_title_gets_its_first_line(write: Write) -> None:
    report = one(write("a.json", json.dumps({"body": f"Envoys meet\n\n{ARTICLE}"})))
    assert (report.title, report.body) == ("Envoys meet", f"Envoys meet\n\n{ARTICLE}")


def test_what_was_read_is_clean(write: Write) -> None:
    for name, content in (("a.txt", f"Meet\n\nMeet\n{ARTICLE}"), ("a.html", PAGE), ("a.json", '{"body": "A\\n\\nB."}')):
        report = one(write(name, content))
        assert clean_report(report) == report


def test_the_guide_says_what_is_so() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    limits = (f"{MAX_BYTES // 1_000_000} MB", f"{MAX_LINE_BYTES // 1_000_000} MB", f"{MAX_CHARS:,} characters")
    for said in (*limits, " ".join(ENDINGS), f"{MIN_WIDTH} to {MAX_WIDTH} columns", f"{MAX_TITLE_CHARS} characters"):
        assert said in guide, said
    for said in (f"{SURE:.2f}".lstrip("0") + " or more", f"{SAMPLE_CHARS:,} characters", f"than {MIN_LETTERS} letters"):
        assert said in guide, said
