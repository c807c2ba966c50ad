"""From what is written to days: which year, which month a piece means, and its period of days.

A date without a year is of the year nearest to the day the text was put out; told as past (「11月18日已寄出」), the nearest
past one; within a month of a day whose year, that of publication, is written, it is of that year. A year or month left out at one end of a range is the other's, or the neighbouring one across new year. Whether
a range runs over new year or back is not written: it runs over where its second end lies three months of the year or
more before the first (12月29日至1月3日) or the two make a whole year (9月1日至8月31日), else it is kept as it stands (7月20日至7月10日).
"""

from __future__ import annotations

import datetime as dt
import re

from zh.dates.context import Context
from zh.dates.days import last_day, month_after, ordinal
from zh.dates.part import bounds
from zh.dates.piece import Piece, Rule, Span

_TOLD_AFTER = re.compile(
    r"(?:\([^()\n]{0,6}\))?(?:的[^,。;!?\n\d]{1,6}|当[天日]|起)?(?:便|就|即)?(?:已(?!报名|申请|提交|付款|下单)|曾|圆满|顺利落)"
)
_TOLD_BEFORE = re.compile(r"(?:已|曾|刚)经?(?:于|在|自|从)?$")
_COMING = re.compile(r"(?:将|拟|定|订|预计|计划|请|须|应|需|可)(?:[于在]|自)$")
_PLANNED = re.compile(r"(?<!原)(?:预计|计划|力争|争取)$")  # where no day before it says which year is spoken of
_UP_TO = re.compile(r"[^。;!?\n去上]{0,24}(?<![截止])(?:至|(?<![收得接达看])到)$")  # 「…起开放，开放至」
_BEGAN = re.compile(r"(?<=起)[^。;!?\n去上]{0,24}$")
_ENDED = re.compile(
    r"(?:之?前|以前|截?止|结束|关闭|闭)(?![^,。;\n]{0,12}(?:[的者]|已|曾))"
)  # 「…起受理，10月31日前提交」
# what they end in, before a line break too, and begin with: most days have other characters beside them
_TOLD_BEFORE_ENDS, _COMING_ENDS, _PLANNED_ENDS, _UP_TO_ENDS = "已曾刚经于在自从\n", "于在自\n", "计划争取\n", "至到\n"
_TOLD_AFTER_FIRST = "(的当起便就即已曾圆顺"
_FORMER = re.compile("[,、](?:[^,、]{0,4})?[原旧老][^,、]{0,12}$")
_LONG_PAST = 3  # months: 「将于6月5日」 of 10 June is a slip, of October the next June
_BESIDE = 31  # days: 「2019年2月1日起…。請在2月25日前…」 of October, too, is of that year
_OVER_NEW_YEAR = 3  # months
_NO_NEARER = 360  # days: of a range that is so near, and not longer, the next year's is farther away
_OVER_MONTH = 15  # days: 「28日至3日」 runs into the next month, 「20日至10日」 back
_SAME_PARAGRAPH = 60  # characters within which 「20日」 is of the month last said


def days(piece: Piece) -> Span | None:
    """The half-open period of days of a piece whose year is settled; None where it cannot exist."""
    if piece.days is not None:
        return piece.days
    year, month = piece.year, piece.month
    if year is None:
        return None
    if piece.within is not None:
        return bounds(year, piece.within)
    if piece.rule is not None:
        named = piece.rule(year)
        return None if named is None else (named, named + 1)
    if month is None:
        return dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal() + 1
    if piece.day is None:
        first = ordinal(year, month, 1)
        return None if first is None else (first, first + last_day(year, month))
    day = ordinal(year, month, piece.day) if piece.day else None
    return None if day is None else (day, day + 1)


def single(piece: Piece, context: Context) -> None:
    """Settles year and month of a piece that stands alone (or begins a range)."""
    if piece.days is not None or piece.year is not None:
        return
    if piece.month is not None or piece.within is not None:
        piece.year = _year_of(piece, context)
    elif piece.rule is not None:
        piece.year = context.year if context.reference is None else year_of_rule(piece.rule, context.reference)
    elif piece.day is not None:
        _month_of(piece, piece.day, context)


def first_day(piece: Piece, context: Context) -> int | None:
    """The ordinal of a piece that is not settled yet, which stays as it is written."""
    year, month = piece.year, piece.month
    single(piece, context)
    span = days(piece)
    piece.year, piece.month = year, month
    return None if span is None else span[0]


