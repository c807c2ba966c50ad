"""Times told of one thing, each after the one before: 「4月1日至30日及10月1日至31日」, 「11月1日至20日加收15元，1月5日至24日加收20元」.

Days belong together where nothing but a conjunction or a season stands between them, and what stands behind them is alike or told
once. Days that each name somebody of their own (「農友8月1日至20日，商家8月21日至31日」) are not of one thing. A year that no
day is written with is read off their order, of what is told of 每年 off the day that is asked about.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from contextlib import suppress

from answer.dates import Date, Moment
from answer.evidence import Page
from answer.types.as_decided import found

MOST = 12  # times of one thing
FAR = 40  # characters between two of them
_BESIDE = re.compile(
    r"[\s、,]*(?:(?:以?及|和|与|或|再|又|另外?|其后|同年|次年|翌年|隔年|每年|[春夏秋冬]季|第[一二三四]次|[上下]半年|自|从|于|在)[\s,]*)*"
)
_WORD = re.compile(r"(?=([一-鿿]{2}))")
_EACH_YEAR = re.compile("每年|年年|历年")


def together(page: Page, one: Date, today: datetime.date) -> tuple[Date, ...]:
    """All the times of what a range of days tells, that one too, each with the year that it is of."""
    low, high = page.sentence(one.start)
    at = bisect_left(found(page), one.start, key=lambda each: each.start)
    near = [each for each in found(page)[max(0, at - MOST) : at + MOST] if each.last and each.first.dated]
    near = [each for each in near if low <= each.start < high]
    here = next((number for number, each in enumerate(near) if each.start == one.start), None)
    if here is None:
        return (one,)
    first = last = here
    while first and last - first < MOST and _of_one_thing(page, near[first - 1], near[first]):
        first -= 1
    while last + 1 < len(near) and last - first < MOST and _of_one_thing(page, near[last], near[last + 1]):
        last += 1
    told = near[first : last + 1]
    yearly = _EACH_YEAR.search(page.text, max(low, told[0].start - FAR), told[0].start) is not None
    return _in_order(page, told, today if yearly else None)


def _of_one_thing(page: Page, one: Date, other: Date) -> bool:
    clause = page.clause(other.start)
    begins = max(one.end, clause[0])
    behind = page.text[one.end : begins] if begins - one.end < FAR else "。"
    if not _BESIDE.fullmatch(page.text, begins, other.start) or "。" in behind or ";" in behind:
        return False
    mine, its = (set(_WORD.findall(text)) for text in (behind, page.text[other.end : clause[1]]))
    return not mine or not its or bool(mine & its)


LONGEST = datetime.timedelta(days=200)  # of a time that ends in the next year: 「4月15日至4月10日」 is a slip


def _in_order(page: Page, told: list[Date], today: datetime.date | None) -> tuple[Date, ...]:
    """The times with the years that they are of: one that has no year of its own comes after the one before it."""
    ordered: list[Date] = []
    after: datetime.date | None = None
    for one in told:
        begins, ends = one.first.day, (one.last or one.first).day
        if begins and ends and not _has_year(page, one):
            begins = _in_year(begins, today.year if today else max(begins.year, after.year if after else 0))
            if after and not today and begins < after:
                begins = _in_year(begins, begins.year + 1)
            ends = _in_year(ends, begins.year)
            over = _in_year(ends, begins.year + 1)
            if ends < begins and over - begins < LONGEST:
                ends = over
                if today and _in_year(today, today.year + 1) <= ends:  # the turn of the year is behind us
                    begins, ends = (_in_year(day, day.year - 1) for day in (begins, ends))
            one = one._replace(first=_on(one.first, begins), last=_on(one.last or one.first, ends))
        ordered.append(one)
        after = begins or after
    return tuple(ordered)


def _has_year(page: Page, one: Date) -> bool:
    return re.search(r"\d{2,4}年|(?<!\d)\d{4}[-/.]", page.text[one.start : one.end]) is not None


def _in_year(day: datetime.date, year: int) -> datetime.date:
    with suppress(ValueError):  # 2月29日
        return day.replace(year=year)
    return day


def _on(one: Moment, day: datetime.date) -> Moment:
    return one if one.day == day else one._replace(day=day, written=(day.year, day.month, day.day))
