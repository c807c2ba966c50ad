"""Whether a sum is the one before that of what a question names besides: 「貨車每次20元，夜間12元」, asked what a 貨車 pays 夜間.

Read where the next clauses of the sentence begin with a word of the question, stand before a sum, and neither what comes before the
value nor its label has that word. Whoever asks from which sum on something is had gets the one that it follows in its clause
(「滿80元可提領，提領手續費2元」). Two things that the question joins (「成人帶兒童」) are left to the other readings.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.types import amount

_REACH_ASKED = re.compile(r"满|[够攒]|达到?|累[积计]|最[低少]|至少|起码|门槛")
_JOINED = re.compile(r"[带和与跟及、加]")


def of_clause_before(one: Seen) -> bool:
    if not one.counted or one.in_row or one.proposal.text is not None:
        return False
    page, (start, end) = one.page, (one.proposal.start, one.proposal.end)
    low, high = page.sentence(start)
    label = page.label(start)
    before = page.text[max(low, start - FAR) : start] + (page.text[slice(*label)] if label else "")
    own = page.text[end : page.clause(start)[1]] if _REACH_ASKED.search(one.asked.text) else ""
    sums = [each for each in amount.beside(page, start, end, high) if amount.is_money(page, each)]
    if not any(amount.is_money(page, each) for each in amount.beside(page, start, start, end)):
        return False
    for term in one.asked.terms:
        if len(term.text) < 2 or term.text in before or term.text in own or term.text in page.title or term.tag == "m":
            continue
        if _JOINED.search(one.asked.text, max(0, term.offset - 1), term.offset):
            continue
        for each in sums:
            first = page.clause(each.start)[0]
            if first >= end and page.text.startswith(term.text, first):
                return True
    return False


FAR = 400  # characters of a sentence before a value
