"""What is written like a day or an hour and is none: 「N日」 without a month that is a length of time (「一律為30日」, 「停借14日。」), 「滿12點」.

Read of what stands right before and behind it: the words by which zh.dates knows a length, and a clause that ends with it right behind
a word that leads to no day. 「活動15日」 at the end of a clause is read as a length, though it may tell a day.
"""

from __future__ import annotations

import re

from zh.dates.duration import says_length

# what leads to a day: 「定於15日」, 「每月15日」, 「結帳日為15日」, 「周五15日」
_LEADS = re.compile(
    r"(?:[于在至到自从由月每及和与或起止当是日号期本次今明昨]|[周五六]|[日期]为|(?:星期|礼拜)[一二三四五六天])$"
)
_SURELY = re.compile(r"(?:[首限]|(?<![日期])为|(?:放宽|延长|缩短)[到至])$")
_AFTER_WORD = re.compile(r"[一-鿿]$")
_ENDS = re.compile(r"[,;。)\n]|$")


# no 「預計3點開始」, 「登記9點截止」
_POINTS = re.compile(
    r"(?:[满扣消]|(?<![到抵])达|(?<!登)记|(?<!预)计|累[计积]满?|达到|积满|不足|每[笔次件]|(?:扣|(?<!登)记)[了过到])$"
)
_BARE = re.compile(r"[\d,.一二三四五六七八九十两]+(?:点?[至到~-][\d一二三四五六七八九十两]+)?点")


def no_moment(text: str, start: int, end: int, lone: bool) -> bool:
    """Whether the number at [start, end), which ends with 日 or 點, is no day, where it is a `lone` one, or no hour."""
    if lone:
        return text[end - 1] == "日" and is_length(text, start, end)
    return _BARE.fullmatch(text, start, end) is not None and _POINTS.search(text, max(0, start - 4), start) is not None


def is_length(text: str, start: int, end: int) -> bool:
    """Whether the number of days at [start, end) is a length."""
    low = max(0, start - 4)
    if _SURELY.search(text, low, start) or says_length(text, start, end):
        return True
    at_end = _ENDS.match(text, end) and _AFTER_WORD.search(text, low, start)
    return bool(at_end) and not _LEADS.search(text, low, start)
