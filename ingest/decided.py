"""A record and what people decided → the values of its windows as decided, and what an undecided one may mean.

A decision changes a value, never the text: the edits that accepted suggestions and given values make are put into a
copy of the body together, and the window is read again there, so that two decisions on one range compose
(「2025年9月8日-2026年11月31日」 with its year and its last day accepted → 2026-09-08 – 2026-11-30). Only what differs
between a span and its suggestion is an edit, so that two suggestions may cover one span. Where two decisions say
different things of one piece, the later one counts.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import NamedTuple, TypeVar

import msgspec

from records import Announcement, Decided, Decision, Flag, Trouble, Window
from zh import dates
from zh.edits import Edit, apply

MOST = 6  # readings of one window

# of a longer text this much before a window is read again, and this much behind it: a page of a thousand doubts would else be
# read a thousand times
_BEFORE, _BEHIND = 3000, 200
_WITH_YEAR = re.compile(r"\D{0,2}\d{4}(?:\D|$)")
_TOKEN = re.compile(r"\d+|[〇零一二三四五六七八九十廿卅百]+|.", re.S)
# kinds that say nothing about the value of a window
_NO_VALUE = ("stale_deadline",)

A = TypeVar("A", bound=Announcement)


class _Choice(NamedTuple):
    """One reading of a flag: its edits, and whether it leaves what is written."""

    edits: tuple[Edit, ...]
    written: bool


def decide(announcement: A, decisions: Mapping[str, Decision]) -> A:
    """The announcement with `decided` and `readings` worked out in its windows.

    `decisions` maps the id of a flag to the decision that counts (undone ones are left out). Raises
    Trouble("nothing_to_accept") for an accepted flag without a suggestion; for a given value Trouble("not_a_date", value=…)
    where it cannot be read as a date, Trouble("no_such_date", value=…) where there is no such day.
    """
    reference = _reference(announcement)
    windows = []
    for window in announcement.windows:
        flags = [flag for flag in announcement.flags if _touches(flag, window)]
        windows.append(_settled(announcement.body, window, flags, decisions, reference) if flags else window)
    for flag in announcement.flags:  # a decision that touches no window must be one that can be made, too
        decision = decisions.get(flag.id or "")
        if decision is not None:
            _edits(announcement.body, flag, decision, reference)
    return msgspec.structs.replace(announcement, windows=tuple(windows))


def _settled(
    body: str,
    window: Window,
    flags: list[Flag],
    decisions: Mapping[str, Decision],
    reference: datetime.date | None,
) -> Window:
    made = [(flag, decisions[flag.id]) for flag in flags if flag.id is not None and flag.id in decisions]
    made.sort(key=lambda pair: pair[1].at)
    base: tuple[Edit, ...] = ()
    for flag, decision in made:
        base = _over(base, _edits(body, flag, decision, reference))
    undecided = [flag for flag in flags if flag.id is None or flag.id not in decisions]
    if not undecided:
        last = made[-1][1]
        start, end = _read(body, window, base, reference) if base else (window.start, window.end)
        if (
            not base
            and all(decision.verb == "dismiss" for _, decision in made)
            and window.written_start == window.written_end is None
        ):
            return msgspec.structs.replace(window, decided=None, readings=())
        return msgspec.structs.replace(window, decided=Decided(start, end, last.by, last.at), readings=())
    return msgspec.structs.replace(window, decided=None, readings=_readings(body, window, base, undecided, reference))


def _readings(
    body: str, window: Window, base: tuple[Edit, ...], flags: Iterable[Flag], reference: datetime.date | None
) -> tuple[tuple[str | None, str | None], ...]:
    """The values that a window may have: every way to take its undecided flags, the suggested first."""
    given: dict[tuple[str | None, str | None], None] = {}
    for choice in list(product(*(_choices(flag) for flag in flags)))[: 4 * MOST]:
        edits = base
        for one in choice:
            edits = _over(edits, one.edits)
        value = _read(body, window, edits, reference) if edits else (window.start, window.end)
        if value != (None, None) and None not in _missing(window, value):
            given[value] = None
    return tuple(given)[:MOST]


def _missing(window: Window, value: tuple[str | None, str | None]) -> tuple[str | None, ...]:
    """The sides that the window has written; null among them where one cannot exist."""
    sides = []
    if window.start or window.written_start:
        sides.append(value[0])
    if window.end or window.written_end:
        sides.append(value[1])
    return tuple(sides)


def _choices(flag: Flag) -> list[_Choice]:
    offered = [value for value in (flag.suggestion, *flag.alternatives) if value is not None]
    choices = [_Choice(_differences(flag, value), False) for value in offered]
    written = _Choice((), True)
    if flag.kind in ("impossible_date", "reversed_range"):
        return choices or [written]
    return [*choices, written] if flag.suggestion is not None else [written, *choices]


def _edits(body: str, flag: Flag, decision: Decision, reference: datetime.date | None) -> tuple[Edit, ...]:
    if decision.verb == "accept":
        value = decision.value or flag.suggestion
        if value is None:
            raise Trouble("nothing_to_accept", span=flag.span)
        return _differences(flag, value)
    if decision.verb == "correct":
        value = (decision.value or "").strip()
        if not _readable(value, flag, reference):
            missing = next((one.text for one in dates.find(value, reference) if not one.exists), None)
            raise Trouble("no_such_date", value=missing) if missing else Trouble("not_a_date", value=value)
        return _differences(flag, value)
    return ()


def _readable(value: str, flag: Flag, reference: datetime.date | None) -> bool:
    """Whether a value given by a person is a date, a time or a length of time that can exist (of a year: a year)."""
    if value in flag.alternatives:  # what a copy says may be an amount
        return True
    if flag.kind == "year_mismatch" and re.fullmatch(r"\d{4}\S{0,6}", value):
        return True
    found = dates.find(value, reference)
    rest = value
    for one in found:
        rest = rest.replace(one.text, "", 1)
    return bool(found) and all(one.exists for one in found) and not re.search(r"\w{3}", rest)


def _differences(flag: Flag, value: str) -> tuple[Edit, ...]:
    """What differs between a flag's span and a value for it, in places of the body."""
    before, after = _TOKEN.findall(flag.span), _TOKEN.findall(value)
    if len(before) != len(after):
        return (Edit(flag.offset, flag.offset + len(flag.span), value),)
    edits, at = [], flag.offset
    for one, other in zip(before, after, strict=True):
        if one != other:
            edits.append(Edit(at, at + len(one), other))
        at += len(one)
    return tuple(edits)


