"""Which of two: 初級班和高級班哪個早截止, 甲票跟乙票哪種貴, 甲館比乙館早開門嗎.

Told only where one page has a plain value of each of the two for what is asked; else there is no answer.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, bounds, when
from answer.types.contract import Proposal, Type
from answer.types.equals import spans
from answer.values import MONEY, amounts

_HOW = r"(?P<how>早|晚|先|迟|贵|便宜|多|少|高|低|长|短|久|大|小)"
_ONE, _TWO = r"(?P<one>[^,。;?]{1,16}?)", r"(?P<two>[^,。;?]{1,12}?)"
_WHICH = r"(?:哪一?[个家种款边项样班组期批次门档场]|谁|何者)"
_BETWEEN = re.compile(
    rf"{_ONE}(?:和|与|跟|还是|同){_TWO},?(?:相比,?|比起来,?)?(?:的[^,。;?]{{1,6}})?{_WHICH}[^,。;?]{{0,8}}?{_HOW}"
)
_THAN = re.compile(rf"{_ONE}比(?!赛|例|如|较|分){_TWO}(?:更|还|要)*{_HOW}[^,。;?]{{0,6}}(?:吗|嘛|么)[?]?$")
FOCUS = re.compile(rf"{_WHICH}(?=[^,。;?]{{0,8}}?{_HOW.replace('?P<how>', '?:')})|(?:吗|嘛|么)[?]?$")
_TIMES = ("早", "晚", "先", "迟")
_LESS = ("早", "先", "便宜", "少", "低", "短", "小")
STANDS, AROUND = 0.85, 0.6  # credit of a word of one of the two beside its value; of the others, round it


class _Value(NamedTuple):
    start: int
    end: int
    value: tuple[float, ...]
    says: str


def _match(text: str) -> re.Match[str] | None:
    return _BETWEEN.search(text) or _THAN.search(text)


def _values(asked: Asked, page: Page, how: str) -> Iterator[_Value]:
    if how not in _TIMES:
        for one in amounts(page.text, list(when.found(page))):
            money = one.unit in MONEY or one.unit.endswith("元")
            if one.unit and one.upper is None and (money or how not in ("贵", "便宜")):
                yield _Value(one.start, one.end, (one.value,), page.record.body[one.start : one.end])
        return
    last = bounds.side(asked.text) == "last"
    for date in when.found(page):
        moment = date.last if last and date.last else date.first
        if when.signs(page, date) or not (moment.written or moment.clock):
            continue
        clock = (moment.clock.hour, moment.clock.minute) if moment.clock else (0, 0)
        yield _Value(moment.start, moment.end, (*(moment.written or (0, 0, 0)), *clock), when.written(page, moment))


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    match = _match(asked.text)
    if match is None:
        return
    sides = [match.span("one"), match.span("two")]
    words = [
        {i for i, term in enumerate(asked.terms) if start <= term.offset < end and hits.title[i] < STANDS}
        for start, end in sides
    ]
    texts = [{asked.terms[i].text for i in some} for some in words]
    words = [
        {i for i in some if asked.terms[i].text not in other} for some, other in zip(words, texts[::-1], strict=True)
    ]
    both = texts[0] & texts[1]
    others = [
        i
        for i, term in enumerate(asked.terms)
        if (term.text in both or (term.offset >= sides[1][1] and term.text not in match["how"]))
        and hits.title[i] < STANDS
        and (term.weight >= 1 or hits.best(i) >= STANDS)
    ]
    if not all(words):
        return
    timed = match["how"] in _TIMES
    owned: list[list[_Value]] = [[], []]
    for value in _values(asked, page, match["how"]):
        around = spans(page, value.start, value.end)
        told = [max(hits.within(i, low, high) * weight for low, high, weight in around) for i in others]
        if any(one < AROUND * 0.7 for one in told):
            continue
        beside = [(low, high) for low, high, weight in around if weight >= 0.95]
        mine = [any(hits.within(i, *span) >= STANDS for i in some for span in beside) for some in words]
        if mine[0] != mine[1]:
            owned[mine[1]].append(value)
    if any(len({value.value for value in some}) != 1 for some in owned):
        return
    first, second = owned[0][0], owned[1][0]
    if len(first.value) != len(second.value) or (not timed and _unit(first.says) != _unit(second.says)):
        return
    less = match["how"] in _LESS
    ahead = first if (first.value < second.value) == less else second
    rests = ((second.start, second.end),) if ahead is first else ((first.start, first.end),)
    if _THAN.search(asked.text) and not _BETWEEN.search(asked.text):
        says = asks.yes(asked.text) if ahead is first and first.value != second.value else asks.no(asked.text)
        yield Proposal(first.start, first.end, f"{says}，{first.says}", 0.3, _both(page, first, second), rests)
    elif first.value == second.value:
        yield Proposal(first.start, first.end, f"一样，{first.says}", 0.3, _both(page, first, second), rests)
    else:
        side = int(ahead is second)
        begins = min(asked.terms[i].offset for i in words[side])
        name = asked.text[begins : sides[side][1]].rpartition("的")[2]
        yield Proposal(ahead.start, ahead.end, f"{name}，{ahead.says}", 0.3, _both(page, first, second), rests)


def _unit(says: str) -> str:
    return re.sub(r"[\d,.\s]+", "", says)


def _both(page: Page, first: _Value, second: _Value) -> tuple[int, int] | None:
    """From the sentence of one to that of the other, where that is no long way."""
    low, high = sorted((first, second))
    start, end = page.sentence(low.start)[0], page.sentence(high.start)[1]
    return (start, end) if end - start <= 160 else None


TYPE = Type("compare", "text", FOCUS, propose, None, lambda text: _match(text) is not None)
