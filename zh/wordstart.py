"""Whether a sign that bounds a date (前, 后, 起, 止) is the first character of a word instead: 「6月3日前门大街封闭」, 「…起重机检修」.

jieba's dictionary decides, read as a whole: 「前门 · 大街」, but 「前 · 进行 · 报名」. Names of places that it does not know are
told by how they are made (「前海路」, 「后街」).
"""

from __future__ import annotations

import re
from functools import lru_cache

from zh.plain import plain
from zh.segment import shared

_SIGNS = ("前", "后", "後", "起", "止")
_HAN = re.compile("[\u4e00-\u9fff]")
_REACH = 7  # characters behind a date in which a word of its own is looked for
_PLACES = "街巷弄楼院门厨厅排海山沟桥坊庄屯营湾港河湖岛坡"
# what lies in front of or behind another place, or is the first of several: 「后街，」, 「前海路」, 「前五名」
_PLACE = re.compile(
    rf"[前后](?:[{_PLACES}](?![\u4e00-\u9fff])|"
    r"[山海湖河江溪沟桥港湾塘坡岭坑洋](?:[路街村巷镇乡里庄屯]|大道|小区|社区|公园|广场|[中小]学)|"
    r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})[名批届轮排强])"
)
_STREETS = ("路", "街", "巷")
_DONE = ("上", "下", "好")  # 「前线上办理」, 「前排好队」
_BY_THEMSELVES = ("前后", "前来")
# words that the dictionary does not know (「前堂食登记」 is no 前堂), and a year, which does not stand behind a day (「前年审」)
_NEVER = ("堂食", "年")
_NUMERALS = "一二两三四五六七八九十"


def begins_a_word(text: str, at: int) -> bool:
    """Whether the sign at a place of the text begins a word. Either script."""
    return text[at : at + 1] in _SIGNS and _HAN.match(text, at + 1) is not None and _is_word(text[at : at + _REACH])


@lru_cache(4096)
def _is_word(words: str) -> bool:
    """Where the dictionary knows a word both with the sign and behind it, the sign is a bound: 「前排除隐患」."""
    words = plain(words)
    if _PLACE.match(words):
        return True
    if words.startswith(_NEVER, 1):
        return False
    first, rest, then = shared().cut(words)[0], shared().cut(words[1:])[0], words[2:3]
    if len(first) > 2:  # 「起重机」; not 「前三天」
        return first[1] not in _NUMERALS
    if len(first) == 1:  # 「前楼住户」; not 「后厨余垃圾」
        return rest in _PLACES and (rest, then) != ("厨", "余") or words[0] == "止" and then in _STREETS
    return len(rest) == 1 and then not in _DONE or then in _STREETS or first in _BY_THEMSELVES
