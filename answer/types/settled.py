"""What settles a yes or no whatever the question looks like: a day of birth, a place among the first, a case in which all is put
off, who bears a cost, whether one of several conditions is enough, of several things, whether one under age may.

Tried before the words of clauses and before limits; where one of them tells anything, nothing else is asked.
"""

from __future__ import annotations

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.ages import minors
from answer.types.both import both, one_of_all
from answer.types.contract import Proposal
from answer.types.first_ones import first_ones
from answer.types.made import by_day
from answer.types.payer import payer
from answer.types.put_off import put_off


def settled(asked: Asked, page: Page, hits: Hits) -> list[Proposal]:
    return next(
        (
            told
            for reading in (by_day, minors, put_off, first_ones, payer, both, one_of_all)
            if (told := list(reading(asked, page, hits)))
        ),
        [],
    )
