"""Steps told one behind the other in a line: 「開演前15天以上退，收10%；開演前8天至14天退，收30%；不到8天不退」.

What is asked of an amount is read off the step that it lies in. Steps that leave a gap between them are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import Limit, limits
from answer.match import Hits
from answer.types import asks, denial
from answer.types.contract import Proposal
from answer.types.units import converted
from answer.values import Amount

STANDS, NEAR, SURE = 0.85, 0.45, 0.4
MOST = 300  # limits of a page

_RUNG = re.compile(r"(?:^|[\s:、.)a-z])(?P<what>[一-鿿]{2,6}[前后])(?:不[足满到]|少于|超过|满)?$")


def rungs(page: Page, one: Amount, other: Amount) -> bool:
    """Whether two amounts of a line begin clauses with the same words (開演前)."""
    if page.line_at(one.start) != page.line_at(other.start) or one.unit != other.unit or one.start == other.start:
        return False
    mine, its = (
        _RUNG.search(page.text[max(page.clause(each.start)[0], each.start - 20) : each.start]) for each in (one, other)
    )
    return mine is not None and its is not None and mine["what"] == its["what"]


class Rung(NamedTuple):
    limit: Limit
    told: str  # from its amount to the next


def ladder(page: Page, one: Limit) -> list[Rung]:
    """The steps of its line of which a limit is one: each begins where the one before it ends, 「30天內…；31天至60天…；超過60天…」."""
    line = page.lines[page.line_at(one.amount.start)]
    stated = [each for each in limits(page)[:MOST] if line.start <= each.amount.start < line.end]
    stated = [each for each in stated if each.amount.unit == one.amount.unit]
    if line.kind == "row" or one not in stated:
        return []
    first = last = stated.index(one)
    while first and _meet(stated[first - 1], stated[first]):
        first -= 1
    while last + 1 < len(stated) and _meet(stated[last], stated[last + 1]):
        last += 1
    steps = stated[first : last + 1]
    ends = [page.clause(each.amount.start)[0] for each in steps[1:]] + [page.sentence(steps[-1].amount.start)[1]]
    return [Rung(each, page.text[each.amount.start : end]) for each, end in zip(steps, ends, strict=True)]


def _meet(one: Limit, other: Limit) -> bool:
    """Whether a step begins where another ends, up or down."""
    up = one.most is not None and other.least is not None and other.least - one.most in (0, 1)
    down = one.least is not None and other.most is not None and one.least - other.most in (0, 1)
    return up != down


def by_rungs(asked: Asked, page: Page, hits: Hits, mine: Amount) -> Iterator[Proposal]:
    """Yes or no from the step in which an amount of the question lies, where that says it."""
    telling = [i for i, t in enumerate(asked.terms) if t.weight >= 1 and hits.title[i] < STANDS]
    telling = [i for i in telling if asked.terms[i].end <= mine.start or mine.end <= asked.terms[i].offset]
    seen: set[int] = set()
    for one in limits(page)[:MOST]:
        value = converted(mine.value, mine.unit, one.amount.unit)
        if value is None or one.amount.start in seen:
            continue
        steps = ladder(page, one)
        seen.update(each.limit.amount.start for each in steps)
        own = next((each for each in steps if each.limit.holds(value)), None)
        line = page.lines[page.line_at(one.amount.start)]
        if (
            len(steps) < 2
            or own is None
            or _AND.search(own.told)
            or not all(hits.within(i, line.start, line.end) >= NEAR for i in telling)
        ):
            continue
        says = _says(asked.text, own.told, [each.told for each in steps if each is not own])
        if says is not None:
            start = page.clause(own.limit.amount.start)[0]
            told = asks.yes(asked.text) if says else asks.no(asked.text)
            value_told = page.record.body[own.limit.amount.start : own.limit.amount.end]
            yield Proposal(start, own.limit.amount.start + len(own.told), f"{told}，{value_told}", SURE)


def _says(asked: str, told: str, others: list[str]) -> bool | None:
    """What a step says to a question; None where it says nothing."""
    if denial.costs(asked):
        if denial.of_no_charge(told):
            return False
        return True if denial.priced(told) else False if any(denial.priced(each) for each in others) else None
    if denial.whole(asked):
        return True if denial.whole(told) else False if denial.denies(asked, told, True) else None
    deed = _DEED.search(asked)
    if deed is None:
        return None
    pieces = re.split("[,。;]", told)
    own = next((piece for piece in pieces if deed["deed"] in piece), told)  # 「可以改期，但差額不退」
    if denial.denies(asked, own, True):
        return False
    return True if deed["deed"] in own else None


_AND = re.compile(r"[且并](?![列排行])|同时")  # 「7天內且未使用的」 wants more
# 「還能退嗎」, 「可以領取嗎」
_DEED = re.compile(r"(?:能|可以|可)(?:再|全|申请)*(?P<deed>[一-鿿])[^,。;]{0,6}[吗嘛么]")
