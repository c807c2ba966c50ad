"""A record as evidence: narrow text cut into sentences, rows and cells, each with what it stands under.

All places are offsets in the record's body. A *scope* is what speaks for a value at a place: spans with a weight each,
from its clause (1.0) over its sentence, label, heading and row to the lines round it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from answer.text import narrow
from records import Citation, Record
from zh.dates import first_day

Scope = tuple[tuple[int, int, float], ...]


class Line(NamedTuple):
    start: int
    end: int
    kind: str  # "text", "heading", "row"
    heading: int | None  # the line that it stands under
    distance: int  # how many lines below it
    table: int | None  # the first row of its table


class Page(NamedTuple):
    """One record, narrow."""

    record: Record
    title: str
    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]  # of the lines
    year: int | None  # of dates written without one
    house: str  # who publishes it

    def line_at(self, place: int) -> int:
        return bisect_right(self.starts, place, 1) - 1  # the first line for a place before it

    def cell_at(self, place: int) -> tuple[int, int]:
        line = self.lines[self.line_at(place)]
        start = self.text.rfind("\t", line.start, place) + 1 or line.start
        end = self.text.find("\t", place, line.end)
        return max(start, line.start), end if end >= 0 else line.end

    def column(self, place: int) -> int:
        line = self.lines[self.line_at(place)]
        return self.text.count("\t", line.start, place)

    def cells(self, line: Line) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        start = line.start
        while True:
            end = self.text.find("\t", start, line.end)
            if end < 0:
                return [*spans, (start, line.end)]
            spans.append((start, end))
            start = end + 1

    def head_cell(self, place: int) -> tuple[int, int] | None:
        """The cell that heads the column of a place; None outside a table, and where its first row has fewer cells."""
        table = self.lines[self.line_at(place)].table
        heads = [] if table is None else self.cells(self.lines[table])
        column = self.column(place)
        return heads[column] if column < len(heads) else None

    def is_head(self, place: int) -> bool:
        """Whether a place stands in the first row of a table."""
        number = self.line_at(place)
        return self.lines[number].kind == "row" and self.lines[number].table == number

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence round a place, inside its line; a whole row where it stands in a table."""
        known = _known(self.text).sentences
        if (found := known.get(place)) is None:
            line = self.lines[self.line_at(place)]
            row = line.kind == "row"
            found = (line.start, line.end) if row else _around(_SENTENCE, self.text, line.start, line.end, place)
            known[place] = found
        return found

    @property
    def lead(self) -> str:
        """The first sentence."""
        line = self.lines[0]
        mark = _SENTENCE.search(self.text, 0, line.end) if line.kind != "row" else None
        return self.text[: mark.end() if mark else line.end].rstrip()

    def clause(self, place: int) -> tuple[int, int]:
        known = _known(self.text).clauses
        if (found := known.get(place)) is None:
            line = self.lines[self.line_at(place)]
            row = line.kind == "row"
            found = self.cell_at(place) if row else _around(_CLAUSE, self.text, line.start, line.end, place)
            known[place] = found
        return found

    def label(self, place: int) -> tuple[int, int] | None:
        """「報名時間」 of 「報名時間：2月3日…」, for a place behind it in the same sentence."""
        known = _known(self.text).labels
        if place not in known:
            known[place] = self._label(place)
        return known[place]

    def _label(self, place: int) -> tuple[int, int] | None:
        start, _ = self.sentence(place)
        told = _BY_WHOM.match(self.text, start, place + 1)  # 「本報訊（記者某某）6月30日上午，」 labels nothing
        match = _LABEL.match(self.text, told.end() if told else start, place + 1)
        if match and self.text[match.end(1)] != ":" and self.clause(place) != self.clause(match.start(1)):
            return None  # 「熱線123，投訴撥456」: the first words say nothing of the second number
        return (match.start(1), match.end(1)) if match else None

    def cited(self, start: int, end: int) -> Citation:
        """What stands at [start, end) of the body, as it is written there."""
        return Citation(id=self.record.id, file=self.record.file, quote=self.record.body[start:end], offset=start)


# a set of characters comes first: a text is looked through for that many times as fast as for a repetition or a choice
_SENTENCE = re.compile(r"[。!?;][。!?;]*[”\"」』)]*")
_CLAUSE = re.compile(  # none in 「6,000元」
    r"[。!?;,](?:(?<=[^,])|(?<!\d,)|(?!\d{3}(?!\d)))(?:[。!?;]|(?<!\d),|,(?!\d{3}(?!\d)))*[”\"」』)]*"
)
_BY_WHOM = re.compile(
    r"[^。,;:()\n\d]{0,8}讯?\s*[(（\[【](?:[^()（）\]】\n]{0,10}(?:记者|通讯员|实习生))[^()（）\]】\n]{0,16}[)）\]】]\s*"
)
_LABEL = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.]\s*)?([^:。,;\n\d]{1,16}?)(?::|(?:[为是自于从]|定于|截至)?(?=\d))"
)


class _Pieces(NamedTuple):
    """What each place of a text stands in and under that was asked for: who weighs a value asks for it fifty times."""

    sentences: dict[int, tuple[int, int]]
    clauses: dict[int, tuple[int, int]]
    labels: dict[int, tuple[int, int] | None]


@lru_cache(maxsize=64)
def _known(text: str) -> _Pieces:
    return _Pieces({}, {}, {})


