"""Whether it is the weekday of a date that is wrong, or its day, by what else the text says.

The day is right, and the weekday wrong: a range with both ends has the stated number of hours, it is the day of a holiday that stands beside it (母亲节), the weekday of a week that is named (「本周五」) or of all its dates (「均在周三」),
the nth weekday of its month (「每月第二个周五」), so many days ahead (「距今天还有10天」), or the title or a sentence of reminding has it with its true weekday.
The weekday is right, and the day wrong: the day of the thing is told again, has that weekday and lies close by (「当天（9月11日）」).

What of this is told of any thing's days, and not of weekdays alone, `borne_out` says.
"""

from __future__ import annotations

import datetime
import re

from ingest.check.reading import DAY, Mention, Reading
from ingest.check.spelling import in_common
from ingest.check.stages import stages_said
from ingest.check.statement import MARK
from records import Evidence
from zh.dates import Point
from zh.dates.holiday import HOLIDAYS
from zh.dates.weekday import NAMES
from zh.numerals import number

_LINE = 60  # code points of a heading before its date
_NEAR = 3  # days by which a day is wrong
_FEAST = re.compile(f"(?:{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})")
_ALL_ON = re.compile("(?:均|都|皆|全部?|一律)(?:安排)?[在为是于]?(?:每?周|星期|礼拜)([一二三四五六日天])")
_NTH = re.compile("第([一二三四五])个?(?:周|星期|礼拜)([一二三四五六日天])")
_THIS_WEEK = re.compile("(?:本|这个?|[上下]个?)(?:周|星期|礼拜)[一二三四五六日天]")
_LEFT = re.compile(
    r"(?:距离?[^,。;\n]{0,12}?(?:还[有剩]|仅[剩有]|尚有|只[剩有])|倒[计数]时)(?P<many>\d{1,3}|[一二两三四五六七八九十]{1,3})[天日]"
)
_AGAIN = re.compile("(?:提醒|重申|再次|注意|切记|别忘|再说一[遍次])[^,。;\n]{0,4}$")
_THAT_DAY = re.compile("[当同那][天日][(,]?(?:即|也就是|就是)?$")
_SAME_DAY = re.compile("^节?[当这][天日]")  # 「中秋节当天（9月25日…）」
_HEADING = re.compile("[^,。;:|\t\n]{2,40}(?:通知|公告|通告|启事|提示|提醒|告示|安排|须知|预告)\\s*\n")


def day_confirmed(text: Reading, mention: Mention, point: Point, day: datetime.date) -> list[Evidence]:
    """What says that a day is right, whose weekday is not."""
    return (
        _as_many_hours(text, mention, point)
        or _named(text, mention, point, day)
        or _of_this_week(text, mention, day)
        or _told_before(text, mention, day)
    )


def other_day(
    text: Reading, mention: Mention, point: Point, day: datetime.date
) -> tuple[datetime.date, Evidence] | None:
    """The day that has the weekday which is told, and that is told behind as that of the same thing."""
    for other in text.mentions_in(mention.found.stop, mention.found.stop + 120):
        before = text.plain[max(mention.found.stop, other.found.offset - 6) : other.found.offset]
        if other.first is None or other.section != mention.section or other.old or not _THAT_DAY.search(before):
            continue
        if other.first.isoweekday() == point.weekday and 0 < abs((other.first - day).days) <= _NEAR:
            return other.first, text.of(other.found)
    return None


def _as_many_hours(text: Reading, mention: Mention, point: Point) -> list[Evidence]:
    """The stated number of hours of a range: 「11月15日23:00至11月16日（周一）7:00，共8小时」."""
    first, last, found = mention.first, mention.last, mention.found
    if found.first is None or found.last is None or first is None or last is None:
        return []
    other, day = (found.last, last) if point is found.first else (found.first, first)
    if "weekday" in other.written and other.weekday != day.isoweekday():
        return []
    if found.first.hour is None or found.last.hour is None:
        return []
    began, ended = (datetime.datetime.fromisoformat(value or "") for value in (found.start, found.end))
    hours = (ended - began).total_seconds() / 3600
    return [
        text.evidence(one.start, one.end)
        for one in text.stated(found.offset, found.stop)
        if one.unit == "hour" and not one.rough and one.number == hours
    ][:1]


