"""Days with an English month: 15 June 2024, June 15, 2024, Jun. 20th, 3 Sept, 24-May-2022.

The month is written with a capital, in full or by its first letters; figures of one or two digits before or behind it are
the day. A month without a day is none here (May, March are words).
"""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.piece import DAY, MONTH, YEAR, Piece

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
UNITS = "JFMASOND-~ts"
WORDS = tuple(f"{name[:3]}[a-z.]{{0,7}} ?[0-3]?[0-9]" for name in _MONTHS)

_NAME = "(" + "|".join(f"{name}|{'Sept|' if name == 'September' else ''}{name[:3]}" for name in _MONTHS) + r")\.?"
_ORDINAL = "(?:st|nd|rd|th)?(?![0-9a-zA-Z])"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)? ?{_NAME}(?![a-zA-Z])(?:,? ?(20[0-9]{{2}})(?![0-9]))?")
# 「24-May-2022」: what stands behind the first hyphen
BEHIND_HYPHEN = "(?:" + "|".join(f"{name[:3]}|{name[:3].upper()}" for name in _MONTHS) + ")-20[0-9]{2}(?![0-9a-zA-Z-])"
_HYPHENED = re.compile(f"([0-9]{{1,2}})-(?={BEHIND_HYPHEN})([a-zA-Z]{{3}})-([0-9]{{4}})")
_MONTH_FIRST = re.compile(rf"{_NAME} ?([0-9]{{1,2}}){_ORDINAL}(?:,? ?(20[0-9]{{2}})(?![0-9]))?")
# what a program prints has the year behind the time: 「Thu Oct 26 11:00:09 CST 2023」
_YEAR_LAST = re.compile(
    r" [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? (?:[A-Z]{2,5} ?)?(?:[+-][0-9]{4} )?(20[0-9]{2})(?![0-9:./-]|[\u4e00-\u9fff])"
)

_BEGINS = "0123456789JFMASOND"
_RANGE = r" ?(?:-{1,2}|~{1,2}|to|until|through) ?"
# 「3-5 June 2024」: the month stands at the end
_SHARED = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?(?={_RANGE}[0-9]{{1,2}}(?:st|nd|rd|th)? ?{_NAME}(?![a-zA-Z]))")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9a-zA-Z:./%-])(?:,? ?(20[0-9]{2})(?![0-9]))?")


def read(text: str, at: int, context: Context) -> Piece | None:
    if not context.english:
        return None
    before = text[at - 1 : at]
    if before.isascii() and before.isalnum():
        return None
    if text[at].isdigit():
        found = _DAY_FIRST.match(text, at) or _HYPHENED.match(text, at)
        if found is None:
            shared = _SHARED.match(text, at)
            return None if shared is None else Piece("english", at, shared.end(), None, None, int(shared[1]), DAY)
        day, name, year = found.groups()
    else:
        found = _MONTH_FIRST.match(text, at)
        if found is None:
            return None
        name, day, year = found.groups()
        if year is None and (last := _YEAR_LAST.match(text, found.end())) is not None:
            year = last[1]
    month = _NUMBERS[name[:3].capitalize()]
    if not 1 <= int(day) <= 31:
        return None
    written = MONTH | DAY | (YEAR if year else 0)
    return Piece("english", at, found.end(), int(year) if year else None, month, int(day), written)


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range: June 3 to June 5, 2024; June 3-5; 3-5 June."""
    if text[at] not in _BEGINS:
        return None
    last = read(text, at, context)
    if last is not None and last.month is not None:
        return last
    found = _DAY.match(text, at)
    if found is None or first.month is None or not 1 <= int(found[1]) <= 31 or text[first.end - 1].isalpha():
        return None
    year = int(found[2]) if found[2] else None
    return Piece("english", at, found.end(), year, first.month, int(found[1]), DAY | (YEAR if year else 0))
