"""Tables that hold data, made of <table> or of <div>s, as rows of cells."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from msgspec import Struct

from ingest.extract import marks
from ingest.extract.text import SKIP, inline_text, tidy
from records import Trouble
from zh.bare import bare

MAX_CELL = 400  # characters of a cell; a longer one holds what a page is laid out of
_NOTICE = 100  # characters, and
_BREAKS = 6  # line breaks of a cell that holds a notice
_SHORT = 40  # characters of a cell, and
_MOST = 12  # cells in the row of a small table
_LAYS_OUT = ("a", "img", "form", "input", "ul", "ol", "div", "br", "h1", "h2", "h3", "h4")
_NOT_HELD = ("form", "input", "img", "ul", "ol", "h1", "h2", "h3", "h4")
_LABEL = 12  # of a label
_TEXT = 40  # of a text that fills a row of its own, as a paragraph or two
_LONG = 120  # of one beside which the rest of a table is little:
_REST = 0.5  # that share of it
NO_TEXT = re.compile("概述|摘要|主旨|标题|名称|题目|关键词|主题词")  # a label: beside it stands no text, however long
_NOTE = re.compile(r"^\W*(?:备?[注註]|備[註注]|[说說]明|附[注註]|提示|[单單]位)\s*[:：]|^\W*[※*＊]")
_LONGEST_OF_HEAD = 60
_OF_SOMETHING = re.compile(r"\W*(?:活动|主要|全部)")  # 「活動內容」 stands in tables of facts too
_SAID = 24  # characters of a text behind 「內容」 that is no word of a table
_TABLES = 20  # with those in it
_HELD = 2_000  # characters of a table with small ones in it, blanks counted
_POST = re.compile(r"post[_-]?(?:message[_-]?\d+|body)$")
_MINUTE = re.compile(r"\d[:：][0-5]\d(?!\d)")
_ROLE_TABLES = frozenset(("table", "grid", "treegrid"))
_ROLE_CELLS = frozenset(("cell", "gridcell", "columnheader", "rowheader"))
_NO_CELL = ("table", "form", "input", "h1", "h2", "h3", "h4", "ul", "ol")
_PARAGRAPHS = 1  # of such a cell, or breaks of its lines
MAX_CELLS = 40_000  # of a table, with merged ones repeated
MAX_ITEMS = 20  # of a list in a cell
MAX_SPAN = 200  # of a merged cell


class Row(Struct):
    cells: list[str]
    anchors: list[Any]  # the links in it


def table_rows(table: Any) -> list[Row] | None:
    """The rows of a table that holds data (merged cells repeated), None for one that lays out the page.

    Data: no table inside but small ones in cells of rows under a row of heads, two rows and two columns at least, most rows with
    two filled cells, no cell with a long text, no row that is a text under rows of a notice's head.
    """
    tables = list(islice(table.iter("table"), _TABLES + 1))
    nested = len(tables) > 1
    if nested and not _holds_small(table, tables):
        return None
    lines = list(table.iter("tr"))
    if nested:
        lines = [tr for tr in lines if next(tr.iterancestors("table")) is table]
    foot = next(table.iterchildren("tfoot"), None)
    if foot is not None and foot.getnext() is not None:  # HTML 4 has it before the rows over which it is shown
        lines.sort(key=lambda tr: tr.getparent() is foot)
    if len(lines) < 2 or all(len(tr) == 1 for tr in lines):
        return _few(table, lines)
    rows: list[Row] = []
    held: dict[int, tuple[int, str]] = {}  # column → rows still covered by a merged cell, and the cell
    open_ended: list[int] = []  # columns of those that are covered to the end of their group
    filled = total = count = several = told = held_text = 0
    under: list[list[str]] = []  # rows of several cells
    group = lines[0].getparent()
    for tr in lines:
        if open_ended and tr.getparent() is not group:  # rowspan=0 goes to the end of its <tbody>
            for column in open_ended:
                held.pop(column, None)
            open_ended.clear()
        group = tr.getparent()
        row: list[str] = []
        column = 0
        own = 0
        for cell in tr:
            if cell.tag not in ("td", "th"):
                if cell.tag == "form":
                    return None
                if beside := tidy(inline_text(cell)):  # a paragraph between two cells
                    rows.append(Row([beside], list(cell.iter("a"))))
                continue
            while column in held:
                row.append(held[column][1])
                _use(held, column)
                column += 1
            if len(cell) and (len(cell) > 40 or next(cell.iter("form"), None) is not None or _menu(cell)):
                return None
            if len(cell) and (_long(cell) or _holds_post(cell)):
                return None
            text = tidy(inline_text(cell) if len(cell) else cell.text or "")
            if len(text) > _SAID and row and len(row[-1]) <= _LABEL and _is_content(bare(row[-1]), under):
                return None  # a form that holds the whole notice: 主旨, 內容, 附件
            if len(text) > MAX_CELL or len(text) > _NOTICE and len(list(cell.iter("br"))) >= _BREAKS:
                return None
            total += len(text)
            count += 1
            own += bool(text)
            tall = _span(down := cell.get("rowspan"))
            if down == "0":  # to the end
                tall = MAX_SPAN
            for _ in range(_span(cell.get("colspan"))):
                row.append(text)
                if tall > 1:
                    held[column] = (tall - 1, text)
                if down == "0":
                    open_ended.append(column)
                column += 1
            if count > MAX_CELLS or len(row) > MAX_CELLS:
                raise Trouble("page_too_long", limit=MAX_CELLS)
        while column in held:
            row.append(held[column][1])
            _use(held, column)
            column += 1
        if own:
            if own > 1:
                under.append(row)
                if len(tr) == 2 and len(row[0]) <= _LABEL and len(text) >= _TEXT and not NO_TEXT.search(bare(row[0])):
                    held_text += _is_text(tr[1], text)
            elif len(tr) == 1 and len(text) >= _TEXT and _is_text(tr[0], text):
                told += len(text)
            filled += own > 1 or len(row) > 1
            several = max(several, own)
            rows.append(Row(row, list(tr.iter("a"))))
    if len(rows) < 2 or several < 2 or filled < 0.5 * len(rows) or total > 80 * count:
        return None
    if held_text == 1 and sum(marks.INDEX_LABEL.match(bare(row[0])) is not None for row in under) > 1:
        return None  # the same under another label: 「說明」
    many = sum(len(tr) > 1 for tr in lines)
    heads = sum(map(_is_head, under)) if told else 0
    if told and (2 * heads >= many if many > 1 else heads or told >= _LONG and total - told < _REST * told):
        return None
    return rows


def _is_head(cells: list[str]) -> bool:
    """Whether a row is one of the head of a notice: its office, its day, how many have read it."""
    return any(
        len(cell) <= _LONGEST_OF_HEAD and (marks.INDEX_LABEL.match(folded := bare(cell)) or marks.meta(folded) > 0)
        for cell in cells
    )


def _is_content(label: str, over: list[list[str]]) -> bool:
    """Whether a cell is the label of a notice's text; 「活動內容」 is one only under rows of a notice's head."""
    return marks.CONTENT_LABEL.match(label) is not None and (not _OF_SOMETHING.match(label) or any(map(_is_head, over)))


def _is_text(cell: Any, text: str) -> bool:
    """Whether a cell that fills a row is a text: two sentences, or lines of its own; a table's own note is none."""
    if _NOTE.match(text):
        return False
    return text.count("。") > 1 or "。" in text and next(cell.iter("br", "p"), None) is not None


