"""What is weighed in a mark, and how much: 「評選標準：設計40分、材質25分、包裝35分」, asked 「看哪幾項打分」, 「怎麼評分」.

Told where the parts stand side by side, each with its points or percent, and make a hundred together, or all of them are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal
from answer.types.kinds import kinds
from answer.values import PERCENT

_ASKED = re.compile(r"(?:评[选分审判比]|[打计给]分|考[核评]|成绩|总分|得分)")
_LABEL = re.compile(r"评[选分审判比]|考[核评]|成绩|计分|打分|总分|比重|占比|权重")


def propose(asked: Asked, page: Page) -> Iterator[Proposal]:
    if not _ASKED.search(asked.text):
        return
    for some in kinds(page):
        first, last = some.all[0], some.all[-1]
        units = {one.unit for one in some.all}
        points = units == {"分"}
        if not points and not (units <= set(PERCENT) and sum(one.amount for one in some.all) == 100):
            continue
        low, high = page.sentence(first.name[0])
        labels = [*some.label, (low, first.name[0])]
        if len(units) == 1 and any(_LABEL.search(page.text, *span) for span in labels):
            yield Proposal(first.name[0], last.value[1], boost=0.2, quote=(low, high), scope=tuple(labels))
