"""One body as the readers of this stage see it: its lines, clauses and dates, and the cells of its tables.

`plain` (Simplified, half-width, lower case) has the length of `body`: rules look at `plain`, values are cut from
`body`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from records import Block
from zh.clauses import Clauses
from zh.dates import Found
from zh.once import once
from zh.plain import plain

_TOPIC = re.compile(
    r"[“「『\"《]([^“”「」『』\"《》\n]{2,12})[”」』\"》]"
    r"(?:活动|活動|计划|計劃|計畫|行动|行動|大赛|大賽|比赛|比賽|项目|項目|專案|工程|课程|課程|课|課|展|节|節|"
    r"征文|徵文|评选|評選|"
    r"奖|獎|团|團|营|營|季|班)"
)
_ABOUT = re.compile(
    r"^(?:[^\s]{2,16}?关于|有关|关于)?(.+?)(?:的?(?:重要|最新|温馨)?(?:公告|通告|通知|启事|公示|通报|须知|说明|声明|函|提示|提醒|预告))?(?:\([^()]*\))?$"
)
DATED = ("date", "daterange", "datetime", "datetimerange")


class Line(Struct, frozen=True):
    start: int
    end: int
    kind: str  # as in records.Block
    table: int | None
    ordered: bool


class Cell(Struct, frozen=True):
    """A cell of a table, with what heads its row and its column (None: it is such a head itself, or there is none)."""

    start: int
    end: int
    row: str | None
    column: str | None


class Text:
    """A body with its blocks (one a line), what `zh.dates.find` found in it, and the clauses of its plain text."""

    def __init__(
        self, body: str, blocks: Sequence[Block], found: Sequence[Found], clauses: Clauses, title: str = ""
    ) -> None:
        self.body = body
        self.title = title
        self.plain = clauses.text
        self.clauses = clauses
        self.found = tuple(found)
        self.covered = bytearray(len(body))  # 1 where a find stands
        for one in self.found:
            self.covered[one.offset : one.stop] = b"\1" * (one.stop - one.offset)
        self._found_starts = [one.offset for one in self.found]
        self.lines: list[Line] = []
        start = 0
        for block in blocks:
            self.lines.append(Line(start, start + len(block.text), block.kind, block.table, block.ordered))
            start += len(block.text) + 1
        self._line_starts = [line.start for line in self.lines]
        self.cells = _cells(self.body, self.lines, self.found)
        self._cell_starts = [cell.start for cell in self.cells]
        self._firsts: dict[tuple[re.Pattern[str], int], int] = {}  # where a rule first finds something in a line

    @once
    def subject(self) -> str | None:
        """What the title says the announcement is about, 20 characters at most: 「關於儲物櫃租用安排的通知」 → 儲物櫃租用安排."""
        found = _ABOUT.search(plain(self.title))
        subject = self.title[slice(*found.span(1))] if found else ""
        return subject if 2 <= len(subject) <= 20 else None

    @once
    def topics(self) -> list[tuple[int, str]]:
        """The things in quotation marks that the body speaks of, with where they end: 「“邻里书桌”计划」 → 邻里书桌."""
        return [(match.end(), match.group(1)) for match in _TOPIC.finditer(self.body)]

    def line(self, place: int) -> int:
        """Which line a place is in."""
        return bisect_right(self._line_starts, place) - 1

    def tells(self, rule: re.Pattern[str], place: int) -> bool:
        """Whether what a rule reads stands before a place in its line, which is looked through once, however many ask."""
        at = self.line(place)
        if (rule, at) not in self._firsts:
            found = rule.search(self.plain, self.lines[at].start, self.lines[at].end)
            self._firsts[rule, at] = found.end() if found else self.lines[at].end + 1
        return self._firsts[rule, at] <= place

    def cell(self, place: int) -> Cell | None:
        """The cell of a table that a place is in."""
        at = bisect_right(self._cell_starts, place) - 1
        return self.cells[at] if at >= 0 and place < self.cells[at].end else None

    def finds(self, start: int, end: int) -> list[Found]:
        """The finds that lie in or reach into a piece."""
        first = max(0, bisect_right(self._found_starts, start) - 1)
        return [one for one in self.found[first : bisect_left(self._found_starts, end)] if one.stop > start]


def _precise(one: Found) -> bool:
    """Whether a find is a day or hour, and not 「上月」 or 「1–9月」, which heads of columns say."""
    if one.kind == "daterange" and one.first is not None:
        return "day" in one.first.written
    return one.kind in DATED


def _heads_too(columns: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether a row goes on with the heads of the columns above it: a cell of both rows, and no number in it."""
    return (
        len(texts) == len(columns) > 2
        and texts[0].strip() == columns[0] != ""
        and len(set(columns)) < len(columns)
        and not any(char.isdecimal() for text in texts for char in text)
    )


def _cells(body: str, lines: Sequence[Line], found: Sequence[Found]) -> list[Cell]:
    cells: list[Cell] = []
    table: int | None = None
    columns: list[str] = []
    passed = 0  # finds that end before the row
    for line in lines:
        if line.kind != "row":
            table, columns = None, []
            continue
        texts = body[line.start : line.end].split("\t")
        while passed < len(found) and found[passed].offset < line.start:
            passed += 1
        dated = passed < len(found) and found[passed].offset < line.end and _precise(found[passed])
        if not columns or line.table != table:  # the first row heads the columns, but for one that has a date itself
            table, columns = line.table, [""] if dated else [text.strip() for text in texts]
            head = (texts[0].strip() or None) if dated else None
        elif _heads_too(columns, texts):  # 「路线 | 全票 | 全票」 above 「路线 | 平日 | 周末」
            columns = [one if one == text else f"{one} {text}" for one, text in zip(columns, texts, strict=True)]
            head = None
        else:
            head = texts[0].strip() or None
        start = line.start
        for at, text in enumerate(texts):
            column = columns[at] if head is not None and at < len(columns) else None
            cells.append(Cell(start, start + len(text), head if at else None, column or None))
            start += len(text) + 1
    return cells
