"""Days of the week on which alone something may be done: 「單車週二可以進場，其他天不行」, asked of Wednesday.

Read where the clause of the days allows, the next one refuses the rest, and the thing asked stands in the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, weekdays
from answer.types.contract import Proposal

_REST = re.compile(
    r"(?:其[他它余](?:的?[天日]子?|时间|时段)?|平[日时])(?:都|则|一律|就)?(?:不(?:行|可以?|能|得|准|许|开放|受理)|谢绝|禁止)"
)
_ALLOWS = re.compile(r"可|能|准|开放")
SURE = 0.4


def other_days(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    days = weekdays.named(asked)
    for match in _REST.finditer(page.text) if days else ():
        low = page.sentence(match.start())[0]
        clause = page.clause(max(low, page.clause(match.start())[0] - 2))
        told = weekdays.told_days(page.text[slice(*clause)])
        telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.title[i] < 0.9]
        named = telling and all(hits.within(i, *clause) >= 0.5 for i in telling)
        if told and named and _ALLOWS.search(page.text, *clause):
            says = asks.yes(asked.text) if days <= told else asks.no(asked.text)
            yield Proposal(clause[0], match.end(), says, SURE)
