"""Years of a school told together: 「一、二年級15:40，三至六年級16:20」, of which one is asked for (三年級)."""

from __future__ import annotations

import re
from itertools import islice

from answer.text import number

_N = "[一二三四五六七八九1-9]"
_TOLD = re.compile(
    rf"(?<![\d第十])(?P<first>{_N})(?:年级)?[至到~-](?P<last>{_N})年级|(?<![\d第十])(?P<some>(?:{_N}[、,和及与]){{1,5}}{_N})年级"
)
_ONE = re.compile(rf"(?P<grade>{_N})年级")
MOST = 100  # such pieces of a page


def holding(text: str, word: str) -> list[tuple[int, int]]:
    """Where a text tells of several years, the one that a word names among them; none where the word is no year of a school."""
    one = _ONE.fullmatch(word)
    mine = number(one["grade"]) if one else None
    if mine is None:
        return []
    return [match.span() for match in islice(_TOLD.finditer(text), MOST) if _holds(match, mine)]


def _holds(match: re.Match[str], mine: float) -> bool:
    if match["some"]:
        return mine in {number(each) for each in re.findall(_N, match["some"])}
    first, last = number(match["first"]), number(match["last"])
    return first is not None and last is not None and first <= mine <= last
