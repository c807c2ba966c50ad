"""Dots and spaces put inside words so that filters miss them: 「店.鋪」, 「微·信」, 「青 竹 坊」.

A dot is inside a word where the text has the two characters side by side elsewhere, or the dictionary has a word across it.
It stays between the parts of a name (「馬克·吐溫」), behind a numeral (「一.報名」) and wherever neither speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ingest.repair.change import Change
from zh.bare import simple
from zh.words import frequency

KIND = "dots"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
# what is told one by one: numerals, the stems and branches, directions, colours, the beginning of the Thousand Characters
ROW = frozenset(
    "〇零一二三四五六日七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西南北中发白红橙黄绿蓝紫黑上下左右大小天地玄宇宙洪荒"
)
_PIECES = 6  # characters with spaces between them that may be one word
_MAX = 2_000  # different places that are looked at in a page
_DOTS = ".·•・‧∙．"
# what stands in front is asked for behind the dot or space, which are few and quickly found
_DOT = re.compile(rf"[.·•・‧∙．](?<=[{_HAN}A-Za-z].)(?=[{_HAN}A-Za-z])")
_PLAIN = re.compile(rf"[.．](?<=[{_HAN}].)(?<![{_DOTS}]..)(?=[{_HAN}](?![{_DOTS}]))")
_SPACED = re.compile(rf" (?<=[{_HAN}] )[{_HAN}](?: [{_HAN}]){{0,{_PIECES - 1}}} (?=[{_HAN}])(?![{_HAN}] [{_HAN}])")
_SPACE = re.compile(rf" (?<=[{_HAN}] )(?=[{_HAN}])")
_NUMERAL = frozenset("〇零一二三四五六七八九十百千兩两甲乙丙丁戊己庚辛壬癸年月日")
# every character of some set apart: all such dots go, or none
_CHAIN = re.compile(rf"[{_DOTS}](?<=[{_HAN}].)(?:[{_HAN}][{_DOTS}])+(?=[{_HAN}])")
_AMID = re.compile(rf"[{_HAN}]{{2}}[{_DOTS}][{_HAN}]{{2}}")
_WORDS = 3  # of its dots one in so many stands in a word: 本.次.活.动.免.费
_WORDS_OF_NAMES = 2  # the same of middle dots, which names have
_BEGUN = re.compile(rf"[.．](?<=[{_HAN}].)(?<![^\n。，；：！？、（(]..)(?=[{_HAN}]{{2}})")
_LABELS = frozenset("文图注答问附例译摄编校题解证表说按录曲词")
_COUNTS = {"三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_IDIOM = 4  # characters of a word that may name four things: 琴.棋.书.画
_HABIT = 3  # dots of other words that went, where of two dots one is in a word: 「加.微.信」
# the same within a word in Latin letters: 「LIN.E」; no piece of an address, and no name of a file
_LATIN = re.compile(
    r"(?<![A-Za-z0-9.·@/_-])[A-Za-z]{1,8}([.·])[A-Za-z]{1,8}(?:\1[A-Za-z]{1,8}){0,3}(?![A-Za-z0-9.·@/_-])"
)
# what stands in front of the name of an account, and behind it: 「加 V.x」, 「請洽 …」; 「…：abc」, 「…帳號」, 「…群」
_ASKS = re.compile(r"(?:[加搜扫寻洽私]|联[系络]|咨询|添加|搜索|关注|客服|官方|好友)[的我们本店站]{0,2}[\s(（「『“]?$")
_ACCOUNT = re.compile(
    r"[\s)）」』”]?(?:[:：@]|[帐账]号|[群号]|[Ii][Dd](?![a-z])|好友|联[系络]|扫码|客服|官方|上[问找聊加联])"
)
_UNIT = re.compile(
    "[munpkMGTcd]?(?:[mgshANKLJCdVWFBt]|Pa|Hz|mol|lm|lx|cd|min|kgf|gf|Wh|VA|eV|var|yr|rad|sr|dB|bit|day)"
)
_APART = 4  # characters between the dots of two words; two of one row stand nearer: 吃·喝·玩·樂
_NEAR = 8  # characters beside the name of an account
_LONG = 5  # letters of a word that is one without being called an account
_NAME = 4  # letters of an account's name that is no row of initials
_AROUND = 3  # characters on each side that a dictionary word may reach
# words of contact and trade that are younger than the dictionary
_YOUNG = frozenset("微信 公众号 二维码 扫码 小程序 直播 客服 私聊 网店 加群".split())


def find(text: str) -> list[Change]:
    inside: dict[str, bool] = {}
    accounts: dict[str, bool | None] = {}
    changes: list[Change] = []
    done = 0
    for found in _DOT.finditer(text):
        at = found.start()
        sides = text[at - 1] + text[at + 1]
        if sides.isascii():
            latin = _LATIN.search(text, max(done, at - 8), at + 60) if at >= done else None
            if latin is not None:
                done = latin.end()
                changes += _undotted(text, latin, accounts)
        elif sides[0] > "\x7f" and sides[1] > "\x7f":
            around = _letters(text, at, -1) + text[at] + _letters(text, at, 1)
            if around not in inside and len(inside) < _MAX:
                inside[around] = _inside(text, around)
            if inside.get(around):
                changes.append(Change(at, at + 1, "", KIND))
    if inside:
        changes = _whole_chains(text, _habitual(text, changes))
    joined: dict[str, bool] = {}
    for found in _SPACED.finditer(text):
        spaced = text[found.start() - 1 : found.end() + 1]
        word = spaced.replace(" ", "")
        if spaced not in joined and len(joined) < _MAX:
            joined[spaced] = word in text or frequency(word) > 0 and not ROW.issuperset(simple(word))
        if joined.get(spaced):
            changes += [Change(at, at + 1, "", KIND) for at in range(found.start(), found.end(), 2)]
    if changes:
        changes += _begun(text, {one.start for one in changes})
        again = _again(text, {one.start: one.unsure for one in changes})
        taken = {one.start for one in again}
        changes += again + [one for one in _between(text, changes) if one.start not in taken]
    return sorted(changes)


def _habitual(text: str, changes: list[Change]) -> list[Change]:
    """The changes without the middle dots of one word alone at the end of what is set: who writes 「光·影」 or 「真·善·美」 means
    the dots; who hides words hides several, or such as filters look for, or in the midst of a line (「各平·台收费」)."""
    middle = [one.start for one in changes if text[one.start] not in ".．" and text[one.start + 1] > "\x7f"]
    if len(middle) < len(changes) or any(
        simple(text[at - 1] + text[at + 1]) in _YOUNG or _AMID.match(text, at - 2) for at in middle
    ):
        return changes
    words = sum(at - before > _APART for at, before in zip(middle, [-_APART - 1, *middle], strict=False))
    return changes if words > 1 else []


def _between(text: str, changes: list[Change]) -> list[Change]:
    """On a page with dots in several of its words, full stops of Latin between two of them: 「獨立站.運營」. No chain, and no number of a section."""
    taken = {one.start for one in changes}
    if len(taken) < _HABIT or not any(text[at] in ".．" for at in taken):
        return []
    places = (found.start() for found in _PLAIN.finditer(text))
    return [
        Change(at, at + 1, "", KIND, True)
        for at in places
        if at not in taken
        and text[at - 1] not in _NUMERAL
        and not (text[at - 2 : at - 1] in ("", "\n") and simple(text[at - 1]) in _LABELS)
    ]


def _again(text: str, taken: dict[int, bool]) -> list[Change]:
    """The dots elsewhere in a word that lost one: with 「群.聊碼」 also 「群聊·碼」, which alone may be a name's, and 「群 聊碼」."""
    words: dict[str, bool] = {}  # three characters across a dot that went, and whether that is unsure
    for at, unsure in taken.items():
        if text[at] not in _DOTS:
            continue
        for run in _across(text, at):
            words[run] = words.get(run, True) and unsure
    found: list[Change] = []
    for dot in _DOT.finditer(text) if words else ():
        at = dot.start()
        if at in taken or text[at - 1] in _NUMERAL or _CHAIN.search(text, max(0, at - 2), at + 4):
            continue
        told = [words[run] for run in _across(text, at) if run in words]
        if told:
            found.append(Change(at, at + 1, "", KIND, all(told)))
    pairs = {text[at - 1] + text[at + 1] for at in taken if text[at] in _DOTS and text[at + 1] > "\x7f"}
    for space in _SPACE.finditer(text) if pairs else ():
        at = space.start()
        if at not in taken and text[at - 1] + text[at + 1] in pairs:
            found.append(Change(at, at + 1, "", KIND, True))
    return found


