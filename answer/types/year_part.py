"""Times told by a part of a year or month: 「2028年第二季量產」, 「預計年底完工」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answer.dates import Date
from answer.evidence import Page
from answer.types.contract import Proposal

_PART = re.compile(
    r"(?:(?:19|20)\d\d年|[今明后去前]年)?(?:第?[一二三四]季(?:度)?(?![报赛])|[上下]半年|年(?:底|末|中|初)(?![一-鿿]?[奖会]))(?:前|之前|以前|起)?"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:[上中下]旬|底|初|末)(?:前|之前|以前|起)?"
)
_QUARTER = re.compile(r"第?[一二三四]季|[上下]半年")
_EXPECTED = re.compile(r"(?:预计|预定|将|拟|计划|可望|有望|力争|争取|最快|最迟|最晚|于|在|到|至)$")


def told(page: Page, dates: Sequence[Date]) -> Iterator[Proposal]:
    """All that stand in no date of the page; 「第三季分潤」 tells no time."""
    inside = {place for one in dates for place in range(one.start, one.end)}
    for match in _PART.finditer(page.text):
        start = match.start()
        alone = _QUARTER.match(match[0]) and not _EXPECTED.search(page.text, max(0, start - 2), start)
        if not alone and start not in inside:
            yield Proposal(*match.span())
