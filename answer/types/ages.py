"""Ages on a page that nobody of the question has."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import limits
from answer.types.given import given
from answer.types.units import same_unit


def other_ages(asked: Asked, page: Page) -> list[int]:
    """Where ages stand that somebody of the question has not: 「60歲以上」 for one of 58."""
    ages = [mine for mine in given(asked.text) if same_unit(mine.unit, "岁")] if not _BOUND.search(asked.text) else []
    told = [each for each in limits(page) if same_unit(each.amount.unit, "岁")] if ages else []
    return sorted(each.amount.start for each in told if not all(each.holds(mine.value) for mine in ages))


_BOUND = re.compile(r"岁[^,。;?]{0,3}?以[上下内]|[不未][满到]|超过|岁[至到-]|不足")
