"""The two numbers of a change: 「啟用後比例由78%升到93%」 is 78% before and 93% after.

Read of numbers told as changes are, or as sizes that are now others (types/changed.py), and where the question says which side it
wants: 「啟用前」, 「原來」, or 「啟用後」, 「能到多少」. A question that says neither, or both, is left to the other readings.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.types.changed import changes, resized

_BEFORE = re.compile(r"(?:[一-鿿]{2}|之|以)(?<![目当])前(?=[^,。;?\d]{0,14}(?:多少|几))|原[来先本]|过去|从前")
_AFTER = re.compile(
    r"[一-鿿]{2}(?:之|以)?后(?=[^,。;?\d]{0,14}(?:多少|几))|(?:[升降涨减增达提]|提高|[能可会]|率)到了?(?:多少|几)"
)


def of_other_side(one: Seen) -> bool:
    """Whether a number is that of before where that of after is asked, or the other way round."""
    if not one.counted or one.in_row:
        return False
    before, after = _BEFORE.search(one.asked.text) is not None, _AFTER.search(one.asked.text) is not None
    if before == after:
        return False
    start = one.proposal.start
    found = (*changes(one.page), *resized(one.page.text))
    others = (each.old if after else each.new for each in found)
    return any(low <= start < high for low, high in others)


def told_before(one: Seen) -> bool:
    """Whether a value is the first of a change: 「啟用後由78%升到93%」 tells what was before 啟用."""
    return any(each.old[0] <= one.proposal.start < each.old[1] for each in changes(one.page))


# 「較去年高了幾成」 asks of this year
_COMPARED = re.compile(
    r"[比较与跟和同](?:起)?(?:[去前上往]年|上一?(?:届|季度?|期|学期|个月))(?:同期|同月|同季)?(?=[^,。;?\d]{0,10}(?:[多少高低增减涨跌升降快慢长短]|成长|下滑))"
)


def uncompared(text: str) -> str:
    """A question without the time that it only compares with."""
    return _COMPARED.sub("", text)
