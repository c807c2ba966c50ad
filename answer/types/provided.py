"""What a yes hangs on: 「可以，須有家屬陪同」. A yes under a condition is told with it, never bare."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks

LEAST, MOST = 3, 20  # characters of a condition that is told
_LINK = r"(?:但|惟|唯|不过|然而|同时|并且|且|并|前提是|条件是|只是)?,?"
_MUST = r"(?:(?:必?须|需|应当?)(?!知|求|急)|凭(?!证件?$)|只限|仅限|(?<![自缘])由|经(?=[^,。;]{1,8}(?:同意|批准|审核|许可|确认)))"
# a clause behind what is allowed, or before it
_CLAUSE = re.compile(rf"{_LINK}(?P<says>(?:[^,。;:]{{0,4}}{_MUST})[^,。;:]{{1,18}})")
# 「須由家屬陪同方可入場」
_FIRST = re.compile(rf"(?P<says>{_MUST}[^。;:]{{2,20}}?),?后?(?:方可|才能|才可|方能|始得|始可)")
# 「使用明火須事先申請」: what is allowed, with its condition, in one clause
_ITSELF = re.compile(
    r"(?P<says>(?:必?须|需(?!要?求)|应当?|要|得)(?:事先|事前|提前|预先|先|另行?|经|向|由|书面)[^,。;:]{0,14}?(?:申请|报备|备案|报批|同意|批准|许可|核准|审批|登记|预约)(?=[,。;)]|$|后|方|才|始))"
    r"|(?:者|的)(?P<paper>(?:必?须|需|应当?)(?:另|一并|同时)?(?:检附|附上?|提供|提交|出示|携带|持有?|缴交|缴验)[^,。;:]{1,14})"
)
_ONLY = re.compile(r"方可|才能|才可|方能|始得|始可|即可|便可")


def condition(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> str | None:
    """What must hold besides for what a clause allows, as it stands on the page, where the question does not say that it does."""
    if page.lines[page.line_at(clause[0])].kind == "row":
        return None
    sentence = page.sentence(clause[0])
    inside = _FIRST.search(page.text, *clause) or (asks.MAY.search(asked.text) and _ITSELF.search(page.text, *clause))
    before = page.clause(clause[0] - 2) if clause[0] - 2 > sentence[0] else None
    behind = page.clause(clause[1] + 1) if clause[1] + 1 < sentence[1] else None
    only = _ONLY.search(page.text, *clause)
    spans = [inside.span(inside.lastgroup or "says")] if inside else []
    for piece in (before if only else None, behind):
        told = _CLAUSE.match(page.text, *_trimmed(page, piece)) if piece else None
        spans += [told.span("says")] if told else []
    for start, end in spans:
        named = any(
            hits.within(i, start, end) >= 0.85 and term.weight >= 1 and hits.title[i] < 0.9
            for i, term in enumerate(asked.terms)
        )
        if not named and LEAST <= end - start <= MOST:
            return page.record.body[start:end].strip(" ,，。;；")
    return None


def _trimmed(page: Page, piece: tuple[int, int]) -> tuple[int, int]:
    start, end = piece
    while end > start and page.text[end - 1] in "。;,!":
        end -= 1
    return start, end
