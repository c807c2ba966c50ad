"""Dates in figures: 2024-03-01, 2024/3/1, 2024.3.1, 01.03.2024, and 3/1 where what stands beside it says that it is a day.

Figures with dots are versions, those with slashes fractions as well: they are taken for a date where they are a day of
the calendar and no word of a version, a phone or a share stands beside them; eight figures (20240301) where they are
called a date. A year of three figures is one of the
Republic.
"""

from __future__ import annotations

import re
import string

from zh.dates.context import Context
from zh.dates.days import ordinal
from zh.dates.piece import DAY, MONTH, YEAR, Piece
from zh.numerals import FIGURES

UNITS = "-/."
MEASURES = "元%折万亿米公千斤克吨度级版倍英寸升毫厘亩平页块美港次人节章条款a-zA-Z"  # right behind a fraction: no date and no length of time
WORDS = ("20[0-9]{2} ?(?:0[1-9]|1[0-2]) ?[0-3][0-9](?![0-9])",)

_FULL = re.compile(r"([0-9]{3,4}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,2})(?![0-9]|[./][0-9])")
_DAY_FIRST = re.compile(r"([0-9]{2})\.([0-9]{2})\.((?:19|20)[0-9]{2})(?![0-9]|[./][0-9])")  # 「15.04.2017」
_TWO_FIGURES = re.compile(r"([23][0-9])\.([0-9]{1,2})\.([0-9]{1,2})(?=[日号](?![楼线]))")  # 「24.6.15日」
_SHORT = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})(?![0-9]|[./%][0-9]|%)")
# 「24/6/3-24/6/5」: a year of two figures, where both ends or the words beside it say that it is a day
_SHORT_YEAR = re.compile(r"([23][0-9])([/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9]|[./%][0-9])")
_HYPHENED = re.compile(
    r"([0-9]{1,2})(-)([0-9]{1,2}) ?(?:至|到|~{1,2}) ?([0-9]{1,2})-([0-9]{1,2})(?![0-9]|[-./%:][0-9])"
)
_PLACE_BEFORE = re.compile("[座位排栋幢楼层号室房间编第表图题章节页条款单元组班级柜架车台型][^,。;\\n0-9]{0,2}$")
_PLACE_AFTER = re.compile(" ?[座位排栋幢楼层号室房题章节页条款单组班级年柜架车台型题周岁]")
_BEFORE_CLOCK = re.compile(r"([0-9]{2})(-)([0-9]{2})(?= [0-9]{1,2}:[0-9]{2})")  # 「04-01 08:30」
_COMPACT = re.compile("(20[0-9]{2})( ?)([0-9]{2})\\2([0-9]{2})(?![0-9a-zA-Z.])")
_COMPACT_AFTER = re.compile(
    r" ?(?:之?前|以前|起|截|止|当[天日]|至|到|[-~] ?20[0-9]{6}(?![0-9])|\( ?(?:周|星期|礼拜)?[一二三四五六日天] ?\))"
)
_COMPACT_BEFORE = re.compile(
    r"(?:日期|时间|期限|截[至止][到日]?)[为:是 ]{0,2}$|[订定][于在]$|(?:[期日]|时间|有效)[至到] ?$"
)
CODE_BEFORE = frozenset("0123456789/.-" + string.ascii_letters)
_LABEL_BEFORE = re.compile("[\u4e00-\u9fff)]/$")  # 「收件／9/1-9/19」, 「面谈/2025/09/26」
_FILE = re.compile(r"\.[a-zA-Z]{1,3}[a-zA-Z0-9]")  # 「27.pdf」
_VERSION_BEFORE = re.compile(
    r"(?:(?<![封改出定上发])版(?![期日面时])本?号?|固件|韧体|韧件|补丁|内核|驱动|编号|型号|号码|电话|专线|热线|传真|分机|代码|[iI][pP]|[a-zA-Z_])"
    r"[^0-9,。;\n]{0,4}$"
)
_NUMBER_BEFORE = re.compile(_VERSION_BEFORE.pattern + "|号[:为是 ]{0,2}$")
_VERSION_AFTER = re.compile(r" ?(?:版|正式版|[-.]?[a-zA-Z]{2,})")
_VERSIONS_AFTER = re.compile(r" ?[之以]?[前后上下][之的]各?版本")  # 「9.12以前的版本」

