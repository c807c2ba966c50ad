"""Stated lengths of time: 「共5天」, 「为期两周」, 「历时3个月」, 「（共3天）」, with where they stand.

`rough` where the number is said to be about right (约, 近, 左右, 多).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zh.numerals import number

UNITS = {
    "工作日": "workday", "个工作日": "workday", "工作天": "workday", "个工作天": "workday",
    "天": "day", "日": "day", "晚": "day", "夜": "day", "自然日": "day", "个自然日": "day", "日历天": "day",
    "周": "week", "个星期": "week", "星期": "week", "个礼拜": "week",
    "个月": "month", "月": "month", "年": "year", "小时": "hour", "个小时": "hour", "钟头": "hour", "个钟头": "hour",
}  # fmt: skip
# what the alternatives begin with stands before them: it rules out most places at once
_LENGTH = re.compile(
    r"(?=[跨为历持延时总合共计一前长足整横连全期周工展会试间放休停歇闭封开举接天(]|[\u4e00-\u9fff]{1,3}期)"
    r"(?:(?:为期|历时|历经|持续|延续|为时|总计|合计|共计|合共|总共|一?共|(?<![总合共统预估设审累小会以])计|前后|长达|足足|整整|横跨|跨越|连[开办演放休展播庆售做跑唱讲战]|(?<![\u4e00-\u9fff])连[抢降促销惠嗨]|全长|全程:?|(?<![\u4e00-\u9fff])天数:|时长[为:]?|期限为?|周期为?|"
    r"(?:工|展|会|试用|[聘租任学课档假赛]|封闭|施工|培训)期为?|[\u4e00-\u9fff]{1,3}(?<![日学一二三四五六七八九十])期(?:间?共计?|[为是:])|[\u4e00-\u9fff]{2}(?<![首本上下每各末整为])期(?=(?:\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(?:天|个|周))|"
    r"(?<![须需应已限])连续(?:[开演放展施停营][\u4e00-\u9fff]?)?|一连|接连|(?<!间)(?<!内)(?:放假|休市|停业|歇业|闭馆|休馆|封闭|展出|开放|举[办行])(?=[^小]{1,4}天))"
    r"(?:整整|足足|长达|历时|为期|[放休停开演办展上]了?)?\s*(?P<rough>约|大约|近|将近)?\s*|\()"
    r"(?P<number>\d{1,4}|[一二两三四五六七八九十百]{1,5}|半)\s*(?P<unit>"
    + "|".join(sorted(UNITS, key=len, reverse=True))
    + r")(?!内|以内|之内|前|后|之?后|[一二三四五六七八九十\d](?! ?[夜晚宿]))(?P<more>左右|上下|多|余|以上)?"
)
# what stands right before the number, where it has a unit, and how far round that a length is told
_COUNTED = re.compile(
    r"[期时经续计共后达足整跨越开办演放休展播庆售做跑唱讲战抢降促销惠嗨程长为限是:连施停营假市业馆闭出行上了约近(\s]"
    r"(?:(?<=续)[开演放展施停营][\u4e00-\u9fff]?)?(?=[\d一二两三四五六七八九十百半]{1,5}\s*[个工天日晚夜自周星月年小钟])"
)
_BACK, _AHEAD = 32, 24
# what people do on so many days running, not how long something lasts: 「连续7天签到」
_HABIT = re.compile(
    r"[^,。;\n]{0,4}(?:签到|登录|登入|打卡|完成|参加|参与|观看|学习|使用|消费|缴[费纳]|旷|缺|未|无|没有?|"
    r"不(?!打烊|断|停|间断)|的|休息)"
)
# a length right before its range: 「免费停车三天：6月7日至…」, not one that is chosen or waited for
_HEADS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<![前后选意内提早满近第每头首逾超各隔任有])(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>天|周)"
    r"(?=:\s*(?:自|从|即)?\s*(?:\d{2,4} ?年|民国)?[\d 年〇一二三四五六七八九十]{1,6}月)"
)
_DATES = ("年", "月", "日")  # 「水费（3月）」, 「（2024年）」, 「（5日）」 in brackets alone are dates
_EACH = re.compile(r"[每各][^,。;:\n]{0,6}$")


class Length(NamedTuple):
    start: int
    end: int
    number: int
    unit: str  # day, workday, week, month, year, hour
    rough: bool
    number_start: int
    number_end: int


# a length right behind a range: 「6月5日至8日这四天」
_TAIL = re.compile(
    r"(?:这|的)?(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<unit>天|周)(?![内前后的以]|之[内前后])"
)


def length_behind(plain: str, end: int) -> Length | None:
    """The length that stands right behind a range."""
    match = _TAIL.match(plain, end)
    value = number(match["number"]) if match else None
    if match is None or not value:
        return None
    return Length(match.start("number"), match.end(), value, UNITS[match["unit"]], False, *match.span("number"))


def _told(plain: str) -> Iterator[re.Match[str]]:
    """The matches of a slow rule, looked for only round the numbers that have a unit."""
    start = stop = 0
    for hit in _COUNTED.finditer(plain):
        if hit.start() - _BACK > stop:
            yield from _LENGTH.finditer(plain, start, stop)
            start = hit.start() - _BACK
        stop = hit.end() + _AHEAD
    yield from _LENGTH.finditer(plain, start, stop)


def lengths(plain: str) -> list[Length]:
    """All stated lengths of a plain text, in order."""
    given = []
    for match in _told(plain):
        start = match.start()
        if plain[start] == "(":
            if plain[match.end() : match.end() + 1] != ")" or match["unit"] in _DATES:
                continue
            start += 1
        value = number(match["number"])
        if plain.startswith("连续", start) and _HABIT.match(plain, match.end()):
            continue
        if value and not _EACH.search(plain, max(0, start - 8), start):
            rough = bool(match["rough"] or match["more"])
            given.append(Length(start, match.end(), value, UNITS[match["unit"]], rough, *match.span("number")))
    for match in _HEADS.finditer(plain) if "天:" in plain or "周:" in plain else ():
        value = number(match["number"])
        if value and not any(one.start <= match.start() < one.end for one in given):
            given.append(Length(*match.span(), value, UNITS[match["unit"]], False, *match.span("number")))
    return sorted(given)
