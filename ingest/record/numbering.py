"""What numbers a line or a piece of one: 「1.」, 「（二）」, 「三、」, 「④」, 「二是」, with the manner of it.

Two numbers belong together only in one manner: 「三、」 does not go on behind 「1.」 and 「2.」. A figure with a decimal (「1.5」) numbers nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ingest.record.text import Line, Text
from zh.numerals import number

_N = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_RINGED = "①-⑳❶-❿➀-➓⑴-⒇⒈-⒛㈠-㈩㊀-㊉"
_MARK = re.compile(
    rf"(?:(?<![\d.])\(?(?P<n>{_N})(?:\)[.、]?|、|\.(?!\d))|(?P<ring>[{_RINGED}])|(?P<key>\d)\ufe0f?\u20e3)\s*"
)
# what ends a number that is one, with which a run begins
_FIRST = re.compile(r"[\d一①❶➀➊⑴⒈㈠㊀](?:(?<![\d一])|(?=[)、.\ufe0f\u20e3]))")
_FAR = 200  # characters from the number of a piece to that of the next
_BETWEEN = 4  # lines that tell more of a numbered one


class Mark(NamedTuple):
    """`manner`: the signs, with the kind of figure in the place of the number. `end`: where the words behind it begin."""

    n: int
    manner: str
    start: int
    end: int


class Piece(NamedTuple):
    """`start`: where its number stands. `first`, `last`: where its words begin and end."""

    start: int
    first: int
    last: int


def at_start(text: Text, line: Line) -> Mark | None:
    """What numbers a line."""
    begin = line.start
    while begin < line.end and text.plain[begin] in " \u3000":
        begin += 1
    return _read(_MARK.match(text.plain, begin, line.end))


def _read(found: re.Match[str] | None) -> Mark | None:
    if found is None or found.lastgroup is None:
        return None
    figure = found[found.lastgroup]
    value = int(unicodedata.numeric(figure)) if found.lastgroup == "ring" else number(figure)
    if value is None:
        return None
    kind = found.lastgroup if found.lastgroup != "n" else "1" if figure.isdecimal() else "一"
    return Mark(int(value), found.group().strip().replace(figure, kind), *found.span())


def piece(text: Text, line: Line) -> Piece:
    mark = at_start(text, line)
    return Piece(line.start, mark.end if mark else line.start, line.end)


def numbered(text: Text) -> list[list[int]]:
    """Which lines are numbered from 1 on in one manner, few other lines between them; those of an inner list are a run of their own."""
    marks = [at_start(text, line) if line.kind == "paragraph" else None for line in text.lines]
    return [
        run for at, mark in enumerate(marks) if mark and mark.n == 1 and len(run := _run(text, marks, at, mark)) > 1
    ]


def inside(text: Text, start: int, stop: int) -> list[list[Piece]]:
    """The pieces of a line that are numbered from 1 on, a list a run: 「1）填表；2）签字」. A piece ends before the stop that parts it from the next."""
    runs: list[list[Mark]] = []
    if _FIRST.search(text.plain, start, stop) is None:
        return []
    for found in _MARK.finditer(text.plain, start, stop):
        mark = _read(found)
        run = runs[-1] if runs else None
        if mark is None:
            continue
        if run and mark.manner == run[0].manner and mark.n == len(run) + 1 and mark.start <= run[-1].end + _FAR:
            run.append(mark)
        elif mark.n == 1 and not (run and len(run) > 1 and mark.manner != run[0].manner):
            runs.append([mark])
    limits = [*(run[0].start for run in runs), stop][1:]
    return [_pieces(text, run, limit) for run, limit in zip(runs, limits, strict=True) if len(run) > 1]


def _pieces(text: Text, run: list[Mark], limit: int) -> list[Piece]:
    full = text.plain.find("。", run[-1].end, limit)
    ends = [*(mark.start for mark in run[1:]), limit if full < 0 else full]
    return [Piece(mark.start, mark.end, _shut(text, mark.end, end)) for mark, end in zip(run, ends, strict=True)]


def _shut(text: Text, first: int, end: int) -> int:
    while end > first and text.plain[end - 1] in "。;, ":
        end -= 1
    return end


def _run(text: Text, marks: list[Mark | None], first: int, one: Mark) -> list[int]:
    run, inner, apart = [first], dict[str, int](), 0
    for at in range(first + 1, len(marks)):
        mark = marks[at]
        if mark is not None and mark.manner == one.manner:
            if mark.n != len(run) + 1:
                break
            run.append(at)
            inner, apart = {}, 0
            continue
        apart += 1
        if apart > _BETWEEN or mark is None and text.lines[at].kind == "heading":
            break
        if mark is not None:
            if mark.n != inner.get(mark.manner, 0) + 1:
                break
            inner[mark.manner] = mark.n
    return run
