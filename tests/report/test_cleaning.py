"""Bodies: what is cleaned away, what must never change."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ReportError
from dragoman.model import Report
from dragoman.report import MAX_CHARS, clean_report, compose_body, split_title, unwrap
from dragoman.report.cleaning import clean_text

TITLE = "Crisis talks: China, Russia"
ARTICLE = "The envoys met in Doha on Monday.\n\nThey will meet again."

# Few signs, so that titles, line breaks and entries do come up.
TEXTS = st.lists(
    st.sampled_from(
        ["Talks", "talks", "fail", "a", "word-", "é", "ﬁ", ".", "- ", "10:42", "\n", "\n\n", " ", "  ", "\t"]
    )
).map(" ".join) | st.text(max_size=200)
LINES = st.lists(st.text("abcde Z.-", min_size=0, max_size=95), max_size=12).map("\n".join)


def visible(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "repeat",
    [
        "",
        f"{TITLE}\n\n",
        f"{TITLE}\n{TITLE}\n\n{TITLE}\n",
        "CRISIS TALKS - China & Russia!\n\n",
        "Crisis talks:\nChina, Russia\n\n",
        "“Crisis  talks: China, Rùssia”\n",
    ],
)
def test_a_repeated_title_is_kept_once(repeat: str) -> None:
    assert compose_body(TITLE, repeat + ARTICLE) == f"{TITLE}\n\n{ARTICLE}"


@pytest.mark.parametrize(
    "article",
    [f"{TITLE} and Iran meet.", "Crisis talks: China", "Crisis talks: China, Russians\nmeet", f"1 {TITLE}\nend"],
)
def test_an_article_that_only_begins_like_its_title_is_whole(article: str) -> None:
    assert compose_body(TITLE, article) == f"{TITLE}\n\n{article}"


def test_no_title_and_no_article() -> None:
    assert compose_body(None, ARTICLE) == ARTICLE
    assert compose_body(TITLE, TITLE) == TITLE
    assert compose_body("***", "***\n\ntext") == "***\n\ntext"


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


@given(st.none() | TEXTS, TEXTS)
def test_compose_body_loses_nothing_but_repeated_titles(title: str | None, article: str) -> None:
    body = compose_body(title, article)
    shown = (title or "").strip()
    assert body.startswith(shown)
    kept = body.removeprefix(shown).strip()
    assert article.strip().endswith(kept)
    dropped = letters(article.strip().removesuffix(kept))
    # What is gone is the title's letters, a whole number of times.
    assert dropped == letters(shown) * (len(dropped) // max(len(letters(shown)), 1))


@given(TEXTS | LINES)
def test_unwrap_changes_blanks_only_and_only_once(text: str) -> None:
    once = unwrap(text)
    assert visible(once) == visible(text)
    assert Counter(once)["\n"] <= Counter(text)["\n"]
    assert unwrap(once) == once


@given(st.none() | TEXTS, TEXTS | LINES)
def test_a_second_cleaning_changes_nothing(title: str | None, text: str) -> None:
    try:
        report = clean_report(Report(title=title, body=text))
    except (ReportError, UnicodeEncodeError):
        return
    assert clean_report(report) == report
    assert report.body.startswith(report.title or "")


def test_the_first_lines_that_are_titles() -> None:
    with (Path(__file__).parent / "titles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            title, article = split_title(f"{row['first_line']}\n \n{ARTICLE}")
            assert (title or "") == row["title"], row
            assert article.endswith(ARTICLE)


@pytest.mark.parametrize(
    "text", ["Only a line", "A line\nand another\n\nmore", "x" * 200 + "\n\nmore", "A line\n\n  \n"]
)
def test_first_lines_that_are_no_title(text: str) -> None:
    assert split_title(text) == (None, text.strip())


def test_control_and_invisible_characters_go() -> None:
    raw = "\ufeffTali\xadban\x00 met\r\nin\u200b Doha\rtoday\x0cand\u2028then\ud800.\t1\u200c2\n"
    assert clean_text(raw) == "Taliban met\nin Doha\ntoday\nand\nthen.\t1\u200c2"


def test_clean_report_keeps_a_given_id_and_renews_a_hashed_one() -> None:
    raw = f"{TITLE}\n\n{TITLE}\n\n{ARTICLE}"
    named, hashed = clean_report(Report(id="r1", body=raw)), clean_report(Report(body=raw))
    assert named.id == "r1"
    assert hashed.id == Report(body=f"{TITLE}\n\n{ARTICLE}").id
    assert named.title == TITLE


def test_clean_report_refuses_nothing_and_too_much() -> None:
    with pytest.raises(ReportError, match="no text"):
        clean_report(Report(body=" \n\x00"))
    with pytest.raises(ReportError, match="split it"):
        clean_report(Report(body="x" * (MAX_CHARS + 1)))
    assert len(clean_report(Report(body="x" * MAX_CHARS)).body) == MAX_CHARS


WRAPPED = """\
The foreign ministers of the two countries met in Doha on Monday for a
second round of talks about the border crossing, closed since the anti-
government protests of last month, and they agreed to meet once more in
a week.

What they said
The minister of the host country said that both of his guests had been
ready to listen, and that the crossing would be opened within the week.

- The crossing will be opened to lorries on Tuesday, and to people later
- Both sides withdraw their troops from the bridge before the end of May
10:42 A first lorry is seen on the bridge, a reporter for the agency says
10:50 It has crossed.
"""


def test_wrapped_paragraphs_are_joined_and_entries_are_not() -> None:
    lines = unwrap(WRAPPED.strip()).split("\n")
    assert len(lines) == 9
    assert lines[0].startswith("The foreign ministers of the two countries met in Doha on Monday for a second round")
    assert lines[0].endswith(
        "since the anti-government protests of last month, and they agreed to meet once more in a week."
    )
    assert lines[2] == "What they said"
    assert lines[3].endswith("guests had been ready to listen, and that the crossing would be opened within the week.")
    assert lines[5:] == WRAPPED.strip().split("\n")[-4:]


@pytest.mark.parametrize(
    "text",
    [
        "Short lines\nof a poem\nare kept\nas they are",
        "Ministry of Foreign Affairs of the Islamic Republic of Pakistan\nConstitution Avenue\nIslamabad",
        f"{'A paragraph in one line, as most files have it, is longer than any margin. ' * 3}\n{'And the next. ' * 9}",
        "A first sentence that nearly fills its line to the very margin here.\nAnd a second sentence, on its own line.",
    ],
)
def test_text_that_was_not_wrapped_stays(text: str) -> None:
    assert unwrap(text) == text


def test_an_indented_line_opens_a_paragraph() -> None:
    line = "  The ministers of both of the countries met in Doha on Monday for their\n"
    rest = "second round of talks about the crossing, which has been closed for now\n" * 3
    joined = unwrap((line + rest) * 2 + "end")
    assert joined.count("\n  The ministers") == 1
    assert joined.count("\n") == 1
