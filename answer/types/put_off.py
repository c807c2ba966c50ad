"""What is put off or called off where an amount lies beyond one: 「氣溫超過37度，沖洗順延」, asked whether it goes on, or is put off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import Limit, limits
from answer.match import Hits
from answer.types import asks
from answer.types.contract import Proposal
from answer.types.given import given
from answer.types.units import converted

# 「順延到6月20日」, 「改至活動中心舉辦」, 「停航」
_CHANGES = (
    r"顺延|延[期后迟]|推迟|取消|改(?:期|日|天|在|到|至|为|于|由|走)|另(?:行|择)|择[期日]|暂停|中止|终止|不再?(?:举[行办]|进行|开[放航赛课]|发车|出海)"
    r"|停(?:航|飞|驶|运|开|课|工|赛|业|办|播|练|发|渡|电|水|摆|演|售|止)"
)
_FOLLOWS = re.compile(
    rf"(?:的|者|时|以上|以下|及以上)*(?:,)?(?P<what>[^,。;\d可]{{0,12}}?(?:{_CHANGES})[^,。;]{{0,24}})"
)
_CASE = re.compile(r"如|若|倘|遇|当|凡|一旦|要是|万一|时|的,|以[上下],|[于过到足满]|[高低]于|达")
_ASKS_CHANGE = re.compile(rf"{_CHANGES}|停(?!车)|换|延|推后|放假|休")
_ASKS_ON = re.compile(r"照|按|如期|正常|准时|依原|原[定来本时]|还|仍|继续|举[行办]|进行|会不会|会|能|可以|开")


MOST = 100  # limits of a page that are read
BESIDE = 16  # characters beside an amount in which a case is told: 「如當天氣溫超過」


class _Case(NamedTuple):
    """An amount beyond which something is put off; where what follows is told."""

    limit: Limit
    what: tuple[int, int]


def _cases(page: Page) -> Iterator[_Case]:
    for one in limits(page)[:MOST]:
        low, high = page.clause(one.amount.start)
        around = (max(low, one.amount.start - BESIDE), min(high, one.amount.end + BESIDE))
        if page.lines[page.line_at(low)].kind == "row" or not _CASE.search(page.text, *around):
            continue
        match = _FOLLOWS.match(page.text, one.amount.end, page.sentence(one.amount.start)[1])
        if match:
            yield _Case(one, match.span("what"))


_WEATHER = frozenset(("度", "级", "毫米"))


def _measured(asked: Asked, page: Page, hits: Hits, one: Limit) -> bool:
    """Whether the question names what is measured (能見度, no 吃水); heat, wind and rain are told by their units."""
    clause = page.clause(one.amount.start)
    return one.amount.unit in _WEATHER or any(
        term.weight >= 1 and hits.title[i] < 0.6 and hits.within(i, *clause) >= 0.85
        for i, term in enumerate(asked.terms)
    )


def put_off(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """Asked whether it goes on, no where the amount lies beyond; asked for the change itself, yes.

    Of several cases of a sentence (8級取消，6級改期) those that are met tell it.
    """
    change = _ASKS_CHANGE.search(asked.text)
    if not change and not _ASKS_ON.search(asked.text):
        return
    for mine in given(asked.text):
        held = [
            (one, one.limit.holds(value))
            for one in _cases(page)
            if _measured(asked, page, hits, one.limit)
            and (value := converted(mine.value, mine.unit, one.limit.amount.unit)) is not None
            and mine.unit
        ]
        met = [pair for pair in held if pair[1]]
        for one, holds in met or held:
            if change and change[0][:2] not in page.text[slice(*one.what)] and len(held) > 1:
                continue
            says = asks.yes(asked.text) if holds == bool(change) else asks.no(asked.text)
            told = page.record.body[slice(*one.what)].strip()
            start = one.limit.amount.start
            yield Proposal(
                start,
                one.what[1],
                f"{says}，{told}" if holds else f"{says}，{page.record.body[start : one.limit.amount.end]}",
                0.3,
            )
