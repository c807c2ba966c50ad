"""Values that stand in narrow text: dates and clock times, amounts, and the ranges of both.

What an answer gives back is the written piece; `first` and `last` are its ends as days or minutes for reckoning, None
where a day cannot exist (4月31日). Own patterns, because a question needs spans of single ends of one sentence only.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from answer.currency import signed
from answer.cutting import cut
from answer.listed_days import next_day, with_hours
from answer.lone_days import no_moment
from answer.text import NUMBER, number
from answer.unit_words import LENGTHS as LENGTHS
from answer.unit_words import MONEY as MONEY
from answer.unit_words import PERCENT as PERCENT
from answer.unit_words import UNITS
from zh.numerals import WORDS


class Moment(NamedTuple):
    """One written end: its span, and what is written of it."""

    start: int
    end: int
    day: datetime.date | None
    clock: datetime.time | None
    dated: bool  # a day is written, even one that does not exist
    written: tuple[int, int, int] | None = None  # year, month, day as they stand, to compare even 4月31日
    says: str | None = None  # the value that a person decided, in words, where it is another than stands there


class Date(NamedTuple):
    """A date, a clock time or a range of them: `last` is None where it is a single one."""

    start: int
    end: int
    first: Moment
    last: Moment | None

    @property
    def moments(self) -> tuple[Moment, ...]:
        return (self.first, self.last) if self.last else (self.first,)


class Amount(NamedTuple):
    """A number with its unit, in a range where `upper` is not None."""

    start: int
    end: int
    value: float
    unit: str
    upper: float | None = None


_N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_CLOCK = (
    r"(?:(?P<half>上午|下午|晚上|晚间|晚|中午|凌晨|清晨|早上|早)\s*)?(?P<hour>(?<!\d)\d{1,2}|[一二三四五六七八九十]{1,3}|零|(?:(?<=[上下中]午)|(?<=凌晨))两(?=点))"
    r"(?::(?P<minute>\d\d)(?::\d\d)?|[点时](?:(?P<min>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)分|(?P<thirty>半)|整)?)(?!间|段|候|长|代|期|效|光|评|名)"
)
_DAY = (
    r"(?:(?P<year>(?:19|20)\d\d|[二一][〇零一二三四五六七八九]{3}|1\d\d|(?<!\d)\d\d)年(?:度)?\s*)?"
    rf"(?P<month>{_N})月(?:份)?\s*(?:(?P<day>{_N})[日号]|(?P<rough>底|初|末|中旬|上旬|下旬)|第[一二三四五]个(?:周|星期|礼拜)[一二三四五六日天])?"
    r"|(?P<iso>(?:19|20)\d\d)(?P<sep>[-/.])(?P<imonth>\d{1,2})(?P=sep)(?P<iday>\d{1,2})(?!\d)"
    # 「114/11/25」; no address of a machine
    r"|(?<![\d/.])(?P<roc>1[0-4]\d)(?P<mark>[/.])(?P<rmonth>0?[1-9]|1[0-2])(?P=mark)(?P<rday>0?[1-9]|[12]\d|3[01])(?![\d/]|\.\d)"
    # 「12/20起」, 「9/6(六)」; 「2/3」 may be a share
    r"|(?<![\d/.,第])(?P<smonth>1[0-2]|0?[1-9])/(?P<sday>3[01]|[12]\d|0?[1-9])(?![\d/%]|\.\d)"
    r"(?:(?<=/\d\d)(?<!/10)|(?<=\d[至到~-]\d/\d)|(?<=\d[至到~-]\d\d/\d)|(?=\s*(?:起|止|前|至|到|-|\((?:周|星期|礼拜)?[一二三四五六日]|截|[暂重恢搬举开]|上午|下午|\d{1,2}:\d\d)|\t))"
    rf"|(?<![\d月第路街道巷弄后前满每逾达超足少])(?<!(?<!不)过)(?<![合累共总]计)(?<![连持]续)(?P<lone>{_N})(?:日(?!内|以内|之内)|(?<=\d)号(?![一-鿿]{{0,3}}(?:室|厅|楼|馆|窗|库|仓|院|房|机|桌|柜|台|门))(?=$|[,.;:!?、)\s前起止后内至到为在是的就开当-]|之|以|上午|下午|晚|凌晨))"
)
# each begins with a look at what it can begin with: nine characters of ten are passed over at once
_POINT = re.compile(
    rf"(?=[\d一二三四五六七八九十廿卅])(?:(?:{_DAY})(?:\((?:星期|周|礼拜).\)|\s?\((?:[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z.]{{0,6}})\)|(?:星期|周|礼拜)[一二三四五六日天])?(?:全天)?(?:\s*{_CLOCK})?)"
)
_TIME = re.compile(
    rf"(?=[\d一二三四五六七八九十零每次翌当前上下晚中凌清早])(?:(?:每天|每日|每晚|次日|翌日|当天|当日|前一天)\s*)?{_CLOCK}"
)
_JOIN = re.compile(r"\s*(?:起)?\s*,?\s*(?:至|到|-|迄)\s*(?:次日|翌日|第二天|当天)?\s*")
# 「由3月7日展到3月29日」: what goes on between two days; no 「由3月7日改到3月29日」
_GOES_ON_TO = re.compile(
    r"\s*(?:展[出览]?|开[放设]?|举?办|举行|演[出]?|播[出放]?|放映|进行|持续|营业|施工)(?:至|到)\s*"
)
_SINCE = re.compile(r"[由自从]\s*$")
_NEXT = ("明年", "次年", "来年", "翌年")
_OTHER_YEAR = re.compile("(?:" + "|".join((*_NEXT, "去年", "上年")) + ")的?$")
_YEAR = re.compile(r"(?=[12])(?<!\d)((?:19|20)\d\d)年")


def _day(
    parts: dict[str, str | None], year: int | None, month: int | None
) -> tuple[datetime.date | None, tuple[int, int, int] | None]:
    def read(name: str) -> int | None:
        value = number(parts[name] or "") if parts.get(name) else None
        return None if value is None else int(value)

    written = read("iso") or read("year") or read("roc")
    if written and written < 200 and not parts.get("iso"):  # 113年, 98年: years of the Republic of China
        written += 1911
    day = read("iday") or read("rday") or read("day") or read("sday") or read("lone")
    month = read("imonth") or read("rmonth") or read("month") or read("smonth") or month
    if parts.get("rough") and month:
        day = {"初": 1, "上旬": 1, "中旬": 15}.get(str(parts["rough"]), 28)
    if day is None and month and parts.get("month"):
        day = 1
    if not (written or year) or not month or not day:
        return None, None
    stands = (written or year or 0, month, day)
    try:
        return datetime.date(*stands), stands
    except ValueError:
        return None, stands


def _clock(parts: dict[str, str | None]) -> datetime.time | None:
    if not parts.get("hour"):
        return None
    hour = int(number(parts["hour"] or "") or 0)
    minute = int(number(parts.get("minute") or parts.get("min") or "0") or (30 if parts.get("thirty") else 0))
    if parts.get("half") in ("下午", "晚上", "晚间", "晚") and hour < 12:
        hour += 12
    if hour == 24 and not minute:
        return datetime.time(23, 59)  # the end of that day
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def _afternoon(first: datetime.time | None, last: datetime.time | None) -> datetime.time | None:
    """The end of 「下午2时至4时」: in the same half of the day."""
    if first and last and last < first and last.hour < 12 <= first.hour:
        later = last.replace(hour=last.hour + 12)
        return later if later > first else last
    return last


# 「1959年12月31日前出生」: the year of what somebody or something is, not of the days told behind it
BORN = re.compile(
    r"[\d年月日号、 ]{0,8}(?:\([^)]{0,6}\))?(?:及?以?之?[前后间]|至今|期?间)?(?:出生|生(?:[的人]|(?=[,;。?]|$))|建成|出厂|毕业|入学|入职|注册|登记)"
)


@lru_cache(maxsize=512)
def dates_of(text: str, year: int | None) -> tuple[Date, ...]:
    """The same as `dates`, of a page or a question: many ask for them."""
    return tuple(dates(text, year))


@lru_cache(maxsize=512)
def amounts_of(text: str, year: int | None) -> tuple[Amount, ...]:
    """The amounts of a page: no piece of its dates."""
    return tuple(amounts(text, dates_of(text, year)))


def dates(text: str, year: int | None) -> list[Date]:
    """All dates, clock times and ranges in narrow text, in order. `year` is that of a date written without one."""
    moments: list[Moment] = []
    place, month, first = 0, None, year
    named = [(one.start(), int(one[1])) for one in _YEAR.finditer(text) if not BORN.match(text, one.end())]
    point, clock = _POINT.search(text), _TIME.search(text)
    while place < len(text):
        if point and point.start() < place:
            point = _POINT.search(text, place)
        if clock and clock.start() < place:
            clock = _TIME.search(text, place)
        match = min((one for one in (point, clock) if one), key=lambda one: (one.start(), -one.end()), default=None)
        if match is None:
            break
        place = match.end()
        parts = match.groupdict()
        if no_moment(text, match.start(), place, bool(parts.get("lone"))):
            continue
        little = parts["hour"] in ("一", "两") and not parts["half"] and not parts["thirty"]
        if match is clock and little and text[place : place + 1] not in tuple("钟整到至前后-"):
            continue  # 「一點」 is a little
        other = told = None
        if match is point:
            at = bisect_left(named, (match.start(), 0))
            left = bool(at) and _left_row(text, named[at - 1][0], match.start())
            told = first if left else named[at - 1][1] if at else year
            other = _OTHER_YEAR.search(text[max(0, match.start() - 3) : match.start()])
            if other and told:
                told += 1 if other[0].startswith(_NEXT) else -1  # 「明年1月15日」
            day, stands = _day(parts, told, month)
            if stands and not BORN.match(text, match.end()):
                year, month = year if other else stands[0], stands[1]
        else:
            day, stands = None, None
        start = match.start() - len(other[0]) if other and told else match.start()
        moments.append(Moment(start, match.end(), day, _clock(parts), match is point, stands))
    found: list[Date] = []
    for moment in moments:
        before = found[-1] if found else None
        if before and not before.last and _joined(text, before, moment):
            whole = moment._replace(clock=_afternoon(before.first.clock, moment.clock))
            if not moment.dated and before.first.day and before.first.clock is not None:
                late = whole.clock is not None and whole.clock < before.first.clock
                day = before.first.day + datetime.timedelta(days=1 if late else 0)
                whole = whole._replace(day=day, written=(day.year, day.month, day.day))
            found[-1] = Date(before.start, moment.end, before.first, whole)
        elif before and not before.last and next_day(before.first, moment, text[before.end : moment.start]):
            found[-1] = Date(before.start, moment.end, before.first, moment)
        elif before and before.last and _JOIN.fullmatch(text, before.end, moment.start):
            ends = moment._replace(clock=_afternoon(before.last.clock, moment.clock))
            found[-1:] = with_hours(text, before, ends) or [before, Date(moment.start, moment.end, moment, None)]
        else:
            found.append(Date(moment.start, moment.end, moment, None))
    return found


def _joined(text: str, one: Date, moment: Moment) -> bool:
    """Whether what stands between two ends makes them a range: 「3月7日至29日」, and of days 「由3月7日展到3月29日」."""
    between = text[one.end : moment.start]
    if _JOIN.fullmatch(between):
        return True
    held = one.first.dated and moment.dated and _GOES_ON_TO.fullmatch(between)
    return bool(held) and _SINCE.search(text, max(0, one.start - 2), one.start) is not None


def _left_row(text: str, stands: int, place: int) -> bool:
    """Whether a year stands in a row of a table above the one of a place: 「10月21日 2026年1月10日」, and below 「11月4日」."""
    ends = text.find("\n", stands)
    if ends < 0 or ends > place:
        return False
    return "\t" in text[text.rfind("\n", 0, stands) + 1 : ends]


_AMOUNT = re.compile(
    rf"(?=[\d{WORDS}半负-])(?P<low>零下|负|-)?(?P<number>{NUMBER}|(?<![上下前后这那大多过每一])半(?=个?小时|个?月(?![票租刊卡费])|个?学期|年(?:(?<=满半年)|(?![级报度卡票租刊检审]|费(?!用)))|天|公?斤|公里))(?P<plus>多|余|几)?"
    rf"(?: ?(?P<unit>{'|'.join(map(re.escape, UNITS))}|平(?=[的,。?]|$)|段(?![路话文落视音时距关经])|[a-z]+(?:/[a-z]+)?))?(?P<half>半)?"
)
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
    r"(?:\d{1,2}(?![\d.,:%])|[零一二三四五六七八九][一二三四五六七八九]?)(?![一二三四五六七八九十廿卅百千万亿])"
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


# 「二至三人」
_RANGES = re.compile(
    r"(?<![一-鿿\d])[一二两三四五六七八九][至到-][一二三四五六七八九十]{1,2}(?:[人名位口户个件次年天只头辆台册张]|岁|周岁|小时)(?![班级期])"
)
_POINTS = re.compile(r"点(?![钟整半\d一二三四五六七八九])")
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
        value = 0.5 if digits == "半" else number(digits)
        if not unit and text[start - 1 : start] in set("计记扣积罚") and _POINTS.match(text, end):
            unit, end = "点", end + 1  # 「累計6點」: a clock time would be in `taken`
        if not unit and digits.isdigit() and _ROOM.match(text, end):
            continue  # 「412室」
        year = unit in ("年", "") and re.fullmatch(r"(?:19|20)\d\d", digits)
        if value is None or (year and (unit or text[start - 1 : start] != "满") and not _goes_on(text, end)):
            continue  # but 「積分滿2000」, 「2000至3000元」
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
        if before and before.end == start and not before.unit and _below(text[before.start : start], value):
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
