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

FIRST_DAY, LAST_DAY = 1, datetime.date.max.toordinal()
STATES = ("open", "upcoming", "closed", "")  # in the order of the list; a spell's state is the place here
_BEHIND = {"open": LAST_DAY, "upcoming": LAST_DAY, "closed": FIRST_DAY}


class Spell(NamedTuple):
    first: int
    last: int
    state: int
    main: bool
    sort: int


class Days(NamedTuple):
    """One value that a window may have: its first and last day."""

    first: str | None
    last: str | None
    label: str | None
    doubt: bool


def days(windows: Sequence[Window], published: str | None = None) -> Iterator[Days]:
    for window in windows:
        for first, last in values_of(window, published):
            yield Days(first, last, window.label, in_doubt(window))


def number(day: str) -> int:
    """A day as spells count it: 0001-01-01 is 1."""
    return datetime.date.fromisoformat(day[:10]).toordinal()


def spells(windows: tuple[Window, ...], published: str | None) -> list[Spell]:
    """All spells of an announcement, from the first day of the calendar to the last."""
    begins = {FIRST_DAY}
    for one in days(windows, published):
        if one.first:
            begins.add(number(one.first))
        if one.last and number(one.last) < LAST_DAY:
            begins.add(number(one.last) + 1)
    found: list[Spell] = []
    ordered = sorted(begins)
    before: list[tuple[int, bool, int]] | None = None
    for begin, stop in zip(ordered, [*ordered[1:], LAST_DAY + 1], strict=True):
        status = status_of(windows, datetime.date.fromordinal(begin).isoformat(), published)
        if status is None:
            return [Spell(FIRST_DAY, LAST_DAY, STATES.index(""), True, number(published) if published else 0)]
        ends = status.since if status.state == "upcoming" else status.until
        now = [(STATES.index(status.state), True, number(ends) if ends else _BEHIND[status.state])]
        now += [(STATES.index(state), False, _BEHIND[state]) for state in status.states if state != status.state]
        if now == before:
            found[-len(now) :] = [spell._replace(last=stop - 1) for spell in found[-len(now) :]]
        else:
            found += [Spell(begin, stop - 1, *one) for one in now]
        before = now
    return found
