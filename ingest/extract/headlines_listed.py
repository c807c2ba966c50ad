"""Other pages listed without links, as a script leads to them: a headline and a day in each row of boxes.

What a notice tells in such rows (「初賽　2027-05-06」) goes on from day to day, under short names; a list of pages begins with the newest, or
goes to and fro.
"""

from __future__ import annotations

from itertools import groupby

from ingest.extract import marks
from ingest.extract.line import Line
from zh.bare import bare

_ROWS = 4
_HEADLINE = 8  # characters of one, on the whole
_POINTS = -4.0


def set_aside(lines: list[Line]) -> None:
    """Takes the points of the rows of such lists."""
    for _, run in groupby((line for line in lines if line.kind == "row" and line.score > 0), key=lambda one: one.table):
        rows = list(run)
        if len(rows) < _ROWS or rows[0].node.tag in ("table", "tbody", "tr", "dl") or _tells(rows):
            continue
        for line in rows:
            line.score = _POINTS


def _tells(rows: list[Line]) -> bool:
    """Whether rows are what a text tells, and no list of pages."""
    days: list[str] = []
    size = 0
    for line in rows:
        said = [bare(cell).strip() for cell in line.cells if cell.strip()]
        dated = [cell for cell in said if marks.DATE.fullmatch(cell)]
        if len(said) != 2 or len(dated) != 1 or marks.SENTENCE.search(line.bare):
            return True
        days += dated
        size += len(said[0] if said[1] is dated[0] else said[1])
    return size < _HEADLINE * len(rows) or days == sorted(days)
