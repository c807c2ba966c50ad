"""How likely a short text is, as the commonest way to cut it into words of the dictionary says.

Costs are powers of ten: of two readings of the same bytes the one whose cost is smaller by 4 is ten thousand times as likely. They
compare readings of one run with each other, and say nothing of long texts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from zh.bare import simple
from zh.words import counts

_WORD = 4  # characters of a word
_ALL = math.log10(6e7)  # words that the dictionary counted
_UNKNOWN = 9.0  # a character that it has in no word
_MARK = 1.0
_COSTS = {"，": 0.7, "。": 0.7, "：": 1.0} | dict.fromkeys(
    "、；！？“”《》（）「」『』【】〔〕—…·～％ 0123456789().:,-/%\n\t", _MARK
)
_LATIN = 2.0
_SYMBOL = 4.0  # ^ and the like beside Chinese
_LONE = 3.0  # the more for a small letter that no other stands beside, and for two that no word is: 「Ec」
_WIDE = 5.0  # Ａ beside Chinese, １ too: some pages write them, and then several in a row
_STRANGE = 8.0  # signs that no sentence has
_BULLET = 3.0  # and those that begin one
_PRIVATE = 14.0  # no character at all
_ODD = re.compile(r"(?<![!-~])(?:[a-z]|[A-Z]?[a-z][A-Z]?|[0-9][a-z]|[A-Za-z][0-9])(?![!-~])|(?<=[！-～])[!-~](?![!-~])")


def cost(text: str, begun: Sequence[float] = (0.0,)) -> float:
    """What the cheapest way to cut the text costs, over all its characters; `begun`: what `reached` says of its beginning."""
    return _ways(simple(text), begun)[0][-1] + _LONE * len(_ODD.findall(text))


def reached(text: str, begun: Sequence[float] = (0.0,)) -> list[float]:
    """What the text up to each of its places costs, but for letters alone: whatever goes on from there costs the rest."""
    return _ways(simple(text), begun)[0]


def costs(before: str, chars: str, behind: str) -> Iterator[tuple[float, bool]]:
    """What `before + char + behind` costs for each of some Chinese characters, and whether a word of the dictionary ends with it.

    What they share is worked out once: only words with the character in them are looked up for each.
    """
    count = counts().get
    front, rest = simple(before), simple(behind)
    size = len(front)
    best = _ways(front)[0]
    lone = _LONE * len(_ODD.findall(f"{before}一{behind}"))
    # what a word with it may begin with, and what the text costs up to there; nothing, where it begins with the character itself
    begins = [(front[begin:], best[begin]) for begin in range(max(0, size + 1 - _WORD), size + 1)]
    shared: list[tuple[list[tuple[int, float]], list[tuple[str, float]], str]] = []
    for end in range(1, len(rest) + 1):
        words_in, goes_on = _ending(rest, end)
        shared.append((words_in, begins[end - _WORD :] if goes_on and end < _WORD else [], rest[:end]))
    for char in simple(chars):
        least, in_word = best[size] + of_word(count(char, 0)), False
        for said, cost_of_it in begins[:-1]:
            if common := count(said + char):
                in_word = True
                if (way := cost_of_it + of_word(common)) < least:
                    least = way
        reached = [least]
        for words_in, across, piece in shared:
            least = min([reached[begin] + way for begin, way in words_in])
            for said, cost_of_it in across:
                if (common := count(said + char + piece)) and (way := cost_of_it + of_word(common)) < least:
                    least = way
            reached.append(least)
        yield reached[-1] + lone, in_word


def _ending(text: str, end: int) -> tuple[list[tuple[int, float]], bool]:
    """Where the words that end at a place of a text begin, with what each costs; and whether others may end there that begin in front of it."""
    char = text[end - 1]
    if not "\u3400" <= char <= "\u9fff":
        on = _is_wide(char) and end > 1 and _is_wide(text[end - 2])
        return [(end - 1, _MARK if on else _sign(char))], False
    known = counts()
    found = [(end - 1, of_word(known.get(char, 0)))]
    for begin in range(max(0, end - _WORD), end - 1):
        if common := known.get(text[begin:end]):
            found.append((begin, of_word(common)))
    return found, True


def words(text: str) -> list[str]:
    """The cheapest way to cut the text; other characters than Chinese stand alone."""
    begins = _ways(simple(text))[1]
    found: list[str] = []
    end = len(text)
    while end:
        found.append(text[begins[end] : end])
        end = begins[end]
    return found[::-1]


def _ways(text: str, begun: Sequence[float] = (0.0,)) -> tuple[list[float], list[int]]:
    """For every place the least that the text up to it costs, and where the last word of that way begins; `text` in Simplified.

    `begun` are the costs of its first places, where these are known (of what begins there nothing is told then).
    """
    count = counts().get
    best, begins = [*begun], [0] * len(begun)
    for end in range(len(begun), len(text) + 1):
        char = text[end - 1]
        begin = end - 1
        if "\u3400" <= char <= "\u9fff":
            least = best[begin] + of_word(count(char, 0))
            for start in range(end - 2, max(end - _WORD, 0) - 1, -1):
                common = count(text[start:end])
                if common and (way := best[start] + of_word(common)) < least:
                    least, begin = way, start
        else:
            on = _is_wide(char) and end > 1 and _is_wide(text[end - 2])
            least = best[begin] + (_MARK if on else _sign(char))
        best.append(least)
        begins.append(begin)
    return best, begins


def _is_wide(char: str) -> bool:
    return "\uff10" <= char <= "\uff5a"


@lru_cache(4096)
def of_word(count: int) -> float:
    return _ALL - math.log10(count) if count else _UNKNOWN


@lru_cache(1024)
def _sign(char: str) -> float:
    if (known := _COSTS.get(char)) is not None:
        return known
    if char.isascii() or char == "\ufffd":
        return _LATIN if char.isalnum() or char in "?!\ufffd" else _SYMBOL
    if _is_wide(char):
        return _WIDE
    if "①" <= char <= "⑳" or char in "★☆●○■□◆◇▲△▼※→↓":
        return _BULLET
    return _PRIVATE if "\ue000" <= char <= "\uf8ff" else _STRANGE
