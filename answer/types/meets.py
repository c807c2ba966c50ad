"""Does an amount meet a condition: 報名要滿18歲, 我17歲可以嗎; 買209元有補貼嗎.

Every amount of the question is held against a stated limit with the same unit; all must hold.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import amount, asks
from answer.types.contract import Proposal, Type
from answer.values import Amount, amounts, dates

FOCUS = re.compile(asks.MARK)
_LEAST_BEFORE = re.compile(
    r"(?:至少|最少|起码|不低于|不少于|不短于|不小于|不得少于|不得低于|满|达到|达|提前|超过|大于|高于|多于|≥|>=|>|须有|应有|每满|低于以上)(?:配备|有|需|为)?\s*$"
)
_LEAST_AFTER = re.compile(r"\s*(?:\([^)]*\))?\s*(?:[^\W\d]{0,4})?(?:起(?!至)|以上|及以上|或以上|以前|方可)")
_MOST_BEFORE = re.compile(
    r"(?:至多|最多|最高|上限|封顶|不超过|不高于|不多于|不大于|不得超过|限|限领|小于|低于|少于|≤|<=|<|未满|不满)(?:为|是)?\s*$"
)
_MOST_AFTER = re.compile(r"\s*(?:以内|以下|之内|内|封顶)")
_LOSES = re.compile(r"(?:要|会|得)(?:被)?(?:罚|扣|收费|另收|加收|交)")
_SAME = (
    {"人", "名", "位", "个"},
    {"天", "日"},
    {"元", "块", "块钱", ""},
    {"小时", "个小时"},
    {"个月", "月"},
    {"岁", "周岁"},
    {"年", ""},
    {"字", "个字", "个", ""},
    {"万元", "万", "元", ""},
)


def _same_unit(left: str, right: str) -> bool:
    return left == right or any(left in group and right in group for group in _SAME)


def _limit(page: Page, one: Amount) -> tuple[float | None, float | None]:
    """Least and most that a stated amount allows; (None, None) where it is no limit."""
    if one.upper is not None:
        return one.value, one.upper
    before = page.text[max(0, one.start - 10) : one.start]
    if _MOST_BEFORE.search(before) or _MOST_AFTER.match(page.text, one.end):
        return None, one.value
    if _LEAST_BEFORE.search(before) or _LEAST_AFTER.match(page.text, one.end):
        return one.value, None
    return None, None


def given(text: str) -> list[Amount]:
    """The amounts that a question names: no dates, no ordinals."""
    return [one for one in amounts(text, dates(text, None)) if one.unit or one.value >= 10]


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    named = given(asked.text)
    if not named:
        return
    limits = [(one, *_limit(page, one)) for one in amount.found(page)]
    limits = [(one, least, most) for one, least, most in limits if least is not None or most is not None]
    for one, least, most in limits:
        for mine in named:
            if not _same_unit(mine.unit, one.unit):
                continue
            holds = (least is None or mine.value >= least) and (most is None or mine.value <= most)
            says = asks.yes(asked.text) if holds else asks.no(asked.text)
            written = page.record.body[one.start : one.end]
            yield Proposal(one.start, one.end, f"{says}，{written}")


TYPE = Type("meets", "yes_no", FOCUS, propose, "may", lambda text: bool(given(text)))
