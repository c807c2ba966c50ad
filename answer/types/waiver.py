"""Who is let off from a limit: 「老會員不看積分」, 「退役軍人年齡不限」."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.conditions import lacked
from answer.evidence import Page
from answer.limits import Limit
from answer.match import Hits
from answer.types.subjects import begins_with

_IN_OFFICE = re.compile(r"现[职任]|在[职编]|专任|全职")
_WAIVES = re.compile(r"[不免]看|不受|不限|不要求|不设|不作要求|免于?|无需|无须|不必|不需")
# what an amount with a unit measures: 「公益機構不受人數一條的約束」
_MEASURES = (
    dict.fromkeys(("人", "名", "位"), re.compile("人数|名额|规模"))
    | dict.fromkeys(("岁", "周岁"), re.compile("年龄|年纪"))
    | {
        "元": re.compile("收入|金额|营收|营业额|资产"),
        "年": re.compile("年限|年资"),
        "分": re.compile("分数|积分|成绩"),
        "天": re.compile("天数|日数"),
    }
)


def waived(asked: Asked, page: Page, hits: Hits, one: Limit) -> tuple[int, int] | None:
    """Where the page lets off from the limit somebody whom the question names."""
    clause, measure = page.clause(one.amount.start), _MEASURES.get(one.amount.unit)
    for match in _WAIVES.finditer(page.text):
        start, end = page.clause(match.start())
        if (start, end) == clause:
            continue  # 「達到2萬元的免收」 is what follows from the limit
        named = begins_with(page, (start, end), match.start())
        by_post = _IN_OFFICE.match(named) and any(  # 「現職教師」, asked by a 老師
            hits.within(i, start, start + len(named)) >= 0.85 for i in range(len(hits.places))
        )
        if named and named[:2] not in asked.text and not by_post and not (measure and measure.match(named)):
            continue  # 「老年卡會員滿19元免運費」, asked by another 會員
        whom = [
            index
            for index in range(len(hits.places))
            if asked.terms[index].weight >= 1
            and hits.title[index] < 0.9
            and hits.within(index, page.sentence(start)[0], match.start()) >= 0.85
            and hits.within(index, *clause) < 0.5
            and not lacked(asked, index)
        ]
        of_it = any(
            hits.within(index, start, end) >= 0.85 and hits.within(index, *clause) >= 0.85
            for index in range(len(hits.places))
            if index not in whom
        )
        of_it = of_it or bool(measure and measure.search(page.text, start, end))
        if whom and of_it:
            return start, end
    return None
