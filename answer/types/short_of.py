"""How much is still lacking: 「我有55分，換食油還差幾分」, of 「80分換食油」, is 25分; for a group that starts with ten, of seven, 3人.

Told where the question names what one has, and of what is to be reached the words of the question pick one amount; where one has as
much, or names nothing, only what a page itself says to be lacking (「尚缺3人」). Days that are left are no matter of this (left.py).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from fractions import Fraction

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal, Propose
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import Amount, amounts_of

_ASKED = re.compile(
    r"(?:还|尚|仍)(?:差|缺|欠|少)(?:了)?(?:多少|几)|(?:还|尚)(?:要再?|需要?再?|得再?)(?:攒|凑|消费|存)(?:多少|几)"
)
_LACKS = re.compile(r"(?:差|缺|欠|尚需|还需|短少)(?:额|口|约)?[^,。;\d]{0,4}$")
STANDS = 0.85  # credit of a word that stands beside an amount
BOOST = 0.35


def or_lacking(propose: Propose) -> Propose:
    """The proposals of a type, with what is lacking instead where that is asked."""

    def proposing(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
        if not _ASKED.search(asked.text):
            yield from propose(asked, page, hits, today)
            return
        for one in propose(asked, page, hits, today):
            if _LACKS.search(page.text, page.clause(one.start)[0], one.start):
                yield one
        yield from _lacking(asked, page, hits)

    return proposing


def _lacking(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    has = [one for one in given(asked.text) if one.end <= asked.focus[0] and one.upper is None]
    if len(has) != 1:
        return
    mine = has[0]
    told = [one for one in amounts_of(page.text, page.year) if one.upper is None and same_unit(one.unit, mine.unit)]
    aside = asked.text.find(
        ",", mine.end, asked.focus[0]
    )  # what stands beside what one has names nothing to be reached
    telling = [
        i
        for i, term in enumerate(asked.terms)
        if hits.title[i] < STANDS and len(term.text) > 1 and (aside < 0 or term.offset > aside)
    ]

    def words(one: Amount) -> int:
        return sum(hits.within(i, *page.clause(one.start)) >= STANDS for i in telling)

    most = max(map(words, told), default=0)
    best = [one for one in told if words(one) == most]
    if len(best) != 1 or not most or best[0].value <= mine.value:
        return
    goal = best[0]
    by = float(Fraction(str(goal.value)) - Fraction(str(mine.value)))
    unit = goal.unit or mine.unit
    yield Proposal(goal.start, goal.end, f"{by:g}{unit}", BOOST, page.sentence(goal.start))
