"""What bears out one of two windows of a thing against the other, in other words than a label: 「缴费系统7月10日24时关闭」, 「特卖一共十天」.

A number of days that the text states of a whole; a day on which what the window is of begins or ends, or by which that is told (`edges`: 「开幕前一天即6月19日」); the weekday of
its day (「提货当天是周六」), or on which it recurs (「每周二上课」, 「开课日期9月8日」). Each counts only where it agrees with one of the two alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ingest.check.edges import alike, concerns, edges
from ingest.check.named_weekdays import ONE_WEEKDAY
from ingest.check.reading import Period, Reading
from ingest.check.weekday_told import weekdays_told
from ingest.check.witness import day_counts, found_beside
from records import Evidence

_ENDING = re.compile("截|期限|结束|止|闭|到期|停")
_OF_TIME = re.compile("时间|日期|期间|期限|[日期时天]")
_REST = re.compile(r"[^,。;\n]{0,4}(?:休|闭|停|除外)")
_LESSONS = re.compile("开[课班讲练学]|首[课次讲场]|第[一1][课次讲场]|[课班]")
_FOR_SOME = re.compile(
    "早鸟|优惠|[独尊专]?享|立减|赠|折|半价|减免|前[一二三四五六七八九十百\\d]+[名位]|优先|首批|第一批"
)


def borne_out(text: Reading, candidate: Period, other: Period) -> list[Evidence]:
    """What agrees with a window, and not with the other of its thing."""
    asked = (_by_number, _by_days, _by_weekday, _by_week)
    return [evidence for one in asked for evidence in one(text, candidate, other)]


def _days(period: Period) -> int | None:
    return (period.last - period.first).days + 1 if period.first and period.last else None


def _by_number(text: Reading, candidate: Period, other: Period) -> Iterator[Evidence]:
    many = _days(candidate)
    if many is None or many == 1 or many == _days(other):
        return
    for told, evidence in day_counts(text, candidate.offset, (candidate.offset, candidate.stop)):
        if told == many:
            yield evidence


def _by_days(text: Reading, candidate: Period, other: Period) -> Iterator[Evidence]:
    """A day on which what a window is of begins or ends, in whatever words (`edges`)."""
    last, first = candidate.last or candidate.first, candidate.first
    label = f"{candidate.label} {other.label}"
    for edge in edges(text, candidate.offset, candidate.mention, other.mention):
        if _FOR_SOME.search(text.plain, *edge.mention.sentence):
            continue  # 「6月10日前报名享早鸟价」
        if edge.role == "end":
            told = edge.day == last != (other.last or other.first) and (
                not _single(candidate) or _ENDING.search(label) or edge.shut
            )
        else:
            told = edge.day == first != other.first and not _ENDING.search(label)
        if told and concerns(text, edge, label):
            yield text.of(edge.mention.found)


def _by_weekday(text: Reading, candidate: Period, other: Period) -> Iterator[Evidence]:
    """The weekday of its day, told without the day: 「提货当天是周六」."""
    day, another = candidate.first, other.first
    if not (_single(candidate) and _single(other)) or day is None or another is None:
        return
    name = _OF_TIME.sub("", f"{candidate.label}{other.label}")
    start, stop = text.plain.rfind("\n\n", 0, candidate.offset) + 1, len(text.plain)
    told = [one for one in weekdays_told(text, start, stop) if not one.what or alike(one.what, name)]
    if {one.weekday for one in told} == {day.isoweekday()} and another.isoweekday() != day.isoweekday():
        yield told[0].evidence


def _by_week(text: Reading, candidate: Period, other: Period) -> Iterator[Evidence]:
    """The weekday of all lessons, where the first of them is told as two days."""
    day, another = candidate.first, other.first
    if (
        not (_single(candidate) and _single(other))
        or day is None
        or another is None
        or not _LESSONS.search(candidate.label)
    ):
        return
    weekly = [
        (one, told)
        for one in found_beside(text, candidate.offset)
        if (told := ONE_WEEKDAY.fullmatch(one.timex or "")) and not _REST.match(text.plain, one.stop)
    ]
    weekdays = {int(told[1]) for _, told in weekly}
    if weekdays == {day.isoweekday()} and another.isoweekday() not in weekdays:
        yield text.of(weekly[0][0])


def _single(period: Period) -> bool:
    first: datetime.date | None = period.first
    return first is not None and (period.last or first) == first
