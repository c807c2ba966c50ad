"""Where the sentences and clauses of a text begin and end.

A *sentence* ends at 。！？；or at the end of its line; a *clause* also at a comma. A comma or full stop between digits
(「1,200」, 「3.5」) ends nothing. Spans are pairs of code points, end excluded; a mark
belongs to no span, and a place on a mark to what stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from zh.once import once

# a comma is none of 「1,200」: begun by one set of characters, it is found ten times as fast as by three alternatives
_PAUSE = re.compile(r"[。！？!?；;\n，,](?:(?<!,)|(?<!\d,)|(?!\d{3}(?!\d)))")


class Clauses:
    """The boundaries of one text. Give it the text in either script and width."""

    def __init__(self, text: str) -> None:
        self.text = text

    @once
    def _ends(self) -> list[int]:
        text = self.text
        return [at for at in self._pauses if text[at] not in ",，"]

    @once
    def _pauses(self) -> list[int]:
        return [match.start() for match in _PAUSE.finditer(self.text)]

    def sentence(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The sentence around a place, or around a piece that may hold a boundary itself."""
        return self._around(self._ends, start, end)

    def clause(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The clause around a place, or around a piece."""
        return self._around(self._pauses, start, end)

    def _around(self, marks: list[int], start: int, end: int | None) -> tuple[int, int]:
        before = bisect_left(marks, start)
        after = before if end is None else bisect_left(marks, end)
        return (marks[before - 1] + 1 if before else 0), (marks[after] if after < len(marks) else len(self.text))
