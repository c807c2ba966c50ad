"""Whether two dates stand in two lists of the same things, as in two columns of one table: 「木工班3月10日，水墨班3月11日。报名木工班3月8日止，水墨班3月9日止」.

Each list is a run of text up to a full stop or the end of its line. Two lists are columns where beside the thing that both dates are told of another
one is named in both with days that do not agree either. What is told again with a slip has the rest right, or tells all in the same words (「提醒：报名3月12日截止，考试3月22日」).
"""

from __future__ import annotations

import re

from ingest.check.headed import said_of
from ingest.check.reading import Mention, Reading

_STOP = re.compile(r"[。!?\n]")
_FAR = 400  # code points of a list on either side of a date
_HEAD = 16  # code points of a line that heads a list
_MOST = 24  # dates of a list that are looked at


def in_two_columns(text: Reading, one: Mention, other: Mention) -> bool:
    lists = _list(text, one), _list(text, other)
    if lists[0] == lists[1]:
        return False
    name = _shared(_named(text, one), _named(text, other))
    if not name:
        return False
    heads = [_head(text, start) for start, _ in lists]
    again = said_of(text, one) == said_of(text, other) and not (all(heads) and heads[0] != heads[1])
    beside, also = (
        [(_named(text, two), two) for two in text.mentions_in(*span)[:_MOST] if two not in (one, other)]
        for span in lists
    )
    for words, a in beside:
        for more, b in also:
            same = _shared(words, more)
            if not same or _shared(same, name) or _agree(a, b):
                continue
            if not again or said_of(text, a) != said_of(text, b):
                return True
    return False


def _list(text: Reading, mention: Mention) -> tuple[int, int]:
    """The run of text that a date stands in."""
    start, end = max(0, mention.found.offset - _FAR), mention.found.stop + _FAR
    before = [match.end() for match in _STOP.finditer(text.plain, start, mention.found.offset)]
    behind = _STOP.search(text.plain, mention.found.stop, end)
    return before[-1] if before else start, behind.start() if behind else min(end, len(text.plain))


def _head(text: Reading, start: int) -> str:
    """The short line above a list that begins its line: 「开课时间⏎木工班3月10日，水墨班3月11日」; "" for none."""
    if not start or text.plain[start - 1] != "\n":
        return ""
    above = text.plain[text.plain.rfind("\n", max(0, start - 1 - _HEAD), start - 1) + 1 : start - 1].strip()
    return above if len(above) < _HEAD and not text.mentions_in(start - 1 - len(above), start - 1) else ""


def _named(text: Reading, mention: Mention) -> str:
    """What stands right before a date in its clause."""
    return said_of(text, mention)[0]


def _shared(one: str, other: str) -> str:
    """The longest run of two characters or more that two names have in common; "" for none."""
    best = ""
    for at in range(len(one) - 1):
        end = at + max(2, len(best) + 1)
        while end <= len(one) and one[at:end] in other:
            best, end = one[at:end], end + 1
    return best


def _agree(one: Mention, other: Mention) -> bool:
    """Whether one of two dates lies within the other."""
    if one.first is None or other.first is None:
        return True
    last, also = one.last or one.first, other.last or other.first
    return one.first <= other.first <= last or other.first <= one.first <= also
