"""What two numbers and their sentences say of whether they are of one thing: the same figures in another order, another number that stands
beside both, a turn that the sentence of each names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Reading
from ingest.check.statement import MARK, Statement
from ingest.check.words import words

_FEE = re.compile("(?:收费|费用|学费|报名费|[培团会参]训?费|票价|门票|费|售价|定价)$")
_BY_HALF = re.compile("优惠|早鸟|折|减|押金|保证金|材料|教材|工本|另|团|套|补|退|含(?!税)|原价|会员")
COUNTED = re.compile("之日起?|[自从]")
_ALL = re.compile("(?:限|共|共设|共有|设|总共|开放|提供)$")
_KIND = re.compile(r"([\u4e00-\u9fff]{2})([票卡券])(?=[\u4e00-\u9fff\d])")
_TURNS = re.compile(r"第(?:[一二三四五六七八九十]{1,3}|\d{1,3})[次期批轮届场季]")


def one_fee(alike: Sequence[Statement], one: Statement, other: Statement) -> bool:
    """Whether two fees, the only ones of a text, are of one group by its name, or have the same figures in another order: 「初级班费用1280元 …
    初级班学费1380元」, 「每人收费680元 … 费用860元」.
    """
    if one.unit != "元" or one.role != other.role or max(one.value, other.value) < 100:
        return False
    groups = [frozenset(MARK.findall(two.before)) for two in (one, other)]
    swapped = sorted(f"{one.value:g}") == sorted(f"{other.value:g}") and not (one.marks or other.marks)
    if not swapped and not groups[0] == groups[1] != frozenset():
        return False
    fees = [three for three in alike if _FEE.search(three.label) and three.section == one.section]
    return len(fees) == 2 and all(two in fees and not _BY_HALF.search(two.before) for two in (one, other))


def anchored(one: Statement, other: Statement) -> bool:
    """Whether another number stands beside both under one name: 「连续12个月每月立减20元 … 连续10个月，每月立减20元」."""
    return any(
        (a.value, a.unit) == (b.value, b.unit) and a.unit != one.unit and bool(a.heads & b.heads)
        for a in one.beside
        for b in other.beside
    )


def one_term(one: Statement, other: Statement) -> bool:
    """Whether two bounds of time are told under the same words: 「资料齐全的，5个工作日内赔付 … 自资料齐全之日起，10个工作日内完成赔付」."""
    if one.role != "high" or other.role != "high":
        return False
    said = [frozenset(words(COUNTED.sub("", two.before.rpartition(":")[2]))) for two in (one, other)]
    return bool(said[0] and said[1]) and (said[0] <= said[1] or said[1] <= said[0])


def one_total(one: Statement, other: Statement) -> bool:
    """Whether each is of all there are of a thing that both sentences name: 「试菜会限20桌 … 试菜会共设25桌」."""
    if one.per or other.per or not all(_ALL.search(two.before[-6:]) for two in (one, other)):
        return False
    names = [frozenset(words(two.before)) for two in (one, other)]
    return bool(names[0] & names[1])


def of_two_kinds(text: Reading, one: Statement, other: Statement) -> bool:
    """Whether the later is said of a kind of ticket, card, … that was not spoken of before, beside others: 「内场票…每人限购4张。现场票每人限2张」."""
    new = [kind for kind in _KIND.findall(other.before) if kind[0] + kind[1] not in text.plain[: other.sentence[0]]]
    return any(_KIND.search(text.plain, 0, other.sentence[0]) and sort in text.plain[: one.end] for _, sort in new)


def of_two_turns(text: Reading, one: Statement, other: Statement) -> bool:
    """「第一次拍卖流拍，起拍价186万元。第二次拍卖定于…，起拍价148万元」: the sentence of each names a turn of its own before it."""
    mine, yours = (set(_TURNS.findall(text.plain, three.sentence[0], three.start)) for three in (one, other))
    return bool(mine and yours) and mine != yours
