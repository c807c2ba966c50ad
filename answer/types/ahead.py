"""Is there time enough: 「還有40小時就到，現在約號來得及嗎」, held against 「要提前48小時預約」.

The limit counts where what is asked to be done now stands in its clause; of several that do, none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import Limit, limits
from answer.types import asks
from answer.types.contract import Proposal
from answer.types.given import given
from answer.types.nearness import LESS_THAN, MORE_THAN
from answer.types.units import converted
from answer.values import LENGTHS, Amount
from answer.words import cut

_LEFT = re.compile(r"(?:还有|[还只就]剩下?|剩下?|再过|[离距][^,。;\d]{1,10}[只还就]?[有剩])(?:不到|不足|超过)?\s*$")
_LATER = re.compile(r"\s*(?:以|之)?后")
_NOW = re.compile(r"(?:现在|今天|这会儿)(?:才|再|去|来|要)?")
_AHEAD = re.compile(r"(?:提前|前)[^,。;\d]{0,3}$")
_BEFORE = re.compile(r"(?:以|之)?前(?=[一-鿿])")


def asked_ahead(text: str) -> Amount | None:
    """How long it is still to go, of a question that asks whether what is done now is in time."""
    if not _NOW.search(text) or "来不及" in text or not (asks.MAY.search(text) or "来得及" in text):
        return None
    told = [one for one in given(text) if one.unit in LENGTHS]
    if len(told) != 1 or not (_LEFT.search(text[: told[0].start]) or _LATER.match(text, told[0].end)):
        return None
    return told[0]


def propose(asked: Asked, page: Page) -> Iterator[Proposal]:
    mine, now = asked_ahead(asked.text), _NOW.search(asked.text)
    deed = next((word for word, _, _ in cut(asked.text[now.end() :])), "") if now else ""
    found = [one for one in limits(page) if mine and deed and _wanted(page, one, deed)]
    if mine is None or len(found) != 1:
        return
    one = found[0].amount
    value = converted(mine.value, mine.unit, one.unit)
    if value is None:
        return
    less, more = (form.search(asked.text, 0, mine.start) for form in (LESS_THAN, MORE_THAN))
    if (less and value > one.value) or (more and value < one.value):
        return  # 「不到60小時」 may be more than 48 or less
    enough = value >= one.value and not less
    says = asks.yes(asked.text) if enough else asks.no(asked.text)
    yield Proposal(one.start, one.end, f"{says}，{page.record.body[one.start : one.end]}", 0.3)


def _wanted(page: Page, one: Limit, deed: str) -> bool:
    """「提前48小時預約」, 「使用日7天前提出申請」."""
    start, end = page.clause(one.amount.start)
    if one.amount.unit not in LENGTHS or one.amount.upper is not None or one.most is not None:
        return False
    ahead = _AHEAD.search(page.text, start, one.amount.start) or _BEFORE.match(page.text, one.amount.end, end)
    return bool(ahead) and deed in page.text[start:end]
