"""From matches of patterns to expressions: which match wins, and which belong together."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.times.grammar import Grammar, Opener
from dragoman.times.scene import Found

Kind = Literal["single", "range", "clock_day", "from_day"]

_DAYS = frozenset({"full", "numeric", "month_day", "weekday", "deictic"})
_ENDS = _DAYS | {"month", "relative_unit", "season"}
_PREFIX = re.compile(r"(?<!\w)(from|between)\s(?:the\s)?\Z", re.IGNORECASE)
# Far enough back for the longest opener with its filling words.
_LOOK_BACK = 40


@dataclass(slots=True, frozen=True)
class Expression:
    """One or two matches that make a time expression, its offsets and what opens it.

    ``range``: from the first to the second. ``clock_day``: a time of day, then its day (in this
    order whatever the text's). ``from_day``: a number of units before or after, then the day.
    """

    kind: Kind
    parts: tuple[Found, ...]
    start: int
    end: int
    opener: Opener | None = None


def find_matches(body: str, grammar: Grammar) -> list[Found]:
    """The matches that win, in text order: the longest first, then by the order of the patterns."""
    found: list[tuple[int, int, int, Found]] = []
    for order, pattern in enumerate(grammar.patterns):
        mention = "m" if "m" in pattern.regex.groupindex else 0
        for match in pattern.regex.finditer(body):
            start, end = match.span(mention)
            if start < 0:
                start, end = match.span()
            groups = {name: text for name, text in match.groupdict().items() if text is not None}
            found.append((start - end, order, start, Found(pattern.rule, {**groups, **pattern.extra}, start, end)))
    found.sort(key=lambda item: item[:3])
    return [item for item in _without_overlap(item[3] for item in found) if item.rule != "none"]


def _without_overlap(found: Iterator[Found]) -> list[Found]:
    taken: list[tuple[int, int]] = []
    kept = []
    for item in found:
        at = bisect_left(taken, (item.start, item.end))
        before_ends = at == 0 or taken[at - 1][1] <= item.start
        if before_ends and (at == len(taken) or item.end <= taken[at][0]):
            insort(taken, (item.start, item.end))
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def compose(body: str, found: list[Found], grammar: Grammar) -> Iterator[Expression]:
    """Join what belongs together ("5 p.m." + "Friday", "Monday" + "Wednesday") and find openers."""
    index = 0
    while index < len(found):
        pair = _pair(body, found[index], found[index + 1], grammar) if index + 1 < len(found) else None
        expression = pair or Expression("single", (found[index],), found[index].start, found[index].end)
        yield _opened(body, expression, grammar)
        index += 2 if pair else 1


def _pair(body: str, left: Found, right: Found, grammar: Grammar) -> Expression | None:
    if right.start - left.end > _LOOK_BACK:
        return None
    gap = body[left.end : right.start]
    clock_day = grammar.links["clock_day"].match(gap)
    if clock_day and left.rule == "clock" and right.rule in _DAYS:
        return Expression("clock_day", (left, right), left.start, right.end)
    if clock_day and left.rule in _DAYS and right.rule == "clock":
        return Expression("clock_day", (right, left), left.start, right.end)
    if left.rule == "from_event" and right.rule in _DAYS and gap.isspace() and "n" in left.groups:
        return Expression("from_day", (left, right), left.start, right.end)
    if left.rule in _ENDS and right.rule in _ENDS:
        return _range(body, left, right, grammar)
    return None


def _range(body: str, left: Found, right: Found, grammar: Grammar) -> Expression | None:
    gap = body[left.end : right.start]
    prefix = _PREFIX.search(body, max(0, left.start - _LOOK_BACK), left.start)
    word = prefix[1].lower() if prefix else ""
    like = left.rule == right.rule or {left.rule, right.rule} <= {"full", "month_day", "numeric"}
    if word == "between":
        linked = grammar.links["between"].match(gap)
    else:
        linked = grammar.links["range"].match(gap) if word or like else None
    if not linked:
        return None
    return Expression("range", (left, right), prefix.start(1) if prefix else left.start, right.end)


def _opened(body: str, expression: Expression, grammar: Grammar) -> Expression:
    """The expression with the preposition that opens it, which then belongs to the mention."""
    if expression.kind in ("range", "from_day"):
        return expression
    before = body[max(0, expression.start - _LOOK_BACK) : expression.start]
    for opener in grammar.openers:
        if match := opener.regex.search(before):
            start = expression.start - len(before) + match.start("words")
            return Expression(expression.kind, expression.parts, start, expression.end, opener)
    return expression
