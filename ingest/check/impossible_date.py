"""No such day, month or time: 「4月31日」, 「13月5日」, 「25:30」, 「上午15:00」.

Reads every date that was found and cannot exist. A day 29 to 31 beyond its month's end becomes the month's last day,
unless the witnesses of `borne_out` speak for the first of the next month, or a stated length for one of the last days; or the same thing's date is said
again in the same month. Anything else has no suggestion. Not
seen on purpose: dates that the text refuses, gives as an example, quotes as a mistake or knows to be none (`no_such_day`).
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.borne_out import Thing, borne_out
from ingest.check.called import label_of
from ingest.check.no_such_day import no_such_day
from ingest.check.opened import opening
from ingest.check.reading import DAY, Mention, Reading
from ingest.check.spelling import dated, dated_whole, rewritten
from ingest.check.spoken_of import called_off, spoken_of
from records import Evidence, Flag
from zh.dates import Found, Point

_CLOSING = re.compile(r"截止|截至|期限|结束")
_MORNING = re.compile(r"(上午|早上|早晨|清晨|凌晨) ?(?:1[3-9]|2[0-3]) ?(?::\d\d|[点时])(?!-)")  # 「上午15:00」
_YEAR = re.compile(
    "(?:(?<!\\d)(?:20\\d\\d|1[01]\\d)|[去前今本明])(?=年(?:[\\d一二三四五六七八九十]{1,2}月|第?一季度|冬[季天]))"
)
_AHEAD = re.compile("将|请|须|应|拟|务必")
_NEAR = 3  # days before the end of a month that a stated length may mean
_RELATIVE = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1}
_DEED = re.compile(r"报名|缴费|缴款|提交|申请|申报|投稿|投票|收件|登记|预约|领取|报到|兑换|付款|送件|补件")


def impossible_date(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    for mention in text.mentions:
        if mention.example or mention.found.exists or _broken(text, mention.found.offset):
            continue
        if mention.old and not called_off(text, mention) or spoken_of(text, mention) or no_such_day(text, mention):
            continue
        points = [
            point
            for point in (mention.found.first, mention.found.last)
            if point is not None and wrong(point) and not _of_leap_year(text, mention, point)
        ]
        if len(points) == 2 and not any(beyond(point) for point in points):
            written = mention.found.text
            message: dict[str, object] = {"key": "no_such_time", "written": written}
            yield text.flag("impossible_date", mention.found.offset, mention.found.stop, message)
            continue
        for point in points:
            yield _flag(text, mention, point)
    for one in text.found:
        no_time = one.kind == "time" and not one.exists or one.kind == "set" and _no_clock(one.timex or "")
        if no_time and not _quoted(text, one):
            yield text.flag("impossible_date", one.offset, one.stop, {"key": "no_such_time", "written": one.text})
        elif (slip := _MORNING.search(text.plain, one.offset, one.stop)) and not _quoted(text, one):
            start, end = slip.span()
            written = text.body[start:end]
            other = "下午" + written[len(slip[1]) :]
            message = {"key": "no_such_time", "written": written}
            yield text.flag("impossible_date", start, end, message, alternatives=[other])


def wrong(point: Point) -> bool:
    """Whether a point as written cannot exist."""
    if point.month is not None and not 1 <= point.month <= 12:
        return True
    if point.day is not None and not 1 <= point.day <= 31:
        return True
    if point.hour is not None and (point.hour > 24 or (point.hour == 24 and bool(point.minute))):
        return True
    if (point.minute or 0) > 59 or (point.second or 0) > 59:
        return True
    return beyond(point)


def beyond(point: Point) -> bool:
    """Whether a point is a day 29 to 31 that its month does not have."""
    if point.month is None or point.day is None or not 1 <= point.month <= 12 or not 29 <= point.day <= 31:
        return False
    return point.day > month_length(point)


def _of_leap_year(text: Reading, mention: Mention, point: Point) -> bool:
    """Whether what its sentence tells before it is of a leap year: 「2024年2月底…，从2月29日持续到3月2日」."""
    if "year" in point.written or (point.month, point.day) != (2, 29) or text.reference is None:
        return False
    if mention.found.mod in ("until", "before") or _AHEAD.search(text.plain, *mention.sentence):
        return False
    years = _YEAR.findall(text.plain, mention.sentence[0], mention.found.offset)
    if not years:
        return False
    said = years[-1]
    told = text.reference.year + _RELATIVE[said] if said in _RELATIVE else int(said)
    return calendar.isleap(told + 1911 if told < 1000 else told)


def month_length(point: Point) -> int:
    """The days of a point's month; of February 29 where the year is not known."""
    assert point.month is not None
    return calendar.monthrange(point.year or 2024, point.month)[1]


