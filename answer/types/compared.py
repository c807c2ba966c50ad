"""What follows from two numbers of one sentence, where the question asks for the third.

「增至58隻，比2021年多了19隻」, asked of 2021年, is 39; 「每學分90元，共修15學分」, asked what it costs together, is 1350元. Nothing is told
where the two are not of one unit, nor where the page prices one thing in several ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import raised
from answer.types.contract import Proposal
from answer.types.given import given
from answer.values import Amount, amounts_of

MOST = 40  # comparisons of a page that are looked at
SURE = 0.4
_THAN = re.compile(
    r"[比较](?P<than>[^,。;\n]{2,12}?)(?:(?P<more>多|增[加长多]?|高|贵|[上]?涨|上升|长)|减少|少|低|便宜|[下]?降|下跌|短)[出了加收]?(?:约|近)?(?=\d)"
)
_ASKS_BY = re.compile(
    r"[比较跟](?!赛|例|分|数|特)|相差|差[多几]|[多少高低贵涨降]了?(?:多少|几)|便宜了?(?:多少|几)|增[加长]|减少"
)
_YEAR_AGO = ("去年", "上年", "前年")
_WRITTEN = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿千百]*)")


class Comparison(NamedTuple):
    """「58隻，比2021年多了19隻」: what is compared, with what, and the difference; `more`: the first is the greater."""

    one: Amount
    than: str
    by: Amount
    more: bool
    itself: bool  # 「去年為80元，比去年貴了20元」: the one is what it is compared with


def _comparisons(page: Page) -> Iterator[Comparison]:
    told: Sequence[Amount] = amounts_of(page.text, page.year)
    for match in islice(_THAN.finditer(page.text), MOST):
        low, high = page.sentence(match.start())
        by = next((one for one in told if one.start == match.end() and one.end <= high), None)
        before = [one for one in told if low <= one.start and one.end <= match.start()]
        if by is None or not before or by.upper is not None or before[-1].upper is not None:
            continue
        if before[-1].unit == by.unit and by.unit:
            clause = page.clause(before[-1].start)
            itself = clause[1] <= match.start() and match["than"] in page.text[slice(*clause)]
            yield Comparison(before[-1], match["than"], by, match["more"] is not None, itself)


def _asked(asked: Asked, page: Page) -> list[Comparison]:
    """Those with what the question asks for, where it does not ask for the difference."""
    if _ASKS_BY.search(asked.text):
        return []
    return [one for one in _comparisons(page) if _names(asked.text, one)]


def _names(text: str, one: Comparison) -> bool:
    ago = next((year for year in _YEAR_AGO if one.than.startswith(year)), None)
    named = ago or re.sub(r"(?:同期|时|的.{1,6})$", "", one.than)
    return len(named) > 1 and named in text


def other_side(asked: Asked, page: Page, fits: Callable[[Amount], bool]) -> Iterator[Proposal]:
    """The number of what another is compared with, of a unit that fits."""
    for one in _asked(asked, page):
        if one.itself:
            if fits(one.one):
                yield Proposal(one.one.start, one.one.end, boost=SURE, settled=True)
            continue
        first, by = (_WRITTEN.match(page.text, each.start) for each in (one.one, one.by))
        if first is None or by is None or first["scale"] != by["scale"] or not fits(one.one):
            continue
        if page.text[by.end() : by.end() + 1].isdigit():
            continue  # 「2萬3000元」
        value, less = (Fraction(each["number"].replace(",", "")) for each in (first, by))
        found = value - less if one.more else value + less
        if found > 0:
            says = f"{float(found):g}{page.record.body[first.end('number') : one.one.end]}"
            yield Proposal(one.one.start, one.one.end, says, SURE, page.sentence(one.one.start), settled=True)


def third(asked: Asked, page: Page, hits: Hits, fits: Callable[[Amount], bool]) -> Iterator[Proposal]:
    """What is told of neither: the number of what another is compared with, or by how much a row changed."""
    yield from (*raised.by_how_much(asked, page, hits), *other_side(asked, page, fits))


def known(asked: Asked, page: Page) -> frozenset[int]:
    """Where the numbers begin that are none of what is asked, which is worked out of them: those of another and of the difference,
    the price of one, those of before and after a change of which it is asked by how much."""
    sides = {one.start for each in _asked(asked, page) for one in (each.one, each.by)}
    told = [one for one in raised.told_steps(asked, page) if not raised.of_another(asked, page, one.old.start)]
    steps = {each.start for one in told for each in one}
    return frozenset(sides | steps | {one.start for one in together(asked, page)})


_UNIT = r"(?:学分|课时|节课?|堂课?|次|期|天|晚|人|位|张|份|件|本|瓶|月|周|小时|亩|棵)"
_EACH = re.compile(
    rf"(?:每个?|一个?(?=节|堂|学分))(?P<unit>{_UNIT})(?:收费?|学费|费用|票价|单价|价格?|需|为|是|缴|交|付|:)*(?P<price>\d+(?:\.\d+)?)(?P<money>[美欧港日]?元)"
    rf"|(?P<price2>\d+(?:\.\d+)?)(?P<money2>[美欧港日]?元)/(?P<unit2>{_UNIT})"
)
_SO_MANY = re.compile(rf"(?:共|合计|总计)[修上开设计需有]?(?:约)?(?P<many>\d{{1,3}})个?(?P<unit>{_UNIT})")
_TOGETHER = re.compile(r"一共|总共|合计|总计|共计|全部|全期|[读上学修]完|总[学费]")
_OTHERWISE = re.compile(r"折|优惠|满|以上|起|另|首|超")


def together(asked: Asked, page: Page) -> Iterator[Proposal]:
    """What so many cost together where the page tells the price of one, and how many there are (or the question does)."""
    if not _TOGETHER.search(asked.text) or re.search("每", asked.text):
        return
    prices = list(islice(_EACH.finditer(page.text), MOST))
    own = {one.unit.removeprefix("个"): one.value for one in given(asked.text) if one.upper is None}
    for each in prices:
        unit = each["unit"] or each["unit2"]
        if sum((one["unit"] or one["unit2"])[0] == unit[0] for one in prices) > 1:
            continue  # of several kinds of things
        low, high = page.sentence(each.start())
        if _OTHERWISE.search(page.text, *page.clause(each.start())):
            continue
        told = next((one for one in _SO_MANY.finditer(page.text, low, high) if one["unit"][0] == unit[0]), None)
        mine = next((value for name, value in own.items() if name[:1] == unit[0]), None)
        many = Fraction(told["many"]) if told else None
        if mine is not None and many is not None and mine != many:
            continue
        many = many if many is not None else Fraction(mine) if mine is not None else None
        if many is not None and many > 1:
            price = Fraction(each["price"] or each["price2"])
            says = (
                f"{float(price * many):g}{page.record.body[slice(*each.span('money' if each['money'] else 'money2'))]}"
            )
            start, end = each.span("price" if each["price"] else "price2")
            yield Proposal(start, end, says, SURE, (low, high), settled=True)
