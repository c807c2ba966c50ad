"""What was changed for something else: 「地點由甲館改為乙館」, 「末班車由20時延長至21時」. The first holds no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.types import asks
from answer.types.contract import Proposal

_CHANGE = re.compile(
    r"(?:由原(?:来的?|定的?|先的?)?|由|从)(?P<old>[^,。;、\n]{2,16}?)(?:临时|统一)?"
    r"(?:改|变更?|调整?|更改|更换|移|搬|迁|换|延长?|推迟|提前|顺延|提早|缩短|压缩)(?:为|到|至|在|成|往|于|走|经|道|用|停)(?P<new>[^,。;\n]{2,20}?)(?=(?:办公|举[行办]|召开|进行|集合|上课|营业|停靠|通行|办理|发车|上[下]?车|开[始放])?(?:[,。;\n]|$))"
)
_OF_THEN = re.compile(r"原|本来|以前|之前|过去|从前|改|换|变|调|迁|搬|移|延|提前|推迟|缩短")


class Change(NamedTuple):
    """Where the first and what stands in its place are told."""

    old: tuple[int, int]
    new: tuple[int, int]


def changes(page: Page) -> Iterator[Change]:
    for match in _CHANGE.finditer(page.text):
        yield Change(match.span("old"), match.span("new"))


def of_then(text: str) -> bool:
    """Whether a narrow question asks for what was, or for the change."""
    return _OF_THEN.search(text) is not None


def gone(asked: Asked, page: Page, start: int, end: int) -> bool:
    """Whether a value is one that holds no more, and the question does not ask for that."""
    return not of_then(asked.text) and any(one.old[0] <= start and end <= one.old[1] for one in changes(page))


def held(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Yes or no to a question that names the one or the other: 「音樂會在甲館舉行嗎」."""
    for one in () if of_then(asked.text) else changes(page):
        old, new = page.text[slice(*one.old)], page.text[slice(*one.new)]
        was, now = old in asked.text, new in asked.text
        if was != now and not (was and old in new):
            value = page.record.body[slice(*one.new)]
            says = f"{asks.no(asked.text)}，{value}" if was else f"{asks.yes(asked.text)}，{value}"
            yield Proposal(*one.new, says, 0.3)
