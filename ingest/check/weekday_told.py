"""What a text tells of a day without its date: its weekday (「当天是周六」, 「适逢周一升旗」), or how far it lies ahead and what it is called (「明日（6月16日…）」, 「三日后即…」, 「本周六（…）」).

A weekday is only taken where words tie it to a day told before (当天, 那天, 适逢, 正好, 前一天, 隔天; 周末 is either day), in a clause that names no other thing (「返程当天是周五」); none that is supposed (如果当天是…), recurs (逢周三)
or begins a range of weekdays (周一至周五). How far a day lies ahead is counted from the day of publication.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ingest.check.reading import DAY, Mention, Reading
from records import Evidence
from zh.dates.weekday import NAMES
from zh.numerals import number

_WEEK = "(?:周|星期|礼拜)"
_TIED = re.compile(
    rf"(?:[当那这][天日]|(?:[正恰刚适][逢值好巧是遇]|恰恰|欣逢|凑巧|碰[上巧到]|赶[上在])|"
    rf"(?P<eve>[前早]一[天日])|(?P<next>[隔次翌][天日]|第二天|(?<!最)后一天))[为是系在于逢值好巧遇又也就都(]{{0,4}}(?:{_WEEK}(?P<weekday>[一二三四五六日天])|周末(?!愉快|[前后]))"
    rf"(?![至到~\-、和及与]|{_WEEK})"
)
_AHEAD = re.compile(
    rf"(?:今|明|大?后|昨|[本这下上]个?{_WEEK})|(?P<many>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})[天日]之?后"
)
_THAT_IS = re.compile(r"[\s(,:]*(?:即|也就是|就是|[为是])?")
_THROUGH = re.compile(
    rf"(?<![\u4e00-\u9fff(:])[从自]?{_WEEK}(?P<first>[一二三四五六日天])[到至]{_WEEK}?(?P<last>[一二三四五六日天])(?=[,。;\n]|$)"
)
_CLAUSE = re.compile(r"[^,。;:()\n]*$")
_HAN = re.compile("[\u4e00-\u9fff]+")
_SUPPOSED = re.compile("如|若|倘|万一|要是|只要|除非|每|凡|[上下][次届回期]|[去往]年")
_SUPPOSED_BEHIND = re.compile("的话|[时则就]")
_RECURS = re.compile(r"(?:每|逢|每个|\()$")
_NEAR = 16  # code points before it in which it is said of what


class Told(NamedTuple):
    weekdays: frozenset[int]  # any of these
    what: str  # what its clause says before it, of which it is the day: 提货 of 「提货当天」; "" where that is not said
    evidence: Evidence


def weekdays_told(text: Reading, start: int, end: int) -> Iterator[Told]:
    """The weekdays that a piece of the text tells of a day before them, as that day's own."""
    for told in _TIED.finditer(text.plain, start, end):
        led = _CLAUSE.search(text.plain, max(start, told.start() - _NEAR), told.start())
        what = "".join(_HAN.findall(led[0])) if led else ""
        if _SUPPOSED.search(what) or _SUPPOSED_BEHIND.match(text.plain, told.end()):
            continue
        shift = 1 if told["eve"] else -1 if told["next"] else 0
        named = [NAMES[told["weekday"]]] if told["weekday"] else [6, 7]
        weekdays = frozenset((weekday + shift - 1) % 7 + 1 for weekday in named)
        yield Told(weekdays, what, text.evidence(*told.span()))


def counted_ahead(text: Reading, mention: Mention) -> tuple[datetime.date, Evidence] | None:
    """The day that a date is told right before it to be, by how far it lies ahead or by its name (「教师节当天（9月10日）」)."""
    at = bisect_left(text.mentions, mention.found.offset, key=lambda one: one.found.offset)
    before = text.mentions[at - 1] if at else None
    told = _AHEAD.match(text.plain, before.found.offset) if before else None
    if before is None or told is None and not _by_name(before):
        return None
    meant = before.first
    if told and told["many"] and text.reference is not None:  # 「三日后」, which alone may be behind the third
        meant = text.reference + (number(told["many"]) or 0) * DAY
    if meant is None or not _THAT_IS.fullmatch(text.plain, before.found.stop, mention.found.offset):
        return None
    return meant, text.of(before.found)


def _by_name(mention: Mention) -> bool:
    """Whether a day is told by a name alone, no number and no weekday."""
    written = mention.found.first.written if mention.found.first else ()
    return mention.first == mention.last and not {"month", "day", "weekday"} & set(written)


def weekdays_through(text: Reading, place: int, first: datetime.date, last: datetime.date) -> Evidence | None:
    """Where the sentence of a range tells its first and last day by their weekdays, in a clause of their own: 「从周一到周五」; no 「咨询时间周一至周五9:00」."""
    told = [
        one
        for one in _THROUGH.finditer(text.plain, place, text.clauses.sentence(place)[1])
        if not _RECURS.search(text.plain, max(0, one.start() - 2), one.start())
    ]
    named = {(NAMES[one["first"]], NAMES[one["last"]]) for one in told}
    return text.evidence(*told[0].span()) if named == {(first.isoweekday(), last.isoweekday())} else None
