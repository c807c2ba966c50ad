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
    """The first records that a query found: of those in which its word stands, the ones that have it as a word before the
    ones that only have it across two; each other one (with what means the same) where it was. All as they were where the
    query is not one word of two characters."""
    groups = parse(query).groups
    word = squeeze(folded(groups[0][0].text)) if len(groups) == 1 and len(groups[0]) == 1 else ""
    if len(word) != 2 or not all(map(has_han, word)) or segmenter.cut(word) != [word]:
        return tuple(records)
    ordered = list(records)
    whole = {
        at: found for at, one in enumerate(records[:MOST]) if (found := _as_word(one, word, segmenter)) is not None
    }
    for at, other in zip(whole, sorted(whole, key=lambda at: not whole[at]), strict=True):
        ordered[at] = records[other]
    return tuple(ordered)


def _as_word(record: Record, word: str, segmenter: Segmenter) -> bool | None:
    """Whether the record has the word as one; None where it does not stand there at all."""
    text = folded(f"{record.title}\n{record.publisher or ''}\n{record.body}")
    at, count = text.find(word), 0
    if at < 0:
        return None
    while at >= 0 and count < MOST:
        count += 1
        start, end = max(0, at - AROUND), at
        for piece in segmenter.cut(text[start : at + len(word) + AROUND]):
            end = start + len(piece)
            if start <= at and at + len(word) <= end:
                return True
            start = end
        at = text.find(word, at + 1)
    return False
