"""Recurring times: 每日10:00至21:00, 每周三上午10时, 每月7号, 周一至周五. `timex`: P1D/T10:00/T21:00, XXXX-WXX-3T10:00, XXXX-XX-07."""

from __future__ import annotations

import re

from zh.dates import clock
from zh.dates.context import Context
from zh.dates.piece import Piece
from zh.dates.weekday import NAMES
from zh.numerals import CHARS, number

WORDS = (
    "每[日天晚早周月年]",
    "每个?(?:星期|礼拜|月|工作日|周)",
    "逢(?:周|星期|礼拜)[一二三四五六日天]",
    *(
        week + "[一二三四五六日天](?:[至到~、和及与-])(?:周|星期|礼拜)?[一二三四五六日天]"
        for week in ("周", "星期", "礼拜")
    ),
)

_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,3}}"
_WEEKDAYS = r"(?:周|星期|礼拜)[一二三四五六日天](?:(?:至|到|~|-|、|和|及|与)(?:周|星期|礼拜)?[一二三四五六日天](?![二三四五六七八九十]))*"
_HEAD = re.compile(
    rf"(?:每个?|逢)?({_WEEKDAYS})|每(日|天|晚(?!上)|早|工作日|个工作日|周|星期|个?月|年)(?: ?({_N}) ?月)?(?: ?({_N}) ?[日号](?![楼线])(?: ?[至到~-] ?({_N}) ?[日号])?)?"
)
_JOIN = re.compile(r" ?(?:至|到|~|-|起至) ?(?:次日|翌日|隔日|隔天|第二天)? ?")
_BETWEEN = re.compile(r" ?(?:的|之|,)? ?")


def read(text: str, at: int, context: Context) -> Piece | None:
    found = _HEAD.match(text, at)
    if found is None:
        return None
    weekdays, every, month, day, until = found.groups()
    bare = not text.startswith(("每", "逢"), at)
    if bare and not re.search("[至到~、和及与-]", found[0]):
        return None
    piece = Piece("recurring", at, found.end())
    if every in ("晚", "早"):
        piece.end -= 1 if clock.follows(text, found.end() - 1) else 0
    base = _base(weekdays, every, month, day)
    if base is None:
        return None
    if until and day:
        base += f"/{base[:-2]}{number(until):02}"
    times = _times(text, piece, context)
    if every and not (times or day or month):
        return None  # 「每天」, 「每月」: how often, not when
    joined = "" if base.startswith("XXXX") and times and "/" not in base else "/"
    piece.timex = base + (joined + "/".join(times) if times else "")
    return piece


def _base(weekdays: str | None, every: str | None, month: str | None, day: str | None) -> str | None:
    if weekdays:
        names = [NAMES[char] for char in weekdays if char in NAMES]
        if len(names) == 1:
            return f"XXXX-WXX-{names[0]}"
        return "/".join(f"XXXX-WXX-{name}" for name in names)
    if every in ("日", "天", "晚", "早"):
        return "P1D" if day is None else None
    if every in ("工作日", "个工作日"):
        return "P1BD"
    if every in ("周", "星期"):
        return "P1W"
    shown = f"{number(day):02}" if day and number(day) else ""
    if every in ("月", "个月"):
        return f"XXXX-XX-{shown}" if shown else "P1M"
    if month is None:
        return "P1Y"
    return f"XXXX-{number(month):02}" + (f"-{shown}" if shown else "")


def _times(text: str, piece: Piece, context: Context) -> list[str]:
    """The times behind it: one, or the two of a range. Moves the piece's end behind them."""
    between = _BETWEEN.match(text, piece.end)
    start = between.end() if between else piece.end
    first = clock.read_behind(text, start)
    if first is None or first.hour is None:
        return []
    piece.end = first.end
    times = [_shown(first)]
    join = _JOIN.match(text, first.end)
    if join is not None:
        last = clock.read_end(text, join.end(), first, context)
        if last is not None:
            piece.end = last.end
            times.append(_shown(last))
    return times


def _shown(piece: Piece) -> str:
    second = f":{piece.second:02}" if piece.second else ""
    return f"T{piece.hour:02}:{piece.minute:02}{second}"
