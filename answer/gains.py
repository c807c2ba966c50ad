"""What of a report is asked: what was earned (淨賺, 淨利潤), what was lost (虧損), or what came in (營收). The sum of another of them
is none of it: 「全年營業收入12.4億元」, asked 「淨賺多少錢」.

Read of the clause of the value up to it; a clause that names none of them is left alone.
"""

from __future__ import annotations

import re

from answer.marks import Seen

_SORTS = (
    re.compile(r"净赚|净利|利润|盈利|获利|盈余"),
    re.compile(r"(?<!扭)亏(?!为)"),
    re.compile(r"营业?收入?(?!利)|营业额|销售额|成交额|流水"),
)
_NET, _GROSS = re.compile(r"净"), re.compile(r"利润总额|(?:营业|税前|毛)利润?(?!率)")


def of_other_gain(one: Seen) -> bool:
    """Whether a sum is of another sort of a report than the one that the question names alone."""
    if one.kind not in ("amount", "count") or one.in_row:
        return False
    asked = [sort for sort in _SORTS if sort.search(one.asked.text)]
    if len(asked) != 1:
        return False
    page, start = one.page, one.proposal.start
    low = page.clause(start)[0]
    if _NET.search(one.asked.text) and _GROSS.search(page.text, low, start) and not _NET.search(page.text, low, start):
        return True  # 「利潤總額3億元」, asked 「淨利潤多少」
    told = [sort for sort in _SORTS if sort.search(page.text, low, start)]
    return bool(told) and asked[0] not in told
