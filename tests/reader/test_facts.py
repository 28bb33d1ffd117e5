"""Facts: each row of facts.csv is a sentence and the standing relation in it, or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Row, cases, words

from dragoman.reader.reading import Mention
from reader.conftest import Read
from reader.support import heads, text


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("facts.csv")))
def test_facts(case: Row, read: Read) -> None:
    body = case["sentence"]
    found = read(body).facts
    if not case["relation"]:
        assert not [(f.relation, body[slice(*f.subject.head)]) for f in found]
        return
    mine = [f for f in found if f.relation == case["relation"]]
    assert heads(body, (f.subject for f in mine)) == sorted(words(case["subjects"]))
    for fact in mine:
        named = text(body, fact.object.head if isinstance(fact.object, Mention) else fact.object)
        assert (named, fact.negated) == (case["object"], case["negated"] == "yes")
