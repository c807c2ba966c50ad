"""Days and ranges as most of them are written, read at once: 2024年3月1日, 3月1日至10日, 3月1日（五）10:00-15日18:00, 2024/3/1~3/8.

One pattern takes both ends where nothing beside them changes what either means: figures without blanks, one sign that joins them, and
behind them no character with which a form goes on (`THEN`). Whatever is written otherwise, or cannot exist in figures with strokes,
is left to the forms of `table.py`, which read the same ranges alike, in twice the time.
"""

from __future__ import annotations

import re

from zh.dates import absolute, numeric
from zh.dates.context import Context
from zh.dates.days import ordinal
from zh.dates.piece import DAY, HOUR, MINUTE, MONTH, SECOND, WEEKDAY, YEAR, Piece
from zh.dates.table import THEN
from zh.dates.weekday import DAYS, NAMES, WEEK, WEEK_BEGINS
from zh.numerals import FIGURES

_IN_BRACKETS = rf"(?:\({WEEK}?([{DAYS}])\))?"
_TIME = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?"
_NO_MORE_TIME = r"(?![0-9 :.时分整zZ+aApP])"
_JOIN = "(?P<join>起?[至到]|~{1,2}|-{1,2})"
_FIRST_DAY = 3  # the group of the first end's day
_LEAP = 2024  # 2/29 without a year is a day


def _pattern(form: str, first: str, last: str, alone: str) -> re.Pattern[str]:
    """Two days of a form, each with its weekday and time (both have one or neither), one with two times, or one `alone`."""
    by_char, behind_blank = ("".join(steps) for steps in THEN[form])
    by_char = "".join(char for char in by_char if char not in " ,")
    goes_on = f"(?![{re.escape(by_char)}]| [{re.escape(behind_blank)}]|, ?[{WEEK_BEGINS}])"
    return re.compile(
        f"{first}(?:{_IN_BRACKETS}(?:[ T]?{_TIME})?{_JOIN}"
        f"(?:{last}{_IN_BRACKETS}(?(5)[ T]?{_TIME}{_NO_MORE_TIME}|{goes_on})|(?(5){_TIME}{_NO_MORE_TIME}|(?!)))|{alone})"
    )


def _with_strokes(sign: str) -> re.Pattern[str]:
    day = f"([0-9]{{1,2}}){sign}([0-9]{{1,2}})(?![0-9]|[./][0-9])"
    return _pattern("numeric", f"((?:19|20)[0-9]{{2}}){sign}{day}", f"(?:((?:19|20)[0-9]{{2}}){sign})?{day}", "(?!)")


_WITH_UNITS = _pattern(
    "absolute",
    absolute.PLAIN,
    r"(?:(?:([12][0-9]{3})年)?(?P<month>[0-9]{1,2})月|(?!00?日|3[2-9]|[4-9][0-9]))([0-9]{1,2})日"
    f"(?(month)|(?!{absolute.NO_DAY_AFTER}))",
    absolute.NOT_LUNAR,
)
BY_UNIT = {"年": _WITH_UNITS, "月": _WITH_UNITS, "-": _with_strokes("-"), "/": _with_strokes("/")}


def read(pattern: re.Pattern[str], text: str, at: int, context: Context) -> tuple[Piece | None, Piece | None]:
    """Both ends of what begins there; the first alone where no more of it is read here, and none where nothing is."""
    found = pattern.match(text, at)
    if found is None:
        return None, None
    form = "absolute" if pattern is _WITH_UNITS else "numeric"
    if found.lastindex == _FIRST_DAY:
        year, month, day = found.group(1, 2, 3)
        if year is None and absolute.of_unknown(text, at):
            return None, None
        return _day(form, at, found.end(), year, month, day), None
    (
        year, month, day, weekday, hour, minute, second, join,
        last_year, last_month, last_day, last_weekday, last_hour, last_minute, last_second, end_hour, end_minute, end_second,
    ) = found.groups()  # fmt: skip
    if form == "absolute":
        if year is None and absolute.of_unknown(text, at):
            return None, None
    elif text[at - 1] in numeric.CODE_BEFORE or not (
        _exists(year, month, day) and (last_day is None or _exists(last_year, last_month, last_day))
    ):
        return None, None
    end, start = found.span("join")
    first = _day(form, at, end, year, month, day)
    if join[-1] == "~" and "→" in context.original[end:start]:
        return None, None
    if weekday is not None or hour is not None:
        _beside(first, weekday, hour, minute, second)
    if last_day is None:
        last = Piece("clock", start, found.end())
        _beside(last, None, end_hour, end_minute, end_second)
        context.clock = end, "", FIGURES[hour]
        return first, last
    last = _day(form, start, found.end(), last_year, last_month, last_day)
    if last_weekday is not None or last_hour is not None:
        _beside(last, last_weekday, last_hour, last_minute, last_second)
        if last_hour is not None:
            context.clock = last.end, "", FIGURES[last_hour]
    return first, last


def _day(form: str, start: int, end: int, year: str | None, month: str | None, day: str) -> Piece:
    if month is None:
        return Piece(form, start, end, None, None, FIGURES[day], DAY)
    if year is None:
        return Piece(form, start, end, None, FIGURES[month], FIGURES[day], MONTH | DAY)
    return Piece(form, start, end, FIGURES[year], FIGURES[month], FIGURES[day], YEAR | MONTH | DAY)


def _beside(piece: Piece, weekday: str | None, hour: str | None, minute: str, second: str | None) -> None:
    """Puts the weekday and the time that stand behind a day into it."""
    if weekday is not None:
        piece.weekday = NAMES[weekday]
        piece.written |= WEEKDAY
    if hour is not None:
        piece.hour, piece.minute, piece.second = FIGURES[hour], FIGURES[minute], FIGURES[second or "0"]
        piece.written |= HOUR | MINUTE | SECOND if second else HOUR | MINUTE


def _exists(year: str | None, month: str, day: str) -> bool:
    return (
        FIGURES[day] > 0 and ordinal(_LEAP if year is None else FIGURES[year], FIGURES[month], FIGURES[day]) is not None
    )
