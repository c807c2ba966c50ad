"""Whether something is limited at all: 限學歷嗎, 有題材限制嗎, and 題材不限."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"(?<![不无期权有年仅只门截界上下])限(?![时期量于定])(?P<what>[^,。;]{1,8}?)(?:吗|嘛|么|不限)"
    r"|(?:有|设)(?:没有)?(?P<of>[^,。;]{1,8}?)(?:的)?限制|要求(?P<wanted>[^,。;能可的]{2,6})(?:吗|嘛|么)[?]?$"
)
_FREE = re.compile(r"不(?:[限拘论问]|要求)|(?:没有|不作|不设|无)(?=[^,。;]{0,8}限制)")
BESIDE = 8  # characters before what frees, in which its thing may stand: 「題材、體裁不限」


def limited(asked: str) -> str:
    """What narrow text asks whether there is a limit to; empty where it does not."""
    found = _ASKS.search(asked)
    return next((one for one in found.groups() if one), "") if found else ""


def freed(asked: str, told: str) -> bool | None:
    """Whether narrow `told` lets that off; None where it lets nothing off, or is not asked."""
    what, free = limited(asked), _FREE.search(told)
    if not what or free is None:
        return None
    around = told[max(0, free.start() - BESIDE) : free.start()] + "," + told[free.end() : free.end() + 2 * BESIDE]
    return any(what[place : place + 2] in around for place in range(max(1, len(what) - 1)))
