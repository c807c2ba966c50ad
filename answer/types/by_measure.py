"""What a weight or a length costs where the price of one is told: 「新價（每公斤）\t17元」, asked of 10公斤, is 170元; of so many
hours, days or months too where the column of a table is headed by them (「每小時」), up to the most that the row states.

Read of a price whose column, or what stands right before it, names the unit that the question counts in; none of a price for what
goes beyond (續重, 超出, 加收), nor on a page that prices a first weight by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.asked import Asked
from answer.evidence import Page
from answer.types.given import given
from answer.values import Amount, amounts_of

_UNITS = "公斤|千克|kg|斤|吨|立方米|立方|平方米|公里|坪|米"
_EACH = re.compile(rf"(?:每|/)(?:1|一)?(?P<unit>{_UNITS})(?:\)|(?:收费?|计费?|价|按|为|是|[:])*)$")
_BEHIND = re.compile(rf"\s*(?:/|每)(?P<unit>{_UNITS})(?![\d一-鿿]?(?:以[上内下]))")
_HEAD = re.compile(rf"(?:每|/)个?(?P<unit>{_UNITS}|小时|[天日月])")
_CAPS = re.compile(r"上限|封顶|最[高多]")
_MORE = re.compile(r"续重|超[出过]|加收|另收|每增|续")
_FIRST = re.compile(r"首重(?!不[足满])[^,。;\n]{0,10}\d+(?:\.\d+)?元")
_SAME = {"千克": "公斤", "kg": "公斤", "立方": "立方米", "个小时": "小时", "日": "天", "个月": "月"}


def cost(asked: Asked, page: Page, one: Amount) -> str | None:
    """What it costs together, where `one` is the price of one; None where it is none."""
    unit = _unit(page, one)
    if (
        unit is None
        or f"每{unit}" in asked.text
        or f"每个{unit}" in asked.text
        or f"一{unit}" in asked.text
        or one.upper is not None
    ):
        return None
    own = [each for each in given(asked.text) if _SAME.get(each.unit, each.unit) == _SAME.get(unit, unit)]
    if len(own) != 1 or own[0].value == 1 or own[0].upper is not None or _first_priced(page.text):
        return None
    return f"{min(own[0].value * one.value, *_most(page, one)):g}{one.unit or '元'}"


def _most(page: Page, one: Amount) -> tuple[float, float]:
    """The most that the row of a price states in a column of its own (每日上限), twice; none is no bound."""
    line = page.lines[page.line_at(one.start)]
    told = float("inf")
    for each in amounts_of(page.text, page.year) if line.kind == "row" else ():
        head = page.head_cell(each.start) if line.start <= each.start < line.end else None
        if head and _CAPS.search(page.text, *head) and each.start != one.start:
            told = min(told, each.value)
    return told, told


@lru_cache(maxsize=64)
def _first_priced(text: str) -> bool:
    """Whether a page prices a first weight by itself: 「首重1公斤10元」."""
    return _FIRST.search(text) is not None


def _unit(page: Page, one: Amount) -> str | None:
    """The unit of which a sum is the price."""
    line = page.lines[page.line_at(one.start)]
    if line.kind == "row":
        head = page.head_cell(one.start)
        told = _HEAD.search(page.text, *head) if head and not _CAPS.search(page.text, *head) else None
        return told["unit"] if told else None
    low = page.clause(one.start)[0]
    if _MORE.search(page.text, low, one.start):
        return None
    told = _EACH.search(page.text, max(low, one.start - 12), one.start) or _BEHIND.match(page.text, one.end)
    return told["unit"] if told else None
