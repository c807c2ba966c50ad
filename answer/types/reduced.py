"""A price made less for somebody or something that the question names: 60元 with 「持學生證七折」 is 42元（七折）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.conditions import lacked
from answer.evidence import Page
from answer.match import Hits
from answer.text import number
from answer.types.contract import Proposal
from answer.types.equals import spans
from answer.values import Amount

_CHINESE = "一二三四五六七八九"
_REDUCTION = re.compile(
    rf"(?P<half>对折|半价|减半|5折|五折)|(?P<tenths>\d(?:\.\d)?|[1-9]\d(?!\d)|[{_CHINESE}]{{1,2}}|[{_CHINESE}]点[{_CHINESE}])折(?!扣|旧|算|返)"
    r"|(?:减免?|优惠|便宜|降|省)(?P<share>\d{1,2}(?:\.\d)?)%|(?:减免?|优惠|便宜|降)(?P<tenth>[一二三四五六七])成"
    r"|(?:立减|减免|减|折|优惠|便宜|省|抵)(?P<less>\d[\d,]*(?:\.\d+)?)(?:元|块)(?![^,。;]{0,4}起)"
)
# in all that tells one; a set of characters comes first, for which a text is looked through fast
_MAY = re.compile(r"[折半减免惠宜降省抵](?:(?<=折)|(?<=半)价|(?<=减)半|(?<=[减免惠宜降省抵])[\d一二三四五六七])")
_ASKED = re.compile(r"(?:打[完了]?折|折扣|优惠|减免|减完|扣减|折)(?:完|之)?后|折后|打折|优惠价|减完")
_OVER = re.compile(r"满[^,。;]{0,10}$")  # 「滿200元減30元」 is of other sums
STANDS = 0.85  # credit of a word of the question beside the reduction


class _Reduction(NamedTuple):
    start: int
    end: int
    keeps: float  # of the price
    less: float  # and so much off it

    def of(self, price: float) -> float:
        return round(price * self.keeps - self.less, 4)


def _reductions(page: Page) -> Iterator[_Reduction]:
    for match in _REDUCTION.finditer(page.text) if _MAY.search(page.text) else ():
        if _OVER.search(page.text, max(page.clause(match.start())[0], match.start() - 12), match.start()):
            continue
        if match["half"]:
            yield _Reduction(*match.span(), 0.5, 0.0)
        elif match["tenths"]:
            digits = "".join(str(_CHINESE.index(char) + 1) if char in _CHINESE else char for char in match["tenths"])
            value = float(digits.replace("点", "."))
            yield _Reduction(*match.span(), value / (100 if value >= 10 else 10), 0.0)
        elif match["share"]:
            yield _Reduction(*match.span(), 1 - float(match["share"]) / 100, 0.0)
        elif match["tenth"]:
            yield _Reduction(*match.span(), 1 - (_CHINESE.index(match["tenth"]) + 1) / 10, 0.0)
        else:
            yield _Reduction(*match.span(), 1.0, number(match["less"]) or 0.0)


def _named(asked: Asked, page: Page, hits: Hits, span: tuple[int, int]) -> set[int]:
    """The words of the question that stand in a span, those apart that it says are missing."""
    return {
        i
        for i, term in enumerate(asked.terms)
        if term.weight >= 1 and hits.title[i] < STANDS and hits.within(i, *span) >= STANDS and not lacked(asked, i)
    }


_LESS = re.compile(r"减|折|优惠|便宜|省|抵|扣|降")


def lessening(asked: Asked, page: Page) -> list[tuple[int, int]]:
    """Where the page tells how much less (「持卡減30元」): no price, where the question does not ask how much less it is."""
    return [] if _LESS.search(asked.text) else [(one.start, one.end) for one in _reductions(page) if one.less]


def reduced(asked: Asked, page: Page, hits: Hits, prices: list[Amount]) -> Iterator[Proposal]:
    """`prices`: the sums of money of the page."""
    after = _ASKED.search(asked.text) is not None
    for one in _reductions(page):
        line = page.lines[page.line_at(one.start)]
        clause = page.clause(one.start)
        whom = _named(asked, page, hits, (clause[0], one.end))
        low, high = (line.start, line.end) if line.kind == "row" else (page.sentence(one.start)[0], one.start)
        if line.kind != "row" and page.text[low - 1 : low] == ";" and low > line.start:
            low = page.sentence(low - 1)[0]  # 「每人280元；持卡減30元」
        bases = [
            price for price in prices if low <= price.start < high and price.upper is None and price.unit.endswith("元")
            and not (one.start <= price.start < one.end)
        ]  # fmt: skip
        best, base = -1.0, None
        for price in bases:
            beside = [span for *span, weight in spans(page, price.start, price.end) if weight >= 0.95]
            own = {i for low_, high_ in beside for i in _named(asked, page, hits, (low_, high_))}
            if page.clause(price.start) != clause and not whom - own and not (after and own):
                continue  # what the reduction is for is not named
            told = float(len(own))
            base, best = (price, told) if told > best else (None, best) if told == best else (base, best)
        if base is None or not (whom or after) or one.of(base.value) <= 0:
            continue
        value = one.of(base.value)
        says = f"{value:.0f}" if value == int(value) else f"{value:g}"
        yield Proposal(
            base.start,
            base.end,
            f"{says}元（{page.record.body[one.start : one.end]}）",
            0.3,
            (page.sentence(min(base.start, one.start))[0], page.sentence(max(base.end, one.end) - 1)[1]),
            ((one.start, one.end),),
            (clause,),
        )
