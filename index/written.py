"""Days, numbers and joined Latin words of a query → the other ways in which a page may write them.

2024-03-05 · 2024/3/5 · 113年3月5日 · 三月五日      12,000 · 1.2万 · 一千      Wi-Fi · COVID-19      0223456789 · (02)2345-6789
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from zh.numerals import LARGE, number

_REPUBLIC = 1911  # years of the Republic count from here

_NUMERAL = "〇零一二三四五六七八九十廿"
_DAY = re.compile(
    rf"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?![-/.]?\d)"
    r"|(?<!\d)(?P<year3>20\d\d)(?P<month3>0[1-9]|1[0-2])(?P<day3>[0-3]\d)(?!\d)"
    rf"|(?<!\d)(?:(?:民国)?(?P<year2>\d{{2,4}}|[{_NUMERAL}]{{2,4}})年)?"
    rf"(?P<month2>\d\d?|[{_NUMERAL}]{{1,2}})月(?P<day2>\d\d?|[{_NUMERAL}]{{1,3}})[日号]"
)
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年(?:(1[0-2]|0?[1-9])月)?|[-/](1[0-2]|0?[1-9])(?![-/\d]))")
_NUMBER = re.compile(
    r"(?<![a-z\d.,-])(?P<digits>\d{1,3}(?:,\d{3})+|\d{4,12}|\d{1,4}(?:\.\d)?[万亿])(?![a-z\d]|[.,-][a-z\d])"
    r"|(?P<numeral>[一二两三四五六七八九][〇零一二两三四五六七八九十百千万亿]*[百千万亿][〇零一二两三四五六七八九十百千万亿]*)"
    "(?=[元块圆人名个家户份次件张套台篇辆])"
)
# 3.5, 13.5%, 12%: in pieces the 5 of 2.5 would be one of 3.5
_EXACT = re.compile(r"(?<![a-z\d.,-])(?:\d+(?:\.\d+)+%?|\d+%)(?![a-z\d%万亿]|[.,-][a-z\d])")
_MONTHS = "一二三四五六七八九十"
_MONTH_ALONE = re.compile(rf"(?<![\d年{_NUMERAL}])(?:(1[0-2]|0?[1-9])|(十[一二]?|[{_MONTHS}]))月(?![\d{_NUMERAL}])")
_TELEPHONE = re.compile(r"(?<![a-z\d.,-])(?:0[2-8]\d{7,10}|010\d{8}|09\d{8}|1[3-9]\d{9})(?![a-z\d]|[.,-][a-z\d])")
_JOINED = re.compile(r"(?<![a-z\d])[a-z\d]+(?:-[a-z\d]+)+(?![a-z\d])")


class Written(NamedTuple):
    """A place of a text: `text` is how it is looked for first, `forms` how else; `came`: the key of the records that came
    out then; `exact`: it is a word of its own in the index (`index.normal.exact`)."""

    start: int
    end: int
    text: str
    forms: tuple[str, ...] = ()
    came: str | None = None
    exact: bool = False


def written(folded: str) -> list[Written]:
    """The places of a folded text that may be written otherwise, in order, none within another."""
    found: list[Written] = []
    for pattern, read in _READ:
        for match in pattern.finditer(folded):
            if all(match.end() <= one.start or one.end <= match.start() for one in found) and (one := read(match)):
                found.append(one)
    return sorted(found)


def _day(match: re.Match[str]) -> Written | None:
    year, month, day = (
        number(match[part] or match[part + "2"] or match[part + "3"] or "") for part in ("year", "month", "day")
    )
    if year is not None and year < 1000:
        year += _REPUBLIC
    try:
        datetime.date(year or 2000, month or 0, day or 0)
    except ValueError:
        return None
    spoken = f"{chinese(month or 0)}月{chinese(day or 0)}日"
    forms = [f"{month}月{day}日", f"{month:02}月{day:02}日", spoken, f"{month}月{day}号"]
    came = None
    if year is not None:
        came = f"day:{year:04}-{month:02}-{day:02}"
        forms += [f"{year}{mark}{month:02}{mark}{day:02}" for mark in "-/."]
        forms += [f"{year}{mark}{month}{mark}{day}" for mark in "-/."]
        forms += [f"{year}年{month}月{day}日", f"{year - _REPUBLIC}年{month}月{day}日", f"{year}{month:02}{day:02}"]
        forms.append("".join("〇一二三四五六七八九"[int(digit)] for digit in str(year)) + f"年{spoken}")
    return Written(*match.span(), match[0], tuple(dict.fromkeys(form for form in forms if form != match[0])), came)


def _month(match: re.Match[str]) -> Written:
    month = match[2] or match[3]
    came = f"month:{match[1]}-{int(month):02}" if month else f"year:{match[1]}"
    return Written(*match.span(), match[0], (), came)


def _exact(match: re.Match[str]) -> Written:
    return Written(*match.span(), match[0], exact=True)


def _month_alone(match: re.Match[str]) -> Written:
    month = number(match[1] or match[2]) or 0
    forms = (f"{month}月", f"{month:02}月", f"{chinese(month)}月")
    return Written(*match.span(), match[0], tuple(form for form in forms if form != match[0]))


def _number(match: re.Match[str]) -> Written | None:
    typed = match[0].replace(",", "")
    if typed[-1] in LARGE and "." in typed:
        value: int | None = int(float(typed[:-1]) * LARGE[typed[-1]])
    elif typed[-1] in LARGE and typed[:-1].isdigit():
        value = int(typed[:-1]) * LARGE[typed[-1]]
    else:
        value = number(typed)
    if value is None or value >= 10**12:
        return None
    forms = [str(value), chinese(value)]
    for unit, size in LARGE.items():
        if value >= size and value % (size // 10) == 0:
            forms += (
                [f"{value / size:g}{unit}", f"{chinese(value // size)}{unit}"]
                if value % size == 0
                else [f"{value / size:g}{unit}"]
            )
    return Written(*match.span(), typed, tuple(dict.fromkeys(form for form in forms if form != typed)))


def _joined(match: re.Match[str]) -> Written:
    return Written(*match.span(), match[0], (match[0].replace("-", ""),))


def _telephone(match: re.Match[str]) -> Written:
    """0223456789 → 02-2345-6789, (02)2345-6789 …: how long the area is, and where the number is cut, stands nowhere."""
    digits = match[0]
    if digits[0] == "1" or digits[:2] == "09":  # mobile: 139-1234-5678, 0912-345-678
        first, last = (3, 4) if digits[0] == "1" else (4, 3)
        area, rest = digits[:first], digits[first:-last]
        forms = [f"{area}-{rest}-{digits[-last:]}", f"{area}-{rest}{digits[-last:]}"]
    else:
        forms = []
        for area, rest in ((digits[:end], digits[end:]) for end in (2, 3, 4) if len(digits) - end in (7, 8)):
            for number in (rest, f"{rest[:-4]}-{rest[-4:]}"):
                forms += [f"{area}-{number}", f"({area}){number}"]
    return Written(*match.span(), digits, tuple(forms))


_READ: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Written | None]], ...] = (
    (_DAY, _day),
    (_MONTH, _month),
    (_MONTH_ALONE, _month_alone),
    (_EXACT, _exact),
    (_TELEPHONE, _telephone),
    (_NUMBER, _number),
    (_JOINED, _joined),
)


def chinese(value: int) -> str:
    """A whole number below a trillion as Chinese writes it: 1200 → 一千二百, 15 → 十五, 30000 → 三万."""
    spoken = "".join(_spoken(value))
    return spoken[1:] if spoken.startswith("一十") else spoken


def _spoken(value: int) -> Iterator[str]:
    for unit, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= size:
            yield "".join(_spoken(value // size)) + unit
            value %= size
            if value and value < size // 10:
                yield "零"
    if value:
        yield "一二三四五六七八九"[value - 1]
