"""Where two texts differ, by whole numbers: 31 → 30, 2022 → 2023, never digit by digit. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
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


def apart(before: str, after: str) -> tuple[str, str]:
    """Both texts as HTML: what differs struck amber in the one, green in the other."""
    old: list[str] = []
    new: list[str] = []
    done = 0
    for edit in edits(before, after):
        same = escape(before[done : edit.start])
        old.append(same)
        new.append(same)
        if edit.end > edit.start:
            old.append(f'<del class="gg-old">{escape(before[edit.start : edit.end])}</del>')
        if edit.after:
            new.append(f'<ins class="gg-fresh">{escape(edit.after)}</ins>')
        done = edit.end
    rest = escape(before[done:])
    return "".join(old) + rest, "".join(new) + rest


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
