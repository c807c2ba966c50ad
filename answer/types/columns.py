"""The unit of a bare number in a table: the head of its column gives it (「學費（元）」, 「烘乾（元/次）」), or the line above the table
(「單位：元/期」), which holds for the columns that count nothing else.
"""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.values import Amount

_PER = r"(?:[/每][^()/]{1,5})?\)"
_IN_HEAD = re.compile(rf"\((?:单位:?)?([^()/每]{{1,4}}){_PER}")
_ABOVE = re.compile(
    rf"\((?:(?:金额|货币|计费)?单位:?)?([^()/每]{{0,3}}元){_PER}|(?:^|[,。;:\s])(?:金额|货币|计费)?单位[:为]([^()/每,。\s]{{0,3}}元)"
)
_COUNTED = re.compile(
    r"(?:[^价]数量?|[编序型]?号|次|人|[数重容]量|[长高宽厚]度|[航里路行]程|距离|时[长间段]|名额|学位|库存|年龄|班级|年级|[^费利税汇]率|面积|"
    r"日期|年份?|月份?|点位|规格|积?分)\)?$"
)


def head_unit(page: Page, one: Amount) -> str:
    """The unit that its column gives an amount without one; "" where it gives none, or the amount is not the whole cell."""
    head = None if one.unit else _head(page, one)
    if head is None:
        return ""
    found = _IN_HEAD.search(page.text, *head) or _above(page, one, head)
    return found[found.lastindex or 1] if found else ""


def of_another_column(asked: Asked, page: Page, hits: Hits, one: Amount) -> bool:
    """Whether the unit of an amount is told above a table of several columns, and the question names another than its own."""
    head = _head(page, one)
    if head is None or _IN_HEAD.search(page.text, *head) or _above(page, one, head) is None:
        return False
    row = page.lines[page.line_at(one.start)]
    named = page.text[slice(*head)].strip() in asked.text or any(
        hits.within(i, *head) >= 0.45 for i in range(len(hits.places))
    )
    return page.text.count("\t", row.start, row.end) > 1 and not named


def _head(page: Page, one: Amount) -> tuple[int, int] | None:
    """The head of the column whose cell an amount fills."""
    if page.lines[page.line_at(one.start)].table is None:
        return None  # no search for the cell: a line of text may be a whole page long
    return page.head_cell(one.start) if page.cell_at(one.start) == (one.start, one.end) else None


def _above(page: Page, one: Amount, head: tuple[int, int]) -> re.Match[str] | None:
    """What the line above the table says of the unit of a column that is neither the first nor one of things counted."""
    table = page.lines[page.line_at(one.start)].table
    if not table or head[0] == page.lines[table].start or _COUNTED.search(page.text, *head):
        return None
    return _ABOVE.search(page.text, page.lines[table - 1].start, page.lines[table - 1].end)
