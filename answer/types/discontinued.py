"""What is sold no more from a day on: 「原晨間票自即日起不再販售」, asked whether one can still buy it.

So is what one had by doing it up to a day: 「9月30日前簽約者為舊約」, asked whether one can still sign such.
Read of a clause that names what is asked and says itself, or with the day before it in its sentence, from when; what is only out of
stock is not read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, when
from answer.types.contract import Proposal

_BUYS = re.compile(r"[买购订签]|申[请办]|开通|加入|注册|办理?")
_NO_MORE = re.compile(
    r"(?:不再(?:对外)?|停止|暂停)(?:贩售|贩卖|出售|销售|发售|售卖|售票|申[请办]|开通|办理|受理)|停售|停办|下架"
)
# 「9月30日前簽約者為舊約」: who does it now has another
_FORMER = re.compile(
    r"(?:以|之)?前(?P<deed>[一-鿿]{2,4})(?:的|者)(?:均|都|仍)?(?:视?为|是|属于?|算|按)(?P<what>[旧老][一-鿿]{1,3})(?=[,。;:]|$)"
)
_FROM = re.compile(r"自?(?:(?P<now>即日)|当日|该日|同日|是日)起|起,?")
SURE = 0.5
FAR = 80  # characters before it in which the day stands


def no_more(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if not _BUYS.search(asked.text):
        return
    for one in when.found(page):
        told = None if one.last else _FORMER.match(page.text, one.end)
        does = told and set(told["deed"]) & set(asked.text.replace(told["what"], ""))
        if told and does and told["what"] in asked.text and one.first.day and today > one.first.day:
            yield Proposal(
                one.start, told.end(), f"{asks.no(asked.text)}，{page.record.body[one.start : told.end()]}", SURE
            )
    named = [i for i, term in enumerate(asked.terms) if term.noun and term.weight >= 1 and hits.title[i] < 0.9]
    for match in _NO_MORE.finditer(page.text):
        low, high = page.clause(match.start())
        if not any(hits.within(i, max(low, match.start() - FAR), match.start()) >= 0.85 for i in named):
            continue
        if day := _since(page, match.start()):
            says = asks.no(asked.text) if today >= day else asks.yes(asked.text)
            yield Proposal(low, high, f"{says}，{page.record.body[match.start() : match.end()]}", SURE)


def _since(page: Page, place: int) -> datetime.date | None:
    low = max(page.sentence(place)[0], place - FAR)
    found = next(_FROM.finditer(page.text, max(page.clause(place)[0], low), place), None)
    if found is None:
        return None
    if found["now"]:
        return datetime.date.fromisoformat(page.record.published[:10]) if page.record.published else None
    days = [one.first.day for one in when.found(page) if low <= one.start < found.end() and one.first.day]
    return days[-1] if days else None