# round 3/1: what makes it a day
_DAY_WORD_BEFORE = re.compile(
    r"(?:日期|时间|期间|期限|档期|截止日|自|于|在|至|到|截止|截至)[为:是 ]{0,2}$|(?:日期|时间|期限|截止日)[为:是 ]{0,2}[由从]$"
)
_DAY_WORD_AFTER = re.compile(
    r" ?(?:\( ?(?:周|星期|礼拜)?[一二三四五六日天] ?\)|(?:周|星期|礼拜)[一二三四五六日天]|[0-9]{1,2}:[0-9]{2}|\((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|"
    r"之?前|以前|起|止|截止|当日|当天|以后|上午|下午|中午|晚|凌晨)"
)
_TO = r" ?(?:\([^()]{1,6}\) ?)?(?:[0-9]{1,2}:[0-9]{2} ?)?(?:至|到|~|-|起至) ?"
_JOINED = re.compile(_TO)
_RANGE_AFTER = re.compile(
    _TO + r"(?:[0-9]{1,2}/[0-9]{1,2}(?![0-9/%])|[0-9]{1,2}[日号])|、[0-9]{1,2}(?:[日号]|两[日天])"
)
_DOT_RANGE_AFTER = re.compile(_TO + r"[0-9]{1,2}\.[0-9]{1,2}(?![0-9.%元折万倍])")
_DOT_RANGE = re.compile(_TO + r"(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0?[1-9])(?![0-9.])")
_FULL_RANGE_AFTER = re.compile(_TO + r"[0-9]{3,4}\.[0-9]{1,2}\.[0-9]{1,2}(?![0-9.])")
_LIST_AFTER = re.compile(r" ?[、和及与] ?[0-9]{1,2}/[0-9]{1,2}(?![0-9/%])")
_EVENT_AFTER = re.compile(
    r" ?(?:公布|公告|开[始卖跑放抢幕售]|结束|上线|上市|发[布售放]|举行|举办|登场|出货|寄出|[^,。;\n0-9]{2,4}(?:节|连假))"
)
_STOP_AFTER = re.compile(r" ?[,。;:)\n]")
_SHARE_BEFORE = re.compile(r"(?:比例?|率|占|约|第|共|仅|达|为|得|节拍|拍[子号]|[0-9a-zA-Z]) ?$")
_BOUND_BEFORE = re.compile("(?:(?<!最[迟晚]不)超过|不足|[少低高多大小]于) ?$")  # 「水分不超过1/20」
# 「费率由1/12调到1/10」: the value of a change from one share to another
_SHARE_CHANGED = re.compile(
    r"(?:率|[分抽]成|比[例重]|份额)[由从][^,。;:\n0-9]{0,4}[0-9]{1,2}/[0-9]{1,2}[^,。;:\n0-9起]{0,4}[至到为] ?$"
)
# 「带宽限速设为1/4」, 「预算砍到2/3」; not 「聚餐调到1/2」
_SHARE_SET = re.compile(
    r"(?:阈值|限[流速额]|[配定]额|流量|带宽|容量|用量|产能|预算|音量|亮度|功率|负载|水位|库存|额度|人数|名额)[^,。;:\n0-9]{0,3}(?:调|设|升|控制|限)[整高低升定]?[到至为成在] ?$|"
    r"(?:[降砍]|缩?减|缩)[低少小]?[到至为成] ?$|"
    r"(?:[\u4e00-\u9fff]率|占比|比[例重]|份额)[^,。;:\n0-9日期时]{0,3}(?:[升降跌涨增减落滑掉]|提高?)[高低长少]?[到至为] ?$|"
    r"(?:[\u4e00-\u9fff]率|占比|比[例重]|份额)[^,。;:\n0-9日期时]{0,3}达[到至]? ?$"
)
_SHARE_AFTER = re.compile(r" ?(?:以[内上下]|左右|比例|的(?:比[例率]|概率|几率|份额|席位|股份|票数))")
_DEED_AFTER = re.compile(" ?(?:先|[交缴领取考报收到办提寄送停休返抵出入])[\u4e00-\u9fff]")
_NO_SHARE = 12  # 12/25: a fraction over so large a number is not written so

