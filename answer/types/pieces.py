"""What is noted of the pieces of a terse line: 「宅配：+180（金門不送）｜低溫另加60」.

A card writes 「label：piece／piece｜piece」 (`cards.py`), and behind a piece in brackets what holds of that alone. A piece is a note itself,
too. What a note says is read by `noted.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from answer.cards import BRACKETS, Span, joined, lines_of, trim
from answer.evidence import Page

MOST = 400  # pieces of a page that are read
LONGEST = 40  # characters of a note
_INSIDE = re.compile(r"[^,;]+")  # 「毛毯加30,週三停」


class Note(NamedTuple):
    """`span` is what is noted; `of` the piece that it is noted of, itself where it stands in no bracket; `label` that of the line.

    `first`: the piece is the first of its line, so that what the label says is said of it."""

    span: Span
    of: Span
    label: Span
    line: Span
    first: bool
    bracket: bool


def notes(page: Page) -> tuple[Note, ...]:
    """What is noted on a page, in its order: brackets behind pieces, and pieces themselves."""
    return _notes(page.text, page.record.body, page.year)


@lru_cache(maxsize=256)
def _notes(text: str, body: str, year: int | None) -> tuple[Note, ...]:
    found: list[Note] = []
    for line in lines_of(text, body, year):
        label, whole = line.label.span, (line.start, line.end)
        pieces = [(trim(text, one.start, one.end), one.mark) for one in joined(line.parts, "|;。\t,/")]
        pieces = [(piece, mark) for piece, mark in pieces if piece[0] < piece[1]]
        for number, (piece, mark) in enumerate(pieces):
            brackets = [(one.start() + 1, one.end() - 1) for one in BRACKETS.finditer(text, *piece)]
            brackets = [one for one in brackets if 1 < one[1] - one[0] <= LONGEST]
            for span in brackets:
                of = (piece[0], span[0] - 1)
                found += [Note(one.span(), of, label, whole, not number, True) for one in _INSIDE.finditer(text, *span)]
            bare = (piece[0], brackets[0][0] - 1 if brackets else piece[1])
            # 「開班前可退，開班後不退」 are no two pieces of a card
            goes_on = mark == "," or not brackets and text[piece[1] : piece[1] + 1] == ","
            if line.sentences < 2 and 0 < bare[1] - bare[0] <= LONGEST and not goes_on:
                found.append(Note(bare, bare, label, whole, not number, False))
            if len(found) > MOST:
                return tuple(found)
    return tuple(found)
