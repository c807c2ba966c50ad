"""The status of announcements on any day, made ready: spells.

`records.status_of` is constant between the days on which some window begins or is over, so what it says of an
announcement is a few *spells* (first day, last day, state), worked out once when the record is stored; the rule
itself stays where it is. A status in doubt gives a row for each state that its readings give; `main` is the one of
the likeliest reading. An announcement without a dated window has one spell with the state "". `sort` orders within
a state: open by last day, upcoming by first, closed by last day, none by day of publication; states of other
readings come behind the certain ones.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from records import Window, in_doubt, status_of, values_of

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
STATES = ("open", "upcoming", "closed", "")  # in the order of the list
_BEHIND = {"open": LAST_DAY, "upcoming": LAST_DAY, "closed": FIRST_DAY}


class Spell(NamedTuple):
    first: str
    last: str
    state: str
    main: bool
    sort: str


class Days(NamedTuple):
    """One value that a window may have: its first and last day."""

    first: str | None
    last: str | None
    label: str | None
    doubt: bool


def days(windows: Sequence[Window]) -> Iterator[Days]:
    for window in windows:
        for first, last in values_of(window):
            yield Days(first, last, window.label, in_doubt(window))


def spells(windows: tuple[Window, ...], published: str | None) -> list[Spell]:
    """All spells of an announcement, from the first day of the calendar to the last."""
    begins = {FIRST_DAY}
    for one in days(windows):
        if one.first:
            begins.add(one.first)
        if one.last and one.last < LAST_DAY:
            begins.add(_moved(one.last, 1))
    found: list[Spell] = []
    ordered = sorted(begins)
    before: list[tuple[str, bool, str]] | None = None
    for place, day in enumerate(ordered):
        status = status_of(windows, day)
        if status is None:
            return [Spell(FIRST_DAY, LAST_DAY, "", True, published or "")]
        sort = {
            "open": status.until or LAST_DAY,
            "upcoming": status.since or LAST_DAY,
            "closed": status.until or FIRST_DAY,
        }[status.state]
        now: list[tuple[str, bool, str]] = [(status.state, True, sort)]
        now += [(state, False, _BEHIND[state]) for state in status.states if state != status.state]
        last = _moved(ordered[place + 1], -1) if place + 1 < len(ordered) else LAST_DAY
        if now == before:
            found[-len(now) :] = [spell._replace(last=last) for spell in found[-len(now) :]]
        else:
            found += [Spell(day, last, *one) for one in now]
        before = now
    return found


def _moved(day: str, by: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=by)).isoformat()
