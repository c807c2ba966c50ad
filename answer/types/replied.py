"""What a page of questions and answers replies itself: 「可以轉給朋友嗎？」 and, on the next line, 「可以，在App按轉讓」.

Read where the line that asks has all that the question asks, the title's words aside, and the reply begins with its yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks
from answer.types.contract import Proposal

_ASKS = re.compile(rf"(?:{asks.MARK})")
_REPLY = re.compile(
    r"\s*(?:(?:a|答)\d*[:.、\s]*)?(?:(?P<no>不可以?|不能|不行|不会|不用|不必|不需要|没有|不是|不要)|(?P<yes>可以|能|行|会|要|需要|有|是的|对))(?=[,。!;]|的[,。])"
)
STANDS = 0.85
SURE = 0.5


def replied(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    for number, line in enumerate(page.lines[:-1]):
        if line.kind == "row" or not page.text[line.start : line.end].rstrip().endswith("?"):
            continue
        behind = page.lines[number + 1]
        reply = _REPLY.match(page.text, behind.start, behind.end)
        if reply is None or not _ASKS.search(page.text[line.start : line.end].rstrip()):
            continue
        telling = [i for i, term in enumerate(asked.terms) if hits.title[i] < STANDS and term.weight >= 1]
        own = telling and all(hits.within(i, line.start, line.end) >= 0.7 for i in telling)
        if own and _same_way(asked.text, page.text[line.start : line.end]):
            end = page.clause(reply.end())[1] if page.text[reply.end()] != "," else page.clause(reply.end() + 1)[1]
            yield Proposal(reply.start(), end, asks.no(asked.text) if reply["no"] else asks.yes(asked.text), SURE)


_DENIED = re.compile(r"不能|不可|不用|不要|不必")


def _same_way(asked: str, line: str) -> bool:
    return bool(_DENIED.search(asked)) == bool(_DENIED.search(line))
