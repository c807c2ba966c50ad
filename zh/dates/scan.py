"""The one scan over a text: beginnings, ends, ranges, bounds; and the values of what was found."""

from __future__ import annotations

import datetime as dt

from zh.dates import holiday, ranges, settle
from zh.dates.bounds import bound
from zh.dates.context import Context
from zh.dates.folding import fold
from zh.dates.piece import WRITTEN, YEAR, Piece, iso
from zh.dates.table import BY_FIRST, BY_UNIT, SCAN, THEN
from zh.dates.values import Found, Kind, Mod, Point


def find(text: str, reference: dt.date | None = None) -> list[Found]:
    """The dates, ranges, times, lengths of time and recurring times of a text, in order and without overlap.

    `reference`: the day the text was put out; without it, what hangs on it is found without a value.
    """
    folded = fold(text) + "\n"  # so that there is a character behind every find
    context = Context(folded, reference)
    search = SCAN.search
    out: list[Found] = []
    place = 0
    while True:
        hit = search(folded, place)
        if hit is None:
            return out
        at = hit.start()
        piece = None
        unit = hit[1] or hit[2]
        for read in BY_UNIT[unit] if unit else BY_FIRST[folded[at]]:
            piece = read(folded, at, context)
            if piece is not None:
                break
        if piece is None:
            place = at + 1
            continue
        found = _found(text, folded, piece, context)
        if found is None:
            place = piece.end
            continue
        out.append(found)
        place = max(found.stop, at + 1)


def _extend(folded: str, piece: Piece, context: Context) -> None:
    for first, extend in THEN[piece.form]:
        if folded[piece.end : piece.end + 1] in first:
            extend(folded, piece, context)


def _found(text: str, folded: str, piece: Piece, context: Context) -> Found | None:
    if piece.timex is not None:
        kind: Kind = "duration" if piece.form == "duration" else "set"
        return Found(text[piece.start : piece.end], piece.start, kind, None, None, piece.timex, form=piece.form)
    _extend(folded, piece, context)
    if holiday.names_something(folded, piece):
        return None
    last = None
    if folded[piece.end : piece.end + 1] in ranges.FIRST:
        last = _last(folded, piece, context)
    if last is None:
        settle.single(piece, context)
        return _one(text, folded, piece, context)
    return _two(text, folded, piece, last, context)


def _last(folded: str, first: Piece, context: Context) -> Piece | None:
    day = None
    if first.days is not None:
        day = first.days[0]
    elif first.day is not None:
        day = _first_day(first, context)
    last = ranges.end_of(folded, first, day, context)
    if last is None or last.form == "clock":
        return last
    end = last.end
    for sign, extend in THEN.get(last.form, ()):
        if folded[last.end : last.end + 1] in sign:
            before = last.end
            had = last.hour
            extend(folded, last, context)
            if last.hour is not None and had is None:
                end = before
    if ranges.daily(folded, first, last):
        ranges.drop_clock(last, end)
    return last


def _first_day(first: Piece, context: Context) -> int | None:
    """The ordinal of the first end, for an end that counts from it (次日); the piece itself stays as written."""
    year, month = first.year, first.month
    settle.single(first, context)
    days = settle.days(first)
    first.year, first.month = year, month
    return None if days is None else days[0]


def _one(text: str, folded: str, piece: Piece, context: Context) -> Found:
    mod, start, end = bound(folded, piece.start, piece.end, False)
    mod = mod or _mod(piece.mod)
    days = settle.days(piece)
    span = text[start:end]
    if not piece.dated:
        value = _clock(piece)
        point = _point(piece, None, value)
        return Found(span, start, "time", value, value, None, mod, point, None, piece.form, value is not None)
    _remember(piece, days, end, context)
    if days is None:
        point = _point(piece, None, None)
        kind: Kind = "date" if piece.hour is None else "datetime"
        return Found(span, start, kind, None, None, None, mod, point, None, piece.form, _unknown(piece, context))
    if piece.hour is not None:
        value = _instant(days[0], piece)
        point = _point(piece, days[0], value)
        return Found(span, start, "datetime", value, value, None, mod, point, None, piece.form, value is not None)
    first, last = days[0], days[1] - 1
    if mod is not None and last > first:
        day = _edge(piece, mod, first, last)
        first = last = day
    value = iso(first)
    point = _point(piece, first, value)
    if first == last:
        return Found(span, start, "date", value, value, None, mod, point, None, piece.form)
    return Found(span, start, "daterange", value, iso(last), None, mod, point, None, piece.form)


