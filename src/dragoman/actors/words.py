"""Words as the look-ups want them: one spelling of quotes and dashes, possessives, plurals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "\u00a0": " "})
_TOKEN = re.compile(r"[^\s,;:\"()\[\]]+(?<!,)")
_END_DOT = re.compile(
    r"(?:[A-Za-z]\.){1,}$|(?:Mr|Mrs|Ms|Dr|Jr|Sr|Gen|Lt|Col|Maj|Brig|Capt|Sgt|Adm|Inc|St|Sen|Rep|Gov)\.$"
)
_COMPOUND = re.compile(
    r"-(?:led|backed|based|born|run|held|controlled|occupied|trained|funded|supported|speaking|dominated|aligned|allied|"
    r"appointed|installed|brokered|sponsored|majority)$|^(?:pro|anti|non|counter)-",
    re.IGNORECASE,
)
SPEECH = re.compile(
    r"\W*(?:\b(?:also|later|then|further|has|had)\b\s+)?\b(?:sa(?:id|ys)|t(?:old|ells)|wr(?:ote|ites)|claim(?:ed|s)|den(?:ied|ies)|"
    r"confirm(?:ed|s)|report(?:ed|s)|accus(?:ed|es)|insist(?:ed|s)|add(?:ed|s)|stress(?:ed|es)|"
    r"not(?:ed|es)|warn(?:ed|s)|stat(?:ed|es)|announc(?:ed|es)|declar(?:ed|es))\b"
)
"""Words of speech right behind a name."""
LOCATING = re.compile(
    r"\b(?:over|off|in|near|inside|outside|around|across|above|throughout|out\s+of)\s+(?:the\s+)?"
    r"(?:(?:north|south|east|west|central|neighbou?r|war-)[a-z-]*\s+)?$"
)
"""Words that make of the name behind them the place where something is, not a party to it."""
LOCATING_REACH = 30
"""Characters before a name in which to look for them."""
PREPOSITIONS = frozenset("of for from in at to on with by near outside inside under against within".split())
DETERMINERS = frozenset(
    "the a an this that these those both all some many several other another any each its his her their our more "
    "most no few dozens hundreds thousands scores".split()
)
NUMBERS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        start=1,
    )
}
PARTICLES = frozenset("al el bin ibn de del della di da dos du la le van von der den ter ul ur ud abu y".split())


def plain(text: str) -> str:
    """Text with plain quotes, dashes and single spaces."""
    if text.isascii() and "  " not in text and "\n" not in text:
        return text
    return " ".join(unicodedata.normalize("NFC", text.translate(_TYPOGRAPHY)).split())


def unaccented(text: str) -> str:
    """Text without its diacritics."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """The words of some plain text, without punctuation around them; a possessive stays with its word."""
    found = []
    for word in _TOKEN.findall(text):
        if word.endswith(".") and not _END_DOT.search(word):
            word = word.rstrip(".")
        if word and word not in {"-", "'", "&"}:
            found.append(word)
    return found


def bare(word: str) -> str:
    """A word without its possessive ending."""
    if word.endswith("'s"):
        return word[:-2]
    return word[:-1] if word.endswith("s'") else word


def is_compound(word: str) -> bool:
    """Whether a word only modifies: "Saudi-led", "pro-Russian"."""
    return _COMPOUND.search(word) is not None


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital or a figure-and-capital ("M23")."""
    return word[:1].isupper() or word[:3] in {"al-", "el-", "ul-"}


@lru_cache(maxsize=4096)
def plural(phrase: str) -> str:
    """The plural of a role's phrase: "foreign minister" gives "foreign ministers"."""
    head, of, rest = phrase.partition(" of ")
    if of:
        return f"{plural(head)} of {rest}"
    for single, many in (("man", "men"), ("child", "children"), ("person", "people")):
        if phrase.endswith(single):
            return phrase[: -len(single)] + many
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return f"{phrase[:-1]}ies"
    return f"{phrase}es" if phrase.endswith(("s", "x", "ch", "sh")) else f"{phrase}s"


def slug(text: str) -> str:
    """Text as part of an id: lower case, unaccented, hyphens for everything else."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(text).casefold()).strip("-")