def _around(mark: re.Pattern[str], text: str, low: int, high: int, place: int) -> tuple[int, int]:
    """The piece round a place between marks, inside [low, high)."""
    bounds = _marks(mark, text)
    at = bisect_right(bounds, (place, len(text)))
    start, end = low, high
    if at and bounds[at - 1][1] <= place:
        start = max(low, bounds[at - 1][1])
    elif at > 1:  # the place is in a mark: what ends there
        start = max(low, bounds[at - 2][1])
    after = at if not at or bounds[at - 1][1] <= place else at - 1
    if after < len(bounds) and bounds[after][0] < high:
        end = min(high, bounds[after][1])
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@lru_cache(maxsize=1024)
def _marks(mark: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Where the marks between sentences, or between clauses, stand, in order."""
    return tuple(match.span() for match in mark.finditer(text))


def _is_heading(text: str, after: bool) -> bool:
    text = text.strip()
    if not text or not after or "\t" in text or len(text) > 24:
        return False
    if text[-1] in "?:":
        return len(text) <= 24
    if _TIMED.search(text):
        return False  # 「2024年7月1日，以郵件通知」 tells something itself
    return text[-1] not in "。!;,、" and "。" not in text and not (":" in text and len(text) > 12) and len(text) <= 20


_TIMED = re.compile(
    r"\d{1,2}月\d{1,2}[日号]|\d{1,2}:\d\d|\d{4}-\d\d?-\d|(?<![\d/])\d{1,2}/\d{1,2}(?:\(|[起至到-])|(?:周|星期|礼拜)[一二三四五六日天].*[休闭停]"
)


def style_of(text: str) -> str:
    """How a line is numbered: 一、 (一) 1. 第一条; "" where it is not."""
    match = _NUMBERED.match(text.strip())
    return re.sub(r"[一二三四五六七八九十]+|\d+", "#", match[0]) if match else ""


_NUMBERED = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.]|第[一二三四五六七八九十\d]+[条章节部]")


@lru_cache(maxsize=512)
def _cut(body: str) -> tuple[str, tuple[Line, ...], tuple[int, ...]]:
    text = narrow(body)
    lines: list[Line] = []
    place, heading, distance, table, style = 0, None, 0, None, ""
    last = len(text.rstrip())  # no heading heads nothing
    for piece in text.split("\n"):
        start, end = place, place + len(piece)
        place = end + 1
        rest = end < last
        if "\t" in piece.strip():
            first = lines[-1].table if lines and lines[-1].kind == "row" else None
            table = first if first is not None else len(lines)
            distance += 1
            lines.append(Line(start, end, "row", heading, distance, table))
        elif _is_heading(piece, rest):
            style = style_of(piece)
            heading, distance = len(lines), 0
            lines.append(Line(start, end, "heading", None, 0, None))
        else:
            if heading is not None and style and style_of(piece) == style:
                heading = None  # 「七、」 does not stand under the heading 「六、」
            distance += bool(piece.strip())
            lines.append(Line(start, end, "text", heading, distance, None))
    return text, tuple(lines), tuple(line.start for line in lines)


@lru_cache(maxsize=512)
def _year(title: str, body: str) -> int | None:
    """The year of what is written without one, where nobody knows when the page came out."""
    told = first_day(title, body)
    return told.year if told else None


def page(record: Record) -> Page:
    text, lines, starts = _cut(record.body)
    year = int(record.published[:4]) if record.published else _year(record.title or "", record.body)
    return Page(record, narrow(record.title or ""), text, lines, starts, year, narrow(record.publisher or ""))


_DATED = re.compile(r"\d[\d年月]*[日号]")
_OUTSIDE = (
    re.compile(r"\s*(?:[(（]?\d{1,2}[)）.、]\s*)?[自从于在]?\s*"),
    re.compile(r"\s*(?:零[时点]|起|开始|当[天日])*[,\s]*"),
)


def _alone(text: str, clause: tuple[int, int], start: int, end: int) -> bool:
    """Whether a clause holds nothing but the date at [start, end)."""
    before, behind = _OUTSIDE
    return bool(before.fullmatch(text, clause[0], start) and behind.fullmatch(text, end, clause[1]))


def scope(page: Page, start: int, end: int) -> Scope:
    """What speaks for a value at [start, end): spans of the body with weights."""
    number = page.line_at(start)
    line = page.lines[number]
    spans: list[tuple[int, int, float]] = []
    if line.kind == "row":
        spans.append((*page.cell_at(start), 1.0))
        cells = page.cells(line)
        column = page.column(start)
        spans.append((*cells[0], 1.0))
        if line.table is not None and line.table != number:
            head = page.cells(page.lines[line.table])
            if column < len(head):
                spans.append((*head[column], 1.0))
            spans.append((head[0][0], head[-1][1], 0.7))
        spans.append((line.start, line.end, 0.85))
    else:
        clause = page.clause(start)
        sentence = page.sentence(start)
        last = page.clause(max(end - 1, start))
        if last[1] < sentence[1] and _DATED.match(page.text, start, end) and _alone(page.text, clause, start, end):
            last = page.clause(last[1])  # 「7月17日零時，舊版關停」
        spans += [(clause[0], last[1], 1.0), (*sentence, 0.85)]
        label = page.label(start)
        if label:
            spans.append((*label, 1.0))
        spans.append((line.start, line.end, 0.5))
        first = _LABEL.match(page.text, line.start, line.end)
        if not label and first and page.text[first.end(1)] == ":" and ";" in page.text[line.start : start]:
            spans.append((first.start(1), first.end(1), 0.95))  # 「聯絡人：北站 甲；南站 乙」
        before = page.sentence(max(sentence[0] - 2, line.start))
        if before[1] <= sentence[0]:
            spans.append((*before, 0.7))
    if line.heading is not None:
        above = page.lines[line.heading]
        spans.append((above.start, above.end, 0.95 if line.distance == 1 else 0.8))
    if line.kind != "row" and number and page.lines[number - 1].kind == "text":
        spans.append((page.lines[number - 1].start, page.lines[number - 1].end, 0.35))
    return tuple(spans)
