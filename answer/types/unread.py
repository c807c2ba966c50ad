"""Whether words allow what is measured by an amount that the page demands in a way that is read as no limit: 「須月授課12堂或月成交3萬元」,
asked by one of 1萬元. They say nothing of him."""

from __future__ import annotations

import re

from answer.evidence import Page
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import amounts_of

_MUST = re.compile(r"(?<![如若不无])[须需应]")


def unread(asked: str, page: Page, place: int) -> bool:
    """Of the sentence at a place: amounts behind 須 of a unit that narrow text gives too."""
    low, high = page.sentence(place)
    mine = [one.unit for one in given(asked) if one.unit]
    stated = [one for one in amounts_of(page.text, page.year) if low <= one.start < high and one.unit] if mine else ()
    return any(
        any(same_unit(unit, one.unit) for unit in mine)
        and _MUST.search(page.text, page.clause(one.start)[0], one.start)
        for one in stated
    )
