"""Days of what comes before a thing (報名, 審核), on a page that tells of the thing itself by a label of its own: 「活動報名：…；活動時間：…」.

Seen only where the question says that it asks of the thing (賣到幾號, 什麼時候開始); whoever asks for another deed may well mean what
comes before, by another word (註冊, 填表, 加入).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked import Asked
from answer.dates import Date
from answer.evidence import Page

_BEFORE = re.compile(r"报名|预约|申报|申请|登记|招募|征集|审核|初审|公示|缴费|投票|培训|面试|抽签|领票|售票")
_OF_ITSELF = re.compile(r"活动|举[办行]|开[卖售展幕赛演]|[卖办展演赛]到|结束|开始上|(?:开始|启动)(?:的|呢)?[?]?$")
# who asks so may mean either
_ASKS = re.compile(r"[报招征投审面]|截止|截至|预约|申请|登记|公示|缴|培训|抽签|票")
_ASKS_WHEN = re.compile(r"时间|日期|什么|几[号日]")
_ITSELF = re.compile(
    r"(?:活动|比赛|赛事|展览|展出|演出|促销|服务|开放|营业|开课|上课|授课|实施|举办|举行|销售|开卖|正式|使用|营期|会期|展期|课程)[一-鿿]{0,2}(?:时间|日期|期间|开卖|销售)?$"
)


def apart(asked: Asked, page: Page, one: Date, ranges: Sequence[Date]) -> bool:
    """Whether days are labelled as those of what comes before, other days as those of the thing, and the question asks for the latter."""
    if not _OF_ITSELF.search(asked.text) or _ASKS.search(asked.text):
        return False
    before = _label(page, one)
    if not _BEFORE.search(before) or any(term.text in before for term in asked.terms if _deed(term.text)):
        return False  # 「選課什麼時候開始」, and 「選課申請：…」
    return any(_ITSELF.search(label) and not _BEFORE.search(label) for label in (_label(page, each) for each in ranges))


def _deed(word: str) -> bool:
    """Whether a word may say of which part of the thing the question asks."""
    return len(word) > 1 and _OF_ITSELF.search(word) is None and _ASKS_WHEN.search(word) is None


def _label(page: Page, one: Date) -> str:
    label = page.label(one.start)
    return page.text[slice(*label)] if label else ""