def _no_clock(timex: str) -> bool:
    """Whether a time of a recurring one cannot exist: 「每天8:00-20:65」."""
    return any(int(hour) > 24 or int(minute) > 59 for hour, minute in re.findall(r"T(\d\d):(\d\d)", timex))


def _broken(text: Reading, place: int) -> bool:
    """Whether the character before is one that damage leaves, so that a digit may be missing (「?1月8日」)."""
    return text.body[max(0, place - 1) : place] in ("?", "\ufffd", "？")


def _quoted(text: Reading, one: Found) -> bool:
    start, end = text.clauses.sentence(one.offset, one.stop)
    return re.search(r"不存在|例如|比如|有误|应为", text.plain[start:end]) is not None


def _flag(text: Reading, mention: Mention, point: Point) -> Flag:
    span = text.body[point.offset : point.end]
    if not beyond(point):
        if point.month is not None and not 1 <= point.month <= 12:
            message: dict[str, object] = {"key": "no_such_month", "month": point.month}
        elif point.day is not None and not 1 <= point.day <= 31:
            message = {"key": "no_day_of_number", "day": point.day}
        else:
            message = {"key": "no_such_time", "written": span}
        return text.flag("impossible_date", point.offset, point.end, message)
    assert point.month is not None and point.day is not None
    length = month_length(point)
    message = {"key": "no_such_day", "month": point.month, "day": point.day, "days": length}
    if point.year is None:
        say = [
            rewritten(
                text.body, point.offset, point.end, dated(text.body, point, datetime.date(2024, point.month, length))
            )
        ]
        return text.flag("impossible_date", point.offset, point.end, message, alternatives=say)
    if point.month == 2:
        message = {"key": "no_such_day_in_year", "year": point.year, "month": 2, "day": point.day, "days": length}
    last = datetime.date(point.year, point.month, length)
    settled, evidence = _settled(text, mention, point, last)
    right, *others = dict.fromkeys((settled or last, last, last + DAY))
    suggestion = rewritten(text.body, point.offset, point.end, dated(text.body, point, right))
    say = [rewritten(text.body, point.offset, point.end, dated_whole(text.body, point, day)) for day in others]
    return text.flag("impossible_date", point.offset, point.end, message, evidence, suggestion, say)


def _settled(
    text: Reading, mention: Mention, point: Point, last: datetime.date
) -> tuple[datetime.date | None, list[Evidence]]:
    """The day that the document settles instead of the month's last, and what says so."""
    begins = mention.first if point is mention.found.last else _opened(text, mention)
    near = [last + step * DAY for step in range(-_NEAR, 2)] if begins is not None else [last, last + DAY]
    thing = Thing(label_of(text, mention), (mention,))
    told = borne_out(text, thing, [(begins or day, day) for day in near])
    if told is not None:
        return told[0][1], told[1]
    again = _again(text, mention, point)
    if again is not None:
        return again.last, [text.of(again.found)]
    return None, []


def _opened(text: Reading, closes: Mention) -> datetime.date | None:
    """The day on which that opened which closes on a date: 「4月27日开园，4月31日闭园」, 「自4月27日起三天，到4月31日」."""
    opened = opening(text, closes)
    if opened is not None:
        return opened.first
    before = text.mentions_in(closes.sentence[0], closes.found.offset)
    return next((one.first for one in before[-1:] if one.found.mod == "since" and one.first == one.last), None)


def _again(text: Reading, mention: Mention, point: Point) -> Mention | None:
    """The date of the same thing said again, in the same month: 「收件至11月31日…11月26日收件截止」."""
    closes, deeds = _things(text, mention)
    if not closes and not (deeds and point is mention.found.last):
        return None
    for other in text.beside(mention.found.offset):
        if (
            other.last is None
            or other.last.month != point.month
            or other.last.year != point.year
            or other.last.day <= 15
        ):
            continue
        if other is mention or other.section != mention.section or other.old or other.example:
            continue
        if other.sentence == mention.sentence or "day" not in (other.found.last or other.found.first or point).written:
            continue
        also, others = _things(text, other)
        if also and (deeds & others or closes and not (deeds and others)):
            return other
    return None


def _things(text: Reading, mention: Mention) -> tuple[bool, set[str]]:
    """Whether a date is said to close something, and what is spoken of beside it."""
    start, end = text.clauses.clause(mention.found.offset, mention.found.stop)
    words = text.plain[max(start, mention.found.offset - 40) : min(end, mention.found.stop + 40)]
    closes = mention.found.mod == "until" or _CLOSING.search(words) is not None
    return closes, set(_DEED.findall(words))
