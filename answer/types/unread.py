"""What words alone say where no limit of a page answers a question that names an amount.

Words that allow what is measured by an amount which the page demands in a way that is read as no limit say nothing of it: 「須月授課12堂或
月成交3萬元」, asked by one of 1萬元. Nor does what is refused to something else.
"""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.types import side
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


def of_others(asked: Asked, page: Page, place: int, denies: bool) -> bool:
    """「20公斤可以寄嗎」 is not told by 「生鮮不予寄送」: what is refused there is named by nothing asked."""
    start, end = side.subject(page, page.clause(place))
    named = any(term.text in page.text[start:end] for term in asked.terms) or page.text[start:end] in page.title
    return start < end and not named if denies else unread(asked.text, page, place)


def counts(page: Page, place: int) -> bool:
    """Whether the clause at a place names an amount: 「1.2米以下免票」, asked of one of 9歲; a year of a school is a name."""
    low, high = page.clause(place)
    return any(low <= one.start < high and one.unit != "年级" for one in amounts_of(page.text, page.year))
