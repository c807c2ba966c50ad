"""What a page tells of each of several kinds side by side: 「軟件類20%，服務類15%，硬件類8%」, the rows of a table, lines alike.

Asked without a kind (「佣金多少」), all are told; asked which has the most or the least (「哪類抽成最低」, 「最便宜的套餐多少錢」), that one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal
from answer.values import LENGTHS, MONEY, PERCENT, Amount, amounts_of

Span = tuple[int, int]


class Kind(NamedTuple):
    """What is told of one: its name, and how much."""

    name: Span
    value: Span
    amount: float
    unit: str


class Kinds(NamedTuple):
    """Several of a sort; `label` are the spans that say what is told of them."""

    label: tuple[Span, ...]
    all: tuple[Kind, ...]
    sort: tuple[Span, ...] = ()  # what all of them are called: 「套餐」


MOST = 12  # kinds that are told one by one
WIDE = 12  # columns of a table that is looked at
_FREE = re.compile(r"\s*(?:免费|免收|全免|免|无)\s*$")
_FOR_FREE = re.compile("免费|免收")
_FREE_KEY = re.compile(rf"\s*(?P<name>[一-鿿a-z]{{2,10}}?)(?P<free>{_FOR_FREE.pattern})")
_UNITS = frozenset((*MONEY, *PERCENT, "折", "天", "分", "点"))
_PIECE = re.compile(r"[^,;、。:\n\t()]+")
_KEY = re.compile(r"\s*(?P<name>(?:3c|[一-鿿a-z]){1,10}?)(?:每[一-鿿]{1,2}|为|是|收取?|按|占|:|=){0,3}$")
_TAIL = re.compile(r"\s*(?:(?:/|每)[一-鿿]{1,2}|起|左右|人民币)?\s*$")
_NO_KIND = re.compile(
    r"^(?:共|满|超|约|每|最|不足|另|再|加|首|续|减|返|首重|续重|以上|以下|原|现|合计|其中|由|至|到)|(?:上限|下限|封顶|最高|最低|至少|降至|升至|调整为|提高到)$"
)


@lru_cache(maxsize=128)
def _in_text(text: str, year: int | None) -> tuple[Kinds, ...]:
    """Pieces side by side in a line that are each a name and an amount of the same unit."""
    told = {one.start: one for one in amounts_of(text, year)}
    telling = [start for start, one in told.items() if one.unit in _UNITS and one.upper is None]
    telling = sorted((*telling, *(match.start() for match in _FOR_FREE.finditer(text))))
    found: list[Kinds] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if bisect_left(telling, end) - bisect_left(telling, start) > 1:
            found += _in_line(text, (start, end), told)
        start = end + 1
    return tuple(found)


def _in_line(text: str, line: Span, told: dict[int, Amount]) -> list[Kinds]:
    found: list[Kinds] = []
    starts = sorted(start for start in told if line[0] <= start < line[1])
    place = 0
    run: list[Kind] = []
    label: Span | None = None
    before: Span | None = None

    def done() -> None:
        if 1 < len(run) <= MOST:
            found.append(_named(text, label, tuple(run)))
        run.clear()

    last = line[0]
    for piece in _PIECE.finditer(text, *line):
        between = text[last : piece.start()]
        last = piece.end()
        if "。" in between or "\t" in between or "(" in between:
            done()
            before = None
        while place < len(starts) and starts[place] < piece.start():
            place += 1
        one = told[starts[place]] if place < len(starts) and starts[place] < piece.end() else None
        kind = _kind(text, piece.span(), one)
        units = {kind.unit if kind else None, *(one.unit for one in run[:MOST])} - {""}
        if len(units) > 1 or None in units:
            done()
        if kind is not None:
            if not run:
                label = before if between == ":" else None
            run.append(kind)
        before = piece.span()
    done()
    return found


def _kind(text: str, span: Span, one: Amount | None) -> Kind | None:
    """The kind that a piece tells of: nothing but its name and one amount."""
    if one is None and (free := _FREE_KEY.fullmatch(text, *span)) and not _NO_KIND.search(free["name"]):
        return Kind(free.span("name"), free.span("free"), 0.0, "")
    if one is None or not one.unit or one.upper is not None or not _TAIL.match(text, one.end, span[1]):
        return None
    if one.unit not in _UNITS:
        return None
    key = _KEY.match(text, span[0], one.start)
    if key is None or _NO_KIND.search(key["name"]):
        return None
    return Kind(key.span("name"), (one.start, span[1]), one.value, one.unit)


def _named(text: str, label: Span | None, run: tuple[Kind, ...]) -> Kinds:
    """The kinds without what the names of all end with, which says what is told: 「境內線佣金6%，境外線佣金9%」."""
    names = [text[slice(*one.name)] for one in run]
    size = 0
    while all(len(name) > size + 2 and name[-size - 1] == names[0][-size - 1] for name in names):
        size += 1
    labels = [label] if label else []
    if size > 1 and not label:
        labels.append((run[0].name[1] - size, run[0].name[1]))
        run = tuple(one._replace(name=(one.name[0], one.name[1] - size)) for one in run)
    return Kinds(tuple(labels), run)


def _tables(page: Page) -> Iterator[Kinds]:
    """The columns of a table, each with what its rows are called."""
    told = {one.start: one for one in amounts_of(page.text, page.year)}
    for number, head in enumerate(page.lines):
        if head.kind != "row" or head.table != number:
            continue
        heads = page.cells(head)
        rows: list[list[Span]] = []
        for line in page.lines[number + 1 : number + 2 + MOST]:
            if line.table != number:
                break
            rows.append(page.cells(line))
        if not 1 < len(rows) <= MOST or len(heads) > WIDE or any(len(row) != len(heads) for row in rows):
            continue
        for column in range(1, len(heads)):
            cells = [_cell(page.text, row[0], row[column], told) for row in rows]
            kinds = [one for one in cells if one]
            if len(kinds) == len(cells) and len({one.unit for one in kinds if one.unit}) == 1:
                yield Kinds((heads[column],), tuple(kinds), (heads[0],))


def _cell(text: str, name: Span, cell: Span, told: dict[int, Amount]) -> Kind | None:
    if _FREE.match(text, *cell):
        return Kind(name, cell, 0.0, "")
    one = told.get(cell[0])
    if one is None or not one.unit or one.upper is not None or not _TAIL.match(text, one.end, cell[1]):
        return None
    return Kind(name, cell, one.value, one.unit)


def _lines(page: Page) -> Iterator[Kinds]:
    """Lines alike below one that ends with a colon: 「分潤如下：」, 「一、美妝：8%」, 「二、書籍：5%」."""
    told = {one.start: one for one in amounts_of(page.text, page.year)}
    lead: Span | None = None
    run: list[Kind] = []
    for line in (*page.lines, None):
        match = _LINE.fullmatch(page.text, line.start, line.end) if line and line.kind != "row" else None
        one = told.get(match.start("value")) if match else None
        alone = match and one and one.unit and one.upper is None and _TAIL.match(page.text, one.end, match.end("value"))
        if match and one and alone and (not run or run[-1].unit == one.unit):
            run.append(Kind(match.span("name"), match.span("value"), one.value, one.unit))
            continue
        if lead and 1 < len(run) <= MOST:
            yield Kinds((lead,), tuple(run))
        run = []
        lead = (line.start, line.end) if line and page.text[line.start : line.end].rstrip().endswith(":") else None


_LINE = re.compile(
    r"\s*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.]\s*|[·•●■-]\s*)?(?P<name>[一-鿿a-z\d]{1,12}):\s*(?P<value>[^\n:;。]{1,12})[;。]?\s*"
)


def kinds(page: Page) -> list[Kinds]:
    return [*_tables(page), *_in_text(page.text, page.year), *_lines(page)]


LONG = 40  # characters of an answer beyond which a list says no more than its passage
STANDS = 0.85  # credit of a word that stands in a label
_EXTREME = re.compile(r"最(?:(?P<more>[高贵多大长久])|(?P<less>便宜|[低少小短快]))")
_PRICED = re.compile("(?:多少|几)(?:元|钱|块)")
_DEEDS = "退减补罚赔返奖送省扣加涨降抵"  # 「報名費能退多少」 asks for none of several 報名費
_BY_PRICE, _BY_TIME = ("贵", "便宜"), ("长", "久", "短", "快")


def every(asked: Asked, page: Page, hits: Hits) -> list[Proposal]:
    """All kinds of which a page tells what is asked, where the question names none of them."""
    if _EXTREME.search(asked.text) or asked.given:
        return []
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    priced = _PRICED.search(asked.text) is not None
    for some in kinds(page):
        if priced and any(one.unit and one.unit not in MONEY for one in some.all):
            continue  # 「每個坐席收多少元」: not 「基礎版3個」
        own = [i for i in telling if any(hits.within(i, *span) >= STANDS for span in some.label)]
        rest = [i for i in telling if i not in own and hits.title[i] < STANDS]
        label = page.title + "".join(page.text[slice(*span)] for span in some.label)
        deeds = any(char in asked.text and char not in label for char in _DEEDS)
        named = deeds or any(hits.within(i, *one.name) >= STANDS for i in telling for one in some.all)
        if not own or rest or named or any(page.text[slice(*one.name)] in asked.text for one in some.all):
            continue
        body = page.record.body
        says = "、".join(body[slice(*one.name)].strip() + body[slice(*one.value)].strip() for one in some.all)
        if len(says) <= LONG:
            return [
                Proposal(some.all[0].name[0], some.all[-1].value[1], says, 0.3, quote(page, some), scope=some.label)
            ]
    return []


def quote(page: Page, some: Kinds) -> Span:
    """Where all of them stand, with what heads them."""
    first, last = page.lines[page.line_at(some.all[0].name[0])], page.lines[page.line_at(some.all[-1].value[0])]
    if first is last and first.kind != "row":
        return page.sentence(some.all[0].name[0])[0], page.sentence(some.all[-1].value[0])[1]
    return (page.lines[first.table].start if first.table is not None else first.start), last.end


def extreme(asked: Asked, page: Page, hits: Hits) -> Iterator[tuple[Kind, Kinds]]:
    """The kind that has the most or the least of what is asked; where no label says what that is, of each list that may be meant,
    and none where these do not agree, or two kinds have as much."""
    match = _EXTREME.search(asked.text)
    if match is None:
        return
    how = match["more"] or match["less"]
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.offset != match.start()]
    found: list[tuple[int, Kind, Kinds]] = []
    for some in kinds(page):
        unit = next((one.unit for one in some.all if one.unit), "")
        if (how in _BY_PRICE and unit not in MONEY) or (how in _BY_TIME) != (unit in LENGTHS) or unit == "折":
            continue
        spans = (*some.label, *some.sort)
        if any(hits.title[i] < STANDS and not any(hits.within(i, *span) >= STANDS for span in spans) for i in telling):
            continue
        pick = (max if match["more"] else min)(some.all, key=lambda one: one.amount)
        if sum(one.amount == pick.amount for one in some.all) > 1:
            return
        own = sum(any(hits.within(i, *span) >= STANDS for span in some.label) for i in telling)
        if own or how in _BY_PRICE:
            found.append((own, pick, some))
    best = max((own for own, _, _ in found), default=0)
    found = [one for one in found if one[0] == best]
    if len({page.text[slice(*pick.name)] for _, pick, _ in found}) == 1:
        yield from ((pick, some) for _, pick, some in found)


def extreme_value(asked: Asked, page: Page, hits: Hits) -> list[Proposal]:
    """「保證金最低的類目要交多少」: how much that kind has; none where several lists may be meant."""
    found = list(extreme(asked, page, hits))
    return [
        Proposal(*pick.value, boost=0.3, quote=quote(page, some), scope=(*some.label, pick.name))
        for pick, some in found
        if len(found) == 1 and (pick.unit in MONEY or not pick.unit)
    ]


def the_one(asked: Asked, page: Page, hits: Hits) -> list[Proposal]:
    """「哪個套餐最便宜」: the name of that kind."""
    return [
        Proposal(*pick.name, boost=0.3, quote=quote(page, some), scope=(*some.label, *some.sort, pick.value))
        for pick, some in extreme(asked, page, hits)
    ]
