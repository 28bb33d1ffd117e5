"""The documentation of the gold format names every key that a row may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluate import gold

DOC = Path(__file__).parents[2] / "docs" / "evaluate.md"
KINDS = (gold.EventRow, gold.StatementRow, gold.FactRow, gold.AbsentRow, gold.MaxRow)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_documented(kind: type[gold.EventRow]) -> None:
    text = DOC.read_text(encoding="utf-8")
    assert [name for name in kind.model_fields if f"`{name}`" not in text] == []


def test_every_kind_is_documented() -> None:
    text = DOC.read_text(encoding="utf-8")
    names = [kind.model_fields["kind"].annotation.__args__[0] for kind in KINDS]  # type: ignore[union-attr]
    assert [name for name in names if f"**kind `{name}`" not in text] == []
