"""Whether a sum is told of another child than the question names: 「第1名子女2500元，第2名3500元」, asked of 老二 or 第二個孩子.

Read of pages that tell of children, and of what names one last before the value in its clause or heads its row. Children told in
words beside the number (長子, 雙胞胎) are not read.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.text import number

_CHILDREN = re.compile(r"子女|孩|胎|育儿|生育|托育")
_RANK = re.compile(
    r"(?:第(?P<nth>[一二三四五1-5])(?:名|个|位|胎|孩)(?:以上)?(?:子女|孩子|小孩|宝宝)?|(?<![一二三四五十第\d])(?P<few>[一二三四])(?:孩|胎)"
    r"|(?<![一-鿿]家)老(?P<old>[大二三四五])(?![师板人年了小])|(?P<first>[头首]胎))(?P<up>(?:及|\(含\))?以上)?"
)


def _ranks(text: str) -> list[tuple[int, bool]]:
    """Which children a text names, and whether those behind them too: 「第3名以上」."""
    found = []
    for each in _RANK.finditer(text):
        told = each["nth"] or each["few"] or (each["old"] or "大").replace("大", "一")
        found.append((int(number(told) or 0), "以上" in each[0]))
    return found


def of_other_child(one: Seen) -> bool:
    """Whether a number is that of another child."""
    if not one.counted or not _CHILDREN.search(f"{one.page.title}\n{one.page.text}"):
        return False
    asked = _ranks(one.asked.instead or "") or _ranks(one.asked.text)
    if not asked:
        return False
    page, start = one.page, one.proposal.start
    low, high = page.cells(page.lines[page.line_at(start)])[0] if one.in_row else (page.clause(start)[0], start)
    told = _ranks(page.text[low:high])
    return bool(told) and not (asked[-1][0] == told[-1][0] or (told[-1][1] and asked[-1][0] > told[-1][0]))
