"""What a score was measured on: the test set's name, the hash of its bytes, and how many rows it has."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import GoldError
from dragoman.model import Signature


@dataclass(slots=True, frozen=True)
class TestSet:
    """A test set's identity; ``sha256`` is the first 16 hexadecimal digits over all its files in order."""

    __test__ = False  # the name is the field's; it is no pytest class

    name: str
    sha256: str
    rows: int

    def signed(self, signature: Signature) -> str:
        """The line that goes with every score: what coded, and what it was held against."""
        return f"{signature} test:{self.name} sha256:{self.sha256} n:{self.rows}"


def digest(*contents: bytes) -> str:
    """The hash of some files' bytes, in order; each one's length goes in, so that no bytes can change files."""
    total = hashlib.sha256()
    for content in contents:
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()[:16]


def read_bytes(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        GoldError: the file can't be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path.name}: can't be read: {error.strerror}") from error


def decode(content: bytes, path: Path) -> str:
    """A gold file's text, a byte order mark left out.

    Raises:
        GoldError: it is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path.name}: not UTF-8 (byte {error.start}): save it as UTF-8") from error