def pair(first: Piece, last: Piece, context: Context) -> None:
    """Settles both ends of a range together."""
    if last.form == "clock":
        single(first, context)
    elif first.days is None and first.month is None and first.day is not None and last.month and last.day:
        _month_from_end(first, first.day, last, last.day, context)
    elif first.days is None and first.year is None and last.year is not None and first.month_day is not None:
        first.year = last.year - (first.month_day > (last.month_day or (12, 31)))
    else:
        if first.days is None and first.year is None:
            single(first, context)
            _nearest(first, last, context)
        _follow(first, last)


def _year_of(piece: Piece, context: Context) -> int | None:
    """The year of a date written without one."""
    reference = context.reference
    if reference is None:
        return context.year
    month, day = piece.month_day or (1, 1)
    if not 1 <= month <= 12:
        return reference.year
    if (
        context.last is not None
        and context.last_end == piece.start - 1
        and context.text[piece.start - 1] in "、和及与或"
    ):
        last = dt.date.fromordinal(context.last)  # 「2025年3月、5月和9月」
        return last.year + (last.month - month >= _OVER_NEW_YEAR)
    if context.last is not None and _ends_what_began(piece, context):
        last = dt.date.fromordinal(context.last)  # 「自2024年5月1日起开放，开放至10月31日」, put out in April
        return last.year + (last.month - month >= _OVER_NEW_YEAR)
    gap = month - reference.month
    year = reference.year
    if gap > 5 or gap < -5:
        if _is_beside(piece, context, reference.year) and not _told_as_past(piece, context.text):
            return year
        other = year - 1 if gap > 0 else year + 1
        if _away(piece, other, reference) < _away(piece, year, reference):
            year = other
    if (year, month, day) > (reference.year, reference.month, reference.day):
        if _told_as_past(piece, context.text):
            year -= 1
    elif gap + 12 * (year - reference.year) < -_LONG_PAST:
        year += _is_coming(piece, year, context)
    if not context.moves:
        return year
    if context.fits_next(piece.start, year):
        other = year + 1
    else:
        other = context.planned(year, (year, month, day) > (reference.year, reference.month, reference.day))
    return year if other == year or _told_as_past(piece, context.text) else other


def _is_beside(piece: Piece, context: Context, year: int) -> bool:
    """Whether a day, read as of this year, lies about the day before it in the text, which writes this year last."""
    day = ordinal(year, *piece.month_day) if piece.month_day else None
    if day is None or context.last is None or context.year != year:
        return False
    return abs(day - context.last) <= _BESIDE


def _is_coming(piece: Piece, year: int, context: Context) -> bool:
    """Whether the words before a day that lies long back look forward: 「将于6月5日」, 「预计3月」."""
    text, end = context.text, piece.start
    if text[end - 1] in _COMING_ENDS and _COMING.search(text, max(0, end - 4), end):
        return True
    return (
        text[end - 1] in _PLANNED_ENDS
        and _PLANNED.search(text, max(0, end - 4), end) is not None
        and (context.last is None or dt.date.fromordinal(context.last).year != year)
    )


def _ends_what_began(piece: Piece, context: Context) -> bool:
    """Whether the piece is the end of what the day before it, in the same sentence, began."""
    text, between = context.text, (context.last_end, piece.start)
    if text[piece.start - 1] in _UP_TO_ENDS and _UP_TO.match(text, *between) is not None:
        return True
    if text[context.last_end - 1] != "起" or _BEGAN.match(text, *between) is None:
        return False
    if _ENDED.match(text, piece.end) is None:
        return False
    if _FORMER.search(text, *between):
        return False  # 「新方案自1月1日起实施，原方案12月31日止」
    today, began = context.today, context.last
    if today is None or began is None or piece.month_day is None:
        return True
    near = ordinal(dt.date.fromordinal(today).year, *piece.month_day)
    return near is None or not today <= near < began  # 「自1月1日起执行，请于12月31日前用完旧卡」, put out before


def year_of_rule(rule: Rule, reference: dt.date) -> int | None:
    """The year in which a holiday lies nearest to the reference."""
    today = reference.toordinal()
    days_by_year = {year: rule(year) for year in (reference.year - 1, reference.year, reference.year + 1)}
    known = {year: day for year, day in days_by_year.items() if day is not None}
    return min(known, key=lambda year: abs(known[year] - today), default=None)


def _away(piece: Piece, year: int, reference: dt.date) -> int:
    """How many days lie between the reference and the nearer end of the piece in that year."""
    written, piece.year = piece.year, year
    span = days(piece)
    if span is None:  # no such day: as far as its month
        day, piece.day = piece.day, None
        span = days(piece)
        piece.day = day
    piece.year = written
    today = reference.toordinal()
    return 0 if span is None else max(span[0] - today, today - span[1] + 1, 0)


