"""Days of the week: behind a date in brackets or bare (（周五）, 星期五), and on their own (周五, 本周五, 下周三).

On its own one is the nearest to the day the text was put out; with 本, 上, 下 that of this, the last, the next week
(Monday first). A weekday that does not exist (星期八) keeps its number.
"""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.piece import WEEKDAY, Piece, ordinal
from zh.numerals import number

WORDS = (
    "[本这上下]上?下?一?个?(?:周|星期|礼拜)(?!年|转|期|岁|刊|报|围|边|知|全|密|到)",
    "周[一二三四五六日](?!年|期|种|届|刊|报|来)",
    "星期[一二三四五六日天](?!报|》)",
    "礼拜[一二三四五六日天]",
)
FIRST = " (周星礼第最的"

NAMES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "末": 6}

_BEHIND = re.compile(
    r" ?\( ?(?:[本下这]?(?:周|星期|礼拜))?([一二三四五六日天〇零七八九十]|[0-9]{1,2}) ?\)|"
    r" ?\( ?(?:周|星期|礼拜)([一二三四五六日天〇零七八九十])[^()\n]{0,8}\)|"
    r" ?(?:周|星期|礼拜)([一二三四五六日天〇零八九十])"
)
_ALONE = re.compile(r"(?:(本|这|上上|下下|上|下)[一个]?)?(?:周|星期|礼拜)(?:([一二三四五六日天])|(末))?(?![0-9])")


def _count(piece: Piece, month: int, count: int, weekday: int) -> None:
    """The second Monday of a month (count 2, weekday 1); count 0 is the last."""

    def day(year: int) -> int | None:
        first, end = ordinal(year, month, 1), ordinal(year, month, 0)
        if first is None or end is None:
            return None
        found = first + (weekday - 1 - (first - 1) % 7) % 7 + 7 * (count - 1) if count else end - (end - weekday) % 7
        return found if found <= end else None

    piece.rule = day


_NTH = re.compile(r" ?的?(?:第([一二三四五1-5])个?|(最后一)个?)(?:周|星期|礼拜)([一二三四五六日天])")


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the weekday that stands behind a date, or the one counted out in a month, into it."""
    if piece.day is None:
        if piece.month is not None and piece.within is None and (found := _NTH.match(text, piece.end)):
            _count(piece, piece.month, 0 if found[2] else number(found[1]) or 0, NAMES[found[3]])
            piece.end = found.end()
        return
    found = _BEHIND.match(text, piece.end)
    if found is None:
        return
    name = found[1] or found[2] or found[3]
    if found[3] and text[found.end() : found.end() + 1] in ("至", "到", "~"):
        return  # 「3月1日周一至周五」 is no weekday of that day
    piece.weekday = NAMES.get(name) or number(name)
    piece.written |= WEEKDAY
    piece.end = found.end()


def read(text: str, at: int, context: Context) -> Piece | None:
    found = _ALONE.match(text, at)
    if found is None or text[at - 1 : at] == "《":
        return None
    week, name, weekend = found.groups()
    today = context.today
    if today is None:
        if week is None:
            return None
        piece = Piece("weekday", at, found.end())
        piece.hangs = True
        return piece
    monday = today - (today - 1) % 7
    if week is None:
        if name is None or text[at - 1 : at] in ("每", "逢", "第", "个"):
            return None
        day = today + (NAMES[name] - 1 - (today - 1) % 7 + 3) % 7 - 3
    else:
        monday += {"本": 0, "这": 0, "上": -7, "下": 7, "上上": -14, "下下": 14}[week]
        if name is None:
            piece = Piece("weekday", at, found.end())
            piece.days = (monday + 5, monday + 7) if weekend else (monday, monday + 7)
            return piece
        day = monday + NAMES[name] - 1
    piece = Piece("weekday", at, found.end())
    piece.bare = week is None
    piece.days = (day, day + 1)
    piece.weekday = NAMES[name]
    piece.written = WEEKDAY
    return piece


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range: 本周一至周五."""
    return read(text, at, context)
