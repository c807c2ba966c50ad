"""The feasts that fall on one day each year: 「12月25日照常營業」 tells of 聖誕節."""

from __future__ import annotations

import re

DAYS = {"元旦": (1, 1), "妇女节": (3, 8), "五一": (5, 1), "劳动节": (5, 1), "儿童节": (6, 1), "教师节": (9, 10), "国庆节": (10, 1), "国庆": (10, 1), "圣诞节": (12, 25), "圣诞": (12, 25)}  # fmt: skip
NAMED = re.compile("|".join(sorted(DAYS, key=len, reverse=True)))


def told(text: str, feast: str) -> list[tuple[int, int]]:
    """Where the day of a feast stands in narrow text."""
    month, day = DAYS[feast]
    return [match.span() for match in re.finditer(rf"(?<!\d){month}月{day}日?(?!\d)", text)]
