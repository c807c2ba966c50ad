"""Dates, clock times and ranges of both in narrow text, as `zh.dates` reads them.

What an answer gives back is the written piece; `first` and `last` are its ends as days or minutes for reckoning, None
where a day cannot exist (4月31日) or is not known (即日起). A day whose year or month is left out is of those last written in
the text; `zh.dates` knows of an end only what stands in its own range.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from answer.listed_days import next_day, with_hours
from answer.lone_days import no_moment
from answer.text import number
from zh.dates import Found, Point, find
from zh.dates.days import last_day


class Moment(NamedTuple):
    """One written end: its span, and what is written of it."""

    start: int
    end: int
    day: datetime.date | None
    clock: datetime.time | None
    dated: bool  # a day is written, even one that does not exist
    written: tuple[int, int, int] | None = None  # year, month, day as they stand, to compare even 4月31日
    says: str | None = None  # the value that a person decided, in words, where it is another than stands there


class Date(NamedTuple):
    """A date, a clock time or a range of them: `last` is None where it is a single one."""

    start: int
    end: int
    first: Moment
    last: Moment | None

    @property
    def moments(self) -> tuple[Moment, ...]:
        return (self.first, self.last) if self.last else (self.first,)


# 「1959年12月31日前出生」: the year of what somebody or something is, not of the days told behind it
BORN = re.compile(
    r"[\d年月日号、 ]{0,8}(?:\([^)]{0,6}\))?(?:[及或]?以?之?[前后间]|至今|期?间)?(?:出生|生(?:[的人]|(?=[,;。?]|$))|建成|出厂|毕业|入学|入职|注册|登记)"
)
# what begins it, as a set of characters, comes first: a text is looked through for that many times as fast
_YEAR = re.compile(r"[12](?<!\d[12])(?:(?<=1)9|(?<=2)0)\d\d(?=年)")
_N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_WEEK = "(?:周|星期|礼拜)"
# what `zh.dates` leaves alone, since it is mostly no date: 「25日發表」, 「8點集合」; and the days of a year that it does not know
_LEFT = re.compile(
    rf"(?=[\d一二三四五六七八九十廿卅零次翌来下同])(?:"
    rf"(?<![\d月第路街道巷弄后前满每逾达超足少])(?<!(?<!不)过)(?<![合累共总]计)(?<![连持]续)(?P<day>{_N})"
    r"(?:日(?!内|以内|之内)|(?<=\d)号(?![一-鿿]{0,3}(?:室|厅|楼|馆|窗|库|仓|院|房|机|桌|柜|台|门))"
    r"(?=$|[,.;:!?、)\s前起止后内至到为在是的就开当-]|之|以))(?:全天)?|"
    r"(?P<hour>(?<!\d)\d{1,2}|(?:二?十)?[二三四五六七八九]|二?十一?|零|一(?=[点时][前后钟整]))[点时]整?(?!间|段|候|长|代|期|效|光|评|名)|"
    rf"(?P<after>[次翌来下])年的?(?={_N}月)|同年(?={_N}月))"
)
# 「每天」, 「每週三」, 「週二至週日」 of a recurring time, and 「每月10日」, which is no day of its own
_RECURS = re.compile(
    rf"(?:每|逢)?[^\d\s]{{0,8}}?{_WEEK}[一二三四五六日天末、,和及与至到-]+(?:{_WEEK}[一二三四五六日天][、,和及与至到-]?)*\s*|"
    rf"每个?月的?(?:\s*{_N}\s*[日号]\s*[、,和及与至到-]?|\s*{_N}[至到-])*\s*|每个?(?:工作日|[年日天])?\s*|逢"
)
_WEEKDAY = re.compile(rf"[(]?{_WEEK}[一二三四五六日天末][)]?\s*")
# what says of which day an hour is, and stands before it
_OF_DAY = re.compile(r"(?:每[天日晚]?|[次翌当]日|当天|前一[天日])\s*$")
_ROUGH = {"初": 1, "上旬": 1, "中旬": 15, "底": 31, "末": 31, "下旬": 31}  # or the last that the month has
# in all that has a date: most cells and clauses have none of them
_MAY = re.compile(r"[年月日号点时午晚:/]|\d\s?[-.]\s?\d|[a-z]{3}\.? ?\d|\d\s?[a-z]{2}")
# `zh.dates` knows the names of English months and weekdays by their capital
_ENGLISH = re.compile(
    r"[adfjmnostw](?<![a-z].)(?:(?<=j)(?:an|u[nl])|(?<=f)(?:eb|ri)|(?<=m)(?:a[ry]|on)|(?<=a)(?:pr|ug)|(?<=s)(?:ep|at|un)|(?<=o)ct|(?<=n)ov"
    r"|(?<=d)ec|(?<=t)(?:ue|hu)|(?<=w)ed)",
    re.DOTALL,
)


def dates(text: str, year: int | None) -> list[Date]:
    """All dates, clock times and ranges in narrow text, in order. `year` is that of a date written without one."""
    return list(dates_of(text, year))


@lru_cache(maxsize=2048)
def dates_of(text: str, year: int | None) -> tuple[Date, ...]:
    """The same, not to be changed; kept, since many ask for those of a page, a question or a cell."""
    if not _MAY.search(text):
        return ()
    reading = _Reading(text, year)
    found: list[Date] = []
    for date in reading.dates():
        before = found[-1] if found else None
        if before and not before.last and next_day(before.first, date.first, text[before.end : date.start]):
            days = Date(before.start, date.first.end, before.first, date.first)
            ends = date.last._replace(day=None, written=None) if date.last else None  # the hours are of both days
            found[-1:] = (ends and with_hours(text, days, ends)) or [days]
        else:
            found.append(date)
    return tuple(found)


class _Reading:
    """A text, and what of years and months it has said so far."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text = text
        self.published = self.year = year
        self.month: int | None = None
        self.named = [(one.start(), int(one[0])) for one in _YEAR.finditer(text) if not BORN.match(text, one.end() + 1)]
        self.today = datetime.date(year or _SOME_YEAR, 7, 1)  # whose year alone is looked at

    def dates(self) -> Iterator[Date]:
        place = 0
        for one in find(_ENGLISH.sub(lambda name: name[0].capitalize(), self.text), self.today):
            yield from self._left(place, one.offset)
            place = one.stop
            if one.kind != "set":
                yield from self._date(one)
                continue
            head = _RECURS.match(self.text, one.offset, one.stop)
            yield from self._behind(head.end() if head else one.offset, one.stop)
        yield from self._left(place, len(self.text))

    def _behind(self, start: int, end: int, step: int = 0) -> Iterator[Date]:
        """What stands behind 「每日」 or 「次年」."""
        for one in find(self.text[start:end], self.today):
            yield from self._date(one, start, step)

    def _left(self, start: int, end: int) -> Iterator[Date]:
        """The days and hours between two finds."""
        while match := _LEFT.search(self.text, start, end):
            start = match.end()
            if not (match["day"] or match["hour"]):
                behind = self._behind(start, end, 1 if match["after"] else 0)
                yield from (
                    date._replace(start=match.start() if not i else date.start) for i, date in enumerate(behind)
                )
                return
            if no_moment(self.text, match.start(), start, bool(match["day"])):
                continue
            if match["day"]:
                moment = self._moment(*match.span(), self._said(match.start()), self.month, _int(match["day"]), None)
            else:
                moment = Moment(self._begin(match.start()), start, None, _clock(_int(match["hour"]), 0), False)
            yield Date(moment.start, moment.end, moment, None)

    def _date(self, one: Found, shift: int = 0, step: int = 0) -> Iterator[Date]:
        """The date that `zh.dates` found, with its places moved by `shift`, in the year that lies `step` after the one told."""
        first, last = one.first, one.last
        if first is None or one.form == "chinese" or not (_written(first) or last and _written(last)):
            return  # 「今年」, 「週三」, 「2024年」, 「農曆正月初一」
        start, end = first.offset + shift, first.end + shift
        if self.text.startswith("两月", start):
            return  # 「連續兩月」
        if not first.written:
            if one.form != "relative":
                return  # a holiday
            begins = Moment(start, end, None, None, True)  # 「即日起至」
            year = self._said(start)
        elif first.written.isdisjoint(("day", "month")) or _of_any_month(one):
            if first.hour is None:
                return
            weekday = _WEEKDAY.match(self.text, start)  # 「週六10點」: the hour alone, as of 16點 in 「週六10點、16點」
            start = weekday.end() if weekday else start
            begins = Moment(self._begin(start), end, None, _clock(first.hour, first.minute), False)
            year = None
        else:
            year = self._year(one, start, step)
            month = self.month if first.written.isdisjoint(("month", "year")) else first.month
            begins = self._moment(start, end, year, month, first.day, _clock(first.hour, first.minute))
        if last is None:
            yield Date(begins.start, begins.end, begins, None)
            return
        ends = self._end(one, begins, last, year, shift)
        yield Date(begins.start, ends.end, begins, ends)

    def _end(self, one: Found, begins: Moment, last: Point, year: int | None, shift: int) -> Moment:
        """The second end, which takes what it leaves out from the first."""
        start, end, clock = last.offset + shift, last.end + shift, _clock(last.hour, last.minute)
        if last.written.isdisjoint(("day", "month")):
            return self._undated(start, end, begins, clock)
        first, month = one.first or last, last.month
        if "year" in last.written:
            year = last.year
        elif year and first.year and last.year:
            year += last.year - first.year  # 「12月25日至1月7日」
        if "month" not in last.written:
            over = last.month - first.month if first.month and last.month else 0
            month = (begins.written[1] - 1 + over) % 12 + 1 if begins.written else self.month  # 「28日至3日」
        return self._moment(start, end, year, month, last.day, clock)

    def _undated(self, start: int, end: int, begins: Moment, clock: datetime.time | None) -> Moment:
        """An end without a day: an hour of that day or of the next, 「年底」, or one that is not known (「至春節」)."""
        rough = _END_OF.match(self.text, start)
        if rough and begins.written:
            year, month, _ = begins.written
            return self._moment(start, end, year, 12 if rough[1] == "年" else month, None, None)
        if not begins.day or begins.clock is None or clock is None:
            return Moment(start, end, None, clock, clock is None)
        day = begins.day + datetime.timedelta(days=clock < begins.clock)
        return Moment(start, end, day, clock, False, (day.year, day.month, day.day))

    def _year(self, one: Found, place: int, step: int) -> int | None:
        """The year of the first end."""
        first, last = one.first, one.last
        if first and ("year" in first.written or last and "year" in last.written):
            return first.year
        told, other = self._said(place), _OTHER_YEAR.match(self.text, place)
        return told + (_STEPS[other[1]] if other else step) if told else None

    def _said(self, place: int) -> int | None:
        """The year of a day at a place that is written without one."""
        at = bisect_left(self.named, (place, 0))
        if at and _left_row(self.text, self.named[at - 1][0], place):
            return self.published
        return self.named[at - 1][1] if at else self.year

    def _begin(self, start: int) -> int:
        before = _OF_DAY.search(self.text, max(0, start - 4), start)
        return before.start() if before else start

    def _moment(
        self, start: int, end: int, year: int | None, month: int | None, day: int | None, clock: datetime.time | None
    ) -> Moment:
        """A day; the first where only its month is written, or a day that lies in the part of it."""
        if day is None:
            day = next((each for word, each in _ROUGH.items() if self.text.endswith(word, start, end)), 1)
            day = min(day, last_day(year, month)) if year and month and month < 13 else day
        end += 2 * self.text.startswith("全天", end)
        if not (year and month):
            return Moment(start, end, None, clock, True)
        stands = (year, month, day)
        if not BORN.match(self.text, end):
            self.month = month
            self.year = self.year if _OTHER_YEAR.search(self.text, max(0, start - 3), end) else year
        try:
            return Moment(start, end, datetime.date(*stands), clock, True, stands)
        except ValueError:
            return Moment(start, end, None, clock, True, stands)


