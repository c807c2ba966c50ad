"""Whether two windows are items of one list, so that their days may differ.

Reads what stands between them (「3月1日、8日与15日」), and rows of running text that have a date of their own before the same words.
Not seen: lists whose items are whole sentences.
"""

from __future__ import annotations

import re

from ingest.check.reading import Period, Reading

_ENUMERATED = re.compile(r"\s*(?:\([^()]{1,4}\))?\s*(?:[、,和及与或跟]\s*(?:\([^()]{1,4}\))?\s*)+")


def listed(text: Reading, one: Period, other: Period) -> bool:
    """Whether two windows are items of one list: 「3月1日、8日与15日」, or rows that have a date of their own before the same
    words (「甲站3月1日，报名截止2月20日；乙站3月9日，报名截止2月28日」).
    """
    if _ENUMERATED.fullmatch(_between(text, one, other)):
        return True
    rows = []
    for period in (one, other):
        before = text.mentions_in(period.offset - 40, period.offset)
        if not before or not period.offset - 20 <= before[-1].found.stop <= period.offset:
            return False
        rows.append((text.plain[before[-1].found.stop : period.offset], before[-1].first))
    return len(rows[0][0]) > 1 and rows[0][0] == rows[1][0] and rows[0][1] != rows[1][1]


def _between(text: Reading, one: Period, other: Period) -> str:
    """What stands between two windows, with the other dates there blotted out."""
    if other.offset - one.stop > 60:
        return "。"
    words, place = "", one.stop
    for mention in text.mentions_in(one.stop, other.offset):
        words += text.plain[place : mention.found.offset]
        place = mention.found.stop
    return words + text.plain[place : other.offset]
