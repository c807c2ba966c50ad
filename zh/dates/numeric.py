"""Dates in figures: 2024-03-01, 2024/3/1, 2024.3.1, and 3/1 where what stands beside it says that it is a day.

Figures with dots are versions, those with slashes fractions as well: they are taken for a date where they are a day of the
calendar and no word of a version, a phone or a share stands beside them. A year of three figures is one of the Republic.
"""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.days import ordinal
from zh.dates.piece import DAY, MONTH, YEAR, Piece

UNITS = "-/."
WORDS = ()

_FULL = re.compile(r"([0-9]{3,4}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,2})(?![0-9]|[./][0-9])")
_SHORT = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})(?![0-9]|[./%][0-9]|%)")
_VERSION_BEFORE = re.compile(
    r"(?:版本?号?|固件|韧体|韧件|补丁|内核|驱动|编号|型号|号码|电话|专线|热线|传真|分机|代码|ip|[a-z_])[^0-9,。;\n]{0,4}$",
    re.I,
)
_VERSION_AFTER = re.compile(r" ?(?:版|正式版|beta|rc|build|[-.]?[a-z]{2,})", re.I)
_SHORT_AFTER = re.compile(
    r" ?(?:\( ?(?:周|星期|礼拜)?[一二三四五六日天] ?\)|(?:周|星期|礼拜)[一二三四五六日天]|[0-9]{1,2}:[0-9]{2}|之?前|以前|起|止|截止|当日|当天|以后|上午|下午|中午|晚|凌晨)"
)
_JOIN = r" ?(?:\([^()]{1,6}\) ?)?(?:[0-9]{1,2}:[0-9]{2} ?)?(?:至|到|~|-|起至) ?"
_SHORT_LIST = re.compile(r" ?[、和及与,] ?[0-9]{1,2}/[0-9]{1,2}(?![0-9/%])")
_SHORT_RANGE = re.compile(_JOIN + r"[0-9]{1,2}/[0-9]{1,2}(?![0-9/%])")
_DOT_RANGE = re.compile(_JOIN + r"[0-9]{1,2}\.[0-9]{1,2}(?![0-9.%元折万倍])")
_DAY_WORD_BEFORE = re.compile(r"(?:日期|时间|期间|期限|档期|自|于|在|至|到|截止|截至)[为:是 ]{0,2}$")
_PLAIN_AFTER = re.compile(r" ?(?:[,。;:)\n]|公布|公告|开|结|上线|发|举行|举办|登场|限定|释出|更新|出货|寄)")
_SHARE_BEFORE = re.compile(r"(?:比例?|率|占|约|第|共|仅|达|为|得|[0-9a-zA-Z]) ?$")
_MONTH_DAY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?![0-9]|[./][0-9])")
_DAY = re.compile(r"([0-9]{1,2})(?![0-9:.%/年月日号个天小]| ?[时点元折万])")
_CODE_BEFORE = re.compile(r"[0-9a-zA-Z/.\-]$")


def read(text: str, at: int, context: Context) -> Piece | None:
    if at and _CODE_BEFORE.match(text[at - 1]):
        return None
    return read_there(text, at, context)


def read_there(text: str, at: int, context: Context, joined: bool = False) -> Piece | None:
    """The same without a look at what stands before: behind the sign that joins two ends."""
    found = _FULL.match(text, at)
    if found is not None:
        return _full(text, at, found, context)
    found = _SHORT.match(text, at)
    if found is not None:
        return _short(text, at, found, context, joined)
    return None


def _full(text: str, at: int, found: re.Match[str], context: Context) -> Piece | None:
    year_, sign, month_, day_ = found.groups()
    year, month, day, end = int(year_), int(month_), int(day_), found.end()
    if len(year_) == 3:
        if not 80 <= year < 160 or ordinal(year + 1911, month, day) is None:
            return None
        if sign == "-" and len(month_) + len(day_) < 4:
            return None
        year += 1911
        context.republic = True
    elif not 1900 <= year < 2200:
        return None
    if sign == "." and (_VERSION_BEFORE.search(text[max(0, at - 8) : at]) or ordinal(year, month, day) is None):
        return None
    if sign == "." and _VERSION_AFTER.match(text, end):
        return None
    if month > 12 and day > 31:
        return None
    return Piece("numeric", at, end, year, month, day, YEAR | MONTH | DAY)


def _short(text: str, at: int, found: re.Match[str], context: Context, joined: bool) -> Piece | None:
    month, day, end = int(found[1]), int(found[3]), found.end()
    if ordinal(2024, month, day) is None or day == 0:
        return None
    before = text[max(0, at - 5) : at]
    if joined:
        if found[2] == ".":
            return None
    elif found[2] == "/":
        if not (
            _SHORT_AFTER.match(text, end)
            or _SHORT_RANGE.match(text, end)
            or _SHORT_LIST.match(text, end)
            or context.last_end == at - 1
            and before[-1:] in "、和及与,"
            or _DAY_WORD_BEFORE.search(before)
            or day > 12
            and _PLAIN_AFTER.match(text, end)
            and not _SHARE_BEFORE.search(before)
        ):
            return None
    elif not (_DAY_WORD_BEFORE.search(before) and (_DOT_RANGE.match(text, end) or _SHORT_AFTER.match(text, end))):
        return None
    return Piece("numeric", at, end, None, month, day, MONTH | DAY)


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range: 2024/7/1-7/15, 2024-07-01至07-15, 7/1-15, 即日起～6/30."""
    if not text[at].isdigit():
        return None
    found = _MONTH_DAY.match(text, at)
    if found is not None and first.form == "numeric":
        month, day = int(found[1]), int(found[3])
        if found[2] in text[first.start : first.end] and 1 <= month <= 12 and 1 <= day <= 31:
            return Piece("numeric", at, found.end(), None, month, day, MONTH | DAY)
        return None
    found = _DAY.match(text, at) if first.form == "numeric" else None
    if found is not None and 1 <= int(found[1]) <= 31:
        return Piece("numeric", at, found.end(), None, None, int(found[1]), DAY)
    return read_there(text, at, context, joined=True)
