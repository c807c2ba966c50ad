"""Holidays where they name a day: 中秋节当天, 清明节、端午节当天, 2024年除夕, 春节前, 除夕至初六.

A holiday that only names something (国庆假期, 春节活动, 端午放假安排) is no date. Without a year it is the one nearest to the
day the text was put out. 清明 falls on int(0.2422 × y + 4.81) - y // 4 of April, 冬至 on int(0.2422 × y + 21.94) - y // 4 of
December (2021 a day before), y the last two figures of a year from 2000 to 2099 (the usual rule for solar terms).
"""

from __future__ import annotations

import datetime as dt
import re

from zh.dates import lunar, settle
from zh.dates.context import Context
from zh.dates.days import counted
from zh.dates.piece import WEEKDAY, YEAR, Piece, Rule
from zh.dates.weekday import DAYS, NAMES, WEEK
from zh.numerals import CHARS, number


def _fixed(month: int, day: int) -> Rule:
    return lambda year: dt.date(year, month, day).toordinal()


def _lunar(month: int, day: int) -> Rule:
    return lambda year: lunar.ordinal(year, month, day)


def _eve(year: int) -> int | None:
    """除夕 of the year that the spring festival after it opens: 2024年除夕 is 2024-02-09."""
    return lunar.ordinal(year - 1, 12, 0)


def _counted(month: int, weekday: int, count: int) -> Rule:
    return lambda year: counted(year, month, weekday, count)


def _solar(month: int, term: float, early: int | None = None) -> Rule:
    """A solar term; `early`: the year in which it falls a day before the rule's."""

    def rule(year: int) -> int | None:
        y = year % 100
        day = int(0.2422 * y + term) - y // 4 - (year == early)
        return dt.date(year, month, day).toordinal() if 2000 <= year < 2100 else None

    return rule


