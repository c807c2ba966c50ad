"""Values told in the order of the things before them: 「竹林、清泉、石壁三校學生分別為18人、24人、11人」, asked of 清泉."""

from __future__ import annotations

import re

from answer.marks.contract import Seen
from answer.types import amount

_IN_ORDER = re.compile(r"分别|依次|依序|各为")
_THING = r"[^\W_和与及]{1,16}"
MOST = 12  # things of a row
BACK = 160  # characters before 分别 in which the things stand


def aligned(seen: Seen) -> float:
    """Whether the value has the place of the thing that the question names, or another's."""
    if not seen.counted or seen.in_row:
        return 0.0
    page, start = seen.page, seen.proposal.start
    low, high = page.clause(start)
    order = _IN_ORDER.search(page.text, low, start)
    if order is None:
        return 0.0
    told = amount.beside(page, start, order.end(), high)
    mine = next((at for at, one in enumerate(told) if one.start <= start < one.end), None)
    if mine is None or not 1 < len(told) <= MOST or len({one.unit for one in told}) > 1:
        return 0.0
    runs = re.compile(rf"(?:{_THING}[、和与及]){{{len(told) - 1}}}{_THING}")
    found = list(runs.finditer(page.text, max(0, order.start() - BACK), order.start()))
    things = re.split("[、和与及]", found[-1][0]) if found else []
    named = {
        at
        for at, thing in enumerate(things)
        for term in seen.asked.terms
        if len(term.text) > 1 and term.text in thing and sum(term.text in one for one in things) == 1
        if at < len(things) - 1 or thing.startswith(term.text)  # behind the last stands what they all have: 「票價」
    }
    if len(named) != 1:
        return 0.0
    return 0.4 if mine in named else -0.8
