"""A space between all characters of a title or a line: 「關 於 借 閱 規 則 的 說 明」 → 「關於借閱規則的說明」.

Where what is joined is of words, two at least: a row of names, directions, days of the week or choices stays (「東 南 西 北 中」).
In the midst of a sentence too (「客 服 電 話變更」), and of the figures of a day, of a telephone, of the name of an account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.repair.change import Change
from ingest.repair.dots import KIND as DOTS
from ingest.repair.dots import ROW, names_account
from ingest.repair.likely import words
from zh.bare import simple
from zh.words import frequency

KIND = DOTS
_LEAST = 5  # characters with spaces between them
_WORDS = 2  # different ones that are common
_LONG = 3  # characters: a longer word is two words as one: 提前准备
_IN_WORDS = 0.6  # of the characters, those in words of two and more
_COMMON = 50  # times that such a word is used: 黄绿 is one of two colours
_HAN = "\u4e00-\u9fff"
# one is in all that is found here; begun by one sign, each is found five times as fast as begun by either
_SPACED = re.compile(rf" (?<=[{_HAN}] )[ \u3000]?[{_HAN}][ \u3000]")
_SPACED_WIDE = re.compile(rf"\u3000(?<=[{_HAN}]\u3000)[ \u3000]?[{_HAN}][ \u3000]")
_RUN = re.compile(
    # what stands in front is asked for behind the first space, which few characters have
    rf"[{_HAN}]([ \u3000])(?<![{_HAN}][ \u3000][\s\S]{{2}})(?<![{_HAN}][\s\S]{{2}})[{_HAN}]"
    rf"(?:\1[{_HAN}]){{{_LEAST - 2},40}}(?![{_HAN}])(?! [{_HAN}] )"
)
# in the midst of a sentence, of two words and more, or of one and the character that ends another (加「微 信 號」領取)
_WITHIN = re.compile(rf" (?<=[{_HAN}] )[{_HAN}](?: [{_HAN}]){{1,10}}(?! [{_HAN}])")
# all of a line with a blank behind each character, marks too: 「停 电 时 间 ： 五 月 八 日 。」
_WHOLE = re.compile(r"(?<![^\n])\S(?: \S){4,}(?![^\n])")
_MARK = re.compile(" [。！？]$")  # what ends without may be a list: 「生 字 ： 山 水 人 口」
_MOSTLY = 0.6  # of its characters are Chinese
_SURE = 100  # times that the one word is used
_GLUED = frozenset("，。、：；！？（）「」“”,:;!?()\n")  # where a sentence goes on without a blank
_ALONE = re.compile(rf" (?<=[{_HAN}\dA-Za-z] )[{_HAN}\dA-Za-z-] ")  # one is in all that follows, and in `_WITHIN`
_FIGURES = re.compile(r" (?<=\d )\d \d ")  # in days and numbers
_DAY = re.compile(
    r"(?<![\d.])(?<!\d )(?:1 9|2 0)(?: \d){2} ?年(?! ?[级級])(?:(?: \d){1,2} ?月(?:(?: \d){1,2} ?[日号號])?)?"
)
_NUMBER = re.compile(r"(?<![\d-])(?<![\d-] )\d(?: [\d-]){4,17}\d*(?! ?[\d号號-])")
_CALLED = re.compile(
    r"(?:(?:[电電][话話]|手[机機]|[传傳]真)(?:[号號][码碼]?)?|[热熱專专][线線]|致[电電]|[拨撥]打?|客服|[帐账帳][号號])[為为是]?[:：]?\s?$"
)
_LETTERS = re.compile(r" (?<=[A-Za-z] )(?<![A-Za-z]{2} )[A-Za-z](?: [A-Za-z]){0,7}(?![A-Za-z])")
_LEAST_OF_NUMBER = 7  # digits of a number that somebody calls
_PAIRS = 4  # characters of two words
_NEAR = 8  # characters in front of a number
# a line of its own that ends in what a notice is called, however short: 「停　水　通　知」
_TITLE = re.compile(
    rf"(?<![^\n])[ \u3000]*[{_HAN}]([ \u3000]{{1,2}})[{_HAN}](?:\1[{_HAN}]){{0,12}}\1"
    r"(?:[公通预預佈布][\s]{1,2}告|通[\s]{1,2}[知报報]|[启啟][\s]{1,2}事|公[\s]{1,2}示|[声聲說说][\s]{1,2}明|告[\s]{1,2}示)[ \u3000]*(?![^\n])"
)


def find(text: str) -> list[Change]:
    changes: list[Change] = []
    if _ALONE.search(text):
        changes += [
            Change(at, at + 1, "", KIND, unsure)
            for begin, end, unsure in _within(text)
            for at in range(begin, end)
            if text[at] == " "
        ]
    if not (_SPACED.search(text) or _SPACED_WIDE.search(text)):
        return changes
    done = {one.start for one in changes}
    changes += [one for one in _of_lines(text) if one.start not in done]
    return sorted(changes)


def _tells(joined: str) -> bool:
    """Whether characters make words, several or a long one, and are no list of them: 「生 字 ： 天 地 人 你 我 他」."""
    parts = [word for word in words(joined) if len(word) > 1]
    common = {word for word in parts if frequency(word) >= _COMMON}
    return sum(map(len, parts)) >= _IN_WORDS * len(joined) and (
        len(common) >= _WORDS or any(len(word) > _LONG for word in parts)
    )


def _of_lines(text: str) -> list[Change]:
    """The spaces between all characters of titles and lines."""
    changes: list[Change] = []
    for found in _TITLE.finditer(text):
        begin, end = _ends(found)
        changes += [Change(at, at + 1, "", KIND) for at in range(begin, end) if text[at] in " \u3000"]
    for found in _WHOLE.finditer(text):
        line = found.group()
        told = "".join(filter(_is_han, line))
        if _MARK.search(line) and len(told) >= _MOSTLY * (len(line) + 1) / 2 and _tells(told):
            changes += [Change(at, at + 1, "", KIND) for at in range(found.start() + 1, found.end(), 2)]
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
            and 2 * sum(char in ROW for char in simple(joined)) <= len(joined)
        ):
            # 「苹 果 香 蕉 西 瓜」 may be a list of which the spaces stand for its commas too
            listed = len(parts) > _WORDS and {len(word) for word in cut} == {2}
            changes += [Change(at, at + 1, "", KIND, listed) for at in range(found.start() + 1, found.end(), 2)]
    return changes


def _within(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where words, days, numbers and names of accounts are that are set wide in the midst of a sentence, and whether that is unsure."""
    for found in _WITHIN.finditer(text):
        begin, end = found.start() - 1, found.end()
        joined = text[begin:end:2]
        if _is_wide(joined, text[begin - 1 : begin], text[end : end + 1]):
            # 「老 師 學 生都到」 may be a list as 「換 發 費 用為…」 is none; what the dictionary has as a whole is none
            yield begin, end, len(joined) >= _PAIRS and not frequency(joined)
    figures = _FIGURES.search(text) is not None
    for found in _DAY.finditer(text) if figures else ():
        yield *found.span(), False
    for found in _NUMBER.finditer(text) if figures else ():
        digits = re.sub("[ -]", "", found.group())
        # 「客服 1 2 3 4 5 6 7 櫃」 counts its places
        counted = list(digits[:_LEAST_OF_NUMBER]) == sorted(set(digits[:_LEAST_OF_NUMBER]))
        called = _CALLED.search(text, max(0, found.start() - _NEAR), found.start())
        if called and len(digits) >= _LEAST_OF_NUMBER and not counted:
            yield *found.span(), False
    for found in _LETTERS.finditer(text):
        if names_account(text, found.start() - 1, found.end()):
            yield found.start() - 1, found.end(), True  # 「加 A B C 群」 may be three groups


def _is_wide(joined: str, before: str, behind: str) -> bool:
    """Whether the joined characters of a run are words; one at least of the characters beside it goes on with its sentence."""
    glued = [_is_han(before), _is_han(behind)]
    if len(joined) < _PAIRS:
        parts = words(joined)
        return all(glued) and len(parts) == 2 < len(joined) and len(parts[0]) == 2 and frequency(parts[0]) >= _SURE
    if not any(glued) and not (before in _GLUED and behind in _GLUED and behind):
        return False
    cut = words(joined)
    parts = [word for word in cut if len(word) > 1]
    return (
        len(set(parts)) >= _WORDS
        and len(cut) == len(parts)
        and sum(frequency(word) >= _COMMON for word in parts) >= (1 if any(glued) else len(parts))
        and 2 * sum(char in ROW for char in simple(joined)) < len(joined)
    )


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _ends(found: re.Match[str]) -> tuple[int, int]:
    """Where the characters of a title begin and end."""
    whole = found.group()
    return found.start() + len(whole) - len(whole.lstrip(" \u3000")), found.start() + len(whole.rstrip(" \u3000"))
