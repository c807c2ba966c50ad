"""Parts of a day that page and question tell apart: 「上午接診，下午休息」, asked of the afternoon."""

from __future__ import annotations

import re

from answer.dates import Date
from answer.evidence import Page
from answer.types.bounds import CLOSED

_PARTS = (
    ("上午", "早上", "早晨", "清晨", "凌晨", "早场"),
    ("中午", "午间", "正午", "午场"),
    ("下午", "午后"),
    ("晚上", "晚间", "夜间", "夜里", "半夜", "深夜", "傍晚", "晚场", "夜场"),
)
_OF = {word: number for number, some in enumerate(_PARTS) for word in some}
_PART = re.compile("|".join(_OF))
NEAR = 3  # characters behind a day in which its part stands


def named(text: str) -> int | None:
    """The part of the day that narrow text names first."""
    found = _PART.search(text)
    return _OF[found[0]] if found else None


HOURS = ((0, 12), (11, 14), (12, 18), (17, 24))


def outside(text: str, one: Date) -> bool:
    """Whether hours of one day lie wholly outside the part of it that a question names: 「9:00至11:30」, asked of the afternoon."""
    asked, last = named(text), one.last
    if asked is None or not last or not one.first.clock or not last.clock:
        return False
    if last.written and one.first.written != last.written:
        return False
    begins, ends = HOURS[asked]
    low, high = one.first.clock, last.clock
    return low.hour >= ends or (high.hour, high.minute) <= (begins, 0)


def told(text: str, page: Page, start: int, end: int) -> bool | None:
    """Whether what is told of a day or weekday, at [start, end) of the page, is told of the part that a question names too.

    True where neither or the same is told apart, False where the page says that it is shut in the part asked about, None where
    it tells another part alone.
    """
    asked, own = named(text), _PART.search(page.text, start, min(end + NEAR, len(page.text)))
    if asked is None or own is None:
        return True
    sentence = page.sentence(start)
    like = [match for match in _PART.finditer(page.text, start, sentence[1]) if _OF[match[0]] == asked]
    if not like:
        return None
    clause = page.clause(like[0].start())
    apart = clause != page.clause(start) and not any(char.isdigit() for char in page.text[slice(*clause)])
    if apart and CLOSED.search(page.text, like[0].end(), clause[1]):
        return False
    return True if not apart else None


def other(text: str, page: Page, one: Date, part: str) -> bool:
    """Whether a time is written with another part of the day than narrow text names: 上午8:00—12:00, asked 「下午幾點」. Of 「晚間十時
    至翌日上午六時」 each end has its own; `part` says which is asked for."""
    asked, low, high = named(text), max(page.clause(one.start)[0], one.start - BESIDE), one.end
    if asked is None:
        return False
    if one.last and part == "end" and _PART.search(page.text, one.first.end, one.end):
        low = one.first.end
    elif part == "start":
        high = one.first.end
    told = {_OF[match[0]] for match in _PART.finditer(page.text, low, high)}
    return bool(told) and asked not in told


BESIDE = 6  # characters before a time in which its part of the day stands
