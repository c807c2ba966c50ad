"""What is so all the year round for the one that the question names: 「甲類每年3月受理，乙類全年受理」, asked of 乙類 on any day.

Read of a clause that begins with what the question names, in a sentence that holds the rest of it; 「全年開放」 of nobody is read by the others.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, denial
from answer.types.contract import Proposal

_ALWAYS = re.compile(r"(?:一年四季|全年|整年|终年|常年|随时|任何时[候间]|不限(?:时间|日期|期限))(?=[^,。;])")
_BEGINS = re.compile(
    r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:[^,。;:]{1,8}:)?(?:但|惟|而|其中)?(?P<whom>[一-鿿a-z\d]{2,12}?)(?:则|均|都|可以?|能|于|的)*$"
)
_OVER = re.compile(r"截止|结束|过期|到期|停|来不及")
MOST = 30  # such words of a page
STANDS, NEAR, SURE = 0.85, 0.45, 0.5


def always(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    published = page.record.published
    if _OVER.search(asked.text) or (published and today.isoformat() < published[:10]):
        return
    for match in islice(_ALWAYS.finditer(page.text), MOST):
        clause = page.clause(match.start())
        whom = _BEGINS.match(page.text, clause[0], match.start())
        if whom is None or whom["whom"][:2] not in asked.text or whom["whom"] in page.title:
            continue
        begins = whom.span("whom")
        rest = [
            i
            for i, term in enumerate(asked.terms)
            if term.weight >= 1 and hits.title[i] < STANDS and hits.within(i, *begins) < NEAR and term.tag != "t"
        ]
        if all(hits.within(i, *page.sentence(clause[0])) >= NEAR for i in rest):
            no = denial.denies(asked.text, page.text[match.end() : clause[1]])
            says = asks.no(asked.text) if no else asks.yes(asked.text)
            yield Proposal(*clause, f"{says}，{page.record.body[match.start() : clause[1]].strip(' ,，。;；')}", SURE)
