"""Text as answers compare it: Simplified, half-width, lower case, one code point for one.

`zh.script.fold` asks OpenCC at every call; twenty candidates a question want a table instead, made once from it,
character by character. Length is kept, so a span of the narrow text is a span of the text.
"""

from __future__ import annotations

import re
from functools import cache

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
    table |= dict.fromkeys(map(ord, "–—－〜～∼"), "-") | {ord("："): ":", ord("﹪"): "%", ord("‰"): "‰"}
    return Table([table.get(number, chr(number)) for number in range(0x10000)])


def narrow(text: str) -> str:
    """The text as compared; of the same length. 「２０２３年４月—６月，報名」 → 「2023年4月-6月,报名」"""
    return _table()(text)


def in_script(text: str, script: str) -> str:
    """The text in the script of a question; untouched where it is in it already."""
    if script_of(text) == script:
        return text
    return to_hant(text) if script == "hant" else to_hans(text)


_DIGITS = {"〇": 0, "零": 0, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "亿": 10**8}
NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+)(?:万亿|千万|百万|十万|万|亿|千|百)?"
_PARTS = re.compile(r"(\d[\d,]*(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+)(万亿|千万|百万|十万|万|亿|千|百)?(半)?")


def number(text: str) -> float | None:
    """The value of a number in narrow text: 「1.2万」 → 12000, 「三百五十」 → 350; None where it is none."""
    match = _PARTS.fullmatch(text)
    if not match:
        return None
    digits, great, half = match.groups()
    value = float(digits.replace(",", "")) if digits[0].isdigit() else _chinese(digits)
    if value is None:
        return None
    for char in great or "":
        value *= _GREAT.get(char) or _TENS[char]
    return value + 0.5 if half else value


def _chinese(text: str) -> float | None:
    if all(char in _DIGITS for char in text):  # 二〇二三, 五
        return float("".join(str(_DIGITS[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    if len(text) > 1 and text[-2] in "百千":  # 「三百五」
        digit *= _TENS[text[-2]] // 10
    return float(total + digit)
