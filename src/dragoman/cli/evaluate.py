"""``dragoman evaluate``: gold in, scores with their signature out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.exits import Exit, error, guarded
from dragoman.cli.options import Reader, ReaderOption
from dragoman.errors import GoldError, ReportError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.coder import Coder

Outcome = tuple["RenderableType", dict[str, Any]]


def command(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="GOLD", help="Row gold (*.gold.json), folders of it, or relation tables (.tsv)."),
    ] = None,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help='Write the scores here as JSON; "-": to stdout alone.')
    ] = None,
    reader: ReaderOption = Reader.RULES,
    events: Annotated[bool, typer.Option("--events", help="Relation tables: also count events a sentence.")] = False,
) -> None:
    """Score the coder against gold; every score prints its signature, every miss its reason."""
    if not gold:
        raise typer.BadParameter("give gold files or folders", param_hint="GOLD")
    with guarded():
        from dragoman.coder import Coder

        coder = Coder(reader=reader.value)
        results, failed = [], 0
        for path in _expand(gold):
            try:
                page, values = _score(path, coder, events)
            except (GoldError, ReportError) as fault:
                error(str(fault))
                failed += 1
                continue
            results.append(values)
            if json_file != "-":
                _show(page)
        _finish(results, failed, coder, json_file)


def _expand(gold: list[Path]) -> Iterator[Path]:
    for path in gold:
        if path.is_dir():
            yield from sorted([*path.rglob("*.gold.json"), *path.rglob("*.tsv")]) or [path]
        else:
            yield path


def _score(path: Path, coder: Coder, events: bool) -> Outcome:
    if path.is_dir():
        raise GoldError(f"{path}: holds no *.gold.json and no *.tsv")
    if path.suffix == ".tsv":
        return _relations(path, coder, events)
    if path.suffix == ".json":
        return _rows(path, coder)
    raise GoldError(f"{path}: gold is a *.gold.json or a *.tsv file, or a folder of them")


def _rows(path: Path, coder: Coder) -> Outcome:
    from dragoman.evaluate import read_document, render, score_document

    document = read_document(path)
    scores = score_document(document, coder.code(document.report))
    return render.rows_table(document.test_set, scores, coder.signature), render.rows_json(document.test_set, scores)


def _relations(path: Path, coder: Coder, events: bool) -> Outcome:
    from dragoman.evaluate import read_relations, render, score_relations
    from dragoman.evaluate.scores import event_rate
    from dragoman.model import Report
    from dragoman.ontology import load_ontology

    gold = read_relations(path, known=frozenset(load_ontology().types))
    score = score_relations(gold, coder)

    def count(sentence: str) -> int:
        return len(coder.code(Report(body=sentence, language="en")).events)

    rate = event_rate(gold, count) if events else None
    page = render.relations_table(gold.test_set, score, rate, coder.signature)
    return page, render.relations_json(gold.test_set, score, rate)


def _show(page: RenderableType) -> None:
    from rich.console import Group

    from dragoman.cli.screen import show

    show(Group(page, ""))


def _finish(results: list[dict[str, Any]], failed: int, coder: Coder, json_file: str | None) -> None:
    from dataclasses import asdict

    documents = [one for one in results if one["kind"] == "rows"]
    total = {key: sum(one[key] for one in documents) for key in ("hits", "total")}
    if len(documents) > 1 and json_file != "-":
        print(f"rows: {total['hits']} of {total['total']} in {len(documents)} documents")
        print(f"signature: {coder.signature} test:{_together(documents)}")
    if json_file is not None:
        whole = {"signature": asdict(coder.signature), "rows": total, "results": results}
        content = json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
        if json_file == "-":
            sys.stdout.buffer.write(content.encode())
            sys.stdout.buffer.flush()
        else:
            Path(json_file).write_text(content, encoding="utf-8", newline="\n")
    if failed or not results:
        raise typer.Exit(Exit.SOME_FAILED if results else Exit.NOTHING)


def _together(documents: list[dict[str, Any]]) -> str:
    """The identity of several test sets as one: how many, the hash of their hashes, all their rows."""
    from dragoman.evaluate.testset import digest

    hashes = digest(*(one["test_set"]["sha256"].encode() for one in documents))
    return f"{len(documents)}-documents sha256:{hashes} n:{sum(one['total'] for one in documents)}"
