"""Steps told one behind the other in a line: 「開演前15天以上退，收10%；開演前8天至14天退，收30%；不到8天不退」."""

from __future__ import annotations

import re

from answer.evidence import Page
from answer.values import Amount

_RUNG = re.compile(r"(?:^|[\s:、.)a-z])(?P<what>[一-鿿]{2,6}[前后])(?:不[足满到]|少于|超过|满)?$")


def rungs(page: Page, one: Amount, other: Amount) -> bool:
    """Whether two amounts of a line begin clauses with the same words (開演前)."""
    if page.line_at(one.start) != page.line_at(other.start) or one.unit != other.unit or one.start == other.start:
        return False
    mine, its = (
        _RUNG.search(page.text[max(page.clause(each.start)[0], each.start - 20) : each.start]) for each in (one, other)
    )
    return mine is not None and its is not None and mine["what"] == its["what"]
