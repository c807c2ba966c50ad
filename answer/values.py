"""Amounts that stand in narrow text, and the ranges of them; a number of a date or clock time (`answer.dates`) is none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from answer.currency import signed
from answer.cutting import cut
from answer.dates import Date, dates_of
from answer.text import NUMBER, number, spelled
from answer.unit_words import LENGTHS as LENGTHS
from answer.unit_words import MONEY as MONEY
from answer.unit_words import PERCENT as PERCENT
from answer.unit_words import UNITS
from zh.numerals import WORDS


class Amount(NamedTuple):
    """A number with its unit, in a range where `upper` is not None."""

    start: int
    end: int
    value: float
    unit: str
    upper: float | None = None


@lru_cache(maxsize=512)
def amounts_of(text: str, year: int | None) -> tuple[Amount, ...]:
    """The amounts of a page: no piece of its dates."""
    return tuple(amounts(text, dates_of(text, year)))


_AMOUNT = re.compile(
    rf"(?=[\d{WORDS}半负-])(?P<low>零下|负|-)?(?P<number>{NUMBER}|(?<![上下前后这那大多过每一])半(?=个?小时|个?月(?![票租刊卡费])|个?学期|年(?:(?<=满半年)|(?![级报度卡票租刊检审]|费(?!用)))|天|公?斤|公里))(?P<plus>多|余|几)?"
    rf"(?: ?(?P<unit>{'|'.join(map(re.escape, UNITS))}|平(?=[的,。?]|$)|段(?![路话文落视音时距关经])|[a-z]+(?:/[a-z]+)?))?(?P<half>半)?"
)
_RISES = re.compile(r"[级为至到格]")
_C = "[一二两三四五六七八九十]"
# 「三分之二」, 「百分之八十五」, 「九成八」, 「半數」
_SHARE = re.compile(
    rf"(?=[一二两三四五六七八九十百千过半])(?:(?P<of>{_C}|百|千)分之(?P<part>{NUMBER})|(?P<tenths>[一二两三四五六七八九])成(?P<more>[一二三四五六七八九半])?(?![人年功员立为绩果群都就])"
    r"|(?P<half>(?:过)?半数|一半))"
)


def shares(text: str) -> list[Amount]:
    """Shares written in characters, in hundredths."""
    found = []
    for match in _SHARE.finditer(text):
        if match["half"]:
            value: float | None = 50.0
        elif match["tenths"]:
            more = 5 if match["more"] == "半" else number(match["more"]) if match["more"] else 0
            value = 10 * (number(match["tenths"]) or 0) + (more or 0)
        else:
            of, part = number(match["of"]), number(match["part"])
            value = 100 * part / of if of and part is not None else None
        if value is not None and value > 0:
            found.append(Amount(*match.span(), value, "%"))
    return found


_BEYOND = re.compile(r"(?:及?以[上下]|以内)")


def share_end(text: str, one: Amount) -> int | None:
    """Where a share that is written in characters ends, with the 以上 behind it; None for another amount."""
    if one.unit != "%" or text[one.end - 1 : one.end] in ("%", "") or text[one.start : one.start + 1].isdigit():
        return None
    beyond = _BEYOND.match(text, one.end)
    return beyond.end() if beyond else one.end


# what follows an amount as part of it, and how many of it make one: 「2小時45分鐘」 is 2.75 hours
_SMALLER = {(great, small): 60 for great in ("小时", "个小时") for small in ("分钟", "分")} | {
    ("分钟", "秒"): 60, ("分", "秒"): 60, ("小时", "秒"): 3600, ("年", "个月"): 12, ("岁", "个月"): 12, ("周岁", "个月"): 12,
    ("公斤", "克"): 1000, ("米", "厘米"): 100, ("米", "公分"): 100, ("元", "角"): 10, ("公里", "米"): 1000,
}  # fmt: skip
# 「1米25」, 「一米二」, 「3块5」, 「2万5」: tenths and hundredths of what stands before
_TENTHED = {"米": 2, "块": 2, "斤": 1, "公斤": 1, "万": 1, "亿": 1}
_TENTHS = re.compile(
    r"(?:\d{1,2}(?![\d:%]|[.,]\d)|[零一二三四五六七八九][一二三四五六七八九]?)(?![一二三四五六七八九十廿卅百千万亿])"
)
_ENDS = re.compile(r"[^一-鿿]|$|[的以就才不会毛]")  # 「三才」, 「三不」 are words too


def _tenths(text: str, place: int, of: str) -> tuple[int, float] | None:
    """Where what is said behind an amount without a unit of its own ends, and how much of one it is: 「25」 of 「1米25」."""
    match = _TENTHS.match(text, place) if of in _TENTHED else None
    if match is None or len(match[0]) > _TENTHED[of]:
        return None
    counted = _AMOUNT.match(text, place)
    if counted and counted["unit"]:
        return None
    if not match[0].isascii() and ((match[0] == "一" and of != "米") or _in_word(text, place, match.end())):
        return None  # 「三塊一大碗」
    digits = match[0] if match[0].isascii() else "".join(str(_CHARS.index(char)) for char in match[0])
    return match.end() + (text[match.end() : match.end() + 1] == "毛"), int(digits) / 10 ** len(digits)


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether a numeral begins a word: 一 of 「一米一律免票」, 四 of 「三萬四川遊客」."""
    if _ENDS.match(text, end):
        return False
    return start + len(cut(text[start : end + 3])[0][0]) > end


_CHARS = "零一二三四五六七八九"
_TO = re.compile(r"\s*(?:\([不未]?含(?:本数)?\))?\s*(?:至|到|-)\s*")
_HALVES = {"小时": "小时", "钟头": "小时", "月": "个月", "星期": "星期"}
_HALVED = re.compile("|".join(_HALVES))


