"""On what terms: 條件是什麼, 門檻是多少, 要符合什麼要求."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.text import narrow
from answer.types import which
from answer.types.contract import Proposal, Type

_NOUN = r"(?:条件|门槛|资格|要求|标准|资质)"
FOCUS = re.compile(
    rf"(?:条件|门槛|资格|要求|资质)(?:都)?(?:是|有|为|包括)?(?:什么|哪些|怎样|多少)(?:样的?)?|(?:什么|哪些|怎样的|啥){_NOUN}"
)
_NEEDS = re.compile(r"以上|以下|以内|不低于|不少于|不超过|须|应当|必须|方可|具有|具备|年满|未满|限|≥|≤|满")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """Thresholds as ingest read them, whose they are first; else the clauses that set terms, and lists of them."""
    for one in page.record.thresholds:
        start, end = one.offset, one.offset + len(one.span)
        owner = narrow(one.owner or "")
        own = bool(owner) and owner in asked.text
        if owner and narrow(one.span).startswith(owner):
            start += len(owner)
        text = page.record.body[start:end]
        bracket = re.search(r"[（(][^（()）]{8,}[)）]$", text)  # what the figures are reckoned by
        if bracket:
            end -= len(bracket[0])
        yield Proposal(
            start, end, boost=0.3 if own else 0.02, quote=page.sentence(one.offset), scope=((one.offset, end),)
        )
    for line in page.lines:
        if line.kind != "text":
            continue
        label = page.label(line.end - 1) if line.end > line.start else None
        headed = line.heading is not None and re.search(
            _NOUN, page.text[page.lines[line.heading].start : page.lines[line.heading].end]
        )
        if label and re.search(_NOUN, page.text[slice(*label)]) and page.text[label[1]] == ":":
            yield Proposal(label[1] + 1, line.end, boost=0.12)
        elif headed and line.distance == 1 and _NEEDS.search(page.text, line.start, line.end):
            yield Proposal(line.start, line.end, boost=0.08)
    for match in which.DEMANDS.finditer(page.text):
        yield Proposal(*match.span("all"), boost=0.3, scope=(page.sentence(match.start()),))
    for listed in which.propose(asked, page, hits, today):
        above = page.lines[max(page.line_at(listed.start) - 1, 0)]
        if re.search(_NOUN, page.text[above.start : listed.start]):
            yield listed


TYPE = Type("terms", "text", FOCUS, propose, "what")