# 6.20 with the part of a day, a weekday or 号 behind it is a day whatever else the text says
_PART = r"(?:早上|上午|下午|中午|晚上|晚间|凌晨|\( ?(?:周|星期|礼拜)?[一二三四五六日天] ?\)|(?:周|星期|礼拜)[一二三四五六日天])"
_DUE_BEFORE = re.compile("(?:截止|截至|截单|止)(?:日期?|时间)?[:为到至是 ]{0,2}$")
_BY_ITSELF = re.compile(
    rf" ?{_PART}| ?[-~至到] ?(?:1[0-2]|0?[1-9])\.[0-3]?[0-9] ?(?:每[天日晚周]|期间)|[日号](?![\u4e00-\u9fff]?[楼线门馆院店])"
)
_IN_BRACKETS = re.compile(r" ?[-~至到] ?(?:1[0-2]|0?[1-9])\.[0-3]?[0-9]\)")  # 「放假三天（6.8-6.10）」
# what lasts from day to day: 「报名：6.3-6.7」, no 「评分：6.3-6.7」
_LASTING = re.compile(
    r"(?:报[名到]|申[请报]|登记|预[约售]|投[稿票]|缴费|考试|[笔面初复]试|培训|集训|展[出览]|[布撤]展|公示|[寒暑]?假期?|放假|活动|施工|比赛|"
    r"开放|[停休闭][水电气馆业课诊园]|试运行|评选|征[稿集]|展期|会期|工期|档期):$"
)
_MEASURE_BEFORE = re.compile(
    r"(?:[¥$€£约共达为超过第版本格费率分比vV价仅每减省满低高长宽重]|[0-9a-zA-Z]|[0-9] ?[-~至到]) ?$"
)
_MEASURE_AFTER = re.compile(
    r" ?(?:[-~至到] ?[0-9.]+ ?)?(?:[元%折万亿米公千斤克吨度级分版倍岁英寸升毫厘个亩平页块美港次人点秒小节章条款]|[a-zA-Z]|平方)"
)

# 「2024.06-2025.05」: from month to month
_MONTHS = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<sign>[-./])(?P<month>0?[1-9]|1[0-2]) ?(?P<to>-|~{1,2}|至|到) ?"
    r"(?P<end>(?:19|20)[0-9]{2})(?P=sign)(?P<last>0?[1-9]|1[0-2])(?![-0-9./%元万亿米])"
)
_MONTH_DAY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?![0-9]|[./][0-9])")
_DAY = re.compile(r"([0-9]{1,2})(?![0-9:.%/年月日号个天小]| ?[时点元折万])")


def read(text: str, at: int, context: Context) -> Piece | None:
    if at and text[at - 1] in CODE_BEFORE and not _labelled(text, at, context):
        return None
    sign = text[at + 1]
    if sign.isdigit():
        sign = text[at + 2]
        if sign.isdigit():
            return _with_year(text, at, context)
    if sign == "-":
        found = _HYPHENED.match(text, at)
        if found is not None and _is_window(text, at, found):
            return _short(at, _MONTH_DAY.match(text, at) or found)
        found = _BEFORE_CLOCK.match(text, at)
        return None if found is None else _short(at, found)
    return _without_year(text, at, context) if sign in "./" else None


def _labelled(text: str, at: int, context: Context) -> bool:
    """Whether the stroke before it parts it from its name: a wide one, or one before a whole date that leads no further (文档/2024/05/06/a.pdf) and
    is no file (共享/2024/09/27.pdf).
    """
    if _LABEL_BEFORE.search(text, max(0, at - 2), at) is None:
        return False
    if context.original[at - 1] == "／":
        return True
    found = _FULL.match(text, at)
    return found is not None and text[found.end()] != "/" and _FILE.match(text, found.end()) is None


def _with_year(text: str, at: int, context: Context) -> Piece | None:
    """What begins with three figures or more: 2024-03-01, 2024.06-2025.05, 20240301."""
    found = _FULL.match(text, at)
    if found is not None:
        return _full(text, at, found, context)
    found = _MONTHS.match(text, at)
    if found is not None and found["sign"] != found["to"]:
        year, month, end, last = (int(found[name]) for name in ("year", "month", "end", "last"))
        if (year, month) < (end, last):
            return Piece("numeric", at, found.end("month"), year, month, None, YEAR | MONTH)
    piece = _compact(text, at)  # 「日期：2024 06 18」 too
    if piece is None:
        return None
    called = _COMPACT_BEFORE.search(text, max(0, at - 5), at) or _COMPACT_AFTER.match(text, piece.end)
    return piece if called else None


def _without_year(text: str, at: int, context: Context) -> Piece | None:
    """「15.04.2017」, 「24.6.15日」, 「24/6/3」, 3/1, 6.20."""
    if (whole := _DAY_FIRST.match(text, at)) is not None and not _NUMBER_BEFORE.search(text, max(0, at - 8), at):
        return _day_first(whole)
    short = _TWO_FIGURES.match(text, at)
    if short is not None and ordinal(2000 + int(short[1]), int(short[2]), int(short[3])) is not None:
        year, month, day = (int(part) for part in short.groups())
        return Piece("numeric", at, short.end(), 2000 + year, month, day, YEAR | MONTH | DAY)
    if (piece := _short_year(text, at, context)) is not None:
        return piece
    found = _SHORT.match(text, at)
    if found is None or not _is_day(text, at, found, context):
        return None
    called = _DAY_WORD_BEFORE.search(text, max(0, at - 5), at) or _DAY_WORD_AFTER.match(text, found.end())
    return _short(at, found, slip=called is not None and found[2] == "/")


