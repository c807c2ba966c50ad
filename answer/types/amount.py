"""How much money: 多少钱, 几块, 押金交多少, 保证金是多少."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal, Type
from answer.values import MONEY, Amount, amounts, dates

_NOUN = "保证金|押金|定金|订金|履约金|租金|奖金|罚金|罚款|工资|薪水|月薪|年薪|收入|费用|[^动消]费|价格|单价|售价|票价|价钱|房价|金额|补贴|补助|津贴|补偿|学费|额度|资金|存款|预算|成本|佣金|提成|款"
_STEMS = r"(?:是|为|要|得|须|需|应|该|收|交|缴|付|给|发|补|罚|有|能|可以|最多|最高|最少|一共|总共|先|涨到|降到|到底|分别|标准|拿|领|到)*"
FOCUS = re.compile(
    r"多少(?:亿|万)?(?:元|块|钱|美元|美金|港元|港币|欧元|日元|英镑|人民币|台币)+|几(?:块|元|毛)钱?|什么价(?:位|格|钱)?|几多钱"
    rf"|多少(?=(?:{_NOUN}))|(?<=[费金价款资额贴助偿薪])"
    rf"{_STEMS}多少|(?<=[交缴付花罚卖租赚赔砸值押补收])(?:了|得|费)?多少(?![^\W\d_])"
)


@lru_cache(maxsize=512)
def _amounts(text: str, year: int | None) -> tuple[Amount, ...]:
    return tuple(amounts(text, dates(text, year)))


def found(page: Page) -> tuple[Amount, ...]:
    return _amounts(page.text, page.year)


def is_money(page: Page, one: Amount) -> bool:
    return one.unit in MONEY or one.unit.endswith("元") or one.unit == "元流量金"


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    for one in found(page):
        if is_money(page, one):
            yield Proposal(one.start, one.end)
        elif not one.unit and one.value >= 10000:
            yield Proposal(one.start, one.end, boost=-0.1)


TYPE = Type("amount", "amount", FOCUS, propose)