def _told_as_past(piece: Piece, text: str) -> bool:
    if text[piece.start - 1] in _TOLD_BEFORE_ENDS and _TOLD_BEFORE.search(text, max(0, piece.start - 4), piece.start):
        return True
    return text[piece.end] in _TOLD_AFTER_FIRST and _TOLD_AFTER.match(text, piece.end) is not None


def _month_of(piece: Piece, number: int, context: Context) -> None:
    """The month of a bare day: that of the date before it in the same paragraph, else the nearest to the reference."""
    near = context.text[max(context.last_end, piece.start - _SAME_PARAGRAPH) : piece.start]
    if context.last is not None and "\n" not in near:
        last = dt.date.fromordinal(context.last)
        piece.year, piece.month = last.year, last.month
        return
    reference = context.reference
    if reference is None:
        return
    months = [month_after(reference.year, reference.month, step) for step in (0, -1, 1)]
    known = [(day, month) for month in months if number and (day := ordinal(*month, number)) is not None]
    _, (piece.year, piece.month) = min(
        known, key=lambda one: abs(one[0] - reference.toordinal()), default=(0, (reference.year, reference.month))
    )


def _month_from_end(first: Piece, first_day: int, last: Piece, last_day: int, context: Context) -> None:
    """「5日至6月10日」: the month stands at the end, and is the one before it where the first day is the later."""
    single(last, context)
    if last.year is not None and last.month is not None:
        first.year, first.month = month_after(last.year, last.month, -(first_day > last_day))


def _nearest(first: Piece, last: Piece, context: Context) -> None:
    """Moves a range without years to the year that puts it nearest to the reference: one that runs now is 0 away."""
    if context.today is None or first.year is None or first.month is None or last.month is None:
        return
    best = None
    over = _runs_over(first.month, last.month, first.day, last.day)
    leap = (2, 29) in ((first.month, first.day), (last.month, last.day))  # which is in no other year
    for year in (first.year, first.year - 1, first.year + 1):
        lo = ordinal(year, first.month, first.day or 1)
        hi = ordinal(year + over, last.month, last.day or 0)
        if lo is None or hi is None:
            return
        away = max(lo - context.today, context.today - hi, 0)
        if best is None or away < best[0]:
            best = (away, year)
        if 2 * away + hi - lo < _NO_NEARER and not leap:
            break  # any other year is farther
    if best is not None and not _told_as_past(last, context.text):
        first.year = best[1]
        if not context.moves:
            return
        if context.fits_next(first.start, best[1]) or context.fits_next(last.start, best[1]):
            first.year += 1
        elif best[0] and context.reference:
            ahead = (first.month, first.day or 1) > (context.reference.month, context.reference.day)
            first.year = context.planned(best[1], ahead and best[1] == context.reference.year)


def _runs_over(first: int, last: int, first_day: int | None, day: int | None) -> int:
    """1 where a range from one month to the other runs over new year: 12月 to 1月, or a whole year (9月1日至8月31日)."""
    whole = first - last == 1 and first_day == 1 and day is not None and day >= last_day(2023, last)
    return int(whole or first - last >= _OVER_NEW_YEAR)


def _follow(first: Piece, last: Piece) -> None:
    """The second end takes what it left out from the first."""
    if first.days is not None and last.bare and last.days is not None:
        day = first.days[0] + (last.days[0] - first.days[0]) % 7  # 「本周一至周五」
        last.days = (day, day + 1)
    if last.days is not None or last.year is not None and last.month is not None:
        return
    year, month, day_ = first.year, first.month, first.day
    if first.days is not None:
        start = dt.date.fromordinal(first.days[0])
        year, month, day_ = start.year, start.month, start.day
    elif first.within is not None:
        month = first.within[0]
    if year is None:
        return
    if last.rule is not None:
        if last.year is None:
            lo, hi = days(first), last.rule(year)
            last.year = year + (lo is not None and hi is not None and hi < lo[0])
    elif last.month_day is not None:
        if last.year is None:
            end = last.month_day[0]
            last.year = year + (
                month is not None and (end < month if first.days else _runs_over(month, end, day_, last.day))
            )
    elif last.day is not None and month is not None:
        over = day_ is not None and day_ - last.day >= _OVER_MONTH
        last.year, last.month = month_after(year, month, over)
