"""Weekdays by their names, alone or in a run, and their sets: 「週二至週五」, 「週二、四」, 「週末」, 「平日」, 「每天」, 「下週一」."""

from __future__ import annotations

import datetime
import re

from answer.asked import Asked
from answer.evidence import Page

_DAYS = {name: number for number, name in enumerate("一二三四五六")} | {"日": 6, "天": 6}
ONE = r"(?:周|星期|礼拜)[一二三四五六日天]"
NAMED = rf"{ONE}(?:[、和及,]?(?:至|到|-)?(?:(?:周|星期|礼拜)?[一二三四五六日天](?![一-鿿]?[月日号个楼至])))*"
SOME = rf"{NAMED}|周末|双休日|(?<![节庆定续例期暑寒补休放])假日|(?:(?<=每个)|(?<![个\d一二三四五六七八九十两几]))工作日|平日"
_RUN = re.compile(rf"(?:逢|每)?(?:{SOME}|每天|每日|天天|全年)")
IN_WEEK = rf"(?P<which>本|这个?|下个?|上个?)(?P<day>{ONE})"
_PIECE = re.compile(r"(至|到|-)?(?:周|星期|礼拜)?([一二三四五六日天])")
_SETS = dict.fromkeys(("周末", "双休日", "假日"), frozenset({5, 6}))
_SETS |= dict.fromkeys(("工作日", "平日"), frozenset(range(5)))
ALL = frozenset(range(7))
MOST = 100  # runs of one page that are read


def days_in(text: str) -> frozenset[int]:
    """The weekdays that a run names: 「周二至周四、周六」 → 1, 2, 3, 5."""
    for name, some in _SETS.items():
        if name in text:
            return some
    if re.search(r"每天|每日|天天|全年", text):
        return ALL
    found: set[int] = set()
    last = None
    for match in _PIECE.finditer(text):
        day = _DAYS[match[2]]
        if match[1] and last is not None and day >= last:
            found.update(range(last, day))
        found.add(day)
        last = day
    return frozenset(found)


def told_days(text: str) -> frozenset[int]:
    """The weekdays that stand anywhere in narrow text."""
    return frozenset().union(*(days_in(match[0]) for match in _RUN.finditer(text)))


# 「首個週末10月12日」 is no weekday of every week
_ONCE, _NUMBERED = (
    re.compile(r"[^,。;\d]{0,2}\d{1,2}月\d"),
    re.compile(r"(?:首个?|第[一二三四五]个?|最后一?个?|(?<![往今以之此日午])后的?)$"),
)


_OF_A_DAY = re.compile(r"(?:[日号]|[/.-]\d{1,2})\s?\($")  # 「3月2日(週一)」, but no 「9:00-17:00(週一休館)」


def runs(page: Page) -> list[tuple[int, int]]:
    """Where weekdays of every week stand: 「週二至週五」 is one run."""
    text = page.text
    return [
        match.span()
        for match in _RUN.finditer(text)
        if not _OF_A_DAY.search(text, max(0, match.start() - 4), match.start())
        and not text.startswith(")", match.end())
        and not _ONCE.match(text, match.end())
        and not _NUMBERED.search(text, max(0, match.start() - 5), match.start())
    ][:MOST]


_NAMED = re.compile(rf"{ONE}(?!期)|周末")


def named(asked: Asked) -> frozenset[int]:
    """The weekdays that a question names."""
    found = _NAMED.search(asked.text)
    return days_in(found[0]) if found else frozenset()


def in_week(told: re.Match[str], today: datetime.date) -> datetime.date:
    """The day of 「下週一」, as `IN_WEEK` reads it."""
    (day,) = days_in(told["day"])
    return today + datetime.timedelta(days=day - today.weekday() + _WEEK[told["which"][0]])


_WEEK = {"本": 0, "这": 0, "下": 7, "上": -7}
