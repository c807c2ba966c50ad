"""Pairs of bytes that GBK has no character for, inside a run that was read one byte late: 「可?登?蚓」 of 「可联系区域经」.

Such a pair (shown as one 「?」) is the second byte of one character and the first of the next: of the one its first byte is known,
of the other its second. That they are no character together says more: of the 94 of a row some 14 are left. Of all ways to cut the
run into words, with each character that may stand at a place, the cheapest with one of them is compared with the cheapest with any
other; where it is many times as likely, that character is taken. Where neither of its bytes is known, a place stays open.
Of the sentences that the tests damage so, 98 of 100 characters that are taken are right: of those of which a byte is known 29 of 100 in
Simplified and 24 in Traditional.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from math import inf
from operator import add
from typing import NamedTuple

from ingest.repair.last import is_usual
from ingest.repair.likely import costs, of_word
from zh.bare import simple
from zh.words import char_frequency, counts, starting

UNKNOWN = "\ufffd"
_WORD = 4  # characters of a word
_COMMON = 3  # times that a word is counted at least: another is hardly likelier than its characters
_SAID = 2.0  # powers of ten for each two in a row that the text has elsewhere
_NEW = 0.5  # and against a character that it has nowhere
_REACH = 20_000  # characters of a text that say what it has
_APART = 2.3  # by which one must be likelier than any other
_APART_OPENING = 1.0  # and the mark at the beginning than the other
_MARKS = {"，": 0.7, "。": 0.7, "、": 1.5} | dict.fromkeys("；：！？（）“”《》％…", 4.0)  # what they cost
_LEAST = 0xA1  # both bytes of what Simplified text is written with
_NONE: frozenset[str] = frozenset()
_ASKED = b"\xa3\xbf"  # 「？」, that was made half-width


class _One(NamedTuple):
    """A character that may stand at a place, and the byte of it that is not known."""

    char: str
    byte: int


class _Word(NamedTuple):
    text: str  # in Simplified; empty where anything may stand
    end: int
    cost: float


_Row = dict[str, _One]  # what may stand at a place, by its form in Simplified; empty where that may be anything


def settled(data: bytes, sound: str, beside: tuple[str, str], text: str, script: str) -> str:
    """`sound` with its unknown characters as far as they are settled; the others stay UNKNOWN.

    `data` has two bytes for each of its characters, 0 for an unknown byte; `beside` are what stands before and behind it in `text`.
    """
    before, behind = beside
    rows = [
        _row(data[2 * at : 2 * at + 2], script, not at) if char == UNKNOWN else _only(char)
        for at, char in enumerate(sound)
    ]
    ways = _ways([*map(_only, before), *rows, *map(_only, behind)], _said_in(simple(text[:_REACH])))[len(before) :]
    return "".join(
        _taken(row, way, _APART if at else _APART_OPENING) if char == UNKNOWN else char
        for at, (char, row, way) in enumerate(zip(sound, rows, ways, strict=False))
    )


def _taken(row: _Row, ways: dict[str, float], apart: float) -> str:
    likeliest = sorted(ways, key=ways.__getitem__)[:2]
    if not row or len(likeliest) > 1 and ways[likeliest[1]] - ways[likeliest[0]] < apart:
        return UNKNOWN
    return row[likeliest[0]].char


def _ways(rows: list[_Row], said: dict[str, set[str]]) -> list[dict[str, float]]:
    """For each place what the cheapest way costs to cut the whole into words, with each character that may stand there."""
    words: list[list[_Word]] = [[] for _ in rows]
    rest = [0.0] * (len(rows) + 1)
    for at in range(len(rows) - 1, -1, -1):
        words[at] = list(_words(rows, at, words, said))
        rest[at] = min(cost + rest[end] for _, end, cost in words[at])
    reached = [0.0] + [inf] * len(rows)
    ways: list[dict[str, float]] = [{} for _ in rows]
    for at, begun in enumerate(words):
        for text, end, cost in begun:
            way = reached[at] + cost
            reached[end] = min(reached[end], way)
            way += rest[end]
            for place, char in enumerate(text, at):
                if way < ways[place].get(char, inf):
                    ways[place][char] = way
    return ways


def _words(rows: list[_Row], at: int, words: list[list[_Word]], said: dict[str, set[str]]) -> Iterator[_Word]:
    """The words that may begin at a place; `words` has those that begin behind it, and a mark is one with the word behind it."""
    row, following = rows[at], rows[at + 1 : at + _WORD]
    within = not all(rows[max(0, at - 1) : at + 2])  # it may be a piece of a word, of which the rest is not known
    next_row: _Row = following[0] if following else {}
    count = counts().get
    if not row:
        yield _Word("", at + 1, 0.0)
    for char, one in row.items():
        if not _is_chinese(char):
            mark = _MARKS.get(char, 0.0)
            if len(row) > 1 and len(next_row) > 1:
                yield from (
                    _Word(char + text, end, mark + cost)
                    for text, end, cost in words[at + 1]
                    if text[0] not in _MARKS and next_row[text[0]].byte in _behind(one.byte)
                )
            else:
                yield _Word(char, at + 1, mark)
            continue
        new = _NEW if len(row) > 1 and char not in said else 0.0
        alone = of_word(char_frequency(char) if within else count(char, 0)) + new
        yield _Word(char, at + 1, alone)
        by_second = starting(char)
        for second in by_second.keys() & next_row.keys():
            for word in by_second[second]:
                if (common := count(word, 0)) >= _COMMON and _fits(word, following):
                    told = _SAID * sum(two in said.get(one, _NONE) for one, two in pairwise(word))
                    yield _Word(word, at + len(word), of_word(common) + new - told)
        for other in said.get(char, _NONE) & next_row.keys():
            yield _Word(char + other, at + 2, alone + of_word(count(other, 0)) - _SAID)


def _fits(word: str, following: list[_Row]) -> bool:
    """Whether a word whose second character may stand there may."""
    return len(word) == 2 or len(word) <= len(following) + 1 and all(map(_Row.__contains__, following, word[1:]))


def is_likely(char: str, trail: int, behind: str, script: str) -> bool:
    """Whether hardly another character with this second byte goes better with what stands behind it."""
    row = _row_of(trail, script)
    ways, _ = costs("", row, behind[:_WORD])
    return char in row and ways[row.index(char)] < min(ways) + _APART


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@lru_cache(2)
def _said_in(text: str) -> dict[str, set[str]]:
    """What stands behind each character of a text."""
    found: dict[str, set[str]] = {char: set() for char in text}
    for two in set(map(add, text, text[1:])):
        found[two[0]].add(two[1])
    return found


@cache
def _behind(byte: int) -> frozenset[int]:
    """The bytes that make no character of GBK behind this one, or a mark that is shown as they are."""
    return frozenset(lead for lead in range(0x81, 0xFF) if _is_lost(bytes((byte, lead))))


def _is_lost(pair: bytes) -> bool:
    try:
        pair.decode("gbk")
    except UnicodeDecodeError:
        return True
    return pair == _ASKED


@cache
def _only(char: str) -> _Row:
    return {simple(char): _One(char, 0)}


def _row(pair: bytes, script: str, opens: bool) -> _Row:
    """What may stand where a pair of bytes is known but for one, or both."""
    lead, trail = pair.ljust(2, b"\0")
    if lead:
        return _opening() if opens else _firsts(lead, script)
    return _seconds(trail, script) if trail else {}


@cache
def _opening() -> _Row:
    """Marks that begin a run whose second byte is not known."""
    return {char: _One(char, char.encode("gbk")[1]) for char in "。，"}


@cache
def _firsts(lead: int, script: str) -> _Row:
    """Characters with this first byte, whose second may be of such a pair."""
    trails = range(_LEAST if script == "hans" else 0x40, 0xFF)
    return _by_form(_One(_char(lead, trail, script), trail) for trail in trails if _behind(trail))


@cache
def _row_of(trail: int, script: str) -> str:
    """Those of them that are no marks."""
    return "".join(one.char for one in _seconds(trail, script).values() if one.char not in _MARKS)


@cache
def _seconds(trail: int, script: str) -> _Row:
    """Characters with this second byte."""
    leads = range(_LEAST if script == "hans" else 0x81, 0xFF)
    return _by_form(_One(_char(lead, trail, script), lead) for lead in leads)


def _by_form(ones: Iterator[_One]) -> _Row:
    return {simple(one.char): one for one in ones if one.char}


def _char(lead: int, trail: int, script: str) -> str:
    """The character of two bytes, if text of a script has it."""
    char = bytes((lead, trail)).decode("gbk", "ignore")
    if char in _MARKS:
        return char
    if len(char) != 1 or not _is_chinese(char) or not char_frequency(char):
        return ""
    own = simple(char) == char if script == "hans" else is_usual(char)
    return char if own else ""
