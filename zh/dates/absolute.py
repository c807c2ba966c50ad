"""Years, months and days with their units: 2024年3月1日, 3月1日, 2024年3月, 二〇二四年三月一日, 24年3月1日, 民國113年3月1日, 20日.

A year of two digits is one only before a month; one of three (or under 民国) is a year of the Republic, 1911 later.
"""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.piece import DAY, MONTH, YEAR, Piece
from zh.numerals import CHARS, number

UNITS = "年月日号"
WORDS = ("民国[ 0-9一二三四五六七八九十百元〇零]", "中华民国[ 0-9一二三四五六七八九十百元〇零]")

_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,3}}"
_DATE = re.compile(
    rf"(?:((?:中华)?民国 ?(?:[0-9]{{1,3}}|[{CHARS}元]{{1,5}})|[0-9]{{2,4}}|[〇零一二三四五六七八九]{{4}}) ?年(?!度|代|级) ?)?"
    rf"(?:的 ?)?(?:({_N}) ?月(?!薪|费|租|均|供|饼|入|销|销量|嫂|卡) ?份? ?)?"
    rf"(?:({_N}) ?(?:[日号](?![楼线门馆院店馆机站台令函厅仓文库房桌])|(?=(?: ?[~\-至到、] ?)(?:{_N}) ?日)))?"
)
_MONTH_OR_BARE = re.compile(r"[共期满逾限过少多每展第约近为续间长计]$")
# what may follow a bare day that is a date and no length of time
_DAY_AFTER = re.compile(
    r" ?(?:\([^()]{0,8}\) ?)?(?:[至到~\-]|之?前|以前|以?后|起|止|截|开始|上午|下午|中午|晚|凌晨|早|零时|[0-9]{1,2} ?[:时点]|"
    r"[,、和及与 ]{1,2}[0-9]{1,2}日|举行|召开|公布|发布|公告|生效|上线|开|在|于|报道|电|讯|消息|的)"
)
_DAY_BEFORE = re.compile(r"(?:[于在自从至到~\-、,。;:\n(]|\A|截至|截止|定在|年|月) ?$")
_NO_DAY_AFTER = re.compile(r" ?(?:个|之?内|以内|以上|以下|左右|之久|期|游|均|薪|工|常|元|志)")


def read(text: str, at: int, context: Context) -> Piece | None:
    found = _DATE.match(text, at)
    if found is None:
        return None
    year_, month_, day_ = found.groups()
    end = found.end()
    while end > at and text[end - 1] == " ":
        end -= 1
    if end == at:
        return None
    written = 0
    year = month = day = None
    if year_ is not None:
        year = _year(year_, month_, text, end, context)
        if year is None:
            return None
        written = YEAR
    if month_ is not None:
        month = number(month_)
        written |= MONTH
        if month is None:
            return None
    if day_ is not None:
        day = number(day_)
        if day is None:
            return None
        written |= DAY
        if month_ is None and (year_ is not None or not _bare_day(text, found.start(3), end)):
            if year_ is None:
                return None
            day, written = None, written & ~DAY  # 「2024年5日」 says no date
            end = found.end(1) + 1
    if not written:
        return None
    if year_ is not None and month_ is None and text[end : end + 1] in ("前", "后", "内", "间", "来", "多") and len(year_) < 4:
        return None
    return Piece("absolute", at, end, year, month, day, written)


def _year(written: str, month: str | None, text: str, end: int, context: Context) -> int | None:
    if "国" in written:
        written = written.rpartition("国")[2].strip()
        value = 1 if written == "元" else number(written)
        if value is None:
            return None
        context.republic = True
        return value + 1911
    value = number(written)
    if value is None or len(written) == 1:
        return None
    if len(written) == 4:
        return value if 1000 <= value < 3000 else None
    if len(written) == 3:
        if not 60 <= value < 200:
            return None
        if month is None and not (context.republic or re.match(r" ?(?:第|上半|下半|底|初|起|[春夏秋冬]|Q)", text[end : end + 4])):
            return None
        return value + 1911
    if month is None:
        return None
    near = context.reference.year if context.reference else 2024
    return 2000 + value if 2000 + value <= near + 15 else 1900 + value


def _bare_day(text: str, start: int, end: int) -> bool:
    """Whether 「20日」 is a day, not twenty days; 「20号」 must have its date words on a side."""
    before = text[max(0, start - 4) : start]
    if _MONTH_OR_BARE.search(before) or _NO_DAY_AFTER.match(text, end):
        return False
    if _DAY_AFTER.match(text, end):
        return True
    return text[end - 1] == "日" and _DAY_BEFORE.search(before) is not None
