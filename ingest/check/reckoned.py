"""What bears out one of two amounts of a thing by reckoning: its parts (「招募40名，其中引导25名、后勤15名」), or so many times a rate (「共8节，每节60元」).

Parts are all numbers of its unit behind it in its sentence, two at least; a rate is told of each one of what is counted elsewhere (每节, 8节). Told is which of the two values
comes out. Not read: parts that are told before the whole, and rates of time that only a name counts (半年).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.check.quantity import Quantity, quantities
from ingest.check.reading import Reading
from ingest.check.statement import Statement
from records import Evidence

_RATE = re.compile(r"每(?P<of>[\u4e00-\u9fff]{1,2}?)(?:[收有为是约需付]|[安编排]排?|课程?)?$")
_NEAR = 6  # code points between 每 and its number


def reckoned(text: Reading, one: Statement, other: Statement) -> Iterator[tuple[float, Evidence]]:
    """The values of the two that come out, each with what it is reckoned from."""
    values, given = {one.value, other.value}, list(quantities(text))
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
        told = _RATE.search(text.plain, max(0, place - _NEAR), place)
        if rate.unit == one.unit and told is not None and text.section(place) == one.section:
            for many in given:
                if rate.value * many.value in values and _counts(text, many, told["of"]):
                    yield rate.value * many.value, text.evidence(told.start(), rate.match.end())


def _counts(text: Reading, many: Quantity, of: str) -> bool:
    """Whether a number counts what a rate is told of: 8节 or 3个班, of 每节 and 每班."""
    return many.match["unit"] == of or text.plain.startswith(of, many.match.end())
