"""A heading that names a holiday of the year before, over days of the holiday that comes: 「2024年国庆值班公告 … 10月1日至10月8日放假」 of September 2025.

Read in a line among the first. The holiday lies ahead of the day of publication, or a few days back, and long behind it in the year that is written; a day
without a year is told round the coming one, and the year stands nowhere else. Settled by the day of publication. Not seen on purpose: headings of anything but
what is open, shut or on duty then, headings of looking back, texts that tell no day of the holiday itself, other names
of a time than holidays, and headings that are kept, with the coming year named below (2025年国庆：10月1日至8日).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ingest.check.reading import DAY, Reading
from records import Flag
from zh.dates.holiday import HOLIDAYS

_FEAST = "|".join(HOLIDAYS)
# what is ahead at a holiday: not 「国庆期间遗留问题整改」, which comes of one that is over
_AHEAD = r"放假|休[假市馆息诊业园]|调休|连[休假]|假期|值[班守]|营[业运]|运[行营]|开[放馆园诊市]|闭[馆园]|停[诊课业运收]|门诊|就诊|服务|办[公理]|交易|通关|[参祭][拜扫]|活动|时间|有关|事项|工作"
# no digit in front, which is asked for behind the year
_NAMED = re.compile(
    rf"(?P<year>20\d\d(?<!\d\d{{4}})|1[0-4]\d(?<!\d\d{{3}}))年?度?(?P<feast>{_FEAST})(?:{_FEAST}|节|日|[、和与及]|期间|前后|的|{_AHEAD})*"
    r"(?:公告|通知|通告|启事|提示|提醒|告示|安排|须知|预告|日程|时间表?)"
)
_OVER = re.compile(r"回[顾眸看]|总结|小结|统计|情况|通报|汇总|盘点|复盘|纪实|汇报|报告")  # a heading of looking back
_KEPT = re.compile(r"\s*[(【\[](?:[存归]档|旧|往年|过期)")  # 「（存档）」
_HEAD, _LINE = 200, 60  # code points in which a heading stands, and of one
_ROC = 1911
_SOON, _BACK, _LONG = 60, 3, 60  # days ahead of publication, behind it, and for certain over
_EVE, _DAYS, _WEEK = 1, 3, 7  # days of a holiday before its feast, behind it, and behind that of a long one
_LONGER = ("国庆", "春节", "除夕")


def feast_year(text: Reading) -> Iterator[Flag]:
    named = _NAMED.search(text.plain, 0, _HEAD) if text.reference is not None else None
    if named is None or text.reference is None:
        return
    line, end = text.plain.rfind("\n", 0, named.start()) + 1, text.plain.find("\n", named.end())
    if not 0 < end - line <= _LINE or "。" in text.plain[line:end] or _OVER.search(text.plain, line, end):
        return
    written = named["year"]
    year = int(written) + (_ROC if len(written) < 4 else 0)
    rule = HOLIDAYS[named["feast"]]
    then, coming = (_day(rule(one)) for one in (year, year + 1))
    if then is None or coming is None or then >= text.reference - _LONG * DAY:
        return
    if not text.reference - _BACK * DAY <= coming <= text.reference + _SOON * DAY or written in text.plain[end:]:
        return
    if _KEPT.match(text.plain, named.end()) or _names_year(text, end, year + 1):
        return
    days = [
        one
        for one in text.mentions
        if not (one.year_written or one.old or one.past or one.ago) and one.found.mod not in ("until", "before")
    ]
    first, last = coming - _EVE * DAY, coming + (_WEEK if named["feast"].startswith(_LONGER) else _DAYS) * DAY
    told = next((one for one in days if one.first and one.first <= last and (one.last or one.first) >= first), None)
    if told is None:
        return
    start, stop = named.span("year")
    stop += text.plain.startswith("年", stop)
    message: dict[str, object] = {"key": "year_beside", "written": int(written), "year": int(written) + 1}
    span = text.body[start:stop]
    right = span.replace(span[: len(written)], str(int(written) + 1))
    yield text.flag("year_mismatch", start, stop, message, [text.of(told.found)], right)


def _names_year(text: Reading, start: int, year: int) -> bool:
    """Whether a line behind a place opens with a year, not that of a day, or a holiday of that year is named there."""
    said = rf"(?<!\d)(?:{year}|{year - _ROC})年度?"
    return re.search(rf"\n{said}(?![\d ])|{said}(?:{_FEAST})", text.plain[start:]) is not None


def _day(ordinal: int | None) -> datetime.date | None:
    return None if ordinal is None else datetime.date.fromordinal(ordinal)
