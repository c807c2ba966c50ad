"""One day in two calendars, of which one has another year: 「民國115年5月6日（2027年5月6日）」.

Read where a day stands alone in brackets right behind another, one of them with a year of the Republic; month and day are the same. Settled by the
one that lies ahead of the day of publication, where the other does not; else by none. Not seen on purpose: two days of one calendar, which may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.check.days import moved
from ingest.check.range_year import year_flag
from ingest.check.reading import DAY, Mention, Reading
from records import Flag
from zh.numerals import CHARS

_OPENS = re.compile(r"\s*\((?:即|也就是|公元|西元|民国)?:?\s*")
_CLOSES = re.compile(r"\s*(?:,?\s*(?:星期|周|礼拜)[一二三四五六日天])?\s*\)")  # not 「（2026年7月1日到期）」
_ROC = re.compile(rf"\s*(?:民国\s*(?:1[0-4]\d|[{CHARS}]{{3,6}})|1[0-4]\d)(?=\s*[年./-])")
# the year alone in brackets: 「2026年（民国116年）10月3日」
_YEAR_TWICE = re.compile(
    r"(?<!\d)(?:(?P<common>20\d\d)年\((?:即|民国)*(?P<republic>1[0-4]\d)年?\)|民国(?P<republic_first>1[0-4]\d)年\((?:即|公元|西元)*(?P<common_second>20\d\d)年?\))"
    r"(?=(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)"
)
_BACK, _AHEAD = 3 * DAY, 200 * DAY


def two_calendars(text: Reading) -> Iterator[Flag]:
    yield from _year_twice(text)
    for one, other in pairwise(text.mentions):
        if one.first is None or other.first is None or one.first.year == other.first.year or one.old or one.example:
            continue
        if not (one.year_written and other.year_written) or one.found.last or other.found.last:
            continue
        if (one.first.month, one.first.day) != (other.first.month, other.first.day) or one.found.kind != "date":
            continue
        if not _OPENS.fullmatch(text.plain, one.found.stop, other.found.offset) or _republic(text, one) == _republic(
            text, other
        ):
            continue
        if _CLOSES.match(text.plain, other.found.stop) is None:
            continue
        ahead = [day for day in (one, other) if _ahead(text, day)]
        wrong, right = (one, other) if ahead == [other] else (other, one)
        assert wrong.first is not None and right.first is not None
        shift = right.first.year - wrong.first.year
        flag = year_flag(text, wrong, (wrong.found.first,), shift, right.first.year, [text.of(right.found)])
        if len(ahead) == 1:
            yield flag
        else:
            yield text.flag("year_mismatch", flag.offset, wrong.found.stop, dict(flag.message), [text.of(right.found)])


def _year_twice(text: Reading) -> Iterator[Flag]:
    """The year of a day in two calendars, of which one has another: the day behind it lies ahead in the right one."""
    for said in _YEAR_TWICE.finditer(text.plain) if text.reference is not None else ():
        common = "common" if said["common"] else "common_second"
        republic = "republic" if said["republic"] else "republic_first"
        years = {common: int(said[common]), republic: int(said[republic]) + 1911}
        day = next((one.first for one in text.mentions_in(said.end(), said.end() + 1) if one.first), None)
        if day is None or abs(years[common] - years[republic]) != 1 or text.reference is None:
            continue
        ahead = [
            name for name, year in years.items() if -_BACK <= moved(day, year - day.year) - text.reference <= _AHEAD
        ]
        if len(ahead) != 1:
            continue
        [right] = ahead
        wrong = republic if right == common else common
        start, stop = said.span(wrong)
        value = years[right] - (1911 if wrong == republic else 0)
        message: dict[str, object] = {"key": "year_beside", "written": int(said[wrong]), "year": value}
        yield text.flag("year_mismatch", start, stop, message, [text.evidence(*said.span(right))], str(value))


def _republic(text: Reading, mention: Mention) -> bool:
    point = mention.found.first
    return point is not None and _ROC.match(text.plain, mention.found.offset) is not None


def _ahead(text: Reading, mention: Mention) -> bool:
    assert mention.first is not None
    return text.reference is not None and -_BACK <= mention.first - text.reference <= _AHEAD
