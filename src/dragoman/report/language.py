"""Which language a report is in: Dragoman reads English, and says so before it codes nonsense."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache
from typing import Any

from dragoman.errors import LanguageError
from dragoman.model import Report

SAMPLE_CHARS = 2_000
"""How much of a body is looked at: where several hundred words don't show the language, more won't."""

SURE = 0.55
"""The probability from which on another language than English is believed.

Swept over tests/report/languages.csv: among English headlines full of names the highest probability of
another language is .48 ("expels ambassador" looks Catalan), among whole sentences of other languages the
lowest is .59 (Indonesian, which shares its words with Malay). To refuse an English report loses it; to
let a short foreign headline through costs an empty record. So what lies between is let through.
"""

MIN_LETTERS = 20
"""Fewer letters than this tell nothing, if they are plain ASCII: they pass as English."""

_MIN_COMMON_LETTERS = 4


@cache
def _identifier() -> Any:
    """The language model, loaded once (about a second); it knows ISO 639-1 codes only.

    The model's regional languages and creoles, with codes of three letters, are left out: Nigerian Pidgin
    or Venetian would take part of the probability of English and Italian.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    logging.getLogger("py3langid").setLevel(logging.CRITICAL)
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language that a text is in, ``und`` where it is not sure.

    Names are left out of account: they tell where a report's people are from, not what language it is in.
    A text with fewer than ``MIN_LETTERS`` letters, all of them ASCII, is ``en``.
    """
    return _detect(text)[0]


def _detect(text: str) -> tuple[str, float]:
    """The language, and the probability it has."""
    sample = text[:SAMPLE_CHARS]
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        return "und", 0.0
    if len(letters) < MIN_LETTERS and all(char.isascii() for char in letters):
        return "en", 1.0
    language, probability = _identifier().classify(_common_words(sample))
    sure = language == "en" or probability >= SURE
    return (str(language) if sure else "und"), float(probability)


def _common_words(text: str) -> str:
    """The words that don't begin with a capital; the whole text where these are next to nothing.

    Names and a headline's capitals go; writing systems without capitals stay whole.
    """
    common = [word for word in text.split() if not _capitalised(word)]
    letters = sum(char.isalpha() for word in common for char in word)
    return " ".join(common) if letters >= _MIN_COMMON_LETTERS else text


def _capitalised(word: str) -> bool:
    first = next((char for char in word if char.isalpha()), "")
    return first.isupper() or first.istitle()


def require_english(report: Report) -> Report:
    """The report, with its language set to ``en``.

    A language that the report states is believed; otherwise it is detected, and a report whose
    language can't be told is let through as English.

    Raises:
        LanguageError: the report states another language, or is surely in one.
    """
    if report.language == "en":
        return report
    if report.language != "und":
        raise LanguageError(
            f"states that it is in {_name(report.language)}, but Dragoman reads English only: translate it "
            "first, or state the language en if it is English"
        )
    language, probability = _detect(report.body)
    if language not in ("en", "und"):
        raise LanguageError(
            f"seems to be in {_name(language)} (probability {probability:.2f}), but Dragoman reads English only: "
            "translate it first, or state the language en if it is English"
        )
    return replace(report, language="en")


def _name(code: str) -> str:
    """A language's English name with its code."""
    from babel import Locale

    name = Locale("en").languages.get(code)
    return f"{name} ({code})" if name else code
