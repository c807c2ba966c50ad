"""Days told from the day of the page: 「昨天」, 「今晚」 of news, with the date that the page tells for them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.evidence import Page
from answer.types import weekdays
from answer.types.contract import Proposal

# 「昨天」 of news, which the day of the page tells; no 「昨日（8日）」, whose day stands there
_FROM_TODAY = re.compile(
    r"(?:(昨|前|今|明)(?:天|日|晚|早|晨)|(昨|今)(?=[早晚]))(?:上午|下午|晚上|早上|清晨|傍晚|凌晨)?(?!\s*[(\d])(?![一-鿿]?年)"
)
_FROM_TODAY_BY = {"昨": -1, "前": -2, "今": 0, "明": 1}


# 「下週一起恢復」, whose day no bracket tells
_IN_WEEK = re.compile(rf"(?!上){weekdays.IN_WEEK}(?!\s*[(、至到和及\d])")


def in_week(page: Page) -> Iterator[Proposal]:
    """「下週一」 of a page, with the date that its day tells for it."""
    published = page.record.published
    for match in _IN_WEEK.finditer(page.text):
        says = page.record.body[match.start() : match.end()]
        if published:
            day = weekdays.in_week(match, datetime.date.fromisoformat(published[:10]))
            says = f"{says}（{day.month}月{day.day}日）"
        yield Proposal(*match.span(), says, 0.02)


def told(page: Page) -> Iterator[Proposal]:
    published = page.record.published
    for match in _FROM_TODAY.finditer(page.text):
        if page.text[match.start() - 1 : match.start()] in ("目", "以", "从", "先", "提", "之"):
            continue  # 「目前天天」
        says = page.record.body[match.start() : match.end()]
        if published:
            day = datetime.date.fromisoformat(published[:10])
            day += datetime.timedelta(days=_FROM_TODAY_BY[match[1] or match[2]])
            says = f"{says}（{day.month}月{day.day}日）"
        yield Proposal(*match.span(), says, -0.02)
