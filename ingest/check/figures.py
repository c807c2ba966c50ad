"""What two numbers and their sentences say of whether they are of one thing: the same figures in another order, another number that stands
beside both, a turn that the sentence of each names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Reading
from ingest.check.statement import Statement

_FEE = re.compile("(?:收费|费用|学费|报名费|[培团会参]训?费|票价|门票|费|售价|定价)$")
_BY_HALF = re.compile("优惠|早鸟|折|减|押金|保证金|材料|教材|工本|另|团|套|补|退|含(?!税)|原价|会员")
_TURNS = re.compile(r"第(?:[一二三四五六七八九十]{1,3}|\d{1,3})[次期批轮届场季]")


def swapped(alike: Sequence[Statement], one: Statement, other: Statement) -> bool:
    """Whether two fees, the only ones of a text, have the same figures in another order: 「每人收费680元 … 费用860元」."""
    if one.unit != "元" or one.role != other.role or max(one.value, other.value) < 100:
        return False
    if sorted(f"{one.value:g}") != sorted(f"{other.value:g}") or one.marks or other.marks:
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


def of_two_turns(text: Reading, one: Statement, other: Statement) -> bool:
    """「第一次拍卖流拍，起拍价186万元。第二次拍卖定于…，起拍价148万元」: the sentence of each names a turn of its own before it."""
    mine, yours = (set(_TURNS.findall(text.plain, three.sentence[0], three.start)) for three in (one, other))
    return bool(mine and yours) and mine != yours
