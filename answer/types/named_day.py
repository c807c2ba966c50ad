"""The day that a question is about: 「12月25日還來得及嗎」, 「15號能報嗎」, 「下週一開嗎」, 「今天」."""

from __future__ import annotations

import contextlib
import datetime
import re

from answer import feasts
from answer.asked import Asked
from answer.dates import BORN, Date, dates
from answer.evidence import Page
from answer.types import weekdays
from answer.types.as_decided import found

_LATER = {"昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2, "大后天": 3}
OTHER = "|".join(sorted(_LATER, key=len, reverse=True))
CAN = r"(?:能|可以|还|来得|赶得|算|会|得|开|行|再|收|有|营业|上班|办公|上课|发车|行驶)"
BEGUN = r"(?:开始|启动)[^,。;\d]{0,4}了(?:吗|没有|没|么)[?]?$"  # 「開始受理了嗎」
ON_FEAST = rf"(?:{feasts.DATED})(?:节|当[天日]|那[天日]|时|期间)*(?:也|都|还|会|有没有|有)?(?:照常|正常)?(?:开|营业|上班|办公|休[息市馆]|关门|闭馆|放假|送货|收件)"
NOWADAYS = r"今[天日儿晚早晨夜]|现在|目前|如今|眼下|这会儿|当前|此刻"
PAST = re.compile(r"(?:超过|过了|晚于|逾)$")
NOW = re.compile(rf"{NOWADAYS}|{OTHER}|{weekdays.IN_WEEK}")
_OF_NOW = re.compile(rf"{NOWADAYS}|{BEGUN}")


def _relative(text: str, today: datetime.date) -> datetime.date | None:
    """「明天」, 「下週一」 as a day."""
    word, week = re.search(OTHER, text), re.search(weekdays.IN_WEEK, text)
    if week:
        return weekdays.in_week(week, today)
    return today + datetime.timedelta(days=_LATER[word[0]]) if word else None


def day(asked: Asked, today: datetime.date, page: Page | None = None) -> datetime.date | None:
    """The day that a question is about: the one it names (「12月25日還來得及嗎」), today where it says so, else None.

    A year that the question does not name is the one in which the day comes after `page` was published (「7月25日」 of a page of
    2025, asked in 2026); a month that it does not name is this one, or the next where the day is over.
    """
    told = [one for one in dates(asked.text, today.year) if one.first.dated and not BORN.match(asked.text, one.end)]
    named = [_beyond(asked.text, one) for one in told if not one.last]
    last = named[-1] if named and re.search(r"月\d{1,2}[日号]", asked.text) else None
    if last and not asked.years and page:
        last = _of_page(last, page)
    return (
        last
        or (_feast(asked.text, page) if page else None)
        or _lone(asked.text, today)
        or _relative(asked.text, today)
        or (today if _OF_NOW.search(asked.text) else None)
    )


_BEFORE_IT, _AFTER_IT = re.compile(r"(?:以前|之前)"), re.compile(r"(?:以后|之后|过后)")


def _beyond(text: str, one: Date) -> datetime.date | None:
    """「超過2月8日還沒收到」, 「4月1日以後還能辦嗎」: the day behind the one that is named."""
    if not one.first.day:
        return None
    after = PAST.search(text, max(0, one.start - 4), one.start) or _AFTER_IT.match(text, one.end)
    days = 1 if after else -1 if _BEFORE_IT.match(text, one.end) else 0
    return one.first.day + datetime.timedelta(days=days)


def _feast(text: str, page: Page) -> datetime.date | None:
    """The day of 「聖誕節開嗎」, where the page tells of that day: 「12月25日照常」."""
    feast = re.search(feasts.DATED, text)
    for one in found(page) if feast else ():
        first, last = one.first.day, (one.last or one.first).day
        with contextlib.suppress(ValueError):
            month, number = feasts.DAYS[feast[0]] if feast else (0, 0)
            if first and last and first <= (day := datetime.date(last.year, month, number)) <= last:
                return day
    return None


SLACK = 60  # days before a page came out of which it may still tell


def _of_page(day: datetime.date, page: Page) -> datetime.date:
    if not page.record.published:
        return day
    first = datetime.date.fromisoformat(page.record.published[:10]) - datetime.timedelta(days=SLACK)
    for year in (first.year, first.year + 1):
        with contextlib.suppress(ValueError):  # 2月29日
            if day.replace(year=year) >= first:
                return day.replace(year=year)
    return day


_LONE = re.compile(rf"(?<![月\d第年至到、-])(?P<day>[12]?\d|3[01])[号日](?=(?:的|那天|当天)?(?:我|再|去|来)?{CAN})")


def _lone(text: str, today: datetime.date) -> datetime.date | None:
    """「15號還能報嗎」"""
    match = _LONE.search(text)
    if not match:
        return None
    number, month = int(match["day"]), today.replace(day=1)
    if number < today.day:
        month = (month + datetime.timedelta(days=31)).replace(day=1)
    with contextlib.suppress(ValueError):
        return month.replace(day=number)
    return None
