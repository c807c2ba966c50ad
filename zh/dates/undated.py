"""The days of a text that does not tell when it came out, but names its year: a card 「2027春節營業時間」, 「2/12(五)恢復」.

The year is that of the title, else of the text where all its years are one. It is sure by its word (2027年, 2027春節); any other number
(「iPhone 2025」, 「2025號公車」, a fiscal year, a year in the text, which may be of a fact) is one only where a day with its weekday is of it.
Weekdays must agree with the year, or of a title with that before or behind it (「116年寒假營隊」 with 12/14(一), of 2026), but for one
that may be wrong; without any, days round a year's end are of no year that could be told. What hangs on the day of publication (今日,
上週五, 即日起) is of no day: the text is read from its own first day, which is another.
"""

from __future__ import annotations

import datetime as dt
import re

from zh.dates.days import falls_on, ordinal
from zh.dates.folding import fold
from zh.dates.scan import find
from zh.dates.values import Found
from zh.dates.weekday import NAMES

# no 「2024-2025年」, 「第120年」, 「自2015年」, 「創校120年」
_BEFORE = r"(?<![\d.:/第满近逾$¥~-])(?<![A-Za-z])(?<![自从])(?<!始于)(?<!立于)(?<!创[校立办刊])(?<!百年)"
# no 「2024-25賽季」; but 「2027/1/4」
_NOT_TO = r"(?! ?[-~/至到、和与及] ?\d{2,4}(?![\d./-]))"
# no 「2015年成立」, 「2021年入學」, 「120年校慶」
_OF_YEAR = r"年(?![级生届间代版法前后内]|入学|毕业|[成创设]立|[创设建]|开[业店]|以来|核|修[正订]|[^,。;\n]{0,2}[内以]|(?:校|店|厂)?庆|老|历史|纪念)"
_YEAR = re.compile(
    rf"{_BEFORE}(?:(?P<year>20[0-4]\d){_NOT_TO}(?={_OF_YEAR}|[春夏秋冬寒暑]|[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)|\.\d{{1,2}}起)|(?P<roc>1[0-4]\d)(?={_OF_YEAR})|民国(?P<republic>\d{{2,3}})(?={_OF_YEAR}))"
)
_UNSURE = re.compile(r"年(?:度|终|底|末|报(?![名到考]))")  # 「2025年度考核」, in January of 2026
_BARE = re.compile(r"(?<![\d.:/第$¥~-])20[0-4]\d(?![\d元人件家名台本-]|学年|年)")
_DAY = re.compile(
    r"(?<![\d./:年-])(?P<month>1[0-2]|0?[1-9])(?:/|月)(?P<day>3[01]|[12]\d|0?[1-9])日?(?![\d/:%])\s?(?:\((?:周|星期|礼拜)?(?P<weekday>[一二三四五六日天])[),])?"
)
_LATE, _EARLY = 10, 3  # months at the two sides of a year's end
_HANGING = "relative", "weekday", "part"  # forms that are counted from the day of publication


def find_undated(title: str, text: str) -> list[Found]:
    """What `find` finds in a text of which nobody knows when it came out."""
    plain, first = find(text), first_day(title, text)
    if first is None:
        return plain
    by_place = {(one.offset, one.stop): one for one in plain}
    found = (by_place.get((one.offset, one.stop)) if _hangs(one) else one for one in find(text, first))
    return [one for one in found if one is not None]


def _hangs(one: Found) -> bool:
    return one.form in _HANGING and (one.first is None or "month" not in one.first.written)


def first_day(title: str, text: str) -> dt.date | None:
    """The first day of a text that names its year, in that year; None where it names none, or more than one, or has no such day."""
    entitled, body = fold(title), fold(text)
    titled = _named(entitled)
    of_title = titled or _bare(entitled)
    named = of_title or _named(body)
    year = min(named) if len(named) == 1 else None
    days = [(int(one["month"]), int(one["day"]), one["weekday"]) for one in _DAY.finditer(body)] if year else []
    if not year or not days:
        return None
    told = [(month, day, NAMES[weekday] - 1) for month, day, weekday in days if weekday]
    if told:
        near = (year, year - 1, year + 1) if titled else (year,)
        of = [[y for y in near if falls_on(y, *one)] for one in told]
        if sum(not one for one in of) > (len(of) > 2):
            return None
        month, day, first = next((*one[:2], years[0]) for one, years in zip(told, of, strict=True) if years)
        return dt.date(first, month, day)
    months = {month for month, _, _ in days}
    if not titled or _UNSURE.search(entitled) or max(months) >= _LATE and min(months) <= _EARLY:
        return None
    number = next((place for month, day, _ in days if (place := ordinal(year, month, day))), None)
    return dt.date.fromordinal(number) if number else None


def _named(folded: str) -> set[int]:
    """The years that a folded text names by a word for years."""
    return {int(one["year"] or int(one["roc"] or one["republic"]) + 1911) for one in _YEAR.finditer(folded)}


def _bare(folded: str) -> set[int]:
    """The numbers of a folded title that may be years."""
    return {int(one[0]) for one in _BARE.finditer(folded)}
