"""Weekdays and hours that a page tells: 「週二至週五9:00—17:00，週一閉館」."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from answer import feasts
from answer.asked import Asked
from answer.dates import Date
from answer.evidence import Page
from answer.types import asks, bounds, day_parts, excepted, when
from answer.types.contract import Proposal
from answer.types.weekdays import ALL, MOST, days_in, runs

_DOES = re.compile(
    r"开|营业|办|对外|停靠|服务|受理|上[班课]|授课|接[待诊]|[门出坐应]诊|训练|排练|活动|收|照常|不休|无休|有人"
)
_HOLIDAYS = re.compile(r"^[^,。;]{0,6}节假日|^[^,。;]{0,3}(?:第|每月)")


class Weekly(NamedTuple):
    """What is told of some weekdays (0: Monday): `hours` where clock times stand with them."""

    start: int
    end: int
    days: frozenset[int]
    open: bool
    hours: Date | None


def _until(text: str, one: Date) -> bool:
    """「週三延長至晚間7時」: a single clock time up to which it is open."""
    return re.search(r"[至到]$", text[: one.start][-1:]) is not None


def weekly(page: Page) -> list[Weekly]:
    """What a page tells of weekdays, in order."""
    text = page.text
    hours = [one for one in when.found(page) if one.first.clock and not one.first.dated]
    found = []
    told_runs = runs(page)
    for number, (start, end) in enumerate(told_runs):
        line = page.lines[page.line_at(start)]
        stop = min(page.sentence(start)[1] if line.kind != "row" else line.end, line.end)
        if number + 1 < len(told_runs):
            stop = min(stop, told_runs[number + 1][0])
        stop -= text[stop - 1 : stop] == "("  # 「週二至週日9:00-17:00(週一休館)」
        close = text.find(")", end, stop)
        if close >= 0 and "(" not in text[end:close]:
            stop = close
        clause = min(page.clause(start)[1] if line.kind != "row" else stop, stop)
        if _HOLIDAYS.search(text[end:clause]):
            continue
        if apart := _BUT_HOLIDAYS.search(text, end, clause):
            clause = apart.start()  # 「週一、週三 9:00-11:00（國定假日停）」
        closed = bounds.CLOSED.search(text, end, clause)
        behind = page.clause(min(clause + 1, len(text) - 1))
        if not closed and line.kind != "row" and clause < behind[0] < stop and not _DOES.search(text, end, clause):
            closed = bounds.CLOSED.match(text, *behind)  # 「逢星期四上午清潔，暫停開放」
            clause = behind[1] if closed else clause
        told = next((one for one in hours if start <= one.start < stop and (one.last or _until(text, one))), None)
        if closed or told or _DOES.search(text, end, clause):
            span_end = max(clause, told.end if told and not closed else clause)
            found.append(Weekly(start, span_end, days_in(text[start:end]), not closed, None if closed else told))
            if closed and (daily := _but_for(text, line.start, start, hours, told_runs)):
                found.insert(-1, Weekly(daily.start, daily.end, ALL, True, daily))
    return found


_BUT_HOLIDAYS = re.compile(r"\((?:国定|法定|例|节)?(?:假日|例假)")


def _but_for(text: str, low: int, start: int, hours: list[Date], told_runs: list[tuple[int, int]]) -> Date | None:
    """「9:00-21:00（週三休）」: the hours of all other days, where a weekday of rest stands in a bracket behind them and none before."""
    daily = next((one for one in hours if one.last and low <= one.start and one.end == start - 1), None)
    if daily is None or text[start - 1] != "(":
        return None
    mark = max(text.rfind(sign, low, daily.start) for sign in ";。")
    return None if any(max(low, mark) <= run[0] < daily.start for run in told_runs) else daily


_ENTERS = re.compile(
    r"开|去|来|进|到|办|看|参观|营业|上班|有人|收|借|逛|用|接|碰|遇|送|干活|施工|停|找|报|上课|学|练|诊|考|领|缴|交|抽|待|坐|有(?:船|车|班|课|诊|场|表演|演出|活动)"
)


_PLACE = re.compile(r"([一-鿿]{2,4}?([馆园厅场站院]))(?=照常|仍|正常|开放|营业|的?(?:开放|营业|服务)?时间)")
_GENERAL = re.compile(r"^(?:本|全|总|我|各|该|两|主|场|闭|开|休|入|进)")


def _of_another(asked: Asked, page: Page, one: Weekly) -> bool:
    """「少兒館照常開放，週二至週日…」 for a question about the 圖書館."""
    start, _ = page.sentence(one.start)
    subject = _PLACE.match(page.text, start, one.start)
    if not subject or subject[1] in asked.text or _GENERAL.match(subject[1]):
        return False
    return any(term.text[-1] == subject[2] and len(term.text) > 1 and term.text in page.title for term in asked.terms)


# 「週四休息嗎」: asked for the closing itself
_ASKS_CLOSED = re.compile(
    r"(?<![不没])(?P<rest>休[息馆市诊业园]|公休|店休|轮休|闭[馆园]|关门|歇业|打烊|停业|放假)(?![日时期])|(?<![不没])(?P<stops>停[水电气课诊办运工机航播]|封[路闭])"
)
_RESTS = re.compile(r"休|闭[馆园]|关[门闭]|歇业|打烊|停业|放假|不(?:开|营业|办公|对外|上班)")


def _closings(asked: Asked, page: Page, days: frozenset[int], closing: re.Match[str]) -> Iterator[Proposal]:
    """Yes or no from weekdays to a question for what does not go on: 「週四休息嗎」, 「週二停水嗎」."""
    for one in weekly(page):
        text = page.text[one.start : one.end]
        same = _RESTS.search(text) if closing["rest"] else closing["stops"] in text
        hit = bool(one.days & days)
        if one.days == ALL or (one.open and not (closing["rest"] and hit)) or not (one.open or same):
            continue
        if hit and day_parts.told(asked.text, page, one.start, one.end) is not True:
            continue
        says = asks.yes(asked.text) if hit and not one.open else asks.no(asked.text)
        value = page.record.body[one.start : one.end].strip(" ,，。;；")[:24]
        yield Proposal(one.start, one.end, f"{says}，{value}", 0.25 if hit else 0.1)


_ALONE = re.compile("[仅只]")


def _continues(page: Page, one: Weekly, other: Weekly) -> bool:
    """「週二至週五9:00至21:00開放，週日至17:00」: a clause of the sentence that says nothing but days and hours."""
    clause = page.clause(other.start)
    inside = clause[0] < page.sentence(one.start)[1] and clause[0] > one.start
    return inside and _DAYS_AND_HOURS.fullmatch(page.text, *clause) is not None


_DAYS_AND_HOURS = re.compile(
    r"(?:周|星期|礼拜|[一二三四五六日天]|[上下中]午|早上|晚[间上]|[\d:时点半分至到及和、为\s-])*[,。;]?"
)


def by_week(asked: Asked, page: Page, days: frozenset[int]) -> Iterator[Proposal]:
    """Yes or no from weekdays and hours: 「逢週一休館」, 「週二、週四14:00—16:30」."""
    if in_table := list(by_table(asked, page, days)):
        yield from in_table
        return
    closing = _ASKS_CLOSED.search(asked.text)
    if closing and days and days != ALL:
        yield from _closings(asked, page, days, closing)
        return
    if not days or not _ENTERS.search(asked.text):
        return
    told = weekly(page)
    aside = _beside_it(asked, page, told)
    part = day_parts.named(asked.text) is not None
    for one in told:
        if _HOLIDAY.search(asked.text) and "节假日" in page.text:
            continue  # holidays have hours of their own
        if one in aside or _of_another(asked, page, one) or of_another_stop(asked, page, one):
            continue
        beside = page.clause(one.start)
        if _ALONE.search(page.text, one.start, beside[1]):
            beside = page.sentence(one.start)  # 「週一至週五8:30至17:00，週六上午只辦…」
        others = frozenset().union(
            *(
                other.days
                for other in told
                if beside[0] <= other.start < beside[1] or _continues(page, one, other) or _continues(page, other, one)
            )
        )
        opens = one.open
        if one.days & days and one.hours and asked.clocks and (days != ALL or one.days == ALL):
            clock = max(asked.clocks)
            opens = any(at(each, clock) for each in (one.hours, *joined(page, one.hours)))
            opens = opens and not breaks(page, one.start, one.hours, clock)
        elif one.days == ALL and days != ALL and one.open and _sole_rest(told, one, days):
            opens = True  # 「每天13:00至21:00，每週一閉館」, asked of a Tuesday
        elif days == ALL and one.hours and asked.clocks and not _at_any(told, max(asked.clocks)):
            opens = False  # 「週二至週日8:30至21:30」, asked of ten in the evening
        elif one.days == ALL or days == ALL:
            continue  # 「每天」 tells nothing without the hour
        elif not one.days & days and one.open and not days & others:
            opens = False
        elif not one.days & days:
            continue
        elif part and not opens and not day_parts.told(asked.text, page, one.start, one.end):
            continue  # 「星期四上午暫停開放」 says nothing of the afternoon
        elif part and opens:
            hours = [one.hours, *joined(page, one.hours)] if one.hours else []
            hours = [each for each in hours if each.start >= one.start]
            opens = day_parts.told(asked.text, page, one.start, one.end) is True
            if (
                hours and sum(bool(each.days & days) for each in told) == 1
            ):  # 「週六9:00至12:00」, asked of the afternoon
                opens = opens and not all(day_parts.outside(asked.text, each) for each in hours)
        out = excepted.left_out(asked, page, page.clause(one.start))
        if out and out.named:
            opens = not opens  # 「週末照常開放，雕塑園除外」
        says = asks.yes(asked.text) if opens else asks.no(asked.text)
        value = page.record.body[one.start : one.end].strip(" ,，。;；")[:24]
        exact = bool(one.days & days) and (not one.open or bool(one.hours and asked.clocks))
        boost = (
            0.25 + 0.1 * (len(one.days) < 3) if exact and asked.clocks else 0.15 if exact else 0.03 if opens else 0.1
        )
        yield Proposal(one.start, one.end, f"{says}，{value}", boost)


_STOPS_OF = re.compile(r"停(?P<what>[课诊水电气工航播练])")


def of_another_stop(asked: Asked, page: Page, one: Weekly) -> bool:
    """「週日停課」, asked whether one can sign up on a Sunday."""
    stops = _STOPS_OF.search(page.text, one.start, one.end)
    return (
        stops is not None and not one.open and not set(_SAME_STOP.get(stops["what"], stops["what"])) & set(asked.text)
    )


_SAME_STOP = {"课": "课上学练", "诊": "诊看挂医", "航": "航船机飞", "工": "工施"}
_HEAD_DAY = re.compile(r"\s*(?:周|星期|礼拜)?([一二三四五六日天])\s*(?:\([^)]*\))?\s*")
_NOBODY = re.compile(r"停诊?|休息?|公休|无|未开|不(?:开|看|办)[^,。;]*|[-/×x]|")


def by_table(asked: Asked, page: Page, days: frozenset[int]) -> Iterator[Proposal]:
    """Yes or no from a table with weekdays as its columns and parts of the day as its rows: 「上午　范醫師　停診」."""
    part = day_parts.named(asked.text)
    for number, line in enumerate(page.lines):
        if line.kind != "row" or line.table is None or line.table == number or len(days) != 1:
            continue
        head, cells = page.cells(page.lines[line.table]), page.cells(line)
        named_days = [_HEAD_DAY.fullmatch(page.text[slice(*cell)]) for cell in head]
        columns = [i for i, cell in enumerate(named_days) if cell and days_in(cell[1]) == days]
        row = page.text[slice(*cells[0])]
        named = day_parts.named(row)
        if len(columns) != 1 or columns[0] >= len(cells) or (part is None) != (named is None) or part != named:
            continue
        start, end = cells[columns[0]]
        value = page.text[start:end].strip()
        if part is None and not any(term.text in row for term in asked.terms if len(term.text) > 1):
            continue
        opens = _NOBODY.fullmatch(value) is None and bounds.CLOSED.fullmatch(value) is None
        told = page.record.body[start:end].strip()
        says = asks.yes(asked.text) if opens else asks.no(asked.text)
        whole = (page.lines[line.table].start, line.end)
        yield Proposal(start, max(end, start + 1), f"{says}，{told}" if told else says, 0.4, scope=(whole,))


_HOLIDAY = re.compile(rf"{feasts.FEAST}|{feasts.OFF}|放假")


def _beside_it(asked: Asked, page: Page, told: list[Weekly]) -> list[Weekly]:
    """Open days that are told of less that the question names than others: 「書法班週一上課，週六自習；國畫班週二上課」."""

    def names(one: Weekly) -> int:
        line = page.lines[page.line_at(one.start)]
        head = page.lines[line.heading] if line.heading is not None else None
        whole = page.text[slice(*page.sentence(one.start))] + (page.text[head.start : head.end] if head else "")
        clause = page.text[slice(*page.clause(one.start))] if line.kind != "row" else whole
        return sum(term.text in (clause if term.tag[:1] == "v" else whole) for term in words)

    words = [term for term in asked.terms if len(term.text) > 1 and term.weight >= 1 and term.tag != "t"]
    named_of = [(names(one), one) for one in told if one.open and one.days != ALL]
    most = max((number for number, _ in named_of), default=0)
    return [one for number, one in named_of if number < most]


def breaks(page: Page, start: int, own: Date, clock: tuple[int, int]) -> bool:
    """Whether a clock time lies in hours of the same sentence that are told as closed: 「午休12:00—13:30不辦理」."""
    sentence = page.sentence(start)
    for hours in when.found(page):
        of_it = hours.last and sentence[0] <= hours.start < sentence[1] and hours != own and not hours.first.dated
        if of_it and at(hours, clock) and bounds.CLOSED.search(page.text, *page.clause(hours.start)):
            return True
        if of_it and at(hours, clock) and _AT_NOON.search(page.text, max(0, hours.start - 4), hours.start):
            return True  # 「10:00-22:00（午休12:30-13:30）」
    return False


_AT_NOON = re.compile(r"(?:午休|休息)(?:时间)?:?\s?$")


def by_hours(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Yes or no from hours that are told of no day: 「抽血7:30至9:30進行」, asked of ten o'clock; 「每天7時至9時禁止卸貨」."""
    of_days = {page.sentence(one.start) for one in weekly(page) if one.open or one.days != ALL}
    for one in when.found(page)[:MOST] if asked.clocks else ():
        line, sentence = page.lines[page.line_at(one.start)], page.sentence(one.start)
        if not (one.first.clock and one.last) or one.first.dated or line.kind == "row" or sentence in of_days:
            continue
        if any(other.first.dated and sentence[0] <= other.start < sentence[1] for other in when.found(page)):
            continue
        shut = bounds.CLOSED.search(page.text, one.end, page.clause(one.start)[1]) is not None
        if not at(one, max(asked.clocks)) and any(at(other, max(asked.clocks)) for other in joined(page, one)):
            continue  # 「6:00至9:00、14:00至21:00」, asked of three o'clock
        if _AT_NOON.search(page.text, max(0, one.start - 4), one.start):
            continue
        inside = at(one, max(asked.clocks)) and not breaks(page, one.start, one, max(asked.clocks))
        says = asks.yes(asked.text) if inside != shut else asks.no(asked.text)
        yield Proposal(one.start, one.end, f"{says}，{when.written(page, one)}", 0.2)


