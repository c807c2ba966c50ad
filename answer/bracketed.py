"""Whether a value in brackets belongs to what stands before them, and the question asks of something else.

「證書幾年有效」 where the page tells of 「轉出函（有效期90天）」, and of 證書 elsewhere.
"""

from __future__ import annotations

import re

from answer.marks import Seen

_OPENS = re.compile(r"(?P<head>[一-鿿]{2,6})[(（](?P<label>[一-鿿]{2,6}?)(?:为|是|约|共|至|到|:)?$")


def of_another(one: Seen) -> bool:
    """Whether what the brackets stand behind has no word of the question, and a noun of it stands outside of them alone."""
    if not (one.counted or one.kind == "when") or one.in_row:
        return False
    page, hits, start = one.page, one.fit.hits, one.proposal.start
    match = _OPENS.search(page.text, page.sentence(start)[0], start)
    if not match or match.end() != start:
        return False
    things = [i for i, term in enumerate(one.asked.terms) if term.thing and term.weight >= 1 and hits.title[i] < 0.6]
    inside = [i for i in things if hits.within(i, *match.span()) >= 0.45]
    return bool(things) and not inside and any(hits.best(i) >= 0.45 for i in things)