# the holidays of one month and day each year
FIXED = {"元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "愚人节": (4, 1), "劳动节": (5, 1), "青年节": (5, 4), "儿童节": (6, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆": (10, 1), "万圣节": (10, 31), "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "平安夜": (12, 24), "圣诞": (12, 25)}  # fmt: skip
HOLIDAYS: dict[str, Rule] = {
    **{name: _fixed(*day) for name, day in FIXED.items()},
    "清明": _solar(4, 4.81),
    "母亲节": _counted(5, 7, 2),
    "父亲节": _counted(6, 7, 3),
    "端午": _lunar(5, 5),
    "七夕": _lunar(7, 7),
    "中元节": _lunar(7, 15),
    "中秋": _lunar(8, 15),
    "重阳节": _lunar(9, 9),
    "冬至": _solar(12, 21.94, early=2021),
    "腊八": _lunar(12, 8),
    "除夕": _eve,
    "春节": _lunar(1, 1),
    "大年三十": _eve,
    "年三十": _eve,
    **{f"大年初{name}": _lunar(1, day) for day, name in enumerate("一二三四五六七八九十", 1)},
    "元宵": _lunar(1, 15),
}

WORDS = (*HOLIDAYS, "十一(?:当[天日]|之?[前后])")
FIRST = " " + "".join(dict.fromkeys(name[0] for name in HOLIDAYS)) + "初("

_NAMES = "|".join(sorted(HOLIDAYS, key=len, reverse=True))
_BOUND = r"(?:之前|以前|前|之后|以后|后|起|止)(?![夕往来期台勤续])"
_DAY_OF = r"(?:节|日)?(?:当[天日晚]|(?<=年三十)|(?<=大年初[一二三四五六七八九十])"
# 「清明节、端午节当天」: 当天 is said of each
_LISTED = rf"(?:(?:节|日)?[、和与及](?:{_NAMES})){{1,6}}(?:节|日)?当[天日]"
# 「元旦凌晨3时」, 「中秋19:30」
_AT_HOUR = (
    rf" ?(?:(?:凌晨|清晨|早[上晨]?|[上中下]午|傍晚|[当今]?晚[上间]?|深?夜里?) ?(?:[0-9]{{1,2}}|[{CHARS}]{{1,3}}) ?[:点时]"
    r"|[0-9]{1,2}(?::[0-9]{2}|[点时]))"
)
# 「端午节停诊」: of a holiday that is a day, not of the week round 春节 or 国庆; no 「端午闭馆通知」
_OF_A_DAY = re.compile(
    r" ?(元旦|清明|端午|七夕|中秋|重阳节|除夕|元宵|冬至|腊八|年三十|大年三十)[节日]?"
    rf"(?={_AT_HOUR}|"
    r"(?:停[诊课业办]|[闭休]馆|闭园|休[诊市息]|歇业|打烊|不营业|不开放|照常|正常)(?![\u4e00-\u9fff]{0,4}(?:安排|通知|公告|通告|时间|期间|须知)))"
)
_ALONE = re.compile(
    rf" ?(?:国际)?({_NAMES}){_DAY_OF}|(?={_BOUND}|[至到~-](?:农历|正月|(?:大?年)?初[一二三四五六七八九十]|[0-9]|{_NAMES})|{_LISTED}))"
)
_BEHIND_YEAR = re.compile(
    rf" ?(?:国际)?({_NAMES}){_DAY_OF}|(?={_BOUND}|[,。;、)(\n]|至|到|~|晚上?[0-9]|[上下]午[0-9]))"
)
_AROUND = re.compile(rf"({_NAMES})节?(前|后)([一两三四五六七八九十]|[0-9]{{1,2}})(天|周)(?!内|以|之|[起开])")
_ELEVEN = re.compile("十一(?:当[天日]|(?=之?[前后](?![排座者号位名轮场])))")  # 「十一前发完」
_COUNTS = tuple("〇零一二三四五六七八九十百千第初0123456789")
_BARE = re.compile(rf" ?(?:{_NAMES})")
_FIRST_MONTH = re.compile("大年|年三十|除夕|春节")
_OF_FIRST_MONTH = re.compile(r"(?:大年|年)?初([一二三四五六七八九十])")  # 「大年初一至初三」, 「除夕至初六」

# 「6月10日（农历五月初五，周一）」, 「1月28日（除夕）」 are one day
_BESIDE = re.compile(rf" ?\((?:农历|旧历|阴历|正月|腊月|{_NAMES})[^()\n]{{0,12}}\)")
_WEEKDAY = re.compile(rf"{WEEK}([{DAYS}])")


def read(text: str, at: int, context: Context) -> Piece | None:
    """A holiday without a year: only where a word makes a day of it (当天, 前, 后)."""
    piece = Piece("holiday", at, at)
    if (around := _AROUND.match(text, at)) is not None:
        return _around(around, context)
    if text[at] == "十":
        eleven = _ELEVEN.match(text, at)
        if eleven is None or text[at - 1 : at] in _COUNTS:
            return None
        piece.rule, piece.end = HOLIDAYS["国庆"], eleven.end()
        return piece
    found = _ALONE.match(text, at) or _OF_A_DAY.match(text, at)
    if found is None:
        return None
    piece.rule, piece.end = HOLIDAYS[found[1]], found.end()
    return piece


def _around(found: re.Match[str], context: Context) -> Piece:
    """「元旦前三天」: so many days that end (or, with 后, begin) beside a holiday, the one nearest to the reference."""
    piece = Piece("holiday", found.start(), found.end())
    rule, many = HOLIDAYS[found[1]], (number(found[3]) or 0) * (7 if found[4] == "周" else 1)
    year = context.year if context.reference is None else settle.year_of_rule(rule, context.reference)
    day = None if year is None else rule(year)
    if day is None:
        piece.hangs = True
    else:
        piece.days = (day - many, day) if found[2] == "前" else (day + 1, day + 1 + many)
    return piece


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """A holiday as the second end of a range (即日起至中秋节)."""
    if text[at] not in FIRST:
        return None
    found = _BEHIND_YEAR.match(text, at) or _OF_A_DAY.match(text, at)
    piece = Piece("holiday", at, at)
    if found is not None:
        piece.rule, piece.end = HOLIDAYS[found[1]], found.end()
        return piece
    if (day := _OF_FIRST_MONTH.match(text, at)) and _FIRST_MONTH.search(text, first.start, first.end):
        piece.rule, piece.end = _lunar(1, number(day[1]) or 0), day.end()
        return piece
    return None


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the holiday behind a year into it: 2024年春节前, 今年中秋节."""
    if piece.day is not None:
        if beside := _BESIDE.match(text, piece.end):
            piece.end = beside.end()
            if weekday := _WEEKDAY.search(beside[0]):
                piece.weekday = NAMES[weekday[1]]
                piece.written |= WEEKDAY
        return
    if piece.year is None or piece.month is not None or piece.within is not None:
        return
    found = _BEHIND_YEAR.match(text, piece.end) or _OF_A_DAY.match(text, piece.end)
    if found is not None:
        piece.rule, piece.end = HOLIDAYS[found[1]], found.end()


def names_something(text: str, piece: Piece) -> bool:
    """Whether a bare year only belongs to a holiday's name (2024年春节放假安排), which is no date."""
    if text[piece.end] not in FIRST:
        return False
    bare_year = piece.written == YEAR or text[piece.start : piece.end] in ("今年", "明年", "去年", "本年", "来年")
    return bare_year and piece.rule is None and piece.within is None and _BARE.match(text, piece.end) is not None
