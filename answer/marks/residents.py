"""Values told of those who live somewhere: 「設籍某某里者優惠為2,400元」, asked by 「某某里的人」.

Read where the clause names the place between a word of living there and 者 or 的; the question must have that name as it is written.
"""

from __future__ import annotations

import re

from answer.marks.contract import Seen

_LIVES = re.compile(
    r"(?:设籍|户籍|落户|居住|住|家住)(?:地)?(?:[在于为])?(?P<where>[一-鿿]{2,8}?)(?:的|者|居民|住户|里民|村民)"
)


def resident(seen: Seen) -> float:
    """More for what those pay, or get, who live where the question says."""
    if not seen.counted or seen.in_row:
        return 0.0
    page = seen.page
    low, high = page.clause(seen.proposal.start)
    where = _LIVES.search(page.text, low, min(high, seen.proposal.start))
    return 0.45 if where and where["where"] in seen.asked.text else 0.0
