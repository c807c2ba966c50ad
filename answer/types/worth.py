"""What a number is told of by the words right beside it: 「流量券3000元」, 「48小時內處理」, 「延長試用期30天」, 「滿300減50」."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.types import amount
from answer.values import Amount
from answer.words import cut

# 「滿減是多少」: 「每滿300減50」
ASKS_LESS = re.compile(r"满减(?:是|为|有|力度)*多少|满多少减多少")
LESS = re.compile(r"满 ?\d+(?:[,.]\d+)*元?立?减 ?\d+(?:[,.]\d+)*元?")

# 「多少天內要處理」, and the page: 「48小時內處理」
_WITHIN = r"(?:之|以)?内"
_ASKS_WITHIN = re.compile(
    rf"(?:多少|几)(?:个)?[^\W\d]{{1,3}}?{_WITHIN}(?:必?须|需要?|要|得|应该?|应当|会|能|可以)*(?P<deed>[一-鿿]{{2}})"
)
# 「延長試用期30天」: by how much, no length of the 試用期
_LONGER = re.compile(r"(?:延长|缩短)[^到至为由从,。;\d]{1,6}$")
_ASKS_LONGER = re.compile(r"延|缩|展期|多(?![久长少])|[加减送扣补增]")
_HOW_MANY = re.compile(r"(?:多少|几)个?")
_SUM = r"\d[\d,.]*(?:万|亿)?元"


def of_deed(asked: Asked, page: Page, one: Amount) -> float:
    """More for what the deed that is asked of stands right behind, less for what something is made longer or shorter by."""
    within = _ASKS_WITHIN.search(asked.text)
    if within and re.match(_WITHIN + within["deed"], page.text[one.end : one.end + 4]):
        return 0.25
    if (deed := _deed(asked)) and page.text.endswith(deed, 0, one.start):
        return 0.1  # 「要等幾天」: 「需等10天」
    longer = _LONGER.search(page.text, max(0, one.start - 12), one.start)
    return -0.15 if longer and not _ASKS_LONGER.search(asked.text) else 0.0


_NO_DEED = frozenset("要需得是有能可该应会为在的地得了过着")


def _deed(asked: Asked) -> str:
    """The verb of one character right before the question word; "" where another word stands there."""
    before = asked.text[max(0, asked.focus[0] - 8) : asked.focus[0]]
    words = cut(before + asked.text[asked.focus[0] :][:1])
    last = next((one for one in reversed(words) if one[1] < len(before)), None)
    if last is None or last[1] + 1 != len(before) or last[2][:1] not in "vu" or last[0][0] in _NO_DEED:
        return ""
    return last[0][0]


STEPPED = 60  # characters before a sum in which it is told of what


def of_it(page: Page, one: Amount, thing: str, given: bool) -> bool:
    """Whether an amount is told right behind a thing, or, where the question gives an amount itself, as a further step of it:
    「滿10天發獎金100元；滿20天，改發300元」."""
    if page.text.endswith(thing, 0, one.start):
        return True
    line = page.lines[page.line_at(one.start)].start
    return given and amount.is_money(page, one) and thing in page.text[max(line, one.start - STEPPED) : one.start]


def thing(asked: Asked, page: Page, bare: bool) -> str:
    """What is asked for, where the page tells right behind it what it is worth: 「流量券3000元」 for 「流量券多少」 (`bare`) and
    「多少流量券」; "" where it does not."""
    start = asked.focus[0]
    if bare:
        names = [asked.text[start - size : start] for size in range(min(6, start), 2, -1)]
    else:
        many = _HOW_MANY.match(asked.text, start)
        names = [asked.text[many.end() :].rstrip("?。 ")] if many else []
    return next((one for one in names if 2 < len(one) <= 6 and re.search(re.escape(one) + _SUM, page.text)), "")
