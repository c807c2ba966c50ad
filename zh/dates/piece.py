"""What a form reads: a `Piece`, one end as it is written, before the rest of the text gives it a value.

Periods are half-open inside: `lo` is the ordinal of the first day, `hi` that of the day after the last
(`datetime.date.toordinal`), so that a day, a month and a third of a month (旬) refine one another by the same arithmetic.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

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

    __slots__ = (
        "form", "start", "end", "year", "month", "day", "hour", "minute", "second", "weekday", "written",
        "within", "days", "shift", "rule", "bare", "hangs", "daypart", "edge", "mod", "timex",
    )  # fmt: skip

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
        self.hour: int | None = None
        self.minute: int | None = None
        self.second: int | None = None
        self.weekday: int | None = None
        self.within: tuple[int, int, int, int] | None = None
        self.days: tuple[int, int] | None = None
        self.shift = 0
        self.rule: Callable[[int], int | None] | None = None  # year → ordinal: a holiday, 「3月第二个周一」
        self.bare = False  # a weekday without 本, 上, 下: the next one where it ends a range
        self.hangs = False  # on a day that is not known: found, without a value
        self.daypart = ""
        self.edge = ""  # 底 or 初: the period counts as a point where a bound follows (6月底前)
        self.mod: str | None = None
        self.timex: str | None = None  # of a duration or a recurring time

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
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    last = last_day(year, month)
    if day > last or day < 0:
        return None
    return dt.date(year, month, day or last).toordinal()


def iso(day: int) -> str:
    """`YYYY-MM-DD` of an ordinal."""
    return dt.date.fromordinal(day).isoformat()
