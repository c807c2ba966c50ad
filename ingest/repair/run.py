"""The bytes of a run of GBK that was decoded one byte late (`shift`), and the characters that they give.

In: a text, the place of the lost byte. Out: every place where the run may end, with the bytes up to there, as long as they give what can
stand in a row of Chinese. Signs that were made half-width since are read as what they came from: 「;」 as 「；」, 「5.」 as 「⒌」.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.repair import half
from ingest.repair.hole import UNKNOWN

LONGEST = 120  # characters of a run
_HALVED = 3  # full-width marks in a run that were made half-width
_OFTEN = 6  # and one more for so many characters
_HOLE = b"\0\0"  # a pair that is not known
_NUMBERED = re.compile(r"iii|(?:1?[1-9]|[12]0)\.|\((?:1?[1-9]|[12]0|[一二三四五六七八九十])\)")
_WIDE = 0xFEE0  # from a half-width sign to its full-width form
OPENED = {"”": "“", "》": "《", "）": "（", "】": "【", "」": "「"}
MARKS = frozenset("。、，；：！？").union(OPENED)
_WITHIN = MARKS | frozenset("“‘’《（「『』【—…％·０１２３４５６７８９")


class Run(NamedTuple):
    end: int  # in the text, behind the run
    data: bytes  # that its characters are of; 0 for a byte that is not known
    body: str  # what they give behind the mark
    lost: bool  # whether of the last character only the first byte is there


def runs(text: str, start: int, hole: bool) -> Iterator[Run]:
    """Where the run behind a lost byte may end, and the bytes up to there, as long as Chinese is written so.

    Each sign like that of the lost byte may be the end, or a pair that GBK has no character for; the first one, if `hole`.
    """
    data, body, halved, at = b"", "", 0, start + 1
    while at < min(len(text), start + LONGEST):
        char, pair, end = text[at], b"", at + 1
        if char == "\ufffd" and (byte := half.byte(text[end : end + 1])):
            yield from _ended(end + 1, data, body, byte)
            return
        if char == text[start]:
            if data:
                yield Run(end, data, body, True)
                yield from _ended(end, data, body, b"\x80")
            pair = _HOLE if data or hole else b""
        elif char == "€":
            yield from _ended(end, data, body, b"\x80")
            return
        if not pair:
            if " " <= char <= "~":
                if char >= "@":
                    yield from _ended(end, data, body, char.encode())
                if halved == _HALVED + len(body) // _OFTEN:
                    return
                halved += 1
                if numbered := _NUMBERED.match(text, at):
                    char, end = _numbers()[numbered.group()], numbered.end()
                else:
                    char = chr(ord(char) + _WIDE) if char > " " else "\u3000"
            pair = char.encode("gb18030", "ignore")
            if len(pair) != 2:
                return
        if data:
            sound = char_of(data[-1:] + pair[:1])
            if not sound:
                return
            body += sound
        data += pair
        at = end
        if b"@" <= pair[1:] < b"\x80":
            yield Run(at, data, body + chr(pair[1]), False)
            return


def _ended(end: int, data: bytes, body: str, byte: bytes) -> Iterator[Run]:
    """The run whose last character has this second byte."""
    sound = char_of(data[-1:] + byte)
    if sound and sound != UNKNOWN:
        yield Run(end, data + byte, body + sound, False)


@cache
def _numbers() -> dict[str, str]:
    """Numbers of lists that were spelt out since, as 「⒌」 is 「5.」: what they came from."""
    numbers = map(chr, [0x2172, *range(0x2474, 0x249C), *range(0x3220, 0x322A)])
    return {unicodedata.normalize("NFKC", number): number for number in numbers}


@lru_cache(8192)
def char_of(pair: bytes) -> str:
    """The character of two bytes, if it can stand in a row of Chinese behind a sentence."""
    if 0 in pair:
        return UNKNOWN
    char = pair.decode("gb18030", "ignore")
    return char if len(char) == 1 and ("\u4e00" <= char <= "\u9fff" or char in _WITHIN) else ""