def _across(text: str, at: int) -> list[str]:
    """The runs of three Chinese characters that a dot stands in."""
    before, after = _letters(text, at, -1)[-2:], _letters(text, at, 1)[:2]
    return [run for run in (before + after[:1], before[-1:] + after) if len(run) == 3]


def _begun(text: str, taken: set[int]) -> Iterator[Change]:
    """On a page with dots or spaces in its words, a full stop of Latin behind one character that begins a clause: 「瀾.城供熱公司」; no label (「文.某某」)."""
    for found in _BEGUN.finditer(text):
        at = found.start()
        if at not in taken and text[at - 1] not in _NUMERAL and simple(text[at - 1]) not in _LABELS:
            yield Change(at, at + 1, "", KIND, True)


def _whole_chains(text: str, changes: list[Change]) -> list[Change]:
    """The same changes, of a chain of dots all or none: 「本次.活动.免费」 would be neither what stood there nor what was meant."""
    taken = {one.start for one in changes}
    added: set[int] = set()
    left: set[int] = set()
    doubted: set[int] = set()
    for chain in _CHAIN.finditer(text):
        dots = set(range(chain.start(), chain.end(), 2))
        word = text[chain.start() - 1 : chain.end() + 1 : 2]
        plain = all(text[at] in ".．" for at in dots)
        if not plain and text[chain.start() - 2 : chain.start() - 1] in ("《", "〈"):  # 《春·夏·秋·冬》
            left |= dots
            continue
        young = any(simple(word[at : at + 2]) in _YOUNG for at in range(len(word) - 1))
        count = _COUNTS.get(text[chain.end() + 1 : chain.end() + 2])
        if count == len(word) and not young:  # 东·西·南·北四门, 金.银.铜三等
            left |= dots
            continue
        if simple(word) in _YOUNG or plain and len(word) == 3 and frequency(word) and not _NUMERAL.intersection(word):
            added |= dots - taken
            continue
        if len(word) == _IDIOM and frequency(word):
            doubted |= dots
        sure = len(taken & dots)
        if not sure or any(text[at - 1] in _NUMERAL for at in dots):
            continue
        if len(dots) == 2:
            enough = sure == 2 or young or len(taken - dots) >= _HABIT
        else:
            enough = sure * (_WORDS if plain else _WORDS_OF_NAMES) >= len(dots)
        if enough:
            added |= dots - taken
        else:
            left |= dots
    made = [one for one in changes if one.start not in left] + [Change(at, at + 1, "", KIND) for at in added]
    return [replace(one, unsure=True) if one.start in doubted else one for one in made]