_JOINED = re.compile(r"\s*[、,;和及与]\s*(?:以及)?")


def joined(page: Page, one: Date) -> list[Date]:
    """The other ranges of hours that stand in one row with a range, nothing between them: 「8:00—11:00、14:00—17:00」."""
    hours = [each for each in when.found(page)[:MOST] if each.first.clock and each.last]
    place = next((i for i, each in enumerate(hours) if each.start == one.start), None)
    if place is None:
        return []
    low = high = place
    while low and _JOINED.fullmatch(page.text, hours[low - 1].end, hours[low].start) and not hours[low].first.dated:
        low -= 1
    while (
        high + 1 < len(hours)
        and _JOINED.fullmatch(page.text, hours[high].end, hours[high + 1].start)
        and not hours[high + 1].first.dated
    ):
        high += 1
    return [*hours[low:place], *hours[place + 1 : high + 1]]


def _at_any(told: list[Weekly], clock: tuple[int, int]) -> bool:
    return any(at(one.hours, clock) for one in told if one.hours)


def _sole_rest(told: list[Weekly], daily: Weekly, days: frozenset[int]) -> bool:
    """Whether beside 「每天」 other weekdays are told as closed, and those asked about are not."""
    near = [
        one
        for one in told
        if not one.open and one.days != ALL and (0 <= one.start - daily.end <= 30 or 0 <= daily.start - one.end <= 5)
    ]
    return bool(near) and not any(one.days & days for one in near)


def at(hours: Date, clock: tuple[int, int]) -> bool:
    """Whether a clock time lies in a range of them, or before a single one up to which it is open."""
    first, last = hours.first.clock, hours.last.clock if hours.last else None
    if not hours.last and first:
        return datetime.time(*clock) <= first
    return bool(first and last and first <= datetime.time(*clock) <= last)


_MONTHLY = re.compile(r"每(?:个)?月(?:的)?(\d{1,2})[日号]?[至到-](?:(\d{1,2})[日号]|月底|月末)")


def by_month(asked: Asked, page: Page, day: datetime.date) -> Iterator[Proposal]:
    """Yes or no from days of every month: 「每月1日至25日開放」."""
    for match in _MONTHLY.finditer(page.text):
        inside = int(match[1]) <= day.day <= int(match[2] or 31)
        shut = bounds.CLOSED.search(page.text, match.end(), page.clause(match.end() - 1)[1]) is not None
        says = asks.yes(asked.text) if inside != shut else asks.no(asked.text)
        yield Proposal(*match.span(), f"{says}，{page.record.body[match.start() : match.end()]}", 0.1)
