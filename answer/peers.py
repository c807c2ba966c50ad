"""A value told of another of the things that a page tells of side by side (`kindred.py`): 3次 of 認證商家, asked of 個人賣家.

Where the question names one of them by its letters and the words nearest to a value (its piece of a list, its clause, label, heading,
the first clause of its sentence) name another alone, the value is that other's. What is told of none of them is not held against a value.
"""

from __future__ import annotations

import re

from answer.contrasts import Family
from answer.kindred import VALUES, asked_of, kept_for
from answer.marks import Seen
from answer.marks.opposed import is_of_another, told_by

POLAR = frozenset(("may", "open", "meets"))
KINDS = POLAR | VALUES


def of_peer(one: Seen) -> bool:
    """Whether a value is told of another of a few things than the question names: 3次 of 認證商家, asked of 個人賣家."""
    if one.kind not in KINDS:
        return False
    spans = None
    for family, side in asked_of(one.asked.text, one.page):
        if one.kind in POLAR and kept_for(one.page, family, one.page.sentence(one.proposal.start)):
            continue  # 「櫥窗限出版社使用」 tells of all the others too
        if one.kind == "open" and _goes_on(one, family, side):
            continue
        spans = spans or list(told_by(one))
        if is_of_another(one, family, side, spans) and not _leads_on(one, family, side):
            return True
    return False


def _leads_on(one: Seen, family: Family, side: int) -> bool:
    """「升級為專營店的，個人店須補2000元」: what the question names stands before the value, and no value of its own between."""
    page, start = one.page, one.proposal.start
    low, place = page.sentence(start)[0], page.text.rfind(family.words[side], page.sentence(start)[0], start)
    if one.in_row or place < 0 or re.search(r"\d", page.text[place:start]):
        return False
    return not family.told(page.text, low, place)  # 「設擊劍、皮影、編程，皮影20元」


def _goes_on(one: Seen, family: Family, side: int) -> bool:
    """「4月9日至5月8日改訂成長版，首年折2400元；改訂旗艦版，折5800元」, asked of the 旗艦版: the days hold for what follows without any."""
    page, end = one.page, one.proposal.end
    line = page.lines[page.line_at(end - 1)]
    stop = page.text.find("。", end, line.end)
    behind = family.told(page.text, end, min(stop if stop >= 0 else line.end, end + FAR))
    place = next((told.start for told in behind if told.side == side), None)
    return place is not None and not _DATED.search(page.text, end, place)


FAR = 120  # characters behind days that are read
_DATED = re.compile(r"\d月|全年|随时")
