"""Who holds a post: 「值日管家一職，由去年金牌攤主的江曉棠擔任」, asked 「值日管家是誰在當」.

Read where 由 and 擔任 (or a word like it) stand round a name in one clause: what is before 由 in that clause, or in the one before
it where 由 begins its own, is the post. The last word of the question before 誰 must stand there; a post told without 由 is
left to the other readings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal

_HELD = re.compile(
    r"由(?P<who>[^,。;:\n由\d]{2,30}?)(?:共同)?(?:担任|出任|兼任|接任|充任|担纲|继任|接棒|接掌|执掌|代理)"
)
_BEHIND = re.compile(r"(?:一?职(?:务|位)?|现在?|目前|新任|继续|仍|将|改|暂|均|都|则|[」”』\",\s])*$")
STANDS = 0.85


def holders(asked: Asked, page: Page, hits: Hits, named: list[tuple[int, int, float]]) -> Iterator[Proposal]:
    """Those of the persons `named` on a page who hold the post that the question asks for."""
    before = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.end <= asked.focus[0]]
    persons = sorted((low, high) for low, high, _ in named)
    for match in _HELD.finditer(page.text) if before else ():
        post = _post(page, match.start())
        if hits.within(before[-1], *post) < STANDS or asked.terms[before[-1]].text in page.title:
            continue
        start, end = match.span("who")
        first, last = (bisect_left(persons, (place,)) for place in (start, end))
        for low, high in persons[first:last]:
            if high == end or (high < end and page.text[high] in "、和与及"):
                yield Proposal(low, high, boost=0.35, scope=(post,))


def _post(page: Page, by: int) -> tuple[int, int]:
    """What is held, before the 由 at a place."""
    start = page.clause(by)[0]
    if not page.text[start:by].strip("现将改暂均都则仍 ") and start > page.sentence(by)[0]:
        start = page.clause(start - 2)[0]
    behind = _BEHIND.search(page.text, max(start, by - 12), by)
    return start, behind.start() if behind else by
