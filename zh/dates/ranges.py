"""Two ends joined: 至, 到, ~, -, 起至, 「…起，…止」, 「…和…之间」, 「从…开到…」.

The second end may leave out what the first has said.
"""

from __future__ import annotations

import re

from zh.dates.clock import PARTS
from zh.dates.context import Context
from zh.dates.piece import DAY, MONTH, WEEKDAY, YEAR, Piece
from zh.dates.table import ENDS, THEN, extend
from zh.numerals import CHARS

FIRST = " 起开始(至到~-,直截迄持延一和与及tu上中正下早晨凌清午傍晚半夜深"

_ASIDE = r" ?(?:\([^()\n]{1,6}\) ?)?"  # 「3月1日（含）」
_JOIN = re.compile(
    rf"{_ASIDE}(?:(?P<since>起|开始|始) ?)?(?:"
    r",? ?(?:持续|延续|一直)?(?:直?至|直?到|截至|截止至?到?|迄)|~{1,2}|-{1,2}|(?:to|until|till|through)(?= )|(?P<comma>,)) ?"
)
_JOINTS = "至到-"  # before a figure they are all of `_JOIN`, and most of those that there are
# 「从6月1日展到6月9日」, 「自6月1日起闭馆，到6月9日为止」: what goes on in between; a change (推迟到) or an arrival (收到) is no range
_GOES_ON = re.compile(
    r"(?:(?:起|开始) ?[\u4e00-\u9fff]{2,4}(?P<stops>,)?|(?!改|推|往|倒|回|追|延|提|调|顺|移|挪|换|变|缩|降|升|增|减|涨|预|截|直)(?:一直|持续|连续)?[\u4e00-\u9fff]{1,2}"
    r"(?<![收接达遇等得找签报迟受回来送寄提抵推延前直截]))(?:到|至) ?"
)
_CHANGED = re.compile("顺延|延期|延至|延后|改期|变更|调整|更正|提前|推迟")
OPENED = "从自由"  # before a range with a verb in it
# 「今天上午到明天九点」: a part of the day behind the first end
_PARTED = re.compile(rf" ?的?(?P<part>{PARTS}) ?(?:至|到|~{{1,2}}|-{{1,2}}) ?")
_BEGINS = (("夜晚傍深", 18), ("中正下", 12))  # the hour at which it begins, by a character of it
_AND = re.compile(r" ?(?:和|与|及) ?")
_AND_FIRST = " 和与及"
_BETWEEN = re.compile(rf"{_ASIDE}之?间")
_CLOSED = re.compile(r"[^,。;\n]{0,6}?(?:止|截止|结束)")
_DAILY = re.compile(
    rf" ?(?:至|到|~{{1,2}}|-) ?(?:[次翌]日|隔天|第二天)? ?(?:凌晨|清晨|早[上晨]?|[上中下]午|傍晚|晚上?|夜间)? ?(?:[0-9]{{1,2}}|[{CHARS}]{{1,3}}) ?[:点时]"
)


def end_of(text: str, first: Piece, context: Context) -> Piece | None:
    """The second end, as written, where `first` begins a range."""
    if first.hour is None and first.one_day and (parted := _PARTED.match(text, first.end)):
        return _from_part(text, parted, first, context)
    if text[first.end] in _JOINTS and text[first.end + 1].isdigit():
        return _end(text, first.end + 1, first, context)
    join, points = _JOIN.match(text, first.end), False
    if join is None and text[first.start - 1] in OPENED and (on := _GOES_ON.match(text, first.end)):
        last = _end(text, on.end(), first, context)
        return last if last is not None and (not on["stops"] or _CLOSED.match(text, last.end)) else None
    if join is None:
        join = _AND.match(text, first.end) if text[first.end] in _AND_FIRST else None
        closed = _BETWEEN
    elif join["comma"]:
        if not join["since"]:
            return None
        closed, points = _CLOSED, join["since"] != "起"  # 「自6月3日起，6月28日止」
    else:
        if "→" in context.original[first.end : join.end()] and _CHANGED.search(
            text, max(0, first.start - 12), first.start
        ):
            return None  # 「期限顺延：9/26→10/3」
        return _end(text, join.end(), first, context)
    last = None if join is None else _end(text, join.end(), first, context)
    if last is None or closed.match(text, last.end) is None:
        return None
    if points and (first.hour is None) != (last.hour is None):
        return None  # 「登记4月21日开始，4月25日17时截止」
    clocks = (first.hour, first.minute), (last.hour, last.minute)
    return None if last.form == "clock" and clocks[0] == clocks[1] else last  # 「上午12:00开始，下午12:00结束」


def _from_part(text: str, parted: re.Match[str], first: Piece, context: Context) -> Piece | None:
    """The second end behind a part of the day, which says from when on where that has an hour."""
    last = _end(text, parted.end(), first, context)
    if last is None or last.form == "clock":
        return None
    if last.hour is not None:
        first.hour = next((hour for chars, hour in _BEGINS if not {*chars}.isdisjoint(parted["part"])), 0)
    return last


def _end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    for read_end in ENDS[first.form]:
        last = read_end(text, at, first, context)
        if last is not None:
            break
    else:
        return None
    if last.form == "clock":
        return last
    end = extend(text, last, context) if text[last.end] in THEN[last.form][0] else None
    if end is not None and first.hour is None and _DAILY.match(text, last.end):
        # 「5月2日至5月7日8:00—18:00」: the hours are those of every day
        last.hour = last.minute = last.second = None
        last.written &= YEAR | MONTH | DAY | WEEKDAY
        last.end = end
    return last
