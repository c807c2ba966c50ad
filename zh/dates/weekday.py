"""Days of the week: behind a date (（周五）, 星期五), counted in a month (第二个周一), and alone (周五, 本周五, 下周三, 下周).

The weekdays of several days in one bracket (「6月9日至13日（周一至周五）」, 「6月7日、8日（周六、日）」) belong to the span of the last
and are the weekday of none: `several` reads them.

Alone one is the nearest to the day the text was put out, the next where the words round it look forward (定于周五, 周五前); with 本, 上, 下 that of this, the last, the next week
(Monday first). A weekday that does not exist (星期八) keeps its number.
"""

from __future__ import annotations

import re

from zh.dates import names, settle
from zh.dates.context import Context
from zh.dates.days import counted, monday
from zh.dates.piece import WEEKDAY, Piece
from zh.numerals import CHARS, number

WORDS = (
    "[本这上下]上{0,3}下{0,3}一?个?(?:周|星期|礼拜)(?!年|转|期|岁|刊|报|围|边|知|全|密|到)",
    "周[一二三四五六日](?!年|期|种|届|刊|报|来)",
    "星期[一二三四五六日天](?!报|》)",
    "礼拜[一二三四五六日天]",
    "、 ?[一二三四五六日](?=[、,。;)\n和及上下早中晚])",
)
FIRST = " (,周星礼第最的"

NAMES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
WEEK, WEEK_BEGINS = "(?:周|星期|礼拜)", "周星礼"
DAYS = "一二三四五六日天"

