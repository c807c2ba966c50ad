"""The kinds that a page says it tells of: 「分為「居民」與「遊客」兩類」, 「分平日班、假日班和夜間班三種」, 「「甲倉」「乙倉」，另有「丙倉」」.

Read of what is counted up right behind 分, 分為 and their like, up to how many they are, and of names in quotation marks that stand
side by side. Where a question names one of them and the sentence of a value names another alone, be it in an earlier clause (「年滿兩年
者得申請甲級，審核10天」), the value is that other's, unless it is told of all (「不分類別，一律5元」).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from answer.contrasts import Family, Told
from answer.kindred import VALUES
from answer.marks import Seen
from answer.marks.opposed import FAR, is_of_another, told_by
from answer.ruled_apart import of_all

MOST = 50  # of each form on one page
_NAME = r"[一-鿿a-z]{2,8}?"
_BETWEEN = r"(?:、|与|和|及|以及|或)"
_DIVIDED = re.compile(
    rf"(?<![一二三四五六七八九十百部十充区])分(?:别?为|成|设|作)?(?P<names>{_NAME}(?:{_BETWEEN}{_NAME}){{1,6}}?)"
    r"(?:[两二三四五六]个?[种类档级组型款等户]|(?=[,。;\n]|$))"
)
_QUOTED = re.compile(
    r"[“\"「『](?P<first>[^”\"」』\n,。;]{2,8})[”\"」』]"
    r"(?P<more>(?:(?:、|与|和|及|以及|或)?(?:,?(?:另有|还有|另设))?[“\"「『][^”\"」』\n,。;]{2,8}[”\"」』]){1,6})"
)
_INSIDE = re.compile(r"[“\"「『]([^”\"」』]+)[”\"」』]")
_SPLIT = re.compile(_BETWEEN)


def declared(text: str) -> Iterator[tuple[str, ...]]:
    """The kinds of each declaration of a page, in order."""
    for match in islice(_QUOTED.finditer(text), MOST):
        yield tuple(dict.fromkeys(_INSIDE.findall(match[0])))
    for match in islice(_DIVIDED.finditer(text), MOST):
        yield tuple(dict.fromkeys(_SPLIT.split(match["names"])))


def of_other_declared(one: Seen) -> bool:
    """Whether a value is told of another of the kinds that the page declares than the question names."""
    if one.kind not in VALUES or (not one.in_row and of_all(one.page, one.proposal.start)):
        return False
    for names in _kinds(one.page.text):
        named = [side for side, name in enumerate(names) if name in one.asked.text and name not in one.page.title]
        if len(named) == 1:
            form = re.compile("|".join(f"({re.escape(name)})" for name in names))
            family = Family(names, form, (*range(len(names)),), False)
            if _of_other(one, family, named[0]):
                return True
    return False


@lru_cache(maxsize=256)
def _kinds(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(names for names in declared(text) if len(names) > 1))


def _of_other(one: Seen, family: Family, side: int) -> bool:
    page, start = one.page, one.proposal.start
    low, high = page.sentence(start)
    told = family.told(page.text, max(low, start - FAR), min(high, start + FAR))
    if not one.in_row and any(each.side == side and each.start < start for each in told):
        return is_of_another(one, family, side, list(told_by(one))[:2])  # 「甲級轉乙級的，補20元」 may be told of both
    if _as_another(page.text[page.lines[page.line_at(start)].start : high + FAR], family, side):
        return False
    if is_of_another(one, family, side, list(told_by(one))):
        return True
    return not one.in_row and one.kind in VALUES - {"when"} and _goes_on(one, told, side)


def _as_another(text: str, family: Family, side: int) -> bool:
    """「甲攤每日90元，乙攤抽籤，攤費同甲攤」: whether what is asked for is told to be as another."""
    mine = family.words[side]
    others = "|".join(re.escape(word) for word in family.words if word != mine)
    return re.search(rf"{re.escape(mine)}[^。;\n]{{0,16}}(?:同|比照|参照|按照)(?:{others})", text) is not None


def _goes_on(one: Seen, told: list[Told], side: int) -> bool:
    """Whether the sentence names another alone, in the clause before that of the value."""
    page, clause = one.page, one.page.clause(one.proposal.start)
    before = page.clause(max(clause[0] - 2, page.sentence(clause[0])[0]))
    last = [each for each in told if before[0] <= each.start < before[1] <= clause[0]]
    return bool(last) and len({each.side for each in told}) == 1 and last[0].side != side