def _below(written: str, value: float) -> bool:
    """Whether a number goes on with a smaller one: 2000 behind 「9萬」."""
    great = {"万": 10**4, "亿": 10**8}.get(written[-1:])
    return great is not None and 0 < value < great


def _runs_on(text: str, before: Amount, start: int) -> bool:
    """Whether a number stands right behind another that ends in 千 or 百: 「8百万」 behind 「3千」."""
    return before.end == start and not before.unit and before.upper is None and text[start - 1 : start] in ("千", "百")


# 「二至三人」
_RANGES = re.compile(
    r"(?<![一-鿿\d])[一二两三四五六七八九][至到-][一二三四五六七八九十]{1,2}(?:[人名位口户个件次年天只头辆台册张]|岁|周岁|小时)(?![班级期])"
)
_POINTS = re.compile(r"点(?![钟整半\d一二三四五六七八九])")
_POINTED = re.compile(r"(?:[计记扣积罚]了?|满)$")
_NO_COUNT = re.compile(r"一次性|(?:[五十]一|\d+)期间")  # 「一次性餐盒」, 「五一期間」
_ROOM = re.compile(r"(?:办公|会议|教|诊)?室")
_DAY_BEFORE = re.compile(r"(?:^|[于在的及或,、;:。(\s])前$")
_OF_YEARS = frozenset("年 月 日 号 年度 届 期 级 版 季".split())


def _goes_on(text: str, end: int) -> bool:
    """Whether a number that ends here is the first of two with the unit of the other, which is no year: 「2000至3000元」."""
    to = _TO.match(text, end)
    other = _AMOUNT.match(text, to.end()) if to else None
    return other is not None and (other["unit"] or "年") not in _OF_YEARS


def amounts(text: str, taken: Sequence[Date]) -> list[Amount]:
    """All numbers with what follows them, in order; no piece of a date or clock time of `taken`."""
    found: list[Amount] = []
    told = shares(text)
    blocked = sorted([*((one.start, one.end) for one in taken), *((one.start, one.end) for one in told)])
    for match in _AMOUNT.finditer(text):
        start, end = match.span()
        if found and start < found[-1].end:
            continue  # 「25」 of 「1米25」
        at = bisect_left(blocked, (end, 0))
        if at and start < blocked[at - 1][1]:
            continue
        digits = match["number"]
        start, unit = signed(text, start, match["unit"] or "")
        if (
            not unit
            and not digits[0].isdigit()
            and not re.search("[十廿卅百千万亿]", digits)
            and not _RANGES.match(text, start)
        ):
            continue  # 「一」 of 一律
        one_day = digits == "一" and unit in ("日", "天")
        if digits in ("百", "千") or (one_day and _DAY_BEFORE.search(text, max(0, start - 2), start)):
            continue  # 「百貨」, 「於前一日通知」
        end -= start < match.start() and digits[-1] == ","  # 「¥6,980,」
        great = digits[-1] in "万亿"  # 「GMV 300萬」
        lettered = text[start - 1 : start].isascii() and text[start - 1 : start].isalpha() and not great
        if lettered or "@" in text[end : end + 1]:
            continue  # 「v3」, 「a4」
        if not unit and not great and re.search(r"[a-z] $", text[max(0, start - 2) : start]):
            continue  # 「ISO 27001」
        if text[start - 1 : start] in ("第", "no") or (unit in ("号", "届") and digits[0].isdigit()):
            continue
        if _NO_COUNT.match(text, start):
            continue
        value = 0.5 if digits == "半" else number(digits)
        if not unit and _POINTED.search(text, max(0, start - 2), start) and _POINTS.match(text, end):
            unit, end = "点", end + 1  # 「累計6點」: a clock time would be in `taken`
        if not unit and digits.isdigit() and _ROOM.match(text, end):
            continue  # 「412室」
        year = unit in ("年", "") and re.fullmatch(r"(?:19|20)\d\d", digits)
        if value is None or (year and (unit or text[start - 1 : start] != "满") and not _goes_on(text, end)):
            continue  # but 「積分滿2000」, 「2000至3000元」
        if unit == "升" and _RISES.match(text, end):
            unit, end = "", end - 1  # 「滿3000升為金級」
        if match["low"] and (match["low"] != "-" or unit in ("℃", "度")):
            value = -value
        elif match["low"]:
            start += 1
        if match["half"]:
            value += 0.5
            whole = _HALVED.match(text, end) if unit == "个" else None
            if whole:  # 「一個半小時」
                unit, end = _HALVES[whole[0]], whole.end()
        if not match["half"] and (more := _tenths(text, end, unit or digits[-1])):
            times = 1 if unit else 10**4 if digits[-1] == "万" else 10**8
            end, value = more[0], round(value + more[1] * times, 6)
        before = found[-1] if found else None
        mixed = spelled(text[before.start : match.end("number")]) if before and _runs_on(text, before, start) else None
        if before and mixed is not None:  # 「1亿3千8百万元」
            found[-1] = Amount(before.start, end, mixed, unit)
        elif before and before.end == start and not before.unit and _below(text[before.start : start], value):
            value += before.value if before.upper is None else before.upper  # 「9萬2000元」
            start, upper = before.start, None if before.upper is None else value
            found[-1] = Amount(start, end, before.value if upper else value, unit, upper)
        elif before and before.upper is None and before.end == start and (before.unit, unit) in _SMALLER:
            found[-1] = before._replace(end=end, value=before.value + value / _SMALLER[before.unit, unit])
        elif before and before.upper is None and _TO.fullmatch(text[before.end : start]):
            found[-1] = Amount(before.start, end, before.value, unit or before.unit, value)
        else:
            found.append(Amount(start, end, value, unit))
    return sorted((*found, *told)) if told else found
