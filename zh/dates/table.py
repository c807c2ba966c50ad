"""The written forms, in the order in which they are tried, and what may continue each.

A form gives the beginnings by which the scan finds it (`UNITS` behind a number, `WORDS`) and `read(text, at, context)`, which
reads one end at that place or answers None. `then` names the forms whose `extend(text, piece, context)` may take what follows into the
same end, in this order: 「2024年3月」+「上旬」, 「3月1日」+「（周五）」+「17:00」. To add a form: its file, and its line here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from zh.dates import absolute, beside, clock, duration, holiday, numeric, part, recurring, relative, weekday
from zh.dates.context import Context
from zh.dates.piece import Piece
from zh.numerals import CHARS

Read = Callable[[str, int, Context], Piece | None]
Extend = Callable[[str, Piece, Context], None]


class Form(NamedTuple):
    name: str
    read: Read
    units: str = ""  # behind a number: it may begin here
    words: tuple[str, ...] = ()  # patterns of its beginnings, each with its first character literal or in a class
    then: tuple[str, ...] = ()


FORMS = (
    Form("recurring", recurring.read, words=recurring.WORDS),
    Form("absolute", absolute.read, absolute.UNITS, absolute.WORDS, then=("part", "holiday", "weekday", "clock")),
    Form("numeric", numeric.read, numeric.UNITS, then=("holiday", "weekday", "clock")),
    Form("relative", relative.read, words=relative.WORDS, then=("part", "holiday", "beside", "weekday", "clock")),
    Form("weekday", weekday.read, words=weekday.WORDS, then=("beside", "clock")),
    Form("holiday", holiday.read, words=holiday.WORDS, then=("weekday", "clock")),
    Form("part", part.read, part.UNITS, part.WORDS),
    Form("clock", clock.read, clock.UNITS, clock.WORDS),
    Form("duration", duration.read, duration.UNITS, duration.WORDS),
)

_EXTENDS: dict[str, tuple[str, Extend]] = {
    "part": (part.FIRST, part.extend),
    "holiday": (holiday.FIRST, holiday.extend),
    "beside": (beside.FIRST, beside.extend),
    "weekday": (weekday.FIRST, weekday.extend),
    "clock": (clock.FIRST, clock.extend),
}
THEN: dict[str, tuple[tuple[str, Extend], ...]] = {
    form.name: tuple(_EXTENDS[name] for name in form.then) for form in FORMS
}


def _firsts(word: str) -> str:
    """The characters that a pattern begins with: the members of its class, or its first character."""
    return word[1 : word.index("]")] if word.startswith("[") else word[0]


def _by_unit() -> dict[str, tuple[Read, ...]]:
    return {unit: tuple(form.read for form in FORMS if unit in form.units) for form in FORMS for unit in form.units}


def _by_first() -> dict[str, tuple[Read, ...]]:
    found: dict[str, list[Read]] = {}
    for form in FORMS:
        for word in form.words:
            for char in _firsts(word):
                reads = found.setdefault(char, [])
                if form.read not in reads:
                    reads.append(form.read)
    return {char: tuple(reads) for char, reads in found.items()}


BY_UNIT = _by_unit()
BY_FIRST = _by_first()


def _scan() -> re.Pattern[str]:
    """Finds whatever can begin a date: a number before a unit (group 1), or the first characters of a word.

    The first item is one class of characters, so that the search steps over everything else without trying the branches.
    """
    units = "".join(sorted(BY_UNIT))
    signs = ":-/."
    spoken = "".join(unit for unit in units if unit not in signs)
    by_char: dict[str, list[str]] = {}
    for form in FORMS:
        for word in form.words:
            for char in _firsts(word):
                by_char.setdefault(char, []).append(word)
    branches = [
        rf"(?<=[0-9])(?<![0-9][0-9])[0-9]{{0,3}} ?([{re.escape(units)}])",
        rf"(?<=[{CHARS}])(?<![{CHARS}][{CHARS}])[{CHARS}]{{0,4}} ?([{spoken}])",
    ]
    for char, words in by_char.items():
        rests = "|".join(word[len(_firsts(word)) + 2 if word.startswith("[") else 1 :] for word in words)
        branches.append(f"(?<={char})(?:{rests})")
    firsts = "0123456789" + CHARS + "".join(by_char)
    return re.compile(f"[{firsts}](?:{'|'.join(branches)})")


SCAN = _scan()
