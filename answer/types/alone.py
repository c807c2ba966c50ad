"""What alone there is on a weekday: 「週日只供應午餐」, asked whether there is breakfast on a Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, weekdays
from answer.types.contract import Proposal

_ALONE = re.compile(
    r"[^,。;\d]{0,4}?(?:只|仅)(?:供应|提供|开放|开设|办理|接待|受理|安排|售卖|开|有|卖|售|教|上|做|办|收)?(?P<what>[一-鿿、和及与]{2,10})(?=[,。;\n(]|$)"
)


_SUPPLIES = re.compile("供应|提供|开放|开设|办理|接待|受理|安排|售卖|营业")


def alone(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    days = weekdays.named(asked)
    for run in weekdays.runs(page) if days else ():
        match = _ALONE.match(page.text, run[1])
        if not match or not days <= weekdays.days_in(page.text[slice(*run)]):
            continue
        span = match.span("what")
        named = [
            i
            for i, term in enumerate(asked.terms)
            if term.weight >= 1 and hits.title[i] < 0.66 and hits.best(i) >= 0.85 and not _SUPPLIES.fullmatch(term.text)
        ]
        there = [i for i in named if hits.within(i, *span) >= 0.85]
        apart = [
            i
            for i in named
            if not any(run[0] <= place < span[1] and credit >= 0.85 for place, _, credit in hits.places[i])
        ]
        if there or apart:
            says = asks.yes(asked.text) if there and not apart else asks.no(asked.text)
            told = page.record.body[run[0] : span[1]]
            yield Proposal(run[0], span[1], f"{says}，{told}", 0.3)
