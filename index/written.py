"""Days, numbers and joined Latin words of a query → the other ways in which a page may write them.

2024-03-05 · 2024/3/5 · 113年3月5日 · 三月五日      12,000 · 1.2万 · 一千      第二届 · 第2届      Wi-Fi · COVID-19      0223456789 · (02)2345-6789
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index import days
from zh.numerals import LARGE, number

# a year by itself: 2024年, 民國113年, 二〇二四年
_YEAR = re.compile(
    r"(?<!\d)(?:(?P<west>(?:19|20)\d\d)|民国(?P<era>\d{2,3})|(?P<short>1[0-3]\d)|(?P<said>[一二][〇○零一二三四五六七八九]{3}))年"
)
_NUMBER = re.compile(
    r"(?<![a-z\d.,-])(?P<digits>\d{1,3}(?:,\d{3})+|\d{4,12}|\d{1,4}(?:\.\d)?[万亿])(?![a-z\d]|[.,-][a-z\d])"
    r"|(?P<numeral>[一二两三四五六七八九][〇零一二两三四五六七八九十百千万亿]*[百千万亿][〇零一二两三四五六七八九十百千万亿]*)"
    "(?=[元块圆人名个家户份次件张套台篇辆])"
)
_ORDINAL = re.compile("第(?P<count>[0-9]{1,3}|[一二三四五六七八九十百]{1,4})(?=[届期批次季轮场章条款号])")
# 3.5, 13.5%, 12%: in pieces the 5 of 2.5 would be one of 3.5
_EXACT = re.compile(r"(?<![a-z\d.,-])(?:\d+(?:\.\d+)+%?|\d+%)(?![a-z\d%万亿]|[.,-][a-z\d])")
_TELEPHONE = re.compile(r"(?<![a-z\d.,-])(?:0[2-8]\d{7,10}|010\d{8}|09\d{8}|1[3-9]\d{9})(?![a-z\d]|[.,-][a-z\d])")
_PLAIN = str.maketrans("ü", "u", "-'")
_JOINED = re.compile(r"(?<![a-zü\d])(?:[a-zü\d]+(?:[-'][a-zü\d]+)+|[a-z]*ü[a-zü]*)(?![a-zü\d])")


class Written(NamedTuple):
    """A place of a text: `text` is how it is looked for first, `forms` how else; `came`: the key of the records that came
    out then; `told`: the day or month that it is (`index.days.value`); `exact`: it is a word of its own in the index (`index.normal.exact`)."""

    start: int
    end: int
    text: str
    forms: tuple[str, ...] = ()
    came: str | None = None
    exact: bool = False
    told: str | None = None


def written(folded: str) -> list[Written]:
    """The places of a folded text that may be written otherwise, in order, none within another."""
    found = [_told(one, folded) for one in days.told(folded)]
    for pattern, read in _READ:
        for match in pattern.finditer(folded):
            if all(match.end() <= one.start or one.end <= match.start() for one in found) and (one := read(match)):
                found.append(one)
    return sorted(found)


def _told(one: days.Told, folded: str) -> Written:
    """A day or a month: whatever way of writing, the index knows what it says."""
    kind = "day" if one.day else "month"
    came = f"{kind}:{one.value}" if one.year else None
    return Written(one.start, one.end, folded[one.start : one.end], (), came, told=one.value)


def _year(match: re.Match[str]) -> Written:
    typed = match["west"] or match["said"]
    year = number((typed or match["era"] or match["short"]).replace("○", "〇")) or 0
    year += 0 if typed else days.REPUBLIC
    forms = (
        f"{year}年",
        f"{year - days.REPUBLIC}年",
        "".join("〇一二三四五六七八九"[int(one)] for one in str(year)) + "年",
    )
    return Written(*match.span(), match[0], tuple(form for form in forms if form != match[0]), f"year:{year}")


def _exact(match: re.Match[str]) -> Written:
    return Written(*match.span(), match[0], exact=True)


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


def _ordinal(match: re.Match[str]) -> Written | None:
    count = number(match["count"])
    if not count:
        return None
    forms = (form for form in (f"第{count}", f"第{chinese(count)}") if form != match[0])
    return Written(*match.span(), match[0], tuple(forms))


def _joined(match: re.Match[str]) -> Written:
    return Written(*match.span(), match[0], (match[0].translate(_PLAIN),))


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
    (_YEAR, _year),
    (_EXACT, _exact),
    (_TELEPHONE, _telephone),
    (_NUMBER, _number),
    (_ORDINAL, _ordinal),
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
