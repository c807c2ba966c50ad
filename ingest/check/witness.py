"""What a text says of a window in other words: how many days it has, and which is its last.

Numbers of days: 「七天里每天一个主题」, 「住宿6晚」, so many of a thing a day and in all (「每晚一部，共10部」, 「每天轮一个品类，10个品类」), the days of each month (「7月份31日、8月份31日」), weeks (「正好三周」), the number of its last day
(「第7天7月12日返回」). The last day: told as that (「最后一天是12月17日」), by the next (「次日即10月2日」, 「隔天10月2日」), by the one on which things go
on (「5月2日恢复供水」). Each is only taken where it agrees with one of the few values that may be meant. Not read: numbers that are counted from
something (7天内, 提前3天), that say how often (每7天), of a part (前三天), or of goods (7天无理由).
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.check.reading import AFTER_ONE, DAY, MANY, Mention, Reading
from records import Evidence
from zh.dates import Found
from zh.numerals import number

_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
_DAYS = re.compile(r"P(\d+)([DW])")
_NO_WHOLE = re.compile(
    r"(?:提前|每[周月年次]|[满每第前后逾隔近约再另加剩余过足]|超过|延[长期]|顺延|增加|缩短|间隔|最[长多短少]|至少|不少于|其中|任[选意]|首|头|各|保[修固质]期?|质保期?|有效期?|包[退换]|可[退换]|(?:犹豫|冷静|异议|保价|宽限)期)[为是:]?\s*$"
)
_NO_WHOLE_BEHIND = re.compile(
    r"(?:以|之)?[内前后]|无理由|以[上下]|左右|一[次期轮换]|未|不|[可包]?[退换]|有效|保[修质价]|到[账货]"
)
_NIGHTS = re.compile(rf"(?:(?:住宿?|入住|宿)|[天日])[,、]?(?P<number>{_NUMBER})[晚夜]")
_A_DAY = re.compile(
    rf"每[天日晚][^,。;\n\d]{{0,6}}?(?P<number>{_NUMBER})(?P<of>(?P<unit>[\u4e00-\u9fff])[\u4e00-\u9fff]{{0,2}})"
)
_IN_ALL = r"(?:共|总共|合计|共计|总计|累计)[^,。;\n\d]{0,6}?(?P<number>" + _NUMBER + ")"
_OF_MONTH = re.compile(
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?[共计有算为:]*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?:天|日(?=[、,。+加和]))"
)
_ADDED = re.compile(r"[、,+和加与及]")
_WEEKS = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[为历]期)|(?<=历时)|(?<=[一总]共))(?:[正刚恰]好|整整|恰恰|就是)(?P<number>[一两二三四五六七八]|\d)个?(?:周|星期|礼拜)(?![一二三四五六日天]|[之以]?[后内前])"
)
_NTH = re.compile(rf"第(?P<number>{_NUMBER})[天日][,:(]?$")
_LAST = re.compile(
    r"(?:最[后末]一?[天日]|末[日天]|尾日|(?<![\u4e00-\u9fff])[止迄讫]日?|结束日)[期为是即在于:(|\t]{0,3}$"
)
_IS_LAST = re.compile(r"[为是即](?:最[后末]一?[天日]|末[日天])")
_NEXT = re.compile(r"(?:次|翌|隔|第二|后一)[日天](?:即|也就是|就是|是|为|[(,:])?\s*$")
_GOES_ON = re.compile(
    r"(?:零时|\d{1,2}[点时:]\d{0,2}|[上下中]午|凌晨|早上|起|即|将|均|再|全[部面]|方可)*(?:[恢回]复|照常|重新|继续|复[工课学业市电水]|正常)"
)
_AFTERWARDS = 60  # code points behind a window in which its next day is told


def day_counts(text: Reading, place: int, but: tuple[int, int]) -> Iterator[tuple[int, Evidence]]:
    """The numbers of days that the announcement round a place states of a whole, but for one piece of it."""
    section = text.section(place)
    near, lengths = found_beside(text, place), _lengths(text)
    low, high = (bisect_left(lengths, at, key=_offset) for at in (near[0].offset, near[-1].stop)) if near else (0, 0)
    for length in lengths[low:high]:
        if length.section == section and not (length.offset < but[1] and but[0] < length.stop):
            yield length.many, length.evidence
    first, last = max(0, place - 400), place + 400
    for nights in _NIGHTS.finditer(text.plain, first, last):
        if text.section(nights.start()) == section and (many := number(nights["number"])):
            yield int(many) + 1, text.evidence(nights.start("number"), nights.end())
    for daily in _A_DAY.finditer(text.plain, first, last):
        # of goods by their name: 「每天一个类目，10个类目轮完」, 「每天一主题，五个主题」
        names = "|".join(daily["of"][at : at + 2] for at in range(len(daily["of"]) - 1)) or "(?!)"
        goods = rf"|(?P<so_many>{_NUMBER})[\u4e00-\u9fff]?(?:{names})"
        for whole in re.finditer(_IN_ALL + daily["unit"] + goods, text.plain[daily.end("unit") : last]):
            each, many = number(daily["number"]), number(whole["number"] or whole["so_many"] or "")
            if each and many and many % each == 0 and many > each and text.section(daily.start()) == section:
                start, stop = (daily.end("unit") + edge for edge in whole.span())
                yield int(many // each), text.evidence(start, stop)
    for run in _months(text.plain, first, last):
        days = [day for one in text.mentions_in(place, place + 1) for day in (one.first, one.last) if day]
        of_it = {number(one["month"]) for one in run} >= {day.month for day in days}  # of no other months
        if len(run) > 1 and of_it and text.section(run[0].start()) == section:
            yield sum(int(number(one["number"]) or 0) for one in run), text.evidence(run[0].start(), run[-1].end())
    for weeks in _WEEKS.finditer(text.plain, first, last):
        if text.section(weeks.start()) == section:
            yield int(number(weeks["number"]) or 0) * 7, text.evidence(*weeks.span())


class _Length(NamedTuple):
    offset: int
    stop: int
    section: int
    many: int
    evidence: Evidence


@lru_cache(maxsize=2)  # asked for by each doubted date of a text
def _lengths(text: Reading) -> tuple[_Length, ...]:
    """The lengths in days or weeks that may be of a whole."""
    given = []
    for one in text.found:
        told = _DAYS.fullmatch(one.timex or "") if one.kind == "duration" else None
        if told is None or one.mod or _NO_WHOLE.search(text.plain, max(0, one.offset - 6), one.offset):
            continue
        if not _NO_WHOLE_BEHIND.match(text.plain, one.stop) and not _NO_WHOLE_BEHIND.search(one.text):
            many = int(told[1]) * (7 if told[2] == "W" else 1)
            given.append(_Length(one.offset, one.stop, text.section(one.offset), many, text.of(one)))
    return tuple(given)


def _offset(one: _Length) -> int:
    return one.offset


def _months(plain: str, first: int, last: int) -> list[list[re.Match[str]]]:
    """The days of months that are told in one row: 「7月份31日、8月份31日」."""
    runs: list[list[re.Match[str]]] = []
    for month in _OF_MONTH.finditer(plain, first, last):
        if runs and _ADDED.fullmatch(plain, runs[-1][-1].end(), month.start()):
            runs[-1].append(month)
        else:
            runs.append([month])
    return runs


def found_beside(text: Reading, place: int) -> Sequence[Found]:
    """What was found round a place, dates and the rest: all, but for a text with very many."""
    at = bisect_left(text.found, place, key=lambda one: one.offset)
    return text.found[max(0, at - MANY) : at + MANY]


def last_days(text: Reading, mention: Mention) -> Iterator[tuple[datetime.date, Evidence]]:
    """The days that the text says are the last of what a window, or a day that closes something, is of."""
    found = mention.found
    at = bisect_left(text.mentions, found.offset, key=lambda one: one.found.offset)
    only_next = True  # nothing but 「次日」 stands between
    for other in text.mentions[at + 1 : at + 6]:
        if other.section != mention.section or other.found.offset - found.stop > _AFTERWARDS:
            break
        if AFTER_ONE.match(other.found.text):
            continue
        if other.found.last is not None or other.old or other.example or other.first is None:
            only_next = False
            continue
        before = text.plain[max(found.stop, other.found.offset - 10) : other.found.offset]
        if is_last(text, other):
            yield other.first, text.of(other.found)
        elif only_next and (_NEXT.search(before) or _GOES_ON.match(text.plain, other.found.stop)):
            yield other.first - DAY, text.of(other.found)
        only_next = False


def is_last(text: Reading, mention: Mention) -> bool:
    """Whether a day is called the last of something."""
    before = text.plain[max(mention.sentence[0], mention.found.offset - 10) : mention.found.offset]
    return _LAST.search(before) is not None or _IS_LAST.match(text.plain, mention.found.stop) is not None


def is_nth_day(text: Reading, other: Mention, first: datetime.date) -> bool:
    """Whether a day is told with its number, counted from another as the first: 「第7天7月12日」."""
    told = _NTH.search(text.plain, max(0, other.found.offset - 8), other.found.offset)
    many = number(told["number"]) if told else None
    return many is not None and other.first == first + (int(many) - 1) * DAY
