"""Web pages: text, metadata, and dates that are stated, never guessed."""

from __future__ import annotations

import logging

import pytest

from dragoman.errors import ReportError
from dragoman.model import Report
from dragoman.report.html import read_html
from dragoman.report.metadata import Given

PARAGRAPHS = (
    "<p>The foreign ministers of both countries met in Doha on Monday for a second round of <b>talks</b>, "
    '<a href="/x">officials</a> said.</p>'
    "<p>They agreed to open the crossing within a week, the host country\u2019s minister told reporters.</p>"
    "<p>The two sides had closed it in May after shots were fired at a patrol on the bridge.</p>"
)
JSON_LD = '<script type="application/ld+json">{}</script>'


def page(head: str = "", body: str = "", foot: str = "") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Ministers meet in Doha</title>{head}</head>'
        f"<body><article><h1>Ministers meet in Doha</h1>{body}{PARAGRAPHS}</article>"
        f"<footer>{foot}</footer></body></html>"
    ).encode()


def read(data: bytes, given: Given | None = None) -> Report:
    return read_html(data, given or Given())


def test_title_and_paragraphs() -> None:
    report = read(page())
    assert report.title == "Ministers meet in Doha"
    title, first, second, third = report.body.split("\n\n")
    assert title == report.title
    assert first == (
        "The foreign ministers of both countries met in Doha on Monday for a second round of talks, officials said."
    )
    assert second.endswith("told reporters.")
    assert "\u2019s minister" in second
    assert third.startswith("The two sides")
    assert report.language == "und"


def test_site_and_address() -> None:
    report = read(
        page(
            '<meta property="og:site_name" content="The Daily"><link rel="canonical" href="https://example.org/a/doha">'
        )
    )
    assert report.outlet == "The Daily"
    assert report.url == "https://example.org/a/doha"
    assert read(page(), Given(outlet="Wire", published="2020-01-01")).outlet == "Wire"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2021-08-26T10:15+05:30">', "", "2021-08-26T10:15+05:30"),
        ('<meta name="pubdate" content="26 August 2021">', "", "2021-08-26"),
        ('<meta itemprop="datePublished" content="2021-08-26">', "", "2021-08-26"),
        (JSON_LD.format('{"@type":"NewsArticle","datePublished":"2021-08-26T10:15:00Z"}'), "", "2021-08-26T10:15:00Z"),
        (
            JSON_LD.format('{"@graph":[{"@type":"WebSite","datePublished":"2001-01-01"},'
                           '{"@type":["ReportageNewsArticle"],"datePublished":"2021-08-26"}]}'),
            "",
            "2021-08-26",
        ),
        ("", '<time datetime="2021-08-26T09:00">26 Aug</time>', "2021-08-26T09:00"),
        ("", '<span itemprop="datePublished">26 August 2021</span>', "2021-08-26"),
        ("", '<time datetime="2020-01-01"></time><time class="published" datetime="2021-08-26"></time>', "2021-08-26"),
        # A date that can't be read is passed over for one that can; so is a publishing system's zero.
        ('<meta name="date" content="0001-01-01T00:00:00">', '<time datetime="2021-08-26"></time>', "2021-08-26"),
        (JSON_LD.format('{"@type":"NewsArticle","datePublished":"?"}'), '<time datetime="2021-08-26">', "2021-08-26"),
        # In the future, by whatever clock: it is what the page says.
        ('<meta name="date" content="2999-01-01">', "", "2999-01-01"),
    ],
)  # fmt: skip
def test_stated_dates(head: str, body: str, published: str) -> None:
    assert read(page(head, body)).published == published


@pytest.mark.parametrize(
    ("head", "body", "foot"),
    [
        ("", "", ""),
        ("", "", "<p>\u00a9 2019 The Daily. Last change 12 March 2019</p>"),
        ("", "", '<time datetime="2019-03-12">12 March 2019</time>'),
        ("", "<p>Published 26 August 2021</p>", ""),
        ("", '<span class="date">2 days ago</span>', ""),
        ("", '<time datetime="2020-01-01"></time><time datetime="2021-08-26"></time>', ""),
        ("", '<img src="/photos/2021-08-26/doha.jpg">', ""),
        ('<link rel="canonical" href="https://example.org/2021/08/26/doha">', "", ""),
        ('<meta property="article:modified_time" content="2021-08-26">', "", ""),
        ('<meta name="date" content="08/09/2021">', "", ""),
        (JSON_LD.format("{broken"), "", ""),
        (JSON_LD.format('{"@type":"Organization","datePublished":"2021-08-26"}'), "", ""),
    ],
)
def test_no_date_is_invented(head: str, body: str, foot: str) -> None:
    assert read(page(head, body, foot)).published is None


def test_a_declared_encoding() -> None:
    data = page().decode().replace("utf-8", "iso-8859-1").replace("Doha", "C\u00f3rdoba").encode("cp1252")
    assert "C\u00f3rdoba" in read(data).body


@pytest.mark.parametrize(
    "data",
    [
        PARAGRAPHS.encode(),
        b"<html><body>" + PARAGRAPHS.encode(),
        page()[:-30].replace(b"</p>", b"").replace(b"</b>", b"</i></div>"),
        b"<html><body>" + b"<div>" * 200 + PARAGRAPHS.encode(),
        page('<script>alert("<p>x")</script><meta property="article:published_time">'),
        page(JSON_LD.format("[" * 100_000)),
        page().replace(b"<h1>", b"<h1>\x00\x01"),
    ],
    ids=["fragment", "unclosed", "misnested", "deep", "script", "deep-json", "controls"],
)
def test_broken_markup_is_read_all_the_same(data: bytes) -> None:
    assert "agreed to open the crossing within a week" in read(data).body


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<html><body><script>x=1</script></body></html>", b"<", b"<!--", b"<p></p>", b"<div>" * 5_000],
)
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReportError, match=r"no (article )?text"):
        read(data)


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(ReportError):
        read(b"<p")
    assert not caplog.records
    assert capfd.readouterr() == ("", "")
