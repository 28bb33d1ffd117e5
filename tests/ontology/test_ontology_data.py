"""The shipped data say what the codebook says: types, modes, quads, scores, contexts, sectors."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.ontology import load_ontology

TABLE = list(csv.DictReader((Path(__file__).parent / "design_types.csv").read_text(encoding="utf-8").splitlines()))
CONTEXTS = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
economic legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity
inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology
terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking""".split()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['type']}-{row['mode']}")
def test_type_and_mode_are_the_codebooks(row: dict[str, str]) -> None:
    ontology = load_ontology()
    assert ontology.score(row["type"], row["mode"] or None) == float(row["score"])
    assert ontology.quad(row["type"]) == row["quad"]
    assert ontology.types[row["type"]].recipient_required == (row["recipient"] == "required")


def test_no_type_or_mode_beyond_the_codebook() -> None:
    coded = {(type.name, mode) for type in load_ontology().types.values() for mode in ("", *type.modes)}
    assert coded == {(row["type"], row["mode"]) for row in TABLE}


def test_contexts_are_the_codebooks_in_its_order() -> None:
    assert list(load_ontology().contexts) == CONTEXTS


def test_every_context_has_10_to_30_cues() -> None:
    counts = {context.name: len(context.cues) for context in load_ontology().contexts.values()}
    assert all(10 <= count <= 30 for count in counts.values()), counts


def test_every_type_is_explained() -> None:
    for type in load_ontology().types.values():
        assert 2 <= type.definition.count(".") <= 4, type.name
        assert len(type.examples) >= 4, type.name
        assert all(mode.definition.endswith(".") for mode in type.modes.values()), type.name


def test_sectors_run_from_most_specific_to_unknown() -> None:
    sectors = load_ontology().sectors
    assert {"GOV", "MIL", "REB", "OPP", "PTY", "LEG", "JUD", "SPY", "IGO", "NGO", "MED", "BUS", "CVL"} <= sectors.keys()
    assert list(sectors)[-1] == "UNK"
    assert [sector.rank for sector in sectors.values()] == list(range(len(sectors)))
    assert load_ontology().order_sectors(["UNK", "GOV", "MIL", "GOV", "SPY"]) == ("SPY", "MIL", "GOV", "UNK")


def test_unknown_names_are_refused() -> None:
    ontology = load_ontology()
    ontology.check("CONSULT", "phone", ["diplomatic"])
    ontology.check("AGREE")
    with pytest.raises(KnowledgeError, match="unknown event type 'FIGHT'"):
        ontology.check("FIGHT")
    with pytest.raises(KnowledgeError, match="AGREE has no mode 'phone'"):
        ontology.check("AGREE", "phone")
    with pytest.raises(KnowledgeError, match="unknown context 'war'"):
        ontology.check("ASSAULT", None, ["military", "war"])
    with pytest.raises(KnowledgeError, match="unknown sector 'XXX'"):
        ontology.order_sectors(["XXX"])
    with pytest.raises(KnowledgeError, match="unknown event type"):
        ontology.rules_for("FIGHT")


@pytest.mark.parametrize(
    ("lemmas", "words", "contexts"),
    [
        ("the army fire a missile", "", ("military",)),
        ("voter mark their Ballot", "", ("election",)),
        ("the foreign minister meet the ambassador", "", ("diplomatic",)),
        ("foreign aid", "", ()),
        ("pro - democracy activist be arrest", "", ("pro_democracy",)),
        ("they stop arm traffic", "They stop arms trafficking", ("trafficking",)),
        ("break tie with all terrorist organization", "", ("terrorism",)),
        ("President Xi speak with President Putin", "", ()),
        ("", "", ()),
    ],
)
def test_cues_suggest_contexts(lemmas: str, words: str, contexts: tuple[str, ...]) -> None:
    assert load_ontology().contexts_in(lemmas.split(), words.split()) == contexts


def test_context_cues_lead_back_to_their_contexts() -> None:
    ontology = load_ontology()
    cues = ontology.context_cues()
    assert {(cue, name) for cue, names in cues.items() for name in names} == {
        (cue, context.name) for context in ontology.contexts.values() for cue in context.cues
    }
    assert cues["political prisoner"] == ("human_rights", "repression")
