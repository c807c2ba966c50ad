"""A word of two characters that a text only has where one word ends and the next begins: 民生 in 人民生活.

The index has all pairs of characters and cannot tell these; of the few records that are shown the texts can.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.normal import folded, squeeze
from index.query import parse
from index.tokens import has_han
from records import Record
from zh.segment import Segmenter

MOST = 20  # records that are looked at, and places in each
AROUND = 6  # characters on both sides, by which a text is cut


def whole_first(query: str, records: Sequence[Record], segmenter: Segmenter) -> tuple[Record, ...]:
    """The first records that a query found, those that have its word as a word before those that only have it across two;
    all as they were where the query is not one word of two characters."""
    groups = parse(query).groups
    word = squeeze(folded(groups[0][0].text)) if len(groups) == 1 and len(groups[0]) == 1 else ""
    if len(word) != 2 or not all(map(has_han, word)) or segmenter.cut(word) != [word]:
        return tuple(records)
    first, rest = records[:MOST], records[MOST:]
    across = {record.id for record in first if _only_across(record, word, segmenter)}
    return (
        *(record for record in first if record.id not in across),
        *(record for record in first if record.id in across),
        *rest,
    )


def _only_across(record: Record, word: str, segmenter: Segmenter) -> bool:
    text = folded(f"{record.title}\n{record.publisher or ''}\n{record.body}")
    at, count = text.find(word), 0
    while at >= 0 and count < MOST:
        count += 1
        start, end = max(0, at - AROUND), at
        for piece in segmenter.cut(text[start : at + len(word) + AROUND]):
            end = start + len(piece)
            if start <= at and at + len(word) <= end:
                return False
            start = end
        at = text.find(word, at + 1)
    return count > 0
