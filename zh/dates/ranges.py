"""Two ends joined: 至, 到, ~, -, 起至, 「…起，…止」. The second end may leave out what the first has said."""

from __future__ import annotations

import re

from zh.dates import absolute, clock, holiday, numeric, part, relative, weekday
from zh.dates.context import Context
from zh.dates.piece import DAY, Piece

FIRST = " 起开始(至到~-,直截迄持延一和与及"
_JOIN = re.compile(
    r" ?(?:\([^()\n]{1,6}\) ?)?(?:(起|开始|始) ?)?(?:"
    r"(?:,? ?(?:持续|延续|一直)?(?:至|到|直至|直到|截至|截止至?到?|迄))|~{1,2}|-{1,2}|(,)) ?"
)
_BETWEEN = re.compile(r" ?(?:和|与|及) ?")
_BETWEEN_CLOSED = re.compile(r" ?(?:\([^()\n]{1,6}\) ?)?之?间")
_CLOSED = re.compile(r"[^,。;\n]{0,6}?(?:止|截止|结束)")
_DAILY = re.compile(r" ?(?:至|到|~{1,2}|-) ?[0-9]{1,2} ?[:点时]")


def end_of(text: str, first: Piece, day: int | None, context: Context) -> Piece | None:
    """The second end where `first` begins a range, read but not yet settled. `day` is the first end's ordinal, if known."""
    join = _JOIN.match(text, first.end)
    if join is None:
        return _between(text, first, day, context)
    if join[2] and not join[1]:
        return None
    last = _end(text, join.end(), first, day, context)
    if last is None:
        return None
    if join[2] and not _CLOSED.match(text, last.end):
        return None
    return last


def _between(text: str, first: Piece, day: int | None, context: Context) -> Piece | None:
    """「1月15日和2月3日之间」."""
    join = _BETWEEN.match(text, first.end)
    last = None if join is None else _end(text, join.end(), first, day, context)
    return last if last is not None and _BETWEEN_CLOSED.match(text, last.end) else None


def _end(text: str, at: int, first: Piece, day: int | None, context: Context) -> Piece | None:
    last = None
    if first.form == "numeric":
        last = numeric.read_end(text, at, first, context)
    if last is None:
        last = relative.read_end(text, at, first, day, context)
    if last is None and first.form != "clock":
        last = (
            absolute.read(text, at, context)
            or numeric.read_there(text, at, context, joined=True)
            or relative.read(text, at, context)
        )
        if last is None and first.form in ("weekday", "relative"):
            last = weekday.read(text, at, context)
        if last is None:
            last = holiday.read_end(text, at, context)
        if last is None:
            last = part.read_end(text, at, first, context)
    if last is None and first.hour is not None:
        return clock.read_end(text, at, first)
    return last


def daily(text: str, first: Piece, last: Piece) -> bool:
    """Whether the time behind the second end begins daily hours: 「5月2日至5月7日8:00—18:00」."""
    return first.hour is None and last.hour is not None and _DAILY.match(text, last.end) is not None


def drop_clock(last: Piece, end: int) -> None:
    last.hour = last.minute = last.second = None
    last.written &= DAY * 2 - 1
    last.end = end
