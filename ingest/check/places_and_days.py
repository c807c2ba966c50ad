"""Two quantities of one word that are told of two places, of two days, of two lengths of time, or of before and after a change."""

from __future__ import annotations

import re

from ingest.check.entries import in_front
from ingest.check.reading import Reading
from ingest.check.statement import Statement

_PLACE = re.compile("[\\n,、;:。 ]*[\u4e00-\u9fff]{1,4}?(?<![入出进到在本各该全每离回开])([馆店站校院所厅场园仓])")
_OUT_OF = re.compile(r"(?:由|从)(?:原来?|现行|目前|此前)?的?[^,。;\d]{0,4}$")
_CHANGE = 30  # code points of a change: 「由15日缩短为7日」
_LATEST = re.compile("近$|过去$")  # 「近30天纠纷率」, 「近15天成交价」: of what the time is


def told_of_two(text: Reading, one: Statement, other: Statement) -> bool:
    """Whether two statements are told of two such things, and contradict nothing."""
    return (
        _of_two_places(text, one, other)
        or _of_two_days(text, one, other)
        or _turned_from(text, one, other)
        or _turned_from(text, other, one)
        or _LATEST.search(one.before) is not None
        and _LATEST.search(other.before) is not None
        and one.behind[:2] != other.behind[:2]
    )


def _of_two_places(text: Reading, one: Statement, other: Statement) -> bool:
    """「城北館每次25元；河濱館每次30元」: each sentence begins with a place of one sort."""
    mine, yours = (_PLACE.match(text.plain, three.sentence[0], three.start) for three in (one, other))
    return mine is not None and yours is not None and mine[1] == yours[1] and mine[0] != yours[0]


def _turned_from(text: Reading, one: Statement, other: Statement) -> bool:
    """Whether the other value is what became of the one: 「仍按15日」, 「由15日缩短为7日」."""
    said = text.plain[one.start : one.end]
    start = max(other.sentence[0], other.start - _CHANGE)
    place = text.plain.rfind(said, start, other.start)
    return place >= 0 and _OUT_OF.search(text.plain, start, place) is not None


def _of_two_days(text: Reading, one: Statement, other: Statement) -> bool:
    """「6月1日场：奖金888元。6月8日场：奖金1888元」: each sentence begins with a day of its own."""
    days = []
    for three in (one, other):
        told = text.mentions_in(three.sentence[0], three.start)
        days.append(told[0].first if told and in_front(text, told[0]) else None)
    return None not in days and days[0] != days[1]
