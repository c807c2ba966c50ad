"""Told as past, dated after the announcement came out: 「已于2023年10月31日停止」 of September.

Reads dates with a year of their own (a yearless date that is told as past is the nearest past one), told as past by
已于, 圆满落幕, 上届…, 截至…累计, … and not told as planned (将, 定于, 若, 应 …). No suggestion; the same date in the
years before is offered. Not seen on purpose: 已定于 and other plans, dates without a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.check.reading import Reading
from ingest.check.spelling import edits, rewritten
from records import Flag


def anachronism(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.reference is None:
        return
    for mention in text.mentions:
        point = mention.found.first
        if mention.first is None or mention.first <= text.reference or not mention.past:
            continue
        if mention.old or mention.example or point is None or not mention.year_written or point.month is None:
            continue
        assert point.year is not None
        found = mention.found
        earlier = [
            rewritten(text.body, found.offset, found.stop, edits(text.body, point, year=point.year - back))
            for back in (1, 2)
            if found.last is None or "year" not in found.last.written
        ]
        yield text.flag(
            "anachronism",
            found.offset,
            found.stop,
            {"key": "past_but_later", "day": found.text, "published": text.reference.isoformat()},
            alternatives=earlier,
        )
