"""The day of a deed, and another behind which something is done: 「下架日3月27日，3月28日下架后不再供应」.

A deed is one of two to four characters with which the name of the earlier day ends (下架日), of no round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.called import OF_SOME
from ingest.check.last_day import ADDED, SLIP
from ingest.check.reading import Mention, Reading
from ingest.check.step import OF_TIME, ROUND

_AFTER = re.compile(
    r"(?P<deed>[\u4e00-\u9fff]{2,4}?)(?:截止|结束)?(?:之|以)?后(?![台勤续备补援果方门期年天日的者第首\d一二两三四五六七八九十])"
)


def is_day(one: Mention) -> bool:
    point = one.found.first
    return (
        point is not None
        and one.found.last is None
        and one.first == one.last
        and {"month", "day"} <= set(point.written)
    )


def of_deed(text: Reading, before: Sequence[Mention], later: Mention) -> Mention | None:
    after = _AFTER.match(text.plain, later.found.stop, later.sentence[1])
    if after is None or later.first is None or text.led(later).strip(" ,。;:\n(") or ADDED.search(after["deed"]):
        return None
    deed = after["deed"]
    same = [one for one in before if _is_deed(text, one, deed)]
    if not same or len({(one.first, one.last) for one in same}) != 1:
        return None
    one = same[-1]
    if one.last is None or one.last.day == later.first.day or OF_SOME.match(text.plain, one.found.stop):
        return None  # 「发薪日3月15日，4月15日发薪后可查询」
    return one if later.first != one.last and abs(later.first - one.last) <= SLIP else None


def _is_deed(text: Reading, one: Mention, deed: str) -> bool:
    """Whether a day is by its name that of a deed, and of all rounds of it: 「下架日3月27日」."""
    named = re.split(r"[,。;:\n(]", text.led(one).rstrip(" :为是在于定订"))[-1]
    name = OF_TIME.sub("", named)
    return is_day(one) and name != named and name.endswith(deed) and not ROUND.search(name)
