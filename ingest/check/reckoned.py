"""What bears out one of two amounts of a thing by reckoning: its parts (「招募40名，其中引导25名、后勤15名」), or so many times a rate (「共8节，每节60元」).

Parts are all numbers of its unit behind it in its sentence, two at least; a rate is told of each one of what is counted elsewhere (每节, 8节), or a sum of so many months (「月租2,400元，半年14,400元」). Told is which of the
two values comes out. Not read: parts that are told before the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from ingest.check.quantity import Quantity, quantities
from ingest.check.reading import MANY, Reading
from ingest.check.statement import Statement
from records import Evidence
from zh.numerals import number

_RATE = re.compile(r"每(?P<of>[\u4e00-\u9fff]{1,2}?)(?:[收有为是约需付]|[安编排]排?|课程?)?$")
_NUMBER = r"(?<![\d.一二三四五六七八九十])(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_MONTHS = re.compile("半年|全年|一年|年[付缴交]|一季|季[付缴交]")
_MANY = (("半", 6), ("季", 3), ("年", 12))  # months
_ROUND = 200  # code points round two amounts, or a rate, in which they are reckoned
_FAR = 12  # code points before a number that say of how long it is
_NEAR = 6  # code points between 每 and its number


def reckoned(text: Reading, one: Statement, other: Statement) -> Iterator[tuple[float, Evidence]]:
    """The values of the two that come out, each with what it is reckoned from."""
    values, all_told = {one.value, other.value}, _all(text)
    low, high = (bisect_left(all_told, place, key=_place) for place in (one.start - _ROUND, other.end + _ROUND))
    given = all_told[low : min(high, low + MANY)]
    for whole in (one, other):
        parts = [
            part.match
            for part in given
            if part.unit == whole.unit and whole.end <= part.match.start() < whole.sentence[1]
        ]
        added = sum(part.value for part in given if part.match in parts)
        if len(parts) > 1 and added in values:
            yield added, text.evidence(parts[0].start(), parts[-1].end())
    for rate in given:
        place = rate.match.start()
        if rate.unit != one.unit or rate.value in values or text.section(place) != one.section:
            continue
        if told := _RATE.search(text.plain, max(0, place - _NEAR), place):
            for many in re.finditer(
                rf"({_NUMBER})个?{told['of']}", text.plain[max(0, place - _ROUND) : place + _ROUND]
            ):
                if (added := rate.value * (number(many[1]) or 0)) in values:
                    yield added, text.evidence(told.start(), rate.match.end())
        months = _MONTHS.search(text.plain, max(0, place - _FAR), place)
        monthly = months and all("月" in two.before[-_FAR:] for two in (one, other))
        if months and monthly and (each := rate.value / next(many for of, many in _MANY if of in months[0])) in values:
            yield each, text.evidence(months.start(), rate.match.end())


@lru_cache(maxsize=2)  # asked for by each pair of a text
def _all(text: Reading) -> tuple[Quantity, ...]:
    return tuple(quantities(text))


def _place(one: Quantity) -> int:
    return one.match.start()
