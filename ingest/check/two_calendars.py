"""One day in two calendars, of which one has another year: 「民國115年5月6日（2027年5月6日）」.

Read where a day stands alone in brackets right behind another, one of them with a year of the Republic; month and day are the same. Settled by the
one that lies ahead of the day of publication, where the other does not; else by none. Not seen on purpose: two days of one calendar, which may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.check.range_year import year_flag
from ingest.check.reading import DAY, Mention, Reading
from records import Flag

_OPENS = re.compile(r"\s*\((?:即|也就是|公元|西元|民国)?:?\s*")
_CLOSES = re.compile(r"\s*(?:,?\s*(?:星期|周|礼拜)[一二三四五六日天])?\s*\)")  # not 「（2026年7月1日到期）」
_ROC = re.compile(r"\s*(?:民国)?\s*1[0-4]\d(?=\s*[年./-])")
_BACK, _AHEAD = 3 * DAY, 200 * DAY


def two_calendars(text: Reading) -> Iterator[Flag]:
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


def _republic(text: Reading, mention: Mention) -> bool:
    point = mention.found.first
    return point is not None and _ROC.match(text.plain, mention.found.offset) is not None


def _ahead(text: Reading, mention: Mention) -> bool:
    assert mention.first is not None
    return text.reference is not None and -_BACK <= mention.first - text.reference <= _AHEAD
