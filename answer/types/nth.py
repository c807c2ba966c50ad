"""Which one of a row (第几分钟, 几号出口), and how often (多久一次): asked as a number, told by no amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

FOCUS = re.compile(
    r"第几个?(?P<unit>工作日|分钟|小时|学期|季度|(?!次世|何)[^\W\d_])"
    r"|几号(?=(?P<head>线|楼|馆|厅|门(?!诊)|窗口?|出口|教室|站台|仓库?|桌|柜台|码头|展位|车厢))"
)
_ONE = r"(?<!\d)[\da-z一二三四五六七八九十百]{1,4}"
_ASKED_OFTEN = re.compile(r"多(?:久|长时间)[^,。;?]{0,5}?一[次回趟班封遍轮场]")
_OFTEN = re.compile(r"(?:每|逐|按)(?:半|个)?(?:学期|学年|季度?|月|周|星期|年|日|天|小时)(?!以|内|之|份)")


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「第74分鐘」 for 第幾分鐘, 「3號出口」 for 幾號出口."""
    if match := FOCUS.search(asked.text):
        one = rf"第{_ONE}个?{match['unit']}" if match["unit"] else rf"{_ONE}号{match['head']}"
        for each in re.finditer(one, page.text):
            yield Proposal(*each.span(), boost=0.05)


def often(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「每學期」, 「按季度」 for 多久發一次."""
    for each in _OFTEN.finditer(page.text) if _ASKED_OFTEN.search(asked.text) else ():
        yield Proposal(*each.span(), boost=0.05)
