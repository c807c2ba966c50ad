"""Days of what comes before a thing (報名, 審核), on a page that tells of the thing itself by a label of its own: 「活動報名：…；活動時間：…」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked import Asked
from answer.dates import Date
from answer.evidence import Page

_BEFORE = re.compile(r"报名|预约|申报|申请|登记|招募|征集|审核|初审|公示|缴费|投票|培训|面试|抽签|领票|售票")
# who asks so may mean either
_ASKS = re.compile(r"[报招征投审面]|截止|截至|预约|申请|登记|公示|缴|培训|抽签|票")
_ITSELF = re.compile(
    r"(?:活动|比赛|赛事|展览|展出|演出|促销|服务|开放|营业|开课|上课|授课|实施|举办|举行|销售|开卖|正式|使用|营期|会期|展期|课程)[一-鿿]{0,2}(?:时间|日期|期间|开卖|销售)?$"
)


def apart(asked: Asked, page: Page, one: Date, ranges: Sequence[Date]) -> bool:
    """Whether days are labelled as those of what comes before, other days as those of the thing, and the question asks for the latter."""
    if _ASKS.search(asked.text) or not _BEFORE.search(_label(page, one)):
        return False
    return any(_ITSELF.search(label) and not _BEFORE.search(label) for label in (_label(page, each) for each in ranges))


def _label(page: Page, one: Date) -> str:
    label = page.label(one.start)
    return page.text[slice(*label)] if label else ""
