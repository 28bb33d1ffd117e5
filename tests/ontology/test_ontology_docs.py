"""docs/ontology.md says what the data say."""

from __future__ import annotations

from pathlib import Path

from dragoman.ontology import EventType, load_ontology

PAGE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")


def table(header: str) -> dict[str, list[str]]:
    """The rows of the table whose first column has that header, by first cell, without code marks."""
    lines = PAGE.partition(f"| {header} |")[2].partition("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in rows}


def type_row(type: EventType) -> list[str]:
    """What the table must say of a type."""
    modes = [f"`{m.name}`" + (f" {m.score:g}" if m.score != type.score else "") for m in type.modes.values()]
    return [type.quad, f"{type.score:g}", ", ".join(modes).strip("`")]


def test_types_modes_and_scores() -> None:
    expected = {f"{t.name}{'*' * t.recipient_required}": type_row(t) for t in load_ontology().types.values()}
    assert table("type") == expected


def test_contexts() -> None:
    assert table("context") == {c.name: [c.definition] for c in load_ontology().contexts.values()}


def test_sectors() -> None:
    assert table("sector") == {s.name: [s.definition] for s in load_ontology().sectors.values()}


def test_rules_of_doubt() -> None:
    rows = table("rule")
    rules = load_ontology().rules
    assert list(rows) == [rule.name for rule in rules]
    for rule in rules:
        applies, from_, becomes, note = rows[rule.name]
        assert (applies, from_, note) == (rule.applies, ", ".join(rule.from_), rule.note)
        assert becomes.removeprefix("also ") == (
            f"{rule.to.type} {rule.to.mode or ''}".strip() if rule.to else rule.effect
        )


def test_remapping_is_explained() -> None:
    for word in ("load_ontology(Path(", "`label:`", "contexts.yaml", "rules_of_doubt.yaml", "KnowledgeError"):
        assert word in PAGE
