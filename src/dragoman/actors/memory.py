"""What one report has said so far: the parties met, where, in which sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.words import LOCATING, LOCATING_REACH, PARTICLES
from dragoman.model import ActorRef
from dragoman.reader.reading import Mention

_BREAK = re.compile(r"\n\s*\n|[.!?]+[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:^|[\s.(])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Capt|Sgt|Adm|St|Sen|Rep|Gov|vs)$")
_BEFORE_DOT = 8
"""Characters before a full stop that tell whether it ends an abbreviation."""
_CONJOINED = re.compile(
    r"[\s,]*(?:\b(?:and|or|as well as|along with|together with)\b\s*)?(?:\bthe\b\s*)?", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s*(?:the\s+)?", re.IGNORECASE)
_ARTICLE = re.compile(r"[\s,(–—-]*(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_WHICH = re.compile(r",\s+which\b")
_NEAR = 6
"""How many mentions back one may lie that holds another."""
INSTITUTIONS = frozenset({"state", "igo", "rebel", "party", "media", "ngo", "company", "government-body", "body"})


@dataclass(slots=True, frozen=True)
class Found:
    """A resolved reference, with what a later anaphor asks about it.

    ``kind`` is ``person``, ``unnamed`` (one person without a name), ``group``, ``body`` or a party's kind;
    ``canonical`` the role as an office's name, ``title`` the role that a title gave; ``gender`` is empty where
    nothing tells it.
    """

    ref: ActorRef
    kind: str
    gender: str = ""
    canonical: str = ""
    title: str = ""

    @property
    def key(self) -> str:
        """What makes two references the same party."""
        return self.ref.id or self.ref.name


@dataclass(slots=True, frozen=True)
class Entry:
    """One mention as it was resolved. ``reach`` is the end of the mention with its apposition.

    ``located``: it is a state's name, and only says where something is ("over Cuba").
    """

    start: int
    end: int
    reach: int
    found: tuple[Found, ...]
    plural: bool
    is_name: bool
    located: bool = False


class Memory:
    """The mentions of one report resolved so far, in text order."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._starts: list[int] | None = None
        self.entries: list[Entry] = []
        self._people: dict[str, dict[str, Found]] = {}
        self._described: dict[int, Entry] = {}
        self._offices: set[int] = set()

    def add(self, mention: Mention, found: Sequence[Found], is_name: bool) -> None:
        """Remember how a mention was resolved; ``is_name``: its words, as they stand, are a name."""
        reach = max(mention.end, mention.description[1] if mention.description else 0)
        plural = len(found) > 1 or mention.plural or any(f.kind in {"group", "people"} for f in found)
        located = found[0].kind == "state" and self._is_located(mention)
        self.entries.append(Entry(mention.start, mention.end, reach, tuple(found), plural, is_name, located))
        if mention.description is not None and len(found) == 1:
            self._described[mention.description[1]] = self.entries[-1]
        for item in found:
            if item.kind == "person":
                for word in _name_words(item.ref.name):
                    self._people.setdefault(word, {}).setdefault(item.key, item)

    def _is_located(self, mention: Mention) -> bool:
        before = self._body[max(0, mention.start - LOCATING_REACH) : mention.start]
        return LOCATING.search(before) is not None and _WHICH.match(self._body, mention.end) is None

    def people(self, name: str) -> list[Found]:
        """Persons met whose names hold all words of the given one, in the order that they were met."""
        first, *rest = _name_words(name) or [name]
        found = self._people.get(first, {})
        return [f for key, f in found.items() if all(key in self._people.get(word, {}) for word in rest)]

    def inside_name(self, mention: Mention) -> bool:
        """Whether a mention is only part of a name met before: "People" in "People's Daily"."""
        last = next((e for e in reversed(self.entries) if e.start <= mention.start), None)
        return last is not None and last.is_name and mention.end <= last.end and last.end - last.start > 0

    def inside(self, mention: Mention) -> bool:
        """Whether a mention lies within the words of one resolved before: "Defence" in "Ministry of Defence"."""
        return any(e.start <= mention.start and mention.end <= e.end for e in self.entries[-_NEAR:])

    def described(self, mention: Mention) -> Found | None:
        """Who is described by an apposition that the mention begins: "Hanafi, the deputy head of the office"."""
        for end, entry in reversed(self._described.items()):
            if end < mention.start:
                break
            if entry.end < mention.start <= mention.end <= end:
                between = self._body[entry.end : mention.start]
                return entry.found[0] if _ARTICLE.fullmatch(between) else None
        return None

    def just_before(self, at: int) -> list[Found]:
        """What the mention right before an offset stands for, with no more than a comma between."""
        for entry in reversed(self.entries):
            if entry.end <= at:
                return list(entry.found) if self._body[entry.end : at].strip() in {"", ","} else []
        return []

    def follows(self, at: int, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern matches the body at an offset."""
        return pattern.match(self._body, at) is not None

    def of_roles(self, roles: Container[str], country: str | None = None, word: str = "") -> list[Found]:
        """Who was met last in one of some roles (in a country): one, or the distinct ones of that sentence.

        ``word`` must be among the role's own words, if given.
        """
        met: dict[str, Found] = {}
        last = -1
        for entry in reversed(self.entries):
            number = self.sentence(entry.start)
            if met and number != last:
                break
            for item in entry.found:
                right = item.canonical in roles or item.title in roles
                right = right and word in f" {item.ref.role or ''} ".casefold()
                if right and item.ref.id and item.kind != "group" and country in {None, item.ref.country}:
                    last = number
                    met.setdefault(item.key, item)
        return list(met.values())

    def named(self, mention: Mention) -> Found | None:
        """The person whose name, or office behind the name, a comma (or then "and") separates from a mention."""
        entry = next((e for e in reversed(self.entries) if e.end <= mention.start), None)
        if entry is None or len(entry.found) != 1 or entry.found[0].kind != "person":
            return None
        apposed = entry.start in self._offices
        between = self._body[entry.end : mention.start]
        if not (_CONJOINED if apposed else _COMMA).fullmatch(between) or not between.strip():
            return None
        self._offices.add(mention.start)
        return entry.found[0]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds an offset."""
        if self._starts is None:
            self._starts = list(_sentence_starts(self._body))
        return bisect_right(self._starts, at) - 1

    def sentences_back(self, at: int, furthest: int) -> Iterator[list[Entry]]:
        """The entries before an offset, grouped by sentence, the nearest sentence first, each in text order."""
        here = self.sentence(at)
        grouped: dict[int, list[Entry]] = {}
        for entry in reversed(self.entries):
            number = self.sentence(entry.start)
            if here - number > furthest:
                break
            if entry.end <= at:
                grouped.setdefault(number, []).append(entry)
        for number in sorted(grouped, reverse=True):
            yield sorted(grouped[number], key=lambda e: (e.start, -e.end))

    def conjoined(self, entries: Sequence[Entry]) -> list[list[Entry]]:
        """Runs of entries joined by commas and "and", each of two or more."""
        runs: list[list[Entry]] = []
        for entry in entries:
            last = runs[-1][-1] if runs else None
            if last is not None and entry.start < last.end:
                continue
            gap = self._body[last.reach : entry.start] if last is not None and last.reach <= entry.start else None
            if gap is not None and _CONJOINED.fullmatch(gap) and gap.strip():
                runs[-1].append(entry)
            else:
                runs.append([entry])
        return [run for run in runs if len(run) > 1]

    def words_between(self, start: int, end: int) -> int:
        """How many words stand between two offsets."""
        return len(self._body[start:end].split())


def _name_words(name: str) -> list[str]:
    return [w for w in name.split() if w.lower() not in PARTICLES and len(w) > 1]


def _sentence_starts(body: str) -> Iterator[int]:
    yield 0
    for match in _BREAK.finditer(body):
        at = match.start()
        if body[at] != "." or not _ABBREVIATION.search(body[max(0, at - _BEFORE_DOT) : at]):
            yield match.end()
