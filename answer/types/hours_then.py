"""Yes or no from the hours that are told of days in which a day lies: 「2月9日至17日客服時間改為9:00-18:00（平日為8:00-22:00）」, asked of eight
in the evening on one of them, or on another day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.dates import Date
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, bounds, day_parts, when
from answer.types.contract import Proposal
from answer.types.hours import HALF
from answer.types.weekly import at, joined

_OF_HOURS = re.compile(r"时间|时段|开放|营业|服务|每[天日]|值[班守]")
_USUAL = re.compile(r"(?:平[日时常]|[原其]余?|正常|通常|其他[日时]?[期间]?|之?[前后]|恢复)[^,。;\d]{0,8}$")
SURE = 0.35
MOST = 60  # times of a page that are looked at


def told(asked: Asked, page: Page, hits: Hits, day: datetime.date) -> Iterator[Proposal]:
    """What a question for an hour, or for a part of the day, is told of a day."""
    clock = max(asked.clocks) if asked.clocks else None
    found = when.found(page)[:MOST] if clock or HALF.search(asked.text) else ()
    for one in found:
        first, last = one.first.day, one.last.day if one.last else None
        if not (first and last and one.first.dated) or one.first.clock or _of_another(asked, page, hits, one):
            continue
        hours = [each for each in found if _is_of(page, one, each)]
        usual = [each for each in hours if _USUAL.search(page.text, page.clause(one.start)[0], each.start)]
        own = [each for each in hours if each not in usual]
        meant = own if first <= day <= last else usual
        if not own or not meant:
            continue
        value = meant[0]
        opens = any(_within(asked, each, clock) for each in (value, *joined(page, value)))
        says = asks.yes(asked.text) if opens else asks.no(asked.text)
        yield Proposal(
            value.start, value.end, f"{says}，{when.written(page, value)}", SURE, rests=((one.start, one.end),)
        )


def _of_another(asked: Asked, page: Page, hits: Hits, one: Date) -> bool:
    """「7月1日起泳池開至20:30。健身房開至22:00」, asked of the 健身房: a thing that it names stands elsewhere alone."""
    sentence = page.sentence(one.start)
    return any(
        term.weight >= 1 and term.thing and hits.title[i] < 0.6 and hits.best(i) >= 0.85 > 2 * hits.within(i, *sentence)
        for i, term in enumerate(asked.terms)
    )


def _is_of(page: Page, one: Date, hours: Date) -> bool:
    """Whether hours are told of days: behind them in their sentence, no other day between, and not as those on which it is shut."""
    low, high = one.end, page.sentence(one.start)[1]
    if not (hours.last and hours.first.clock and not hours.first.dated and low <= hours.start < high):
        return False
    between = page.text[low : hours.start]
    shut = bounds.CLOSED.search(page.text, hours.end, page.clause(hours.end - 1)[1])
    return _OF_HOURS.search(between) is not None and not re.search(r"\d[日号]", between) and not shut


def _within(asked: Asked, hours: Date, clock: tuple[int, int] | None) -> bool:
    return at(hours, clock) if clock else not day_parts.outside(asked.text, hours)
