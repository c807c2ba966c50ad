"""The one place that a page names behind a label, asked where what it announces goes on: 「地點：○○路57號2樓」, 「教室：…」.

Read where one line of the page alone has such a label, and the question asks where something is held. Where letters go, where one
pays or applies is asked otherwise, and is told by `where`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.cards import lines
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal

MEANT = 0.25
NEAR = 0.35
_PLACE = re.compile(r"(?:上课|活动|举办|集合|展览|比赛|营业)?(?:地点|地址|场地|会场|教室|位置|店址)")
_SAYS = re.compile(r"\s*(?P<says>[^:,。;\t(]{4,40}?)\s*(?=[,。;\t(]|$)")
_HELD = re.compile(r"上课|举[办行]|集合|开[课讲展]|办在|活动|上(?=[?]?$)|怎么去|在(?:哪|什么地方)[里儿]?[?]?$")


def held(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    named = [(one, one.label.rest) for one in lines(page) if _PLACE.fullmatch(page.text, *one.label.span)]
    named += [(one, one.label.start) for one in lines(page) if page.text.startswith("📍", one.start)]
    told = [(one, says) for one, rest in named if (says := _SAYS.match(page.text, rest, one.end))]
    if len(told) != 1 or not _HELD.search(asked.text):
        return
    line, says = told[0]
    own = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.title[i] < 0.5]
    if all(_HELD.search(asked.terms[i].text) or hits.within(i, line.start, says.end()) >= NEAR for i in own):
        yield Proposal(*says.span("says"), boost=MEANT)
