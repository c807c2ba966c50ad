"""A date with a weekday that it does not have, or one that no week has (星期八).

Reads the weekday that stands with a date, and 星期八 and its like anywhere. Settled: a weekday that no week has
becomes the true one where the date's year is known. Weekdays in one bracket behind a range of a week at most or a list of
days (「6月9日至13日（周一至周五）」, 「6月7日、8日（周六、日）」) are held against all of its days. Settled else only by a pause or range that ends the day before
(「8月4日至8日闭馆，8月9日（周一）开馆」), the one weekday on which the text says it recurs (「逢周二…，6月10日（三）」),
the same day told elsewhere with its weekday, or a day said to be the next or the one before whose weekday is right (「前一天即5月5日（周二）」),
by a list of days that ends the day before (「8月22日（六）、23日（日）停业，8月24日（三）恢复营业」), by the weekdays that the
sentence names (`named_weekdays`), by what `day_confirmed` reads, or by the witnesses of any day (`borne_out`), unless these speak for another. Not seen on purpose: weekdays of dates without a year where the day of
publication is not known, and dates that the text takes back.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ingest.check.borne_out import Thing, borne_out
from ingest.check.called import label_of
from ingest.check.day_confirmed import day_confirmed, other_day
from ingest.check.days import point_day
from ingest.check.named_weekdays import ONE_WEEKDAY, of_named_weekdays
from ingest.check.opened import opened_and_closed
from ingest.check.reading import DAY, MANY, Mention, Reading
from ingest.check.spelling import WEEKDAYS, dated, edits, rewritten
from ingest.check.stages import stages_said
from records import Evidence, Flag
from zh.dates import Found, Point
from zh.dates.weekday import NAMES, several
from zh.edits import Edit

_NO_SUCH = re.compile(
    # not 「每周八小时」
    r"每(?:个)?(?:周|星期|礼拜)([八九])(?!个|小时|钟头|次|[天节课篇本元堂场件项家人名页字首题轮遍趟份块]|分钟|公里|学时|工时|百|千|十|[一二三四五六七八九]|[至到~\-])|(?:星期|礼拜)([八九])(?!折|天|个|成)|\((?:周|星期|礼拜)([八九])\)|"
    r"逢(?:周|星期|礼拜)([八九])"
)
_STRANGE = ("周八", "周九", "期八", "期九", "拜八", "拜九")  # one of them is in all that it finds
_TAKEN_BACK = re.compile(  # 「“星期八不收件”应为…」
    r"[^」』”\"。;\n]{0,16}[」』”\"](?:一[句处语])?(?:系|实为|均)?(?:应[为是作]|误|有误|笔误|更正|改为)"
)
_NAMES = (
    ("星期一", "Monday"),
    ("星期二", "Tuesday"),
    ("星期三", "Wednesday"),
    ("星期四", "Thursday"),
    ("星期五", "Friday"),
    ("星期六", "Saturday"),
    ("星期日", "Sunday"),
)
_LISTED = re.compile(r"\s*[、,和及与]\s*")
_NEXT_DAY = re.compile(r"(?:隔[天日]|次日|翌日|第二天|后一天)(?:即|是|为|也就是|[(,:])?\s*$")
_DAY_BEFORE = re.compile(r"(?:[前头早]一[天日])(?:即|是|为|也就是|[(,:])?\s*$")
_IS_ON = re.compile(
    r"(?:当[天日])?(?:正?[是为逢值]|即|恰[是为逢])+(?:周|星期|礼拜)([一二三四五六日天])"
)  # 「5月5日是周二」
_BEGUN = frozenset("。,:")  # behind which a date begins a clause
_NEAR = 3  # days by which a day is wrong
_WEEK = re.compile("[上本这下]个?(?:周|星期|礼拜)")
_RESUMES = re.compile(r"[^,。;\n]{0,10}?(?:恢复|复工|复业|上班|开工|营业|开馆|开业|开市|照常|开始|起)")


def weekday_mismatch(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    begun = {other.found.offset: one for one, other in opened_and_closed(text)} if text.lengths else {}
    weekly = [one for one in text.found if (one.timex or "").startswith("XXXX-WXX-")]
    covered = bytearray(len(text.plain) + 1)  # 1 where a date with its weekday stands
    for at, mention in enumerate(text.mentions):
        if (flag := _in_one_bracket(text, at)) is not None:
            yield flag
        for point in (mention.found.first, mention.found.last):
            if point is None or point.weekday is None or "weekday" not in point.written:
                continue
            covered[point.offset : point.end] = b"\1" * (point.end - point.offset)
            day = point_day(point)
            if day is None or day.isoweekday() == point.weekday or mention.old or mention.example:
                if day is None and not 1 <= point.weekday <= 7:
                    yield text.flag(
                        "weekday_mismatch",
                        point.offset,
                        point.end,
                        {"key": "no_such_weekday", "written": text.body[point.offset : point.end]},
                    )
                continue
            if not _of_year_told(text, at, point) and not _pinned(text, point):
                yield _flag(text, mention, point, day, begun.get(mention.found.offset), weekly)
    for match in _NO_SUCH.finditer(text.plain) if any(name in text.plain for name in _STRANGE) else ():
        if not any(covered[match.start() : match.end()]) and not _TAKEN_BACK.match(text.plain, match.end()):
            yield text.flag(
                "weekday_mismatch",
                match.start(),
                match.end(),
                {"key": "no_such_weekday", "written": text.body[match.start() : match.end()]},
            )


def _of_year_told(text: Reading, at: int, point: Point) -> bool:
    """Whether a day without a year has its weekday in the year that a day before it in its sentence is written with, and lies ahead there:
    「2027年2月11日（周四）开学，6月30日（周三）放假」, put out in 2026; not 「按2025年2月6日纪要，4月12日（周六）换届」.
    """
    if text.reference is None or "year" in point.written or not (point.month and point.day):
        return False
    start = text.mentions[at].sentence[0]
    told = [one for one in text.mentions[max(0, at - MANY) : at] if one.sentence[0] == start and one.year_written]
    if not told or told[-1].first is None:
        return False
    day = point_day(replace(point, year=told[-1].first.year))
    return day is not None and day >= text.reference and day.isoweekday() == point.weekday


def _pinned(text: Reading, point: Point) -> bool:
    """Whether a day whose week is said has its weekday in the year of publication: what is told of 「上周六（6月28日）」 as done cannot
    be of that day (`anachronism`), and its weekday is right."""
    if text.reference is None or "year" in point.written or not _WEEK.match(text.plain, point.offset):
        return False
    day = point_day(replace(point, year=text.reference.year))
    return day is not None and day.isoweekday() == point.weekday


def _in_one_bracket(text: Reading, at: int) -> Flag | None:
    """The weekdays in one bracket that are not those of the days before it: one that none of them has, or as many as they
    are in another order.
    """
    mention = text.mentions[at]
    found = mention.found
    if mention.old or mention.example:
        return None
    places, joined = several(text.plain, found.offset, found.stop)
    if not places:
        return None
    names = [NAMES[text.plain[place]] for place in places]
    if joined:
        names = [*range(names[0], names[-1] + 1 + 7 * (names[-1] < names[0]))]
        names = [(name - 1) % 7 + 1 for name in names]
    start, days = _days_before(text, at)
    truly = [day.isoweekday() for day in days]
    if not 1 < len(days) <= 7 or names == truly or len(names) != len(days) and set(names) <= set(truly):
        return None
    pairs = (
        list(zip(names, days, strict=False))
        if len(names) == len(days)
        else [(names[0], days[0]), (names[-1], days[-1])]
    )
    name, day = next((pair for pair in pairs if pair[0] != pair[1].isoweekday()), pairs[0])
    true_name, true_english = _NAMES[day.isoweekday() - 1]
    message: dict[str, object] = {
        "key": "wrong_weekday",
        "day": day.isoformat(),
        "true": true_name,
        "true_english": true_english,
        "written": _NAMES[name - 1][0],
        "written_english": _NAMES[name - 1][1],
    }
    others = []
    if joined or len(names) == len(days):
        true = [truly[0], truly[-1]] if joined else truly
        changes = [
            Edit(place, place + 1, "天" if char == "日" and text.plain[place] == "天" else char)
            for place, char in zip(places, (WEEKDAYS[number - 1] for number in true), strict=False)
        ]
        others = [rewritten(text.body, start, found.stop, changes)]
    return text.flag("weekday_mismatch", start, found.stop, message, alternatives=others)


def _days_before(text: Reading, at: int) -> tuple[int, list[datetime.date]]:
    """The days of a range, or of the list of days that a date ends, and where they begin."""
    mention = text.mentions[at]
    if mention.found.last is not None:
        if mention.first is None or mention.last is None:
            return mention.found.offset, []
        count = (mention.last - mention.first).days + 1
        return mention.found.offset, [mention.first + step * DAY for step in range(min(count, 8))]
    days: list[datetime.date] = []
    start = mention.found.offset
    while len(days) < 8:
        mention = text.mentions[at]
        if mention.first is None or mention.last != mention.first:
            break
        start = mention.found.offset
        days.insert(0, mention.first)
        before = text.mentions[at - 1].found if at else None
        if before is None or not _LISTED.fullmatch(text.plain, before.stop, start):
            break
        if before.first is not None and "weekday" in before.first.written:
            break
        at -= 1
    return start, days


def _flag(
    text: Reading, mention: Mention, point: Point, day: datetime.date, begun: Mention | None, weekly: Sequence[Found]
) -> Flag:
    true = rewritten(text.body, point.offset, point.end, edits(text.body, point, weekday=day.isoweekday()))
    assert point.weekday is not None
    if not 1 <= point.weekday <= 7:
        message: dict[str, object] = {"key": "no_such_weekday", "written": text.body[point.offset : point.end]}
        return text.flag("weekday_mismatch", point.offset, point.end, message, suggestion=true)
    true_name, true_english = _NAMES[day.isoweekday() - 1]
    name, english = _NAMES[point.weekday - 1]
    message = {
        "key": "wrong_weekday",
        "day": day.isoformat(),
        "true": true_name,
        "true_english": true_english,
        "written": name,
        "written_english": english,
    }
    evidence = _settled(text, mention, day, weekly) or day_confirmed(text, mention, point, day)
    others = []
    for shift in (1, -1, 2, -2, 3, -3):
        near = day + shift * DAY
        if near.isoweekday() == point.weekday:
            others.append(_dated(text, point, near))
    meant = _borne_out(text, begun, mention, point, day)
    suggestion = true if evidence else None
    if meant is not None and meant[0] != day and evidence:
        suggestion, evidence = None, []  # two that disagree settle nothing
    elif meant is not None and not evidence:
        suggestion, evidence = (true if meant[0] == day else _dated(text, point, meant[0])), meant[1]
    if not evidence and (named := of_named_weekdays(text, mention, point, day)) is not None:
        suggestion = true if named[0] == day else _dated(text, point, named[0])
        evidence = [named[1]]
    if not evidence and (other := other_day(text, mention, point, day)) is not None:
        suggestion = _dated(text, point, other[0])
        evidence = [other[1]]
    return text.flag("weekday_mismatch", point.offset, point.end, message, evidence, suggestion, [true, *others])


def _dated(text: Reading, point: Point, day: datetime.date) -> str:
    return rewritten(text.body, point.offset, point.end, dated(text.body, point, day))


def _borne_out(
    text: Reading, begun: Mention | None, mention: Mention, point: Point, day: datetime.date
) -> tuple[datetime.date, list[Evidence]] | None:
    """The day that what else the text says bears out: that which is told, or the one close to it which has the weekday."""
    near = next(other for step in range(-_NEAR, _NEAR + 1) if (other := day + step * DAY).isoweekday() == point.weekday)
    ranged, begins = mention.found.last is not None, begun.first if begun else None
    opens = ranged and point is mention.found.first
    spans = {}
    for one in (day, near):
        first, last = (one, mention.last) if opens else (mention.first, one) if ranged else (begins or one, one)
        if first is not None and last is not None and first <= last:
            spans[first, last] = one
    thing = Thing(label_of(text, mention), (mention,), (point.offset, point.end))
    told = borne_out(text, thing, spans)
    return (spans[told[0]], told[1]) if told is not None else None


def _settled(text: Reading, mention: Mention, day: datetime.date, weekly: Sequence[Found]) -> list[Evidence]:
    """The weekday on which it recurs, the day or the one beside it with its true weekday, or a range that ends the day before
    the one on which things go on again.
    """
    weekly = weekly[: bisect_left(weekly, mention.found.offset, key=lambda one: one.offset)][-MANY:]
    if weekly and all(
        (told := ONE_WEEKDAY.fullmatch(one.timex or "")) and int(told[1]) == day.isoweekday() for one in weekly
    ):
        return [text.of(weekly[-1])]  # 「逢周二晚上…：6月3日，6月10日（三）」
    on = _days_on(text, mention)
    for other in text.beside(mention.found.offset):
        off = (day - other.last) // DAY if other.last is not None else None
        if off not in (-1, 0, 1) or other is mention or other.old or other.example or not _truly(text, other):
            continue
        if off == on or -off == _days_on(text, other) or off == 0 and _comes_back(text, mention, other):
            return [text.of(other.found)]
    if not _RESUMES.match(text.plain, mention.found.stop):
        return []
    for other in text.beside(mention.found.offset):
        if (
            other is not mention
            and (other.found.last is not None or _ends_list(text, other))
            and other.last == day - DAY
            and not other.old
            and other.section == mention.section
        ):
            return [text.of(other.found)]
    return []


def _ends_list(text: Reading, mention: Mention) -> bool:
    """Whether a day with its true weekday is the last of a list of days that follow one another: 「8月22日（六）、23日（日）停止出货」."""
    at = bisect_left(text.mentions, mention.found.offset, key=lambda one: one.found.offset)
    before = text.mentions[at - 1] if at else None
    if before is None or before.first is None or mention.first != before.first + DAY or before.first != before.last:
        return False
    return _truly(text, mention) and _LISTED.fullmatch(text.plain, before.found.stop, mention.found.offset) is not None


def _comes_back(text: Reading, mention: Mention, other: Mention) -> bool:
    """Whether a later sentence comes back to the day of something: 「6月17日（周五）讲座。…，6月17日（周三）迟到者…」, or says outright
    which weekday it is. Not where it may be the day of another thing that is wrong: 「初赛6月17日（周三），决赛6月17日（周五）」.
    """
    if other.found.offset < mention.found.offset:
        return False
    if _IS_ON.match(text.plain, other.found.stop):
        return True
    between = text.plain[mention.found.stop : other.found.offset]
    if "。" not in between or "\n" in between or between[-1] not in _BEGUN:
        return False
    return not stages_said(label_of(text, other))


def _truly(text: Reading, mention: Mention) -> bool:
    """Whether a day is told with the weekday that it has: 「5月5日（周二）」, 「5月5日是周二」."""
    point, day = mention.found.last or mention.found.first, mention.last
    if point is None or day is None or mention.first != day:
        return False
    if "weekday" in point.written:
        return point.weekday == day.isoweekday()
    told = _IS_ON.match(text.plain, mention.found.stop)
    return told is not None and NAMES[told[1]] == day.isoweekday()


def _days_on(text: Reading, mention: Mention) -> int | None:
    """How many days behind the day told before it a day is said to lie: 「3月6日…，隔天即3月7日」, 「5月6日…，前一天即5月5日」."""
    before = text.plain[max(mention.sentence[0], mention.found.offset - 8) : mention.found.offset]
    return 1 if _NEXT_DAY.search(before) else -1 if _DAY_BEFORE.search(before) else None
