"""Does an amount meet a condition: 報名要滿18歲, 我17歲可以嗎; 買209元有補貼嗎.

Every amount of the question is held against a stated limit with the same unit; all must hold.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page, scope
from answer.match import Hits
from answer.types import amount, asks
from answer.types.contract import Proposal, Type
from answer.values import Amount, amounts, dates

FOCUS = re.compile(asks.MARK)
_LEAST_BEFORE = re.compile(
    r"(?:至少|最少|起码|不低于|不少于|不短于|不小于|不得少于|不得低于|满|达到|达|提前|(?<!不)(?<!不得)超过|大于|(?<!不)高于|(?<!不)多于|≥|>=|>|须有|应有|每满|不得少于)(?:[^\d,。;(]{0,4})\s*$"
)
_LEAST_AFTER = re.compile(r"\s*(?:\([^)]*\))?\s*(?:[^\W\d]{0,4})?(?:起(?!至)|以上|及以上|或以上|以前|方可)")
_MOST_BEFORE = re.compile(
    r"(?:至多|最多|最高|上限|封顶|不超过|不高于|不多于|不大于|不得超过|限|限领|小于|(?<!不)(?<!不得)低于|(?<!不)(?<!不得)少于|≤|<=|<|未满|不满)(?:[^\d,。;(]{0,4})\s*$"
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


def same_unit(left: str, right: str) -> bool:
    return left == right or any(left in group and right in group for group in _SAME)


def limit(page: Page, one: Amount) -> tuple[float | None, float | None]:
    """Least and most that a stated amount allows; (None, None) where it is no limit."""
    if one.upper is not None:
        return one.value, one.upper
    before = page.text[max(0, one.start - 10) : one.start]
    if _MOST_BEFORE.search(before) or _MOST_AFTER.match(page.text, one.end):
        return None, one.value
    if _LEAST_BEFORE.search(before) or _LEAST_AFTER.match(page.text, one.end):
        return one.value, None
    return None, None


_DENIES = re.compile(
    r"(?:周岁|岁)?(?:\([^)]*\))?(?:及|或)?(?:以下|以上|以内|之内)?[^,。;\d]{0,8}?(?:不得|禁止|不能|不可|严禁|谢绝|不予|不准|不许|恕不|禁行)"
)
_NAMES = re.compile(r"\d{5,}")  # 「12345熱線」


def given(text: str) -> list[Amount]:
    """The amounts that a question names: no dates, no names (第6届), but 「第6次」."""
    counted = re.sub(r"第(?=\d+[次天个人名])", " ", text)
    return [
        one
        for one in amounts(counted, dates(counted, None))
        if one.unit
        or "." in text[one.start : one.end]
        or (one.value >= 10 and not _NAMES.fullmatch(text[one.start : one.end]))
    ]


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    limits = [(one, *limit(page, one)) for one in amount.found(page)]
    limits = [(one, least, most) for one, least, most in limits if least is not None or most is not None]
    held: list[tuple[float, bool, Amount]] = []
    for mine in given(asked.text):
        close = [
            (_close(asked, page, hits, mine, one), most is not None, one, least, most)
            for one, least, most in limits
            if same_unit(mine.unit, one.unit)
        ]
        if not close:
            continue
        score, _, one, least, most = max(close, key=lambda pair: pair[:2])
        holds = (least is None or mine.value >= least) and (most is None or mine.value <= most)
        for other, low, high in limits:  # 「年滿18歲且不超過60歲」
            beside = page.clause(other.start) == page.clause(one.start) and same_unit(other.unit, one.unit)
            if beside and ((low is not None and mine.value < low) or (high is not None and mine.value > high)):
                holds, one = False, other
        if _DENIES.match(page.text, one.end, page.clause(one.start)[1]):
            holds = not holds  # 「12歲以下不得」
        held.append((score, holds, one))
    if not held:
        return
    fails = [one for one in held if not one[1]]
    passes = [one for one in held if one[1]]
    if _any(page, [one for _, _, one in held]):  # 「800萬以上或者20萬以上」: one is enough
        _, holds, one = max(passes or fails, key=lambda pair: pair[0])
    else:
        _, holds, one = max(fails or passes, key=lambda pair: pair[0])
    says = asks.yes(asked.text) if holds else asks.no(asked.text)
    yield Proposal(one.start, one.end, f"{says}，{page.record.body[one.start : one.end]}")


def _any(page: Page, limits: list[Amount]) -> bool:
    """Whether the limits are alternatives: in one sentence, with an “or” between."""
    start, end = min(one.start for one in limits), max(one.end for one in limits)
    if len(limits) < 2 or page.sentence(start) != page.sentence(end - 1):
        return False
    return bool(re.search(r"或|任意|任一|之一", page.text[start:end]))


def _close(asked: Asked, page: Page, hits: Hits, mine: Amount, one: Amount) -> float:
    """How well a limit fits an amount of the question: the words near it, most of all those beside the amount."""
    around = scope(page, one.start, one.end)
    score = 0.0
    for index, term in enumerate(asked.terms):
        apart = min(abs(term.offset - mine.end), abs(mine.start - term.end))
        score += term.weight * hits.near(index, around) * (2.0 if apart <= 3 else 1.0)
    mine_before = asked.text[max(0, mine.start - 8) : mine.start]
    its_before = page.text[max(0, one.start - 14) : one.start]
    return round(score + 0.5 * len(set(mine_before) & set(its_before)), 3)


TYPE = Type("meets", "yes_no", FOCUS, propose, "may", lambda text: bool(given(text)))
