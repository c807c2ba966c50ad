"""What a form reads: a `Piece`, one end as it is written, before the rest of the text gives it a value.

Periods are half-open inside: `lo` is the ordinal of the first day, `hi` that of the day after the last
(`datetime.date.toordinal`), so that a day, a month and a third of a month (旬) refine one another by the same arithmetic.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

from zh.dates.values import Mod

# bits of `Piece.written`
YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, WEEKDAY = 1, 2, 4, 8, 16, 32, 64
_NAMES = ("year", "month", "day", "hour", "minute", "second", "weekday")
WRITTEN = tuple(frozenset(name for bit, name in enumerate(_NAMES) if mask >> bit & 1) for mask in range(128))

_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Piece:
    """One end as written. `form` names its file; `start` and `end` are its span in the text.

    `within` are the first and last month and day of a part of a year or month (第二季度: (4, 1, 6, 0); day 0 is the
    month's last); `days` a period that is already settled (下周: its two ordinals); `shift` counts years from the other
    end (隔年 → 1).
    """

    # what most pieces lack is said once for all of them
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    weekday: int | None = None
    within: tuple[int, int, int, int] | None = None
    days: tuple[int, int] | None = None
    rule: Callable[[int], int | None] | None = None  # year → ordinal: a holiday, 「3月第二个周一」
    shift = 0
    bare = False  # a weekday without 本, 上, 下: the next one where it ends a range
    hangs = False  # on a day that is not known: found, without a value
    daypart = ""
    edge = ""  # 底 or 初: the period counts as a point where a bound follows (6月底前)
    mod: Mod | None = None
    timex: str | None = None  # of a length of time or a recurring time

    def __init__(
        self,
        form: str,
        start: int,
        end: int,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        written: int = 0,
    ) -> None:
        self.form = form
        self.start = start
        self.end = end
        self.year = year
        self.month = month
        self.day = day
        self.written = written

    @property
    def one_day(self) -> bool:
        """Whether it is a single day, so that a time may follow."""
        if self.days is not None:
            return self.days[1] - self.days[0] == 1
        return self.day is not None or self.rule is not None

    @property
    def dated(self) -> bool:
        """Whether it says a day, month or year of its own, not a clock alone."""
        return (
            self.year is not None
            or self.month is not None
            or self.day is not None
            or self.days is not None
            or self.within is not None
            or self.rule is not None
            or self.hangs
        )


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    if month == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0):
        return 29
    return _DAYS[month]


def ordinal(year: int, month: int, day: int) -> int | None:
    """The ordinal of a day, None where there is no such day. Day 0 is the month's last."""
    if not 1 <= month <= 12:
        return None
    try:
        return dt.date(year, month, day or last_day(year, month)).toordinal()
    except ValueError:
        return None


@lru_cache(4096)
def iso(day: int) -> str:
    """`YYYY-MM-DD` of an ordinal."""
    return dt.date.fromordinal(day).isoformat()