def _named(text: Reading, mention: Mention, point: Point, day: datetime.date) -> list[Evidence]:
    """What in the sentence of a day says which day it is: a holiday beside it, the weekday of all, the nth weekday of a month, days to go."""
    plain, (low, high) = text.plain, mention.sentence
    for place, end in ((max(low, point.offset - 8), point.offset), (point.end, min(high, point.end + 6))):
        for feast in _FEAST.finditer(plain, place, end):
            beside = (
                plain[feast.end() : point.offset] if feast.start() < point.offset else plain[point.end : feast.start()]
            )
            if HOLIDAYS[feast[0]](day.year) == day.toordinal() and not re.search(
                "[\u4e00-\u9fff前后]{2}", _SAME_DAY.sub("", beside)
            ):
                return [text.evidence(*feast.span())]
    for told in _ALL_ON.finditer(plain, low, high):
        if NAMES[told[1]] == day.isoweekday():
            return [text.evidence(*told.span())]
    for told in _NTH.finditer(plain, low, high):
        if NAMES[told[2]] == day.isoweekday() and number(told[1]) == (day.day + 6) // 7:
            return [text.evidence(*told.span())]
    if text.reference is not None:
        for told in _LEFT.finditer(plain, low, high):
            if text.reference + (number(told["many"]) or 0) * DAY == day:
                return [text.evidence(*told.span())]
    return []


def _of_this_week(text: Reading, mention: Mention, day: datetime.date) -> list[Evidence]:
    """The same day named by its week: 「本周五」."""
    for other in text.beside(mention.found.offset):
        if other is not mention and other.first == other.last == day and other.section == mention.section:
            named = _THIS_WEEK.fullmatch(text.plain, other.found.offset, other.found.stop)
            if named is None or NAMES[named[0][-1]] != day.isoweekday():
                continue
            if in_common(_about(text, mention), _about(text, other)):
                return [text.of(other.found)]
    return []


def _told_before(text: Reading, mention: Mention, day: datetime.date) -> list[Evidence]:
    """The same day with its true weekday in the title above, or of the same stage; or in a sentence of reminding behind."""
    about = _about(text, mention)
    own, marks = set(stages_said(about)), _marks(about)
    for other in text.beside(mention.found.offset):
        point = other.found.last or other.found.first
        if other is mention or other.last != day or other.section != mention.section or other.old or other.example:
            continue
        if point is None or "weekday" not in point.written or point.weekday != day.isoweekday():
            continue
        also = _about(text, other)
        if marks != _marks(also):
            continue  # 「说明会6月17日（周五），第二场说明会6月17日（周三）」
        line = text.plain.rfind("\n", max(0, other.found.offset - _LINE), other.found.offset) + 1
        titled = (
            line <= other.found.offset < min(mention.found.offset, line + _LINE)
            and _HEADING.match(text.plain, line) is not None
        )
        before = text.plain[max(0, other.found.offset - 16) : other.found.offset]
        reminded = other.found.offset > mention.found.offset and _AGAIN.search(before)
        also_said = in_common(*(text.plain[slice(*one.sentence)] for one in (mention, other)))
        if titled or reminded and also_said or other.sentence != mention.sentence and own & set(stages_said(also)):
            return [text.of(other.found)]
    return []


def _about(text: Reading, mention: Mention) -> str:
    start, end = text.clauses.clause(mention.found.offset, mention.found.stop)
    start = max(start, mention.found.offset - 24, text.mentions_before(mention.found.offset))
    return text.plain[start : min(end, mention.found.stop + 12)]


def _marks(words: str) -> set[str]:
    """Of which round or group some words speak; not the weekday itself."""
    return {mark for mark in MARK.findall(words) if not mark.startswith(("周", "星期"))}
