"""A day on which a result is told is no day up to which one can still take part: 「2月27日於官網公布」, asked whether one can still hand in."""

from __future__ import annotations

import re

from answer.evidence import Page
from answer.values import Date

_RESULT = re.compile(r"公布|揭晓|放榜|公示|颁奖|开奖|得奖|获奖|入选|录取|开标")
_STILL = re.compile(r"还(?:能|可以|来得及|赶得上|有机会)[^,。;]{0,4}(?:报|申[请报]|登记|预约|投|缴|参加|提[交出])")


def of_result(asked: str, page: Page, one: Date) -> bool:
    told = not one.last and _RESULT.search(page.text, *page.clause(one.start)) is not None
    return told and _STILL.search(asked) is not None and not _RESULT.search(asked)
