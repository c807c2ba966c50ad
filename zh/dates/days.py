"""Days as ordinals (`datetime.date.toordinal`): days of a month, counted weekdays, and their ISO form."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    if month == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0):
        return 29
    return _LENGTHS[month]


def month_after(year: int, month: int, step: int) -> tuple[int, int]:
    """The year and month that lie `step` months after (before, where negative)."""
    months = 12 * year + month - 1 + step
    return months // 12, months % 12 + 1


@lru_cache(4096)
def falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether a day is that weekday (Monday 0); not where there is no such day."""
    number = ordinal(year, month, day)
    return number is not None and (number - 1) % 7 == weekday


def ordinal(year: int, month: int, day: int) -> int | None:
    """The ordinal of a day, None where there is no such day. Day 0 is the month's last."""
    if not 1 <= month <= 12:
        return None
    try:
        return dt.date(year, month, day or last_day(year, month)).toordinal()
    except ValueError:
        return None


def counted(year: int, month: int, weekday: int, count: int) -> int | None:
    """The ordinal of the second Monday of a month (weekday 1, count 2); count 0 is the last. None where there is none."""
    first, last = ordinal(year, month, 1), ordinal(year, month, 0)
    if first is None or last is None:
        return None
    if count == 0:
        return last - (last - weekday) % 7
    day = first + (weekday - first) % 7 + 7 * (count - 1)
    return day if day <= last else None


def monday(day: int) -> int:
    """The Monday of the week of a day."""
    return day - (day - 1) % 7


@lru_cache(4096)
def iso(day: int) -> str:
    """`YYYY-MM-DD` of an ordinal."""
    return dt.date.fromordinal(day).isoformat()
