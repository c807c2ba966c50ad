"""Writing a changed date the way the page writes it: 「2026年9月31日」 with day 30 → 「2026年9月30日」,
「九月三十一日」 → 「九月三十日」.

A point's numbers stand in the order year, month, day; its weekday is the character behind 周, 星期, 礼拜 or alone in
brackets. Digits keep their width and leading zero, numerals stay numerals, a year of the Republic stays one.
"""

from __future__ import annotations

import datetime
import re

from zh.dates import Point
from zh.edits import Edit, apply
from zh.plain import plain

_NUMBER = re.compile(r"\d+|[〇零一二两三四五六七八九十廿卅百元]+")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)\s*([一二三四五六七八九十日天])|\(\s*([一二三四五六日天])\s*\)")
_AROUND = 80  # code points before a place in which a word is looked for
# in either script
_LEADS = re.compile(
    "[谨謹将將拟擬已正暂暫兹茲均可须須需应應请請在于於自从從定订訂为為是即则則还還就都也又仍由至到不,，:：、 ]+$|"
    "^(?:[在于於自从從按被为為由以]|[^到至在往]{0,3}(?<!预)(?<!預)[到往])(?=[\u4e00-\u9fff]{2})"
)
_OF_TIME = re.compile(
    "上午|下午|晚上|中午|星期|之前|以前|截止|为止|时间|日期|期间|当天|当日|那天|这天|的|将|于|在|请|各位|本次|[年月日号起止前后至到]"
)
_DIGITS = "〇一二三四五六七八九"
WEEKDAYS = "一二三四五六日"


def edits(body: str, point: Point, **parts: int) -> list[Edit]:
    """The edits of the body that put other numbers (`year`, `month`, `day`, `weekday`) into a point; only for parts
    that are written.
    """
    written = plain(body[point.offset : point.end])
    names = [name for name in ("year", "month", "day") if name in point.written]
    given: list[Edit] = []
    # 「周一（2024年9月31日）」: the weekday is no number of the date, wherever it stands
    told = _WEEKDAY.sub(lambda weekday: " " * len(weekday.group()), written)
    numbers = list(zip(names, _NUMBER.finditer(told), strict=False))
    padded = any(re.fullmatch(r"0\d", number.group()) for name, number in numbers if name != "year")  # 「2026-09-31」
    for name, number in numbers:
        value = parts.get(name)
        if value is None or value == getattr(point, name):
            continue
        start, end = point.offset + number.start(), point.offset + number.end()
        given.append(Edit(start, end, _like(body[start:end], value, name, padded)))
    weekday = parts.get("weekday")
    found = _WEEKDAY.search(written)
    if weekday is not None and found:
        at = 1 if found.group(1) else 2
        char = WEEKDAYS[weekday - 1]
        if char == "日" and "天" in found.group():
            char = "天"
        given.append(Edit(point.offset + found.start(at), point.offset + found.end(at), char))
    return given


def rewritten(body: str, start: int, end: int, changes: list[Edit]) -> str:
    """The piece `body[start:end]` with edits of the body in it."""
    return apply(body[start:end], [Edit(a - start, b - start, after) for a, b, after in changes])[0]


def dated(body: str, point: Point, day: datetime.date) -> list[Edit]:
    """The edits that make a point say another day; its year only where it is written."""
    return edits(body, point, year=day.year, month=day.month, day=day.day)


def dated_whole(body: str, point: Point, day: datetime.date) -> list[Edit]:
    """The same, with the weekday of that day where one is written."""
    return edits(body, point, year=day.year, month=day.month, day=day.day, weekday=day.isoweekday())


def _like(written: str, value: int, name: str, padded: bool) -> str:
    folded = plain(written)
    republic = name == "year" and len(folded) != 2 and not (len(folded) == 4 and folded[0] in "12一二")
    if republic:
        value -= 1911
    if not folded[0].isdigit():
        return _digits(value) if name == "year" and not republic else numeral(value)
    if name == "year":
        text = f"{value % 100:02}" if len(folded) == 2 else str(value)
    else:
        text = f"{value:02}" if padded else str(value)
    return text.translate({0x30 + i: 0xFF10 + i for i in range(10)}) if written != folded else text


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(char)] for char in str(value))


def numeral(value: int) -> str:
    """1 to 199 in words."""
    if value >= 100:
        rest = value - 100
        return "一百" + (
            ""
            if not rest
            else ("零" if rest < 10 else "") + (numeral(rest) if rest >= 20 or rest < 10 else "一" + numeral(rest))
        )
    tens, ones = divmod(value, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")


def as_written(body: str, plain: str, word: str, near: int) -> str:
    """A word of the plain text as the body writes it, at its place nearest before a place, else its next."""
    at = plain.rfind(word, max(0, near - _AROUND), near)
    at = plain.find(word, near) if at < 0 else at
    return body[at : at + len(word)] if at >= 0 else word


def label_of(words: str) -> str:
    """What a label says without the words that only lead to a date: 「開幕典禮謹」, 「違約金為」."""
    said = _LEADS.sub("", words)
    return said if len(said) > 1 else words


def in_common(one: str, other: str) -> str:
    """The longest run of Han characters that two pieces have in common, words of time left out; "" for none."""
    runs = re.findall("[\u4e00-\u9fff]{2,}", _OF_TIME.sub(" ", other))
    found = (
        run[at : at + size]
        for run in runs
        for size in range(len(run), 1, -1)
        for at in range(len(run) - size + 1)
        if run[at : at + size] in one
    )
    return max(found, key=len, default="")
