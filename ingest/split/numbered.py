"""Numbers in front of lines that may be titles: those of sections, and those of announcements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.split import words
from ingest.split.lines import Short
from ingest.split.text import NUMBER
from zh.numerals import number as numeral

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_NUMBER = re.compile(rf"\d+|[一二三四五六七八九十]+|[{_CIRCLED}]")


def unnumbered(title: str, short: list[Short], texts: Sequence[str]) -> tuple[list[Short], bool]:
    """The lines without those that are numbered as sections, and whether those that are kept have the numbers of announcements.

    These count on from the page's title: from two, or from one where the title has the first of them; from no other line
    (「一、時間」). `title`: its letters; `texts`: all lines.
    """
    turns = [line for line in short if words.TURN.match(line.text) and not words.KIND.search(line.text)]
    if len(turns) > 1:  # 「九月…」 「十月…」
        short = [line for line in short if line not in turns]
    numbered = [line for line in short if line.number]
    if not numbered:
        return short, False
    places = [_place(line.number) for line in numbered]
    begin = 1 if places[0] == 1 and numbered[0].letters in title else 2
    before = [found.group() for text in texts[: numbered[0].at] if (found := NUMBER.match(text))]
    alike = [_place(number) for number in before if number[-1] == numbered[0].number[-1]]
    goes_on = bool(alike) and alike[-1] == begin - 1
    if places == list(range(begin, begin + len(places))) and places[-1] > 1 and not goes_on:
        return short, True
    return [line for line in short if not line.number], False


def counted_again(ones: list[int], begin: int, at: int) -> bool:
    """Whether lines are numbered from one on in front of a line, and again behind it; `ones`: the lines with that number."""
    first = bisect_left(ones, begin)
    return first < len(ones) and ones[first] < at < ones[-1]


def _place(number: str) -> int:
    """Which number stands in front of a line; 0 where it is none."""
    found = _NUMBER.search(number)
    if found is None:
        return 0
    said = found.group()
    return _CIRCLED.find(said) + 1 if said in _CIRCLED else numeral(said) or 0
