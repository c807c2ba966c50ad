"""Lengths of time: 5个工作日内, 3天, 2小时, 3年6个月, 半年, 3-5天 (its upper end), 30日 where a word says that it is a length.

`timex` as in ISO 8601, working days `P5BD`. A length that says how a service runs (24小时服务, 7×24) is none, nor is a turn
of speech (极不平凡的一年, 两三天, 数十年).
"""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.piece import Piece
from zh.numerals import CHARS, number

UNITS = "-~至到天个周小分工季日年秒星礼交营自刻.点"
WORDS = ("半年", "半个[月小钟]", "半小时", "半[天日]")

# what `timex` counts a unit in; quarters become months, half units the next smaller one
_CODES = {
    "工作日": "BD",
    "工作天": "BD",
    "交易日": "BD",
    "营业日": "BD",
    "自然日": "D",
    "日历日": "D",
    "日历天": "D",
    "小时": "H",
    "钟头": "H",
    "钟": "H",  # 「两个半钟」, 「半个钟」
    "分钟": "MIN",
    "分": "MIN",  # behind hours alone
    "秒钟": "S",
    "星期": "W",
    "礼拜": "W",
    "季度": "Q",
    "周": "W",
    "年": "Y",
    "月": "M",
    "天": "D",
    "日": "D",
    "秒": "S",
}
_HALVED = ("月", "小时", "钟头", "钟", "星期")  # 「一个半小时」
_HALVES = {"Y": (6.0, "M"), "M": (15.0, "D"), "H": (30.0, "MIN")}

_LENGTH = re.compile(
    rf"(?:(?:[0-9]{{1,3}}|[{CHARS}]{{1,2}}) ?(?:-|~|至|到) ?)?"
    rf"(?P<count>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?|[{CHARS}]{{1,3}}点[一二三四五六七八九]{{1,2}}(?=个?小时|年|天)|[{CHARS}]{{1,5}}|半) ?(?:多 ?)?(?P<measure>个)? ?(?P<half_month>半)?"
    rf"(?P<unit>{'|'.join(code for code in _CODES if code != '分')})(?P<half>半)?(?![度级代号报刊龄薪间均])(?P<within> ?(?:之内|以内|内))?"
)
# 「一个月零三天」, 「3年6个月」, 「1小时50分」: what follows the greater unit, a step smaller where no 零 joins them
_AND_MORE = re.compile(
    rf"(?P<joined> ?[零又])? ?(?P<count>[0-9]{{1,3}}|[{CHARS}]{{1,3}}) ?(?P<unit>个?月|天|小时|分钟|分(?![之数值制成比])|秒钟?)"
    r"(?: ?(?:之内|以内|内))?"
)
_PAID_OR_WON = re.compile(
    "个?月的?[^,。;0-9]{0,2}(?:工[^,。;人作]|薪|租|奖|补|津|金|[^,。;0-9可到须即]{2}期(?![间满限]))"
)
_POINTS = re.compile(rf"[计学得加满记打评总](?: ?[0-9{CHARS}]{{1,3}} ?)?分(?![钟之])")
_SPENT = re.compile(rf"(?:[时程长约需耗历达为全共:]|仅用) ?[0-9{CHARS}]{{1,3}} ?个?(?:小时|钟头)$")
_NEAR = 16  # characters round hours within which points are told of
_NEXT = {"年": ("个月",), "小时": ("分钟", "分"), "钟头": ("分钟", "分"), "分钟": ("秒", "秒钟")}
_QUARTERS = re.compile(r"(?P<count>[1-3一两二三]) ?刻钟")
_NO_LENGTH_BEFORE = "第大几数哪某同这那上下/-~$¥"
_SPACED = re.compile("[0-9] $|第[0-9一二三四五六七八九十]{1,2}[、和及与]第?$")  # 「2 0 2 4 年」, 「第一、三周」
_DAY_BEFORE = re.compile(
    r"(?:共计?|为期|历时|期限?|满|逾|超过|不少于|不超过|少于|至少|最长|最多|长达|延长|展览|公示|公告|为|约|近|需|达|限|"
    r"[合总]计|持续|提前|停[机电水业]|拘留|休|放?假|期间) ?$"
)
_DAY_AFTER = re.compile(r" ?(?:之内|以内|内|以上|以下|左右|之久|的?期限|期满|为期|游)")
# what has a length and no day: 「鉴赏期：7日」, 「退款时限：15日」; not 「日期：」, 「到期：」, 「第二期：」
_NAMED = re.compile(
    r"(?:(?<![日到学假过早中晚近定分首上下本前后末长短逾汛档展星限0-9一二三四五六七八九十])期|期限|[时年]限|时[效长]|[天日]数|保修|[质三]保|"
    r"退(?:[款货换]|换货)|换货|包[退换]|试用)(?: ?\([^()\n]{1,8}\))? ?[:为] ?(?:\n ?)?$"
)
_REACH = 16  # characters in front that such a name with its bracket may take
_DAYS = 31  # of a month
_ROUND_THE_CLOCK = re.compile(r"[*×x\-/]|7天|七天|每周")
_HOURS_AFTER = re.compile(r" ?(?:之?内|以内|[前后]|未|以上|不|停|的?维护|倒计时|左右)")
_HOURS_BEFORE = re.compile(r"(?:共|停[机电水服]|约|预计|历时|持续|满|超过|为期|后|延长|需|耗时|达|近|最长|提前) ?$")
_NO_YEARS_AFTER = re.compile(r" ?(?:一度|一遍|一次|来|一|版|级|生|会员|纪念|庆|龄|轮|终|的)")
_ONE_BEFORE = re.compile(r"(?:期限?|[为有效满长近约达需足延限])[:为 ]?$")
_ONE_AFTER = re.compile(r" ?(?:之?内|以内|以上|以下|期|[前后](?!的今天)|有效|无|包|质|保)")


