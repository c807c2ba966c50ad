"""EUC-TW (CNS 11643, planes 1 and 2), in which Unix systems of Taiwan wrote: a codec, as Python has none.

Both planes have the characters of Big5 almost in its order, by strokes: told is where they do not.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cache
from typing import Any

NAME = "euc-tw"
_ROW = 94  # characters of a row of CNS 11643, and
_BIG5_ROW = 157  # of Big5
_FIRST = 0xA1
# a place in the plane, and the place in Big5 whose character stands there; those behind it follow in both, up to the next
_PLANE_1 = (
    "0:0 21:23 24:22 29:29 73:74 74:73 75:75 127:128 128:127 129:129 148:149 149:148 150:150 155:21 156:156 282:234 470:6101"
    " 3290:471 4702:1884 5126:1883 5127:2308 7003:4571 7004:4184 7391:4572 7916:5286"
    " 7917:5097 8106:5287 8190:5517 8191:5371 8245:5426 8246:5425 8247:5427 8337:5518"
)
_PLANE_2 = (
    "0:6280 10:6291 43:6372 44:6324 92:6373 138:6586 139:6419 306:6587 2146:9074 2147:8428 2255:8537 2792:8427 2793:9075"
    " 2893:8536 2894:9175 3293:9575 4930:11761 4931:11212 5077:11899 5078:11358 5365:12508 5366:11645 5482:11762 5619:11900"
    " 5723:12425 5724:12004 5946:12227 6144:12426 6226:12509 6312:12226 6313:12595 6321:12604 6474:12758 6530:13114 6531:12814"
    " 6644:12603 6645:12927 6787:12757 6788:13069 6833:13115 6904:13380 6905:13186 7099:13381 7589:13914 7590:13871 7633:13915"
    " 7634:13917 7645:13916 7646:13928"
)
_EMPTY = range(777, 3290)  # places of the first plane, behind its signs
_LAST = {1: 8737, 2: 7650}  # the places behind which a plane has none of these
_NEVER = bytes({*range(0x80, 0xA1), 0xFF} - {0x8E})  # which GBK has in every tenth of its Traditional characters
_RUN = re.compile(rb"[\x80-\xff]+")
_PAIRED = bytes(range(_FIRST, 0xFF))
_FEW_BYTES, _FEW_RUNS = 0.02, 0.25  # of damaged writing too
_BYTES = re.compile(rb"\x8e([\xa1-\xb0])([\xa1-\xfe])([\xa1-\xfe])|([\xa1-\xfe])([\xa1-\xfe])|[\x80-\xff]")


@cache
def _runs(plane: int) -> tuple[list[int], list[int]]:
    pairs = [piece.split(":") for piece in (_PLANE_1 if plane == 1 else _PLANE_2).split()]
    return [int(one) for one, _ in pairs], [int(other) for _, other in pairs]


@cache
def _char(plane: int, row: int, cell: int) -> str:
    """The character at a place, U+FFFD where there is none."""
    place = (row - _FIRST) * _ROW + cell - _FIRST
    if plane not in _LAST or place >= _LAST[plane] or plane == 1 and place in _EMPTY:
        return "\ufffd"
    places, in_big5 = _runs(plane)
    run = bisect_right(places, place) - 1
    lead, trail = divmod(in_big5[run] + place - places[run], _BIG5_ROW)
    pair = bytes((_FIRST + lead, 0x40 + trail if trail < 63 else _FIRST + trail - 63))
    return pair.decode("cp950", "replace")[:1]


def may_be(data: bytes) -> bool:
    """Whether bytes may be in it at all, which is seen without reading them."""
    if len(data) - len(data.translate(None, _NEVER)) > _FEW_BYTES * len(data):
        return False
    runs = _RUN.findall(data)  # in Big5 the half of them are odd: of every second character the last byte is a letter
    return sum(len(run) % 2 and not run.strip(_PAIRED) for run in runs) <= _FEW_RUNS * len(runs)


def decode(data: Any, errors: str = "strict", /) -> tuple[str, int]:
    """The text, and how many bytes it takes. What is no character is U+FFFD unless errors are strict."""
    pieces: list[str] = []
    done = 0
    data = bytes(data)
    for found in _BYTES.finditer(data):
        pieces.append(data[done : found.start()].decode("ascii"))
        first, *_ = found[0]
        if found[4]:
            char = _char(1, first, found[5][0])
        elif found[1]:
            char = _char(found[1][0] - 0xA0, found[2][0], found[3][0])
        else:
            char = "\ufffd"
        if char == "\ufffd" and errors == "strict":
            raise UnicodeDecodeError(NAME, data, found.start(), found.end(), "no character")
        pieces.append(char)
        done = found.end()
    pieces.append(data[done:].decode("ascii"))
    return "".join(pieces), len(data)


def _encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    raise UnicodeEncodeError(NAME, text, 0, len(text), "only read")


def _find(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(_encode, decode, name=NAME) if name == "euc_tw" else None


codecs.register(_find)
