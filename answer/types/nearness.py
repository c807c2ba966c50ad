"""How near a stated limit is to an amount of the question: by the words round each, most of all those right before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from answer.asked import Asked
from answer.conditions import lacked
from answer.evidence import Page, scope
from answer.limits import Limit, limits
from answer.match import Hits
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import Amount

_PAYS = re.compile(r"[给补拿领赔减退贷借](?:到|得到|得了)?\s*$")


def _asked_most(asked: Asked, mine: Amount, one: Limit) -> float:
    """「車錢能報到80元嗎」 asks for the most that there is, not for what must be reached."""
    if not _PAYS.search(asked.text, 0, mine.start):
        return 0.0
    return 0.6 if one.most is not None else -0.3


def _piece(page: Page, one: Amount) -> tuple[int, int]:
    """What stands right before an amount: 「女滿40歲」 of 「男滿50歲、女滿40歲」, and of 「男滿50歲而女滿40歲」."""
    start = max(page.text.rfind(mark, 0, one.start) for mark in "、,;:(。\n\t") + 1
    stated = limits(page)
    at = bisect_left(stated, one.start, key=lambda each: each.amount.start)
    return max(start, stated[at - 1].amount.end if at else 0), one.end


def _named(asked: Asked, mine: Amount) -> set[int]:
    """The words of the question right before an amount, with nothing between that parts them: 「實作」 of 「實作70分」."""
    return {
        i
        for i, term in enumerate(asked.terms)
        if term.end <= mine.start <= term.end + 3 and not _PARTS.search(asked.text, term.end, mine.start)
    }


@lru_cache(maxsize=64)
def _of_mates(asked: Asked, mine: Amount) -> frozenset[int]:
    """The words of the question that stand right before another of its amounts."""
    return frozenset(i for other in given(asked.text) for i in _named(asked, other)) - _named(asked, mine)


_PARTS = re.compile(r"[\d、,;。]")
_IN_ALL = re.compile(r"一共|总共|合计|累计|加起来|总计")
_EACH = re.compile(r"每[天日周月年次人场科门]")


def nearness(asked: Asked, page: Page, hits: Hits, mine: Amount, limit: Limit) -> float:
    """How well a limit fits an amount of the question: the words near it, most of all those beside the amount."""
    one = limit.amount
    around = scope(page, one.start, one.end)
    score = _asked_most(asked, mine, limit)
    of_mates = _of_mates(asked, mine)
    for index, term in enumerate(asked.terms):
        apart = min(abs(term.offset - mine.end), abs(mine.start - term.end))
        score += term.weight * hits.near(index, around) * (2.0 if apart <= 3 and index not in of_mates else 1.0)
    mine_before = asked.text[max(0, mine.start - 8) : mine.start]
    piece = _piece(page, one)
    its_before = page.text[max(piece[0], one.start - 14) : one.start]
    score += 0.5 * sum(
        hits.within(index, *piece) >= 0.5 and not lacked(asked, index)
        for index in range(len(asked.terms))
        if index not in of_mates
    )
    if _IN_ALL.search(asked.text):  # 「一共服務了48小時」: no 「每週不少於2小時」
        score += bool(_IN_ALL.search(page.text, *piece)) - bool(_EACH.search(page.text, *piece))
    score += 0.3 * same_unit(mine.unit, one.unit)
    score += 0.3 * (mine.value == one.value)  # 「剛好4.5」
    return round(score + 0.5 * len(set(mine_before) & set(its_before)), 3)
