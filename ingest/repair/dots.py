"""Dots and spaces put inside words so that filters miss them: 「店.鋪」, 「微·信」, 「幕 思 城」.

A dot is inside a word where the text has the two characters side by side elsewhere, or the dictionary has a word across it.
It stays between the parts of a name (「馬克·吐溫」), behind a numeral (「一.報名」) and wherever neither speaks.
"""

from __future__ import annotations

import re

from ingest.repair.change import Change
from zh.script import fold
from zh.words import frequency

KIND = "dots"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_DOT = re.compile(rf"(?<=[{_HAN}])[.·•・‧∙．](?=[{_HAN}])")
_SPACED = re.compile(rf"(?<=[{_HAN}])(?: [{_HAN}])+ (?=[{_HAN}])")
_NUMERAL = frozenset("〇零一二三四五六七八九十百千兩两甲乙丙丁戊己庚辛壬癸年月日")
_AROUND = 3  # characters on each side that a dictionary word may reach
_YOUNG = frozenset(
    [
        "微信",
        "微博",
        "抖音",
        "快手",
        "淘宝",
        "支付宝",
        "公众号",
        "二维码",
        "扫码",
        "小程序",
        "直播",
        "客服",
        "加微",
        "私聊",
    ]
)  # younger than the dictionary


def find(text: str) -> list[Change]:
    dots = [found.start() for found in _DOT.finditer(text)]
    changes = [Change(at, at + 1, "", KIND) for at in dots if _inside(text, at)]
    for found in _SPACED.finditer(text):
        word = text[found.start() - 1 : found.end() + 1].replace(" ", "")
        if word in text.replace(found.group(), "\n") or frequency(word):
            changes += [Change(at, at + 1, "", KIND) for at in range(found.start(), found.end(), 2)]
    return sorted(changes)


def _inside(text: str, at: int) -> bool:
    left, right = text[at - 1], text[at + 1]
    if left in _NUMERAL:
        return False
    before, after = _letters(text, at, -1), _letters(text, at, 1)
    across = (left + right, before[-2:] + right, left + after[:2])
    if any(len(word) >= 2 and (frequency(word) or fold(word) in _YOUNG) for word in across):
        return True
    beside = (before[-2:], before[-3:], after[:2], after[:3])
    if any(len(word) > 1 and frequency(word) for word in beside):
        return False
    return text.count(left + right) >= text.count(text[at - 1 : at + 2])


def _letters(text: str, at: int, step: int) -> str:
    """The Chinese characters beside a place, on one side, in reading order; other dots in between are passed over."""
    letters = ""
    at += step
    while 0 <= at < len(text) and len(letters) < _AROUND:
        if re.match(f"[{_HAN}]", text[at]):
            letters = text[at] + letters if step < 0 else letters + text[at]
        elif text[at] not in ".·•・‧∙．":
            break
        at += step
    return letters
