"""Rows of a table: the one that the question names, the one in whose range its amount lies."""

from __future__ import annotations

from answer.evidence import Line, Page
from answer.limits import limits
from answer.marks.contract import Seen
from answer.types.meets import given, same_unit


def _named(page: Page, span: tuple[int, int], text: str) -> bool:
    """Whether the question holds the text of a cell, letter by letter."""
    cell = page.text[slice(*span)].strip()
    return len(cell) > 1 and cell in text


def _tier(seen: Seen, line: Line) -> float:
    """Of rows that are told apart by an amount (「75分至89分」), the one in which an amount of the question lies."""
    mine, page = given(seen.asked.text), seen.page
    for start, end in page.cells(line)[:2] if mine else ():
        if start <= seen.proposal.start < end:
            continue
        for one in (one for one in limits(page) if start <= one.amount.start < end):
            for own in mine:
                if same_unit(own.unit, one.amount.unit):
                    return 0.15 if one.holds(own.value) else -0.15
    return 0.0


def row(seen: Seen) -> float:
    page, hits = seen.page, seen.fit.hits
    line = page.lines[page.line_at(seen.proposal.start)]
    if line.kind != "row" or seen.proposal.quote is not None or seen.kind == "may":
        return 0.0
    tier = _tier(seen, line)
    if tier:
        return tier
    own = page.cells(line)[0]
    key = page.text[slice(*own)]
    if seen.asked.instead and (seen.asked.instead in key or key in seen.asked.instead):
        return 0.2
    if _named(page, own, seen.asked.text):
        return 0.2
    head = page.lines[line.table or 0]
    for other in page.lines:
        if other.table != line.table or other.kind != "row" or other is line or other is head:
            continue
        other_key = page.cells(other)[0]
        if _named(page, other_key, seen.asked.text):
            return -0.3
        for i in range(len(seen.closeness)):
            if hits.within(i, *other_key) >= 0.6 and hits.within(i, line.start, line.end) < 0.5:
                return -0.3
    return 0.0
