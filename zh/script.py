"""Traditional and Simplified: folding, conversion, and which script a text is in.

Folding keeps the length, code point by code point, so every span of a folded text is a span of the text itself: OpenCC's
t2s does so on every string tried, and where it ever does not, `fold` goes character by character. Phrase tables that
change the length (tw2sp) are never used.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import opencc

from zh.table import Table


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


def fold(text: str) -> str:
    """The text in Simplified, of the same length."""
    if text.isascii():
        return text
    if not _for_the_converter(text):
        return _by_char()(text)
    folded = _converter("t2s").convert(text)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one) == 1 else char for char in text for one in (_converter("t2s").convert(char),))


@cache
def _listed(table: str) -> dict[str, str]:
    """A table of OpenCC's: what is written one way, and what it makes of that. Read from its file: a thirtieth of the time
    that asking for each takes, and nobody waits for the converter."""
    lines = Path(opencc.__file__).with_name("dictionary").joinpath(f"{table}.txt").read_text(encoding="utf-8")
    return {one: others.split()[0] for one, others in (line.split("\t") for line in lines.splitlines())}


@cache
def chars_as_they_are() -> tuple[str, ...]:
    """Each character below 0x10000."""
    return tuple(map(chr, range(0x10000)))


@cache
def folded_chars() -> tuple[str, ...]:
    """Each character below 0x10000 by itself in Simplified."""
    chars = list(chars_as_they_are())
    for one, other in _listed("TSCharacters").items():
        if one <= "\uffff":
            chars[ord(one)] = other
    return tuple(chars)


@cache
def _by_char() -> Table:
    """A twentieth of the time that the converter takes."""
    return Table(list(folded_chars()))


@cache
def _by_phrase() -> dict[str, list[str]]:
    """The phrases that the converter makes something else of than of their characters (計畫 → 计划), by the first of these."""
    found: dict[str, list[str]] = {}
    for one, other in _listed("TSPhrases").items():
        if _by_char()(one) != other:
            found.setdefault(one[0], []).append(one)
    return found


def _for_the_converter(text: str) -> bool:
    """Whether a text has such a phrase, or a character that the table has no place for."""
    phrases, chars = _by_phrase(), set(text)
    return max(chars) > "\uffff" or any(one in text for char in phrases.keys() & chars for one in phrases[char])


_SHORT = 40  # characters of a query

# full-width forms and the ideographic space, code point for code point
_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0x00A0: 0x20}


def fold_width(text: str) -> str:
    """Full-width Latin, digits and punctuation made half-width, and lower case; of the same length."""
    narrow = text.translate(_WIDTH)
    lower = narrow.lower()
    if len(lower) == len(narrow):  # 「İ」 becomes two code points
        return lower
    return "".join(one if len(one) == 1 else char for char in narrow for one in (char.lower(),))


def to_hans(text: str) -> str:
    """Simplified, for words of the interface and answers (the length may change)."""
    return _converter("t2s").convert(text)


def to_hant(text: str) -> str:
    """Traditional as Taiwan writes it, for words of the interface and answers: 考核 stays, where s2t has 考覈."""
    return _converter("s2tw").convert(text)


@cache
def _only() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only Traditional text has, and those that only Simplified text has.

    Traditional: t2s changes it (後, 發). Simplified: t2s leaves it, s2t changes it, and Big5 has no place for it (们, 这).
    What both write (里, 台, 群, 后, 干) tells nothing.
    """
    hant = _changed("TSCharacters")
    return hant, frozenset(char for char in _changed("STCharacters") - hant if not _has("big5", char))


def _changed(table: str) -> frozenset[str]:
    """What a table of OpenCC's makes another character of."""
    return frozenset(one for one, other in _listed(table).items() if "\u4e00" <= one < "\ua000" and other != one)


@cache
def _telling() -> Table:
    """By code point: h what only Traditional has, s what only Simplified has, c other Chinese and what stands behind it."""
    hant, hans = _only()
    chars = ["."] * 0x3400 + ["c"] * (0x10000 - 0x3400)
    for number in range(0x4E00, 0xA000):
        char = chr(number)
        chars[number] = "h" if char in hant else "s" if char in hans else "c"
    return Table(chars)


@cache
def _told(char: str) -> str:
    """The same of one character: nobody waits for the table who asks of a query."""
    if not "\u4e00" <= char < "\ua000":
        return "." if char < "\u3400" else "c" if char <= "\uffff" else char
    if _listed("TSCharacters").get(char, char) != char:
        return "h"
    return "s" if _listed("STCharacters").get(char, char) != char and not _has("big5", char) else "c"


def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def script_of(text: str) -> Literal["hant", "hans", "latin"]:
    """The script of a text: which of the two sets of telling characters it has more of; latin without Chinese.

    Chinese text without a single telling character counts as hans.
    """
    told = _telling()(text) if len(text) > _SHORT else "".join(map(_told, text))
    chinese = "h" in told or "s" in told or "c" in told
    if not chinese:
        return "latin"
    return "hant" if told.count("h") > told.count("s") else "hans"
