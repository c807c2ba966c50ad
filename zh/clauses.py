"""Where the sentences and clauses of a text begin and end.

A *sentence* ends at 。！？；or at the end of its line; a *clause* also at a comma. A comma or full stop between digits
(「1,200」, 「3.5」) ends nothing. Spans are pairs of code points, end excluded; a mark
belongs to no span, and a place on a mark to what stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_END = re.compile(r"[。！？!?；;\n]")
_PAUSE = re.compile(r"[。！？!?；;\n，]|(?<!\d),|,(?!\d{3}(?!\d))")


class Clauses:
    """The boundaries of one text. Give it the text in either script and width; nothing is kept but places."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._ends = [match.start() for match in _END.finditer(text)]
        self._pauses = [match.start() for match in _PAUSE.finditer(text)]

    def sentence(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The sentence around a place, or around a piece that may hold a boundary itself."""
        return self._around(self._ends, start, start if end is None else end)

    def clause(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The clause around a place, or around a piece."""
        return self._around(self._pauses, start, start if end is None else end)

    def sentences(self) -> list[tuple[int, int]]:
        """All sentences in order, empty ones left out."""
        marks = [-1, *self._ends, self.length]
        return [(before + 1, mark) for before, mark in zip(marks, marks[1:], strict=False) if mark > before + 1]

    def _around(self, marks: list[int], start: int, end: int) -> tuple[int, int]:
        before, after = bisect_left(marks, start), bisect_left(marks, end)
        return (marks[before - 1] + 1 if before else 0), (marks[after] if after < len(marks) else self.length)
