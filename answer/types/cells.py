"""Cells of a table as answers: where the question names the row and the column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal


def cells(asked: Asked, page: Page, hits: Hits, names: bool = False) -> Iterator[Proposal]:
    """Every cell whose row and whose column head hold a word of the question (another word each).

    `names` also takes cells without a number of such a row: a name is asked for.
    """
    indices = range(len(asked.terms))
    focus = asked.text[asked.focus[0] : asked.focus[1] + 2]
    for line in page.lines:
        if line.kind != "row" or line.table is None or page.lines[line.table] == line:
            continue
        own, head = page.cells(line), page.cells(page.lines[line.table])
        rows = {i for i in indices if hits.within(i, *own[0]) >= 0.5}
        for cell, above in zip(own[1:], head[1:], strict=False):
            columns = {i for i in indices if hits.within(i, *above) >= 0.45} - rows
            named = any(char in focus for char in page.text[slice(*above)] if char not in "个家种位项名的")
            if rows and (columns or named) and cell[1] > cell[0]:
                yield Proposal(*cell, boost=0.12)
            elif rows and names and not re.search(r"\d", page.text[slice(*cell)]):
                yield Proposal(*cell, boost=0.02)
