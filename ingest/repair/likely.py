"""How likely a short text is, as the commonest way to cut it into words of the dictionary says.

Costs are powers of ten: of two readings of the same bytes the one whose cost is smaller by 4 is ten thousand times as likely. They
compare readings of one run with each other, and say nothing of long texts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from zh.bare import simple
from zh.words import counts, starting

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
# begun by one set of characters, it is quickly found: most texts have none
_ODD = re.compile(
    r"[!-~](?<![!-~].)(?:(?<=[a-z])[A-Z]?|(?<=[A-Z])[a-z][A-Z]?|(?<=[0-9])[a-z]|(?<=[A-Za-z])[0-9]|(?<=[！-～].))(?![!-~])"
)


def cost(text: str, begun: Sequence[float] = (0.0,)) -> float:
    """What the cheapest way to cut the text costs, over all its characters; `begun`: what `reached` says of its beginning."""
    return _ways(simple(text), begun)[0][-1] + of_letters(text)


def of_letters(text: str) -> float:
    """What letters alone cost in a text."""
    return _LONE * len(_ODD.findall(text))


def reached(text: str, begun: Sequence[float] = (0.0,)) -> list[float]:
    """What the text up to each of its places costs, but for letters alone (`of_letters`): whatever goes on from there costs the rest."""
    return _ways(simple(text), begun)[0]


def costs(before: str, chars: str, behind: str) -> tuple[list[float], set[int]]:
    """What `before + char + behind` costs for each of some Chinese characters, and the places of those with which a word of the dictionary ends.

    What they share is worked out once: only words with the character in them are looked up for each.
    """
    count = counts().get
    front, rest = simple(before), simple(behind)
    size = len(front)
    best = _ways(front)[0]
    tail = [math.inf] * len(rest)  # of what stands behind, from each of its places on
    tail.append(of_letters(f"{before}一{behind}"))
    for end in range(len(rest), 0, -1):
        for begin, way in _ending(rest, end):
            tail[begin] = min(tail[begin], way + tail[end])
    every, places = _placed(chars)
    alone = best[size] + tail[0]
    ways = [alone + one for one in every]
    in_word: set[int] = set()
    for begin in range(max(0, size + 1 - _WORD), size):
        for word, at in _begun(front[begin:], places.keys()):
            behind_it = word[at + 1 :]
            if rest.startswith(behind_it) and (not behind_it or _is_chinese(behind_it[-1])):
                way = best[begin] + of_word(count(word, 0)) + tail[len(behind_it)]
                _lower(ways, places[word[at]], way)
                if not behind_it:
                    in_word.update(places[word[at]])
    for char, some in places.items() if rest else ():
        for word in starting(char).get(rest[0], ()):
            if rest.startswith(word[1:]) and _is_chinese(word[-1]) and (common := count(word)):
                _lower(ways, some, best[size] + of_word(common) + tail[len(word) - 1])
    return ways, in_word


@lru_cache(512)  # rows of GBK, of each script
def _placed(chars: str) -> tuple[list[float], dict[str, list[int]]]:
    """What each of some characters costs as a word, and where each stands among them; in Simplified."""
    count = counts().get
    every = simple(chars)
    places: dict[str, list[int]] = {}
    for at, char in enumerate(every):
        places.setdefault(char, []).append(at)
    return [of_word(count(char, 0)) for char in every], places


def _begun(said: str, chars: Set[str]) -> Iterator[tuple[str, int]]:
    """The words that begin with what was said and go on with one of some characters, and its place in them."""
    at = len(said)
    by_second = starting(said[0])
    if at == 1:
        for char in by_second.keys() & chars:
            for word in by_second[char]:
                yield word, 1
    else:
        for word in by_second.get(said[1], ()):
            if len(word) > at and word[at] in chars and word.startswith(said):
                yield word, at


def _lower(ways: list[float], places: list[int], way: float) -> None:
    for at in places:
        if way < ways[at]:
            ways[at] = way


def _ending(text: str, end: int) -> list[tuple[int, float]]:
    """Where the words that end at a place of a text begin, with what each costs."""
    char = text[end - 1]
    if not _is_chinese(char):
        on = _is_wide(char) and end > 1 and _is_wide(text[end - 2])
        return [(end - 1, _MARK if on else _sign(char))]
    known = counts()
    found = [(end - 1, of_word(known.get(char, 0)))]
    for begin in range(max(0, end - _WORD), end - 1):
        if common := known.get(text[begin:end]):
            found.append((begin, of_word(common)))
    return found


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
            for start in range(end - 2, end - _WORD - 1 if end > _WORD else -1, -1):
                if (common := count(text[start:end])) and (way := best[start] + of_word(common)) < least:
                    least, begin = way, start
        else:
            on = _is_wide(char) and end > 1 and _is_wide(text[end - 2])
            least = best[begin] + (_MARK if on else _sign(char))
        best.append(least)
        begins.append(begin)
    return best, begins


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


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
