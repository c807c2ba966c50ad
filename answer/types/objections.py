"""Whether one may still object: 「對名單有異議，今天還能提嗎」, of 「公示期為5月6日至5月15日」, 「有意見的，可在5月20日前反映」.

What is told of objections themselves goes first; days on which something is shown in public are those on which one may object, but where
objections are told to come behind them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.dates import Date
from answer.evidence import Page
from answer.types import asks, when
from answer.types.contract import Proposal
from answer.types.hours import stands_to

OBJECTS = re.compile(r"(?:有|提|提出)(?:什么|点|些)?(?:意见|异议)|不服")
_TOLD = re.compile(r"意见|异议|申诉|反映|反馈|复[核查议]")
_SHOWN = re.compile(r"公示(?:的)?(?:起止)?(?:期限?|时间|日期|期间)?(?:[为是:]|自|从|定于|于)*$")
_UNTIL = re.compile(r"(?:\([^)]*\))?\s*(?:24:00|17:00|18:00)?(?:之|以)?(?:前|止|截止)")
_AFTERWARDS = re.compile(r"公示(?:期|时间)?(?:届?满|结束|期满)?后")
SURE = 0.5
FAR = 60  # characters of a clause behind a day that are read


def come_afterwards(asked: Asked, page: Page) -> bool:
    """Whether one may object only once the days are over on which something is shown: these say nothing of it."""
    return bool(OBJECTS.search(asked.text)) and any(
        _TOLD.search(page.text, *page.sentence(late.start())) for late in _AFTERWARDS.finditer(page.text)
    )


def may_object(asked: Asked, page: Page, day: datetime.date) -> Iterator[Proposal]:
    if not OBJECTS.search(asked.text):
        return
    told = [one for one in when.found(page) if one.first.day and one.first.dated]
    spans = [one for one in told if _of_objections(page, one)]
    if not spans:
        spans = [one for one in told if one.last and _SHOWN.search(page.text, max(0, one.start - 16), one.start)]
    for one in spans[:1]:
        last = one.last or one.first
        if last.day is None:
            return
        within = (one.last is None or stands_to(one.first, day) <= 0) and stands_to(last, day) >= 0
        says = asks.yes(asked.text) if within else asks.no(asked.text)
        yield Proposal(one.start, one.end, f"{says}，{when.ONCE.sub(when.SHORT, when.written(page, one))}", SURE)


def _of_objections(page: Page, one: Date) -> bool:
    """Whether a day is told as one until which, or days as those on which, one may object."""
    low, high = page.clause(one.start)
    if not (one.last or _UNTIL.match(page.text, one.end)):
        return False
    before = page.clause(low - 2) if low - 2 > page.sentence(one.start)[0] else (low, low)
    return _TOLD.search(page.text, before[0], min(high, one.end + FAR)) is not None
