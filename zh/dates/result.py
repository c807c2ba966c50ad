"""From settled pieces to `Found`: the values as strings, inclusive, and the points as written."""

from __future__ import annotations

import datetime as dt

from zh.dates import bounds, clock, settle
from zh.dates.context import Context
from zh.dates.days import iso, ordinal
from zh.dates.piece import WRITTEN, YEAR, Piece, Span
from zh.dates.values import Found, Kind, Mod, Point


def one(piece: Piece, context: Context) -> Found:
    """A date, a period or a time that stands alone, with the bound round it."""
    text, mod, start, end = context.text, piece.mod, piece.start, piece.end
    if text[end] in bounds.AFTER_FIRST or text[start - 1] in bounds.BEFORE_LAST:
        told, start, end = bounds.bound(text, start, end)
        mod = told or mod
    span = context.original[start:end]
    if piece.form == "clock":
        value = _clock(piece)
        point = _point(piece, None, value)
        return Found(span, start, end, "time", value, value, None, mod, point, None, piece.form, value is not None)
    days = settle.days(piece)
    _remember(piece, days, end, context)
    kind: Kind
    if piece.hour is not None or days is None:
        value = _instant(days[0], piece) if days is not None else None
        point = _point(piece, days[0] if days is not None else None, value)
        kind = "date" if piece.hour is None else "datetime"
        exists = value is not None or days is None and _hangs(piece, context)
        return Found(span, start, end, kind, value, value, None, mod, point, None, piece.form, exists)
    first, last = days[0], days[1] - 1
    if mod is not None and last > first:
        first = last = _edge(piece, mod, first, last)
    value = iso(first)
    kind = "date" if first == last else "daterange"
    return Found(span, start, end, kind, value, iso(last), None, mod, _point(piece, first, value), None, piece.form)


def two(first: Piece, last: Piece, context: Context) -> Found:
    """A range. An end without a time beside one with a time is the whole day (T00:00:00, T23:59:59)."""
    start = first.start
    _, end = bounds.behind(context.text, last.end)
    span = context.original[start:end]
    if first.form == "clock":
        lo, hi = _clock(first), _clock(last)
        points = _point(first, None, lo), _point(last, None, hi)
        return Found(
            span, start, end, "time", lo, hi, None, None, *points, first.form, lo is not None and hi is not None
        )
    days = settle.days(first)
    _remember(first, days, end, context)
    if last.form != "clock":
        until = settle.days(last)
        _remember(last, until, end, context)
    elif days is not None:
        day = days[0] + (first.late or last.late or _runs_back(first, last)) + last.shift
        last.late = False
        until = (day, day + 1)
    else:
        until = None
    exact = first.hour is not None or last.hour is not None
    lo = hi = None
    if days is not None:
        lo = _instant(days[0], first) if first.hour is not None else iso(days[0]) + ("T00:00:00" if exact else "")
    if until is not None:
        hi = (
            _instant(until[1] - 1, last)
            if last.hour is not None
            else iso(until[1] - 1) + ("T23:59:59" if exact else "")
        )
    first_point = _point(first, days[0] if days is not None else None, lo)
    last_point = _point(last, until[1] - 1 if until is not None else None, hi)
    exists = (lo is not None or _hangs(first, context)) and (hi is not None or _hangs(last, context))
    kind: Kind = "datetimerange" if exact else "daterange"
    return Found(span, start, end, kind, lo, hi, None, None, first_point, last_point, first.form, exists)


def _edge(piece: Piece, mod: Mod, first: int, last: int) -> int:
    """The day of a period that a bound means.

    8月底前 and 8月中旬前 their last, 2024年10月起 and 10月前 the first, 截至10月 and 10月以后 the last.
    """
    if mod in ("until", "after") or piece.edge == "底":
        return last
    return last if mod == "before" and piece.within is not None and piece.edge != "初" else first


def _runs_back(first: Piece, last: Piece) -> int:
    """1 where a range of times goes on into the next day: 22:00至6:00. (The morning's 11:00至9:00 is a slip.)"""
    began = (first.hour or 0, first.minute or 0)
    return int(not last.shift and (last.hour or 0, last.minute or 0) < began and began[0] >= 12)


def _remember(piece: Piece, days: Span | None, end: int, context: Context) -> None:
    context.last_end = end
    if piece.written & YEAR and piece.year is not None:
        context.year = piece.year
    if days is not None:
        context.last = days[1] - 1


def _hangs(piece: Piece, context: Context) -> bool:
    """Whether a piece without a value merely hangs on a day that is not known: 「4月31日」 cannot be in any year."""
    if piece.hangs:
        return True
    if context.reference is not None or piece.year is not None:
        return False
    return piece.month is None or not piece.day or ordinal(LEAP, piece.month, piece.day) is not None


_TWO_FIGURES = tuple(f"{number:02}" for number in range(60))
LEAP = 2024  # a year that has a 29 February


def _clock(piece: Piece) -> str | None:
    """`THH:MM:SS`, None where there is no such time; 24:00 is one, 24:01 is none, and 晚上12点半 is 00:30."""
    hour, minute, second = piece.hour or 0, piece.minute or 0, piece.second or 0
    if hour == 24:
        hour = clock.hour(piece)
    if hour > 24 or minute > 59 or second > 59 or hour == 24 and minute + second:
        return None
    return f"T{_TWO_FIGURES[hour]}:{_TWO_FIGURES[minute]}:{_TWO_FIGURES[second]}"


def _instant(day: int, piece: Piece) -> str | None:
    """24:00 is 00:00:00 of the next day, 晚上12点半 its 00:30:00, and 晚上2点 its 02:00:00."""
    time = _clock(piece)
    if time is None:
        return None
    return iso(day + (piece.hour == 24 or piece.late)) + ("T00:00:00" if time == "T24:00:00" else time)


def _point(piece: Piece, day: int | None, value: str | None) -> Point:
    year, month, number = piece.year, piece.month, piece.day
    if day is not None and (piece.days is not None or piece.rule is not None or piece.form == "clock"):
        date = dt.date.fromordinal(day)
        year, month, number = date.year, date.month, date.day
    return Point(
        piece.start, piece.end, year, month, number, piece.hour, piece.minute, piece.second, piece.weekday,
        WRITTEN[piece.written], value,
    )  # fmt: skip
