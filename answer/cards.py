"""A line as cards, posters and price lists write it, read once for all who ask: 「■ 費用：早鳥 880元（12/1前）｜一般 1,080元／人」.

- Its label (費用) is framed, stands before a colon, a stroke, a tab or a blank; no number of the line, no clock (「週末14:00」).
- Its parts stand between ； ｜ · ／ 、 the comma, → and a full blank, outside of brackets and of what is one amount or date (1,080元, 2/5);
  ／ before a measure word parts none (「15元／份」). Who asks joins them over the marks that part nothing for him.
- What stands in brackets is told of what is before them.

What a part says, and of what a label speaks, is for those who ask. Not seen: a label of two lines, brackets in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from answer.dates import dates_of
from answer.evidence import Page
from answer.values import amounts_of
from zh.numerals import WORDS

Span = tuple[int, int]
LONGEST = 160  # characters of a line that is a card's
MEASURE = (
    "千次|万次|小时|分钟|公斤|公里|平方米|学期|人次|个月|[份张次天日月年时人件箱度秒场本册单笔位台辆间晚节堂趟团斤包盒瓶组班队期季周条只头套坪米格床桌顶双支桶]|"
    "kg|km|㎡|m|gb"
)
BRACKETS = re.compile(r"\([^()\n]*\)")
_LABEL = re.compile(
    r"(?:[①-⑳❶-❿]|[^\w\n\[【〔「《(<>≥≤+$¥])*(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)\s*)?"
    r"(?:【(?P<framed>[^】\n]{1,12})】|(?P<named>(?=\w)[^:;,。|\t\n]{1,16}?)\s?:(?!(?<=\d:)\d)"
    r"|(?P<titled>(?=\w)[^\d:;,。|、\t\n()+$¥≥≤=]{1,12}?)(?:[|\t]|\s{1,3}(?=\S)))?"
)
_MARK = re.compile(rf"[;|·、,→。\t /](?:(?<!/)|(?!(?:{MEASURE})(?![\w㎡])))")


_EDGES = " =,、;|/:·\t>→"


class Label(NamedTuple):
    start: int
    end: int  # empty where a line has none
    rest: int  # where what the line tells begins
    sign: str  # what parts them: 】 : | or a blank, full or half

    @property
    def named(self) -> bool:
        """Whether it is framed or stands before a colon."""
        return self.sign in (":", "】")

    @property
    def span(self) -> Span:
        return self.start, self.end


class Part(NamedTuple):
    start: int
    end: int
    mark: str  # what parts it from the one before


class Line(NamedTuple):
    start: int
    end: int
    label: Label
    parts: tuple[Part, ...]
    figured: bool  # an amount or a date stands in it
    sentences: int  # none, one alone (1), or running text (2), as is a long line


_FIGURE = re.compile(rf"[\d{WORDS}半]|免费")


def terse(text: str) -> bool:
    """Whether a line of narrow text may be a card's with values, or a row of a table: none of a text of whole sentences."""
    return any(
        "\t" in line or ("。" not in line and len(line) <= LONGEST and _FIGURE.search(line) is not None)
        for line in text.split("\n")
    )


def lines(page: Page) -> tuple[Line, ...]:
    """Those of a page that are not empty, in order."""
    return lines_of(page.text, page.record.body, page.year)


@lru_cache(maxsize=256)
def lines_of(text: str, body: str, year: int | None) -> tuple[Line, ...]:
    """The same for what is kept by the narrow text, the text and the year of a page."""
    ones = sorted([one[:2] for one in amounts_of(text, year)] + [one[:2] for one in dates_of(text, year)])
    found, place = [], 0
    for piece in text.split("\n"):
        start, place = place, place + len(piece) + 1
        if piece.strip():
            found.append(_line(text, body, start, start + len(piece), ones))
    return tuple(found)


def _line(text: str, body: str, start: int, end: int, ones: list[Span]) -> Line:
    label = label_of(text, body, start, end)
    brackets = tuple(one.span() for one in BRACKETS.finditer(text, start, end))
    parts, low, mark = [], label.rest, ""
    for one in _MARK.finditer(text, label.rest, end):
        sign = body[one.start()] if one[0] == " " else one[0]
        if sign != " " and not _inside(brackets, one.start()) and not _inside(ones, one.start()):
            parts.append(Part(low, one.start(), mark))
            low, mark = one.end(), sign
    at = bisect_left(ones, (end, 0))
    full = text.find("。", start, end)
    sentences = 2 if end - start > LONGEST or full >= 0 and text[full:end].strip("。 ") else int(full >= 0)
    return Line(start, end, label, (*parts, Part(low, end, mark)), at > 0 and ones[at - 1][1] > start, sentences)


def _inside(spans: tuple[Span, ...] | list[Span], place: int) -> bool:
    at = bisect_left(spans, (place + 1, 0)) - 1
    return at >= 0 and place < spans[at][1]


def label_of(text: str, body: str, start: int, end: int) -> Label:
    """The label of a line, or of a piece of one."""
    match = _LABEL.match(text, start, end)
    rest = match.end() if match else start
    if match is None or match.lastgroup is None:
        return Label(rest, rest, rest, "")
    sign = text[rest - 1]
    return Label(*match.span(match.lastgroup), rest, body[rest - 1] if sign == " " else sign)


def joined(parts: Iterable[Part], marks: str) -> Iterator[Part]:
    """Parts with those joined between which no such mark stands."""
    before: Part | None = None
    for part in parts:
        if before is None or part.mark in marks:
            if before:
                yield before
            before = part
        else:
            before = before._replace(end=part.end)
    if before:
        yield before


def trim(text: str, start: int, end: int) -> Span:
    """A span without the signs at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
