"""From what is written to days: which year, which month a piece means, and its period of days.

A date without a year is of the year nearest to the day the text was put out; told as past, the nearest past one. A year or
month left out at one end of a range is the other's, or the neighbouring one across new year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from zh.dates.context import Context
from zh.dates.part import bounds
from zh.dates.piece import Piece, last_day, ordinal

_TOLD_AFTER = re.compile(r"(?:\([^()\n]{0,6}\))?[^,。;!?\n前后起止至~\d]{0,7}?(?:已(?!经?报名)|曾|圆满|顺利|落幕)")
_TOLD_BEFORE = re.compile(r"(?:已|曾|刚)经?(?:于|在|自|从)?$")

Span = tuple[int, int]


def days(piece: Piece) -> Span | None:
    """The half-open period of days of a piece whose year is settled; None where it cannot exist."""
    if piece.days is not None:
        return piece.days
    year = piece.year
    if year is None:
        return None
    if piece.within is not None:
        return bounds(year, piece.within)
    if piece.rule is not None:
        named = piece.rule(year)
        return None if named is None else (named, named + 1)
    month = piece.month
    if month is None:
        return dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal() + 1
    if piece.day is None:
        if not 1 <= month <= 12:
            return None
        first = dt.date(year, month, 1).toordinal()
        return first, first + last_day(year, month)
    if piece.day == 0:
        return None
    day = ordinal(year, month, piece.day)
    return None if day is None else (day, day + 1)


def _first_month_day(piece: Piece) -> tuple[int, int]:
    if piece.within is not None:
        return piece.within[0], max(piece.within[1], 1)
    return piece.month or 1, piece.day or 1


def year_of(piece: Piece, context: Context) -> int | None:
    """The year of a date written without one."""
    reference = context.reference
    if reference is None:
        return context.year
    if piece.rule is not None:
        return _year_of_rule(piece.rule, reference)
    month, day = _first_month_day(piece)
    if not 1 <= month <= 12:
        return reference.year
    gap = month - reference.month
    year = reference.year
    if gap > 5 or gap < -5:
        day = min(max(day, 1), 28)
        other = year - 1 if gap > 0 else year + 1
        if _away(piece, other, month, day, reference) < _away(piece, year, month, day, reference):
            year = other
    if (year, month, day) > (reference.year, reference.month, reference.day):
        if told_as_past(piece, context.text):
            year -= 1
    elif gap + 12 * (year - reference.year) < -_LONG_PAST and _COMING.search(
        context.text, max(0, piece.start - 4), piece.start
    ):
        year += 1
    return year


def _year_of_rule(rule: Callable[[int], int | None], reference: dt.date) -> int | None:
    """The year in which a holiday lies nearest to the reference."""
    today = reference.toordinal()
    years = [year for year in (reference.year - 1, reference.year, reference.year + 1) if rule(year) is not None]
    return min(years, key=lambda year: abs((rule(year) or 0) - today), default=None)


def _away(piece: Piece, year: int, month: int, day: int, reference: dt.date) -> int:
    """How many days lie between the reference and the nearer end of the piece in that year."""
    today = reference.toordinal()
    lo = dt.date(year, month, day).toordinal()
    hi = lo
    if piece.day is None:
        written = piece.year
        piece.year = year
        span = days(piece)
        piece.year = written
        lo, hi = (span[0], span[1] - 1) if span else (lo, hi)
    return max(lo - today, today - hi, 0)


_COMING = re.compile(r"(?:将|拟|定|订|预计|计划|请|须|应|需|可)(?:[于在]|自)$")
_LONG_PAST = 3  # months: 「将于6月5日」 of 10 June is a slip, of October the next June


def told_as_past(piece: Piece, text: str) -> bool:
    if _TOLD_BEFORE.search(text, max(0, piece.start - 4), piece.start):
        return True
    return _TOLD_AFTER.match(text, piece.end) is not None


def single(piece: Piece, context: Context) -> None:
    """Settles year and month of a piece that stands alone (or begins a range)."""
    if piece.days is not None or piece.year is not None:
        return
    if piece.month is None and piece.within is None and piece.rule is None:
        if piece.day is not None:
            _month_of(piece, context)
        return
    piece.year = year_of(piece, context)


def first_day(piece: Piece, context: Context) -> int | None:
    """The ordinal of a piece that is not settled yet, which stays as it is written."""
    year, month = piece.year, piece.month
    single(piece, context)
    span = days(piece)
    piece.year, piece.month = year, month
    return None if span is None else span[0]


def _month_of(piece: Piece, context: Context) -> None:
    """The month of a bare day: that of the date before it in the same paragraph, else the nearest to the reference."""
    assert piece.day is not None
    if context.last is not None and "\n" not in context.text[max(context.last_end, piece.start - 60) : piece.start]:
        last = dt.date.fromordinal(context.last)
        piece.year, piece.month = last.year, last.month
        return
    reference = context.reference
    if reference is None:
        return
    best: tuple[int, int, int] | None = None
    for step in (0, -1, 1):
        year, month = reference.year, reference.month + step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        day = ordinal(year, month, piece.day) if piece.day else None
        if day is not None and (best is None or abs(day - reference.toordinal()) < best[0]):
            best = (abs(day - reference.toordinal()), year, month)
    piece.year, piece.month = best[1:] if best else (reference.year, reference.month)


def pair(first: Piece, last: Piece, context: Context) -> None:
    """Settles both ends of a range together."""
    if last.form == "clock" and not last.dated:
        single(first, context)
        return
    if (
        first.month is None
        and first.day is not None
        and first.days is None
        and last.month is not None
        and last.day is not None
    ):
        # 「5日至5月10日」: the month stands at the end
        last_alone(last, context)
        first.year, first.month = last.year, last.month
        if first.day > last.day and first.year is not None and first.month is not None:
            first.year, first.month = (first.year, first.month - 1) if first.month > 1 else (first.year - 1, 12)
        return
    if (
        first.year is None
        and first.days is None
        and last.year is not None
        and (first.month is not None or first.within is not None)
    ):
        first.year = last.year - (_first_month_day(first) > _first_month_day(last))
        return
    if first.days is None and first.year is None:
        _range_year(first, last, context)
    _follow(first, last)


def last_alone(last: Piece, context: Context) -> None:
    if last.year is None:
        last.year = year_of(last, context)


def _range_year(first: Piece, last: Piece, context: Context) -> None:
    """The year of a range written without one: that which puts it nearest to the reference."""
    single(first, context)
    if context.today is None or first.year is None or last.month is None or first.month is None:
        return
    start, end = first.year, None
    best = None
    for year in (start, start - 1, start + 1):
        lo = ordinal(year, first.month, first.day or 1)
        end_year = year + _crosses(first, last)
        end = ordinal(end_year, last.month, last.day or 0)
        if lo is None or end is None:
            return
        away = max(lo - context.today, context.today - end, 0)
        if best is None or away < best[0]:
            best = (away, year)
    if best is not None and not told_as_past(last, context.text):
        first.year = best[1]


def _crosses(first: Piece, last: Piece) -> int:
    """1 where a range whose second end names no year runs over new year (12月30日至1月2日), not where it runs back (5月20日至4月10日)."""
    if first.month is None or last.month is None:
        return 0
    return int(last.month < first.month and first.month - last.month >= 3)


def _follow(first: Piece, last: Piece) -> None:
    """The second end takes what it left out from the first."""
    if last.bare and last.days is not None and first.days is not None:
        day = first.days[0] + (last.days[0] - first.days[0]) % 7  # 「本周一至周五」
        last.days = (day, day + 1)
    if last.days is not None or last.year is not None and last.month is not None:
        return
    year, month, day = first.year, first.month, first.day
    if first.days is not None:
        start = dt.date.fromordinal(first.days[0])
        year, month, day = start.year, start.month, start.day
    elif first.within is not None:
        month = first.within[0]
    if last.form == "part" and last.year is None and first.year is not None and last.within is not None:
        last.year = first.year
    if last.rule is not None:
        if last.year is None and year is not None:
            lo, hi = days(first), last.rule(year)
            last.year = year + (lo is not None and hi is not None and hi < lo[0])
        return
    if last.month is None and last.within is None:
        if last.day is None:
            return
        if day is not None and month is not None and day > last.day and day - last.day >= 15:  # 「28日至3日」
            year, month = (year, month + 1) if month < 12 or year is None else (year + 1, 1)
        last.year, last.month = year, month
        return
    if last.year is None and year is not None:
        mine = last.month if last.within is None else last.within[0]
        crosses = (
            month is not None and mine is not None and mine < month and (month - mine >= 3 or first.days is not None)
        )
        last.year = year + crosses
