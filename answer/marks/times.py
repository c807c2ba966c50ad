"""The times of a question: its year or clock, an amount that it names, the state before a change."""

from __future__ import annotations

import re

from answer.asked import clocks
from answer.marks.contract import Seen

_BEFORE = re.compile(r"^原|^旧|去年|上年|往年|变更前|调整前|修改前|原文|原定|原价|原来|旧")
_AFTER = re.compile(r"应为|改为|更正为|现为|更正后|调整后|变更后|修改后")
# 「誤印成7月12日，正確時間是7月13日」
_MISTAKEN = re.compile(r"(?:误[写印植登作为]|[印写登植误]成|错[写印登]?[成为])[^\d]{0,3}$")
_ONCE = re.compile(r"(?<![之年月日天号时])以前|过去|此前|原先|原来|以往|从前")
_ASKS_ONCE = re.compile(r"以前|之前|原先|原来|原定|原本|本来|过去|误|调整前|变更前")
_CORRECT = re.compile(r"(?:正确|更正|应[为是]|实为)[^\d,。;]{0,6}$")
_ASKS_BEFORE = re.compile(r"^原|^旧|去年|上年|往年|变更前|调整前|修改前|以前|之前|原先|原来|原定|原文|本来|旧|老|误")


def _sentence(seen: Seen) -> str:
    return seen.page.text[slice(*seen.page.sentence(seen.proposal.start))]


def changed(seen: Seen) -> float:
    """Under 「原…」 or 「去年」 stands what was before; under 「改為」 what holds."""
    page = seen.page
    line = page.lines[page.line_at(seen.proposal.start)]
    heads, added = "", 0.0
    if line.kind == "row" and line.table is not None:
        cells, column = page.cells(page.lines[line.table]), page.column(seen.proposal.start)
        heads = page.text[slice(*cells[column])] if column < len(cells) else ""
        own = page.text[slice(*page.cells(line)[0])]
        heads = own if not column or _BEFORE.match(own) else heads
        added = 0.06 * bool(_AFTER.match(own) and not _ASKS_BEFORE.search(seen.asked.text))
    elif line.heading is not None and line.distance == 1:
        heads = page.text[page.lines[line.heading].start : page.lines[line.heading].end]
    if line.kind != "row":
        before = page.text[max(page.clause(seen.proposal.start)[0], seen.proposal.start - 10) : seen.proposal.start]
        back = bool(_ASKS_ONCE.search(seen.asked.text))
        whole = page.text[page.clause(seen.proposal.start)[0] : seen.proposal.start]
        if _MISTAKEN.search(before) or _ONCE.search(whole):
            added += 0.06 if back else -0.12
        elif _CORRECT.search(before):
            added += -0.06 if back else 0.06
    if _BEFORE.search(heads):
        added += 0.06 if _ASKS_BEFORE.search(seen.asked.text) else -0.1
    return added


def given(seen: Seen) -> float:
    """「35度的時候加多少」: the amount that the question names stands in the sentence, or elsewhere."""
    sentence, added = _sentence(seen), 0.0
    for one in seen.asked.given:
        if one in sentence:
            added += 0.1
        elif one in seen.page.text:
            added -= 0.1
    return added


def year(seen: Seen) -> float:
    if not any(one in _sentence(seen) for one in seen.asked.years):
        return 0.0
    clause = seen.page.text[slice(*seen.page.clause(seen.proposal.start))]
    return 0.04 + 0.03 * any(one in clause for one in seen.asked.years)


def clock(seen: Seen) -> float:
    return 0.1 * bool(seen.asked.clocks and any(one in seen.asked.clocks for one in clocks(_sentence(seen))))
