"""A place among the first: 「前100家免收年費」, 「限前80名」, asked by 第101家."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import limits
from answer.match import Hits
from answer.text import number
from answer.types import asks, denial
from answer.types.contract import Proposal
from answer.types.given import given
from answer.types.units import converted

# what people and what they run are counted by: 「第3個報名」 is held against 「前5名」
_BY_HEAD = "名位个人家户组队单"
_NUMBER = r"(?:\d{1,6}|[一二三四五六七八九十百千]{1,6})"
_MINE = re.compile(rf"(?:第|排在?|排到|排行)\s*(?P<number>{_NUMBER})\s*(?P<unit>[{_BY_HEAD}])(?!月|星期|小时)")
_FIRST = re.compile(
    rf"(?:(?<![目以之年月日天当提午向])前|首)(?:面的?)?\s*(?P<number>{_NUMBER})\s*(?P<unit>[{_BY_HEAD}])(?!月|星期|小时)"
)
MOST = 60  # of those told on a page
_NEAR = 0.5  # credit of a word of the question that is told of them
TITLED = 0.7  # credit of a word that stands in the title itself, and not in the first sentence alone
_FAR = 60  # characters behind 「前80名」 that tell what they get


class _First(NamedTuple):
    """So many of the first that a page tells, and where."""

    start: int
    end: int
    most: float


def _firsts(page: Page) -> Iterator[_First]:
    for match in _FIRST.finditer(page.text):
        most = number(match["number"])
        if most and most > 1:
            yield _First(*match.span(), most)


def among_first(text: str, page: Page, place: int) -> bool:
    """Whether narrow text asks of a place and so many of the first stand at one of the page."""
    return _MINE.search(text) is not None and _FIRST.match(page.text, place) is not None


def first_ones(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """Yes where the place that the question names is one of the first; a limit of the same sentence must hold as well."""
    mine = _MINE.search(asked.text)
    place = number(mine["number"]) if mine else None
    if not mine or not place:
        return
    for one in islice(_firsts(page), MOST):
        low, high = page.sentence(one.start)
        if not _told_of(asked, page, hits, mine.end(), one):
            continue
        holds = place <= one.most and not _misses(asked, page, (low, high))
        told = page.text[one.end : min(high, one.end + _FAR)]
        says = asks.yes(asked.text) if holds != denial.denies(asked.text, told, True) else asks.no(asked.text)
        yield Proposal(one.start, one.end, f"{says}，{page.record.body[one.start : one.end]}", 0.3)


def _told_of(asked: Asked, page: Page, hits: Hits, behind: int, one: _First) -> bool:
    """Whether what is asked stands with so many of the first: no 「第35個報名的能參加嗎」 of 「前30名報名者送帆布袋」.

    What stands right behind the place in the question (報名) only tells whose it is.
    """
    low, high = page.sentence(one.start)
    if _RANKED.search(page.text, max(low, one.start - _FAR), one.start):
        low = page.clause(one.start)[0]
    after = _RANKED.search(page.text, one.end, min(high, one.end + _FAR))
    high = page.clause(after.start())[0] if after else high
    words = [
        i
        for i, term in enumerate(asked.terms)
        if term.weight >= 1 and hits.title[i] < TITLED and term.tag != "ordinal" and term.offset != behind
    ]
    told = [hits.within(i, low, max(high, one.end)) >= _NEAR for i in words if hits.best(i) >= _NEAR]
    return bool(told) and all(told)


_RANKED = re.compile(rf"(?:(?<![目以之年月日天当提午向])前|首|第)(?:面的?)?\s*{_NUMBER}\s*(?:[{_BY_HEAD}]|[至到-])")


def _misses(asked: Asked, page: Page, span: tuple[int, int]) -> bool:
    """「滿80元的前30位」, asked by one with 50元."""
    return any(
        (value := converted(mine.value, mine.unit, one.amount.unit)) is not None and not one.holds(value)
        for mine in given(asked.text)
        if mine.unit and mine.unit not in _BY_HEAD
        for one in limits(page)
        if span[0] <= one.amount.start < span[1]
    )
