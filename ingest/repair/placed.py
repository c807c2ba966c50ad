"""What the place of a character in its line says of it, where its bytes leave several: a mark, a unit, the number of a section."""

from __future__ import annotations

import re

from zh.bare import simple

SIGNS = frozenset("　、。〈〉《》「」『』【】〔〕“”‘’—…·×°①②③④⑤⑥⑦⑧⑨⑩●○■□◆◇▲△▼※★☆→↓℃№") | {
    chr(code) for code in range(0xFF01, 0xFF5F)
}
_UNIT = 2.0  # what speaks for a unit behind a number, and for the bracket that is to be closed
_UNITS = frozenset("年月日号时点分秒元人个名件天周期届路次条张万百千米岁")
_COUNTED = frozenset("期届次条章节批号名页轮天日")  # behind an ordinal
_CLOSED = {"”": "“", "》": "《", "）": "（", "】": "【", "」": "「", "』": "『", "〉": "〈", "’": "‘", "〕": "〔"}
_OPENING = {opening: closing for closing, opening in _CLOSED.items()}
_LABEL = 6  # characters of a line in front of a colon
_LAST = {"，": 1.5, "、": 1.5, "；": 0.5, "！": 0.6, "？": 0.6}  # what speaks against these at a line's end
_COMMA = 0.3  # and for a comma elsewhere
_NUMBER = re.compile("第?[0-9]+$")
_DAY = re.compile("[0-9](月|(?<=[0-9]{4})年)[0-9]{1,2}$")  # of which the rest is lost
# a day or a time, behind which another number stands: 「3月5日[至]3月8日」, 「9:00[—]17:00」
_RANGE = re.compile("[0-9](?:[年月日号时時点點分]|[:.：][0-9]{1,2})起?$|[0-9]:[0-9]{2}$")
_LISTED, _COUNTS = frozenset("、."), frozenset("）)条章节届期批次轮")  # behind the number of a section, and another one
_TO = frozenset("至到—－～-")
_ORDINAL = frozenset("一二三四五六七八九十")
# in front of a colon and its number
_CALLED = frozenset("电话 热线 专线 手机 传真 邮编 微信 号码 分机 时间 日期".split())
_BEFORE_NUMBER = frozenset("第自至到从由于在为共约满近超每前后收付交加减限达有")


def misplaced(char: str, front: str, back: str) -> float:
    """What speaks against a character between these two pieces of a line, in powers of ten; below 0 for what speaks for it."""
    digit = back[:1].isdigit()
    if digit and char in _TO and _RANGE.search(front):
        return -_UNIT
    if char in _ORDINAL and (
        not front.strip() and back[:1] in _LISTED or front[-1:] in "(（第" and back[:1] in _COUNTS
    ):
        return -_UNIT
    if digit and char == "午" and front[-1:] in "上下":
        return -_UNIT
    if digit and char == "：" and simple(front[-2:]) in _CALLED:
        return -_UNIT
    if char == "％" and not front[-1:].isdigit():
        return _UNIT
    if (day := _DAY.search(front)) is not None:
        return -2 * _UNIT if simple(char) == ("日" if day.group(1) == "月" else "月") else 0.0
    if (number := _NUMBER.search(front)) is not None:
        if simple(char) in (_COUNTED if number.group().startswith("第") else _UNITS):
            return -_UNIT
    elif back[:1].isdigit() and simple(char) in _BEFORE_NUMBER:
        return -_UNIT
    if char in _CLOSED:
        opening = _CLOSED[char]
        return -_UNIT if front.count(opening) > front.count(char) else _UNIT
    if char in _OPENING:
        return _UNIT * (not back or front.count(char) > front.count(_OPENING[char]))
    if char == "：" and back and len(front) <= _LABEL and "：" not in front and back[:1] not in SIGNS:
        return -1.0
    if char in _LAST:
        return _LAST[char] if not back else -_COMMA if char == "，" else 0.0
    return 0.0
