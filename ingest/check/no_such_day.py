"""Whether a text knows that a day does not exist: it says so of a year (「2027年没有2月29日」) or of what a form turns down (「若出现2月30日，整行会被退回」), or
shows as the wrong one of two (「错误：2026/9/31　正确：2026/9/30」), or it is the day of a birth.

Reads a denial right before the same day anywhere in the section, with the end of its clause behind it; and a condition of writing before a date whose sentence
says that it is turned down or put right. Not taken for that: what there is none of on a day (「没有2月29日的场次」), and conditions of other deeds (「若6月31日前未缴费」).
"""

from __future__ import annotations

import re

from ingest.check.reading import Mention, Reading

_NONE = re.compile(r"(?:[没无]有?|不存在|缺少|少了)[“「『\"']?$")
_NONE_ENDS = frozenset("没无有在少了“「『\"'")  # what it ends in
_AND_NO_MORE = re.compile(r"[”」』\"']?(?:[这此]一?[天日])?[了吗呢啊]?(?:[,。;:!?)\n]|$)")
_IF_WRITTEN = re.compile(
    r"(?:[若如]|倘若?|一旦|凡|要是|遇到?|碰到)[^,。;\n]{0,12}?(?:出现|写[有成为着]|[含带填]有|包含|存在|混入|读到|录入|误?[填写输录][成为作入了])[^,。;\n]{0,24}$"
)
_TOLD_OF_A_DEED = ("于", "在", "请", "须", "应")  # 「写有姓名的作品请于11月31日交回，未交者不予退回」
_TURNED_DOWN = re.compile(
    r"退[回件]|拒[收绝]|[报出标]错|标[成为]?红|失败|无法|[不未]能?(?:予)?通过|不[予被]|拦截|改[成为正]|更正|作废|视为(?:无效|错误)|无效|重[传填写报交]|提示|弹出"
)
_BORN = re.compile(r"[这当那]?[天日]?(?:出生|生日|诞生)(?!会|蛋糕|派对)")
_BORN_BEFORE = re.compile(r"(?:生日|出生)(?:日期|日)?[栏填为是在于写:]{0,3}$")
_WRONG = re.compile(r"(?:错误|反例|错例)(?:写法|示[例范]|格式|的)?:[^。;\n]{0,32}$")
_SHOWN = 40  # code points behind in which the right one stands
_NEAR = 120  # and in which an answer does
_BOUND = ("until", "before", "since", "after")


def no_such_day(text: Reading, mention: Mention) -> bool:
    return (
        _denied(text, mention) or _turned_down(text, mention) or _of_birth(text, mention) or _shown_wrong(text, mention)
    )


def _of_birth(text: Reading, mention: Mention) -> bool:
    """Whether February 29 is the day on which somebody was born, in whatever year: 「2月29日出生的会员」."""
    if _day(mention) != (2, 29) or mention.year_written:
        return False
    born = _BORN_BEFORE.search(text.plain, max(mention.sentence[0], mention.found.offset - 10), mention.found.offset)
    return born is not None or _BORN.match(text.plain, mention.found.stop) is not None


def _denied(text: Reading, mention: Mention) -> bool:
    """Whether the text says of the same day of a month that there is none."""
    day = _day(mention)
    if day is None:
        return False
    start, end = max(0, mention.found.offset - _NEAR), mention.found.stop + _NEAR
    if re.search(rf"(?<!\d){day[0]}月份?[并就]?[没无]有?{day[1]}[日号]", text.plain[start:end]):
        return True  # 「问：9月31日能下单吗？答：9月没有31日」
    for other in text.beside(mention.found.offset):
        place = other.found.offset
        if text.plain[place - 1 : place] not in _NONE_ENDS:
            continue
        if other.section != mention.section or _day(other) != day:
            continue
        if _NONE.search(text.plain, max(0, place - 6), place) and _AND_NO_MORE.match(text.plain, other.found.stop):
            return True
    return False


def _turned_down(text: Reading, mention: Mention) -> bool:
    """Whether a form that holds the date is said to be turned down."""
    start, end = mention.sentence
    if mention.found.mod in _BOUND or not _TURNED_DOWN.search(text.plain, mention.found.stop, end):
        return False
    if text.plain.endswith(_TOLD_OF_A_DEED, start, mention.found.offset):
        return False
    return _IF_WRITTEN.search(text.plain, max(start, mention.found.offset - 48), mention.found.offset) is not None


def _shown_wrong(text: Reading, mention: Mention) -> bool:
    """Whether a date is shown as the wrong one of two: 「错误：2026/9/31　正确：2026/9/30」."""
    place, stop = mention.found.offset, mention.found.stop
    shown = _WRONG.search(text.plain, max(0, place - 48), place)
    return shown is not None and "正确" in text.plain[stop : stop + _SHOWN]


def _day(mention: Mention) -> tuple[int | None, int | None] | None:
    point = mention.found.first
    if point is None or mention.found.last is not None or point.day is None:
        return None
    return point.month, point.day
