"""What a page is called that holds several announcements, and how many it says it holds; all for text that `bare` has read."""

from __future__ import annotations

import re

from ingest.split import words
from ingest.split.text import pairs
from zh.numerals import number

OF_TIME = re.compile("[年月日周季天期起本这个有共项件在从的一二三四五六七八九十两几]")  # in pairs that name no thing
_BRACKETED_END = re.compile(r"\s*\([^()]*\)\s*$")


def without_brackets(title: str) -> str:
    """「街坊會通告（九月號）」 → 「街坊會通告」."""
    return _BRACKETED_END.sub("", title).strip()


def called_collection(named: str) -> bool:
    """Whether a page is called by what holds several: 「街坊會通告」, 「本週消息」."""
    return any(one.search(named) for one in (words.COLLECTION, words.BOARD, words.OF_ALL))


def names_no_thing(named: str) -> bool:
    """Whether a title is a kind of text with who speaks and when at the most: 「三年二班通知」."""
    about = words.HAPPENS.search(named.replace("重要", "")) or words.ABOUT.search(named)
    return about is None and words.KIND_OF_MANY.search(named) is not None


def counts(line: str) -> set[int]:
    """The numbers of announcements that a title or a sentence speaks of: 「兩則」, 「三項新規」, but no 「請注意三件事」."""
    return {
        number((found.group(1) or found.group(2)).replace("双", "二")) or 0
        for found in words.COUNTS.finditer(line)
        if not words.HEEDS.search(line[: found.start()])
    }


def names_one(line: str, parts: list[set[str]]) -> bool:
    """Whether a sentence in front names a thing that two of the texts behind it speak of: 「春遊當天有三項變動」. `parts`: their pairs of characters."""
    rest = words.GENERAL.sub(" ", words.JOINS.sub(" ", words.NO_THING.sub(" ", line)))
    return any(sum(pair in part for part in parts) > 1 for pair in pairs(rest) if not OF_TIME.search(pair))
