"""What follows where a limit is missed or passed: 「未滿的，應返還培訓費」, 「超過者每人加收100元」, asked whether one must pay."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import Limit
from answer.match import Hits
from answer.types import asks

_OWED = re.compile(
    r"[^,。;]{0,6},(?:未|不)(?:满|足|达到?|到)[^,。;\d]{0,14},?(?P<what>(?:必?须|需|应当?|要|得|将)(?P<deed>[^,。;]{2,18}))"
)
# 「每車限乘5人，超過者每人加收100元」
_PASSED = re.compile(
    r"[^,。;\d]{0,6},(?:如|若|凡)?(?:超过|超出|超|逾)(?:者|的|部分|人数|时)?,?(?P<what>[^,。;\d]{0,8}(?P<deed>(?:收|缴|交|付|计|扣|罚)[^,。;]{1,12}))"
)
# 「授課不少於16節，否則收回津貼」, 「不少於8小時，未達到的停發補貼」
_ELSE = re.compile(
    r"[^。;\d]{0,24}?[,;。](?:否则|不然|(?:未|不|没)(?:能)?(?:达到?标?|满足?|足|到|符合)[^,。;\d]{0,8}?(?:的|者|时|则)),?(?P<what>[^,。;\d]{2,20})"
)
_OWES = re.compile(r"要|需|须|得|会|被")
_PAYS_BACK = re.compile(r"赔|罚|违约|返还|退还|退回|扣|付")
_PAYS_MORE = re.compile(r"(?:加|多|另|补|再|额外)(?:收|付|交|缴|给|出)?[^,。;不免]{0,4}[钱费价款]|罚")


def owed(asked: Asked, page: Page, hits: Hits, limit: Limit) -> tuple[int, int] | None:
    """「須服務滿4年，未滿的，應返還培訓費」, asked whether one who stayed 2 years must pay: what follows where the limit is missed."""
    one = limit.amount
    end = page.sentence(one.start)[1]
    if limit.least is None and _PAYS_MORE.search(asked.text) and (passed := _PASSED.match(page.text, one.end, end)):
        return passed.span("what")
    match = _OWED.match(page.text, one.end, end)
    if match is None or asks.MAY.search(asked.text) or not _OWES.search(asked.text):
        return None
    named = any(
        hits.within(i, *match.span("deed")) >= 0.85 for i, term in enumerate(asked.terms) if term.offset >= asked.tail
    )
    pays = _PAYS_BACK.search(asked.text) and _PAYS_BACK.search(match["deed"])
    return match.span("what") if named or pays else None


def missed(asked: Asked, page: Page, hits: Hits, limit: Limit) -> bool | None:
    """「每季營收不少於6萬元，否則取消扶持」, asked whether one is 取消: whether what is asked befalls those who miss the limit; None
    where nothing of it is told of them."""
    one = limit.amount
    match = (
        _ELSE.match(page.text, one.end, page.lines[page.line_at(one.start)].end) if limit.least is not None else None
    )
    if match is None:
        return None
    low, high = page.clause(one.start)
    deeds = (i for i, term in enumerate(asked.terms) if term.offset >= asked.tail and not hits.within(i, low, high))
    if not any(hits.within(i, *match.span("what")) >= 0.85 and hits.title[i] < 0.6 for i in deeds):
        return None
    return _NOT.search(match["what"]) is None


_NOT = re.compile("[不未无]|没有")
