"""Days and months of the Chinese calendar: 农历2020年五月廿三, 甲辰年五月初五, 正月十五, 2025年闰六月初一, 农历五月, 农历8月15日.

What makes one: 农历 (旧历, 阴历) before or behind it, a year by stem and branch, a leap month (闰), 正月 and 腊月, a day that
no other calendar writes (初五; 廿三 without 日). Without a year it is the one nearest to the day the text was put out; a
year is that which begins with its spring festival (十一月 of 2017 is in January 2018).
"""

from __future__ import annotations

import re

from zh.dates import lunar, settle
from zh.dates.context import Context
from zh.dates.piece import YEAR, Piece
from zh.numerals import CHARS, number

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
UNITS = "年月"
WORDS = (
    "农历",
    "旧历",
    "阴历",
    "正月[初十廿二]",
    "腊月[初十廿二三]",
    "闰[一二三四五六七八九十]",
    f"[{STEMS}][{BRANCHES}]",
)
FIRST = " 农旧阴正腊闰冬初一二三四五六七八九十123456789"

_TEN = "一二三四五六七八九"
_CALENDAR = "农历|旧历|阴历"
_MONTH = rf"(?P<leap>闰)?(?P<month>正|腊|冬|十[一二]?|[{_TEN}]|1[0-2]|[1-9]) ?月"
_DAY = rf"(?P<day>初[{_TEN}十]|[一二三]?十[{_TEN}]?|廿[{_TEN}]?|卅|(?:[12][0-9]|30|0?[1-9])(?= ?[日号]))"
# 「六月初一批」, 「九月初二年级」: the beginning of that month, and a number
_BEHIND_FIRST = re.compile("(?![个批天次名轮期周人家场位部篇套年级届中班])")
_YEAR = (
    rf"(?:(?P<year>[0-9]{{4}}|[〇零{_TEN}]{{4}}) ?年|(?P<stem>[{STEMS}])(?P<branch>[{BRANCHES}])"
    r"[鼠牛虎兔龙蛇马羊猴鸡狗猪]?年)"
)
_LUNAR = re.compile(
    rf" ?(?:(?P<before>{_CALENDAR})的?)? ?(?:{_YEAR} ?)?(?P<again>{_CALENDAR})? ?{_MONTH}份?(?: ?{_DAY}(?: ?(?P<unit>[日号]))?)?"
    rf"(?P<behind> ?\( ?(?:{_CALENDAR}) ?\))?"
)
# what `_is_lunar` looks for: where none of them stands, nothing is read with much care
_SIGN = re.compile(f"[历闰正腊初廿{STEMS}]")
_LONGEST = 36  # characters that `_LUNAR` takes at most
_AHEAD = 200  # characters that are looked through at once
_ITS_DAY = re.compile(rf" ?[0-9{CHARS}]{{1,3}} ?[日号]")
_OF_THE_MONTH = re.compile(rf"{_DAY}(?![{CHARS}0-9]| ?月)日?")
_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def read(text: str, at: int, context: Context) -> Piece | None:
    if not _may_begin(text, at, context):
        return None
    piece = Piece("chinese", at, at)
    return piece if take(text, piece, context) else None


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range: a whole one, or a day of the first's month (五月初五至初八)."""
    if first.form != "chinese" and first.lunar is None and not _may_begin(text, at, context):
        return None
    piece = Piece("chinese", at, at)
    # 「农历8月15日至9月9日」: both are of that calendar
    figures = text[first.end - 1] in "日号" and text[first.end - 2].isdigit()
    if take(text, piece, context, sure=first.form == "chinese", figures=figures):
        return piece
    found = _OF_THE_MONTH.match(text, at) if first.lunar is not None else None
    if found is None or first.lunar is None:
        return None
    _day(piece, first.lunar, found["day"])
    piece.end = found.end()
    return piece


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the month and day behind a year into it: 2024年正月初八, 今年农历八月十五."""
    if piece.year is not None and piece.month is None and piece.within is None and piece.rule is None and not piece.day:
        take(text, piece, context)


def take(text: str, piece: Piece, context: Context, sure: bool = False, figures: bool = False) -> bool:
    """Reads a day or a month of the Chinese calendar into the piece; False where none stands there.

    `sure`: behind 「农历五月初五至」, where 「六月十五」 is of this calendar too; `figures`: so is 「9月9日」 behind 「农历8月15日至」.
    """
    if not sure and not _may_begin(text, piece.end, context):
        return False
    found = _LUNAR.match(text, piece.end)
    if found is None or not (_is_lunar(text, found) or sure and (figures or _may_be(text, found))):
        return False
    if found["year"] or found["stem"]:
        if piece.year is not None:
            return False
        piece.year = number(found["year"]) if found["year"] else _of_cycle(found["stem"], found["branch"], context)
        piece.written |= YEAR
    leap = found["leap"] is not None
    month = _MONTHS.get(found["month"]) or number(found["month"]) or 0
    piece.end = found.end()
    if piece.year is not None and lunar.ordinal(piece.year, 1, 1) is None:
        piece.hangs, piece.year = True, None  # a year that the table has not
        return True
    if found["day"] is not None:
        _day(piece, (month, leap), found["day"])
        return True
    year = piece.year
    if year is None and context.reference is not None:
        year = settle.year_of_rule(lambda year: lunar.ordinal(year, month, 1, leap), context.reference)
    first, last = (None, None) if year is None else (lunar.ordinal(year, month, day, leap) for day in (1, 0))
    if first is None or last is None:
        piece.hangs = True
    else:
        piece.days = (first, last + 1)
    return True


def _may_begin(text: str, at: int, context: Context) -> bool:
    """Whether one of the signs stands so near that what begins here may be of the Chinese calendar."""
    begin, end = context.unsigned
    if begin <= at and at + _LONGEST <= end:
        return False
    sign = _SIGN.search(text, at, at + _AHEAD)
    end = at + _AHEAD if sign is None else sign.start()
    context.unsigned = at, end
    return end < at + _LONGEST


def _day(piece: Piece, month: tuple[int, bool], written: str) -> None:
    day = number(written.removeprefix("初")) or 0
    piece.lunar = month
    piece.rule = lambda year: lunar.ordinal(year, month[0], day, month[1])


def _is_lunar(text: str, found: re.Match[str]) -> bool:
    """Whether no other calendar writes it so."""
    day, end = found["day"], found.end()
    if found["before"] or found["again"] or found["behind"] or found["stem"]:
        return True
    if found["month"].isascii():
        return False
    if found["leap"]:
        return True
    if day is None:
        return False
    if found["month"] in "正腊":
        return True
    if day[0] == "初":
        return found["unit"] is not None or _BEHIND_FIRST.match(text, end) is not None
    return day[0] == "廿" and found["unit"] is None


def _may_be(text: str, found: re.Match[str]) -> bool:
    """Whether nothing says that it is of the other calendar (「十一月三日」, 「6月」)."""
    if found["month"].isascii() or found["unit"]:
        return False
    return found["day"] is not None or _ITS_DAY.match(text, found.end()) is None


def _of_cycle(stem: str, branch: str, context: Context) -> int | None:
    """The year of a stem and a branch (甲辰: 1964, 2024) that is nearest to the reference, or to the year last written."""
    near = context.year if context.reference is None else context.reference.year
    s, b = STEMS.index(stem), BRANCHES.index(branch)
    if near is None or (s - b) % 2:
        return None
    place = next(place for place in range(60) if place % 10 == s and place % 12 == b)
    year = near + (4 + place - near) % 60
    return year - 60 if year - near > 30 else year
