"""Parts of years and months: 2024年第二季度, Q3, 上半年, 前三季度, 今年前8个月, 年底, 3月上旬, 9月底, 月中, 今年第一天.

底 and 初 are the last and the first ten days of a month, December and January of a year; with a bound behind them
(「8月底前」) the period's last or first day.
"""

from __future__ import annotations

import datetime as dt
import re

from zh.dates.context import Context
from zh.dates.days import ordinal
from zh.dates.piece import Piece
from zh.numerals import CHARS, number

UNITS = "季"  # 一季度
WORDS = (
    "[上下]半年",
    "前[二三23]个?季度",
    "第[一二三四1-4] ?季度",
    "[qQ][1-4](?![0-9a-zA-Z:.、?])",  # 「Q1：…」 numbers a question
    "年底(?![大促盘清奖狂特层])",  # not 「年底大促」
    "年[初末](?=[^\\w]|[前之以至起公完举推开上发达实启投结])",  # not 「较年初增加」
    "月[底末初]",
)
FIRST = "上中下初底末第倒一二三四1234qQ年月全前的最 "

# 初级, 年中审 and the like; 底楼 but 底楼盘, 末班车
_NOT = r"(?![级中步始审选赛核评一二三四五六七八九十]|(?<=底)(?:层|楼(?![盘市宇房上下道栋]))|(?<=末)(?:班[车机次]|[端梢位]))"
_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,2}}"
_QUARTER = rf"(?: ?第?(?P<quarter>[一二三四1-4]) ?季度?(?!赛)| ?[qQ](?P<q>[1-4])(?![0-9]))(?:(?P<edge>[底末初]){_NOT})?"
_HALF = r" ?(?P<half>[上下])半年"
_FIRST_QUARTERS = r" ?前(?P<quarters>[二三23])个?季度"
_FIRST_MONTHS = rf" ?前(?P<months>(?![1一] ?个)(?:{_N})) ?个?月(?! ?(?:{_N}) ?[日号])份?"
_OF_YEAR = re.compile(
    rf"(?:{_QUARTER}|{_HALF}|{_FIRST_QUARTERS}|{_FIRST_MONTHS}| ?(?:年|全年)?(?P<end>[底末初]){_NOT}"
    r"|年?(?P<middle>中)(?:旬|(?=[,。;前下至到起完、 \n])))"
)
_ALONE = re.compile(rf"{_QUARTER}|{_HALF}|{_FIRST_QUARTERS}|年(?P<end>[底末初])(?P<middle>(?!))?(?P<months>(?!))?")
# 「3月的第一天」; not 「6月第三天桥合龙」
_DAY_OF = re.compile(
    rf" ?的? ?(?:(?P<last>最后一)[天日]|(?P<from_end>倒数)?第(?P<nth>{_N})天(?![然桥线平空气文井台花地]))"
)
_OF_MONTH = re.compile(
    rf" ?(?:的 ?)?(?:月(?=[底末初]))?(?:([上中下](?:[、至和]?[中下])?)旬|([底末初]){_NOT}|(中)(?=[,。;前下至到起完、 \n]|公[布告示]|发[布放送]|举[行办]|开[始放课学幕展售]))"
)
# what they begin with, a blank in front aside
_DAY_OF_FIRST, _OF_MONTH_FIRST = " 的最倒第", "的月上中下底末初"

