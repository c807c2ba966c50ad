"""Days told side by side (「10月12日、13日」), and the hours told once of all of them: 「6月14日、15日上午8:30至11:30」.

Read of two days that follow each other, and of a first and a last day (「6月14日至16日8:30-11:30」). The hours are told apart from the days:
they are those of each.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answer.dates import Date, Moment

_CLOCK = re.compile(
    r"(?:(?:上午|下午|晚上|晚间|晚|中午|凌晨|清晨|早上|早)\s*)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[:点时]"
)


def next_day(first: Moment, last: Moment, between: str) -> bool:
    """「10月12日、13日」: two days are a range too."""
    if between.strip() not in ("、", "和", "及", "与") or first.clock or not (first.day and last.day):
        return False
    return last.day - first.day == datetime.timedelta(days=1)


def with_hours(text: str, days: Date, ends: Moment) -> list[Date]:
    """The days, and the hours that the last day begins and `ends` closes; none where these are no hours of several days."""
    last = days.last
    if last is None or days.first.clock or not last.clock or ends.dated or not ends.clock or ends.clock <= last.clock:
        return []
    clock = _CLOCK.search(text, last.start, last.end)
    if clock is None:
        return []
    day = last._replace(end=last.start + len(text[last.start : clock.start()].rstrip()), clock=None)
    begins = last._replace(start=clock.start(), day=None, dated=False, written=None)
    return [
        days._replace(end=day.end, last=day),
        days._replace(start=begins.start, end=ends.end, first=begins, last=ends),
    ]
