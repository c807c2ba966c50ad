"""A character of GBK whose first byte was broken: its second one is told behind U+FFFD (U+F780 to U+F7FE, `decode`).

With this second byte there is one mark at most and a character or two in each row; the one is taken whose words are likeliest, and is
unsure. Where none is ten times as likely as the next, a lost character is all that stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.repair.change import Change
from ingest.repair.last import script_in
from ingest.repair.likely import cost
from zh.bare import simple
from zh.script import to_hant
from zh.words import is_everyday

_PAIR = re.compile("[\ufffd\uf780-\uf7fe](?:(?<=\ufffd)[\uf780-\uf7fe]|(?<!\ufffd))")
_BEHIND = 0xF700  # what the byte is added to
_NEAR = 4  # characters on both sides that may be of one word with it
_APART = 2.0  # powers of ten by which the first must be likelier than the second
_APART_MARK = 0.3  # and a mark, as every tenth character is one
_SEEN = 1.0  # what speaks for a character that the page has elsewhere
_MARKS = frozenset("。，、；：！？（）“”《》")
_OTHER = {"（": "）", "“": "”", "《": "》"} | {"）": "（", "”": "“", "》": "《"}
_LEADS = range(0x81, 0xF8)


def byte(char: str) -> bytes:
    """The second byte that a character behind U+FFFD tells; empty where it tells none."""
    return bytes((ord(char) - _BEHIND,)) if "\uf780" <= char <= "\uf7fe" else b""


def find(text: str, kind: str) -> list[Change]:
    """A half that stands alone goes without a trace but for the change."""
    return [
        Change(found.start(), found.end(), _chosen(text, found) if len(found.group()) > 1 else "", kind, True)
        for found in _PAIR.finditer(text)
    ]


def _chosen(text: str, found: re.Match[str]) -> str:
    script = script_in(text)
    front, rest = text[: found.start()].rpartition("\n")[2], text[found.end() :].partition("\n")[0]
    before, behind = front[-_NEAR:], rest[:_NEAR]
    marks = before[-1:] not in _MARKS and behind[:1] not in _MARKS
    ways = sorted(
        (cost(before + char + behind) - _SEEN * (char in text and char not in _MARKS), char)
        for char in _row(ord(found.group()[-1]) - _BEHIND, script)
        if char not in _MARKS or marks and _OTHER.get(char, "") in (front if char in "）”》" else rest)
    )
    least = _APART_MARK if ways and ways[0][1] in _MARKS else _APART
    return ways[0][1] if len(ways) > 1 and ways[1][0] - ways[0][0] >= least else "\ufffd"


@cache
def _row(half: int, script: str) -> tuple[str, ...]:
    """The marks and everyday characters of a script with this second byte."""
    return tuple(_fitting(half, script))


def _fitting(half: int, script: str) -> Iterator[str]:
    for lead in _LEADS:
        char = bytes((lead, half)).decode("gbk", "ignore")
        own = simple(char) == char if script == "hans" else simple(char) != char or to_hant(char) == char
        if char in _MARKS or len(char) == 1 and is_everyday(char) and own:
            yield char
