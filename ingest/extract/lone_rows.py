"""Rows that a program made a table each: they are put together to the one that their reader sees."""

from __future__ import annotations

from itertools import islice
from typing import Any

from ingest.extract import marks
from zh.bare import bare

_LEAST = 3  # tables beside each other that are rows of one
_SHORT = 40  # characters of a cell, and
_MOST = 12  # cells of a row
_LAYS_OUT = ("a", "img", "form", "input", "ul", "ol", "br", "h1", "h2", "h3", "h4")
_TEXT = frozenset("p h1 h2 h3 h4 h5 h6 b strong br span font ul ol hr".split())  # what stands over a table in a text


def join(root: Any) -> None:
    """Moves the rows of such tables into the first of them.

    They stand in a text, made alike, with as many short cells and nothing between them. Tables that open their element, stand under
    a box or hold links, pictures or blocks lay out a page; labels of a page's head (「來源｜…」) are none of a text.
    """
    for first in list(root.iter("table")):
        following = first.getnext()
        if following is None or following.tag != "table":  # of most tables no more need be asked
            continue
        above, before = first.getparent(), first.getprevious()
        if above is None or not _in_text(above, before) or not (row := _cells(first)):
            continue  # without a parent: it was put to another
        rows = [(first, row)]
        while not (rows[-1][0].tail or "").strip():
            one = rows[-1][0].getnext()
            if one is None or one.tag != "table" or one.items() != first.items() or len(_cells(one)) != len(row):
                break
            rows.append((one, _cells(one)))
        if len(rows) < _LEAST or any(_of_head(cells[0]) for _, cells in rows):
            continue
        body = row[0].getparent().getparent()
        body.extend(cells[0].getparent() for _, cells in rows[1:])
        first.tail = rows[-1][0].tail
        for one, _ in rows[1:]:
            one.tail = None
            above.remove(one)


def _in_text(above: Any, before: Any) -> bool:
    """Whether what stands over a table in its element is text, or a box of nothing else."""
    if before is None:
        return bool((above.text or "").strip())
    if (before.tail or "").strip() or before.tag in _TEXT:
        return True
    return before.tag == "div" and next(before.iter("p", "table", "form"), None) is None and before.find("div") is None


def _cells(table: Any) -> list[Any]:
    """The cells of a table's only row, where they are two or more and short; none of any other table."""
    rows = list(islice(table.iter("tr"), 2))
    cells = list(rows[0]) if len(rows) == 1 else []
    if not 2 <= len(cells) <= _MOST or next(table.iter(*_LAYS_OUT), None) is not None:
        return []
    held = [" ".join("".join(cell.itertext()).split()) for cell in cells if cell.tag in ("td", "th")]
    if len(held) < len(cells) or not held[0] or not all(len(text) <= _SHORT for text in held):
        return []
    return [] if any(len(cell) > 1 for cell in cells) else cells


def _of_head(cell: Any) -> bool:
    label = bare("".join("".join(cell.itertext()).split()))
    return marks.INDEX_LABEL.match(label) is not None or marks.META_LABEL.match(f"{label.rstrip(':')}:") is not None
