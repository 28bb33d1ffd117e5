"""``dragoman evaluate``: gold in, scores with their signature out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.exits import Exit, error, guarded
from dragoman.cli.options import known_reader
from dragoman.errors import GoldError, ReportError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.coder import Coder

Outcome = tuple["RenderableType", dict[str, Any]]


def command(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="GOLD",
            help="Row gold (*.gold.json), relation tables (.tsv), annotated sentences (.txt), or folders.",
        ),
    ] = None,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help='Write the scores here as JSON; "-": to stdout alone.')
    ] = None,
    reader: Annotated[
        str,
        typer.Option(
            "--reader",
            metavar="READER",
            callback=known_reader,
            help="Whose scores: model, rules, both (one after the other), or those of a folder of weights.",
        ),
    ] = "both",
    events: Annotated[bool, typer.Option("--events", help="Relation tables: also count events a sentence.")] = False,
) -> None:
    """Score the coder against gold; every score prints its signature, every miss its reason."""
    if not gold:
        raise typer.BadParameter("give gold files or folders", param_hint="GOLD")
    with guarded():
        from dragoman.coder import Coder

        paths = list(_expand(gold))
        names = ["model", "rules"] if reader == "both" else [reader]
        wholes = []
        for name in names:
            coder = Coder(reader=name)
            if len(names) > 1 and json_file != "-":
                print(f"== reader: {name}")
            results, failed = _run(paths, coder, events, json_file != "-", aloud=name == names[0])
            wholes.append(_whole(results, coder, json_file != "-"))
        if json_file is not None:
            _write({**wholes[0], **({"baseline": wholes[1]} if len(wholes) > 1 else {})}, json_file)
    if failed or not results:
        raise typer.Exit(Exit.SOME_FAILED if results else Exit.NOTHING)


def _run(paths: list[Path], coder: Coder, events: bool, show: bool, *, aloud: bool) -> tuple[list[dict[str, Any]], int]:
    """Score each path; what is wrong with the gold is told once, not for every reader."""
    results, failed = [], 0
    for path in paths:
        try:
            page, values = _score(path, coder, events)
        except (GoldError, ReportError) as fault:
            if aloud:
                error(str(fault))
            failed += 1
            continue
        results.append(values)
        if show:
            _show(page)
    return results, failed


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
    if path.suffix == ".txt":
        return _annotated(path, coder)
    raise GoldError(f"{path}: gold is a *.gold.json, *.tsv or *.txt file, or a folder of the first two")


def _annotated(path: Path, coder: Coder) -> Outcome:
    from dragoman.evaluate import read_annotated, render, score_annotated

    sentences, test_set = read_annotated(path)
    score = score_annotated(sentences, coder.read)
    return render.annotated_table(test_set, score, coder.signature), render.annotated_json(test_set, score)


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


def _whole(results: list[dict[str, Any]], coder: Coder, show: bool) -> dict[str, Any]:
    """All results of one reader as plain values; several documents' rows are also summed and shown."""
    from dataclasses import asdict

    documents = [one for one in results if one["kind"] == "rows"]
    total = {key: sum(one[key] for one in documents) for key in ("hits", "total")}
    if len(documents) > 1 and show:
        print(f"rows: {total['hits']} of {total['total']} in {len(documents)} documents")
        print(f"signature: {coder.signature} test:{_together(documents)}")
    return {"signature": asdict(coder.signature), "rows": total, "results": results}


def _write(whole: dict[str, Any], json_file: str) -> None:
    content = json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
    if json_file == "-":
        sys.stdout.buffer.write(content.encode())
        sys.stdout.buffer.flush()
    else:
        Path(json_file).write_text(content, encoding="utf-8", newline="\n")


def _together(documents: list[dict[str, Any]]) -> str:
    """The identity of several test sets as one: how many, the hash of their hashes, all their rows."""
    from dragoman.evaluate.testset import digest

    hashes = digest(*(one["test_set"]["sha256"].encode() for one in documents))
    return f"{len(documents)}-documents sha256:{hashes} n:{sum(one['total'] for one in documents)}"
