"""Which weekday of a month: 「每月第2個週六」, asked 每月第幾個星期六."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types import weekdays
from answer.types.contract import Proposal

ASKED = rf"第几个(?={weekdays.ONE})"
_ASKED = re.compile(rf"第几个(?P<day>{weekdays.ONE})")
_TOLD = re.compile(rf"(?P<says>第[\d一二三四五]、?[\d一二三四五]?个)(?P<day>{weekdays.ONE})")


def told(asked: Asked, page: Page) -> Iterator[Proposal] | None:
    """None where it is not asked for."""
    match = _ASKED.search(asked.text)
    if match is None:
        return None
    days = weekdays.days_in(match["day"])
    return (
        Proposal(*one.span("says"), boost=0.2)
        for one in _TOLD.finditer(page.text)
        if weekdays.days_in(one["day"]) == days
    )
