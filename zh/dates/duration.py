"""Lengths of time: 5个工作日内, 3天, 2小时, 两个月, 半年, 30日 (where a word says that it is a length). `timex` as ISO 8601, working days `P5BD`.

A length that says how a service runs (24小时服务, 7×24) is none.
"""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.piece import Piece
from zh.numerals import CHARS, number

UNITS = "-~至到天个周小分工季日年秒星礼交营自."
WORDS = ("半年", "半个[月小]", "半[天日]")

_UNIT = "工作日|工作天|交易日|营业日|自然日|日历日|日历天|小时|钟头|分钟|秒钟|星期|礼拜|周|季度|年|月|天|日|秒"
_LENGTH = re.compile(
    rf"(?:(?:[0-9]{{1,3}}|[{CHARS}]{{1,2}}) ?(?:-|~|至|到) ?)?([0-9]{{1,4}}(?:\.[0-9]{{1,2}})?|[{CHARS}]{{1,5}}|半) ?(?:多 ?)?(个)? ?(半)?({_UNIT})(半)?(?!度|级|代|号|报|刊|龄|薪|间|均)( ?(?:之内|以内|内))?"
)
_DAY_BEFORE = re.compile(
    r"(?:共计?|为期|历时|期限?|满|逾|超过|不少于|不超过|至少|最长|最多|延长|展览|公示|公告|为|约|近|需|达|[合总]计|持续|提前|停[机电水业]|拘留|休|假|放假|期间|少于|长达|限|近) ?$"
)
_DAY_AFTER = re.compile(r" ?(?:之内|以内|内|以上|以下|左右|之久|的?期限|期满|为期|游)")
_ROUND_CLOCK = re.compile(r"[*×x\-/]|7天|七天|每周")
_WITHIN = re.compile(r" ?(?:之?内|以内|[前后]|未|以上|不|停|的?维护|倒计时|左右)")
_SPENT = re.compile(r"(?:共|停[机电水服]|约|预计|历时|持续|满|超过|为期|后|延长|需|耗时|达|近|最长|提前) ?$")
_AFTER_NONE = re.compile(r" ?(?:一度|一遍|一次|来|一|版|级|生|会员|纪念|庆|龄|轮|终)")
_ONE_BEFORE = re.compile(r"(?:期限?|[为有效满长近约达需足延限])[:为 ]?$")  # 「有效期一年」, not 「极不平凡的一年」
_ONE_AFTER = re.compile(r" ?(?:之?内|以内|以上|以下|期|[前后](?!的今天)|有效|无|包|质|保)")


def read(text: str, at: int, context: Context) -> Piece | None:
    found = _LENGTH.match(text, at)
    if found is None:
        return None
    before = text[max(0, at - 4) : at]
    if (
        before[-1:]
        in ("第", "大", "几", "数", "近几", "哪", "某", "同", "这", "那", "前", "上", "下", "/", "-", "~", "$", "¥")
        or before[-1:].isascii()
        and before[-1:].isalnum()
    ):
        return None
    count, measure, half_month, unit, half, within = found.groups()
    if half_month and unit != "月":
        return None
    if not _plausible(text, found, before):
        return None
    end = found.end()
    piece = Piece("duration", at, end)
    piece.timex = _timex(count, unit, bool(half or half_month))
    return piece if piece.timex else None


def _plausible(text: str, found: re.Match[str], before: str) -> bool:
    count, measure, half_month, unit, half, within = found.groups()
    end = found.end()
    if unit == "月":
        return measure is not None and (count != "一" or half_month is not None or _told_length(text, end, before))
    if count[0] in "百千" or count[0] == "0" and not count.startswith("0."):
        return False
    if not count.isascii() and count != "半" and len(count) > 1 and not any(char in "十廿卅百" for char in count):
        return False  # 「两三天」
    if count == "一" and not _told_length(text, end, before):
        return False
    if count == "四" and unit == "周" and not _ONE_AFTER.match(text, end):
        return False  # 四周, all round
    if measure is not None and unit in ("年", "周", "天", "日", "秒", "秒钟"):
        return False
    if unit == "日" and not half:
        return within is not None or bool(_DAY_BEFORE.search(before) or _DAY_AFTER.match(text, end))
    if unit == "年":
        if _AFTER_NONE.match(text, end):
            return False
        return (
            (len(count) <= 2 or "." in count or number(count) in range(100))
            and text[end : end + 1] not in ("的", "")
            or within is not None
        )
    if unit == "小时" and count in ("24", "二十四"):
        return (
            within is not None
            or bool(_WITHIN.match(text, end) or _SPENT.search(before))
            and not _ROUND_CLOCK.search(before)
        )
    if unit == "周":
        return text[end : end + 1] not in ("年", "岁", "边", "刊")
    return True


def _told_length(text: str, end: int, before: str) -> bool:
    """Whether 「一天」, 「一年」 is a length that the text sets, not a turn of speech."""
    return _ONE_BEFORE.search(before) is not None or _ONE_AFTER.match(text, end) is not None


_CODES = {
    "工作日": "BD", "工作天": "BD", "交易日": "BD", "营业日": "BD", "自然日": "D", "日历日": "D", "日历天": "D", "天": "D", "日": "D",
    "星期": "W", "礼拜": "W", "周": "W", "月": "M", "季度": "Q", "年": "Y",
    "小时": "H", "钟头": "H", "分钟": "MIN", "秒钟": "S", "秒": "S",
}  # fmt: skip


def _timex(count: str, unit: str, half: bool) -> str | None:
    """「两个月」 → P2M, 「1.5小时」 → PT1.5H, 「半年」 → P6M, 「3个工作日」 → P3BD, 「两天半」 → P2.5D."""
    code = _CODES[unit]
    if count == "半":
        value = 0.5
    elif "." in count:
        value = float(count)
    else:
        whole = number(count)
        if whole is None:
            return None
        value = float(whole)
    if half:
        value += 0.5
    if code == "Q":
        value, code = value * 3, "M"
    if value == 0.5 and code in ("Y", "M", "D", "H"):
        value, code = {"Y": (6, "M"), "M": (15, "D"), "D": (0.5, "D"), "H": (30, "MIN")}[code]
    if value % 1 and code == "Y":
        value, code = value * 12, "M"
    shown = f"{value:g}" if value < 1e6 else str(int(value))
    if code in ("H", "MIN", "S"):
        return f"PT{shown}{code[0]}"
    return f"P{shown}{code}"
