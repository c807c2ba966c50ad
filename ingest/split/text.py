"""What the rules of this stage ask of text: letters, pairs of characters, sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ingest.split.words import NOTICE
from records import Block
from zh.bare import bare

NUMBER = re.compile(
    r"^\W*(?:(?:公告|通知|消息|启事|第)[一二三四五六七八九十\d]{1,2}[则条件]?\s*(?:[:：、]|\s)|0\d\W*|\d{1,2}\s+(?=[^\W\d])(?![年月日号点时])|[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．:：]|[壹貳贰參叁肆伍陸陆柒捌玖拾]{1,2}[、.．:：]|其[一二三四五六七八九十][、:：\s]|[①-⑩])\s*"
)
LEAST = 5  # letters of a title
LEAST_BODY = 30  # letters of an announcement's text
LEAST_NOTICE = 10  # of one that is signed, called a notice or gathered with others
LEAST_SENTENCE = 8  # characters of its running text
LONGEST = 100  # characters of a line that may be a title
SOURCE = 60  # characters of a line of time and source
SENTENCE = re.compile(r"[。！；!;]\s*$|[，,。]")
MARK = re.compile(r"\s*[●○◎◆◇■□★☆▲△▼►▶※]+\s*(?=\w)")  # in front of a title: 「● 裁判招募」
# the day beside a title in a list of what was put out: 「[2024-03-01] …公告」, 「…公告（2024年3月1日）」
_DAY = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
_DAY_FIRST = re.compile(rf"\s*[(（\[【]?({_DAY})[)）\]】]?\s*[:：|]?\s*(?=\D)")
_DAY_LAST = re.compile(rf"(?<=\D)\s*[(（\[【]?({_DAY})[)）\]】]?\s*$")
_NO_LETTERS = re.compile(r"[\W_]+")
_HAN = re.compile("[\u4e00-\u9fff]+")


def letters(text: str) -> str:
    """Letters and digits of a text as `bare` reads it."""
    return _letters(text) if len(text) <= LONGEST else _said(text)


@lru_cache(512)
def _letters(text: str) -> str:
    """The same of a line that may be a title: several rules ask for it."""
    return _said(text)


def _said(text: str) -> str:
    return letters_of(bare(text))


def letters_of(read: str) -> str:
    """The same of a text that `bare` has read already."""
    return read if read.isalnum() else _NO_LETTERS.sub("", read)


def unmarked(text: str) -> str:
    """A title without its number or mark, and without the day beside it: 「二、裁判招募」, 「● 裁判招募」, 「[2024-03-01] 裁判招募公告」."""
    return undated(MARK.sub("", NUMBER.sub("", text)))[0]


def undated(text: str) -> tuple[str, str]:
    """What a notice is called, and the day beside it; the text and nothing where it is no notice with a day beside."""
    if (found := _DAY_FIRST.match(text)) is not None:
        rest = text[found.end() :]
    elif (found := _DAY_LAST.search(text)) is not None:
        rest = text[: found.start()]
    else:
        return text, ""
    return (
        (rest.strip(), found.group(1))
        if NOTICE.search(bare(rest).strip()) and len(letters(rest)) >= LEAST
        else (text, "")
    )


def pairs(text: str) -> set[str]:
    """The pairs of Chinese characters of a text that `bare` has read."""
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}


def weighed(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The points that evidence comes to, each by its weight."""
    return sum(weights[name] * value for name, value in evidence.items())


def size(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def same(line: str, title: str) -> bool:
    """Whether a line is a title, with a number in front of it or without."""
    return letters(title) in (letters(line), letters(NUMBER.sub("", line)))
