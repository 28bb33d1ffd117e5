"""The lexicon's loader: what a phrase may be, and that each fault is named with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.ontology import load_ontology
from dragoman.reader.deed import PASSING
from dragoman.reader.lexicon import DATA, Entry, load_lexicon

SMALL = {
    "assault.csv": "phrase,mode,weight,roles\nv:attack|assault obj:@,,.9,\nn:fight with:*,sideAB,.8,mutual\n",
    "operators.csv": "phrase,type,weight\nv:refuse comp:*,refuse,.9\n",
    "compositions.csv": "operator,content,type,mode\nrefuse,ASSAULT,REJECT,\n",
    "cues.csv": "lemma,kind,polarity,clause\nsay,say,affirmed,ccomp\n",
    "classes.yaml": "weapon: [missile, rocket]\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in SMALL.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def _only(folder: Path, kind: str, lemma: str) -> Entry:
    (entry,) = load_lexicon(folder).entries[kind, lemma]
    return entry


def test_a_phrase_is_found_under_each_of_its_lemmas(folder: Path) -> None:
    entry = _only(folder, "v", "attack")
    assert entry == _only(folder, "v", "assault")
    assert (entry.type, entry.mode, entry.weight, entry.roles, entry.operator) == ("ASSAULT", None, 0.9, "", False)
    assert [(s.keys, s.party, s.any, s.absent) for s in entry.slots] == [(("obj",), True, False, False)]
    assert _only(folder, "n", "fight").roles == "mutual"


def test_operators_and_compositions(folder: Path) -> None:
    lexicon = load_lexicon(folder)
    assert lexicon.entries["v", "refuse"][0].operator
    assert lexicon.compositions["refuse", "ASSAULT"].type == "REJECT"
    assert lexicon.phrases == 3


def test_word_classes_are_spelled_out(folder: Path) -> None:
    (folder / "assault.csv").write_text("phrase,mode,weight,roles\nv:fire obj:$weapon|Shell,,,\n", encoding="utf-8")
    (slot,) = _only(folder, "v", "fire").slots
    assert slot.words == {"missile", "rocket", "shell"}
    assert _only(folder, "v", "fire").weight == 0.8


def test_an_empty_slot_is_less_exacting_than_a_filled_one(folder: Path) -> None:
    text = "phrase,mode,weight,roles\nv:a,,.5,\nv:a !obj:*,,.5,\nv:a obj:*,,.5,\nv:a obj:x,,.5,\n"
    (folder / "assault.csv").write_text(text, encoding="utf-8")
    assert [e.origin for e in load_lexicon(folder).entries["v", "a"]] == ["v:a obj:x", "v:a obj:*", "v:a !obj:*", "v:a"]


def test_the_version_changes_with_the_data(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "copy"
    shutil.copytree(folder, other)
    before = load_lexicon(folder).version
    assert load_lexicon(other).version == before
    third = other.with_name("third")
    shutil.copytree(folder, third)
    (third / "cues.csv").write_text(SMALL["cues.csv"] + "tell,say,affirmed,ccomp\n", encoding="utf-8")
    assert load_lexicon(third).version != before


FAULTS = [
    ("x:attack,,.9,", "assault.csv:2: head 'x:attack'"),
    ("attack,,.9,", "assault.csv:2: head 'attack'"),
    ("v:,,.9,", "assault.csv:2: head 'v:'"),
    (",,.9,", "assault.csv:2: head ''"),
    ("v:attack obj,,.9,", "assault.csv:2: slot 'obj'"),
    ("v:attack obj:,,.9,", "assault.csv:2: slot 'obj:'"),
    ("v:attack :x,,.9,", "assault.csv:2: slot ':x'"),
    ("v:attack obj:|,,.9,", "assault.csv:2: slot 'obj:|'"),
    ("v:attack obj:$nothing,,.9,", "assault.csv:2: no word class '$nothing'"),
    ("v:attack,,much,", "assault.csv:2: weight 'much'"),
    ("v:attack,,0,", "assault.csv:2: weight 0"),
    ("v:attack,,1.5,", "assault.csv:2: weight 1.5"),
    ("v:attack,,-1,", "assault.csv:2: weight -1"),
    ("v:attack,,nan,", "assault.csv:2: weight nan"),
    ("v:attack,,.9,both", "assault.csv:2: roles 'both'"),
    ("v:attack,,.9,mutual,more", "assault.csv:2: more cells"),
]


@pytest.mark.parametrize(("row", "message"), FAULTS)
def test_a_faulty_row_is_named(row: str, message: str, folder: Path) -> None:
    (folder / "assault.csv").write_text(f"phrase,mode,weight,roles\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_lexicon(folder)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("assault.csv", "phrase,weight\nv:attack,.9\n", "assault.csv: column mode is missing"),
        ("operators.csv", "phrase,mode\nv:refuse comp:*,refuse\n", "operators.csv: column type is missing"),
        ("compositions.csv", "operator,type\nrefuse,REJECT\n", "compositions.csv: column content, mode is missing"),
        ("classes.yaml", "- missile\n", "classes.yaml: must map"),
        ("classes.yaml", "weapon: missile\n", "classes.yaml: must map"),
    ],
)
def test_a_faulty_file_is_named(name: str, text: str, message: str, folder: Path) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_lexicon(folder)
    assert str(caught.value).startswith(message)


def test_what_ships_names_only_types_and_modes_of_the_ontology() -> None:
    ontology, lexicon = load_ontology(), load_lexicon(DATA)
    for entries in lexicon.entries.values():
        for entry in entries:
            if not entry.operator:
                ontology.check(entry.type, entry.mode)
    for made in lexicon.compositions.values():
        ontology.check(made.type, made.mode)


def test_what_ships_has_a_use_for_every_operator() -> None:
    lexicon = load_lexicon(DATA)
    operators = {e.type for entries in lexicon.entries.values() for e in entries if e.operator}
    composing = {operator for operator, _ in lexicon.compositions}
    assert operators <= composing | set(PASSING)
    assert composing <= operators