def _holds_small(table: Any, tables: list[Any]) -> bool:
    """Whether a table under a row of heads holds only small ones, which are the words of their cells."""
    head = next(table.iter("tr"), None)
    if head is None or len(head) < 2 or len(tables) > _TABLES or any(cell.tag != "th" or len(cell) for cell in head):
        return False
    if next(table.iter(*_NOT_HELD), None) is not None or len("".join(table.itertext())) > _HELD:
        return False
    return all(len(list(one.iter("table"))) == 1 for one in tables[1:])


def _few(table: Any, lines: list[Any]) -> list[Row] | None:
    """The rows of a table of one row, or of one column, behind a paragraph of text: 「銀行｜某某銀行」, a list of names.

    One that lays out the page stands behind no paragraph, or holds links, pictures, blocks, long texts.
    """
    before = table.getprevious()
    if before is None or before.tag != "p" or (before.tail or "").strip() or not "".join(before.itertext()).strip():
        return None
    rows = []
    for tr in lines:
        cells = [cell for cell in tr if cell.tag in ("td", "th")]
        laid_out = any(next(cell.iter(*_LAYS_OUT), None) is not None or len(list(cell.iter("p"))) > 1 for cell in cells)
        if laid_out or not 1 <= len(cells) <= _MOST:
            return None
        texts = [tidy(inline_text(cell)) for cell in cells]
        if not all(0 < len(text) <= _SHORT for text in texts):
            return None
        rows.append(Row(texts, []))
    alone = len(lines) == 1
    return rows if rows and all((len(row.cells) > 1) is alone for row in rows) else None


