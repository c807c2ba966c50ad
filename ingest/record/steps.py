"""Steps, in order: 「第一步…；第二步…」, 「步骤二：…」, numbered lines under a heading that says how, also with lines that tell more of each, lines that
「；」 parts, rows of a table of steps, items that each tell a deed, and what one line tells (`orders`).

What makes them steps is in `deeds`. Lines that nothing marks as items (「<br>」; none ends as a sentence does, none has a name before a colon) are
steps too, where the words above them say so or they tell deeds and when. Of two orders that overlap the first found holds. Not seen: an order that
only 之后 tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.record.deeds import (
    begins_with_deed,
    comes_after,
    deeds_alone,
    does,
    in_order,
    leads,
    may_do,
    ordered,
    parted,
    rules,
    unmarked,
)
from ingest.record.numbering import Piece, numbered, piece
from ingest.record.orders import told_in_lines
from ingest.record.text import Line, Text
from records import Step
from zh.numerals import number

_N = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_STEP = re.compile(rf"(?:第({_N})步|步骤 ?({_N})|step(?<![a-z]step) ?({_N}))\s*[,:、.]?\s*")
# a line that has a name, a number or a mark of its own, or that a table or a signature could be
_MARKED = re.compile(
    r"[^,。;\n]{1,16}:(?!\d)|[\s\d(（【\[●■◆▲★※*·•\-①-⑳]*(?:[一二三四五六七八九十]{1,2}[、)]|\d{1,2}[.)、])|附件|\S*\.\w{2,4}$"
)
_OF_ORDER = re.compile(r"(?:办理|操作|申请|工作)?(?:步骤|环节|流程|程序|工序|顺序)(?:名称)?")
_OF_DEEDS = re.compile(r"[^\t]*(?:内容|操作|事项|做法|说明|动作)")  # a column that tells what the steps are
_OF_WHAT_IS_GIVEN = re.compile(r"费用?|价格|收费|[得计]?分值?|得分|主持人?|节目|场次|表演者?|演员|班级|演出单位")
_NUMBER = re.compile(r"\W*(?:第?[一二三四五六七八九十\d]{1,3}步?|步骤[一二三四五六七八九十\d]{1,3})?\W*")  # of a row
_NAME = 8  # characters of a cell that only names a step
_LEAST = 4  # characters of an item without marks
_ENDS = frozenset("。.:!?;…”」)")  # of a line that is no item


def steps(text: Text) -> tuple[Step, ...]:
    told = [_step(text, n, one) for n, one in _told(text)]
    given: list[list[Piece]] = []
    taken = bytearray(len(text.plain))
    for one in told:
        taken[one.offset : one.offset + len(one.span)] = b"\1" * len(one.span)
    for pieces in (
        *_numbered(text),
        *_items(text),
        *_parted(text),
        *_rows(text),
        *_unmarked(text),
        *told_in_lines(text),
    ):
        begin, end = pieces[0].start, pieces[-1].last
        if not any(taken[begin:end]):
            taken[begin:end] = b"\1" * (end - begin)
            given.append(pieces)
    others = [_step(text, n, one) for pieces in sorted(given) for n, one in enumerate(pieces, 1)]
    return (*told, *others)


def _step(text: Text, n: int, piece: Piece) -> Step:
    begin, end = _stripped(text.body, piece.first, piece.last)
    return Step(
        n=n, text=text.body[begin:end].replace("\t", " "), span=text.body[piece.start : piece.last], offset=piece.start
    )


def _told(text: Text) -> list[tuple[int, Piece]]:
    """「第一步…；第二步…」, however far apart."""
    marks = list(_STEP.finditer(text.plain))
    given: list[tuple[int, Piece]] = []
    for at, mark in enumerate(marks):
        n = number(mark.group(mark.lastindex or 0))
        if n is None or n != (given[-1][0] + 1 if given else 1) and n != 1:
            continue
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text.plain)
        stop = re.compile(r"[。\n]|;(?=\s*$)").search(text.plain, mark.end(), end)
        if at + 1 == len(marks) or stop and "\n" in text.plain[stop.start() : end].strip("\n"):
            end = stop.start() if stop else end
        begin, end = _stripped(text.body, mark.end(), end)
        if end > begin:
            given.append((int(n), Piece(mark.start(), begin, end)))
    return given if len(given) > 1 else []


def _numbered(text: Text) -> Iterator[list[Piece]]:
    """Numbered lines, also with lines between them where a word for an order or a way leads them in."""
    for run in numbered(text):
        lines = [text.lines[at] for at in run]
        pieces = [piece(text, line) for line in lines]
        lead = leads(text, run[0])
        if in_order(text, lead, pieces) or len(run) > run[-1] - run[0] and deeds_alone(text, lead, pieces, lines):
            yield pieces


def _items(text: Text) -> Iterator[list[Piece]]:
    """Items of a list in a row."""
    for is_item, group in groupby(range(len(text.lines)), lambda at: text.lines[at].kind == "item"):
        for run in _lists(text, list(group)) if is_item else ():
            lines = [text.lines[at] for at in run]
            pieces = [piece(text, line) for line in lines]
            lead = leads(text, run[0])
            behind = text.lines[run[0] - 1].kind == "item" if run[0] else False
            if (
                in_order(text, lead, pieces)
                or (not behind or comes_after(text, pieces))
                and deeds_alone(text, lead, pieces, lines)
            ):
                yield pieces


def _lists(text: Text, items: list[int]) -> list[list[int]]:
    """The lists that items in a row are of: one that the page numbers begins with its first number, and one without numbers behind it is another.

    Paragraphs of a numbered item have no number either; they stand between others. Deeds alone are one procedure, however its lists are set.
    """
    runs = [list(run) for _, run in groupby(items, lambda at: text.lines[at].ordered)]
    if len(runs) == 1:
        return runs
    pieces = [piece(text, text.lines[at]) for at in items]
    if all(begins_with_deed(text, one) for one in pieces) or (
        ordered(leads(text, items[0])) and all(may_do(text, one) and not rules(text, one) for one in pieces)
    ):
        return [items]
    first = [runs.pop(0)] if len(runs) > 1 and not text.lines[items[0]].ordered else []
    apart = len(runs) == 2 and min(map(len, runs)) > 1
    return first + (runs if apart else [[at for run in runs for at in run]])


def _parted(text: Text) -> Iterator[list[Piece]]:
    """Lines that 「；」 ends, the last 「。」, under what leads them in: 「怎样退票：」, 「打开订单；」, 「选择原因。」."""
    ends = [
        text.plain[line.end - 1] if line.kind == "paragraph" and line.end > line.start else "" for line in text.lines
    ]
    at = 1
    while at < len(text.lines):
        first = at
        while at < len(text.lines) and ends[at] == ";":
            at += 1
        if at > first and at < len(text.lines) and ends[at] == "。":
            at += 1
        pieces = [Piece(line.start, line.start, line.end) for line in text.lines[first:at]]
        if len(pieces) > 1 and (in_order(text, lead := leads(text, first), pieces) or parted(text, lead, pieces)):
            yield pieces
        at = max(at, first + 1)


def _rows(text: Text) -> Iterator[list[Piece]]:
    """The rows of a table one of whose columns is of steps: what is done, without its number and its day. With hours it is a programme."""
    for table, group in groupby(text.lines, lambda line: line.table):
        lines = list(group)
        heads = text.plain[lines[0].start : lines[0].end].split("\t")
        column = next((at for at, head in enumerate(heads) if _OF_ORDER.fullmatch(head.strip())), None)
        if table is None or len(lines) < 3 or column is None:
            continue
        if any(_OF_WHAT_IS_GIVEN.fullmatch(head.strip()) for head in heads) and not any(map(_OF_DEEDS.match, heads)):
            continue
        pieces = [piece for line in lines[1:] if (piece := _row(text, line, column))]
        if len(pieces) == len(lines) - 1 and sum(may_do(text, one) for one in pieces) * 2 >= len(pieces):
            yield pieces


def _row(text: Text, line: Line, column: int) -> Piece | None:
    """What a row has from a column on that has words and is no day; a short name also with the deed that the next cell tells."""
    if any(one.kind == "time" for one in text.finds(line.start, line.end)):
        return None
    start, first = line.start, None
    for at, cell in enumerate(text.plain[line.start : line.end].split("\t")):
        here = Piece(start, start, start + len(cell))
        start = here.last + 1
        if first is not None:
            return Piece(first.start, first.start, here.last) if does(text, here) else first
        dated = sum(one.stop - one.offset for one in text.finds(here.first, here.last)) * 2 > len(cell)
        if at >= column and not _NUMBER.fullmatch(cell) and not dated:
            if len(cell) > _NAME:
                return here
            first = here
    return first


def _unmarked(text: Text) -> Iterator[list[Piece]]:
    """Lines of a list that lost its marks: paragraphs in a row that do not end as sentences do."""
    open_ended = [
        line.kind == "paragraph"
        and _LEAST <= line.end - line.start <= 80
        and not _is_ended(text.plain[line.start : line.end])
        and not _MARKED.match(text.plain, line.start, line.end)
        for line in text.lines
    ]
    at = 0
    while at < len(text.lines):
        first = at
        while at < len(text.lines) and open_ended[at]:
            at += 1
        run: Sequence[Line] = text.lines[first:at]
        opening = first
        at = max(at, first + 1)
        above = text.lines[first - 1] if first else None
        led = above is not None and (
            text.plain[above.end - 1] in ":?"
            or above.kind == "heading"
            or 2 <= above.end - above.start < _LEAST  # 「迁移」, of a text
            and text.plain[above.end - 1] not in _ENDS
        )
        if not led and len(run) > 2 and run[0].end - run[0].start <= 12:  # a heading that nothing marks as one
            run, opening, led = run[1:], first + 1, True
        pieces = [Piece(line.start, line.start, line.end) for line in run]
        if opening and len(run) > 1 and unmarked(text, leads(text, opening), led, pieces):
            yield pieces


def _is_ended(line: str) -> bool:
    """Whether a line ends as sentences, leads or quotations do; a name that is quoted at its end, 「選「簽名方式」」, ends none."""
    if line[-1] in "」”" and line[0] not in "「“" and line[-2] not in _ENDS:
        return False
    return line[-1] in _ENDS


def _stripped(body: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and body[begin] in " \n\t　":
        begin += 1
    while end > begin and body[end - 1] in " \n\t　；;。，,":
        end -= 1
    return begin, end
