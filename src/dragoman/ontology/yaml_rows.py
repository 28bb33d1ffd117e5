"""Reading YAML strictly: no key twice, no unknown key, and errors that name file and key."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from dragoman.errors import KnowledgeError

_Row = TypeVar("_Row", bound=BaseModel)


class _StrictLoader(yaml.SafeLoader):
    """YAML's safe loader, except that a key written twice is an error and not the last one's value."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key!r} occurs twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def parse_yaml(path: str, text: bytes) -> object:
    """The value that a YAML file holds.

    Raises:
        KnowledgeError: it isn't YAML; the message names the file and the line.
    """
    try:
        return yaml.load(text, Loader=_StrictLoader)  # a safe loader, made stricter
    except (yaml.YAMLError, UnicodeDecodeError, TypeError) as error:
        raise KnowledgeError(f"{path}: not readable as YAML: {error}") from error


def validate(kind: type[_Row], value: object, where: str) -> _Row:
    """The value as a row of that kind.

    Raises:
        KnowledgeError: it breaks the schema; the message says where and names the key.
    """
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"]) or "(all of it)"
        message = {"missing": "is missing; add it", "extra_forbidden": "unknown key; remove it or correct its spelling"}
        raise KnowledgeError(f"{where}: {key}: {message.get(first['type'], first['msg'])}") from error
