"""The dates of a page, as decided where a person decided."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from answer.dates import Date, Moment, dates_of
from answer.doubts import piece, touching
from answer.evidence import Page
from records import Decided, Flag, Window


def found(page: Page) -> tuple[Date, ...]:
    """The dates of a page, as decided where a person decided."""
    told = dates_of(page.text, page.year)
    flags = page.record.flags
    decided = [window for window in page.record.windows if window.decided]
    decided += [window for window in map(partial(_half, flags), page.record.windows) if window]
    return tuple(_decided(one, decided) for one in told) if decided else told


def _half(flags: Sequence[Flag], window: Window) -> Window | None:
    """A window with one of its doubts decided and another open: as decided where all that it may still mean agrees."""
    if window.decided or not window.readings:
        return None
    inside = list(touching(flags, window.offset, window.offset + len(window.span)))
    made = [flag for flag in inside if flag.state == "decided"]
    if not made:
        return None
    still = [piece(flag) for flag in inside if flag.state != "decided" and flag.kind != "stale_deadline"]
    middle = window.offset + len(window.span) // 2
    values: list[str | None] = []
    for side, (low, high) in enumerate(((window.offset, middle), (middle, window.offset + len(window.span)))):
        agreed = {reading[side] for reading in window.readings}
        settled = any(low <= piece(flag)[0] < high for flag in made)
        doubted = any(start < high and low < end for start, end in still)
        values.append(agreed.pop() if len(agreed) == 1 and settled and not doubted else None)
    return replace(window, decided=Decided(values[0], values[1], by="", at="")) if any(values) else None


def _decided(one: Date, windows: list[Window]) -> Date:
    for window in windows:
        start, end = window.offset, window.offset + len(window.span)
        if window.decided is None or one.end <= start or end <= one.start:
            continue
        first, last = window.decided.start, window.decided.end
        if one.last:
            return one._replace(first=_moment(one.first, first), last=_moment(one.last, last))
        ends = window.mod in ("until", "before") or (window.start is None and window.written_start is None)
        closes = one.end >= end and one.start > start
        return one._replace(first=_moment(one.first, last if ends or closes else first))
    return one


def _moment(moment: Moment, value: str | None) -> Moment:
    """The moment with a decided value; 24:00 of a day is 00:00:00 of the next, told as the day before."""
    if value is None:
        return moment
    instant = datetime.datetime.fromisoformat(value)
    day, clock = instant.date(), instant.time() if "T" in value else None
    if clock == datetime.time(0) and moment.clock == datetime.time(23, 59):
        day, clock = day - datetime.timedelta(days=1), moment.clock
    if (day.year, day.month, day.day) == moment.written and (clock is None or clock == moment.clock):
        return moment
    says = f"{day.year}年{day.month}月{day.day}日" + (f"{clock:%H:%M}" if clock and moment.clock else "")
    return moment._replace(day=day, written=(day.year, day.month, day.day), clock=clock or moment.clock, says=says)
