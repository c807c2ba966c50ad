"""By how much one of two things stands above the other: 「甲比乙多幾分」, 「一等獎和三等獎差多少」, of two rows of a table, two columns of
a row, or two of a list (「快船45元，慢船28元」).

Both must be told by name, and in the same column; where the other is the greater, nothing is told of 多, 貴 and their like.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import kinds
from answer.types.contract import Proposal, Propose
from answer.values import MONEY, Amount

Span = tuple[int, int]
SURE = 0.5
MOST = 200  # rows of a page that are looked at
_ASKS = (
    re.compile(
        r"(?P<one>[^,。;?]*?[一-鿿\d])[比较](?!赛|例|分|数|特|较)(?P<other>[^,。;?]{2,12}?)[要会]?(?:(?P<more>多|高|贵|长|重|大)|(?P<less>少|低|便宜|短|轻|小))(?:出|了|交|付|收|领|拿|得|花|给|奖|赚){0,2}(?:多少|几)"
    ),
    re.compile(
        r"(?P<one>[^,。;?]*?[一-鿿\d])(?:和|跟|与|同)(?P<other>[^,。;?]{2,16}?)(?:之间)?(?:相差|差(?!价|额))(?:了|距)?(?:多少|几)"
    ),
)
_NUMBER = re.compile(r"\s*(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d\s()]{0,4})\s*")
_OF_MONEY = re.compile(r"[元钱价费金款]")
_UNIT = re.compile(r"(?:多少|几)(?:个)?(?P<unit>[^\W\d_])?")


class Pair(NamedTuple):
    """Two names of the question, as narrow text, and which way is asked: 1 more, -1 less, 0 only how far apart."""

    one: str
    other: str
    way: int


@lru_cache(maxsize=64)  # each number of each page asks it of one question
def asks(text: str) -> Pair | None:
    for form in _ASKS:
        if match := form.search(text):
            told = match.groupdict()
            return Pair(match["one"], match["other"], 1 if told.get("more") else -1 if told.get("less") else 0)
    return None


_MORE_THAN = re.compile(r"比[^,。;?]{1,8}?(?:多|少|高|低|贵|便宜|涨|降|省)[^,。;?]{0,3}?(?:多少|几)")
_MORE = re.compile(r"(?:多|少|增|减|涨|降|高|低|升|贵|便宜|省|差|[长短大小重轻])[^\d,。;至到为]{0,3}$")


def no_difference(asked: Asked, page: Page, one: Amount) -> bool:
    """Whether a difference is asked (「比原來多交多少」) and the amount is none."""
    if not _MORE_THAN.search(asked.text) and asks(asked.text) is None:
        return False
    return not _MORE.search(page.text[max(0, one.start - 6) : one.start])


def told(asked: Asked, page: Page) -> list[Proposal] | None:
    """How far two that the question names are apart; none where the other is the greater; None where the page does not tell both."""
    pair = asks(asked.text)
    found = {*_rows(asked, page, pair), *_listed(page, pair)} if pair else set()
    if pair is None or len(found) != 1:
        return None
    one, other = found.pop()
    first, second = (_NUMBER.match(page.text, *cell) for cell in (one, other))
    if first is None or second is None or first["unit"] != second["unit"]:
        return None
    value, less = (Fraction(each["value"].replace(",", "")) for each in (first, second))
    if value == less or (pair.way and (value > less) != (pair.way > 0)):
        return []
    unit = page.record.body[slice(*first.span("unit"))] or _unit(asked, page, one)
    low, high = sorted((page.line_at(one[0]), page.line_at(other[0])))
    quote = (page.lines[low].start, page.lines[high].end)
    return [Proposal(*first.span("value"), f"{float(abs(value - less)):g}{unit}", SURE, quote, settled=True)]


def or_apart(propose: Propose) -> Propose:
    """The proposals of a type, or how far apart two are where that is asked and told."""

    def proposing(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
        by = told(asked, page)
        yield from propose(asked, page, hits, today) if by is None else by

    return proposing


def _unit(asked: Asked, page: Page, cell: Span) -> str:
    """The unit of a bare number: that of its head (「獎金（元）」), else that which the question asks in (幾分)."""
    head = page.head_cell(cell[0])
    inside = re.search(r"\(([^()\d/]{1,3})\)", page.text[slice(*head)]) if head else None
    if inside:
        return inside[1]
    unit = _UNIT.match(asked.text, asked.focus[0])
    return (unit["unit"] or "") if unit and unit["unit"] and unit["unit"] not in "的了呢" else ""


def _named(text: str, name: str) -> bool:
    return len(name) > 1 and name in text


def _rows(asked: Asked, page: Page, pair: Pair) -> Iterator[tuple[Span, Span]]:
    """The two cells of one column, of the rows that are named; or of one row, of the columns that are."""
    tables: dict[int, list[list[Span]]] = {}
    for number, line in enumerate(page.lines[:MOST]):
        if line.kind == "row" and line.table is not None and line.table != number:
            tables.setdefault(line.table, []).append(page.cells(line))
    for table, rows in tables.items():
        heads = page.cells(page.lines[table])
        names = [re.sub(r"\([^()]*\)", "", page.text[slice(*head)]).strip() for head in heads]
        rows = [row for row in rows if len(row) == len(heads)]
        ones, others = (_of(page, rows, text) for text in (pair.one, pair.other))
        if len(ones) == 1 and len(others) == 1 and ones != others:
            columns = [
                i
                for i in range(1, len(heads))
                if all(_NUMBER.fullmatch(page.text, *rows[k][i]) for k in (*ones, *others))
            ]
            columns = _meant(asked, page, rows, names, columns)
            if len(columns) == 1:
                yield rows[ones[0]][columns[0]], rows[others[0]][columns[0]]
        elif not others and len(ones) == 1:
            left, right = (
                [i for i, name in enumerate(names) if i and _named(text, name)] for text in (pair.one, pair.other)
            )
            if len(left) == 1 and len(right) == 1 and left != right:
                yield rows[ones[0]][left[0]], rows[ones[0]][right[0]]


def _of(page: Page, rows: list[list[Span]], text: str) -> list[int]:
    """The rows that a piece of the question names by a whole cell without a number."""
    found = []
    for i, row in enumerate(rows):
        cells = [page.text[slice(*cell)].strip() for cell in row]
        if any(_named(text, cell) and not _NUMBER.fullmatch(cell) for cell in cells):
            found.append(i)
    return found


def _meant(asked: Asked, page: Page, rows: list[list[Span]], names: list[str], columns: list[int]) -> list[int]:
    """Of the columns that may be meant those that the question names, else those that are of its unit."""
    named = [i for i in columns if _named(asked.text, names[i])]
    if named or len(columns) < 2:
        return named or columns
    unit = _UNIT.match(asked.text, asked.focus[0])
    money = "钱" in asked.text[slice(*asked.focus)] or (unit is not None and unit["unit"] in (*MONEY, "钱"))
    if money:
        return [i for i in columns if _OF_MONEY.search(names[i] + page.text[slice(*rows[0][i])])]
    if unit is None or not unit["unit"]:
        return columns
    return [i for i in columns if unit["unit"] in names[i] + page.text[slice(*rows[0][i])]]


def _listed(page: Page, pair: Pair) -> Iterator[tuple[Span, Span]]:
    """The two of a list in one line that are named, each by the beginning of its name or all of it."""
    for some in kinds.kinds(page):
        if page.lines[page.line_at(some.all[0].name[0])].kind == "row":
            continue
        names = [page.text[slice(*one.name)].strip() for one in some.all]
        ones, others = ([i for i, name in enumerate(names) if _begins(text, name)] for text in (pair.one, pair.other))
        if len(ones) == 1 and len(others) == 1 and ones != others:
            yield some.all[ones[0]].value, some.all[others[0]].value


def _begins(text: str, name: str) -> bool:
    return len(name) > 1 and (name in text or text.endswith(name[:2]) or (len(name) > 3 and name[:3] in text))
