"""Which one of a row (第几分钟, 几号出口), and how often (多久一次): asked as a number, told by no amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

FOCUS = re.compile(
    r"第几个?(?P<unit>工作日|分钟|小时|学期|季度|[^\W\d_名个位人次天年周期批届]{1,3}?[室厅馆楼区台间]|(?!次世|何)[^\W\d_])"
    r"|几号(?=(?P<head>线|楼|馆|厅|门(?!诊)|窗口?|出口|教室|站台|仓库?|桌|柜台|码头|展位|车厢))"
)
_ONE = r"(?:\d{1,4}[a-z]?|[a-z]\d{0,3}|[一二三四五六七八九十百]{1,4})"
_ASKED_OFTEN = re.compile(r"多(?:久|长时间)[^,。;?]{0,5}?一[次回趟班封遍轮场]")
_OFTEN = re.compile(
    r"(?:每|逐|按)隔?(?:半个?|(?:\d{1,2}|[一二两三四五六七八九十])个?|个)?(?:学期|学年|季度?|月|周|星期|年|日|天|小时)(?!以|内|之|份)"
)


def _row(behind: str) -> str:
    """A pattern of some of a row (3、5、7号楼, 1、3-6号窗口); 「1、3号楼」 at the beginning of a line is item 1."""
    more = rf"(?!^{_ONE}、{_ONE}(?:{behind}))(?:{_ONE}(?:{behind}|号)?[、和及与至到-]第?){{1,8}}"
    return rf"(?:{more})?{_ONE}(?:{behind})"


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「第74分鐘」 for 第幾分鐘, 「前10名」 for 第幾名, 「3號出口」 for 幾號出口; the question must name something besides."""
    match = FOCUS.search(asked.text)
    if not match or not any(term.weight >= 1 for term in asked.terms):
        return
    unit = match["unit"]
    if unit is None:
        one = _row(f"号{match['head']}")
    elif unit in ("楼", "层"):
        one = rf"(?:第|地下)?{_row('[楼层]')}"
    elif unit[-1] in "室厅馆楼区台间排栋":
        one = rf"第?{_row(unit)}"
    else:
        one = rf"{'[第前]' if unit in '名位个人' else '第'}{_row(f'个?{unit}')}"
    for each in re.finditer(rf"(?<![\da-z一二三四五六七八九十百])(?:{one})", page.text, re.MULTILINE):
        yield Proposal(*each.span(), boost=0.05)


def often(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「每學期」, 「每兩週」, 「按季度」 for 多久發一次."""
    for each in _OFTEN.finditer(page.text) if _ASKED_OFTEN.search(asked.text) else ():
        yield Proposal(*each.span(), boost=0.05)
