"""What a form reads: a `Piece`, one end as it is written, before the rest of the text gives it a value.

Periods are half-open inside: the ordinal of the first day and that of the day after the last, so that a day, a month and
a third of a month (旬) refine one another by the same arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from zh.dates.values import Mod

# bits of `Piece.written`
YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, WEEKDAY = 1, 2, 4, 8, 16, 32, 64
_NAMES = ("year", "month", "day", "hour", "minute", "second", "weekday")
WRITTEN = tuple(frozenset(name for bit, name in enumerate(_NAMES) if mask >> bit & 1) for mask in range(128))

Span = tuple[int, int]
Rule = Callable[[int], int | None]  # year → ordinal of a day in it


class Piece(Struct, eq=False, gc=False):
    """One end as written. `form` names its file; `start` and `end` are its span in the text.

    `within` are the first and last month and day of a part of a year or month (第二季度: (4, 1, 6, 0); day 0 is the
    month's last, -9 the tenth from its end); `days` a period that is already settled (下周); `rule` gives the day in a
    year that a holiday or 「3月第二个周一」 names; `shift` counts days from the other end (次日 → 1).
    """

    form: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    written: int = 0
    # what most pieces lack
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    weekday: int | None = None
    within: tuple[int, int, int, int] | None = None
    days: Span | None = None
    rule: Rule | None = None
    shift: int = 0
    bare: bool = False  # a weekday without 本, 上, 下: the next one where it ends a range
    lunar: tuple[int, bool] | None = None  # the month of the Chinese calendar, and whether it is the leap one
    hangs: bool = False  # on a day that is not known: found, without a value
    daypart: str = ""
    late: bool = False  # an hour of the night behind its day: 晚上2点
    edge: str = ""  # 底 or 初: the period counts as a point where a bound follows (8月底前)
    mod: Mod | None = None
    timex: str | None = None  # of a length of time or a recurring time

    @property
    def one_day(self) -> bool:
        """Whether it is a single day, so that a time may follow."""
        if self.days is not None:
            return self.days[1] - self.days[0] == 1
        return self.day is not None or self.rule is not None

    @property
    def month_day(self) -> tuple[int, int] | None:
        """The month and day with which it begins, where no year is needed to know them."""
        if self.within is not None:
            return self.within[0], max(self.within[1], 1)
        return None if self.month is None else (self.month, self.day or 1)
