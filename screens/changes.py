"""Where two texts differ, by whole numbers: 31 → 30, 2022 → 2023, never digit by digit. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from screens.text import escape

_TOKEN = re.compile(r"\d+|[A-Za-z]+|\s+|.", re.DOTALL)


class Edit(NamedTuple):
    """`before[start:end]` becomes `after`."""

    start: int
    end: int
    after: str


def edits(before: str, after: str) -> list[Edit]:
    """What leads from one text to the other, in order.

    >>> edits("2022年2月15日-2023年4月31日", "2023年2月15日-2023年4月31日")
    [Edit(start=0, end=4, after='2023')]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    places = [0]
    for token in old:
        places.append(places[-1] + len(token))
    return [
        Edit(places[first], places[last], "".join(new[start:end]))
        for verb, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if verb != "equal"
    ]


Spans = Sequence[tuple[int, int]]


def apart(before: str, after: str, doubts: tuple[Spans, Spans] = ((), ())) -> tuple[str, str]:
    """Both texts as HTML: what differs struck amber in the one, green in the other. `doubts`: what of each is in doubt,
    as (start, end); that is amber in either."""
    old: list[tuple[int, int]] = []
    new: list[tuple[int, int]] = []
    moved = 0
    for edit in edits(before, after):
        old.append((edit.start, edit.end))
        new.append((edit.start + moved, edit.start + moved + len(edit.after)))
        moved += len(edit.after) - (edit.end - edit.start)
    return _drawn(before, old, "del", "gg-old", doubts[0]), _drawn(after, new, "ins", "gg-fresh", doubts[1])


def _drawn(text: str, spans: Spans, tag: str, css: str, doubts: Spans) -> str:
    bounds = sorted({0, len(text), *(min(len(text), max(0, place)) for span in (*spans, *doubts) for place in span)})
    out: list[str] = []
    opened = False
    for start, end in pairwise(bounds):
        piece = escape(text[start:end])
        if any(first <= start and end <= last for first, last in spans):
            piece = f'<{tag} class="{css}">{piece}</{tag}>'
        if any(first <= start and end <= last for first, last in doubts) != opened:
            opened = not opened
            out.append('<mark class="gg-doubt">' if opened else "</mark>")
        out.append(piece)
    return "".join(out) + ("</mark>" if opened else "")


def apply(text: str, wanted: Iterable[Edit], marks: Iterable[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with edits in it, and where (start, end) of `marks` lie then; of overlapping edits the first counts."""
    kept: list[Edit] = []
    for edit in sorted(set(wanted)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    pieces: list[str] = []
    done = 0
    for edit in kept:
        pieces += (text[done : edit.start], edit.after)
        done = edit.end

    def moved(place: int) -> int:
        return place + sum(len(edit.after) - (edit.end - edit.start) for edit in kept if edit.end <= place)

    return "".join(pieces) + text[done:], [(moved(start), moved(end)) for start, end in marks]
