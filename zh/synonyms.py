"""Words that mean the same, and words that never do, from text files: `zh/synonyms.txt`, and one of the user's own.

A line is a group: words between spaces, each of which finds the others (`软件 軟體`). `a > b c` goes one way: who
types a also finds b and c, and not back. `a ! b` keeps apart: no line makes them synonyms, wherever it stands; and where
folding to Simplified would make them one (`后 ! 後`, `公里 ! 公裡`), who types a finds no page that only has b, if the line is
the user's, or finds it below the others, if it is the project's. `#` begins a comment. Any script; matched folded to
Simplified, in lower case and half width.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from zh.bare import simple
from zh.script import fold, fold_width, script_of, to_hant

OWN = Path(__file__).with_name("synonyms.txt")


class Place(NamedTuple):
    """A word of a text that has others: `text[start:end]`, and what may stand for it (folded)."""

    start: int
    end: int
    others: tuple[str, ...]


class Synonyms:
    """Groups of words, asked by text. `lines`: whose `!` leaves out what is written otherwise; `own`: whose `!` only puts
    it below. Immutable."""

    def __init__(self, lines: Iterable[str], own: Iterable[str] = ()) -> None:
        own_lines = list(own)
        given_lines = [*own_lines, *lines]
        others: dict[str, dict[str, None]] = {}
        never: set[tuple[str, str]] = set()
        self._apart: _Apart = {}
        self._below: _Apart = {}
        for number, typed in enumerate("\n".join(given_lines).split("\n")):
            line = _fold(typed).partition("#")[0]
            if "!" in line:
                never.update(_across(line))
                apart = self._below if number < len(own_lines) else self._apart
                for one, other in _across(fold_width(typed).partition("#")[0]):
                    if one != other and simple(one) == simple(other):
                        apart.setdefault(simple(one), {}).setdefault(one, {})[other] = None
                continue
            left, way, right = line.partition(">")
            given = left.split()
            found = right.split() if way else given
            for word in given:
                others.setdefault(word, {}).update(dict.fromkeys(one for one in found if one != word))
        kept = {word: tuple(one for one in found if (word, one) not in never) for word, found in others.items()}
        self._others = {word: found for word, found in kept.items() if found}
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

    def as_written(self, text: str) -> dict[int, str]:
        """Places of a text whose character is meant as it is written, and the characters that may stand there: {1: 後} in
        以後, where `后 ! 後` keeps it apart.

        A text in Simplified, which writes both alike, means what its Traditional spelling has (以后 → 以後), and one typed
        by itself what it is.
        """
        return _meant(text, self._apart)

    def better_so(self, text: str) -> dict[int, str]:
        """As `as_written`, of the lines that only put below what is written otherwise."""
        return _meant(text, self._below)


# what folding makes one → its ways of writing, and which others each of them never is
_Apart = dict[str, dict[str, dict[str, None]]]


def _meant(text: str, apart: _Apart) -> dict[int, str]:
    if not apart:
        return {}
    typed = fold_width(text)
    folded = simple(typed)
    spelled = ""
    found: dict[int, str] = {}
    for word, forms in apart.items():
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            meant = typed[start:end]
            if meant == word and meant != typed and script_of(typed) != "hant":
                spelled = spelled or to_hant(typed)
                meant = spelled[start:end] if len(spelled) == len(typed) and spelled[start:end] in forms else meant
            if meant in forms:
                others = forms[meant]
                alike = [form for form in forms if form not in others]  # 裡 and 裏 are one
                found |= {
                    start + at: "".join(dict.fromkeys(form[at] for form in alike))
                    for at, char in enumerate(meant)
                    if any(other[at] != char for other in others)
                }
            start = folded.find(word, end)
    return found


def _across(line: str) -> Iterable[tuple[str, str]]:
    """The pairs of words of a line that stand on different sides of a `!`, either way round."""
    for one, other in permutations((part.split() for part in line.split("!")), 2):
        yield from ((left, right) for left in one for right in other)


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
    """The project's lines, with those of the user's file behind them where it exists: UTF-8, or UTF-16 with its mark (as
    Notepad's "Unicode" has it); what of it is neither is passed over."""
    lines: list[str] = []
    if user is not None and user.is_file():
        data = user.read_bytes()
        encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        lines = data.decode(encoding, "replace").splitlines()
    return Synonyms(lines, _own())
