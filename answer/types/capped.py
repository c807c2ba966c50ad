"""The most that may come of a sum told for a piece: 「每天0.1元，單本最高罰5元」, asked what one pays a day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answer.evidence import Page
from answer.values import Amount

MOST = re.compile(r"最[多高贵大长久重老]|上限|封顶|顶多|至多|不超过|不得超过|不高于|不多于")


def unasked(asked: str, page: Page, start: int, sums: Iterable[int]) -> bool:
    """Whether the sum at a place is told as the most that comes of another before it, of the places `sums`, and narrow text asks for
    no bound."""
    clause, sentence = page.clause(start), page.sentence(start)
    if MOST.search(asked) or not MOST.search(page.text, clause[0], start):
        return False
    return any(sentence[0] <= other < clause[0] for other in sums)


def behind(page: Page, start: int) -> tuple[int, int]:
    """The clause behind that of a sum, where it tells the most that comes of it; else nothing."""
    high, end = page.clause(start)[1], page.sentence(start)[1]
    told = page.clause(high + 1) if high + 1 < end else (end, end)
    return told if MOST.search(page.text, *told) else (end, end)


_ASKS_LEAST = re.compile(r"最[少低]|至少|起码")
UNDER = re.compile(r"(?:不足|未满|不满|未达|不到)[^\d,。;收付缴酌加补]{0,2}$")  # no 「未滿收80元」
_UPON = re.compile(r"(?<![未不])(?:满|达到?)(?!足)[^\d,。;收付缴酌加补]{0,3}$")
_SPARED = re.compile(r"(?:以上)?(?:的|者)?,?(?:即|就|都|可|享)*(?:免|包邮)")
_ENDS_IT = re.compile(
    r"(?:的|者)[,]?[^,。;\d]{0,6}(?:不再|不[得能予可]|不(?:续|退|发|给)|取消|终止|淘汰|清退|退出|失去|降)"
)


def spares(page: Page, one: Amount) -> bool:
    """Whether a sum is one from which on nothing is paid: 990 of 「滿990元免運，未滿酌收80元」."""
    upon = _UPON.search(page.text, max(page.clause(one.start)[0], one.start - 8), one.start)
    return upon is not None and _SPARED.match(page.text, one.end) is not None


def least_told(asked: str, page: Page, one: Amount) -> bool:
    """「至少要簽幾戶才續約」: 30戶 of 「不足30戶的，來年不續」."""
    if not _ASKS_LEAST.search(asked) or not _ENDS_IT.match(page.text, one.end):
        return False
    return UNDER.search(page.text, max(page.clause(one.start)[0], one.start - 8), one.start) is not None
