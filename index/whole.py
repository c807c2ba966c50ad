"""What the index cannot tell and the texts of the few records that are shown can.

A word of two characters that a text only has where one word ends and the next begins (民生 in 人民生活): the index has all
pairs of characters. And which mark stands in what is quoted with marks (「停水。即日」): it only knows that there is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.cutting import ways
from index.normal import folded, normal, normal_long, squeeze
from index.query import Item, parse
from index.tokens import grams, has_han, names_of
from records import Record
from zh.segment import Segmenter

MOST = 20  # records that are looked at, and places in each
MARKED = 50  # records that are looked at for what is quoted with marks
AROUND = 6  # characters on both sides, by which a text is cut


def whole_first(query: str, records: Sequence[Record], segmenter: Segmenter) -> tuple[Record, ...]:
    """The first records that a query found: of those in which its word stands, the ones that have it as a word before the
    ones that only have it across two; each other one (with what means the same) where it was. All as they were where the
    query is not one word of two characters. What is quoted with marks: first the records that have it so."""
    groups = parse(query).groups
    if marked := _marked(groups):
        return tuple(sorted(records, key=lambda record: not all(_stands(one, record) for one in marked)))
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


def looked_at(query: str) -> int:
    """How many of the first records that a query finds should be looked at together, however few are shown."""
    return MARKED if _marked(parse(query).groups) else 0


def _marked(groups: Sequence[Sequence[Item]]) -> list[Item]:
    """What is quoted, marks among it (停水。即日), and must stand."""
    quoted = [group[0] for group in groups if len(group) == 1 and group[0].phrase]
    tight = ((one, squeeze(normal(one.text))) for one in quoted)
    return [one for one, text in tight if grams(text) != [text[at : at + 2] for at in range(len(text) - 1)]]


def _stands(item: Item, record: Record) -> bool:
    """Whether what is quoted stands in the record as it is, marks and all."""
    parts = [record.title] if item.title else [record.title, *names_of(record), record.body]
    text = squeeze(normal_long("\n".join(parts)))
    return any(one in text for one in ways(item.text))


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
