"""The day to read a text from that does not tell when it came out, but names its year: a card 「2027春節營業時間」, 「2/12(五)恢復」.

A year is taken from the title, else from the text where all its years are one. Days with their weekday must agree with it, or with
the year before or behind it (「116年寒假營隊」 with 12/14(一), of 2026), but for one that may be wrong; without any weekday, days round
a year's end are of no year that could be told.
"""

from __future__ import annotations

import datetime as dt
import re

from zh.dates.days import ordinal
from zh.dates.folding import fold

# 「2027年」, 「2027春節」, 「2027/1/4」, 「116年寒假」; no 「113學年度」, no 「2027元」, no number of a paper
_YEAR = re.compile(
    r"(?<![\d.:/第$¥-])(?:(?P<year>20[0-4]\d)(?=年(?!级)|[春夏秋冬寒暑]|[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\.\d{1,2}起)|(?P<roc>1[0-4]\d)(?=年(?![级前后]|[^,。;\n]{0,2}[内以]))|民国(?P<republic>\d{2,3})年)"
)
_OF_TITLE = re.compile(r"(?<![\d.:/第$¥-])20[0-4]\d(?![\d元人件家名台本]|学年|年级)")
_DAY = re.compile(
    r"(?<![\d./:年-])(?P<month>1[0-2]|0?[1-9])(?:/|月)(?P<day>3[01]|[12]\d|0?[1-9])日?(?![\d/:%])\s?(?:\((?:周|星期|礼拜)?(?P<weekday>[一二三四五六日天])[),])?"
)
_DIGITS = "一二三四五六日天"
_LATE, _EARLY = 10, 3  # months at the two sides of a year's end


def first_day(title: str, text: str) -> dt.date | None:
    """The first day of a text that names its year, in that year; None where it names none, or more than one, or has no such day."""
    body = fold(text)
    entitled = {int(one[0]) for one in _OF_TITLE.finditer(fold(title))}
    year = entitled.pop() if len(entitled) == 1 else _named(fold(title)) or _named(body)
    days = [(int(one["month"]), int(one["day"]), one["weekday"]) for one in _DAY.finditer(body)] if year else []
    if not year or not days:
        return None
    told = [(month, day, min(_DIGITS.index(weekday), 6)) for month, day, weekday in days if weekday]
    if told:
        of = [[y for y in (year, year - 1, year + 1) if _is(y, *one)] for one in told]
        if sum(not one for one in of) > (len(of) > 2):
            return None
        month, day, first = next((*one[:2], years[0]) for one, years in zip(told, of, strict=True) if years)
        return dt.date(first, month, day)
    months = {month for month, _, _ in days}
    if max(months) >= _LATE and min(months) <= _EARLY:
        return None
    number = next((place for month, day, _ in days if (place := ordinal(year, month, day))), None)
    return dt.date.fromordinal(number) if number else None


def _named(folded: str) -> int | None:
    """The one year that a folded text names; None where it names several."""
    years = {int(one["year"] or int(one["roc"] or one["republic"]) + 1911) for one in _YEAR.finditer(folded)}
    return years.pop() if len(years) == 1 else None


def _is(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether a day of a year is that weekday (Monday 0)."""
    number = ordinal(year, month, day)
    return number is not None and (number - 1) % 7 == weekday
