"""Text and edits ↔ text with an offset map.

An edit replaces `text[start:end]` by `after`; offsets are code points of the text *before* any edit. Used by repair
(damaged → repaired) and by decisions (written → as decided), so that a place in one text can be told in the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    start: int
    end: int
    after: str


class OffsetMap:
    """Where a place of the text before stands in the text after; one inside a replaced piece at the start of its replacement."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._before: list[int] = [0]  # starts of the runs that both texts share, in each
        self._after: list[int] = [0]
        self._before_end: list[int] = []  # where each shared run ends
        self._after_end: list[int] = []
        shift = 0
        for edit in edits:
            self._before_end.append(edit.start)
            self._after_end.append(edit.start + shift)
            shift += len(edit.after) - (edit.end - edit.start)
            self._before.append(edit.end)
            self._after.append(edit.end + shift)

    def to_after(self, place: int) -> int:
        return _map(place, self._before, self._before_end, self._after, self._after_end)


def _map(place: int, starts: list[int], ends: list[int], other: list[int], other_ends: list[int]) -> int:
    run = bisect_right(starts, place) - 1
    if run < len(ends) and place > ends[run]:
        return other_ends[run]
    return other[run] + place - starts[run]


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The text with all edits in it, and the map. Raises ValueError where two edits overlap or one lies outside."""
    ordered = sorted(edits)
    pieces: list[str] = []
    done = 0
    for edit in ordered:
        if not done <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit} overlaps another or lies outside the text of {len(text)}")
        pieces += (text[done : edit.start], edit.after)
        done = edit.end
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap(ordered)
