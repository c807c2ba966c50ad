"""Words of a question: cut, weighed, and what may stand for each of them on a page.

`wording.txt` holds the reviewed table: groups of words that stand for one another, words without meaning in a question,
words so general that a page may lack them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import rjieba


class Term(NamedTuple):
    """A word of a question, narrow. `alternatives` may stand for it on a page; a `name` may not be missing there.

    `tag` is jieba's part of speech, or "quoted", "latin", "ordinal", "loose" (characters in no dictionary: most often a name).
    """

    text: str
    offset: int
    weight: float
    alternatives: tuple[str, ...] = ()
    name: bool = False
    tag: str = ""

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    @property
    def noun(self) -> bool:
        return self.name or self.tag[:1] in ("n", "j", "l", "i") or self.tag in ("vn", "an")


class Wording(NamedTuple):
    same: dict[str, tuple[str, ...]]
    stop: frozenset[str]
    light: frozenset[str]
    longest: int


@cache
def wording() -> Wording:
    same: dict[str, dict[str, None]] = {}
    words: dict[str, set[str]] = {"stop": set(), "light": set()}
    section = ""
    for line in files("answer").joinpath("wording.txt").read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "same":
            left, arrow, right = line.partition(">")
            asked = left.split()
            said = right.split() if arrow else asked
            for word in asked:
                same.setdefault(word, {}).update(dict.fromkeys(other for other in said if other != word))
        else:
            words[section].update(line.split())
    return Wording(
        {word: tuple(others) for word, others in same.items()},
        frozenset(words["stop"]),
        frozenset(words["light"]),
        max(map(len, same)),
    )


# what is matched as a whole: 第6届, 4号楼, 2020年7月, “…”, 《…》, Latin words
_WHOLE = re.compile(
    r"(?P<year>(?<!\d)(?:19|20)\d\d(?:年度?)?)|(?P<ordinal>第[\d一二三四五六七八九十]+[届期批次季轮章条号天日名]?|\d+号(?![^\W\d]{0,1}[起前]))"
    r"|[“\"「『《](?P<quoted>[^”\"」』》]{1,20})[”\"」』》]|(?P<latin>[a-z][a-z0-9+.&-]*(?: [a-z0-9+]{1,8})*)"
)
_NUMBER = re.compile(r"\d[\d,.:/-]*(?:万|亿)?")


def cut(text: str) -> list[tuple[str, int, str]]:
    """Narrow text → (word, offset, tag) with the tags of jieba; punctuation left out."""
    cuts, place = [], 0
    for word, tag in rjieba.tag(text, False):
        if word.strip() and tag != "x" or word.isalnum():
            cuts.append((word, place, tag))
        place += len(word)
    return cuts


def terms(text: str) -> list[Term]:
    """The words of narrow text that carry meaning, in order."""
    table = wording()
    found: list[Term] = []
    place = 0
    for match in _WHOLE.finditer(text):
        found += _plain(text, place, match.start(), table)
        place = match.end()
        kind = match.lastgroup or ""
        word, offset = match[kind], match.start(kind)
        if kind == "quoted":
            found.append(Term(word, offset, 1.5, table.same.get(word, ()), True, "quoted"))
        elif kind == "latin":
            found.append(Term(word, offset, 1.5, _spellings(word) + table.same.get(word, ()), len(word) > 1, "latin"))
        elif kind == "ordinal":
            found.append(Term(word, offset, 1.5, _ordinals(word), True, "ordinal"))
    found += _plain(text, place, len(text), table)
    return found


def _spellings(word: str) -> tuple[str, ...]:
    return tuple({word.replace(" ", ""), word.replace("-", "")} - {word})


def _ordinals(word: str) -> tuple[str, ...]:
    chinese = "零一二三四五六七八九十"
    digits = re.search(r"\d+", word)
    if digits and int(digits[0]) <= 10:
        return (word.replace(digits[0], chinese[int(digits[0])]),)
    for value, char in enumerate(chinese):
        if word[1:2] == char and not re.match(r"[一二三四五六七八九十]", word[2:]):
            return (word.replace(char, str(value)),)
    return ()


def _plain(text: str, start: int, end: int, table: Wording) -> list[Term]:
    """Words of the table first where they are longer than jieba's; single characters side by side make a name."""
    piece = text[start:end]
    cuts = cut(piece)
    edges = {offset for _, offset, _ in cuts}
    tags = {offset: (word, tag) for word, offset, tag in cuts}
    found: list[Term] = []
    place = 0
    loose = ""  # single characters that jieba left alone
    while place <= len(piece):
        word = tag = ""
        if place in edges or place not in edges and loose == "":
            for length in range(min(table.longest, len(piece) - place), 1, -1):
                if piece[place : place + length] in table.same:
                    word = piece[place : place + length]
                    break
        if place in tags and len(tags[place][0]) >= len(word):
            word, tag = tags[place]
        if loose and (not word or len(word) > 1 or word in table.stop or word in table.same):
            found += _loose(loose, start + place - len(loose), table)
            loose = ""
        if not word:
            place += 1
            continue
        offset = start + place
        place += len(word)
        if word in table.stop or _NUMBER.fullmatch(word):
            continue
        if len(word) == 1 and word not in table.same:
            loose += word
            continue
        light = word in table.light or len(word) == 1
        name = tag in ("nr", "ns", "nt", "nz") and len(word) > 1 and word not in table.same
        found.append(Term(word, offset, 0.4 if light else 1.0, table.same.get(word, ()), name, tag))
    return found


def _loose(text: str, offset: int, table: Wording) -> list[Term]:
    if len(text) > 1:
        return [Term(text, offset, 1.2, (), True, "loose")]
    return [] if text in table.stop else [Term(text, offset, 0.4, table.same.get(text, ()))]