def _menu(cell: Any) -> bool:
    """Whether a cell holds a list that is a page's (links, many items), and not what a notice lists in a cell: 身份证, 照片."""
    return any(len(one) > MAX_ITEMS or next(one.iter("a"), None) is not None for one in cell.iter("ul"))


def _long(cell: Any) -> bool:
    """Whether a cell is surely too long, without the work of reading it as a line: most of them lay out a page."""
    if not any(map(len, cell)):
        return False
    raw = "".join(cell.itertext())
    return len(raw) > MAX_CELL < sum(map(len, raw.split())) and next(cell.iter(*SKIP), None) is None


def _holds_post(cell: Any) -> bool:
    """Whether a cell holds the text of a post: <div id="post_message_7">, <span class="postbody"> beside who wrote it, and its minute."""
    held = any(
        _POST.match(named)
        for one in cell.iter("div", "span")
        for named in ((one.get("class") or "").lower(), (one.get("id") or "").lower())
        if named
    )
    return held and _MINUTE.search("".join(next(cell.iterancestors("table")).itertext())) is not None


def _use(held: dict[int, tuple[int, str]], column: int) -> None:
    left, cell = held[column]
    if left > 1:
        held[column] = (left - 1, cell)
    else:
        del held[column]


def _span(value: str | None) -> int:
    if value is None:
        return 1
    value = value.strip()
    return min(MAX_SPAN, max(1, int(value))) if value.isdigit() and len(value) < 6 else 1


def drawn_rows(element: Any) -> list[Row] | None:
    """The rows of a table that an element with a role is, made of others than <table>; None where it is none."""
    if element.get("role") in _ROLE_TABLES:
        return _role_rows(element)
    return grid_rows(element) if len(element) > 1 and element.tag in ("div", "section") else None


def _role_rows(table: Any) -> list[Row] | None:
    """A table made of any elements that say what they are: a table of rows of cells; a cell may go over several columns.

    None for one that lays out the page (with blocks, forms, several paragraphs in a cell, or rows of something else) and for a list
    of other pages (with links in most rows).
    """
    if next(table.iter(*_NO_CELL), None) is not None:
        return None
    rows: list[Row] = []
    total = count = several = 0
    for one in table.iterdescendants("*"):
        if one.get("role") != "row":
            continue
        row: list[str] = []
        for cell in one:
            if cell.get("role") not in _ROLE_CELLS or len(list(cell.iter("p", "br"))) > _PARAGRAPHS:
                return None
            text = tidy(inline_text(cell))
            if len(text) > MAX_CELL:
                return None
            row += [text] * _span(cell.get("aria-colspan"))
            total += len(text)
            count += 1
            if count > MAX_CELLS or len(row) > MAX_CELLS:
                raise Trouble("page_too_long", limit=MAX_CELLS)
        if any(row):
            several += len(one) > 1
            rows.append(Row(row, list(one.iter("a"))))
    said = sum(len(text) for text in table.itertext() if not text.isspace())
    linked = sum(bool(row.anchors) for row in rows)
    if (
        len(rows) < 2
        or 2 * several < len(rows)
        or 2 * linked > len(rows)
        or total > 80 * count
        or said > 2 * sum(len(c) for r in rows for c in r.cells)
    ):
        return None
    return rows


def grid_rows(element: Any) -> list[Row] | None:
    """A table made of <div>s: all children alike, each with the same number (two or more) of alike short cells."""
    first = element[0]
    tag, name = first.tag, first.get("class")
    if tag not in ("div", "section", "ul") or len(first) < 2 or name is None:
        return None
    width = len(first)
    last = element[-1]
    if last.tag != tag or len(last) != width or last.get("class") != name:
        return None
    rows: list[Row] = []
    for row in element:
        if (
            row.tag != tag
            or row.get("class") != name
            or len(row) != width
            or (row.text or "").strip()
            or (row.tail or "").strip()
        ):
            return None
        kinds = {(cell.tag, cell.get("class")) for cell in row}
        if len(kinds) > 2 or any(len(cell) > 2 or (cell.tail or "").strip() for cell in row):
            return None
        if any(next(cell.iter("a", "img", "table", "ul", "p"), None) is not None for cell in row):
            return None
        cells = [tidy(inline_text(cell)) for cell in row]
        if any(len(cell) > 60 for cell in cells):
            return None
        rows.append(Row(cells, []))
    filled = sum(bool(cell) for row in rows for cell in row.cells)
    return rows if len(rows) >= 2 and filled > len(rows) * width * 0.6 else None
