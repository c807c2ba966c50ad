"""A space between all characters of a title or a line: 「關 於 借 閱 規 則 的 說 明」 → 「關於借閱規則的說明」.

Where what is joined is of words, two at least: a row of names, directions, days of the week or choices stays (「東 南 西 北 中」).
"""

from __future__ import annotations

import re

from ingest.repair.change import Change
from ingest.repair.dots import KIND as DOTS
from ingest.repair.likely import words
from zh.bare import simple
from zh.words import frequency

KIND = DOTS
_LEAST = 5  # characters with spaces between them
_WORDS = 2  # different ones that are common
_IN_WORDS = 0.6  # of the characters, those in words of two and more
_COMMON = 50  # times that such a word is used: 黄绿 is one of two colours
_HAN = "\u4e00-\u9fff"
# in all that is found here; begun by a space, it takes a fifth of the time of either pattern
_SPACED = re.compile(rf"[ \u3000](?<=[{_HAN}].)[ \u3000]?[{_HAN}][ \u3000]")
_RUN = re.compile(
    # what stands in front is asked for behind the first space, which few characters have
    rf"[{_HAN}]([ \u3000])(?<![{_HAN}][ \u3000][\s\S]{{2}})(?<![{_HAN}][\s\S]{{2}})[{_HAN}]"
    rf"(?:\1[{_HAN}]){{{_LEAST - 2},40}}(?![{_HAN}])(?! [{_HAN}] )"
)
# what is told one by one: numerals, the stems and branches, directions, colours, the beginning of the Thousand Characters
_ROW = frozenset(
    "〇零一二三四五六日七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西南北中发白红橙黄绿蓝紫黑上下左右大小天地玄宇宙洪荒"
)
# a line of its own that ends in what a notice is called, however short: 「停　水　通　知」
_TITLE = re.compile(
    rf"(?<![^\n])[ \u3000]*[{_HAN}]([ \u3000]{{1,2}})[{_HAN}](?:\1[{_HAN}]){{0,12}}\1"
    r"(?:[公通预預佈布][\s]{1,2}告|通[\s]{1,2}[知报報]|[启啟][\s]{1,2}事|公[\s]{1,2}示|[声聲說说][\s]{1,2}明|告[\s]{1,2}示)[ \u3000]*(?![^\n])"
)


def find(text: str) -> list[Change]:
    changes: list[Change] = []
    if not _SPACED.search(text):
        return changes
    for found in _TITLE.finditer(text):
        begin, end = _ends(found)
        changes += [Change(at, at + 1, "", KIND) for at in range(begin, end) if text[at] in " \u3000"]
    done = {one.start for one in changes}
    for found in _RUN.finditer(text):
        if found.start() + 1 in done:
            continue
        joined = found.group()[::2]
        cut = words(joined)
        parts = [word for word in cut if len(word) > 1]
        if (
            len({word for word in parts if frequency(word) >= _COMMON}) >= _WORDS
            and sum(map(len, parts)) >= _IN_WORDS * len(joined)
            and 2 * sum(char in _ROW for char in simple(joined)) <= len(joined)
        ):
            # 「苹 果 香 蕉 西 瓜」 may be a list of which the spaces stand for its commas too
            listed = len(parts) > _WORDS and {len(word) for word in cut} == {2}
            changes += [Change(at, at + 1, "", KIND, listed) for at in range(found.start() + 1, found.end(), 2)]
    return sorted(changes)


def _ends(found: re.Match[str]) -> tuple[int, int]:
    """Where the characters of a title begin and end."""
    whole = found.group()
    return found.start() + len(whole) - len(whole.lstrip(" \u3000")), found.start() + len(whole.rstrip(" \u3000"))
