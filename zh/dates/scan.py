"""The one scan over a text: beginnings, what goes on from them, the ends of ranges."""

from __future__ import annotations

import datetime as dt

from zh.dates import holiday, ranges, settle
from zh.dates.context import Context
from zh.dates.folding import fold
from zh.dates.result import one, two
from zh.dates.table import BY_FIRST, BY_UNIT, SCAN, extend
from zh.dates.values import Found


def find(text: str, reference: dt.date | None = None) -> list[Found]:
    """The dates, ranges, times, lengths of time and recurring times of a text, in order and without overlap.

    `reference`: the day the text was put out; without it, what hangs on it is found without a value.
    """
    folded = fold(text) + "\n"  # so that there is a character behind every find
    context = Context(text, folded, reference)
    search = SCAN.search
    out: list[Found] = []
    place = 0
    while (hit := search(folded, place)) is not None:
        at = hit.start()
        unit = hit[1] or hit[2]
        for read in BY_UNIT[unit] if unit else BY_FIRST[folded[at]]:
            piece = read(folded, at, context)
            if piece is not None:
                break
        else:
            place = at + 1
            continue
        if piece.timex is not None:
            found = Found(
                text[at : piece.end], at, piece.end, "duration" if piece.form == "duration" else "set", None, None, piece.timex,
                form=piece.form,
            )  # fmt: skip
        else:
            extend(folded, piece, context)
            place = piece.end
            if holiday.names_something(folded, piece):
                continue
            behind = folded[place]
            if behind == " ":
                behind = folded[place + 1]
            last = (
                ranges.end_of(folded, piece, context)
                if behind in ranges.FIRST or folded[at - 1] in ranges.OPENED
                else None
            )
            if last is not None:
                settle.pair(piece, last, context)
                found = two(piece, last, context)
            else:
                settle.single(piece, context)
                found = one(piece, context)
        out.append(found)
        place = found.stop
    return out
