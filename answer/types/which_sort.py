"""Which of several sorts has or can something: 「哪一版有開放接口」, 「哪個方案可以退」 of 「只有機構版開放接口」.

Read where the question names the sort by its last word (版, 方案, 卡, …). The sorts are those that the rows of a table begin with, or that
a clause says to be the only one; a table that ticks them off in columns is left to the other readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

_SORTS = "版本|版|方案|套餐|会员|等级|级别|档|卡|型"
_ASKED = re.compile(
    rf"哪(?:一?[个种款类]|一)?(?P<sort>{_SORTS})(?:才|都|就)?(?=有|能|可以?|会|支持|提供|包|含|送|带|不|需|要|免)"
)
_ONLY = r"(?:只有|[只仅]限|仅有|[仅限只])"
MOST = 200  # places of all sorts that are looked at


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    match = _ASKED.search(asked.text)
    if match is None:
        return
    ends = match["sort"].removesuffix("本")
    keys = {key for line in page.lines if line.kind == "row" if (key := _key(page, line.start)).endswith(ends[-1])}
    names = "|".join(
        [*map(re.escape, sorted(keys, key=len, reverse=True)), rf"(?<=[有仅只限])[一-鿿a-z]{{1,5}}?{ends}"]
    )
    form = re.compile(rf"(?P<only>{_ONLY})?(?P<name>{names})")
    for count, one in enumerate(form.finditer(page.text)):
        if count >= MOST:
            return
        start, end = one.span("name")
        if page.lines[page.line_at(start)].kind == "text" and one["name"] not in asked.text:
            yield Proposal(start, end, boost=0.25 if one["only"] else 0.05)


def _key(page: Page, start: int) -> str:
    """What a row begins with."""
    low, high = page.cell_at(start)
    return page.text[low:high].strip()
