"""Rows of a table: the one that the question names, the one in whose range its amount lies."""

from __future__ import annotations

from collections.abc import Sequence

from answer.evidence import Line, Page
from answer.limits import Limit, limits
from answer.marks.contract import Seen
from answer.types import amount
from answer.types.meets import given
from answer.types.units import same_unit
from answer.values import Amount


def _named(page: Page, span: tuple[int, int], text: str) -> bool:
    """Whether the question holds the text of a cell, letter by letter."""
    cell = page.text[slice(*span)].strip()
    return len(cell) > 1 and cell in text


def _tier(seen: Seen, line: Line) -> float:
    """Of rows that are told apart by an amount (「75分至89分」), the one in which an amount of the question lies."""
    mine, page = given(seen.asked.text), seen.page
    told = limits(page) if mine else ()
    for start, end in page.cells(line)[:2] if mine else ():
        if start <= seen.proposal.start < end:
            continue
        for one in (one for one in told if start <= one.amount.start < end):
            column = page.column(one.amount.start)
            others = [
                other
                for other in told
                if page.lines[page.line_at(other.amount.start)].table == line.table
                and page.column(other.amount.start) == column
            ]
            for own in mine:
                if same_unit(own.unit, one.amount.unit):
                    return 0.15 if one in _tightest(others, own) else -0.15
    return 0.0


def _tightest(told: Sequence[Limit], own: Amount) -> list[Limit]:
    """Of the limits in which an amount lies, the narrowest: 240單 lies in 「滿180單」 too where the page has 「滿240單」."""
    held = [one for one in told if same_unit(own.unit, one.amount.unit) and one.holds(own.value)]
    low = max((one.least for one in held if one.least is not None), default=None)
    high = min((one.most for one in held if one.most is not None), default=None)
    return [one for one in held if one.least in (None, low) and one.most in (None, high)]


def step(seen: Seen) -> float:
    """「滿180單獎150元，滿240單獎260元」: of steps told in one sentence, the one in which an amount of the question lies."""
    if seen.in_row or not (seen.counted or seen.kind in ("what", "outcome")):
        return 0.0
    page = seen.page
    (start, end), sentence = page.clause(seen.proposal.start), page.sentence(seen.proposal.start)
    for own in given(seen.asked.text):
        told = [
            one
            for one in limits(page)
            if sentence[0] <= one.amount.start < sentence[1]
            and same_unit(own.unit, one.amount.unit)
            and not (one.amount.start < seen.proposal.end and seen.proposal.start < one.amount.end)
        ]
        inside = [one for one in told if start <= one.amount.start < end]
        if inside and len(told) > 1:
            return 0.15 if any(one in _tightest(told, own) for one in inside) else -0.15
    return 0.0


def equal(seen: Seen) -> float:
    """「保額500萬元，保費389元；1,000萬元，保費742元」, asked of 一千萬: the amount before the value is the one named, or another is."""
    if seen.in_row or not (seen.counted or seen.kind in ("what", "outcome")):
        return 0.0
    page, start = seen.page, seen.proposal.start
    line, sentence = page.lines[page.line_at(start)], page.sentence(start)
    for own in given(seen.asked.text):
        told = [
            one
            for one in amount.found(page)
            if line.start <= one.start < line.end and same_unit(one.unit, own.unit) and one.upper is None
            if not (one.start < seen.proposal.end and start < one.end)
        ]
        if len({one.value for one in told}) < 2 or not any(one.value == own.value for one in told):
            continue
        before = [one for one in told if sentence[0] <= one.start < start]
        if before:
            return 0.15 if before[-1].value == own.value else -0.3
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
