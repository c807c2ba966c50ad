"""What numbers a line or a piece of one: 「1.」, 「（二）」, 「三、」, 「④」, 「05 」, 「第一，」, 「二是」, with the manner of it.

Two numbers belong together only in one manner: 「三、」 does not go on behind 「1.」 and 「2.」. A figure with a decimal (「1.5」) numbers
nothing; a number that only a blank follows does so at the beginning of a line alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from ingest.record.text import Line, Text
from zh.numerals import number

_N = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_RINGED = "①-⑳❶-➓⑴-⒇⒈-⒛㈠-㈩㊀-㊉"
_MARK = re.compile(
    rf"(?<![\da-z.第])(?:\((?P<a>{_N})\)[.、,:]?|(?P<b>{_N})\)|(?P<c>{_N})(?:、|\.(?!\d))|(?P<ring>[{_RINGED}])|(?P<d>\d)\ufe0f?\u20e3"
    r"|(?P<e>[一二三四五六七八九])[是则])\s*|第(?P<f>[一二三四五六七八九十])[,、:]\s*"
)
# where one may begin, which few characters of a line are
_BEGINS = re.compile(
    rf"[(\d一二三四五六七八九十第{_RINGED}](?:(?<=\d)(?=\d?[)、.\ufe0f\u20e3])|(?<=[一二三四五六七八九十])(?=[一二三四五六七八九十]{{0,2}}[)、.是则])"
    rf"|(?<=\()(?=[\d一二三四五六七八九十])|(?<=第)(?=.[,、:])|(?<=[{_RINGED}]))"
)
_BARE = re.compile(r"(?P<a>0?\d|[1-9]\d) +(?=[\u4e00-\u9fff“「])")
_BETWEEN = 4  # lines that tell more of a numbered one
_FAR = 200  # characters from the number of a piece to that of the next


class Mark(NamedTuple):
    """`manner`: the signs, with the kind of figure in the place of the number. `start`, `end`: of the mark in the plain text."""

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
    while begin < line.end and text.plain[begin] == " ":
        begin += 1
    return _read(_MARK.match(text.plain, begin, line.end) or _BARE.match(text.plain, begin, line.end))


def _read(found: re.Match[str] | None) -> Mark | None:
    if found is None or found.lastgroup is None:
        return None
    figure = found[found.lastgroup]
    value = int(unicodedata.numeric(figure)) if found.lastgroup == "ring" else number(figure)
    if value is None:
        return None
    kind = "ring" if found.lastgroup == "ring" else "1" if figure.isdecimal() else "一"
    return Mark(int(value), found.group().strip().replace(figure, kind), *found.span())


def numbered(text: Text) -> list[list[int]]:
    """Which lines are numbered from 1 on in one manner, few other lines between them; those of an inner list are a run of their own."""
    marks = [at_start(text, line) if line.kind != "row" else None for line in text.lines]
    return [
        run for at, mark in enumerate(marks) if mark and mark.n == 1 and len(run := _run(text, marks, at, mark)) > 1
    ]


def _run(text: Text, marks: Sequence[Mark | None], first: int, one: Mark) -> list[int]:
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


def inside(text: Text, start: int, stop: int) -> list[Piece]:
    """The pieces of a stretch that are numbered from 1 on: 「1）填表；2）签字」. A piece ends before the stop that parts it from the next."""
    marks: list[Mark] = []
    done = start
    for sign in _BEGINS.finditer(text.plain, start, stop):
        found = _MARK.match(text.plain, sign.start(), stop) if sign.start() >= done else None
        done = found.end() if found else done
        mark = _read(found)
        if mark is None or marks and (mark.manner != marks[0].manner or mark.start > marks[-1].end + _FAR):
            continue
        if mark.n == len(marks) + 1:
            marks.append(mark)
        elif mark.n == 1 and len(marks) < 2:
            marks = [mark]
    if len(marks) < 2:
        return []
    full = text.plain.find("。", marks[-1].end, stop)
    ends = [*(mark.start for mark in marks[1:]), stop if full < 0 else full]
    return [Piece(mark.start, mark.end, shut(text, mark.end, end)) for mark, end in zip(marks, ends, strict=True)]


def shut(text: Text, first: int, end: int) -> int:
    while end > first and text.plain[end - 1] in "。;, \n\t":
        end -= 1
    return end