def _day_first(found: re.Match[str]) -> Piece | None:
    day, month, year = (int(part) for part in found.groups())
    if ordinal(year, month, day) is None:
        return None
    return Piece("numeric", found.start(), found.end(), year, month, day, YEAR | MONTH | DAY)


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range: 2024/7/1-7/15, 2024-07-01至07-15, 7/1-15, 即日起～6/30."""
    if not text[at].isdigit():
        return None
    months = _MONTHS.match(text, first.start) if first.written == YEAR | MONTH else None
    if months is not None and months.start("end") == at:
        return Piece("numeric", at, months.end(), int(months["end"]), int(months["last"]), None, YEAR | MONTH)
    found = _FULL.match(text, at)
    if found is not None:
        same = first.form == "numeric" and found[2] in text[first.start : first.end]
        return _full(text, at, found, context, ends=same)
    if (found := _DAY_FIRST.match(text, at)) is not None and _DAY_FIRST.match(text, first.start):
        return _day_first(found)
    found = _SHORT_YEAR.match(text, at) if first.form == "numeric" else None
    if found is not None and _SHORT_YEAR.match(text, first.start) and (piece := _near(found, context)):
        return piece
    if first.form == "numeric" and _COMPACT.match(text, first.start) and (piece := _compact(text, at)):
        return piece
    found = _MONTH_DAY.match(text, at)
    if found is not None:
        same = found[2] in text[first.start : first.end] if first.form == "numeric" else found[2] == "/"
        return _short(at, found, slip=True) if same else None
    found = _DAY.match(text, at) if first.form == "numeric" else None
    if found is not None and 1 <= int(found[1]) <= 31:
        return Piece("numeric", at, found.end(), None, None, int(found[1]), DAY)
    return None


def _near(found: re.Match[str], context: Context) -> Piece | None:
    """A day with a year of two figures that lies within three years of the reference."""
    year, month, day = 2000 + int(found[1]), int(found[3]), int(found[4])
    near = context.reference.year if context.reference else year
    if abs(year - near) > 3 or ordinal(year, month, day) is None:
        return None
    return Piece("numeric", found.start(), found.end(), year, month, day, YEAR | MONTH | DAY)


def _short_year(text: str, at: int, context: Context) -> Piece | None:
    """「24/6/3-24/6/5」, 「日期：24/6/3」."""
    found = _SHORT_YEAR.match(text, at)
    piece = None if found is None else _near(found, context)
    if found is None or piece is None or _VERSION_BEFORE.search(text, max(0, at - 8), at):
        return None
    if join := _JOINED.match(text, piece.end):
        last = _SHORT_YEAR.match(text, join.end())
        if last is not None and last[2] == found[2] and _near(last, context) is not None:
            return piece
    if found[2] == "/" and (
        _DAY_WORD_BEFORE.search(text, max(0, at - 5), at) or _DAY_WORD_AFTER.match(text, piece.end)
    ):
        return piece
    return None


def _is_window(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether 「6-15至6-20」 is from one day to another, not from one seat to another."""
    month, day, last_month, last_day = (int(found[part]) for part in (1, 3, 4, 5))
    if ordinal(2024, month, day) is None or ordinal(2024, last_month, last_day) is None:
        return False
    named = _DAY_WORD_BEFORE.search(text, max(0, at - 5), at) is not None  # no room in 「时间」
    if not named and _PLACE_BEFORE.search(text, max(0, at - 5), at) or _PLACE_AFTER.match(text, found.end()):
        return False
    if _MEASURE_AFTER.match(text, found.end()) or _MEASURE_BEFORE.search(text, max(0, at - 3), at):
        return False
    return named or (month, day) < (last_month, last_day) and max(day, last_day) > 12


def _compact(text: str, at: int) -> Piece | None:
    """「截止20240307」."""
    found = _COMPACT.match(text, at)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.group(1, 3, 4))
    if ordinal(year, month, day) is None:
        return None
    return Piece("numeric", at, found.end(), year, month, day, YEAR | MONTH | DAY)