_NONE = "〇零八九十"  # 星期八
_TO = "[至到~-]"
_WEEKDAYS = (
    rf"(?:{WEEK}[{DAYS}](?:[上下]午|[早晚]上?)? ?(?:{_TO}|[、,和及与]) ?{WEEK}?[{DAYS}](?: ?[、,和及与] ?{WEEK}?[{DAYS}]){{0,5}}|"
    rf"[{DAYS}] ?(?:{_TO}|、) ?[{DAYS}](?= ?\)))"
)
_SEVERAL = rf" ?\( ?{_WEEKDAYS}[^()\n]{{0,8}}\)"
_BRACKET = re.compile(rf"\( ?({_WEEKDAYS})")
_NAME = re.compile(rf"[{DAYS}](?!期)")
_BEHIND = re.compile(
    rf" ?\( ?(?:[本下这]?{WEEK})?([{DAYS}{_NONE}七]|[0-9]{{1,2}}) ?\)|"
    rf"{_SEVERAL}|"
    r" ?\( ?(?:(?P<english>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,6})\.?) ?\)|"
    rf" ?\( ?{WEEK}([{DAYS}{_NONE}])(?![^()\n]{{0,6}}{WEEK})[^()\n]{{0,8}}\)|"
    rf", ?{WEEK}([{DAYS}]), ?(?=(?:[上中下]午|晚上?|早上)? ?[0-9]{{1,2}} ?[:时点])|"  # 「6月3日，星期一，上午9:30」
    rf"(?: |, ?(?={WEEK}.[,。;) \n上下中早晚]))?{WEEK}([{DAYS}{_NONE}])(?![至到~]| ?[-、和及与] ?{WEEK}[{DAYS}])"  # 「3月1日周一至周五」 is no weekday of that day
)
_ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_COUNTED = re.compile(rf" ?的?(?:第([一二三四五1-5])个?|最后一个?){WEEK}([{DAYS}])")
_COUNTED_WEEK = re.compile(
    rf" ?的?(?:第([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})个?|最后一个?){WEEK}(?:的?{WEEK}([{DAYS}])|(?![{DAYS}末年岁期刊次报]))"
)
_DATE = " ?(?:[0-9]{4}[年/.-])?[0-9]{1,2}(?:月[0-9]{1,2}[日号]|/[0-9]{1,2}(?![0-9/]))"  # 「周三6月5日」: see beside.py
# 「下周三」, 「下周的周三」, 「下下下周一」
_ALONE = re.compile(
    rf"(?:(本|这|上{{1,4}}|下{{1,4}})一?个?{WEEK}(?:[的,]?{WEEK}(?=[{DAYS}末]))?|{WEEK})(?:([{DAYS}])(?= ?[0-9]{{1,2}} ?(?::[0-9]{{2}}|[时点~-])|{_DATE}|(?![0-9]))|(末)(?![0-9])|(?![0-9]))"
)
# whose 上 is no last week's: 「赶上周末」, 「每天晚上周三除外」; 「最晚上周三到货」 is
UP_TO = re.compile("[赶碰遇撞]$|(?<!最)[早晚]$")
# 「第3周周五」, 「第二教学周星期一」, 「双周周二」: of a week that is not known
_OF_SOME_WEEK = re.compile(
    rf"(?:(?:第|每隔?|[、和及]) ?(?:[0-9]{{1,2}}|两|[{CHARS}]{{1,3}}) ?个?(?:教学|行课|学)?|[单双隔首末每]){WEEK}[的, ]?$"
)
_OF_SOME_DAY = re.compile("[后前]的$")  # 「两周后的周六」, 「开学后的周五」: counted from a day that is not known
# 「下周二、周四」: of the same week
_SAME_WEEK = re.compile(rf"[本这上下]一?个?{WEEK}(?:的?{WEEK})?[{DAYS}](?:[、和及与]{WEEK}?[{DAYS}]){{0,5}}[、和及与]$")
_DAY_BESIDE = re.compile("[(,] ?[0-9]")
# 「定于周五」, 「检修时间：周五」, 「周五前」: what is to come
_COMING_BEFORE = re.compile(
    r"(?:[将拟须应需可]|[定订]|预计|计划|预定|安排|初定)(?:[于在]|自)?$|(?:请|务必|须|应|需)[^,。;!?\n]{0,8}[于在]$|"
    r"(?:时间|日期|期限|时限|截[止至]|最迟|最晚|最后)[为是到于:至 ]{0,2}$"
)
_COMING_AFTER = re.compile(r"(?:[上下]午|[早晚]上?)?(?:之?前(?![天往几的后])|以前|将|拟|[起截](?![获见])|为?止)")
_GONE = re.compile(r"[^,。;!?\n]{0,6}(?:已|曾|了(?![解]))")
_MORE = re.compile(r"、 ?([一二三四五六日])(?=[、,。;)\n和及上下早中晚])")
_OF_WEEK = re.compile(rf"[本这上下]一?个?{WEEK}(?:的?{WEEK})?[一二三四五六](?:、[一二三四五六]){{0,4}}$")
_AND_SUNDAY = re.compile(rf"[、和及]?{WEEK}?[日天](?![\u4e00-\u9fff]?[期程报月年]|常)")
_STEPS = {"本": 0, "这": 0, "上": -1, "下": 1}


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the weekday that stands behind a date, or the one counted out in a month, into it."""
    if piece.day is not None:
        found = _BEHIND.match(text, piece.end)
        if found is not None:
            name = found[1] or found[3] or found[4] or found[5]
            if found["english"] is not None:
                piece.weekday = _ENGLISH.index(found["english"]) + 1
                piece.written |= WEEKDAY
            elif name is not None:
                piece.weekday = NAMES.get(name) or number(name)
                piece.written |= WEEKDAY
            piece.end = found.end()
    elif piece.month is not None and piece.within is None:
        found = _COUNTED.match(text, piece.end)
        if found is not None:
            month, weekday, count = piece.month, NAMES[found[2]], number(found[1] or "0") or 0
            piece.rule = lambda year: counted(year, month, weekday, count)
            piece.end = found.end()
            return
    whole = piece.day is None and piece.rule is None and piece.days is None
    if whole and (piece.month is None) != (piece.within is None):
        _week_of(text, piece, context)


def _week_of(text: str, piece: Piece, context: Context) -> None:
    """「6月第三周」, 「第二季度第一周」: a week, Monday first, is of the period in which its Thursday lies, as ISO 8601 has it."""
    found = _COUNTED_WEEK.match(text, piece.end)
    if found is None:
        return
    settle.single(piece, context)
    span = settle.days(piece)
    piece.end = found.end()
    if span is None:
        piece.hangs = True
        return
    start, end = span
    count = number(found[1] or "0") or 0
    thursday = start + (4 - start) % 7 + 7 * (count - 1) if count else end - 1 - (end - 1 - 4) % 7
    if thursday < end and found[2]:  # 「6月第三周周五」
        day = thursday - 4 + NAMES[found[2]]
        piece.days, piece.weekday = (day, day + 1), NAMES[found[2]]
        piece.written |= WEEKDAY
    elif thursday < end:
        piece.days = (thursday - 3, thursday + 4)
    else:
        piece.hangs = True


def several(text: str, start: int, end: int) -> tuple[list[int], bool]:
    """The places of the names in a bracket of several weekdays in a piece of the (plain) text, and whether 至 joins them;
    no places where there is no such bracket.
    """
    found = _BRACKET.search(text, start, end)
    if found is None:
        return [], False
    return [one.start() for one in _NAME.finditer(text, *found.span(1))], re.search(_TO, found[1]) is not None


def read(text: str, at: int, context: Context) -> Piece | None:
    if text[at] == "、":
        return _listed(text, at, context)
    found = _ALONE.match(text, at)
    before = text[at - 1 : at]
    if found is None or before == "《":
        return None
    week, name, weekend = found.groups()
    if week == "上" and UP_TO.search(text, max(0, at - 2), at):
        return None
    piece = Piece("weekday", at, found.end())
    if name is not None:
        piece.weekday, piece.written = NAMES[name], WEEKDAY
    elif week is None:
        return None
    if week is None and (before in ("每", "逢", "第", "个") or before == "一" and text[found.end()] == "天"):
        return None  # 「一周三天」
    if week is None and text[at] == "周" and names.weekday(text, at, found.end()):
        return None
    if week is None and before in "周期拜的, " and _OF_SOME_WEEK.search(text, max(0, at - 9), at):
        return None
    if week is None and _OF_SOME_DAY.search(text, max(0, at - 2), at) and not _DAY_BESIDE.match(text, found.end()):
        return None
    today = context.today
    if today is None:
        piece.hangs = True
    elif week is None and context.last is not None and of_named_week(text, at, context):
        day = monday(context.last) + NAMES[name] - 1
        day += 7 * (day < context.last)  # 「本周五、周一」: the Monday behind it
        piece.bare, piece.days = True, (day, day + 1)
    elif week is None:
        day = today + (NAMES[name] - today + 3) % 7 - 3
        if day < today and to_come(text, at, found.end()):
            day += 7
        piece.bare, piece.days = True, (day, day + 1)
    else:
        first = monday(today) + 7 * _STEPS[week[0]] * len(week)
        if name == "六" and (both := _AND_SUNDAY.match(text, piece.end)):  # 「本周六、日」
            piece.end, piece.weekday, piece.written = both.end(), None, 0
            piece.days = (first + 5, first + 7)
        elif name is not None:
            first += NAMES[name] - 1
            piece.days = (first, first + 1)
        else:
            piece.days = (first + 5 if weekend else first, first + 7)
    return piece


def of_named_week(text: str, at: int, context: Context) -> bool:
    """Whether the bare weekday at that place stands in a row with one of a week that is named: 「下周二、周四」."""
    return (
        text[at - 1] in "、和及与"
        and context.last_end == at - 1
        and _SAME_WEEK.search(text, max(0, at - 24), at) is not None
    )


def to_come(text: str, at: int, end: int) -> bool:
    """Whether the words round the bare weekday at `text[at:end]` (plain or folded text) look forward: 定于周五, 周五前."""
    if _GONE.match(text, end):
        return False
    return _COMING_BEFORE.search(text, max(0, at - 16), at) is not None or _COMING_AFTER.match(text, end) is not None


def _listed(text: str, at: int, context: Context) -> Piece | None:
    """「下周一、三、五」: a further day of the same week."""
    found = _MORE.match(text, at)
    if (
        found is None
        or context.last_end != at
        or context.last is None
        or _OF_WEEK.search(text, max(0, at - 10), at) is None
    ):
        return None
    piece = Piece("weekday", found.start(1), found.end(), written=WEEKDAY)
    piece.weekday = NAMES[found[1]]
    day = monday(context.last) + piece.weekday - 1
    if day <= context.last:
        return None
    piece.days = (day, day + 1)
    return piece


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range: 本周一至周五."""
    return read(text, at, context)
