"""A date with a weekday that it does not have, or one that no week has (星期八).

Reads the weekday that stands with a date, and 星期八 and its like anywhere. Settled: a weekday that no week has
becomes the true one where the date's year is known; else only by a pause or range that ends the day before
(「8月4日至8日闭馆，8月9日（周一）开馆」) or the one weekday on which the text says it recurs (「逢周二…，6月10日（三）」). Not seen on purpose: weekdays of dates without a year where the day of
publication is not known, and dates that the text takes back.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import DAY, Mention, Reading, point_day
from ingest.check.spelling import dated, edits, rewritten
from records import Evidence, Flag
from zh.dates import Point

_NO_SUCH = re.compile(
    r"每(?:个)?(?:周|星期|礼拜)([八九])|(?:星期|礼拜)([八九])(?!折|天|个|成)|\((?:周|星期|礼拜)([八九])\)|"
    r"逢(?:周|星期|礼拜)([八九])"
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
_WEEKLY = re.compile(r"XXXX-WXX-[1-7](?:T.*)?")
_NEXT_DAY = re.compile(r"(?:隔[天日]|次日|翌日|第二天|后一天)(?:即|是|为|也就是|[(,:])?\s*$")
_RESUMES = re.compile(r"[^,。;\n]{0,10}?(?:恢复|复工|复业|上班|开工|营业|开馆|开业|开市|照常|开始|起)")


def weekday_mismatch(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    covered = bytearray(len(text.plain) + 1)  # 1 where a date with its weekday stands
    for mention in text.mentions:
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
            yield _flag(text, mention, point, day)
    for match in _NO_SUCH.finditer(text.plain):
        if not any(covered[match.start() : match.end()]):
            yield text.flag(
                "weekday_mismatch",
                match.start(),
                match.end(),
                {"key": "no_such_weekday", "written": text.body[match.start() : match.end()]},
            )


def _flag(text: Reading, mention: Mention, point: Point, day: datetime.date) -> Flag:
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
    evidence = _settled(text, mention, day)
    others = []
    for shift in (1, -1, 2, -2, 3, -3):
        near = day + shift * DAY
        if near.isoweekday() == point.weekday:
            others.append(rewritten(text.body, point.offset, point.end, dated(text.body, point, near)))
    return text.flag(
        "weekday_mismatch", point.offset, point.end, message, evidence, true if evidence else None, [true, *others]
    )


def _settled(text: Reading, mention: Mention, day: datetime.date) -> list[Evidence]:
    """A range that ends the day before the one on which things go on again, or the weekday on which it recurs."""
    weekly = [
        one for one in text.found if (one.timex or "").startswith("XXXX-WXX-") and one.offset < mention.found.offset
    ]
    if weekly and all(
        _WEEKLY.fullmatch(one.timex or "", 0) and one.timex[9] == str(day.isoweekday()) for one in weekly if one.timex
    ):
        return [text.of(weekly[-1])]  # 「逢周二晚上…：6月3日，6月10日（三）」
    before = text.plain[max(mention.sentence[0], mention.found.offset - 8) : mention.found.offset]
    if _NEXT_DAY.search(before):  # 「3月6日（周四）…，隔天即3月7日（周六）」
        for other in text.beside(mention.found.offset):
            point = other.found.last or other.found.first
            if point is None or "weekday" not in point.written or other.last != day - DAY:
                continue
            if other.last.isoweekday() == point.weekday:
                return [text.of(other.found)]
    if not _RESUMES.match(text.plain, mention.found.stop):
        return []
    for other in text.beside(mention.found.offset):
        if (
            other is not mention
            and other.found.last is not None
            and other.last == day - DAY
            and not other.old
            and other.section == mention.section
        ):
            return [text.of(other.found)]
    return []