_END_OF = re.compile("([年月])[底末]")
_SOME_YEAR = 2024  # of a text whose year is not known: its days get none
_STEPS = {"明": 1, "次": 1, "翌": 1, "来": 1, "下": 1, "隔": 1, "后": 2, "去": -1, "前": -2}
_OTHER_YEAR = re.compile("([明次翌来下隔后去前])年")  # of which no day behind is


def _of_any_month(one: Found) -> bool:
    """「次月1日」, 「當月16日」: a day that recurs."""
    return one.form == "relative" and one.last is None and one.first is not None and "month" not in one.first.written


def _int(written: str) -> int:
    return int(number(written) or 0)


def _clock(hour: int | None, minute: int | None) -> datetime.time | None:
    minute = minute or 0
    if hour == 24:
        return datetime.time(0, minute) if minute else datetime.time(23, 59)  # the end of that day
    return datetime.time(hour, minute) if hour is not None and hour < 24 and minute < 60 else None


def _written(point: Point) -> bool:
    """Whether a day, a month or an hour is written of it."""
    return not point.written.isdisjoint(("day", "month", "hour"))


_MONTHS = re.compile(rf"\s*[至到-]\s*{_N}(?=月(?!\s*{_N}\s*[日号]))")


def month_unit(text: str, end: int) -> str:
    """「月」 for a month that ends at `end` and whose unit stands with the last: 7 of 「7至8月」."""
    return "月" if text[end - 1 : end] not in "月日号" and _MONTHS.match(text, end) else ""


def _left_row(text: str, stands: int, place: int) -> bool:
    """Whether a year stands in a row of a table above the one of a place: 「10月21日 2026年1月10日」, and below 「11月4日」."""
    ends = text.find("\n", stands)
    if ends < 0 or ends > place:
        return False
    return "\t" in text[text.rfind("\n", 0, stands) + 1 : ends]
