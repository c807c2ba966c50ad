"""The days that a find, one of its points or a value says."""

from __future__ import annotations

import calendar
import datetime

from zh.dates import Found, Point

_DAY = datetime.timedelta(days=1)
_HOLIDAYS = (
    ((1, 1), (1, 3)),
    ((1, 21), (2, 27)),
    ((4, 3), (4, 6)),
    ((5, 1), (5, 5)),
    ((6, 1), (6, 25)),
    ((9, 8), (10, 8)),
)


def day_of(value: str | None, end: bool = False) -> datetime.date | None:
    """The day of a value; 24:00 (the next day's first moment) still belongs to the day before where it ends
    something.
    """
    if not value or value.startswith("T"):
        return None
    day = datetime.date.fromisoformat(value[:10])
    return day - _DAY if end and value.endswith("T00:00:00") else day


def days(one: Found) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day of a find. Where an end is written with parts, they are its days; else its values are."""
    if one.last is not None and one.first is not None:
        return point_day(one.first), point_day(one.last)
    if one.first is not None and one.first.day is not None:
        day = point_day(one.first)
        return day, day
    return day_of(one.start), day_of(one.end)


def point_day(point: Point) -> datetime.date | None:
    """The day of a point as written (24:00 is that day's), None where it has none or there is no such day."""
    if point.year is None or point.month is None or point.day is None:
        return day_of(point.value)
    try:
        return datetime.date(point.year, point.month, point.day)
    except ValueError:
        return None


def last_day(point: Point | None) -> datetime.date | None:
    """The day of a point; of one beyond its month's end, the last of the month. None where there is none otherwise."""
    if point is None or point.year is None or point.month is None or point.day is None or not 1 <= point.month <= 12:
        return None
    most = calendar.monthrange(point.year, point.month)[1]
    return datetime.date(point.year, point.month, min(point.day, most)) if 1 <= point.day <= 31 else None


def moved(day: datetime.date, years: int) -> datetime.date:
    """The same day some years later; of 29 February the 28th where that year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def workdays(first: datetime.date, last: datetime.date, free: bool = False) -> int:
    """Mondays to Fridays of a range; `free`: without those that may be a public holiday."""
    days = [first + step * _DAY for step in range((last - first).days + 1)]
    return sum(day.isoweekday() < 6 and not (free and _may_be_free(day)) for day in days)


def _may_be_free(day: datetime.date) -> bool:
    """Whether a day lies where public holidays fall: new year, spring festival, Qingming, May, dragon boat, autumn."""
    return any(first <= (day.month, day.day) <= last for first, last in _HOLIDAYS)