def read(text: str, at: int, context: Context) -> Piece | None:
    found = _LENGTH.match(text, at)
    if found is None:
        return _quarters(text, at)
    before = text[max(0, at - 4) : at]
    last = before[-1:]
    if last and (last in _NO_LENGTH_BEFORE or last.isascii() and last.isalnum()) or _SPACED.search(before):
        return None
    more = _AND_MORE.match(text, found.end()) if found["within"] is None else None
    if more is not None and not more["joined"] and more["unit"] not in _NEXT.get(found["unit"], ()):
        more = None
    if more is not None and not more["joined"] and _PAID_OR_WON.match(text, more.end("count")):
        more = None  # 「满一年1个月租金」
    if more is not None and not more["joined"] and more["unit"] == "分" and _are_points(text, more):
        more = None
    sure = more is not None and (more["joined"] or found["count"] == "一")  # 「一年六个月」
    if not sure and not _is_length(text, found, before):
        return None
    piece = Piece("duration", at, found.end())
    piece.timex = _timex(found["count"], found["unit"], bool(found["half"] or found["half_month"]))
    rest = _timex(more["count"], more["unit"].removeprefix("个"), False) if more is not None else None
    if more is not None and piece.timex and rest:
        date, _, time = rest[1:].partition("T")
        piece.end = more.end()
        piece.timex += date or ("" if "T" in piece.timex else "T") + time
    return piece if piece.timex is not None else None


def is_named(text: str, at: int) -> bool:
    """Whether what stands before a number of days says that it is a length: 「公示期：7日」."""
    return text[at - 1 : at] in ":为 \n" and _NAMED.search(text, max(0, at - _REACH), at) is not None


def says_length(text: str, at: int, end: int) -> bool:
    """Whether what stands beside a number of days says that it is a length: 「公示7日」, 「7日內」."""
    before = text[max(0, at - 4) : at]
    return bool(_DAY_BEFORE.search(before) or _DAY_AFTER.match(text, end) or is_named(text, at))


def _quarters(text: str, at: int) -> Piece | None:
    """「3刻钟」."""
    found = _QUARTERS.match(text, at) if text[at + 1] in "刻 " else None
    if found is None or text[at - 1] in "点时" and text[at - 2] in f"0123456789{CHARS}":
        return None
    piece = Piece("duration", at, found.end())
    piece.timex = f"PT{15 * (number(found['count']) or 0)}M"
    return piece


def _is_length(text: str, found: re.Match[str], before: str) -> bool:
    count, measure, unit, end = found["count"], found["measure"], found["unit"], found.end()
    spoken = not count.isascii()
    if found["half_month"] and unit not in _HALVED or unit == "月" and measure is None:
        return False
    if measure is not None and unit in ("年", "周", "天", "日", "秒", "秒钟"):
        return False
    if count[0] in "百0" and not count.startswith("0."):
        return False
    if (
        spoken
        and len(count) > 1
        and "点" not in count
        and (not any(char in "十廿卅百" for char in count) or "两" in count[1:])
    ):
        return False  # 两三天, 廿六两天
    if (
        count == "一"
        and not found["half_month"]
        and not (found["half"] and text[end] != "载")
        and not (found["within"] or _ONE_BEFORE.search(before) or _ONE_AFTER.match(text, end))
    ):
        return False
    if found["within"] is not None:
        return True
    if unit == "日":
        more = before.rstrip().endswith(":") and (number(count) or 0) > _DAYS  # than a month has: 「账期：45日」
        return more or says_length(text, found.start(), end)
    if unit == "年":
        return (len(count) <= 2 or "." in count or spoken) and not _NO_YEARS_AFTER.match(text, end)
    if unit == "周":
        return text[end] not in "年岁边刊" and (count != "四" or _ONE_AFTER.match(text, end) is not None)  # 四周的墙
    if unit == "小时" and count in ("24", "二十四"):
        spent = _HOURS_AFTER.match(text, end) or _HOURS_BEFORE.search(before)
        return spent is not None and not _ROUND_THE_CLOCK.search(before)
    return True


def _are_points(text: str, more: re.Match[str]) -> bool:
    """Whether 分 behind hours are points: 「笔试2小时100分」, 「服务1小时2分，满20分者」."""
    if len(more["count"]) < 2 and not _SPENT.search(text, max(0, more.start() - _NEAR), more.start()):
        return True
    points = _POINTS.search(text, max(0, more.start() - _NEAR), more.start()) or _POINTS.search(
        text, more.end(), more.end() + _NEAR
    )
    return points is not None or (number(more["count"]) or 60) > 59


def _timex(count: str, unit: str, and_half: bool) -> str | None:
    """「两个月」 → P2M, 「1.5小时」 → PT1.5H, 「半年」 → P6M, 「3个工作日」 → P3BD, 「两年半」 → P30M."""
    code = _CODES[unit]
    if "点" in count:  # 「一点五小时」
        count = ".".join(str(number(part)) for part in count.split("点"))
    whole = 0.5 if count == "半" else float(count) if "." in count else number(count)
    if whole is None:
        return None
    value = whole + 0.5 * and_half
    if code == "Q":
        value, code = 3 * value, "M"
    if value == 0.5 and code in _HALVES:
        value, code = _HALVES[code]
    elif value % 1 and code == "Y":
        value, code = 12 * value, "M"
    return f"PT{value:g}{code[0]}" if code in ("H", "MIN", "S") else f"P{value:g}{code}"
