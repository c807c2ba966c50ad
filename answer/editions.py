"""The school year or season that a question names: 「114學年度社團哪天抽籤」 is not told by the page of 115學年度, which begins the same
months, nor 「春季班哪天報名」 by the page of 秋季班; the year that the page only names behind the value; and the month: 「6月的佣金」 not by 「4月份的佣金於5月20日發放」.

A year and a season are read of the title alone, and a page that names that of the question anywhere may tell of both; a month, of the
sentence of the value, where no day stands behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.marks import Seen
from answer.text import narrow, number

_YEARS = re.compile(r"(?<!\d)(\d{2,4})(?:\s*[-~/至]\s*\d{2,4})?学年")
OF_THE_REPUBLIC = 1911  # 民國 114 is 2025


def of_other_edition(one: Seen) -> bool:
    """Whether the page is that of another school year or season."""
    return any(
        bool(mine and told) and mine.isdisjoint(told | read(one.page.text))
        for read in (_years, _seasons)
        for mine, told in ((read(one.asked.text), read(narrow(one.page.title))),)
    )


_SEASON = re.compile(r"(?P<one>[春夏秋冬])(?:季|[招班](?![一-鿿]?[生节]))|(?P<off>[暑寒])[假期]")
_OFF = {"暑": "夏", "寒": "冬"}


@lru_cache(maxsize=64)
def _seasons(text: str) -> set[str]:
    return {each["one"] or _OFF[each["off"]] for each in _SEASON.finditer(text)}


def _years(text: str) -> set[int]:
    return {year + OF_THE_REPUBLIC * (year < 1000) for year in map(int, _YEARS.findall(text))}


def of_later_told_year(one: Seen) -> bool:
    """「2016年誰來演」 on a page of 2024 that names 2016 further down alone, for a record: what it tells before is of its own year."""
    years = one.asked.years
    if len(years) != 1 or one.kind in ("open", "may", "meets", "equals"):
        return False
    page, year = one.page, years[0]
    named = re.compile(rf"(?<!\d)(?:{year}(?!\d)|{int(year) - OF_THE_REPUBLIC}年)")
    if named.search(page.title) or (page.record.published or "").startswith(year):
        return False
    places = [each.start() for each in named.finditer(page.text)]
    return bool(places) and min(places) >= page.sentence(max(one.proposal.start, one.proposal.end - 1))[1]


_VERSION = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d{1,2}){1,2})(?=[^,。;\d]{0,6}版)")


def of_other_version(one: Seen) -> bool:
    """「6.0版哪天出」 where the sentence of the value tells of 5.2版 alone."""
    asked = set(_VERSION.findall(one.asked.text))
    told = set(_VERSION.findall(one.page.text, *one.page.sentence(one.proposal.start))) if asked else set()
    return bool(told) and asked.isdisjoint(told)


_FAR = 200  # characters on either side of a value in which the month of what it is told of stands
_COUNT = r"(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTH_OF = re.compile(
    rf"(?<![\d.年第第至到/-]){_COUNT}月(?:份)?(?![\d前后初中底末以之起止内上下旬至到和或、/-]|[一二三四五六七八九十]+[日号])"
)


@lru_cache(maxsize=512)
def _months(text: str) -> frozenset[float | None]:
    return frozenset(number(each["month"]) for each in _MONTH_OF.finditer(text))


def of_other_month(one: Seen) -> bool:
    """Whether a value is told of what belongs to another month: 「4月份的佣金改到5月20日發放」, asked of that of 6月."""
    asked = _months(one.asked.text) if one.counted or one.kind in ("when", "left") else frozenset()
    if not asked:
        return False
    page, (start, end) = one.page, (one.proposal.start, one.proposal.end)
    low, high = page.sentence(start)
    low, high = max(low, start - _FAR), min(high, end + _FAR)
    beside = page.text[low:start] + "\n" + page.text[end:high]
    told = _months(beside)
    return bool(told) and asked.isdisjoint(told) and not any(f"{month:g}月" in beside for month in asked if month)
