"""What is said of a date: as it stands, as decided where a person decided, with the month that its page leaves to the reader."""

from __future__ import annotations

import datetime
import re

from answer.dates import Date, Moment, month_unit
from answer.evidence import Page
from answer.types import daily
from zh.dates.days import last_day

# 「2025年1月27日至2025年2月2日」 is told as 2025年1月27日至2月2日
ONCE, SHORT = re.compile(r"^(\d{2,4}年)(.+[至到~－—-])\1"), r"\1\2"
_TAIL = re.compile(r"(?:零时)?(?:起|止|前|以前|之前|以后|之后)")
_DAY = re.compile(r"(?P<day>\d{1,2})[日号](?=\D|$)")
NEAR = 15  # days beside that of publication up to which a day without a month lies in the same month


def written(page: Page, one: Date | Moment) -> str:
    """What is said of a date: as it stands, as decided where a person decided."""
    moments = one.moments if isinstance(one, Date) else (one,)
    if any(moment.says for moment in moments):
        told = "至".join(moment.says or page.record.body[moment.start : moment.end] for moment in moments)
        return ONCE.sub(SHORT, told)
    unit = month_unit(page.text, one.end) if isinstance(one, Moment) else ""
    alone = not unit and page.text[one.start : one.end].rstrip("日号").isdigit()
    if isinstance(one, Moment) and one.written and one.dated and alone:  # 「20日」 of 「2月10日至20日」
        return f"{one.written[1]}月{page.record.body[one.start : one.end]}"
    if isinstance(one, Date) and one.last:
        between = page.text[one.first.end : one.last.start]
        if "," in between or len(between) > 6:
            return f"{page.record.body[one.first.start : one.first.end]}至{page.record.body[one.last.start : one.last.end]}"
    tail = _TAIL.match(page.text, one.end)
    half = daily.half(page, one) if isinstance(one, Moment) else ""
    return half + _month(page, one) + page.record.body[one.start : tail.end() if tail else one.end].strip() + unit


def _month(page: Page, one: Date | Moment) -> str:
    """「11月」 of 「17日開跑」 in a page of 18 November: the month said before on the page, else that of the publication
    where the day lies near to it; none where that is open."""
    day = _DAY.match(page.text, one.start, one.end)
    if day is None:
        return ""
    first = one.first if isinstance(one, Date) else one
    if first.written:
        return f"{first.written[1]}月"
    try:
        told = datetime.date.fromisoformat((page.record.published or "")[:10])
    except ValueError:
        return ""
    number = int(day["day"])
    near = number <= last_day(told.year, told.month) and abs(number - told.day) <= NEAR
    return f"{told.month}月" if near else ""
