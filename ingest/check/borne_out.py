"""What bears out one of two windows of a thing against the other, in other words than a label: 「缴费系统7月10日24时关闭」, 「特卖一共十天」.

A number of days that the text states of a whole; a day on which what the window is of closes, or from which or after which it is refused (`refused`); a day told as so many before it
(「开幕前一天即6月19日」); the weekday on which it recurs (「每周二上课」, 「开课日期9月8日」). Each counts only where it agrees with one of the two alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ingest.check.named_weekdays import ONE_WEEKDAY
from ingest.check.reading import DAY, Period, Reading
from ingest.check.refused import last_open
from ingest.check.spelling import in_common
from ingest.check.stages import stages_said
from ingest.check.witness import day_counts, found_beside
from records import Evidence
from zh.numerals import number

_CLOSES = re.compile(
    r"(?:24[时点:]\d{0,2}|[日晚]?\d{1,2}[时点:]\d{0,2}|[上下中]午|晚上|准时|自动|即|将|统一)*(?:起?关闭|截止|为?止|结束|停止|关窗)"
)
_BEFORE = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2})(?:日|当日)?的?(?:之|以)?前(?P<many>[一两二三四五六七八九十\d]{1,2})[天日](?:即|也就是|就是|[为是在于(,:])*$"
)
_REST = re.compile(r"[^,。;\n]{0,4}(?:休|闭|停|除外)")
_LESSONS = re.compile("开[课班讲练学]|首[课次讲场]|第[一1][课次讲场]|[课班]")
_FOR_SOME = re.compile(
    "早鸟|优惠|[独尊专]?享|立减|赠|折|半价|减免|前[一二三四五六七八九十百\\d]+[名位]|优先|首批|第一批"
)
_NEAR = 24  # code points round a day in which it is said what closes


def borne_out(text: Reading, candidate: Period, other: Period) -> list[Evidence]:
    """What agrees with a window, and not with the other of its thing."""
    return [*_by_number(text, candidate, other), *_by_days(text, candidate, other), *_by_week(text, candidate, other)]


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
    last, first = candidate.last or candidate.first, candidate.first
    others = (other.last or other.first, other.first)
    named = set(stages_said(candidate.label)) or set(stages_said(other.label))
    for mention in text.beside(candidate.offset):
        found = mention.found
        if mention is candidate.mention or mention is other.mention or found.last is not None or mention.first is None:
            continue
        if mention.old or mention.example or mention.section != candidate.mention.section:
            continue
        if _FOR_SOME.search(text.plain, *mention.sentence):
            continue  # 「6月10日前报名享早鸟价」
        start, end = text.clauses.clause(found.offset, found.stop)
        said = text.plain[max(start, found.offset - _NEAR) : min(end, found.stop + _NEAR)]
        still = last_open(text, mention)
        of_it = named & set(stages_said(said)) or in_common(candidate.label, said)
        too_late = (
            still is not None
            and still == last != others[0]
            and (found.mod == "after" and "截" in candidate.label or of_it)
        )
        closes = found.mod in ("until", "before") or _CLOSES.match(text.plain, found.stop)
        eve = _BEFORE.search(text.plain, max(mention.sentence[0], found.offset - 16), found.offset)
        named_so = eve is not None and eve["what"] in f"{candidate.label}{other.label}" and first != others[1]
        before = mention.first + (number(eve["many"]) or 0) * DAY if eve and named_so else None
        ended = mention.first == last != others[0] and closes and named & set(stages_said(said))
        if too_late or ended or before is not None and before == first:
            yield text.of(found)


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
