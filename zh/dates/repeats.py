"""A long text that says the same over and over is read once for each place that differs.

What is read at a place hangs on the characters round it, so far as the rules look, and on what the text has said before it; where both
have been met, the find is the one met before, moved. What is asked of the text as a whole (`Context.moves`, `Context.dotted` …) is the
same at all places. A row that has no end of its own (周一至周二至…, a line of figures) is read each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from zh.dates.context import Context
from zh.dates.values import Found, Point
from zh.dates.weekday import DAYS
from zh.numerals import CHARS

LONG = 10_000  # characters from which it is worth its keeping

_BEHIND, _AHEAD = 80, 220  # characters to which the rules look, those of the find included
_LONGEST = 40  # characters of a find that is kept
_MOST = 4096  # places kept at a time
_TRIAL = 400  # places after which a text that does not repeat itself is read without
_ROWS_BEGIN = 120  # characters from a place within which rows begin that what is read there looks at
_FIGURES = re.compile(f"[0-9.]*|[{CHARS}]*")
_WEEKDAYS = re.compile(rf"[{DAYS}周星期礼拜第1-5至到~、和及与-]*")
_EVERY, _WEEK = "每逢", "周星礼"  # what a row of weekdays begins with: joined ones (周一、周二) or, behind 每, any
_JOINS = re.compile("[至到~、和及与-]")

_Search = Callable[[str, int], re.Match[str] | None]
_Read = Callable[[re.Match[str], Context, list[Found]], int]


class _Kept(NamedTuple):
    """What a place gave, and what the text has said behind it."""

    at: int
    next: int
    found: Found | None
    last_end: int | None  # None: as before
    clock: tuple[int, str, int] | None  # the same
    last: int | None
    year: int | None
    republic: bool


def read(context: Context, search: _Search, read_at: _Read, out: list[Found]) -> int:
    """Reads a text with `read_at` as long as it repeats itself; where it was left."""
    text = context.text
    # 「→」 is folded to 「~」, and some rule looks for it
    shown = text if "→" not in context.original else _with_arrows(text, context.original)
    known: dict[tuple[object, ...], _Kept] = {}
    tried = missed = place = 0
    while (hit := search(text, place)) is not None:
        at = hit.start()
        if at < _BEHIND:
            place = read_at(hit, context, out)
            continue
        clock, last_end = context.clock, context.last_end
        key = (
            shown[at - _BEHIND : at + _AHEAD],
            at - last_end if at - last_end < _BEHIND else _BEHIND,
            context.last,
            context.year,
            context.republic,
            None if clock[0] < at - 1 else (clock[0] - at, clock[1], clock[2]),
        )
        tried += 1
        kept = known.get(key)
        if kept is not None:
            by = at - kept.at
            if kept.found is not None:
                out.append(_moved(kept.found, by, context.original))
            if kept.last_end is not None:
                context.last_end = kept.last_end + by
            if kept.clock is not None:
                context.clock = kept.clock[0] + by, kept.clock[1], kept.clock[2]
            context.last, context.year, context.republic = kept.last, kept.year, kept.republic
            place = kept.next + by
            continue
        missed += 1
        if tried > _TRIAL and 2 * missed > tried:
            break
        count = len(out)
        place = read_at(hit, context, out)
        if place - at > _LONGEST or _is_row(text[at], text[at + _ROWS_BEGIN : at + _AHEAD]):
            continue
        if len(known) == _MOST:
            known.clear()
        known[key] = _Kept(
            at,
            place,
            out[-1] if len(out) > count else None,
            None if context.last_end == last_end else context.last_end,
            None if context.clock is clock else context.clock,
            context.last,
            context.year,
            context.republic,
        )
    return place


def _is_row(first: str, far: str) -> bool:
    """Whether what is read at a place that begins so may go on in a row through all of the text far behind it."""
    if _FIGURES.fullmatch(far):
        return True
    weekdays = first in _EVERY or first in _WEEK and _JOINS.search(far) is not None
    return weekdays and _WEEKDAYS.fullmatch(far) is not None


def _with_arrows(text: str, original: str) -> str:
    return "".join("→" if sign == "→" else char for char, sign in zip(text, original + "\n", strict=True))


def _moved(found: Found, by: int, original: str) -> Found:
    start, stop = found.offset + by, found.stop + by
    return Found(
        original[start:stop], start, stop, found.kind, found.start, found.end, found.timex, found.mod,
        _moved_point(found.first, by), _moved_point(found.last, by), found.form, found.exists,
    )  # fmt: skip


def _moved_point(point: Point | None, by: int) -> Point | None:
    if point is None:
        return None
    return Point(
        point.offset + by, point.end + by, point.year, point.month, point.day, point.hour, point.minute, point.second,
        point.weekday, point.written, point.value,
    )  # fmt: skip
