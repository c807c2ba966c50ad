"""The first days, weeks or months that a sum is told of: 「頭一週營業額940萬元」 is no 「第一個月營業額」, nor 「首日」; the first of a
weight: 「首重1公斤90元，續重每公斤15元」 tells neither sum of 5公斤.

Read where the sentence of the value names such a period before it, else the title, and the question another: one of another
unit, or a longer one.
What holds in the first three months holds in the first of them; a question that names no such period is left alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.marks import Seen
from answer.text import number
from answer.unit_words import OF_TIME

_FIRST = re.compile(
    r"(?P<first>首|头|第一|最初)(?P<many>[一二两三四五六七八九十]|\d{1,2})?个?(?P<unit>日|天|周(?![年边])|星期|礼拜|月(?![份供租])|季度?|年)(?!度)"
)
Period = tuple[float, str]


def of_other_first(one: Seen) -> bool:
    """Whether a number is that of other first days, weeks or months than the question names."""
    if not one.counted or one.in_row:
        return False
    mine = _periods(one.asked.text[: one.asked.focus[0]])
    page, start = one.page, one.proposal.start
    texts = (page.text[page.sentence(start)[0] : start], page.title) if mine else ()
    told = next((found for found in map(_periods, texts) if found), set())
    return bool(told) and not any(unit == other and many <= most for many, unit in mine for most, other in told)


_PART = re.compile(r"(?P<first>首|续)(?P<of>重|件)(?:(?P<many>\d+(?:\.\d+)?)(?:公斤|千克|kg|斤|件))?")
_MANY = re.compile(r"(?P<many>\d+(?:\.\d+)?)(?P<unit>公斤|千克|kg|斤|件)")


def of_part_of_weight(one: Seen) -> bool:
    """Whether a sum is that of the first (or each further) kilogram, and the question names more."""
    asked = one.asked.text
    mine = _MANY.search(asked) if one.counted and not re.search("[首续][重件]", asked) else None
    if mine is None:
        return False
    told = _PART.search(one.page.text, *one.page.clause(one.proposal.start))
    if told is None or (told["of"] == "件") != (mine["unit"] == "件"):
        return False
    return told["first"] == "续" or float(mine["many"]) > float(told["many"] or 1)


@lru_cache(maxsize=64)  # each value of a page asks for that of all of it
def _periods(text: str) -> set[Period]:
    """「頭一週」, 「首月」, 「頭三天」; no 「前三天」, which may be those before something."""
    found = set()
    for match in _FIRST.finditer(text):
        many = number(match["many"]) if match["many"] else 1.0
        if many and not (match["first"] == "第一" and match["many"]):
            found.add((many, OF_TIME.get(match["unit"], match["unit"])))
    return found