def _over(base: tuple[Edit, ...], later: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Both, the later ones in place of those that they overlap."""
    kept = [one for one in base if not any(one.start < other.end and other.start < one.end for other in later)]
    return (*kept, *later)


def _read(
    body: str, window: Window, edits: tuple[Edit, ...], reference: datetime.date | None
) -> tuple[str | None, str | None]:
    """The window's start and end in the body with edits in it."""
    body, window, edits = _near(body, window, edits)
    edited, places = apply(body, edits)
    begin = places.to_after(window.offset)
    end = places.to_after(window.offset + len(window.span) - 1) + 1
    found = [
        one for one in dates.find(edited, reference) if one.offset < end and one.stop > begin and one.kind != "duration"
    ]
    if not found:
        return None, None
    first, last = found[0], found[-1]
    if first is not last and last.kind == "time":  # days, then hours
        return first.start and f"{first.start[:10]}{last.start}", first.end and f"{first.end[:10]}{last.end}"
    start = first.start if first.first is None or first.first.value is not None else None
    return start, last.end


def _near(body: str, window: Window, edits: tuple[Edit, ...]) -> tuple[str, Window, tuple[Edit, ...]]:
    """The same in the lines about the window alone, where that is all that its days hang on: its first has its year written
    out, with the edits too. 「11月31日」 takes its year from wherever it was said last, and is read with the whole text."""
    end = window.offset + len(window.span)
    start = body.rfind("\n", 0, max(window.offset - _BEFORE, 0)) + 1
    stop = body.find("\n", end + _BEHIND)
    stop = len(body) if stop < 0 else stop
    first = [window.span, *(one.after for one in edits if window.offset - 8 < one.start < window.offset + 5)]
    if start == 0 and stop == len(body) or not all(map(_WITH_YEAR.match, first)):
        return body, window, edits
    return (
        body[start:stop],
        msgspec.structs.replace(window, offset=window.offset - start),
        tuple(
            Edit(one.start - start, one.end - start, one.after)
            for one in edits
            if start <= one.start and one.end <= stop
        ),
    )


def _touches(flag: Flag, window: Window) -> bool:
    if flag.kind in _NO_VALUE or window.says is not None:
        return False
    return flag.offset < window.offset + len(window.span) and window.offset < flag.offset + len(flag.span)


def _reference(announcement: Announcement) -> datetime.date | None:
    published = getattr(announcement, "published", None)
    return datetime.date.fromisoformat(published[:10]) if published else None
