"""Does an amount meet a condition: 報名要滿18歲, 我17歲可以嗎; 買209元有補貼嗎.

Every amount of the question is held against a stated limit with the same unit; all must hold.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page, scope
from answer.limits import Limit, forbids, limits
from answer.match import Hits
from answer.types import asks
from answer.types.contract import Proposal, Type
from answer.values import Amount, amounts, dates

FOCUS = re.compile(asks.MARK)
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


class _Held(NamedTuple):
    """An amount of the question held against a limit."""

    score: float
    passes: bool
    limit: Limit


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    held: list[_Held] = []
    for mine in given(asked.text):
        close = [
            (_close(asked, page, hits, mine, one.amount), one)
            for one in limits(page)
            if same_unit(mine.unit, one.amount.unit)
        ]
        if not close:
            continue
        score, one = max(close, key=lambda pair: pair[0])
        inside, worst = one.holds(mine.value), one
        for other in limits(page):  # 「年滿18歲且不超過60歲」
            beside = page.clause(other.amount.start) == page.clause(one.amount.start)
            between = sorted((one.amount.start, other.amount.start))
            beside = beside and not _OR.search(page.text[slice(*between)])
            if beside and same_unit(other.amount.unit, one.amount.unit) and inside and not other.holds(mine.value):
                inside, worst = False, other
        held.append(_Held(score, inside != forbids(page, hits, worst), worst))
    if not held:
        return
    fails, passes = [one for one in held if not one.passes], [one for one in held if one.passes]
    if _any(page, [one.limit.amount for one in held]):  # 「800萬以上或者20萬以上」: one is enough
        top = max(passes or fails, key=lambda one: one.score)
    else:
        top = max(fails or passes, key=lambda one: one.score)
    passed = top.passes
    if not passed and _otherwise(asked, page, hits, top.limit):
        passed = True
    elif passed and _lacks(asked, page, top.limit):
        passed = False
    value = top.limit.amount
    says = asks.yes(asked.text) if passed else asks.no(asked.text)
    yield Proposal(value.start, value.end, f"{says}，{page.record.body[value.start : value.end]}")


_OR = re.compile(r"或者?")
_AND_NOT = re.compile(
    r"(?:且|并|同时)[^,。;]{0,4}?(?:无|没有|未有?|未受过?)([^,。;]{2,10}?)(?:记录|行为|情形|者|的|[,。;]|$)"
)
_DENIED = re.compile(r"(?:没有?|未|无|不是|不曾)[^,。;]{0,5}$")


def _otherwise(asked: Asked, page: Page, hits: Hits, one: Limit) -> bool:
    """「滿2年…，或者獲得…稱號的」: another way to pass, told in words, which the question names as given."""
    start, end = page.sentence(one.amount.start)
    pieces, place = [], start
    for match in _OR.finditer(page.text, start, end):
        pieces.append((place, match.start()))
        place = match.end()
    pieces.append((place, end))
    own = next((piece for piece in pieces if piece[0] <= one.amount.start < piece[1]), None)
    for piece in pieces if len(pieces) > 1 else ():
        if piece == own or re.search(r"\d", page.text[slice(*piece)]):
            continue
        for index, term in enumerate(asked.terms):
            given_so = not _DENIED.search(asked.text[max(0, term.offset - 8) : term.offset])
            mine = term.weight >= 1 and hits.title[index] < 0.9 and (term.offset < asked.tail or not asked.tail)
            only_there = not (own and hits.within(index, *own) >= 0.5)
            if mine and only_there and given_so and hits.within(index, *piece) >= 0.85:
                return True
    return False


def _lacks(asked: Asked, page: Page, one: Limit) -> bool:
    """「且無違規記錄」 beside the limit, asked by one who has some."""
    for match in _AND_NOT.finditer(page.text, *page.sentence(one.amount.start)):
        for term in asked.terms:
            stands = term.text in match[1] or any(other in match[1] for other in term.alternatives)
            if stands and term.weight >= 1 and not _DENIED.search(asked.text[max(0, term.offset - 6) : term.offset]):
                return True
    return False


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
