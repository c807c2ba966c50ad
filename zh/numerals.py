"""Numbers as Chinese text writes them: 24, ２４, 二十四, 廿四, 二〇二四, 一百一十三, 两.

Written against text folded to Simplified and half width (`zh.script`); 〇, 零 and 两 are digits too.
"""

from __future__ import annotations

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
LARGE = {"万": 10_000, "亿": 100_000_000}

_MOST = 40  # numerals of a number; a longer row of them is none that anybody counts with
CHARS = "〇零一二两三四五六七八九十廿卅百"  # what the numerals of dates and lengths of time are made of
COUNTING = "一二两三四五六七八九十廿卅"  # what a number of things may begin with
WORDS = f"〇零{COUNTING}百千"  # and what it is made of, before 万 and 亿


def number(written: str) -> int | None:
    """The whole number that `written` says, or None: 「二十四」, 「24」 → 24, 「二〇二四」 → 2024, 「三万」 → 30000."""
    known = _SMALL.get(written)
    if known is not None:
        return known
    if len(written) > _MOST:
        return None
    if written.isascii():
        return int(written) if written.isdigit() else None
    if not written:
        return None
    if all(char in DIGITS for char in written):
        value = 0
        for char in written:
            value = value * 10 + DIGITS[char]
        return value
    return _with_units(written)


def _with_units(written: str) -> int | None:
    """「一百一十三」 → 113. The digit before a unit multiplies it, 1 where none stands there (十二, 零十二); one right
    behind 百, 千, 万 or 亿 at the end counts the next smaller unit: 「一万二」 → 12000, 「一百五」 → 150.
    """
    total = part = largest = 0
    digit: int | None = None
    for char in written:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in ("廿", "卅"):
            if digit:  # 「五卅」 is a day
                return None
            part += _TENS[char]
        elif char in _TENS:
            part += (digit or 1) * _TENS[char]
            digit = None
        elif char in LARGE:
            part += digit or 0
            # 一亿二千万 adds, 三万亿 multiplies all before it
            total = (total + part) * LARGE[char] if LARGE[char] > largest else total + part * LARGE[char]
            largest = max(largest, LARGE[char])
            part, digit = 0, None
        else:
            return None
    unit = _TENS.get(written[-2:-1]) or LARGE.get(written[-2:-1], 0)
    return total + part + (digit or 0) * (unit // 10 if unit >= 100 else 1)


def _small() -> dict[str, int]:
    """Every common writing of 0 to 99, so that nearly every number of a date is one look-up."""
    words = "〇一二三四五六七八九"
    table: dict[str, int] = {"零": 0, "两": 2, "十": 10, "廿": 20, "卅": 30}
    for value in range(100):
        table[str(value)] = value
        table[f"{value:02}"] = value
        tens, ones = divmod(value, 10)
        tail = words[ones] if ones else ""
        if not tens:
            table[words[ones]] = value
            table["零" + words[ones]] = table["〇" + words[ones]] = value
            continue
        table[words[tens] + "十" + tail] = value
        if tens == 1:
            table["十" + tail] = value
        if tens in (2, 3):
            table["廿卅"[tens - 2] + tail] = value
    return table


_SMALL = _small()
# every year, month, day, hour and minute in figures, where a pattern has found one: a seventh of the time that `int` takes
FIGURES = {**{str(value): value for value in range(3000)}, **{f"0{value}": value for value in range(10)}}
