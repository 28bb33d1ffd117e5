"""How large an input may be, so that one bad item can't take the memory of a whole run."""

MAX_BYTES = 20_000_000
"""Bytes of one text, HTML or JSON file: twenty times the longest report that is coded."""

MAX_CHARS = 1_000_000
"""Characters of one report's body: spaCy's own limit for one text, and some 150,000 words."""

MAX_LINE_BYTES = 16_000_000
"""Bytes of one JSONL line: a body of MAX_CHARS in which every character is written as an escape, twice over."""


def megabytes(size: int) -> str:
    """A number of bytes as people read it."""
    return f"{size / 1_000_000:,.0f} MB"
