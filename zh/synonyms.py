"""Words that mean the same, from text files: `zh/synonyms.txt`, and one of the user's own.

A line is a group: words between spaces, each of which finds the others (`软件 軟體`). `a > b c` goes one way: who
types a also finds b and c, and not back. `#` begins a comment. Any script; matched folded to Simplified, in lower case
and half width.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zh.script import fold, fold_width

OWN = Path(__file__).with_name("synonyms.txt")


class Place(NamedTuple):
    """A word of a text that has others: `text[start:end]`, and what may stand for it (folded)."""

    start: int
    end: int
    others: tuple[str, ...]


class Synonyms:
    """Groups of words, asked by text. Immutable."""

    def __init__(self, lines: Iterable[str]) -> None:
        others: dict[str, dict[str, None]] = {}
        for line in _fold("\n".join(lines)).split("\n"):  # folded all at once: a tenth of the time
            left, way, right = line.partition("#")[0].partition(">")
            given = left.split()
            found = right.split() if way else given
            for word in given:
                others.setdefault(word, {}).update(dict.fromkeys(one for one in found if one != word))
        self._others = {word: tuple(found) for word, found in others.items() if found}
        self._longest = max(map(len, self._others), default=0)

    def of(self, word: str) -> tuple[str, ...]:
        """What else a word may be called, folded; () for a word without others. The word may be in any script."""
        return self._others.get(_fold(word), ())

    def find(self, text: str) -> list[Place]:
        """The words of a text that have others, the longest at each place, left to right, never overlapping."""
        folded = _fold(text)
        places: list[Place] = []
        start = 0
        while start < len(folded):
            for end in range(min(len(folded), start + self._longest), start + 1, -1):
                found = self._others.get(folded[start:end])
                if found and not _inside(folded, start, end):
                    places.append(Place(start, end, found))
                    start = end
                    break
            else:
                start += 1
        return places


def _inside(text: str, start: int, end: int) -> bool:
    """Whether a Latin word there is only a part of a longer one: app in appkey."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return any(
        one.isascii() and one.isalnum() and other.isascii() and other.isalnum()
        for one, other in ((before, text[start]), (text[end - 1], after))
    )


def _fold(text: str) -> str:
    return fold(fold_width(text))


@cache
def _own() -> tuple[str, ...]:
    return tuple(OWN.read_text(encoding="utf-8").splitlines())


def load(user: Path | None = None) -> Synonyms:
    """The project's groups, with those of the user's file behind them where it exists (a file that is no UTF-8 is
    read as far as it is)."""
    lines = list(_own())
    if user is not None and user.is_file():
        lines += user.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return Synonyms(lines)