def _inside(text: str, around: str) -> bool:
    """Whether the dot is inside a word; `around` is it with the characters on both sides."""
    before, dot, after = next((around[:at], char, around[at + 1 :]) for at, char in enumerate(around) if char in _DOTS)
    left, right = before[-1], after[0]
    if left in _NUMERAL:  # 「月.卡」 is a word where the text has 「月·卡」 too
        return left in "年月日" and sum(left + one + right in text for one in _DOTS) > 1
    word = left + right
    common = frequency(word)
    beside = [
        max((frequency(one) for one in side if len(one) > 1), default=0)
        for side in ((before[-2:], before[-3:]), (after[:2], after[:3]))
    ]
    if simple(word) in _YOUNG or common and (not all(beside) or common > min(beside)):
        return True
    # names of people are written with the middle dot, and in the same text without it too
    name = dot not in ".．"
    if all(beside) or name and any(beside):
        return False
    if text.count(word) >= (1 + name) * text.count(left + dot + right):
        return True
    runs = [run for run in (before[-2:] + right, left + after[:2]) if len(run) == 3]
    if not name and any(run in text for run in runs):
        return True  # 「青槳幫.買」 thrice, 「青槳幫買」 once
    return not any(beside) and bool(frequency(before[-2:] + right) or frequency(left + after[:2]))


