"""Recurring times: 每日8:30至20:00, 每周四上午9时, 每月7号, 每月第二个周一, 每年3月15日, 周一至周五9:00-18:00.

`timex`: P1D/T08:30/T20:00, XXXX-WXX-4T09:00, XXXX-XX-07, XXXX-03-15, XXXX-11/XXXX-03, XXXX-WXX-1/XXXX-WXX-5/T09:00/T18:00; working days P1BD.
The second Monday of every month is XXXX-XX-WXX-1-#2, its last one XXXX-XX-WXX-1-#-1, of every May XXXX-05-WXX-1-#2.
How often alone (每天, 每月) says no time and is none.
"""

from __future__ import annotations

import re

from zh.dates import clock
from zh.dates.context import Context
from zh.dates.days import ordinal
from zh.dates.names import DAY_NUMBER
from zh.dates.piece import Piece
from zh.dates.weekday import DAYS, NAMES, WEEK, of_named_week
from zh.numerals import CHARS, number

LEAP = 2024  # a year that has a 29 February
CLOSED = "(?:闭馆|休馆|公休|店休|休息|休市)"  # 周一闭馆: every Monday
WORDS = (
    "每[日天晚早周月年]",
    "每个?(?:星期|礼拜|月|工作日|周|早上|晚上|[上下]午)",
    f"逢{WEEK}[{DAYS}末]",
    f"周[{DAYS}][至到~、和及与-]{WEEK}?[{DAYS}]",
    f"星期[{DAYS}][至到~、和及与-]{WEEK}?[{DAYS}]",
    f"礼拜[{DAYS}][至到~、和及与-]{WEEK}?[{DAYS}]",
    f"周[{DAYS}]{CLOSED}",
    f"星期[{DAYS}]{CLOSED}",
    f"礼拜[{DAYS}]{CLOSED}",
)

_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,3}}"
# 「每周一三五」, 「周六日」: in their order; not 「周五六一儿童节」, 「周二四楼」, 「周六日程」
_RUN = (
    rf"{WEEK}(?=[一二三四五六日]{{2,6}}(?![{DAYS}七八九十百千月点时楼年班号层个名人位次级餐岁届]))"
    rf"一?二?三?四?五?六?日?(?![{DAYS}语程常报用出落元间本料])"
)
_FREE = (
    r"(?= ?(?:[上下中]午|[早晚夜的均]|全天|开[放门课馆诊]|闭|[停休放]|照|不|[至到,。;、:()\n ]|[0-9]{1,2} ?[:点时]))"
)
_MORE = rf"[至到~、和及与-](?:{WEEK}[{DAYS}]|[{DAYS}](?![二三四五六七八九十点时]))"
_WEEKDAYS = rf"{WEEK}[{DAYS}](?:{_MORE})*"
_ROW = rf"{WEEK}[{DAYS}](?!天(?!气))(?:{_MORE}|{WEEK}[{DAYS}](?![年期]))*"  # 「每周二周四」, not 「每周三天」
# 「每月第二、四个周六」, 「每年5月的最后一个周日」
_NTH = "[一二三四五1-5]"
_COUNTED = re.compile(
    rf"每(?:个?月|年 ?(?P<month>{_N}) ?月份?)的? ?(?:第(?P<nth>{_NTH}(?:[、和及与]第?{_NTH})*)个?|最后一?个?){WEEK}(?P<weekday>[{DAYS}])"
)
_CLOSED = re.compile(CLOSED)
_TO = " ?[至到~-] ?"
_HEAD = re.compile(
    rf"(?:每周的?|每个?|逢)(?P<weekdays>{_RUN}|{_ROW}|周末(?![次班尾位端期页]))|(?P<alone>{_RUN}{_FREE}|{_WEEKDAYS})|"
    rf"每(?P<every>日|天|晚(?!上)|早|工作日|个工作日|周|星期|个?月|年|个(?=[早晚]上|[上下]午))"
    rf"(?: ?(?:的 ?)?(?P<month>{_N}) ?月份?)?(?: ?(?P<day>{_N})(?: ?(?:日|{DAY_NUMBER})|(?={_TO}(?:{_N}) ?[日号])))?"
    rf"(?:(?:{_TO}|(?<=[日号])[、,和及与]每?月?)(?:[次翌来]年 ?)?(?=(?:{_N}) ?[月日号])"
    rf"(?:(?P<to>{_N}) ?月份? ?)?(?:(?P<until>{_N}) ?[日号])?)?"
)
_MORE_DAYS = re.compile(rf"(?<=[日号])[、,和及与]({_N}) ?[日号]")
_JOIN = re.compile(r" ?(?:至|到|~|-|起至) ?(?:次日|翌日|隔日|隔天|第二天)? ?")
_BETWEEN = re.compile(r" ?[的之,]? ?")