def _called_day(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether words make a day of three figures with dots (「截止时间：2026.04.31」)."""
    return _DAY_WORD_BEFORE.search(text, max(0, at - 5), at) is not None or bool(
        _FULL_RANGE_AFTER.match(text, found.end())
    )


def _full(text: str, at: int, found: re.Match[str], context: Context, ends: bool = False) -> Piece | None:
    """`ends`: of a range whose first end is written the same way."""
    years, sign, months, days = found.groups()
    year, month, day = int(years), FIGURES[months], FIGURES[days]
    exists = ordinal(year + 1911 * (len(years) == 3), month, day) is not None
    slip = not exists and 1 <= month <= 12 and 29 <= day <= 31 and _called_day(text, at, found)  # 「日期:114/06/31」
    if len(years) == 3:
        if not 80 <= year < 160 or not (exists or slip) or sign == "-" and len(months + days) < 4:
            return None
        year += 1911
        context.republic = True
    elif not 1900 <= year < 2200 or month > 12 and day > 31:
        return None
    if sign == ".":
        version = not ends and (
            _VERSION_BEFORE.search(text, max(0, at - 8), at) or _VERSION_AFTER.match(text, found.end())
        )
        if version or not exists and not (month <= 12 and 1 <= day <= 31 and (ends or _called_day(text, at, found))):
            return None
    return Piece("numeric", at, found.end(), year, month, day, YEAR | MONTH | DAY)


def _short(at: int, found: re.Match[str], slip: bool = False) -> Piece | None:
    """`slip`: words or a range make it a day, also where its month has none such: 「6/31前」, 「6/20~6/31」."""
    month, day = FIGURES[found[1]], FIGURES[found[3]]
    slip = slip and 1 <= month <= 12 and 29 <= day <= 31
    if day == 0 or ordinal(2024, month, day) is None and not slip:  # a leap year: 2/29 is a day
        return None
    return Piece("numeric", at, found.end(), None, month, day, MONTH | DAY)


def _is_day(text: str, at: int, found: re.Match[str], context: Context) -> bool:
    """Whether what stands beside 3/1 or 3.1 makes a day of it."""
    before, end = text[max(0, at - 5) : at], found.end()
    named = _DAY_WORD_BEFORE.search(before) is not None
    if found[2] == ".":
        if _VERSIONS_AFTER.match(text, end):
            return False
        due = len(found[3]) == 2 and _DUE_BEFORE.search(before) is not None  # 「截止6.15」
        if due and not _MEASURE_AFTER.match(text, end):
            return True
        if _BY_ITSELF.match(text, end) or _IN_BRACKETS.match(text, end) and text[at - 1] == "(":
            return _MEASURE_BEFORE.search(before) is None
        if _LASTING.search(text, max(0, at - 4), at) and (last := _DOT_RANGE.match(text, end)):
            month, day, last_month, last_day = (int(part) for part in (found[1], found[3], *last.groups()))
            return (month, day) < (last_month, last_day) and _MEASURE_AFTER.match(text, last.end()) is None
        if (
            context.dotted
            and (len(found[3]) == 2 or not _DOT_RANGE_AFTER.match(text, end))
            and not (_MEASURE_BEFORE.search(before) or _MEASURE_AFTER.match(text, end))
        ):
            return True  # 「6.18截单，6.20早上到仓」
        return named and bool(_DOT_RANGE_AFTER.match(text, end) or _DAY_WORD_AFTER.match(text, end))
    if (
        _BOUND_BEFORE.search(before)
        or _SHARE_AFTER.match(text, end)
        or _SHARE_CHANGED.search(text, max(0, at - 28), at)
    ):
        return False
    share = int(found[1]) < int(found[3]) <= _NO_SHARE
    if share and _SHARE_SET.search(text, max(0, at - 18), at):
        return False
    if named or _DAY_WORD_AFTER.match(text, end) or _RANGE_AFTER.match(text, end):
        return True
    if not _SHARE_BEFORE.search(before) and text[end] != "/" and context.slashed(int(found[1]), share):
        return True  # 「3/15的聚餐改到3/22晚上」
    if context.last_end == at - 1 and before[-1:] in ("、", "和", "及", "与"):
        return True  # 「6/1、6/8」
    plain = (
        _EVENT_AFTER.match(text, end)
        or _LIST_AFTER.match(text, end)
        or int(found[3]) > _NO_SHARE
        and (_STOP_AFTER.match(text, end) or _DEED_AFTER.match(text, end))
    )
    return bool(plain) and not _SHARE_BEFORE.search(before)
