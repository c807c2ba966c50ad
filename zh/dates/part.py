"""Parts of years and months: 2024年第二季度, Q3, 上半年, 年底, 3月上旬, 9月底, 月中.

底 and 初 are the last and the first ten days of a month, December and January of a year; with a bound behind them
(「6月底前」) the period's last or first day.
"""

from __future__ import annotations

import datetime as dt
import re

from zh.dates.context import Context
from zh.dates.piece import Piece

WORDS = (
    "[上下]半年",
    "前[二三]个?季度",
    "第[一二三四1-4] ?季(?!赛)",
    "[一二三四] ?季度",
    "[qQ][1-4](?![0-9a-zA-Z])",
    "年[底末初](?=[^\\w]|[前之以至起,]|完|举|推|开|上|发|达|实)",
    "月[底末初]前",
)
UNITS = "季"  # 一季度
FIRST = "上中下初底末第一二三四1234qQ年月全前 "

_QUARTER = r" ?第?([一二三四1-4]) ?季度?(?!赛)| ?q([1-4])"
_OF_YEAR = re.compile(
    rf"(?:{_QUARTER}| ?([上下])半年| ?(?:年|全年)?([底末初])|(?:年)?(中)(?=[,。;前下至到起完、 旬\n])旬?|前([二三])个?季度)(?!级|中|步|始|审|选|赛)",
    re.I,
)
_OF_MONTH = re.compile(
    r" ?(?:的 ?)?(?:([上中下])旬|([底末初])(?!级|中|步|始|审|选|赛|核|评)|(中)(?=[,。;前下至到起完、 \n]))"
)
_ALONE = re.compile(rf"{_QUARTER}|([上下])半年|年([底末初])|(?!)()|前([二三])个?季度", re.I)


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the part that stands behind a year or a month into it."""
    if piece.day is not None or piece.days is not None:
        return
    if piece.month is not None:
        found = _OF_MONTH.match(text, piece.end)
        if found is None:
            return
        month = piece.month
        third = found[1] or {"底": "底", "末": "底", "初": "初", None: "中"}[found[2]]
        first, last = {"上": (1, 10), "中": (11, 20), "下": (21, 0), "初": (1, 10), "底": (-9, 0)}[third]
        piece.within = (month, first, month, last)
        piece.edge = third if third in ("底", "初") else ""
    elif piece.year is not None:
        found = _OF_YEAR.match(text, piece.end)
        if found is None:
            return
        _of_year(found, piece)
    else:
        return
    piece.end = found.end()


def _of_year(found: re.Match[str], piece: Piece) -> None:
    quarter = found[1] or found[2]
    if quarter:
        number = "一二三四".find(quarter) + 1 or int(quarter)
        piece.within = (3 * number - 2, 1, 3 * number, 0)
    elif found[3]:
        piece.within = (1, 1, 6, 0) if found[3] == "上" else (7, 1, 12, 0)
    elif found[6]:
        piece.within = (1, 1, 3 * "一二三".find(found[6]) + 3, 0)
    elif found[4]:
        piece.within = (1, 1, 1, 0) if found[4] == "初" else (12, 1, 12, 0)
        piece.edge = "初" if found[4] == "初" else "底"
    else:
        piece.within = (6, 1, 6, 0)


def read(text: str, at: int, context: Context) -> Piece | None:
    """A part that names no year (上半年, 第三季度, 年底前): of the year the text was put out."""
    if text[at] == "月":
        if context.reference is None or text[at - 1 : at] in ("每", "个"):
            return None
        piece = Piece("part", at, at + 2)
        piece.year, piece.month = context.reference.year, context.reference.month
        edge = "初" if text[at + 1] == "初" else "底"
        piece.within = (piece.month, 1, piece.month, 10) if edge == "初" else (piece.month, -9, piece.month, 0)
        piece.edge = edge
        return piece
    found = _ALONE.match(text, at)
    if found is not None and text[at] != "第" and found[1] and not found[0].endswith("度"):
        return None  # 「四季」
    if (
        found is None
        or text[at - 1 : at].isascii()
        and text[at - 1 : at].isalnum()
        or text[at - 1 : at] in ("每", "个", "前", "近", "各", "首", "第", "半", "年")
        and text[at] != "第"
    ):
        return None
    piece = Piece("part", at, found.end())
    _of_year(found, piece)
    if context.reference is not None:
        piece.year = context.reference.year
    elif context.year is not None:
        piece.year = context.year
    return piece


def bounds(year: int, within: tuple[int, int, int, int]) -> tuple[int, int] | None:
    """The ordinals of the first day and of the day after the last of a part of a year."""
    first_month, first, last_month, last = within
    if not (1 <= first_month <= 12 and 1 <= last_month <= 12 and 1 <= year < 9999):
        return None
    year_after, month_after = (year, last_month + 1) if last_month < 12 else (year + 1, 1)
    end = (
        dt.date(year_after, month_after, 1).toordinal()
        if last == 0
        else dt.date(year, last_month, last).toordinal() + 1
    )
    start = end - 1 + first if first < 1 else dt.date(year, first_month, first).toordinal()
    return start, end