# of a month: the first and the last day, from the end where below 1
_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 0), "初": (1, 10), "底": (-9, 0), "末": (-9, 0)}
_LEADS = ("每", "个", "前", "近", "各", "首", "第", "半", "年")


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the part that stands behind a year or a month into it."""
    if piece.day is not None or piece.days is not None or piece.within is not None:
        return
    char = text[piece.end]
    if char == " ":
        char = text[piece.end + 1]
    if (piece.month or piece.year) and char in _DAY_OF_FIRST and (day := _DAY_OF.match(text, piece.end)):
        _nth_day(day, piece)
    elif piece.month is not None:
        found = _OF_MONTH.match(text, piece.end) if char in _OF_MONTH_FIRST else None
        if found is not None:
            _of_month(piece, piece.month, found[1] or found[2] or found[3], found.end())
    elif piece.year is not None:
        found = _OF_YEAR.match(text, piece.end)
        if found is not None:
            _of_year(found, piece)


def read(text: str, at: int, context: Context) -> Piece | None:
    """A part that names no year or month (上半年, 第三季度, 年底前, 月底): of those the text was put out in."""
    before = text[at - 1 : at]
    if before.isascii() and before.isalnum() or before in _LEADS and text[at] != "第":
        return None
    piece = Piece("part", at, at)
    year = context.reference.year if context.reference is not None else context.year
    if text[at] == "月":
        if context.reference is None:
            return None
        piece.month = context.reference.month
        _of_month(piece, piece.month, text[at + 1], at + 2)
    else:
        found = _ALONE.match(text, at)
        if found is None or text[at] != "第" and found["quarter"] and "度" not in found[0]:
            return None  # 「四季」
        _of_year(found, piece)
    piece.year = year
    return piece


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range: 3月上旬至下旬, 第一季度至第三季度, 6月1日至月底, 即日起至年底."""
    if text[at] not in FIRST:
        return None
    piece = Piece("part", at, at, first.year)
    if text[at] == "月" and text[at + 1] in "底末初":
        month = first.month
        if first.days is not None:
            start = dt.date.fromordinal(first.days[0])
            piece.year, month = start.year, start.month
        if month is None:
            return None
        _of_month(piece, month, text[at + 1], at + 2)
        return piece
    if first.month is not None and first.day is None and (found := _OF_MONTH.match(text, at)):
        _of_month(piece, first.month, found[1] or found[2] or found[3], found.end())
        return piece
    found = _ALONE.match(text, at)
    if found is None:
        return None
    if first.days is not None:
        piece.year = dt.date.fromordinal(first.days[0]).year
    _of_year(found, piece)
    return piece


def _nth_day(found: re.Match[str], piece: Piece) -> None:
    """「3月的第一天」, 「今年最后一天」, 「本月倒数第三天」."""
    begins, ends = (piece.month, piece.month) if piece.month else (1, 12)
    count = 1 if found["last"] else number(found["nth"]) or 1
    if found["nth"] and not found["from_end"]:
        piece.rule = lambda year: (ordinal(year, begins, 1) or 0) + count - 1
    else:
        piece.rule = lambda year: (ordinal(year, ends, 0) or 0) - count + 1
    piece.end = found.end()


def _of_month(piece: Piece, month: int, third: str, end: int) -> None:
    first, last = _THIRDS[third[0]][0], _THIRDS[third[-1]][1]  # 「中下旬」
    piece.within = (month, first, month, last)
    piece.edge = "底" if third in "底末" else "初" if third == "初" else ""
    piece.end = end


def _of_year(found: re.Match[str], piece: Piece) -> None:
    quarter = found["quarter"] or found["q"]
    if quarter:
        last = 3 * ("一二三四".find(quarter) + 1 or int(quarter))
        if found["edge"] is None:
            piece.within = (last - 2, 1, last, 0)
        elif found["edge"] == "初":
            piece.within, piece.edge = (last - 2, 1, last - 2, 10), "初"
        else:
            piece.within, piece.edge = (last, -9, last, 0), "底"
    elif found["half"]:
        piece.within = (1, 1, 6, 0) if found["half"] == "上" else (7, 1, 12, 0)
    elif found["quarters"]:
        piece.within = (1, 1, 3 * (number(found["quarters"]) or 0), 0)
    elif found["months"]:
        piece.within = (1, 1, min(number(found["months"]) or 1, 12), 0)
    elif found["end"] == "初":
        piece.within, piece.edge = (1, 1, 1, 0), "初"
    elif found["end"]:
        piece.within, piece.edge = (12, 1, 12, 0), "底"
    else:
        piece.within = (6, 1, 6, 0)
    piece.end = found.end()


def bounds(year: int, within: tuple[int, int, int, int]) -> tuple[int, int] | None:
    """The ordinals of the first day and of the day after the last of a part of a year."""
    first_month, first, last_month, last = within
    if not (1 <= first_month <= 12 and 1 <= last_month <= 12 and 1 <= year < 9999):
        return None
    after = dt.date(year + last_month // 12, last_month % 12 + 1, 1).toordinal()
    end = after if last == 0 else dt.date(year, last_month, last).toordinal() + 1
    start = end - 1 + first if first < 1 else dt.date(year, first_month, first).toordinal()
    return start, end
