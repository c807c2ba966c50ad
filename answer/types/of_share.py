"""What a share comes to for the sum that the question names: 「按金額的0.5%收取手續費，每筆最高25元」, asked of 2000元, is 10元.

Told where the page states one share alone of what is asked (手續費, 補), and the sum lies not below what it must reach; the most and
the least that the sentence states hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal
from answer.types.given import given
from answer.values import MONEY, Amount, amounts_of

MOST = 40  # shares of a page that are looked at
SURE = 0.45
_SHARE = re.compile(r"(?<![\d.])(?P<share>\d{1,2}(?:\.\d+)?)%")
# what is taken or given in shares, by the words that the question and the clause have both
_OF = re.compile(r"手续费|服务费|佣金|提成|抽成|税|补[贴助]?|奖|返|罚|滞纳|违约|扣|保险|保费")
_ASKS = re.compile(r"(?:多少|几)")
_ASKS_SHARE = re.compile(r"几个?点|百分之|多少个?点|[返扣]点|比例是|费率|税率|[够满到达](?:多少|几)")
_MOST_IS = re.compile(r"(?:最高|最多|封顶|上限|不超过|至多)[^,。;\d]{0,6}(?P<sum>\d[\d,.]*[万亿]?)元")
_LEAST_IS = re.compile(r"(?:最低|最少|至少|起收|不足[^,。;]{0,8}按)[^,。;\d]{0,6}(?P<sum>\d[\d,.]*[万亿]?)元")
_REACHES = re.compile(r"(?:达到?|不低于|不少于|超过|满|以上)")
_SCALE = {"万": 10**4, "亿": 10**8}


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    sums = [one for one in given(asked.text) if one.unit in MONEY or (not one.unit and one.value >= 10**4)]
    wanted = {one[0][0] for one in _OF.finditer(asked.text)}
    if len(sums) != 1 or sums[0].upper is not None or not wanted or _ASKS_SHARE.search(asked.text):
        return
    mine = sums[0]
    found = []
    for match in islice(_SHARE.finditer(page.text), MOST):
        clause = page.clause(match.start())
        if wanted & {one[0][0] for one in _OF.finditer(page.text, *clause)}:
            found.append(match)
    if len(found) != 1 or _below(page, mine) or not _ASKS.search(asked.text, *asked.focus):
        return
    match = found[0]
    low, high = page.sentence(match.start())
    value = Fraction(str(mine.value)) * Fraction(match["share"]) / 100
    if (most := _MOST_IS.search(page.text, match.end(), high)) is not None:
        value = min(value, _number(most["sum"]))
    if (least := _LEAST_IS.search(page.text, match.end(), high)) is not None:
        value = max(value, _number(least["sum"]))
    yield Proposal(match.start(), match.end(), _said(value), SURE, (low, high), settled=True)


def _below(page: Page, mine: Amount) -> bool:
    """Whether the page states a sum that must be reached and the one named lies below it; or that very sum, as a step."""
    return any(
        one.unit in MONEY
        and one.value >= mine.value
        and (
            one.value == mine.value
            or _REACHES.search(page.text, max(0, one.start - 5), one.start)
            or _REACHES.match(page.text, one.end)
        )
        for one in amounts_of(page.text, page.year)
    )


def _number(written: str) -> Fraction:
    scale = _SCALE.get(written[-1], 1)
    return Fraction(written.rstrip("万亿").replace(",", "").rstrip(".")) * scale


def _said(value: Fraction) -> str:
    if value >= 10**4 and value % 100 == 0:
        return f"{float(value / 10**4):g}万元"
    return f"{float(value):g}元"
