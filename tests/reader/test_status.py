"""Status: each row of status.csv is a deed in a sentence, its status, and the word that decides it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Row, cases

from reader.conftest import Read
from reader.support import text, trigger_at, word_at


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("status.csv")))
def test_status_and_its_cue(case: Row, read: Read) -> None:
    body = case["sentence"]
    trigger = trigger_at(body, read(body), case["trigger"])
    if not case["status"]:
        assert trigger is None or trigger.span[0] != word_at(body, case["trigger"])[0]
        return
    assert trigger is not None, "no deed there"
    assert (trigger.status, text(body, trigger.status_cue)) == (case["status"], case["cue"])
