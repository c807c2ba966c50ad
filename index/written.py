"""Days, numbers and joined Latin words of a query → the other ways in which a page may write them.

2024-03-05 · 2024/3/5 · 113年3月5日 · 三月五日      12,000 · 1.2万 · 一千      第二届 · 第2届      Wi-Fi · COVID-19      0223456789 · (02)2345-6789
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index import days
from zh.numerals import LARGE, number

_DIGITS = "〇零一二三四五六七八九"
# a year by itself: 2024年, 民國113年, 民國一百一十三年, 一一三年, 二〇二四年
_YEAR = re.compile(
    rf"(?<!\d)(?:(?P<west>(?:19|20)\d\d)|民国(?P<era>\d{{2,3}}|[{_DIGITS}十百]{{2,5}})|(?P<short>1[0-3]\d)"
    rf"|(?<![{_DIGITS}十百千])(?P<said>[一二][{_DIGITS}]{{3}}|一[〇零一二三][{_DIGITS}]))年(?!级)"
)
_NUMBER = re.compile(
    r"(?<![a-z\d.,-])(?P<digits>\d{1,3}(?:,\d{3})+|\d{4,12}|\d{1,4}万\d千|\d千|\d{1,4}(?:\.\d)?[万亿])(?![a-z\d]|[.,-][a-z\d])"
    rf"|(?<![{_DIGITS}两十百千万亿])(?P<numeral>[一二两三四五六七八九][{_DIGITS}两十百千万亿]{{1,39}})"
    "(?=[元块圆人名个家户份次件张套台篇辆]|(?![\u4e00-\u9fffa-z\\d]))"
)
# 500元 and 五百元, 3號線 and 三號線: small numbers, with what they count
_COUNTED = re.compile(
    rf"(?<![a-z\d/第{_DIGITS}两十百千万亿-])(?<!\d[.,:])(?P<count>\d{{1,3}}|[一二两三四五六七八九十百][{_DIGITS}十百]{{0,4}})"
    " ?(?P<what>[元块圆人名个家户份次件张套台篇辆位项楼层级等区期班组栋幢座届批轮场页册卷集课岁室天周口条]|年级|号[\u4e00-\u9fff])"
)
_ORDERED = frozenset("楼层级等区期班组栋幢座届批轮册卷集课室条号年")
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
    counted: bool = False  # looked for as any words are where none of its forms stands anywhere


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
    year = number(match["west"] or match["said"] or match["era"] or match["short"]) or 0
    year += days.REPUBLIC if year < days.REPUBLIC else 0
    counts = [one for one in (year, year - days.REPUBLIC) if one > 0]
    said = ["".join("〇一二三四五六七八九"[int(digit)] for digit in str(one)) for one in counts]
    # without 民国 九九年 is of another century, and 一百年 or 十年 how long something takes
    said[1:] = [one if len(one) == 3 else f"民国{one}" for one in said[1:]]
    forms = [*map(str, counts), *said, *(one.replace("〇", "零") for one in said)]
    forms += [f"民国{chinese(one)}" for one in counts[1:]]
    forms = [f"{form}年" for form in dict.fromkeys(forms) if f"{form}年" != match[0]]
    return Written(*match.span(), match[0], tuple(forms), f"year:{year}")


def _exact(match: re.Match[str]) -> Written:
    return Written(*match.span(), match[0], exact=True)


def _number(match: re.Match[str]) -> Written | None:
    typed = match[0].replace(",", "")
    if match["numeral"] and not re.search("[百千万亿]", typed):
        return None  # 二十元: see _COUNTED
    if typed[-1] in LARGE and "." in typed:
        value: int | None = int(float(typed[:-1]) * LARGE[typed[-1]])
    elif typed[-1] in LARGE and typed[:-1].isdigit():
        value = int(typed[:-1]) * LARGE[typed[-1]]
    elif typed[0].isascii() and typed[1:] == "千":
        value = int(typed[0]) * 1000
    elif typed[0].isascii() and typed[-1] == "千":  # 3万5千
        value = int(typed[:-3]) * 10_000 + int(typed[-2]) * 1000
    else:
        value = number(typed)
    if value is None or value >= 10**12:
        return None
    forms = [str(value), *_said(value)]
    if value > 10_000 and value % 10_000 and not value % 1000 and value < 10**8:
        forms.append(f"{value // 10_000}万{value % 10_000 // 1000}千")
    if value < 10_000 and not value % 1000:
        forms.append(f"{value // 1000}千")
    for unit, size in LARGE.items():
        if value >= size and value % (size // 10) == 0:
            forms += (
                [f"{value / size:g}{unit}", f"{chinese(value // size)}{unit}"]
                if value % size == 0
                else [f"{value / size:g}{unit}"]
            )
    return Written(*match.span(), typed, tuple(dict.fromkeys(form for form in forms if form != typed)))


def _said(value: int) -> list[str]:
    """2500 → 二千五百 and 两千五百."""
    said = chinese(value)
    return [said, f"两{said[1:]}"] if said[:1] == "二" and value != 20 and value // 10 != 2 else [said]


def _counted(match: re.Match[str]) -> Written | None:
    """Only its other forms have what it counts with them: 500 is a word, 五百 one of many. 2次 is 两次, 2楼 二楼."""
    count, what = match["count"], match["what"]
    value = number(count)
    if not value:
        return None
    if not count.isdigit():
        return Written(*match.span(), match[0], (f"{value}{what}",), counted=True)
    said = _said(value) if value > 2 or value == 1 else ["二" if what[0] in _ORDERED else "两"]
    return Written(*match.span("count"), count, tuple(f"{one}{what}" for one in said), counted=True)


def counts(flat: str) -> Iterator[str]:
    """What a normal text counts, as keys, however it writes the number: count:2层 for 二层 and 2 层, not for 12层. By them a
    number of a query is told from the end of a longer one."""
    for count, what in dict.fromkeys(_COUNTED.findall(flat)):
        if value := number(count):
            yield f"count:{value}{what[0]}"


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
    (_COUNTED, _counted),
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
        yield _DIGITS[value + 1]
