"""What was found: a `Found` a date, range, time, duration or recurring time, with what is written of each end.

Values outside are strings and inclusive (`2024-02-29` is the last day of February's range), as people read them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["date", "daterange", "datetime", "datetimerange", "time", "duration", "set"]
Mod = Literal["since", "until", "before", "after"]


class Point(msgspec.Struct, frozen=True, gc=False):
    """One end as it is written. A part is None where neither written nor inherited; `written` names those written.

    「2023年4月31日」 → year 2023, month 4, day 31, value None (no such day).
    """

    offset: int  # span of this end in the text, its weekday included
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    weekday: int | None = None  # 1 Monday … 7 Sunday; another number where none such exists (星期八 → 8)
    written: frozenset[str] = frozenset()  # of "year", "month", "day", "hour", "minute", "second", "weekday"
    value: str | None = None  # ISO day or instant; None where it cannot exist or hangs on an unknown reference


class Found(msgspec.Struct, frozen=True, gc=False):
    """One find.

    `start` and `end`: a date `YYYY-MM-DD`, a daterange both days included, a datetime `YYYY-MM-DDTHH:MM:SS` (24:00 is
    00:00:00 of the next day), a time `THH:MM:SS`; None where it cannot exist, and for durations and sets, which have a
    `timex` instead (P5BD are five working days). An open range is a point with a `mod`.
    """

    text: str
    offset: int
    stop: int  # where it ends in the text
    kind: Kind
    start: str | None
    end: str | None
    timex: str | None = None
    mod: Mod | None = None
    first: Point | None = None  # the (only or first) end as written; None for forms without parts (即日, 春节, 5天)
    last: Point | None = None  # the second end of a range, else None
    form: str = ""  # the written form that found it: the name of its file
    exists: bool = True  # False: some end cannot exist (4月31日, 25:70)
