"""A rule that came out years before the year it is of: 「按2022年3月2日公布的《2024夏季市集规则》」, put out in 2024.

Reads a day, a word of putting out right behind it, and a title in brackets that begins with a year and ends in what binds
those who take part (…节规则, …评选办法).
Two years between them are too many for what is held once a year, and the year of the title is that of publication. Settled by nothing: the day may be of
either year. Not seen on purpose: the year before, plans and aims (规划, 目标), and what is prepared for years (运动会, 世界 …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.check.reading import Reading
from ingest.check.spelling import edits, rewritten
from records import Flag

_TITLE = re.compile(
    r"(?:由[^,。;\n]{1,12})?(?:公[布告]|[发颁]布|印发|下发)[的之]?[《「『“](?P<year>20\d\d|1[0-4]\d)年?度?(?!版|[-~至到]\d)(?P<name>[^《》「」『』“”\n]{0,16}?"
    r"(?:[季节赛促购选奖展营]|活动|大会|市集|激励|618)[^《》「」『』“”\n]{0,8}?(?:规[则程定]|细则|办法|简章|须知|章程))[》」』”]"
)
_FOR_YEARS = re.compile(r"规划|纲要|目标|行动|愿景|展望|战略|届|运动?会|博览会|世界|世博|国际|全国|[中长]期|试点|建设")
_ROC = 1911
_TOO_MANY = 2  # years from a day to an edition


def edition_year(text: Reading) -> Iterator[Flag]:
    if text.reference is None:
        return
    for mention in text.mentions:
        point = mention.found.first
        if point is None or mention.first is None or point.day is None or not mention.year_written or mention.old:
            continue
        titled = _TITLE.match(text.plain, mention.found.stop)
        if titled is None or _FOR_YEARS.search(titled["name"]):
            continue
        year = int(titled["year"]) + (0 if len(titled["year"]) == 4 else _ROC)
        if year != text.reference.year or year - mention.first.year < _TOO_MANY:
            continue
        found = mention.found
        others = [
            rewritten(text.body, found.offset, found.stop, edits(text.body, point, year=one))
            for one in (year, year - 1)
        ]
        message: dict[str, object] = {"key": "year_beside", "written": mention.first.year, "year": year}
        yield text.flag(
            "year_mismatch",
            found.offset,
            found.stop,
            message,
            [text.evidence(*titled.span("year"))],
            alternatives=[one for one in others if one],
        )
