"""A day told with the deed right behind it: 「6月20日電腦抽籤」, asked 「哪天抽籤」.

Where the title names the deed too (「車位抽籤辦法」), every day of the page stands as near to the word; the one whose clause is no more
than the day and the deed is meant.
"""

from __future__ import annotations

import re

from answer.marks.contract import Seen

_MOST = 8  # characters of what stands between: 「上午10時電腦」
_NO_MORE = re.compile(r"(?:[的了呢啊]|开始|进行|举行|办理|完成|结束)*")


def done_on(seen: Seen) -> float:
    """More for the day of a clause that ends with the deed, which stands beside the question word."""
    if seen.kind != "when" or seen.in_row:
        return 0.0
    page, low = seen.page, seen.proposal.end
    high = page.clause(max(low - 1, seen.proposal.start))[1]
    behind = page.text[low:high].rstrip("。;,!") if high - low <= _MOST + 6 else ""
    before, after = seen.asked.focus
    for i, term in enumerate(seen.asked.terms):
        beside = term.offset == after or _beside(seen.asked.text, term.end, before)
        if not beside or term.tag[:1] != "v" or len(term.text) < 2 or seen.fit.hits.title[i] < 0.6:
            continue
        place = behind.find(term.text)
        if 0 <= place <= _MOST and _NO_MORE.fullmatch(behind, place + len(term.text)):
            return 0.25
    return 0.0


_IS = re.compile(r"(?:的)?(?:时间|日期|日子)?(?:是|为|在|定在|安排在)?")


def _beside(text: str, end: int, focus: int) -> bool:
    return end <= focus and _IS.fullmatch(text, end, focus) is not None
