"""Reading the ontology from its YAML files, the shipped ones or a user's in their place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from dragoman.errors import KnowledgeError
from dragoman.ontology.ontology import Context, EventType, Mode, Ontology, Sector
from dragoman.ontology.rules import ANY, NO_MODE, Deed, Rule, When
from dragoman.ontology.schema import ContextRow, RuleRow, SectorRow, TypeRow
from dragoman.ontology.yaml_rows import parse_yaml, validate

EDITION = "plover-2023.12"
CONTEXTS, SECTORS, RULES = "contexts.yaml", "sectors.yaml", "rules_of_doubt.yaml"
TYPES = "types"

_Named = TypeVar("_Named", TypeRow, ContextRow, SectorRow, RuleRow)


def load_ontology(folder: Path | None = None) -> Ontology:
    """The ontology that ships with Dragoman, or the one that a user's folder makes of it.

    Args:
        folder: holds any of ``contexts.yaml``, ``sectors.yaml``, ``rules_of_doubt.yaml`` and ``types/*.yaml``; each
            takes the place of the shipped file of that name. Without a folder the shipped one is read once and kept.

    Raises:
        KnowledgeError: the folder or a file in it can't be used; the message names file and key.
    """
    return _shipped() if folder is None else _build(_files(_home()) | _own_files(folder))


@cache
def _shipped() -> Ontology:
    return _build(_files(_home()))


def _home() -> Path:
    return Path(__file__).parent


def _is_known(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return path in (CONTEXTS, SECTORS, RULES) or (folder == TYPES and name.endswith(".yaml"))


def _files(folder: Path) -> dict[str, bytes]:
    """The YAML files below a folder, by their path in it, in sorted order."""
    paths = (path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}


def _own_files(folder: Path) -> dict[str, bytes]:
    files = _files(folder) if folder.is_dir() else {}
    if not files:
        raise KnowledgeError(f"{folder}: no ontology here; put in it the files that differ, such as {CONTEXTS}")
    for path in files:
        if not _is_known(path):
            expected = f"{CONTEXTS}, {SECTORS}, {RULES} or {TYPES}/NAME.yaml"
            raise KnowledgeError(f"{path}: not a file of the ontology; name it {expected}")
    return files


def _version(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        # The length keeps a text that moves from one file to the next from hashing the same.
        digest.update(f"{path}\n{len(files[path])}\n".encode() + files[path])
    return f"{EDITION}+{digest.hexdigest()[:8]}"


def _build(files: Mapping[str, bytes]) -> Ontology:
    types = _types({path: text for path, text in files.items() if path.startswith(f"{TYPES}/")})
    contexts = _contexts(_rows(files, CONTEXTS, ContextRow))
    sectors = {
        row.name: Sector(name=row.name, definition=row.definition, rank=rank)
        for rank, row in enumerate(_rows(files, SECTORS, SectorRow))
    }
    rules = tuple(_rule(row, types, sectors) for row in _rows(files, RULES, RuleRow))
    cues = _cues(contexts.values())
    return Ontology(
        types=MappingProxyType(types),
        contexts=MappingProxyType(contexts),
        sectors=MappingProxyType(sectors),
        rules=rules,
        cues=MappingProxyType(cues),
        longest_cue=max((cue.count(" ") + 1 for cue in cues), default=0),
        version=_version(files),
    )


def _rows(files: Mapping[str, bytes], path: str, kind: type[_Named]) -> list[_Named]:
    """The rows of a file that is a list, each checked, no name twice."""
    data = parse_yaml(path, files[path])
    if not isinstance(data, list):
        raise KnowledgeError(f"{path}: write it as a list of rows, each with a name")
    rows: dict[str, _Named] = {}
    for number, item in enumerate(data, start=1):
        name = item.get("name") if isinstance(item, dict) else None
        row = validate(kind, item, f"{path}: row {number} ({name or 'no name'})")
        if row.name in rows:
            raise KnowledgeError(f"{path}: row {number}: name: {row.name!r} occurs twice; keep one")
        rows[row.name] = row
    return list(rows.values())


def _types(files: Mapping[str, bytes]) -> dict[str, EventType]:
    types: dict[str, EventType] = {}
    for path in sorted(files):
        row = validate(TypeRow, parse_yaml(path, files[path]), path)
        if row.name in types:
            raise KnowledgeError(f"{path}: name: {row.name!r} stands in another file too; keep one")
        types[row.name] = _event_type(path, row)
    return types


def _event_type(path: str, row: TypeRow) -> EventType:
    modes: dict[str, Mode] = {}
    for mode in row.modes:
        if mode.name in modes or mode.name == NO_MODE:
            fault = "occurs twice; keep one" if mode.name in modes else "means that there is no mode; choose another"
            raise KnowledgeError(f"{path}: modes: {mode.name!r} {fault}")
        modes[mode.name] = Mode(
            name=mode.name,
            score=row.score if mode.score is None else mode.score,
            definition=mode.definition,
            label=mode.label or mode.name,
        )
    return EventType(
        name=row.name,
        quad=row.quad,
        score=row.score,
        modes=MappingProxyType(modes),
        recipient_required=row.recipient == "required",
        definition=row.definition,
        examples=tuple(row.examples),
        label=row.label or row.name,
    )


def _contexts(rows: Iterable[ContextRow]) -> dict[str, Context]:
    contexts: dict[str, Context] = {}
    for row in rows:
        if twice := [cue for cue in row.cues if row.cues.count(cue) > 1]:
            raise KnowledgeError(f"{CONTEXTS}: {row.name}: cues: {twice[0]!r} occurs twice; keep one")
        contexts[row.name] = Context(
            name=row.name, definition=row.definition, cues=tuple(row.cues), label=row.label or row.name
        )
    return contexts


def _cues(contexts: Iterable[Context]) -> dict[str, tuple[str, ...]]:
    cues: dict[str, tuple[str, ...]] = {}
    for context in contexts:
        for cue in context.cues:
            cues[cue] = (*cues.get(cue, ()), context.name)
    return cues


def _rule(row: RuleRow, types: Mapping[str, EventType], sectors: Mapping[str, Sector]) -> Rule:
    where = f"{RULES}: {row.name}"
    from_ = (ANY,) if row.from_ == ANY else tuple(row.from_)
    if not from_:
        raise KnowledgeError(f"{where}: from: is empty; name the types, or write any")
    asked = list(types) if from_ == (ANY,) else list(from_)
    for name in asked:
        _deed(f"{where}: from", name, types)
    if (row.to is not None) != (row.effect in ("retype", "also")):
        need = "has no to" if row.to is None else "has a to"
        raise KnowledgeError(f"{where}: effect: {row.effect} {need}; retype and also need one, others have none")
    to = None if row.to is None else _deed(f"{where}: to", f"{row.to.type}/{row.to.mode or ''}", types)
    for mode in row.when.mode:
        if mode != NO_MODE and not any(mode in types[name].modes for name in asked):
            raise KnowledgeError(f"{where}: when.mode: no type of from has the mode {mode!r}")
    for sector in (*row.when.actor_sector, *row.when.recipient_sector):
        if sector not in sectors:
            raise KnowledgeError(f"{where}: when: unknown sector {sector!r}; add it to {SECTORS} or correct it")
    return Rule(
        name=row.name,
        applies=row.applies,
        from_=from_,
        when=_when(where, row, types),
        effect=row.effect,
        to=to,
        note=row.note,
    )


def _when(where: str, row: RuleRow, types: Mapping[str, EventType]) -> When:
    when = row.when
    return When(
        status=frozenset(when.status),
        mode=frozenset(when.mode),
        head=frozenset(when.head),
        object=frozenset(when.object),
        actor_sector=frozenset(when.actor_sector),
        recipient_sector=frozenset(when.recipient_sector),
        actors=frozenset(when.actors),
        recipients=frozenset(when.recipients),
        same_actor=tuple(_deed(f"{where}: when.same_actor", name, types) for name in when.same_actor),
        same_recipient=tuple(_deed(f"{where}: when.same_recipient", name, types) for name in when.same_recipient),
    )


def _deed(where: str, written: str, types: Mapping[str, EventType]) -> Deed:
    """The deed that ``TYPE`` or ``TYPE/mode`` names."""
    name, _, mode = written.partition("/")
    if name not in types:
        raise KnowledgeError(f"{where}: unknown type {name!r}; use one of {', '.join(types)}")
    if mode and mode not in types[name].modes:
        raise KnowledgeError(f"{where}: {name} has no mode {mode!r}; use one of {', '.join(types[name].modes)}")
    return Deed(name, mode or None)