def read(text: str, at: int, context: Context) -> Piece | None:
    if (counted := _COUNTED.match(text, at)) is not None:
        return _counted(text, counted, context)
    found = _HEAD.match(text, at)
    if found is None or found["alone"] and of_named_week(text, at, context):
        return None
    weekdays = found["weekdays"] or found["alone"]
    base = _weekly(weekdays) if weekdays else _every(found)
    if base is None or text[at] not in "每逢" and "/" not in base and not _CLOSED.match(text, found.end()):
        return None
    piece = Piece("recurring", at, found.end())
    if found["day"] and found["every"] in ("月", "个月"):
        while more := _MORE_DAYS.match(text, piece.end):  # 「每月10日、20日、30日」
            base, piece.end = f"{base}/XXXX-XX-{number(more[1]) or 0:02}", more.end()
    if found["every"] in ("晚", "早") and clock.follows(text, piece.end - 1):
        piece.end -= 1
    times = _times(text, piece, context)
    if found["every"] and not (times or found["month"] or found["day"]):
        return None
    sign = "" if base.startswith("XXXX") and "/" not in base else "/"
    piece.timex = base + sign + "/".join(times) if times else base
    return piece


def _counted(text: str, found: re.Match[str], context: Context) -> Piece:
    """「每月第二、四个周六」, and the times behind it."""
    piece = Piece("recurring", found.start(), found.end())
    month = f"{number(found['month']) or 0:02}" if found["month"] else "XX"
    counts = [number(one) for one in re.findall(_NTH, found["nth"])] if found["nth"] else [-1]
    base = "/".join(f"XXXX-{month}-WXX-{NAMES[found['weekday']]}-#{count}" for count in counts)
    times = _times(text, piece, context)
    piece.timex = base + ("/" if times and len(counts) > 1 else "") + "/".join(times)
    return piece


def _weekly(written: str) -> str:
    return "/".join(f"XXXX-WXX-{NAMES[char]}" for char in written.replace("末", "六日") if char in NAMES)


def _every(found: re.Match[str]) -> str | None:
    every = found["every"]
    month, day, to, until = (number(found[name]) if found[name] else None for name in ("month", "day", "to", "until"))
    if every == "年":
        if month is not None and day is not None and ordinal(LEAP, month, day) is None:
            return None  # 「每年2月30日」: left to be read as the slip that it is
        if month is None:
            return "P1Y"
        base = f"XXXX-{month:02}"
    elif every in ("月", "个月"):
        if day is None:
            return "P1M"
        base = "XXXX-XX"
    elif month is not None or day is not None:
        return None
    else:
        return {"周": "P1W", "星期": "P1W", "工作日": "P1BD", "个工作日": "P1BD"}.get(every, "P1D")
    last = f"XXXX-{to:02}" if to is not None else base  # 「每年3月1日至5月31日」, 「每年11月至次年3月」
    if until is not None:
        last = f"{last}-{until:02}"
    if day is not None:
        base = f"{base}-{day:02}"
    return base if to is None and until is None else f"{base}/{last}"


def _times(text: str, piece: Piece, context: Context) -> list[str]:
    """The times behind it: none, one, or the two of a range. Moves the piece's end behind them."""
    between = _BETWEEN.match(text, piece.end)
    first = clock.read_behind(text, between.end() if between is not None else piece.end)
    if first is None:
        return []
    piece.end = first.end
    context.clock = first.end, first.daypart, first.hour or 0
    times = [_shown(first)]
    join = _JOIN.match(text, first.end)
    last = clock.read_end(text, join.end(), first, context) if join is not None else None
    if last is not None:
        piece.end = last.end
        times.append(_shown(last))
    return times


def _shown(piece: Piece) -> str:
    second = f":{piece.second:02}" if piece.second else ""
    return f"T{clock.hour(piece):02}:{piece.minute:02}{second}"
