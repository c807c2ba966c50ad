"""The pieces of a terse line, with what is noted of each: 「宅配：+180（金門不送）｜低溫另加60」.

A card writes 「label：piece／piece｜piece」, and behind a piece in brackets what holds of that alone. Read are marks that part pieces
outside of brackets; a slash between a price and its unit (「60元/時」) parts none. What a note says is read by `noted.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from answer.evidence import Page, is_terse

Span = tuple[int, int]
MOST = 400  # pieces of a page that are read
LONGEST = 40  # characters of a note

# 「【月租】」, 「用電\t」, 「資格：」, 「不收　」
_LABEL = re.compile(
    r"(?:\s|[①-⑳❶-❿]|[^\w\s(【「《$])*(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.]\s*)?"
    r"(?:【(?P<boxed>[^】\n]{1,10})】|(?P<told>(?=\w)[^\d:\t\n,。;()|、]{1,12}?)(?::|\t|\s{1,3}(?=\S)))"
)
_UNIT = r"(?:人|小?时|天|次|度|月|年|箱|张|单|份|㎡|公[斤里]|kg|笔|千次|台|日|晚|件|位|堂|册|本|组|包|盒|只|周|期)"
_PART = re.compile(
    rf"[|;。\t]|(?<!\d),|,(?!\d{{3}}(?!\d))|(?<!\d)/(?!{_UNIT}(?![一-鿿]))|(?<=\d)/(?!\d|{_UNIT}(?![一-鿿]))"
)
_BRACKET = re.compile(rf"\(([^()\n]{{2,{LONGEST}}})\)")
_INSIDE = re.compile(r"[,;]")


class Note(NamedTuple):
    """`span` is what is noted; `of` the piece that it is noted of, itself where it stands in no bracket; `label` that of the line.

    `first`: the piece is the first of its line, so that what the label says is said of it."""

    span: Span
    of: Span
    label: Span
    line: Span
    first: bool
    bracket: bool


def label_of(text: str, start: int, end: int) -> Span:
    """The words that a line begins with and tells of; empty at its start where it has none."""
    match = _LABEL.match(text, start, end)
    return match.span("boxed" if match["boxed"] else "told") if match else (start, start)


def notes(page: Page) -> tuple[Note, ...]:
    """What is noted on a page, in its order: brackets behind pieces, and pieces themselves."""
    return _notes(page.text, tuple((line.start, line.end) for line in page.lines))


@lru_cache(maxsize=256)
def _notes(text: str, lines: tuple[Span, ...]) -> tuple[Note, ...]:
    found: list[Note] = []
    for start, end in lines:
        label = label_of(text, start, end)
        terse = is_terse(text, start, end)  # a piece is no note of a text in sentences
        for number, piece in enumerate(_pieces(text, label[1], end)):
            brackets = [one.span(1) for one in _BRACKET.finditer(text, *piece)]
            low = piece[0]
            for span in brackets:
                of = (low, span[0] - 1)
                found += [Note(one, of, label, (start, end), not number, True) for one in _cut(text, span)]
            bare = (piece[0], brackets[0][0] - 1 if brackets else piece[1])
            if terse and 0 < bare[1] - bare[0] <= LONGEST and not _goes_on(text, bare, end):
                found.append(Note(bare, bare, label, (start, end), not number, False))
            if len(found) > MOST:
                return tuple(found)
    return tuple(found)


def _goes_on(text: str, piece: Span, end: int) -> bool:
    """Whether a comma parts a piece from its sentence: 「開班前可退，開班後不退」 are no two pieces of a card."""
    before = text[max(0, piece[0] - 3) : piece[0]].rstrip()[-1:]
    return before == "," or text[piece[1] : min(piece[1] + 1, end)] == ","


def _cut(text: str, span: Span) -> list[Span]:
    """The parts of a bracket: 「毛毯加30,週三停」."""
    found, low = [], span[0]
    for mark in _INSIDE.finditer(text, *span):
        found.append((low, mark.start()))
        low = mark.end()
    return [*found, (low, span[1])]


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """What stands between marks outside of brackets, blanks and the marks of a label left off."""
    found: list[Span] = []
    low, depth_end = start, start
    for bracket in [*islice(_BRACKET.finditer(text, start, end), MOST), None]:
        stop = bracket.start() if bracket else end
        for mark in _PART.finditer(text, depth_end, stop):
            found.append((low, mark.start()))
            low = mark.end()
        depth_end = bracket.end() if bracket else end
    found.append((low, end))
    stripped = []
    for low, high in found:
        while low < high and (text[low].isspace() or text[low] in ":】"):
            low += 1
        while low < high and text[high - 1].isspace():
            high -= 1
        if low < high:
            stripped.append((low, high))
    return stripped
