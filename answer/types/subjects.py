"""Of whom or what a limit is told: what its clause begins with (「常溫品須在72小時內取走」)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice, takewhile

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import Limit
from answer.match import Hits
from answer.types import amount
from answer.types.units import same_unit
from answer.values import Amount
from answer.words import cut

_HEAD = 6  # characters at the beginning of a clause in which its subject stands


def begins_with(page: Page, clause: tuple[int, int], stop: int) -> str:
    """The noun that a clause begins with, before `stop`; empty where it begins otherwise."""
    words = cut(page.text[clause[0] : min(stop, clause[0] + _HEAD)])
    name = last = ""
    for word, at, tag in words:
        if at != len(name) or tag[:1] not in ("n", "b", "j", "l", "a", "t"):
            break
        name, last = name + word, tag
    return name if len(name) > 1 and last != "t" else ""


def of_another(asked: Asked, page: Page, hits: Hits, one: Amount) -> bool:
    """「冷藏品須在24小時內取走，常溫品須在72小時內取走」, asked of 常溫品: the first limit is that of something else."""
    if page.lines[page.line_at(one.start)].kind == "row":
        return False
    clause, (low, high) = page.clause(one.start), page.sentence(one.start)
    subject = begins_with(page, clause, one.start)
    if not subject or subject[:2] in asked.text or subject in page.title:
        return False
    begins = (clause[0], clause[0] + len(subject))
    if any(term.weight >= 1 and hits.within(i, *begins) >= 0.5 for i, term in enumerate(asked.terms)):
        return False  # 「當月售後率超過3%的」
    for i, term in enumerate(asked.terms):
        if term.weight < 1 or not term.thing or len(term.text) < 2 or hits.within(i, *clause) >= 0.5:
            continue
        for start, _, credit in islice(hits.places[i], bisect_left(hits.places[i], (low,)), None):
            if start >= high:
                break
            other = page.clause(start)
            if credit >= 0.85 and start < other[0] + 2 and other != clause and _counts(page, other, one.unit):
                return True
    return False


def of_other_kind(asked: Asked, page: Page, place: int) -> bool:
    """「低溫件1月23日起停收，一般件收到1月26日」, asked of 一般件: a clause of one kind says nothing of the one that another begins with."""
    told = _SUBJECT.match(page.text, *page.clause(place))
    subject = told[1] if told else ""
    if not subject or subject[:2] in asked.text or subject in page.title:
        return False
    ends = (at for at, mark in enumerate(asked.text[:200]) if mark == subject[-1])
    words = (asked.text[at - size : at + 1] for at in ends for size in (2, 1) if at >= size)
    return any(_KIND.fullmatch(word) and _heads(page.text, word) for word in words)


_SUBJECT = re.compile(r"([一-鿿]{2,5}?)(?=自|从|于|在|一律|均|将|则|最[后晚迟]|全年|\d)")
_KIND = re.compile(r"[一-鿿]{2,3}")


@lru_cache(maxsize=256)
def _heads(text: str, word: str) -> bool:
    """Whether a clause of the page begins with a word."""
    return re.search(rf"(?:^|[,。;:\n]){word}", text) is not None


def _counts(page: Page, clause: tuple[int, int], unit: str) -> bool:
    """Whether a clause tells an amount of the same unit."""
    told = amount.found(page)
    at = bisect_left(told, clause[0], key=lambda one: one.start)
    return any(
        same_unit(one.unit, unit) for one in takewhile(lambda one: one.start < clause[1], islice(told, at, None))
    )


_SOME = re.compile(
    r"(?P<whom>[一-鿿]{2,10}?(?:会员|[卡证]|者|生|人员|客户|商户|老人|儿童|军人|教师))(?:[^一-鿿]|须|需|可)?(?:满|达到?|未满|不足)$"
)


def of_all(asked: Asked, page: Page, close: list[tuple[float, Limit]]) -> list[tuple[float, Limit]]:
    """Without what is told of some whom the question does not name, where the same line tells all theirs: 「單筆滿39元免運費；
    老年卡會員滿19元免運費」."""

    def of_some(one: Amount) -> bool:
        match = _SOME.fullmatch(page.text, page.clause(one.start)[0], one.start)
        return match is not None and match["whom"][:2] not in asked.text

    lines = {page.line_at(one.amount.start) for _, one in close if not of_some(one.amount)}
    return [pair for pair in close if not (of_some(pair[1].amount) and page.line_at(pair[1].amount.start) in lines)]
