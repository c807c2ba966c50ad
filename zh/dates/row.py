"""Months, quarters and years in a row that share their unit: 七八月, 7、8月, 一、二季度, 2024年7、8、9月, 98年至02年."""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.piece import MONTH, Piece
from zh.numerals import CHARS, number

_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,3}}"
LISTED_MONTH = rf"({_N})(?=(?: ?、 ?(?:{_N})){{1,6}} ?月(?! ?(?:{_N}) ?[日号]))"  # 「2024年7、8月」
_NEXT_MONTH = re.compile(LISTED_MONTH)
_TWO_MONTHS = re.compile(
    rf"(?:(?P<first>[一二三四五六七八九])(?=[一二三四五六七八九]月(?! ?(?:{_N}) ?[日号]))|(?P<first_of>{_N}) ?[、和及与] ?(?=(?:{_N}) ?两个?月))"
    r"(?P<last>[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?(?:两个?)?月(?! ?份?[薪费租均供])"
)
# 「7、8月」, 「一、二季度」; no item of a list (「\n7、8月…」)
_LISTED_MONTHS = re.compile(
    rf"(?P<first>{_N})(?P<more>(?: ?、 ?(?:{_N})){{1,5}}) ?月(?!份?[薪费租均供饼入销嫂卡球光亮台龄饷天底末初中上下]|大的| ?(?:{_N}) ?[日号])(?:份(?!额))?"
)
_LISTED_QUARTERS = re.compile(r"(?P<first>[一二三四1-4])(?P<more>(?: ?、 ?[一二三四1-4]){1,3}) ?季度?(?!赛)")
# 「98年至02年」, 「九八年到零二年」: not 「七八年到八九年」, which may be so many
_SHORT_YEARS = re.compile(
    r"(?P<first>[0-9]{2}|[六七八九〇零][〇零一二三四五六七八九]) ?年 ?(?:至|到|~{1,2}|-) ?"
    r"(?P<last>[0-9]{2}|[〇零一二三][〇零一二三四五六七八九]) ?年(?![级代龄多期限度]|之?[前内后]|以)"
)
_ABOUT = ("六七", "七八", "八九")


def two_months(text: str, at: int) -> Piece | None:
    """「七八月」, 「七、八两月」: from the first day of one month to the last of the next."""
    found = _TWO_MONTHS.match(text, at)
    if found is None:
        return None
    first, last = number(found["first"] or found["first_of"]) or 0, number(found["last"]) or 0
    if not (1 <= first <= 12 and last == first % 12 + 1):
        return None
    return Piece("absolute", found.start(), found.end(), within=(first, 1, last, 0), written=MONTH)


def listed_periods(text: str, at: int) -> Piece | None:
    """Months or quarters in a row, of which the last alone has the unit: from the first day of the first on."""
    if text[at + 1 : at + 2] not in "、 " and text[at + 2 : at + 3] not in "、 ":
        return None
    found, months = _LISTED_MONTHS.match(text, at), 1
    if found is None:
        found, months = _LISTED_QUARTERS.match(text, at), 3
    if found is None:
        return None
    ones = [number(one.strip()) or 0 for one in (found["first"], *found["more"].split("、")[1:])]
    if not 1 <= ones[0] < ones[-1] <= 12 // months or ones != list(range(ones[0], ones[-1] + 1)):
        return None
    return Piece(
        "absolute", at, found.end(), within=(months * (ones[0] - 1) + 1, 1, months * ones[-1], 0), written=MONTH
    )


def further(text: str, at: int, context: Context) -> Piece | None:
    """「2024年7、8、9月」: the months in between."""
    if context.last_end != at - 1 or text[at - 2] not in f"0123456789{CHARS}":
        return None
    found = _NEXT_MONTH.match(text, at)
    month = None if found is None else number(found[1])
    return None if found is None or month is None else Piece("absolute", at, found.end(), None, month, None, MONTH)


def short_years(text: str, at: int) -> tuple[int, int, re.Match[str]] | None:
    """「98年至02年」: two years of two figures, from one century into the next or both of this one."""
    found = _SHORT_YEARS.match(text, at) if text[at + 2 : at + 3] in ("年", " ") else None
    if found is None or found["first"] in _ABOUT or text[at - 1 : at].isdigit():
        return None
    first, last = number(found["first"]) or 0, number(found["last"]) or 0
    if not (first >= 60 and last < 40 or first < 10 and first < last < 40):
        return None
    return (1900 if first >= 60 else 2000) + first, 2000 + last, found
