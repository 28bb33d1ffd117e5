"""Bytes into text: which encoding a file is in, and which files hold no text at all."""

from __future__ import annotations

import codecs
import logging
import string

from dragoman.errors import ReportError

_MAGIC = (
    (b"%PDF", "a PDF", "extract its text first"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as plain text, first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text first"),
    (b"{\\rtf", "a rich-text document", "save it as plain text first"),
    (b"\x89PNG", "a PNG image", "Dragoman reads text only"),
    (b"\xff\xd8\xff", "a JPEG image", "Dragoman reads text only"),
    (b"GIF8", "a GIF image", "Dragoman reads text only"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first, or pipe it: gunzip -c FILE | dragoman code -"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"PAR1", "a Parquet file", "write it as JSON lines first"),
    (b"SQLite format 3", "an SQLite database", "write it as JSON lines first"),
)

# The longer marks first: UTF-32's little-endian one begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_BINARY_SHARE = 0.01
"""Share of control bytes from which on a file is binary; a stray one in a text is dropped in cleaning."""

# All but tab, newline, vertical tab, form feed, carriage return and escape, which texts do hold.
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 27))

_HIGH = bytes(range(128, 256))
_LETTERS = string.ascii_letters.encode()
_CP1252_SHARE = 0.15
"""Share of non-ASCII among all letters up to which single-byte text is taken for Windows-1252: English
with foreign names has some 2%, and a detector can't tell code pages apart by so few; other languages in
other code pages and alphabets lie above or, below, are refused by language all the same."""

# Families of single- and multi-byte encodings that pages are written in; Python knows stranger codecs.
_DECLARABLE = ("cp", "iso8859", "iso2022", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "ascii", "tis")

_BAD_PER_GOOD = 0.25
"""Bad sequences per good ones up to which text is UTF-8 with damage rather than another encoding."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of the bytes: by byte order mark, as UTF-8, as declared, else by what the letters suggest.

    Raises:
        ReportError: the bytes are not text, or in no encoding that is known.
    """
    check_magic(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    _check_controls(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_declared(data, declared) or _decode_damaged(data) or _decode_single_byte(data)


def check_magic(data: bytes) -> None:
    """Check that the bytes don't begin as a known kind of file that is not text.

    Raises:
        ReportError: they do.
    """
    for magic, kind, advice in _MAGIC:
        if data.startswith(magic):
            raise ReportError(f"this is {kind}, not text: {advice}")


def _check_controls(data: bytes) -> None:
    if _count(data, _CONTROLS) > _BINARY_SHARE * len(data):
        raise ReportError("binary data, not text: give a text, HTML or JSON file (UTF-16 text: save it as UTF-8)")


def _count(data: bytes, wanted: bytes) -> int:
    return len(data) - len(data.translate(None, wanted))


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ReportError(f"begins as {encoding} but is not all of it: save it as UTF-8") from None


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    """The text in the encoding that an HTML page names for itself, if that is one and fits."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
        if not name.startswith(_DECLARABLE):
            return None
        # Web pages that say Latin-1 are written in Windows-1252, as browsers know.
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, ValueError):
        return None


def _decode_damaged(data: bytes) -> str | None:
    """UTF-8 that was cut or spoilt in a few places, with U+FFFD there; None where it was something else."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text) - bad
    return text if bad <= _BAD_PER_GOOD * good else None


def _decode_single_byte(data: bytes) -> str:
    high = _count(data, _HIGH)
    if high <= _CP1252_SHARE * (high + _count(data, _LETTERS)):
        # The five codes that Windows-1252 leaves empty are controls in Latin-1, and cleaned away.
        return data.decode("cp1252", errors="ignore")
    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)
    best = from_bytes(data).best()
    if best is None:
        raise ReportError("in no encoding that is known: save it as UTF-8")
    return str(best)
