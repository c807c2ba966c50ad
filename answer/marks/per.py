"""What an amount is for each of: 「每分鐘600次」 for 「一分鐘能調幾次」."""

from __future__ import annotations

import re

from answer.marks.contract import Seen
from answer.unit_words import OF_TIME

_UNITS = r"(?:个)?(分钟|小时|钟头|天|日|周|星期|月|季度?|学期|年|人|位|户|家|单|次|件|箱|斤|公斤|晚|节|场|班|组|桌|间|辆|台|支|针|堂|趟|张|票|笔|餐|队|份|本|册|瓶|盒|袋)"
_ASKS = re.compile(rf"(?:每|一){_UNITS}(?![一-鿿]?[日号级等起共样直定般])")
_TELLS = re.compile(rf"(?:每|/|一){_UNITS}")
_SAME = OF_TIME | {"位": "人"}


def _units(pattern: re.Pattern[str], text: str) -> set[str]:
    return {_SAME.get(unit, unit) for unit in pattern.findall(text)}


_FIRST = re.compile(rf"(?:首个?|头一?个?|第一个?){_UNITS}")
_LATER = re.compile(r"以后|之后|其后|此后|续|超出|每")


def _first(seen: Seen) -> float:
    """「頭一個小時」: 「首小時5元，以後每小時3元」."""
    if not _FIRST.search(seen.asked.text):
        return 0.0
    page = seen.page
    if seen.in_row:
        head = page.head_cell(seen.proposal.start)
        told = page.text[slice(*head)] if head else ""
        return 0.1 if _FIRST.search(told) else -0.1 if _LATER.search(told) else 0.0
    before = page.text[max(page.clause(seen.proposal.start)[0], seen.proposal.start - 10) : seen.proposal.start]
    return 0.1 if _FIRST.search(before) else -0.1 if _LATER.search(before) else 0.0


def per(seen: Seen) -> float:
    """The unit for each of which an amount is asked stands with the value, or another does."""
    if not seen.counted:
        return 0.0
    first = _first(seen)
    if first:
        return first
    start, end = seen.asked.focus
    wanted = _units(_ASKS, seen.asked.text[:start] + seen.asked.text[end:])
    if not wanted:
        return 0.0
    page = seen.page
    line = page.lines[page.line_at(seen.proposal.start)]
    if seen.in_row and line.table is not None:
        head = page.head_cell(seen.proposal.start)
        told = page.text[slice(*head)] if head else ""
        told += page.text[slice(*page.cell_at(seen.proposal.start))]
    else:
        clause = page.clause(seen.proposal.start)
        told = page.text[max(clause[0], seen.proposal.start - 10) : min(clause[1], seen.proposal.end + 4)]
    units = _units(_TELLS, told)
    if not units:
        return 0.0
    return 0.08 if units & wanted else -0.08
