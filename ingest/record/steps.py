"""Steps, in order: 「第一步…；第二步…」, 「步骤二：…」, numbered lines under a heading that says how, also with lines that tell more of each,
items that each tell a deed, rows of a table of steps, and what one line tells (`orders`).

What makes them steps is in `deeds`. Lines that nothing marks as items (「<br>」; none ends as a sentence does, none has a name before a colon) are
steps too, where the words above them say so or they tell deeds and when. Of two orders that overlap the first found holds. A step that is a short
head has the first sentence below it in its text. Not seen: an order that only 之后 tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.record.deeds import ORDER, OTHER, deeds_alone, does, in_order, leads, unmarked
from ingest.record.numbering import Piece, at_start, numbered
from ingest.record.orders import told_in_lines
from ingest.record.text import DATED, Line, Text
from records import Step
from zh.numerals import number

_N = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_STEP = re.compile(rf"(?:第({_N})步|步骤 ?({_N})|step(?<![a-z]step) ?({_N}))\s*[,:、.]?\s*")
# a line that has a name, a number or a mark of its own, or that a table or a signature could be
_MARKED = re.compile(
    r"[^,。;\n]{1,16}:(?!\d)|[\s\d(（【\[●■◆▲★※*·•\-①-⑳]*(?:[一二三四五六七八九十]{1,2}[、)]|\d{1,2}[.)、])|附件|\S*\.\w{2,4}$"
)
_ENDS = frozenset("。.:!?;…")  # of a line that is no item
_OF_ORDER = re.compile(r"(?:办理|操作|申请|工作)?(?:步骤|环节|流程|程序|工序|顺序)(?:名称)?")
_STOP = re.compile(r"[。\n]|;(?=\s*$)")
_SHORT_HEAD = re.compile(r"[^,。;:!?\n\t\d]{2,10}")
_HEAD = 12  # characters of a step that is only a head
_WITH_HEAD = 48  # characters of a head and what it has below it


def steps(text: Text) -> tuple[Step, ...]:
    given: list[list[Piece]] = []
    for pieces in (
        *_told(text),
        *_numbered(text),
        *_heads(text),
        *_items(text),
        *_rows(text),
        *_unmarked(text),
        *told_in_lines(text),
    ):
        begin, end = pieces[0].start, pieces[-1].last
        if all(end <= other[0].start or begin >= other[-1].last for other in given):
            given.append(pieces)
    return tuple(
        _step(text, n, piece) for pieces in sorted(given, key=lambda one: one[0]) for n, piece in enumerate(pieces, 1)
    )


def _step(text: Text, n: int, piece: Piece) -> Step:
    begin, end = _stripped(text.body, piece.first, piece.last)
    words = re.sub(r"[\n\t]", " ", text.body[begin:end])
    return Step(n=n, text=words, span=text.body[piece.start : piece.last], offset=piece.start)


def _told(text: Text) -> Iterator[list[Piece]]:
    """「第一步…；第二步…」, however far apart."""
    marks = list(_STEP.finditer(text.plain))
    run: list[Piece] = []
    for at, mark in enumerate(marks):
        n = number(mark.group(mark.lastindex or 0))
        if n is None or n != len(run) + 1 and n != 1:
            continue
        if n == 1 and len(run) > 1:
            yield run
        if n == 1:
            run = []
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text.plain)
        stop = _STOP.search(text.plain, mark.end(), end)
        final = at + 1 == len(marks)
        if stop and (final or "\n" in text.plain[stop.start() : end].strip("\n")):
            goes_on = stop.group() == "\n" and not (final and run and "\n" not in text.plain[slice(*run[-1][1:])])
            end = _below(text, mark.end(), stop.start(), end) if goes_on else stop.start()
        begin, end = _stripped(text.body, mark.end(), end)
        if end > begin:
            run.append(Piece(mark.start(), begin, end))
    if len(run) > 1:
        yield run


def _below(text: Text, first: int, last: int, limit: int) -> int:
    """Where a step ends that has its head on a line (to `last`): a short one goes on with the first sentence of the line below."""
    at = text.line(first) + 1
    if (
        last - first > _HEAD
        or at >= len(text.lines)
        or text.lines[at].end > limit
        or text.lines[at].kind in ("heading", "row")
        or text.plain[text.lines[at].end - 1] == ":"
        or at_start(text, text.lines[at])
    ):
        return last
    end = min(text.clauses.sentence(text.lines[at].start)[1], text.lines[at].end)
    return end if end - first <= _WITH_HEAD else last


def _numbered(text: Text) -> Iterator[list[Piece]]:
    for run in numbered(text):
        lines = [text.lines[at] for at in run]
        apart = run[-1] - run[0] >= len(run)
        limits = [
            *(line.start for line in lines[1:]),
            text.lines[run[-1] + 1].end if apart and run[-1] + 1 < len(text.lines) else lines[-1].end,
        ]
        heads, pieces = list[Piece](), list[Piece]()
        for line, limit in zip(lines, limits, strict=True):
            mark = at_start(text, line)
            first = mark.end if mark else line.start
            heads.append(Piece(line.start, first, line.end))
            pieces.append(Piece(line.start, first, _below(text, first, line.end, limit) if apart else line.end))
        lead = leads(text, run[0])
        if in_order(text, lead, heads) or not apart and deeds_alone(text, lead, heads, lines):
            yield pieces


def _heads(text: Text) -> Iterator[list[Piece]]:
    """Short heads under a word for an order, each with sentences below it: 「提交申请」 over 「…。」, 「现场查验」 over 「…。」."""
    sentences = [line.kind == "paragraph" and text.plain[line.start : line.end].endswith("。") for line in text.lines]
    short = [
        line.kind in ("heading", "paragraph") and _SHORT_HEAD.fullmatch(text.plain, line.start, line.end) is not None
        for line in text.lines
    ]
    for first in range(1, len(text.lines) - 1):
        if not (short[first] and sentences[first + 1]) or not ORDER.search(text.plain, *_bounds(text.lines[first - 1])):
            continue
        pieces, at = list[Piece](), first
        while at + 1 < len(text.lines) and short[at] and sentences[at + 1]:
            line = text.lines[at]
            if OTHER.search(text.plain, line.start, line.end):
                break
            pieces.append(Piece(line.start, line.start, _below(text, line.start, line.end, text.lines[at + 1].end)))
            at += 1
            while at < len(text.lines) and sentences[at]:
                at += 1
        if len(pieces) > 2 and in_order(text, leads(text, first), pieces):
            yield pieces


def _bounds(line: Line) -> tuple[int, int]:
    return line.start, line.end


def _items(text: Text) -> Iterator[list[Piece]]:
    """Items of a list in a row; where some are numbered by the page and others are not, these tell more of those."""
    for is_item, group in groupby(range(len(text.lines)), lambda at: text.lines[at].kind == "item"):
        run = list(group) if is_item else []
        outer = [at for at in run if text.lines[at].ordered]
        if outer and outer[0] == run[0] and len(outer) > 1:
            run = outer
        if len(run) < 2:
            continue
        lines = [text.lines[at] for at in run]
        pieces = []
        for line in lines:
            mark = at_start(text, line)
            pieces.append(Piece(line.start, mark.end if mark else line.start, line.end))
        lead = leads(text, run[0])
        if in_order(text, lead, pieces, any(line.ordered for line in lines)) or deeds_alone(text, lead, pieces, lines):
            yield pieces


def _rows(text: Text) -> Iterator[list[Piece]]:
    """The rows of a table whose heads or whose heading speak of an order: what is done, without its number and its day."""
    for table, group in groupby(range(len(text.lines)), lambda at: text.lines[at].table):
        run = list(group)
        if table is None or len(run) < 3:
            continue
        heads = text.plain[text.lines[run[0]].start : text.lines[run[0]].end].split("\t")
        if not (any(_OF_ORDER.fullmatch(head.strip()) for head in heads) or ORDER.search(leads(text, run[0]))):
            continue
        pieces = [piece for at in run[1:] if (piece := _row(text, text.lines[at]))]
        if len(pieces) == len(run) - 1 and sum(does(text, one.first, one.last) for one in pieces) * 2 >= len(pieces):
            yield pieces


def _row(text: Text, line: Line) -> Piece | None:
    """The first cell of a row that has words and no date; a short one and the next such."""
    first = last = 0
    start = line.start
    for cell in text.plain[line.start : line.end].split("\t"):
        end = start + len(cell)
        numbers = re.fullmatch(
            r"\W*(?:第?[一二三四五六七八九十\d]{1,3}步?|步骤?[一二三四五六七八九十\d]{1,3})?\W*", cell
        )
        dated = any(one.kind in DATED or one.kind == "time" for one in text.finds(start, end))
        if not numbers and not dated:
            first, last = (first or start), end
            if last - first > _HEAD or first != start:
                break
        elif first:
            break
        start = end + 1
    return Piece(first, first, last) if last else None


def _unmarked(text: Text) -> Iterator[list[Piece]]:
    """Lines of a list that lost its marks: paragraphs in a row that do not end as sentences do."""
    open_ended = [
        line.kind == "paragraph" and 4 <= line.end - line.start <= 80 and text.plain[line.end - 1] not in _ENDS
        for line in text.lines
    ]
    at = 0
    while at < len(text.lines):
        first = at
        while at < len(text.lines) and open_ended[at]:
            at += 1
        if at - first > 1:
            at = next(
                (n for n in range(first, at) if _MARKED.match(text.plain, text.lines[n].start, text.lines[n].end)), at
            )
        run: Sequence[Line] = text.lines[first:at]
        above, opening = first - 1, first
        at = max(at, first + 1)
        led = above >= 0 and (text.plain[text.lines[above].end - 1] in ":?" or text.lines[above].kind == "heading")
        if not led and len(run) > 2 and run[0].end - run[0].start <= 12:  # a heading that nothing marks as one
            run, opening, led = run[1:], first + 1, True
        pieces = [Piece(line.start, line.start, line.end) for line in run]
        if opening and len(run) > 1 and unmarked(text, leads(text, opening), led, pieces):
            yield pieces


def _stripped(body: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and body[begin] in " \n\t　":
        begin += 1
    while end > begin and body[end - 1] in " \n\t　；;。，,":
        end -= 1
    return begin, end