def _undotted(text: str, latin: re.Match[str], unsure: dict[str, bool | None]) -> list[Change]:
    """The changes of a dotted word in Latin letters, where it is called as an account is, stands elsewhere without its dots, or has one letter apart.

    `unsure` remembers of each word whether its changes are, and None of one that stays.
    """
    word = latin.group().replace(latin.group(1), "")
    if word not in unsure and len(unsure) < _MAX:
        if len(word) >= _LONG and _stands(word, text):
            unsure[word] = False
        elif _is_account(text, latin):
            # 「聯絡 A.B 客服」 may be two names
            unsure[word] = len(word) < _NAME or not all(_sides(text, *latin.span()))
        else:
            unsure[word] = True if len(word) >= _LONG and _has_letter_apart(latin) else None
    doubt = unsure.get(word)
    if doubt is None:
        return []
    return [Change(at, at + 1, "", KIND, doubt) for at in range(*latin.span()) if text[at] == latin.group(1)]


def _is_account(text: str, latin: re.Match[str]) -> bool:
    """Whether a dotted word is where a text names how to reach somebody: 「加官方 l.ine：@abc」; of a middle dot, and of capitals, one side is enough."""
    sides = _sides(text, *latin.span())
    if latin.group(1) in ".．":  # files and hosts are written in small letters: log.zip
        return all(sides) or any(sides) and not latin.group().islower()
    return any(sides)


def _has_letter_apart(latin: re.Match[str]) -> bool:
    """Whether middle dots set one letter of a word apart (「Emai·l」), where they stand between units (N·m) or names (A·Li) by right."""
    pieces = latin.group().split(latin.group(1))
    return (
        latin.group(1) == "·"
        and any(len(piece) == 1 for piece in pieces)
        and not all(map(_UNIT.fullmatch, pieces))
        and not all(piece[0].isupper() for piece in pieces)
    )


def names_account(text: str, start: int, end: int) -> bool:
    """Whether what stands at [start, end) is what an account is called by what is in front and behind: 「請加 Q Q 群 …」."""
    return all(_sides(text, start, end))


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a text asks to reach somebody in front of a place, and says behind it by what."""
    before, behind = simple(text[max(0, start - _NEAR) : start]), simple(text[end : end + _NEAR])
    return _ASKS.search(before) is not None, _ACCOUNT.match(behind) is not None


def _stands(word: str, text: str) -> bool:
    """Whether a word in Latin letters stands in the text without dots."""
    return word in text and re.search(rf"(?<![A-Za-z]){word}(?![A-Za-z])", text) is not None


def _letters(text: str, at: int, step: int) -> str:
    """The Chinese characters beside a place, on one side, in reading order; other dots in between are passed over."""
    letters = ""
    at += step
    while 0 <= at < len(text) and len(letters) < _AROUND:
        char = text[at]
        if "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff":
            letters = char + letters if step < 0 else letters + char
        elif char not in _DOTS:
            break
        at += step
    return letters
