"""How much bytes look like Chinese writing in an encoding: what all choices between encodings are made by."""

from __future__ import annotations

import re
from functools import cache

from zh.table import Table

MOSTLY = (
    0.6  # share of the non-ASCII bytes that are sound UTF-8 only in UTF-8: in GB and Big5 text a tenth is, by chance
)
_HIGH = re.compile(rb"[\x80-\xff][\x30-\xff]*(?<=[\x80-\xff])")
_APART = re.compile(rb"[\x00-\x2f]")
# bytes by what they are to a character of Chinese in UTF-8: its first, one behind it, none; to count in them takes a third of a pattern's time
_IN_UTF8 = bytes(
    ord("1" if byte in (*range(0xE2, 0xEA), 0xEF) else "2" if 0x80 <= byte < 0xC0 else "0") for byte in range(256)
)


@cache
def everyday() -> tuple[frozenset[str], frozenset[str]]:
    """The characters of everyday text: first level of GB 2312 with the Traditional forms, and Big5's first level."""
    gb = {bytes((lead, trail)).decode("gb2312", "ignore") for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF)}
    big5 = {
        bytes((lead, trail)).decode("big5", "ignore")
        for lead in range(0xA4, 0xC7)
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    }
    return frozenset(gb - {""}), frozenset(big5 - {""})


MARKS = frozenset("，。、；：！？（）《》「」『』“”‘’—…　·【】〔〕％／０１２３４５６７８９")


@cache
def _classes() -> Table:
    """u everyday Chinese and marks, b of Big5's first level alone, h other Chinese,
    x undecodable, a blank for ASCII, a point for the rest.
    """
    gb, big5 = everyday()
    chars = [" "] * 0x80 + ["."] * (0x10000 - 0x80)
    chars[0x4E00:0xA000] = "h" * (0xA000 - 0x4E00)
    chars[0xFFFD] = "x"
    for char in big5:
        chars[ord(char)] = "b"
    for char in gb | MARKS:
        chars[ord(char)] = "u"
    chars[:0x80] = " " * 0x80
    return Table(chars)


def is_odd(text: str) -> bool:
    """Whether a text has characters that everyday writing has not."""
    told = _classes()(text)
    return "h" in told or "." in told


def written_in(data: bytes) -> bytes:
    """The runs of bytes that may be writing: from one that is not ASCII to another, with blanks between."""
    return b" ".join(_HIGH.findall(data))


def is_written(data: bytes) -> bool:
    """Whether bytes are one such run from end to end."""
    return data[-1] > 0x7F and not _APART.search(data)


def score(written: bytes, encoding: str) -> float:
    """How much the text looks like writing, per character: everyday Chinese +1, marks +1, rare -1, undecodable -2.

    A character of both first levels (Traditional and Simplified alike) counts full, one of a single level a little less.
    """
    told = _classes()(written.decode(encoding, "replace"))
    total = len(told) - told.count(" ")
    usual, less, han, lost = told.count("u"), told.count("b"), told.count("h"), told.count("x")
    rest = total - usual - less - han - lost
    return (usual + 0.9 * less - 0.5 * han - 2.0 * lost - rest) / max(1, total)


def is_like_utf8(data: bytes) -> bool:
    """Whether three characters in a row may be Chinese in UTF-8, by their kinds of bytes."""
    return b"122122122" in data.translate(_IN_UTF8)


def in_utf8(data: bytes) -> int:
    """How many bytes are characters of Chinese text in UTF-8; 0 where they are too few to tell."""
    count = 3 * data.translate(_IN_UTF8).count(b"122")
    return count if count >= 6 else 0
