"""What is given from an amount on is not given below it: 「滿800元送保溫袋」, asked what comes at 500元.

Read where the question says that it reaches an amount (滿500元, 消費500元, 買3件) and the sentence of the value knows one alone, of
the same unit, and what is given stands with its deed (送, 減) in the clause. Where it states several, the steps are told apart
elsewhere (types/stepped.py).
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import amounts_of

_MINE = re.compile(r"(?:满|消费|买|花|达到?|充值?|累计|连续[^,。;\d]{0,2}|凑|下单)(?:了|满|够|到)?\s*$")
_TOLD = re.compile(r"(?:满|达到?|消费|充值?|累计|连续[^,。;\d]{0,2})\s*$")
_DEED = re.compile("[送赠返减加奖得换抽补打享免]")
_GIVES = re.compile(r"[^,。;\d]{0,8}?,?[^,。;\d]{0,6}(?:送|赠|返|减|加|奖|得|换|抽|补|打|享|免)")


def not_reached(one: Seen) -> bool:
    """Whether a value is given from an amount on that the question's own does not reach."""
    if one.kind in ("may", "open", "meets", "equals") or one.in_row:
        return False
    mine = [each for each in given(one.asked.text) if _MINE.search(one.asked.text, 0, each.start)]
    if not mine:
        return False
    page, start = one.page, one.proposal.start
    low = page.sentence(start)[0]
    told = [
        each
        for each in amounts_of(page.text, page.year)
        if low <= each.start < max(one.proposal.end, start + 1)
        and _TOLD.search(page.text, max(low, each.start - 8), each.start)
        and _GIVES.match(page.text, each.end)
    ]
    low = max(page.clause(start)[0], max((each.end for each in told), default=0))
    if not _DEED.search(page.text, low, max(one.proposal.end, low)):
        return False  # 「滿10張享8折，散客每張60元」
    for own in mine:
        like = [each for each in told if same_unit(each.unit, own.unit)]
        if like and all(each.value > own.value for each in like):
            return True
    return False
