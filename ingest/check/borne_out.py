"""Which of several spans of days a thing has, by what else its text says: the one table of witnesses that every check asks.

A check that doubts a day names the spans that may be meant. Each witness reads one thing of the text and says a fact that it asks of the days: how many they are, which is the first or
the last, which weekday that is. A fact that some of the spans agree with, and not all, speaks for these; settled is the span that all such facts leave, and nothing where
they leave none or several. So no value is told that no witness speaks for, and two that disagree settle nothing.

Witnesses: a number of days or weeks that the sentence or the text states of a whole; the last day told behind the date; what begins or ends in other words (`edges`: 「开幕前一天即6月19日」);
the pace of a row (`pace`); how far a day lies ahead, or its name (「明日（…）」, 「教师节当天（…）」); the weekday that stands with an end, that is told without its day (「提货当天是周六」), to which it was moved (「改到周四」), or on
which lessons recur (「每周二上课」). What the doubted dates say themselves is no fact.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ingest.check.days import workdays
from ingest.check.edges import alike, concerns, edges
from ingest.check.named_weekdays import ONE_WEEKDAY
from ingest.check.pace import in_step
from ingest.check.reading import Mention, Reading
from ingest.check.spelling import in_common
from ingest.check.weekday_told import counted_ahead, weekdays_told
from ingest.check.witness import day_counts, found_beside, last_days
from records import Evidence
from zh.dates.weekday import NAMES

_ENDING = re.compile("截|期限|结束|止|闭|到期|停")
_CLOSES = re.compile("截|期限|结束|止|闭|到期|撤|离[场营店]|退[场房]|[完竣]工|收[官摊市]|散场")
_OF_TIME = re.compile("时间|日期|期间|期限|[日期时天]")
_REST = re.compile(r"[^,。;\n]{0,4}(?:休|闭|停|除外)")
_LESSONS = re.compile("开[课班讲练学]|首[课次讲场]|第[一1][课次讲场]|[课班]")
_FOR_SOME = re.compile(
    "早鸟|优惠|[独尊专]?享|立减|赠|折|半价|减免|前[一二三四五六七八九十百\\d]+[名位]|优先|首批|第一批"
)
_MOVED_TO = re.compile("(?:改|移|调整|挪|换)[到至在为](?:每?周|星期|礼拜)([一二三四五六日天])(?=[,。;])")
_ANY_WEEKDAY = re.compile("(?:周|星期|礼拜)[一二三四五六日天]")
_FAR = 400  # code points round a date in which its weekday is told
_NAME = 80  # code points round a date in which it is named
_UNITS = {"day": ("days", 1), "week": ("days", 7), "workday": ("workdays", 1)}

Span = tuple[datetime.date, datetime.date]


class Thing(NamedTuple):
    """What is in doubt: the dates that may be wrong, what they are called, and a piece that is no witness either."""

    label: str
    dates: tuple[Mention, ...]
    but: tuple[int, int] = (0, 0)
    days: frozenset[datetime.date] = frozenset()  # with which the spans that may be meant begin or end


class Fact(NamedTuple):
    part: str  # "days", "workdays", "first", "last", or the weekday of these: "on first", "on last"
    values: frozenset[datetime.date | int]  # any of these
    evidence: Evidence


def _fact(part: str, value: datetime.date | int, evidence: Evidence) -> Fact:
    return Fact(part, frozenset((value,)), evidence)


def borne_out(
    text: Reading, thing: Thing, spans: Iterable[Span], unlikely: Span | None = None
) -> tuple[Span, list[Evidence]] | None:
    """The span that the witnesses leave, and what they say. One that is `unlikely` only where they leave no other."""
    left, evidence = set(spans), []
    for agreeing, told in spoken_for(text, thing, left):
        left = left & agreeing
        evidence.append(told)
    if len(left) > 1 and evidence:
        # 「9月20日至9月15日，三天。9月13日布展车辆进场」: of the two that are so long, the one whose end is spoken of
        for one in _named_days(text, thing):
            agreeing = {span for span in left if one.first in span}
            left = agreeing or left
            evidence += [text.of(one.found)] if agreeing else []
    if len(left) > 1:
        left -= {unlikely}
    return (next(iter(left)), evidence) if len(left) == 1 and evidence else None


def spoken_for(text: Reading, thing: Thing, spans: Iterable[Span]) -> Iterator[tuple[set[Span], Evidence]]:
    """The spans that each fact speaks for, where it does not for all."""
    given = set(spans)
    thing = thing._replace(days=frozenset(day for span in given for day in span))
    for witness in WITNESSES if len(given) > 1 else ():
        for fact in witness(text, thing, all(first == last for first, last in given)):
            agreeing = {span for span in given if _of(fact.part, span) in fact.values}
            if agreeing and agreeing != given:
                yield agreeing, fact.evidence


def _of(part: str, span: Span) -> datetime.date | int:
    first, last = span
    if part == "days":
        return (last - first).days + 1
    if part == "workdays":
        return workdays(first, last)
    day = first if part.endswith("first") else last
    return day.isoweekday() if part.startswith("on") else day


def _named_days(text: Reading, thing: Thing) -> Iterator[Mention]:
    """The single days whose clause has a word of what the thing is called."""
    for one in text.beside(thing.dates[0].found.offset):
        point = one.found.first
        if (
            one.section != thing.dates[0].section
            or one in thing.dates
            or one.old
            or one.example
            or one.found.last is not None
            or one.first != one.last
        ):
            continue
        clause = text.plain[slice(*text.clauses.clause(one.found.offset, one.found.stop))]
        if point is not None and "day" in point.written and in_common(thing.label, clause):
            yield one


def _by_number(text: Reading, thing: Thing, single: bool) -> Iterator[Fact]:
    """A number of days, of the sentence or of a whole, in no sentence with a range of its own."""
    if single:
        return
    found, own = thing.dates[0].found, {one.found.offset for one in thing.dates}
    for length in text.stated(found.offset, found.stop):
        if length.unit in _UNITS and not length.rough and not thing.but[0] <= length.start < thing.but[1]:
            part, many = _UNITS[length.unit]
            yield _fact(part, many * length.number, text.evidence(length.start, length.end))
    for many, evidence in day_counts(text, found.offset, thing.but):
        inside = any(one.found.offset <= evidence.offset < one.found.stop for one in thing.dates)
        if not inside and _ranges(text, evidence.offset) <= own:
            yield _fact("days", many, evidence)


@lru_cache(maxsize=1024)  # asked for by each doubted date near it
def _ranges(text: Reading, place: int) -> frozenset[int]:
    """Where the ranges of the sentence round a place begin."""
    beside = text.mentions_in(*text.clauses.sentence(place))
    return frozenset(one.found.offset for one in beside if one.found.last)


def _by_last_day(text: Reading, thing: Thing, single: bool) -> Iterator[Fact]:
    """Of one date, which may be the last day of something: what tells of two, `edges` says by its name."""
    [mention, *others] = thing.dates
    closes = not single or mention.found.mod == "until" or _CLOSES.search(thing.label)
    for day, evidence in last_days(text, mention) if closes and not others else ():
        yield _fact("last", day, evidence)


def _by_edges(text: Reading, thing: Thing, single: bool) -> Iterator[Fact]:
    """A day on which what the thing is of begins or ends, in whatever words; of a single day, as its name or the words say."""
    ending = _ENDING.search(thing.label) is not None or any(one.found.mod == "until" for one in thing.dates)
    sentences = [one.sentence for one in thing.dates]
    new = any(one.found.mod == "since" for one in thing.dates)  # 「9月31日起采新制，旧卡用到9月30日」
    for edge in edges(text, thing.dates[0].found.offset, *thing.dates):
        if edge.day not in thing.days:
            continue
        if _FOR_SOME.search(text.plain, *edge.mention.sentence) and not _FOR_SOME.search(thing.label):
            continue  # 「6月10日前报名享早鸟价」
        if single and not edge.old and edge.mention.found.mod == "until" and edge.mention.sentence in sentences:
            continue  # 「6月31日23:00停机，至7月1日5:00」: how long it goes on from then
        fits = (not single or ending or edge.shut) if edge.role == "end" else not (single and ending)
        if fits and concerns(text, edge, thing.label, edge.mention.sentence in sentences and new):
            yield _fact("last" if edge.role == "end" else "first", edge.day, text.of(edge.mention.found))


def _by_pace(text: Reading, thing: Thing, single: bool) -> Iterator[Fact]:
    for mention in thing.dates if single else ():
        for day, evidence in in_step(text, mention):
            yield _fact("first", day, evidence)


def _by_days_ahead(text: Reading, thing: Thing, single: bool) -> Iterator[Fact]:
    for mention in thing.dates if single else ():
        if ahead := counted_ahead(text, mention):
            yield _fact("first", *ahead)


def _by_written_weekday(text: Reading, thing: Thing, single: bool) -> Iterator[Fact]:
    """The weekday that stands with an end, unless it is that which cannot be."""
    if len(thing.dates) > 1:
        return
    [mention] = thing.dates
    for part, point in (("first", mention.found.first), ("last", mention.found.last or mention.found.first)):
        if point is not None and "weekday" in point.written and point.weekday is not None:
            if point.offset < thing.but[1] and thing.but[0] < point.end:
                continue
            yield _fact(f"on {part}", point.weekday, text.evidence(point.offset, point.end))


def _by_weekday(text: Reading, thing: Thing, single: bool) -> Iterator[Fact]:
    """The weekday of its day, told without the day, by its name or right behind it: 「提货当天是周六」, 「6月20日（周五）…，当天适逢周六」."""
    named = (
        text.plain[
            max(one.sentence[0], one.found.offset - _NAME) : min(
                text.clauses.clause(one.found.offset, one.found.stop)[1], one.found.stop + _NAME
            )
        ]
        for one in thing.dates
    )
    name = _OF_TIME.sub("", f"{thing.label} {' '.join(named)}")
    place, end = thing.dates[0].found.offset, max(one.found.stop for one in thing.dates) + _FAR
    start = max(text.plain.rfind("\n\n", 0, place) + 1, place - _FAR)
    for told in weekdays_told(text, start, end) if single else ():
        before = [
            one for one in text.mentions_in(start, told.evidence.offset) if one.found.first and one.found.first.day
        ]
        if alike(told.what, name) if told.what else before and before[-1] in thing.dates:
            yield Fact("on first", told.weekdays, told.evidence)


def _by_week(text: Reading, thing: Thing, single: bool) -> Iterator[Fact]:
    """The one weekday of all lessons, of a day that is the first of them."""
    [mention, *_] = thing.dates
    start = max(mention.sentence[0], mention.found.offset - _FAR)
    moved = list(_MOVED_TO.finditer(text.plain, start, mention.found.offset)) if single else []
    if moved and not _ANY_WEEKDAY.search(text.plain, moved[-1].end(), mention.found.offset):
        # 「原周三的课改到周四，第一堂9月10日」, not 「周三班改到周五，周四班首课6月4日」
        yield _fact("on first", NAMES[moved[-1][1]], text.evidence(*moved[-1].span()))
    if not single or not _LESSONS.search(thing.label):
        return
    weekly = [
        (int(told[1]), one)
        for one in found_beside(text, thing.dates[0].found.offset)
        if (told := ONE_WEEKDAY.fullmatch(one.timex or "")) and not _REST.match(text.plain, one.stop)
    ]
    if len({weekday for weekday, _ in weekly}) == 1:
        yield _fact("on first", weekly[0][0], text.of(weekly[0][1]))


WITNESSES: tuple[Callable[[Reading, Thing, bool], Iterator[Fact]], ...] = (
    _by_number,
    _by_last_day,
    _by_edges,
    _by_pace,
    _by_days_ahead,
    _by_written_weekday,
    _by_weekday,
    _by_week,
)
