"""A day on which a result is told is no day up to which one can still take part: 「2月27日於官網公布」, asked whether one can still hand in."""

from __future__ import annotations

import re

from answer.dates import Date
from answer.evidence import Page

_RESULT = re.compile(r"公布|揭晓|放榜|公示|颁奖|开奖|得奖|获奖|入选|录取|开标")
_STILL = re.compile(r"还(?:能|可以|来得及|赶得上|有机会)[^,。;]{0,4}(?:报|申[请报]|登记|预约|投|缴|参加|提[交出])")


FAR = 300  # characters of a clause round a day that are looked at


def of_result(asked: str, page: Page, one: Date) -> bool:
    if one.last or not _STILL.search(asked) or _RESULT.search(asked):
        return False
    low, high = page.clause(one.start)
    return _RESULT.search(page.text, max(low, one.start - FAR), min(high, one.end + FAR)) is not None
