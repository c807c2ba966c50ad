"""The reviewed table of contrasts (`contrasts.txt`): 國內 and 海外, 首日 and 平時, 買家 and 賣家, 充值 and 提現.

A family is what one value may be told of; which side of it a text names is read here, where it stands is up to the rule
(marks/opposed.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, pairwise
from typing import NamedTuple

from answer.text import narrow

MOST = 200  # places of a family in one text that are looked at


class Told(NamedTuple):
    """Which side of a family is named, and where."""

    side: int
    start: int
    end: int


class Family(NamedTuple):
    words: tuple[str, ...]  # the longer first
    form: re.Pattern[str]
    sides: tuple[int, ...]  # of each group of the form
    polar: bool  # whether a yes or no is held to it

    def told(self, text: str, start: int = 0, end: int | None = None) -> list[Told]:
        found = islice(self.form.finditer(text, start, len(text) if end is None else end), MOST)
        return [Told(self.sides[(each.lastindex or 1) - 1], *each.span()) for each in found]


NOT_POLAR = ("[period]", "[direction]", "[inclusion]")


@cache
def families() -> tuple[Family, ...]:
    found: list[Family] = []
    section = ""
    for line in narrow(files("answer").joinpath("contrasts.txt").read_text(encoding="utf-8")).splitlines():
        if line.startswith("["):
            section = line
        elif line.strip() and not line.startswith("#"):
            found.append(_family(line, section not in NOT_POLAR))
    return tuple(found)


def _family(line: str, polar: bool) -> Family:
    """The form of a line: the longer words first, for one may be a piece of another (「非會員」)."""
    words = [(word, side) for side, words in enumerate(line.split(" | ")) for word in words.split()]
    words.sort(key=lambda one: -len(one[0]))
    own, sides = zip(*words, strict=True)
    return Family(own, re.compile("|".join(f"({word})" for word in own)), sides, polar)


_PLAIN = re.compile(r"\w{1,2}(?![?*{])")  # what a word surely begins with: 「国内」, 「最」 of 「最[低小少]」


@cache
def _openings() -> dict[str, tuple[int, ...]]:
    """Which families a text may name that has these one or two characters.

    A word that begins with a group or something optional (「(?<!退)换货」, 「年?营收」) is filed under each character it is
    written with: so none may begin with a range or a class (「\\d」), whose characters are not written, and none may have
    a bar outside of brackets.
    """
    found: dict[str, set[int]] = {}
    for number, family in enumerate(families()):
        for word in family.words:
            plain = _PLAIN.match(word)
            for opening in [plain[0]] if plain else word:
                found.setdefault(opening, set()).add(number)
    return {opening: tuple(numbers) for opening, numbers in found.items()}


def _nameable(text: str) -> Iterator[Family]:
    """The families of which a text may name a side, in their order: few of the hundreds."""
    openings = _openings()
    pieces = {*text, *map("".join, pairwise(text))}
    numbers = {number for piece in pieces for number in openings.get(piece, ())}
    return (families()[number] for number in sorted(numbers))


_WHICH = re.compile(r"哪[一几]?[位个名家所种类]$")  # 「找哪位老師」 asks for one
RUN = 4  # characters in a row of a question that a title has too name the page, and no side


@lru_cache(maxsize=64)
def _named(text: str) -> tuple[tuple[Family, tuple[Told, ...]], ...]:
    """The families of which a question names a side, with where."""
    found = ((family, family.told(text)) for family in _nameable(text))
    return tuple(
        (family, tuple(one for one in told if not _WHICH.search(text, 0, one.start))) for family, told in found if told
    )


@lru_cache(maxsize=256)
def asked(text: str, title: str) -> tuple[tuple[Family, int], ...]:
    """The families of which a question names one side, with that; what it names the page by is left out: 「藍橋線上學院」."""
    sides = _named(text)
    if not sides:
        return ()
    runs = {text[place : place + RUN] for place in range(len(text) - RUN + 1)}
    named = {run for run in runs if run in title}
    found = []
    for family, told in sides:
        own = {one.side for one in told if not _names_page(text, one, named)}
        if len(own) == 1:
            found.append((family, own.pop()))
    return tuple(found)


def _names_page(text: str, one: Told, named: set[str]) -> bool:
    low, high = max(0, one.end - RUN), one.start + 1
    return any(text[place : place + RUN] in named for place in range(low, high)) if named else False
