"""Asked from what follows of it: 「幾次會被停權」, 「滿多少可以申請」 want the amount that the page states as a limit."""

from __future__ import annotations

import re
from functools import lru_cache

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import limits_of
from answer.values import Amount

# behind the question word and its unit: 「幾歲以下要…」, 「多久會…」
_FOLLOWS = re.compile(
    r"(?:(?:,(?:[^\W\d]{1,4}?)(?=就|才|会))?[^\W\d]{0,3}?)(?:(?:以|之)?(?P<side>[上下内]))?(?:就|才|便|还|也|都)*(?:会|要|得|能|可以?|不[能可得准用必要收]|免|算|被|视为|(?P<deed>收回|清退|取消|停[止用业发课]|关[闭店停]|作废|退回|下架|冻结)(?![^,。;]*[不才能可免]))(?!是|求)"
)
# 「三次爽約的，停約14天」
_OF_WHOM = re.compile(r"[^,。;:\d]{0,8}(?:的|者)(?=,)")
_SIDE = re.compile(r"\s*(?:[及或含]?以|之)?([上下内])")
STATED = 0.1


def _follows(asked: Asked) -> re.Match[str] | None:
    """What makes a question ask from which amount on, or up to which, something follows."""
    return _FOLLOWS.match(asked.text, asked.focus[1]) if asked.focus[1] else None


@lru_cache(maxsize=64)
def _starts(text: str, year: int | None) -> frozenset[int]:
    return frozenset(one.amount.start for one in limits_of(text, year))


def stated(asked: Asked, page: Page, one: Amount) -> float:
    """What it adds that an amount is stated as a limit, where one is asked for."""
    follows = _follows(asked)
    if follows is None:
        return 0.0
    if follows["deed"]:  # 「滿3次的，停發補貼；滿6次的，取消學籍」
        told = page.text.find(follows["deed"], one.end, page.sentence(one.start)[1]) >= 0
        return 2 * STATED if told and one.start in _starts(page.text, page.year) else -STATED
    side = _SIDE.match(page.text, one.end)
    if side and side[1] == follows["side"]:
        return 2 * STATED  # 「多久以內不要錢」: 「15分鐘內」
    return STATED if one.start in _starts(page.text, page.year) or _OF_WHOM.match(page.text, one.end) else 0.0
