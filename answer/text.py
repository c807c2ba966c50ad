"""Text as answers compare it: Simplified, half-width, lower case, one code point for one.

`zh.script.fold` asks OpenCC at every call; twenty candidates a question want a table instead, made once from it,
character by character. Length is kept, so a span of the narrow text is a span of the text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zh import numerals
from zh.numerals import WORDS
from zh.script import fold, fold_width, script_of, to_hans, to_hant
from zh.table import Table


@cache
def _table() -> Table:
    chinese = "".join(map(chr, range(0x3400, 0xA000)))
    table = {ord(char): one for char, one in zip(chinese, fold(chinese), strict=True) if char != one}
    for number in (*range(0x41, 0x5B), 0xA0, 0x3000, *range(0xFF01, 0xFF5F)):
        table[number] = fold_width(chr(number))
    # one word written two ways, which conversion between scripts turns into one another (封著 封着, 回覆 回复)
    table |= {ord("帳"): "账"}
    table |= {ord(char): one for char, one in zip("著覆甚祇羣峯汙藉乾帐", "着复什只群峰污借干账", strict=True)}
    # signs with one meaning and many shapes
    table |= dict.fromkeys(map(ord, "–—－〜～∼~"), "-") | {ord("："): ":", ord("﹪"): "%", ord("‰"): "‰"}
    return Table([table.get(number, chr(number)) for number in range(0x10000)])


SHORT = 60  # characters of a title, a label, a name, of which many are the same


def narrow(text: str) -> str:
    """The text as compared; of the same length. 「２０２３年４月—６月，報名」 → 「2023年4月-6月,报名」"""
    return _narrow(text) if len(text) < SHORT else _table()(text)


@lru_cache(maxsize=4096)
def _narrow(text: str) -> str:
    return _table()(text)


def in_script(text: str, script: str) -> str:
    """The text in the script of a question; untouched where it is in it already."""
    turn = to_hant if script == "hant" else to_hans
    begins = _BEGINS.match(text)
    if begins:  # 「会，損壞書籍須賠償」: the yes is of no page
        return f"{turn(begins[0])}{in_script(text[begins.end() :], script)}"
    return text if script_of(text) == script else turn(text)


_BEGINS = re.compile(r"(?:会|没有|不[一-鿿]{1,3})，")


_GREAT = {"千": 10**3, "百": 100, "十": 10, "万": 10**4, "亿": 10**8}
NUMBER = rf"(?:\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)?|[{WORDS}]+)(?:万亿|千万|百万|十万|万|亿|千|百)?"
_PARTS = re.compile(rf"(\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)?|[{WORDS}]+)(万亿|千万|百万|十万|万|亿|千|百)?(半)?")


def number(text: str) -> float | None:
    """The value of a number in narrow text: 「1.2万」 → 12000, 「三百五十」 → 350, 「廿五」 → 25; None where it is none."""
    match = _PARTS.fullmatch(text)
    if not match:
        return None
    digits, great, half = match.groups()
    value = float(digits.replace(",", "")) if digits[0].isdigit() else numerals.number(digits)
    if value is None:
        return None
    for char in great or "":
        value *= _GREAT[char]
    return float(value) + 0.5 if half else float(value)


_SECTION = re.compile(r"(\d+(?:\.\d+)?)([千百十]?)([万亿]*)")
_SPELLED = re.compile(rf"(?:{_SECTION.pattern})+")


def spelled(text: str) -> float | None:
    """The value of digits with a unit behind each, greatest first: 「1亿3千8百万」 → 138000000, 「2千5百」 → 2500; None where it is none."""
    total = part = 0.0
    least = most = float("inf")  # of the part, and of the whole
    for digits, small, large in _SECTION.findall(text) if _SPELLED.fullmatch(text) else ():
        scale = _GREAT.get(small, 1)
        if float(digits) * scale >= least:
            return None
        part, least = part + float(digits) * scale, scale
        if large:
            times = 1
            for char in large:
                times *= _GREAT[char]
            if part * times >= most:
                return None
            total, part, least, most = total + part * times, 0.0, float("inf"), times
    return total + part if total + part and part < most else None
