"""What is given from an amount on: 「滿100元減15元，滿200元減35元」, asked what comes off at 250元, or at 99元.

The highest step that the amount of the question reaches holds; below the first nothing is told. Steps stand in a line, or in lines
one below the other (「銅級：月銷滿2萬元，獎勵500元」). Steps that begin with 每滿 are none: what they give is given again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal
from answer.types.given import given
from answer.values import Amount, amounts_of

_GIVES = re.compile(
    r",?(?:者|的|可|即|就|立|再|加|可以|享受?|额外|每[单人件]){0,3}(?P<deed>减免?|返|送|赠|奖励?|补贴?|抵|打|免|优惠|兑换?|换)[^,。;、\d]{0,4}$"
)
_FROM = re.compile(r"(?<!每)(?:满|买够|达到?)\s*$")
REACHES = re.compile(
    r"(?:满|买|花|够|到|达|消费|订单|下单|凑|金额|共|购|单笔)(?:了|满|够|到|是|为|额|金额|总额|有){0,2}$"
)
# 「每人1800元，分三次繳」: the sum is the whole
IN_PARTS = re.compile(
    r"[,(]?(?:可|得|须|需|应|将)?(?:分[两二三四五六七八九十\d]{1,2}|分)[期次笔批](?=[^,。;]{0,4}[缴交付收给])"
)


class Given(NamedTuple):
    """「滿200元減35元」: what is reached, and what is given."""

    reached: Amount
    given: Amount
    deed: str


@lru_cache(maxsize=256)
def _steps(text: str, year: int | None) -> tuple[Given, ...]:
    """What a page gives from an amount on, where two steps at least stand in one line, or in lines one below the other."""
    told = amounts_of(text, year)
    found: list[Given] = []
    for one, other in zip(told, told[1:], strict=False):
        if (
            one.upper is not None
            or other.start - one.end > 12
            or not _FROM.search(text, max(0, one.start - 4), one.start)
        ):
            continue
        deed = _GIVES.match(text, one.end, other.start)
        if deed and deed.end() == other.start:
            found.append(Given(one, other, deed["deed"][0]))
    near = [
        one.deed == other.deed and text.count("\n", one.given.end, other.reached.start) < 2
        for one, other in pairwise(found)
    ]
    return tuple(one for one, *sides in zip(found, [False, *near], [*near, False], strict=False) if any(sides))


def reached(asked: Asked, page: Page) -> list[Proposal] | None:
    """What holds for the amount that the question names, none where it reaches no step; None where the page has no such steps."""
    told = [
        one
        for one in _steps(page.text, page.year)
        if one.deed in asked.text or (one.deed == "兑" and "换" in asked.text)
    ]
    for term in asked.terms:  # 「新客：滿50元減10元」 and 「老客：滿100元減15元」 are no steps of one thing
        named = [one for one in told if term.weight >= 1 and term.text in _lead(page, one, told)]
        told = named or told
    for own in given(asked.text) if told else ():
        if not own.unit and not REACHES.search(asked.text, 0, own.start):
            continue  # 618 is a name
        like = [one for one in told if own.unit == one.reached.unit or not (own.unit and one.reached.unit)]
        if like:
            best = max((one.reached.value for one in like if one.reached.value <= own.value), default=None)
            held = [one.given for one in like if one.reached.value == best]
            return [Proposal(one.start, _ends(page.text, one), boost=0.35) for one in held]
    return None


def _lead(page: Page, one: Given, told: list[Given]) -> str:
    """What stands in the line of a step before its first."""
    start = page.lines[page.line_at(one.reached.start)].start
    return page.text[start : min(other.reached.start for other in told if other.reached.start >= start)]


def _ends(text: str, one: Amount) -> int:
    """Where an amount ends without the comma behind it: 「滿100減5,滿200減15」."""
    return one.end - (text[one.end - 1] == ",")
