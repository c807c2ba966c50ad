"""Whether something went up, down or stayed: 「食品 | 現行5% | 調整後5%」, asked 「有漲嗎」; and by how much.

Read of tables with a column of what was and one of what is from then on, and of the row that the question names; other tables, and
changes told in sentences (changed.py), are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from answer.asked import Asked
from answer.evidence import Line, Page
from answer.match import Hits
from answer.types import asks
from answer.types.contract import Proposal

_ASKS = re.compile(
    r"(?P<way>[调上]?涨|[上调提]高|[上]?升|变贵|更贵|贵了|增加|[调下]?降|[降调减]低|下调|变便宜|便宜了|减少|上调|变动?|变化|调整|改变?)[价高低]?(?:了|过)?(?:吗|没有|没|嘛|么|不)?[?]?$"
)
_UP, _DOWN = re.compile(r"涨|高|升|贵|增|上"), re.compile(r"降|低|下|便宜|减")
_WAS = re.compile(r"现行|原|旧|(?:调整|修[改订]|变更|改)前|目前|现在")
_WILL = re.compile(r"新|(?:调整|修[改订]|变更|改)后|之后")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
STANDS, SURE = 0.85, 0.5


def told(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    match = _ASKS.search(asked.text)
    rows = [line for line in page.lines if match and line.kind == "row" and line.table is not None]
    found = [(count, pair) for line in rows for count, pair in _row(asked, page, hits, line)]
    most = max((count for count, _ in found), default=0)
    best = [pair for count, pair in found if count == most]
    if match is None or len(best) != 1:
        return
    was, will = best[0]
    way = _way(page.text[slice(*was)], page.text[slice(*will)])
    if way is None:
        return
    up, down = _UP.search(match["way"]) is not None, _DOWN.search(match["way"]) is not None
    holds = way != 0 if up == down else way > 0 if up else way < 0
    says = asks.yes(asked.text) if holds else asks.no(asked.text)
    before, after = (page.record.body[slice(*cell)].strip() for cell in (was, will))
    told = f"{says}，{before}→{after}" if way else f"{says}，{after}"
    yield Proposal(*will, told, SURE)


# 「補多少差額」, 「貴了多少錢」: by how much it changed
_BY_HOW_MUCH = re.compile(
    r"差额|差价|差多少|[涨降升减贵]了?(?:多少|几)|便宜了?(?:多少|几)|[多少]了?[交付收缴]了?(?:多少|几)|[上下]调了?(?:多少|几)|补[交缴足]?(?:多少|几)"
)


def by_how_much(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """The difference of what was and what is in the row that the question names: 「3000元 | 4500元」, asked 「漲了多少」."""
    if not _BY_HOW_MUCH.search(asked.text):
        return
    rows = [line for line in page.lines if line.kind == "row" and line.table is not None]
    found = [(count, pair) for line in rows for count, pair in _row(asked, page, hits, line)]
    most = max((count for count, _ in found), default=0)
    best = [pair for count, pair in found if count == most]
    if len(best) != 1:
        return
    was, will = ([*_NUMBER.finditer(page.text, *cell)] for cell in best[0])
    before, after = (_NUMBER.sub("", page.text[slice(*cell)]).strip() for cell in best[0])
    if len(was) != 1 or len(will) != 1 or before != after:
        return
    old, new = (Fraction(each[0][0].replace(",", "")) for each in (was, will))
    if old != new:
        unit = page.record.body[will[0].end() : best[0][1][1]].strip()
        line = page.lines[page.line_at(best[0][1][0])]
        says = f"{float(abs(new - old)):g}{unit}"
        yield Proposal(*best[0][1], says, SURE, (line.start, line.end), settled=True)


def _row(
    asked: Asked, page: Page, hits: Hits, line: Line
) -> Iterator[tuple[int, tuple[tuple[int, int], tuple[int, int]]]]:
    """How many words of the question name a row, and its two cells."""
    head = page.cells(page.lines[line.table or 0])
    cells = page.cells(line)
    was = [i for i, cell in enumerate(head) if i and _WAS.search(page.text, *cell)]
    will = [i for i, cell in enumerate(head) if i and _WILL.search(page.text, *cell) and i not in was]
    if len(was) != 1 or len(will) != 1 or max(was[0], will[0]) >= len(cells) or cells == head:
        return
    named = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.within(i, *cells[0]) >= STANDS]
    if named:
        yield len(named), (cells[was[0]], cells[will[0]])


def _way(was: str, will: str) -> int | None:
    """1 where it goes up, -1 where it goes down, 0 where it stays; None where that cannot be told."""
    if was.strip() == will.strip():
        return 0
    one, other = _NUMBER.search(was), _NUMBER.search(will)
    if not one or not other or _NUMBER.sub("", was).strip() != _NUMBER.sub("", will).strip():
        return None
    low, high = (float(each[0].replace(",", "")) for each in (one, other))
    return (high > low) - (high < low)
