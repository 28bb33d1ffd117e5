"""The grammar of time expressions as it is on disk: words, patterns, openers, links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import yaml

from dragoman.errors import KnowledgeError
from dragoman.model import Open

FILE = "times/grammar.yaml"
Bound = Literal["start", "end"]
Words = Mapping[str, Mapping[str, int | str]]

_PLACEHOLDER = re.compile(r"\{([a-z]\w*)\}")
# Neither inside a word, a sum of money, nor a longer number ("2,014", "3.5", "12-14").
_BEFORE = r"(?<![\w$€£])(?<!\d[.,/:–-])"
_AFTER = r"(?!\w|%|[-/.,:]\d)"
# One white-space character, so that no expression runs over a blank line.
_SPACE = r"\s[ \t\xa0]{0,3}"


@dataclass(slots=True, frozen=True)
class Pattern:
    """One way to write a time; ``extra`` holds what its rule reads besides the regex's groups."""

    name: str
    rule: str
    regex: re.Pattern[str]
    extra: Mapping[str, str]


@dataclass(slots=True, frozen=True)
class Opener:
    """A preposition that makes a stretch half-open; ``tense`` is what it suggests of its verb."""

    regex: re.Pattern[str]
    open: Open
    bound: Bound
    past: bool | None


@dataclass(slots=True, frozen=True)
class Grammar:
    """Everything that ``grammar.yaml`` says, compiled."""

    words: Words
    patterns: tuple[Pattern, ...]
    openers: tuple[Opener, ...]
    links: Mapping[str, re.Pattern[str]]

    def number(self, table: str, word: str) -> int:
        """The number that a table of words gives (case, dots and runs of white space don't matter)."""
        entries = self.words[table]
        for key in (_plain(word).capitalize(), _plain(word)):
            if key in entries:
                return int(entries[key])
        return int(_plain(word))


def _plain(word: str) -> str:
    return " ".join(word.lower().rstrip(".").split())


@cache
def load_grammar() -> Grammar:
    """The grammar that ships with the package.

    Raises:
        KnowledgeError: the file breaks its schema; the message names the entry.
    """
    text = resources.files("dragoman").joinpath(FILE).read_text(encoding="utf-8")
    return read_grammar(text)


def read_grammar(text: str) -> Grammar:
    """The grammar written in a YAML text of the form of ``grammar.yaml``.

    Raises:
        KnowledgeError: the text breaks the schema; the message names the entry.
    """
    try:
        data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        words, parts, rows = data["words"], data["parts"], data["patterns"]
        openers, links = data["openers"], data["links"]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise KnowledgeError(f"{FILE}: not a grammar: {error!r}") from None
    table = _alternatives(words) | {name: str(part) for name, part in parts.items()}
    return Grammar(
        words=words,
        patterns=tuple(_pattern(row, table) for row in rows),
        openers=tuple(_opener(row, table) for row in openers),
        links={name: _compile(rf"\A(?:{regex})\Z", table, f"link {name}") for name, regex in links.items()},
    )


def _alternatives(words: Words) -> dict[str, str]:
    """For each table of words, the regex of any of them; months and weekdays have to be capitalised."""
    table = {
        name: "(?:" + "|".join(sorted(map(re.escape, entries), key=len, reverse=True)) + ")"
        for name, entries in words.items()
    }
    table = {name: regex.replace(r"\ ", " ") for name, regex in table.items()}
    full = [month for month in words["months"] if len(month) > 4 or month in ("May", "June", "July")]
    short = [month for month in words["months"] if month not in full]
    table["fullmonth"] = _capitalised(full)
    table["month"] = f"(?:{_capitalised(full)}|{_capitalised(short)}\\.?)"
    table["weekday"] = table["weekdays"] = _capitalised(words["weekdays"])
    table["unit1"] = table["units"]
    table["unit"] = f"{table['units']}s?"
    return table


def _capitalised(words: Mapping[str, Any] | list[str]) -> str:
    either = [*words, *(word.upper() for word in words)]
    return f"(?-i:{'|'.join(sorted(either, key=len, reverse=True))})"


def _compile(regex: str, table: Mapping[str, str], where: str) -> re.Pattern[str]:
    try:
        # Twice and once more: a part may name tables of words and other parts.
        for _ in range(3):
            regex = _PLACEHOLDER.sub(lambda found: table[found[1]], regex)
        return re.compile(regex.replace(" ", _SPACE), re.IGNORECASE)
    except KeyError as error:
        raise KnowledgeError(f"{FILE}: {where}: unknown word table or part {error}") from None
    except re.error as error:
        raise KnowledgeError(f"{FILE}: {where}: the regex doesn't compile: {error}") from None


def _pattern(row: Mapping[str, str], table: Mapping[str, str]) -> Pattern:
    try:
        name, rule, regex = row["name"], row["rule"], row["regex"]
    except (KeyError, TypeError):
        raise KnowledgeError(f"{FILE}: pattern {row}: wants name, rule and regex") from None
    extra = {key: str(value) for key, value in row.items() if key not in ("name", "rule", "regex")}
    return Pattern(name, rule, _compile(f"{_BEFORE}(?:{regex}){_AFTER}", table, f"pattern {name}"), extra)


def _opener(row: Mapping[str, str], table: Mapping[str, str]) -> Opener:
    where = f"opener {row}"
    try:
        words, opens, bound = row["words"], row["open"], row["bound"]
        past = {"past": True, "future": False, None: None}[row.get("tense")]
    except (KeyError, TypeError):
        raise KnowledgeError(f"{FILE}: {where}: wants words, open, bound and perhaps tense past or future") from None
    if opens not in get_args(Open) or bound not in get_args(Bound):
        raise KnowledgeError(f"{FILE}: {where}: open is before or after, bound is start or end")
    fill = "(?: (?:the|on|at|in|about|around|at least|as late as|as early as))?"
    regex = _compile(rf"(?<!\w)(?P<words>{words}){fill} \Z", table, where)
    return Opener(regex, opens, bound, past)  # type: ignore[arg-type]  # checked above
