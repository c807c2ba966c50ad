"""How a question that wants yes or no is told, and how its answer begins."""

from __future__ import annotations

import re

# 「收不收」, 「肯不肯」
_EITHER = "|".join(
    f"{verb}不{verb}"
    for verb in "收办开来去给让管用交付退赔罚扣补送包含接卖肯敢愿招认看报停走发借租修换读吃喝玩穿坐住值在教招做"
)
MARK = rf"{_EITHER}|(?:吗|嘛|(?<![什怎])么|没有|没|不)[?]?$|吗(?=[,?。])|是否|能不能|可不可以|是不是|有没有|会不会|要不要|行不行|算不算|够不够|对不对|能否|可否|可不可|得不得|需不需要|用不用"
_DO = re.compile(r"能|可以|可否|允许|来得及|得上|得了|准许")


def yes(text: str) -> str:
    return "可以" if _DO.search(text) else "是"


def no(text: str) -> str:
    return "不可以" if _DO.search(text) else "不是"
