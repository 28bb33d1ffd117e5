"""Encodings that texts come in, and files that are no text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ReportError
from dragoman.report.decoding import decode

ENGLISH = (
    "President Erdo\u011fan met Fran\u00e7ois in Qu\u00e9bec, \u201cat last\u201d, for caf\u00e9 and 5 \u20ac talks."
)
WESTERN = ENGLISH.replace("\u011f", "g")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xfe\xff", "utf-16-be"), (b"\x00\x00\xfe\xff", "utf-32-be")])
def test_big_endian(mark: bytes, encoding: str) -> None:
    assert decode(mark + ENGLISH.encode(encoding)) == ENGLISH


def test_western_single_byte_text() -> None:
    assert decode(WESTERN.encode("cp1252")) == WESTERN
    plain = "The envoy, Jos\u00e9 Mu\u00f1oz, arrived in C\u00f3rdoba."
    assert decode(plain.encode("latin-1")) == plain


def test_other_single_byte_text_is_detected() -> None:
    russian = "Президент России обсудил с председателем КНР положение в Афганистане и вывод войск из страны. " * 5
    assert decode(russian.encode("cp1251")) == russian


def test_a_declared_encoding_is_used_where_it_fits() -> None:
    polish = "Premier spotkał się w środę z ministrem"
    assert decode(polish.encode("iso8859-2"), declared="ISO-8859-2") == polish
    assert decode(WESTERN.encode("cp1252"), declared="iso-8859-1") == WESTERN
    for odd in ("no-such", "unicode_escape", "utf-16", "base64", "undefined"):
        assert decode(WESTERN.encode("cp1252"), declared=odd) == WESTERN


def test_damaged_utf8_stays_utf8() -> None:
    data = (ENGLISH * 3).encode()
    assert decode(data + b"\xe2\x80") == ENGLISH * 3 + "\ufffd"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 text", "a PDF.*extract"),
        (b"PK\x03\x04word", "zip.*unpack"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08text", "gzip.*unpack"),
        (b"{\\rtf1 text}", "rich-text"),
        (b"text" + b"\x00" * 40, "binary"),
        ("plain text".encode("utf-16-le"), "binary.*UTF-8"),
        (b"\xff\xfea\x00\x00\xd8b\x00", "utf-16-le"),
    ],
)
def test_what_is_not_text_is_refused_with_advice(data: bytes, message: str) -> None:
    with pytest.raises(ReportError, match=message):
        decode(data)


def test_a_stray_control_byte_is_no_reason_to_refuse() -> None:
    assert decode(b"x" * 500 + b"\x00") == "x" * 500 + "\x00"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    text = ""
    with contextlib.suppress(ReportError):
        text = decode(data)
    assert isinstance(text, str)
