"""Hours that are those of every day: 「开放时间为9:00到17:00」, 「每晚21:00至次日4:00」, 「截单时间提前到15:00」.

An hour alone is a window only where somebody may ask for it: the text gives it a name, something ends then, or it is said
to be every day's.
"""

from __future__ import annotations

import re

from ingest.record.ends import hour_of
from ingest.record.labels import name
from ingest.record.naming import Name
from ingest.record.text import DATED, Text
from records import Window
from zh.dates import Found
from zh.plain import plain

_DAILY = re.compile(r".*?T(\d\d:\d\d(?::\d\d)?)/T(\d\d:\d\d(?::\d\d)?)$")
_ENDS_IN_HOUR = re.compile(r"(?:时间|时刻|时点|截[止单稿件]|[首末头尾早晚][班车]车?|[首末头][一1]?班)(?:车|飞机|船)?$")
_CALLED = re.compile(r"\s*(?:为|是|的)([\u4e00-\u9fff]{1,8}(?:时段|时间|期间|高峰|班次))(?=[每,。;、\s)]|$)")


def daily(text: Text, one: Found, before: tuple[int, Name] | None) -> Window | None:
    """「門診時間為9:00到17:00」, 「每晚21:00至次日4:00」: a window of times, where it has a name, or one of the same sentence `before` it."""
    if one.kind == "time" and one.start and one.end:
        start, end = one.start, one.end
    elif hour := hour_of(one):
        start = end = hour
    elif one.kind == "set" and one.timex and (found := _DAILY.match(one.timex)):
        start, end = (f"T{time}:00" if len(time) == 5 else f"T{time}" for time in found.groups())
    else:
        return None
    behind = _CALLED.match(text.plain, one.stop)
    beside = before[1] if before is not None and before[0] >= text.clauses.sentence(one.offset)[0] else None
    alone = text.clauses.clause(one.offset)[0] == one.offset and text.plain[one.stop : one.stop + 1] in ("", *",。;\n")
    if behind:  # 「22:00至6:00为静音时段」, 「7:00至9:00的繁忙时间」
        called = Name(text.body[slice(*behind.span(1))], None)
    else:
        called = name(text, one.offset, one.stop, near=_near(text, before[0], beside) if before and beside else None)
        if beside is not None and alone and not called.said:  # 「展出自…至…，每日10:00—18:00，凭票入场」
            called = beside
    if start == end and not _names_hour(text, one, called):
        return None
    if called.label is None and beside is not None:
        called = beside
    if called.label is None:
        return None
    mod = one.mod if start == end else None
    return Window(
        label=called.label, owner=called.owner, span=one.text, offset=one.offset, start=start, end=end, mod=mod
    )


def _near(text: Text, stop: int, beside: Name) -> str | None:
    """Whose hours are that stand behind a window: its, or where it is of hours, too, those of the same (「早场6:30—8:30，中场12:00—14:00」)."""
    dated = any(one.kind in DATED for one in text.finds(stop - 1, stop))
    return beside.label if dated else beside.owner


def _names_hour(text: Text, one: Found, called: Name) -> bool:
    """Whether an hour alone is one that somebody asks for: what the text gives a name (「截单时间提前到15:00」), what ends then
    (「请在下午五点前送达」), what is done then every day (「每天9:00开闸」).
    """
    if called.label is None:
        return False
    if one.kind == "set" or one.mod in ("until", "before"):
        return True
    words = plain(called.label)
    return _ENDS_IN_HOUR.search(words) is not None


def open_to_shut(text: Text, one: Found, other: Found) -> Window | None:
    """「10:00开门、19:00关门」: from one hour to the other."""
    called = name(text, one.offset, one.stop)
    if called.label is None:
        return None
    span = text.body[one.offset : other.stop]
    return Window(
        label=called.label,
        owner=called.owner,
        span=span,
        offset=one.offset,
        start=hour_of(one),
        end=other.end,
        mod=None,
    )
