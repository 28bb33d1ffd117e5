"""Loading: the shipped ontology, a user's in its place, and what is refused."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

import dragoman.ontology
from dragoman.errors import KnowledgeError
from dragoman.ontology import load_ontology

SHIPPED = Path(dragoman.ontology.__file__).parent
BROKEN = list(csv.DictReader((Path(__file__).parent / "broken_files.csv").read_text(encoding="utf-8").splitlines()))


def put(folder: Path, path: str, text: str) -> None:
    """Write a file of a user's ontology."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def shipped(path: str) -> str:
    """The text of a shipped file."""
    return (SHIPPED / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("row", BROKEN, ids=lambda row: row["what"])
def test_broken_file_is_named_with_its_key(row: dict[str, str], tmp_path: Path) -> None:
    old, new = row["old"], row["new"].replace("|", "\n")
    text = shipped(row["path"])
    assert old in text, "the case no longer fits the shipped file"
    put(tmp_path, row["path"], text.replace(old, new, 1))
    with pytest.raises(KnowledgeError, match=re.escape(row["message"])) as caught:
        load_ontology(tmp_path)
    assert row["path"] in str(caught.value)


def test_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "contexts.yaml", "military: {}\n")
    with pytest.raises(KnowledgeError, match=r"contexts\.yaml: write it as a list"):
        load_ontology(tmp_path)


def test_row_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "sectors.yaml", "- SPY\n")
    with pytest.raises(KnowledgeError, match=r"sectors\.yaml: row 1 \(no name\)"):
        load_ontology(tmp_path)


@pytest.mark.parametrize("path", ["context.yaml", "types/agree.yml", "types/old/agree.yaml"])
def test_misnamed_file_is_refused(path: str, tmp_path: Path) -> None:
    put(tmp_path, path, "- {}\n")
    with pytest.raises(KnowledgeError, match=rf"{re.escape(path)}: not a file of the ontology"):
        load_ontology(tmp_path)


def test_folder_without_ontology_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.txt").touch()
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(KnowledgeError, match="no ontology here"):
            load_ontology(folder)


def test_shipped_ontology_is_read_once() -> None:
    assert load_ontology() is load_ontology()


def test_version_is_a_hash_of_the_data(tmp_path: Path) -> None:
    version = load_ontology().version
    assert re.fullmatch(r"plover-2023\.12\+[0-9a-f]{8}", version)
    copy = tmp_path / "copy"
    shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert load_ontology(copy).version == version
    text = shipped("sectors.yaml")
    put(copy, "sectors.yaml", text + "# a remark\n")
    assert load_ontology(copy).version != version


def test_user_may_change_scores_and_names(tmp_path: Path) -> None:
    text = shipped("types/consult.yaml").replace("score: 1.5", "score: 2\n    label: by-phone")
    put(tmp_path, "types/consult.yaml", text.replace("name: CONSULT\n", "name: CONSULT\nlabel: TALK\n"))
    own = load_ontology(tmp_path)
    assert own.score("CONSULT", "phone") == 2
    assert (own.label("CONSULT"), own.label("CONSULT", "phone"), own.label("AGREE")) == ("TALK", "by-phone", "AGREE")
    assert load_ontology().score("CONSULT", "phone") == 1.5
    assert own.rules == load_ontology().rules


def test_user_may_change_contexts(tmp_path: Path) -> None:
    put(tmp_path, "contexts.yaml", "- {name: water, label: Water, definition: Rivers., cues: [river, wadi]}\n")
    own = load_ontology(tmp_path)
    assert own.contexts_in(["wadi"]) == ("water",)
    assert own.contexts["water"].label == "Water"
    with pytest.raises(KnowledgeError, match="use one of water"):
        own.check("AID", None, ["health"])


def test_user_may_add_a_type(tmp_path: Path) -> None:
    put(
        tmp_path,
        "types/mourn.yaml",
        "{name: MOURN, quad: verbal-cooperation, score: 1, recipient: optional, definition: Grief., modes: []}",
    )
    own = load_ontology(tmp_path)
    assert own.quad("MOURN") == "verbal-cooperation"
    assert [rule.name for rule in own.rules_for("MOURN")] == ["compound-actor-one-event"]
