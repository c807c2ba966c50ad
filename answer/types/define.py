"""What something is: 什麼是X, X是什麼, X指什麼."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.text import narrow
from answer.types.contract import Proposal, Type

FOCUS = re.compile(
    r"^什么(?:是|叫)|(?:到底|究竟)?(?:是|指的?是?)(?:个)?(?:什么|啥)(?:东西|意思|玩意儿?|含义|概念)?[?]?$|是什么(?:东西|意思|玩意)|什么意思|全称|(?:怎么|如何)(?:算的|认定|界定|定义)"
)
_SAYS = re.compile(
    r"(?:\s*[\"”」』》])?(?:,)?(?:是指|指的是|系指|即指|就是|即|是一[款种个家项名座]|是|,又称|又称)\s*([^。;\n]{2,60}?)(?=[,。;\n]|$)|\s*(?:[\"”」』》])?\(([^)]{2,30})\)"
)
_NAMED = re.compile(
    r"([^。;\n]{4,50}?)(?:,)?(?:(?:这|该)[^,。]{0,4})?(?:称为|叫做|称作|称之为|叫|简称为?|即为)[“\"「『]?$"
)
_THIS = re.compile(r"(?:这|此|该)是(?:一[款种个家项名座])?([^,。;\n]{2,40})")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    for one in page.record.definitions:
        start = page.record.body.find(one.says, one.offset)
        term = narrow(one.term).strip('“”"「」『』《》')
        if start >= 0 and len(term) > 1 and term in asked.text:
            span = (one.offset, one.offset + len(one.span))
            yield Proposal(start, start + len(one.says), boost=0.3, quote=page.sentence(start), scope=(span,))
    terms = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    if not terms:
        return
    for one in page.record.definitions:
        span = (one.offset, one.offset + len(one.span))
        if hits.within(terms[-1], *span) >= 0.9 and asked.terms[terms[-1]].text in narrow(one.term):
            start = page.record.body.find(one.says, *span)
            if start >= 0:
                yield Proposal(start, start + len(one.says), boost=0.12, quote=page.sentence(start), scope=(span,))
    for start, end, credit in hits.places[terms[-1]]:
        if credit < 0.9:
            continue
        while end < len(page.text) and page.text[end].isdigit():
            end += 1
        match = _SAYS.match(page.text, end)
        if match:
            group = 1 if match[1] else 2
            plain = (
                page.text[match.start() : match.start(group)].strip('"”」』》,') == "是"
                and page.text[match.start(group)] != "一"
            )
            yield Proposal(*match.span(group), boost=0.04 if plain else 0.1, scope=((start, end),))
        named = _NAMED.search(page.text, page.sentence(start)[0], start)
        if named:
            yield Proposal(*named.span(1), boost=0.1, scope=((start, end),))
        sentence = page.sentence(start)
        this = _THIS.match(page.text, sentence[1]) or _THIS.match(page.text, sentence[1] + 1)
        if this:
            yield Proposal(*this.span(1), boost=0.1, scope=((start, end),))


_OBJECT = re.compile(r"[一-鿿]的(?:到底|究竟)?是(?:个)?什么[?]?$")  # 「學的是什麼」 asks for an object

TYPE = Type("define", "definition", FOCUS, propose, None, lambda text: not _OBJECT.search(text))
