"""The written forms, in the order in which they are tried, and which may go on from which.

A form gives the beginnings by which the scan finds it (`UNITS` behind a number, `WORDS`) and `read(text, at, context)`,
which reads one end at that place or answers None. `then` names the forms that may take what follows into the same end,
in this order: 「2024年3月」+「上旬」, 「3月1日」+「（周五）」+「17:00」; `ends` those that may stand at the second end of a range
which it began, in the order tried. To add a form: its file, and its line here. What most dates are written as is read
before them, by patterns of the same pieces (`straight.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from zh.dates import (
    absolute,
    beside,
    chinese,
    clock,
    duration,
    english,
    holiday,
    numeric,
    part,
    recurring,
    relative,
    weekday,
)
from zh.dates.context import Context
from zh.dates.names import DAY_NUMBER
from zh.dates.piece import Piece
from zh.numerals import CHARS

Read = Callable[[str, int, Context], Piece | None]
ReadEnd = Callable[[str, int, Piece, Context], Piece | None]
Extend = Callable[[str, Piece, Context], None]


class Form(NamedTuple):
    name: str
    read: Read
    units: str = ""  # behind a number: it may begin here
    words: tuple[str, ...] = ()  # patterns of its beginnings: a literal character or a class, then what follows
    then: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


_DATES = ("plain", "chinese", "absolute", "numeric", "relative", "holiday", "part", "clock")

FORMS = (
    Form("recurring", recurring.read, words=recurring.WORDS),
    Form(
        "chinese",
        chinese.read,
        chinese.UNITS,
        chinese.WORDS,
        then=("weekday", "clock"),
        ends=("chinese", "absolute", "numeric", "holiday", "clock"),
    ),
    Form(
        "absolute",
        absolute.read,
        absolute.UNITS,
        absolute.WORDS,
        then=("chinese", "part", "holiday", "weekday", "clock"),
        ends=_DATES,
    ),
    Form(
        "numeric",
        numeric.read,
        numeric.UNITS,
        numeric.WORDS,
        then=("holiday", "weekday", "clock"),
        ends=("numeric", "absolute", "relative", "holiday", "part", "clock"),
    ),
    Form(
        "relative",
        relative.read,
        words=relative.WORDS,
        then=("chinese", "part", "holiday", "beside", "weekday", "clock"),
        ends=("plain", "chinese", "absolute", "numeric", "relative", "weekday", "holiday", "part", "clock"),
    ),
    Form(
        "weekday",
        weekday.read,
        words=weekday.WORDS,
        then=("beside", "clock"),
        ends=("absolute", "numeric", "relative", "weekday", "clock"),
    ),
    Form("english", english.read, english.UNITS, english.WORDS, then=("weekday", "clock"), ends=("english", "clock")),
    Form("holiday", holiday.read, words=holiday.WORDS, then=("weekday", "clock"), ends=_DATES),
    Form(
        "part", part.read, part.UNITS, part.WORDS, then=("weekday",), ends=("part", "absolute", "numeric", "relative")
    ),
    Form("clock", clock.read, clock.UNITS, clock.WORDS, ends=("relative", "clock")),
    Form("duration", duration.read, duration.UNITS, duration.WORDS),
)

# what they go on with, and with what behind a blank: 「3月1日 3月2日」 leaves most of them at once
_EXTENDS: dict[str, tuple[str, str, Extend]] = {
    "part": (part.FIRST, part.FIRST, part.extend),
    "chinese": (chinese.FIRST, chinese.FIRST, chinese.extend),
    "holiday": (holiday.FIRST, holiday.FIRST, holiday.extend),
    "beside": (beside.FIRST, beside.BEHIND_BLANK, beside.extend),
    "weekday": (weekday.FIRST, weekday.FIRST, weekday.extend),
    "clock": (clock.FIRST, f"{clock.FIRST},", clock.extend),
}
Steps = dict[str, tuple[tuple[int, Extend], ...]]


def _by_char(names: tuple[str, ...]) -> tuple[Steps, Steps]:
    """The forms that may take what stands behind a piece, with their places in the order: by its first character, and by
    that behind a blank.
    """
    ones = [(place, *_EXTENDS[name]) for place, name in enumerate(names)]
    return (
        {
            char: tuple((place, more) for place, first, _, more in ones if char in first)
            for char in "".join(first for _, first, _, _ in ones)
        },
        {
            char: tuple((place, more) for place, first, behind, more in ones if " " in first and char in behind)
            for char in "".join(behind for _, _, behind, _ in ones)
        },
    )


_READ_ENDS: dict[str, ReadEnd] = {
    "plain": absolute.plain,
    "chinese": chinese.read_end,
    "absolute": absolute.read_end,
    "numeric": numeric.read_end,
    "relative": relative.read_end,
    "weekday": weekday.read_end,
    "holiday": holiday.read_end,
    "part": part.read_end,
    "clock": clock.read_end,
    "english": english.read_end,
}
THEN = {form.name: _by_char(form.then) for form in FORMS}
ENDS = {form.name: tuple(_READ_ENDS[name] for name in form.ends) for form in FORMS}


def extend(text: str, piece: Piece, context: Context) -> int | None:
    """Lets the forms that may go on from a piece take what follows; answers where the time of day began, if one did."""
    began = None
    end = piece.end
    by_char, behind_blank = THEN[piece.form]
    char = text[end]
    steps = by_char.get(char) if char != " " else behind_blank.get(text[end + 1])
    done = -1
    while steps:
        for place, more in steps:
            if place > done:
                more(text, piece, context)
                if piece.end != end:
                    break
        else:
            return began
        if piece.hour is not None and began is None:
            began = end
        done, end = place, piece.end
        char = text[end]
        steps = by_char.get(char) if char != " " else behind_blank.get(text[end + 1])
    return began


def _firsts(word: str) -> str:
    """The characters that a pattern begins with: the members of its class, or its first character."""
    return word[1 : word.index("]")] if word.startswith("[") else word[0]


def _by_first() -> dict[str, tuple[Read, ...]]:
    chars = dict.fromkeys(char for form in FORMS for word in form.words for char in _firsts(word))
    return {
        char: tuple(form.read for form in FORMS if any(char in _firsts(word) for word in form.words)) for char in chars
    }


BY_UNIT = {unit: tuple(form.read for form in FORMS if unit in form.units) for form in FORMS for unit in form.units}
BY_FIRST = _by_first()


_CHAIN = "(?:[-~][0-9]{1,2}){6}"  # 「3-1-4-1-5-9-2」: more ends than two dates have


# a number before one of these begins something only where another number is behind it, with a unit or what may stand before one
_JOINTS = "-~至到"
_BETWEEN = "多半钟nr"  # 「3至5多天」, 「2-3个钟头」, 「2nd」
_GROUP = 12  # characters of words that are asked for together


def _words(rests: dict[str, list[str]]) -> list[str]:
    """Branches for the words that begin with some characters, by groups of these: a place where none begins is left after a
    tenth of the branches that one for each character would be, and the scan takes half the time.
    """
    chars = list(rests)
    branches = []
    for at in range(0, len(chars), _GROUP):
        group = chars[at : at + _GROUP]
        words = "|".join(f"(?<={char})(?:{'|'.join(rests[char])})" for char in group)
        branches.append(f"(?<=[{''.join(group)}])(?:{words})")
    return branches


def _scan() -> re.Pattern[str]:
    """Finds whatever can begin a date: a number before a unit (group 1 or 2), or the first characters of a word.

    Its first item is one class of characters, so that the search steps over all others without trying the branches. A joint
    (「10-20元」) and a dot (「3.15元」) are units only with what a form reads behind them, and so is 号 (「3号楼」).
    """
    units = "".join(sorted(set(BY_UNIT) - {*_JOINTS, "."}))
    dot = rf"\.(?![0-9]+[{numeric.MEASURES}])"
    plain = re.escape("".join(unit for unit in units if unit != "号"))
    spoken = "".join(unit for unit in units if unit not in ":/号")
    further = (
        rf"(?={english.BEHIND_HYPHEN}|[-~]? ?(?:[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?|[{CHARS}]{{1,5}}|(?=半)) ?"
        rf"(?:[{_JOINTS}.{re.escape(units)}{_BETWEEN}]|[0-9]{{1,2}}:))"
    )
    rests: dict[str, list[str]] = {}
    for form in FORMS:
        for word in form.words:
            rest = word[word.index("]") + 1 :] if word.startswith("[") else word[1:]
            for char in _firsts(word):
                rests.setdefault(char, []).append(rest)
    branches = [
        rf"(?<=[0-9])(?<![0-9][0-9])[0-9]{{0,3}} ?(?!{_CHAIN})([{plain}]|{DAY_NUMBER}|{dot}|[{_JOINTS}]{further})",
        rf"(?<=[{CHARS}])(?<![{CHARS}][{CHARS}])[{CHARS}]{{0,4}} ?([{spoken}]|{DAY_NUMBER}|[{_JOINTS[1:]}]{further})",
        *_words(rests),
    ]
    return re.compile(f"[0-9{CHARS}{''.join(rests)}](?:{'|'.join(branches)})")


SCAN = _scan()
