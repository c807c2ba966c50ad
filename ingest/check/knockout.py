"""Rounds of a contest by how many are left in it: 「八强赛」 before 「四强赛」.

Reads the labels of windows that name such a round and nothing beside it that differs (男子八强赛 and 女子四强赛 are of two
contests). Broken is the order where the round of fewer begins first. Not read: what is told of those who are left (八强名单).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Period, Reading
from ingest.check.step import first, one_round
from zh.numerals import number

_N = r"\d{1,3}|[一二三四六八十]{1,4}"
_LEFT_IN = re.compile(rf"(?:(?P<many>{_N})强|(?P<of>{_N})(?:进|晋)(?:{_N})|1/(?P<part>\d{{1,2}})决)(?:赛|战)?$")


def knockout(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The round of more contestants that a round is dated before."""
    mine = _LEFT_IN.search(later.label)
    if mine is None:
        return None
    for earlier in usable:
        other = _LEFT_IN.search(earlier.label)
        if other is None or earlier.mention.section != later.mention.section or not one_round(text, earlier, later):
            continue
        if earlier.label[: other.start()] != later.label[: mine.start()] or earlier.owner != later.owner:
            continue
        if _many(mine) < _many(other) and first(later) < first(earlier):
            return earlier
    return None


def _many(match: re.Match[str]) -> int:
    return 2 * int(match["part"]) if match["part"] else number(match["many"] or match["of"]) or 0
