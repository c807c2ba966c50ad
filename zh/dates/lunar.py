"""Days of the Chinese calendar (农历) in the Gregorian one, for the years of `lunar.txt` (1930 to 2099)."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _years() -> dict[int, tuple[int, int, str]]:
    """Year → ordinal of its first day, the month a leap month follows, and the lengths of its months."""
    table = {}
    for line in (files("zh.dates") / "lunar.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            first, leap, lengths = line.split()
            day = dt.date.fromisoformat(first)
            table[day.year] = (day.toordinal(), int(leap), lengths)
    return table


@lru_cache(1024)
def ordinal(year: int, month: int, day: int, leap: bool = False) -> int | None:
    """The ordinal of a day of the Chinese year that begins in `year`; day 0 is the month's last.

    None outside the table, and where the year has no such month or the month no such day.
    """
    known = _years().get(year)
    if known is None or not 1 <= month <= 12:
        return None
    first, leap_month, lengths = known
    if leap and month != leap_month:
        return None
    place = month - 1 + (leap or bool(leap_month) and month > leap_month)
    days = 29 + int(lengths[place])
    if not 0 <= day <= days:
        return None
    return first + sum(29 + int(length) for length in lengths[:place]) + (day or days) - 1