def _edge(piece: Piece, mod: Mod, first: int, last: int) -> int:
    """The day of a period that a bound means: 6月底前 its last, 2024年10月起 its first, 10月以后 the last, 10月前 the first."""
    if (
        mod in ("until", "after")
        or piece.edge == "底"
        or piece.within is not None
        and mod == "before"
        and piece.edge != "初"
    ):
        return last
    return first


def _two(text: str, folded: str, first: Piece, last: Piece, context: Context) -> Found:
    settle.pair(first, last, context)
    _, start, end = bound(folded, first.start, last.end, True)
    span = text[start:end]
    form = first.form
    if not first.dated:
        lo, hi = _clock(first), _clock(last)
        return Found(
            span,
            start,
            "time",
            lo,
            hi,
            None,
            None,
            _point(first, None, lo),
            _point(last, None, hi),
            form,
            lo is not None and hi is not None,
        )
    days = settle.days(first)
    if not last.dated:
        return _same_day(span, start, first, last, days, end, context)
    until = settle.days(last)
    _remember(first, days, end, context)
    _remember(last, until, end, context)
    exact = first.hour is not None or last.hour is not None
    lo = hi = None
    if days is not None:
        lo = (
            (_instant(days[0], first) if first.hour is not None else iso(days[0]) + "T00:00:00")
            if exact
            else iso(days[0])
        )
    if until is not None:
        day = until[1] - 1
        hi = (_instant(day, last) if last.hour is not None else iso(day) + "T23:59:59") if exact else iso(day)
    exists = (lo is not None or _unknown(first, context)) and (hi is not None or _unknown(last, context))
    return Found(
        span,
        start,
        "datetimerange" if exact else "daterange",
        lo,
        hi,
        None,
        None,
        _point(first, days[0] if days else None, lo),
        _point(last, until[1] - 1 if until else None, hi),
        form,
        exists,
    )


def _same_day(
    span: str, start: int, first: Piece, last: Piece, days: settle.Span | None, end: int, context: Context
) -> Found:
    """A dated time to a time: on the same day, or the next where the clock runs back (22:00至6:00)."""
    _remember(first, days, end, context)
    lo = hi = None
    day = None
    if days is not None:
        day = days[0]
        lo = _instant(day, first)
        if _runs_back(first, last):
            day += 1
        day += last.shift
        hi = _instant(day, last)
    exists = lo is not None and hi is not None or _unknown(first, context)
    return Found(
        span,
        start,
        "datetimerange",
        lo,
        hi,
        None,
        None,
        _point(first, days[0] if days else None, lo),
        _point(last, day, hi),
        first.form,
        exists,
    )


def _runs_back(first: Piece, last: Piece) -> bool:
    before = (first.hour or 0, first.minute or 0)
    return (last.hour or 0, last.minute or 0) < before and before[0] >= 12


def _remember(piece: Piece, days: settle.Span | None, end: int, context: Context) -> None:
    context.last_end = end
    if piece.written & YEAR and piece.year is not None:
        context.year = piece.year
    if days is not None:
        context.last = days[1] - 1


def _unknown(piece: Piece, context: Context) -> bool:
    """Whether a piece without a value merely hangs on a reference that is not known."""
    return context.reference is None and piece.year is None


def _mod(written: str | None) -> Mod | None:
    return "since" if written == "since" else None


def _clock(piece: Piece) -> str | None:
    hour, minute, second = piece.hour or 0, piece.minute or 0, piece.second or 0
    if hour > 24 or minute > 59 or second > 59 or hour == 24 and minute + second:
        return None
    return f"T{hour:02}:{minute:02}:{second:02}"


def _instant(day: int, piece: Piece) -> str | None:
    clock = _clock(piece)
    if clock == "T24:00:00":
        return iso(day + 1) + "T00:00:00"
    return None if clock is None else iso(day) + clock


def _point(piece: Piece, day: int | None, value: str | None) -> Point:
    year, month, number = piece.year, piece.month, piece.day
    if day is not None and (piece.days is not None or piece.rule is not None):
        date = dt.date.fromordinal(day)
        year, month, number = date.year, date.month, date.day
    return Point(
        piece.start,
        piece.end,
        year,
        month,
        number,
        piece.hour,
        piece.minute,
        piece.second,
        piece.weekday,
        WRITTEN[piece.written],
        value,
    )
