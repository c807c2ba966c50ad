"""Hours that a line tells by day: 「營業：六 9:30~21:00／日 13:00~18:30」, 「3/8(一)-3/11(四) 9:40-15:20」, 「二～五 早場 6:30-8:30／午場 12:00-14:00」.

Every run of hours of a line or cell is read with the days and words right before it. Weekdays may stand as one character each (六日,
二、四, 一～五) where nothing else stands beside them; days may stand apart from their hours (「2/10(三)起　一～六 9:30~12:00」). Hours behind ／
or 、 without a day of their own are of the day before them, those behind ； and ｜ are not.

Asked with a weekday or a day, a line answers that tells of it; one whose label or words name something that the question does not, or
that lacks what the question names beside the day, does not. Not read: running text (a line with 。 inside), hours without a minute or 點.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from answer.asked import Asked
from answer.cards import BRACKETS, LONGEST, Span, lines
from answer.dates import Date, Moment
from answer.evidence import Page
from answer.match import Hits
from answer.types import day_parts, named_day, weekdays
from answer.types.as_decided import found
from answer.types.contract import Proposal

MOST = 120  # hours of a page that are read
NEAR = 0.35  # credit from which on a word stands in a line
MEANT = 0.55  # what hours count that are told of the very day
_BESIDE = re.compile(r"\s*[、/,及和与]?\s*")
_PARTS = re.compile(r"[;|]")
_GOES_ON = re.compile(r"\s*[/、]")
_TERSE = re.compile(
    r"(?<![一-鿿\d周])(?P<days>[一二三四五六日](?:[、至到-]?[一二三四五六日])*)(?=[\s:]*$|\s+[一-鿿]{1,6}\s*$|[\s:]*[至到-]\s*$)"
)
_PAIR = re.compile(r"([一二三四五六]日)\s*(?=\d)")
_OPEN = re.compile(
    r"(?:开放|营业|服务|门诊|看诊|上班|办公|受理|开馆|开门|正常|照常|时间|时段|场次|平日|假日|恢复|[早午晚上下中]|间|起|至|到|止|\W|_)*"
)
_WRITTEN = re.compile(r"(?<!\d)(\d{1,2})[/月.-](\d{1,2})(?!\d)")
_CLOCK = re.compile(r"(?:[上下中]午|晚上|晚|早上)?\d{1,2}(?::\d|点)")
_EDGE = re.compile(r"(?:第一|头一?|首)[天日]|(?P<last>最后一[天日])")
_SINCE = re.compile(r"\s*起")
_OPENS = re.compile(
    r"开(?:[到至放门馆园始着店业]|(?![\u4e00-\u9fff]))|营业|上班|下班|关[门闭]|打烊|看到|休[息到]|闭馆|收(?![件货费])|办到|[几哪]点"
)
_ASKS_OPEN = re.compile(r"开[到至]?几点|几点(?:钟)?(?:开|关|打烊|休息|下班)|[营开][业放门]")
_SAYS_OPEN = re.compile(r"开放|营业|开馆|开门|服务时间|时段")
_WEEK = re.compile(rf"{weekdays.SOME}")
_TIME_WORD = re.compile(
    rf"{weekdays.SOME}|[早中晚上下][上午]|白天|夜里|[\d:月日号年点分]+|今[天日晚早]|明[天日晚早]|后天|年?初[一二三四五六七八九十]|除夕|过年|春节|当天|那天|(?:第一|首|最后一)[天日]"
)


class Hours(NamedTuple):
    """Hours of one day or sort of days, side by side."""

    times: tuple[Date, ...]
    days: frozenset[int]  # weekdays; empty where none are told
    dated: tuple[Date, ...]  # the days that stand before them
    since: bool  # from the last of these on
    words: Span  # what stands before them in their piece, the days among it
    label: Span
    line: Span

    @property
    def span(self) -> Span:
        return self.times[0].start, self.times[-1].end


def hours(page: Page) -> tuple[Hours, ...]:
    """Those of all lines of a page, in order."""
    told = found(page)[:MOST]
    return tuple(one for low, high, label in _lines(page) for one in _of_line(page.text, low, high, label, told))


def _lines(page: Page) -> Iterator[tuple[int, int, Span]]:
    """Lines and cells, each with its label."""
    for line in lines(page):
        if "\t" in page.text[line.start : line.end]:
            key, *cells = page.cells(page.lines[page.line_at(line.start)])
            yield from ((*cell, key) for cell in cells if cell[1] - cell[0] <= LONGEST)
        elif line.sentences < 2:
            label = page.text[slice(*line.label.span)]
            named = line.label.named and not any(map(str.isdigit, label))
            yield line.start, line.end, line.label.span if named else (line.start, line.start)


def _of_line(text: str, low: int, high: int, label: Span, told: Iterable[Date]) -> Iterator[Hours]:
    place = max(low, label[1] if low <= label[0] else low)
    run: list[Date] = []
    waiting: list[Date] = []  # days whose hours come behind them
    before: Hours | None = None
    for one in [one for one in told if low <= one.start < high]:
        gap = BRACKETS.sub(lambda found: " " * len(found[0]), text[place : one.start])
        if one.first.clock is None:
            if _PARTS.search(gap):
                waiting = []
            waiting.append(one)
            place = one.end
            continue
        if before and run and not waiting and not one.first.dated and _BESIDE.fullmatch(gap):
            run.append(one)
            before = before._replace(times=tuple(run))
            place = one.end
            continue
        if before:
            yield before
        pair = _PAIR.match(text, one.start)  # 「六日 9:00-16:00」 is no 6日
        days = weekdays.days_in(pair[1]) if pair else _days(gap)
        dated = (*waiting, *([one] if one.first.dated and not pair else []))
        since = bool(waiting) and dated[-1] is waiting[-1] and _SINCE.match(text, waiting[-1].end) is not None
        if before and not days and not dated and _GOES_ON.match(gap) and not _PARTS.search(gap):
            days, dated, since = before.days, before.dated, before.since
        run, waiting = [one], []
        before = Hours((one,), days, dated, since, (place, one.start), label, (low, high))
        place = one.end
    if before:
        yield before


@lru_cache(maxsize=512)
def _days(gap: str) -> frozenset[int]:
    """The weekdays that stand before hours, in the last piece before them."""
    piece = _PARTS.split(gap)[-1]
    if full := list(_WEEK.finditer(piece)):
        return weekdays.days_in(full[-1][0])
    terse = _TERSE.search(piece)
    return weekdays.days_in(terse["days"]) if terse else frozenset()


def told(asked: Asked, page: Page, hits: Hits, today: datetime.date, part: str) -> list[Proposal]:
    """The hours of the weekday or day that a question names; `part`: which side of them it asks for."""
    some, edge = _WEEK.search(asked.text), _EDGE.search(asked.text)
    week = weekdays.days_in(some[0]) if some else frozenset()
    day = None if week or edge else named_day.day(asked, today, page)
    if not week and not edge and day is None and not _ASKS_OPEN.search(asked.text):
        return []
    meant = [one for one in hours(page) if _is_meant(asked, page, hits, one)]
    if not week and not edge and day is None:
        return _alone(asked, page, meant, part)
    if edge:
        days = [one for one in meant if one.dated and one.times[0].last and _month_day(page.text, one.dated[-1].first)]
        days.sort(key=lambda one: _month_day(page.text, one.dated[-1].first) or (0, 0))
        chosen = days[-1:] if edge["last"] else days[:1]
    else:
        fitting = [(one, fit) for one in meant if (fit := _fits(page.text, one, week, day))]
        best = max((fit for _, fit in fitting), default=0)
        chosen = [one for one, fit in fitting if fit == best]
    if _OPENS.search(asked.text) and any(one.times[0].last for one in chosen):
        chosen = [one for one in chosen if one.times[0].last or _in_part(asked.text, page, one)]
    named = [
        one for one in chosen if _in_part(asked.text, page, one) or _name(page, one) and _name(page, one) in asked.text
    ]
    return [_proposal(asked, page, one, part) for one in named or chosen]


def _alone(asked: Asked, page: Page, meant: Sequence[Hours], part: str) -> list[Proposal]:
    """The only hours of a page that are told as those in which it is open, asked without a day: 「開放　07:00～22:00」."""
    ranges = [one for one in meant if one.times[0].last and not one.dated]
    told = [one for one in ranges if _OPEN.fullmatch(page.text, *one.label) and _OPEN.fullmatch(_name(page, one))]
    told = [one for one in told if _SAYS_OPEN.search(page.text[slice(*one.label)] + page.text[slice(*one.words)])]
    return [_proposal(asked, page, one, part) for one in told] if len(told) == len(ranges) == 1 else []


def _in_part(text: str, page: Page, one: Hours) -> bool:
    """Whether the words before hours name the part of the day that narrow text does: 「夜間」, 「晚場」 of 晚上."""
    part = day_parts.named(text)
    words = page.text[slice(*one.label)], page.text[slice(*one.words)]
    return part is not None and any(day_parts.named(each) == part for each in words)


def _fits(text: str, one: Hours, week: frozenset[int], day: datetime.date | None) -> int:
    """How well hours are those of the weekdays or the day: 0 where they are not."""
    if day is not None and one.dated:
        return 2 if _covers(text, one, day) else 0
    wanted = week or (frozenset({day.weekday()}) if day else frozenset())
    if not one.days or one.dated and not day:
        return 0
    several = len(wanted) > 1  # 平日 of a shop that is shut on Monday
    return int(wanted <= one.days or several and one.days <= wanted)


def _covers(text: str, one: Hours, day: datetime.date) -> bool:
    wanted = (day.month, day.day)
    for at, each in enumerate(one.dated):
        first, last = _month_day(text, each.first), each.last and _month_day(text, each.last)
        if first is None:
            continue
        if first == wanted or last and first <= wanted <= last:
            return True
        if one.since and at + 1 == len(one.dated) and first <= wanted and (not one.days or day.weekday() in one.days):
            return True
    return False


def _month_day(text: str, one: Moment) -> tuple[int, int] | None:
    """The month and day of a moment, of a page without a year too."""
    if one.written:
        return one.written[1:]
    match = _WRITTEN.search(text, one.start, one.end)
    return (int(match[1]), int(match[2])) if match else None


def _name(page: Page, one: Hours) -> str:
    """What stands before hours beside their days: 「晚場」."""
    piece = _PARTS.split(page.text[slice(*one.words)])[-1]
    return re.sub(r"[\W_\d]+|起|至", "", _TERSE.sub("", _WEEK.sub("", BRACKETS.sub("", piece))))


def _is_meant(asked: Asked, page: Page, hits: Hits, one: Hours) -> bool:
    """Whether a line tells of all that the question names beside the day and the page, and of nothing that it does not name."""
    line = page.lines[page.line_at(one.line[0])]
    round_it = (one.line, (line.start, line.end)) if line.kind == "row" else (one.line,)
    for index, term in enumerate(asked.terms):
        if term.weight < 1 or hits.title[index] >= 0.5 or _TIME_WORD.search(term.text) or _OPENS.match(term.text):
            continue
        if max(hits.within(index, *span) for span in round_it) < NEAR:
            return False
    heard = [
        term.text
        for i, term in enumerate(asked.terms)
        if max(hits.within(i, *one.line), hits.within(i, *one.label)) >= NEAR
    ]
    return all(_is_heard(asked.text, heard, words) for words in (page.text[slice(*one.label)], _name(page, one)))


def _is_heard(text: str, heard: list[str], words: str) -> bool:
    """Whether what stands before hours says nothing of its own, or what the question names."""
    part = day_parts.named(words)
    if _OPEN.fullmatch(words) or words in text or part is not None and part == day_parts.named(text):
        return True
    return any(words.startswith(term[:1]) or term in words for term in heard)


def _proposal(asked: Asked, page: Page, one: Hours, part: str) -> Proposal:
    times = [each for each in one.times if not _outside(asked.text, each)] or list(one.times)
    start = times[0].first if part == "start" else times[-1].last or times[-1].first if part == "end" else None
    low, high = (start.start, start.end) if start else (times[0].start, times[-1].end)
    if clock := _CLOCK.search(page.text, low, high):
        low = clock.start()  # the day before them is known
    return Proposal(low, high, page.record.body[low:high], MEANT, scope=(one.words, one.label))


def _outside(text: str, one: Date) -> bool:
    asked = day_parts.named(text)
    if asked is None or one.first.clock is None:
        return False
    if one.last:
        return day_parts.outside(text, one)
    low, high = day_parts.HOURS[asked]
    return not low <= one.first.clock.hour < high
