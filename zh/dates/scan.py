"""The one scan over a text: beginnings, what goes on from them, the ends of ranges."""

from __future__ import annotations

import datetime as dt
import re

from zh.dates import holiday, ranges, repeats, settle, straight
from zh.dates.context import Context
from zh.dates.folding import fold
from zh.dates.result import one, two
from zh.dates.table import BY_FIRST, BY_UNIT, SCAN, THEN, extend
from zh.dates.values import Found


def find(text: str, reference: dt.date | None = None) -> list[Found]:
    """The dates, ranges, times, lengths of time and recurring times of a text, in order and without overlap.

    `reference`: the day the text was put out; without it, what hangs on it is found without a value.
    """
    folded = fold(text) + "\n"  # so that there is a character behind every find
    context = Context(text, folded, reference, None if reference is None else reference.toordinal())
    search = SCAN.search
    out: list[Found] = []
    place = repeats.read(context, search, _read, out) if len(text) >= repeats.LONG else 0
    while (hit := search(folded, place)) is not None:
        place = _read(hit, context, out)
    return out


def _read(hit: re.Match[str], context: Context, out: list[Found]) -> int:
    """Puts the find that begins at a place there, if one does; where to go on."""
    text, at = context.text, hit.start()
    unit = hit[1] or hit[2]
    pattern = straight.BY_UNIT.get(unit)
    piece, last = (None, None) if pattern is None else straight.read(pattern, text, at, context)
    if piece is None:
        for read in BY_UNIT[unit] if unit else BY_FIRST[text[at]]:
            piece = read(text, at, context)
            if piece is not None:
                break
        else:
            return at + 1
    if last is not None:
        settle.pair(piece, last, context)
        found = two(piece, last, context)
    elif piece.timex is not None:
        found = Found(
            context.original[at : piece.end], at, piece.end, "duration" if piece.form == "duration" else "set", None, None,
            piece.timex, form=piece.form,
        )  # fmt: skip
    else:
        behind = text[piece.end]
        if behind in THEN[piece.form][0]:
            extend(text, piece, context)
            behind = text[piece.end]
        place = piece.end
        if piece.day is None and holiday.names_something(text, piece):
            return place
        if behind == " ":
            behind = text[place + 1]
        last = ranges.end_of(text, piece, context) if behind in ranges.FIRST or text[at - 1] in ranges.OPENED else None
        if last is not None:
            settle.pair(piece, last, context)
            found = two(piece, last, context)
        else:
            if piece.year is None:
                settle.single(piece, context)
            found = one(piece, context)
    out.append(found)
    return found.stop
