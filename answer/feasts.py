"""Feasts, holidays, breaks and sales by their names, and the day of those that fall on one each year: 「12月25日照常營業」 tells of
聖誕節, 過年 is 春節, 雙11 is 雙十一."""

from __future__ import annotations

import re

from zh.dates.holiday import FIXED, HOLIDAYS

_MORE = ("五一", "过年", "重阳", "感恩节", "复活节", "开斋节", "泼水节", "双十节")
_SALES = ("双十一", "双十二", "双11", "双12", "618", "年货节", "大促")
# 「雙十二預售」 is not told by 12月12日
DAYS = {name + end: day for name, day in FIXED.items() for end in ("", "节") if name not in _SALES} | {"五一": (5, 1)}
DATED = "|".join(sorted(DAYS, key=len, reverse=True))
FEAST = "|".join(sorted({*HOLIDAYS, *_MORE} - {*_SALES}, key=len))  # 国庆 before 国庆节
BREAK = "[寒暑]假|长假|连假|黄金周"
SALE = "|".join(_SALES)
OFF = "节假日|节日|假日|假期|公休"  # days off that no name tells
_SAME = (
    ("春节", "过年", "农历年", "新春", "新年", "除夕"), ("劳动节", "五一"), ("双十一", "双11"), ("双十二", "双12"),
    ("寒假", "寒暑假"), ("暑假", "寒暑假", "暑期"),
)  # fmt: skip


def same(name: str) -> str:
    """A pattern of what a feast, a break or a sale that is asked of is called where it is told: 過年 is told as 除夕 too."""
    return next(("|".join(some) for some in _SAME if name in some[:2]), name)


def told(text: str, feast: str) -> list[tuple[int, int]]:
    """Where the day of a feast stands in narrow text."""
    month, day = DAYS[feast]
    return [match.span() for match in re.finditer(rf"(?<!\d){month}月{day}日?(?!\d)", text)]
