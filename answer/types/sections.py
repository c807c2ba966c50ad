"""Whether a time is told of a part of a house, or of one of several that are numbered, which the question does not name."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.dates import Date
from answer.evidence import Page

_PART = re.compile(r"(?P<name>[一-鿿]{1,5}?(?:馆|厅|室|楼|梯|场|站|门诊|窗口|科|线|园))")
_WHOLE = re.compile(r"^(?:[^一-鿿]*)(?:本|全|各|我|总)|展馆|期间")


_NUMBERED = re.compile(
    r"(?<![\d第年月])(\d{1,3}|[a-z]|[甲乙丙丁东南西北总分新旧老])(栋|幢|号(?!前|至|到|起)|座|期|单元|区|组|桥|门|馆|楼|厅|梯|库|池|院|场|店|校)"
)


def of_sibling(asked: Asked, page: Page, one: Date) -> bool:
    """「2號鍋爐4月10日至16日檢修」, asked of number 1; 「4月10日至16日總店閉店」, asked of the 分店."""
    own = page.text[page.clause(one.start)[0] : one.start] + page.text[one.end : page.clause(one.end - 1)[1]]
    for number, kind in _NUMBERED.findall(asked.text):
        others = {other for other, its in _NUMBERED.findall(own) if its == kind}
        if others and not re.search(rf"(?<![\da-z]){number}(?![\da-z])", own):
            return True
    return False


def of_a_part(asked: Asked, page: Page, place: int) -> bool:
    """Whether what is shut is a thing of its own that the question does not name: 「兒童閱覽室6月3日至5日閉室」."""
    clause = page.clause(place)
    match = _PART.search(page.text, clause[0], place)
    if not match or _WHOLE.search(match["name"]):
        return False
    name = match["name"]
    return name not in asked.text and name[-2:] not in asked.text and name[-2:] not in page.title
