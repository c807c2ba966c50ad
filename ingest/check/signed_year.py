"""Signed a year before what the text tells of: 「理事会2025年1月3日召开…⏎秘书处⏎2024年1月6日」, put out on 6 January 2025.

Reads a day that is all of the last line, and the days with years of their own before it. The day is raised where a year later it lies right before publication and
shortly behind a day on which something is told to have happened. Settled: with that year. Not seen: signatures amid a text, texts put out long after they were signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.check.days import moved
from ingest.check.range_year import year_flag
from ingest.check.reading import DAY, Mention, Reading
from records import Flag

_HAPPENED = re.compile(r"[召举][开行办]|开展|赴|[莅来]访|签[订署]")
_TO_COME = re.compile(r"将|拟|[定订预]于|计划|预计|[请须应]|报名|前$")
_SINCE = 60 * DAY  # how long after it has happened a thing is told of
_LATE = 14 * DAY  # how long after it is signed a text comes out


def signed_year(text: Reading) -> Iterator[Flag]:
    if text.reference is None or len(text.mentions) < 2:
        return
    last = text.mentions[-1]
    line = text.plain.rfind("\n", 0, last.found.offset) + 1
    alone = not (text.plain[line : last.found.offset].strip() or text.plain[last.found.stop :].strip())
    if not alone or last.first is None or last.first != last.last or not last.year_written:
        return
    meant = moved(last.first, 1)
    told = [
        one
        for one in text.beside(last.found.offset)
        if one.year_written
        and one.first is not None
        and last.first < one.first
        and meant - _SINCE <= one.first <= meant
        and (one.past or _happened(text, one))
    ]
    if told and text.reference - _LATE <= meant <= text.reference + DAY:
        yield year_flag(text, last, (last.found.first,), 1, meant.year, [text.of(told[-1].found)])


def _happened(text: Reading, one: Mention) -> bool:
    said = text.plain[slice(*one.sentence)]
    return _HAPPENED.search(said) is not None and not _TO_COME.search(said)
