"""The weekdays that a sentence names in front of its dates: 「只办周六、周日：6月20日（周六）绘本，6月21日（周五）黏土」.

Of a date whose weekday is not its own, the day is right where it is one of those named, as all the other dates are, and what is written is none of them;
the weekday is right where the day next to it that has it makes the dates the named ones in their order. Read are single days behind the names, as many as
they are, or more where they recur (每周二、四). Not read: names of what is closed or left out (周六周日不排课), and a day of another stage (「…，报名截止3月6日」).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.check.reading import DAY, Mention, Reading
from ingest.check.stages import stages_said
from records import Evidence
from zh.dates import Point
from zh.dates.weekday import NAMES

ONE_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")  # the TIMEX of what recurs on one
_WEEK = "(?:周|星期|礼拜)"
_NAMED = re.compile(
    rf"(?P<recurs>[每逢])?(?:周末|双休日|{_WEEK}(?P<first>[一二三四五六日天])(?:(?P<through>[至到~-]{_WEEK}?(?P<last>[一二三四五六日天]))|"
    rf"(?P<more>(?:(?:[、,和及与]{_WEEK}?|{_WEEK})[一二三四五六日天](?![楼层号点时期届次人个])){{1,6}})))"
)
_NOT_THEN = re.compile(r"[^,。;:\n]{0,6}?(?:不|休|闭|停|除外|免)")
_BUT = re.compile("(?:除|非|避开|不含)$")
_NEAR = 3  # days by which a day is wrong
_BEFORE, _BEHIND = 16, 8  # code points round a date that say what it is of


def of_named_weekdays(
    text: Reading, mention: Mention, point: Point, day: datetime.date
) -> tuple[datetime.date, Evidence] | None:
    """The day that is meant, itself where its weekday is wrong, and the weekdays that are named."""
    low, high = mention.sentence
    told = _NAMED.search(text.plain, low, mention.found.offset)
    if (
        told is None
        or _NOT_THEN.match(text.plain, told.end())
        or _BUT.search(text.plain, max(low, told.start() - 2), told.start())
    ):
        return None
    if any(_with_day(one) for one in text.mentions_in(low, told.end())):
        return None
    row = [one for one in text.mentions_in(told.end(), high) if _with_day(one)]
    if len(row) < 2 or any(one.first is None or one.first != one.last for one in row):
        return None
    names = _names(told)
    recurs = told["recurs"] is not None
    if not recurs and len(row) != len(names) or not _of_one_thing(text, mention, row):
        return None
    days = [one.first for one in row if one.first is not None and one is not mention]
    evidence = text.evidence(*told.span())
    if point.weekday not in names:
        return (day, evidence) if {one.isoweekday() for one in (day, *days)} <= set(names) else None
    near = next(other for step in range(-_NEAR, _NEAR + 1) if (other := day + step * DAY).isoweekday() == point.weekday)
    meant = [near if one is mention else one.first for one in row]
    in_order = all(a and b and a < b for a, b in pairwise(meant)) and len(row) == len(names)
    return (near, evidence) if in_order and [one.isoweekday() for one in meant if one] == names else None


def _with_day(mention: Mention) -> bool:
    """Whether a date is written with its day: no 「本月」, and no weekday alone."""
    point = mention.found.first
    return point is not None and "day" in point.written


def _names(told: re.Match[str]) -> list[int]:
    if told["first"] is None:
        return [6, 7]
    first = NAMES[told["first"]]
    if told["through"]:
        last = NAMES[told["last"]]
        return [(at - 1) % 7 + 1 for at in range(first, last + 1 + 7 * (last < first))]
    return [first, *(NAMES[char] for char in told["more"] if char in NAMES)]


def _of_one_thing(text: Reading, mention: Mention, row: Sequence[Mention]) -> bool:
    """Whether a date is of no stage that none of the others is of, and no bound."""
    own, *others = (_stages(text, one) for one in (mention, *(one for one in row if one is not mention)))
    return mention.found.mod is None and own <= set().union(*others)


def _stages(text: Reading, mention: Mention) -> set[str]:
    start, end = text.clauses.clause(mention.found.offset, mention.found.stop)
    start = max(start, mention.found.offset - _BEFORE, text.mentions_before(mention.found.offset))
    return set(stages_said(text.plain[start : min(end, mention.found.stop + _BEHIND)]))
