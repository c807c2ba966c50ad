"""Yes or no from days with an hour: hours of one day, of the first or last day alone, from a stop until what goes on again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.dates import Date, Moment
from answer.evidence import Page
from answer.types import asks, bounds, day_parts, when
from answer.types.contract import Proposal
from answer.types.shut import shut
from answer.types.subjects import of_other_kind
from answer.types.weekly import at, joined


def stands_to(moment: Moment, today: datetime.date) -> int:
    """-1 where the moment lies behind today, 0 on the day, 1 before us; by the clock where `today` has one."""
    stands: tuple[int, ...] = moment.written or (0, 0, 0)
    day: tuple[int, ...] = (today.year, today.month, today.day)
    if isinstance(today, datetime.datetime) and moment.clock:
        stands, day = (*stands, moment.clock.hour, moment.clock.minute), (*day, today.hour, today.minute)
    return (stands > day) - (stands < day)


HALVES = {"上午": (10, 0), "早上": (8, 0), "中午": (12, 0), "下午": (15, 0), "晚上": (20, 0)}
HALF = re.compile("|".join(HALVES))
_TO = re.compile(r"[到至]$")
_SHUTS = re.compile(r"\s*(?:提[前早])?(?:收[车摊工市秤]|关[门闭]|闭[馆园门场]|打烊|停[运止诊办业]|结束|下班|清场)")
_RESUMES = re.compile(r"[^,。;\d]{0,4}(?:恢复|重新|复[工课诊航运]|再[开收办]|照常|才)")
_STOPPED = re.compile(r"停|止|截|闭|关")
_LAST = re.compile(r"\s*(?:\([^)]*\))?(?:为?止)")


FAR = 300  # characters of a clause behind a day that are looked at


def between(asked: Asked, page: Page, today: datetime.date) -> Iterator[Proposal]:
    """From a day that something stops and the day that it goes on: 「1月24日後停收，2月5日恢復」, and columns of both."""
    stop: Date | None = None
    for one in when.found(page):
        if one.last or not one.first.dated:
            continue
        line = page.lines[page.line_at(one.start)]
        if line.kind == "row":
            head = page.lines[line.table or 0]
            cells, column = page.cells(head), page.column(one.start)
            says = page.text[slice(*cells[column])] if column < len(cells) and head is not line else ""
            stops, resumes = bool(_STOPPED.search(says)), bool(_RESUMES.match(says))
        else:
            stops = bounds.STOPS.search(page.text, one.end, min(page.clause(one.end - 1)[1], one.end + FAR)) is not None
            stops = stops and not _LAST.match(page.text, one.end)  # 「至6月30日止閉館」
            resumes = _RESUMES.match(page.text, one.end) is not None
        if stops and not resumes:
            stop = one
        elif resumes and stop and of_other_kind(asked, page, stop.start):
            stop = None
        elif resumes and stop and page.sentence(stop.start) == page.sentence(one.start) and _later(one, stop):
            opens = stands_to(stop.first, today) > 0 or stands_to(one.first, today) <= 0
            says = asks.yes(asked.text) if opens else asks.no(asked.text)
            value = f"{when.written(page, stop)}至{when.written(page, one)}"
            yield Proposal(stop.start, one.end, f"{says}，{value}", 0.15)
            stop = None


def _later(one: Date, other: Date) -> bool:
    return one.first.written is None or other.first.written is None or one.first.written > other.first.written


_EDGE = re.compile(
    r"(?P<last>最后[一1][天日]|末日|最末[一1][天日]|(?:截止|闭幕|结束)(?:当[天日]|那[天日]|日))|(?:第[一1][天日]|首日|头[一1][天日]|开幕(?:当[天日]|日))"
)
BESIDE = 14  # characters between 「最後一天」 and its hour


def first_or_last(asked: Asked, page: Page, named: datetime.date | None, clock: datetime.time) -> Iterator[Proposal]:
    """Hours of the first or last day alone: 「每天9:30到21:00，最後一天提前到17:00閉場」, asked of that day."""
    mine = _EDGE.search(asked.text)
    for match in _EDGE.finditer(page.text):
        line = page.lines[page.line_at(match.start())]
        last = bool(match["last"])
        hours = next(
            (
                one
                for one in when.found(page)
                if one.first.clock and not one.first.dated and 0 <= one.start - match.end() <= BESIDE
            ),
            None,
        )
        days = [one for one in when.paired(page) if one.first.dated and line.start <= one.start < match.start()]
        if not hours or not days or page.sentence(hours.start) != page.sentence(match.start()):
            continue
        edge = days[-1].last if last else days[-1].first
        if not (edge and named == edge.day if named else mine and bool(mine["last"]) == last):
            continue
        told = hours.first.clock
        assert told
        opens = at(hours, (clock.hour, clock.minute)) if hours.last else clock <= told if last else clock >= told
        says = asks.yes(asked.text) if opens else asks.no(asked.text)
        value = page.record.body[match.start() : hours.end]
        yield Proposal(match.start(), hours.end, f"{says}，{value}", 0.4, rests=((days[-1].start, days[-1].end),))


def by_clock(asked: Asked, page: Page, moment: datetime.datetime) -> Iterator[Proposal]:
    """From clock times of that very day: 「7月21日…當天9:00至16:00停水」."""
    dated: Date | None = None
    for one in when.found(page):
        if one.first.dated:
            dated = one
        elif not one.last and dated and dated.first.day == moment.date() and one.first.clock:
            clause = page.clause(dated.start)
            until = clause[0] <= one.start < clause[1] and (
                _TO.search(page.text[dated.end : one.start]) or _SHUTS.match(page.text, one.end)
            )
            if until:  # 「除夕（1月28日）只開到14:00」
                opens = (moment.hour, moment.minute) <= (one.first.clock.hour, one.first.clock.minute)
                says = asks.yes(asked.text) if opens else asks.no(asked.text)
                yield Proposal(dated.start, one.end, f"{says}，{when.written(page, one)}", 0.08)
        elif one.last and dated and dated.first.day == moment.date() and not dated.last:
            if page.sentence(dated.start) != page.sentence(one.start):
                continue
            clock = (moment.hour, moment.minute)
            if not at(one, clock) and any(at(other, clock) for other in joined(page, one)):
                continue  # the second of two ranges of that day
            opens = at(one, clock) != (shut(asked, page, one) or _then_shut(asked, page, one))
            says = asks.yes(asked.text) if opens else asks.no(asked.text)
            yield Proposal(
                one.start, one.end, f"{says}，{when.written(page, one)}", 0.15, rests=((dated.start, dated.end),)
            )


def _then_shut(asked: Asked, page: Page, one: Date) -> bool:
    """「6月6日晚龍舟夜賽期間（20:00至22:00），南渡站不停車」: whether a clause behind hours denies it of what the question names."""
    low, high = one.end, min(page.sentence(one.start)[1], one.end + FAR)
    named = False
    while low < high:
        clause = page.clause(low)
        told = page.text[max(low, clause[0]) : clause[1]]
        named = named or any(len(term.text) > 1 and term.text in told for term in asked.terms)
        if re.search(r"\d", told) or _USUAL.search(told):
            return False
        denied = bounds.CLOSED.search(told) or re.search(r"不停[车靠站]", told)
        if denied and named and denied[0] not in asked.text:
            return True
        low = max(clause[1], low + 1)
    return False


_USUAL = re.compile(r"照常|正常|不受影响|照旧")
_DAILY = re.compile(r"每[天日]")  # 「6月3日至5日舉行，每天9:00至17:00」


def hours_of(page: Page, one: Date) -> list[Date]:
    """Ranges of hours that are told right behind days, in their clause."""
    end, sentence = page.clause(one.end - 1)[1], page.sentence(one.start)[1]
    return [
        each
        for each in when.found(page)
        if each.first.clock and each.last and not each.first.dated and one.end <= each.start < sentence
        if each.start < end or each.start - one.end < 12 and _DAILY.search(page.text[one.end : each.start + 2])
    ]


def at_part(asked: Asked, part: bool, hours: Date, clock: tuple[int, int]) -> bool:
    """Whether a clock time lies in hours; of a part of the day, whether any of it does."""
    return not day_parts.outside(asked.text, hours) if part and not asked.clocks else at(hours, clock)


def second_of(page: Page, one: Date, today: datetime.date, clock: tuple[int, int]) -> Date | None:
    """The later range of hours of the very day in which a clock time lies."""
    if not one.last or not one.first.clock or one.first.day != datetime.date(today.year, today.month, today.day):
        return None
    return next((each for each in joined(page, one) if at(each, clock)), None) if not at(one, clock) else None
