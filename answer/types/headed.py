"""Limits whose bound the head of their column tells: 「重量上限」 over 「4公斤」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.dates import dates
from answer.evidence import Page
from answer.limits import Limit, limits
from answer.match import Hits
from answer.types import amount
from answer.values import MONEY, amounts

_MOST = re.compile(r"上限|限[重高宽长速]|封顶|最[多大](?!优惠|折扣|降)")
_LEAST = re.compile(r"下限|门槛|起[订投租批存]|最低(?!价|分|气?温|工资|薪|折扣)|最[小少](?!优惠)")
MOST = 200  # rows of a page that are read


def headed(asked: Asked, page: Page, hits: Hits) -> Iterator[Limit]:
    """Those of the row that the question names; a sum of money only where it names the column too."""
    told: set[int] | None = None
    bounds: dict[int, list[tuple[int, tuple[int, int], bool]]] = {}
    for number, line in enumerate(page.lines[:MOST]):
        if line.kind != "row" or line.table is None or line.table == number:
            continue
        if line.table not in bounds:
            bounds[line.table] = list(_bounds(page, line.table))
        if not bounds[line.table]:
            continue
        cells = page.cells(line)
        if not _named(asked, page, hits, cells[0]):
            continue
        for column, head, most in bounds[line.table]:
            if column >= len(cells):
                break
            start, end = cells[column]
            cell = page.text[start:end]
            told = {one.amount.start for one in limits(page)} if told is None else told
            for one in amounts(cell, dates(cell, page.year)):
                whole = one.upper is None and not (cell[: one.start] + cell[one.end :]).strip()
                if not whole or not one.unit or start + one.start in told:
                    continue
                if one.unit in MONEY and not _named(asked, page, hits, head):
                    continue
                place = one._replace(start=start + one.start, end=start + one.end)
                yield Limit(place, None if most else one.value, one.value if most else None)


def _bounds(page: Page, table: int) -> Iterator[tuple[int, tuple[int, int], bool]]:
    """The columns of a table whose heads tell a bound: which one, the head, whether it is the most."""
    for column, head in enumerate(page.cells(page.lines[table])):
        most, least = _MOST.search(page.text, *head), _LEAST.search(page.text, *head)
        if bool(most) != bool(least):
            yield column, head, bool(most)


_GRANTS = re.compile(r"可(?:以)?(?!容纳|接待|乘|坐)[^,。;\d不须需或]{1,6}$")
_COUNTED = frozenset("台 部 件 张 本 册 只 名 份 箱 辆 款".split())


# 「可免費攜帶1件」, 「可半價購買2本」 bound what is free or cheaper; 「超出部分每件50元」, 「如需2台請另行申請」 allow more
_CHEAPER = re.compile(r"免|半|优|惠|折|特价|[赠获送]")
_MORE = re.compile(r"超|如[需要]|[另加多再]|以上|不限|逾|额外")


def granted(page: Page) -> Iterator[Limit]:
    """「家庭版可同時登入5台」 is the most of it, asked of 4台: no bound stands there, and nothing that more of it costs."""
    told = {one.amount.start for one in limits(page)}
    for one in amount.found(page):
        plain = one.upper is None and one.unit in _COUNTED and one.start not in told
        grants = _GRANTS.search(page.text, page.clause(one.start)[0], one.start) if plain else None
        if (
            grants
            and not _CHEAPER.search(grants[0])
            and not _MORE.search(page.text, one.end, page.sentence(one.start)[1])
        ):
            yield Limit(one, None, one.value)


def _named(asked: Asked, page: Page, hits: Hits, cell: tuple[int, int]) -> bool:
    written = page.text[slice(*cell)].strip()
    return (len(written) > 1 and written in asked.text) or any(
        term.weight >= 1 and term.text not in page.title and hits.within(i, *cell) >= 0.85
        for i, term in enumerate(asked.terms)
    )
