"""The last character of a run of shifted GBK, of which only the first byte is there, and the ASCII character lost with it."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.repair.likely import cost, costs
from zh.bare import TONED, simple
from zh.pinyin import is_syllable, readings
from zh.script import script_of, to_hant
from zh.words import char_frequency, frequency, is_everyday

_READING = re.compile(rf"\(? ?([a-zü{TONED}]{{1,7}}) ?[)）]")
_YEAR = re.compile(r"(0[0-9]{2}|9[0-9]{2})(?=年|[-/.][01]?\d[-/.])")
_SAMPLE = 3_000  # characters that tell the script of a page
_REACH = 15_000  # characters on both sides that say what stands elsewhere in the text
_SPOKEN = 6.0  # what a reading says that is closed and was not opened: 「?dòng)」
_WANTED = 1.5  # what a bracket or a digit says that is missing behind it
_AFTER = (
    20  # characters behind that the last one may be named in again, and that the next ones stand in with their readings
)
_GLOSS = re.compile(rf"[(（][a-zü{TONED}]{{1,7}}[)）]")
_BEHIND = 3  # characters behind that may be of a word with it
_FRONT = 3  # characters in front of a run
_BACK = 6  # characters in front that may be of a word with it, or of the word before that
_BEFORE_NUMBER = frozenset("后後前共满滿约約达達至到内內超每第近有为為在自从從于於由逾")
# a day, an hour, or what lies within a time: 「請於?4小時內」, and hardly 「請有」, but 「今年有10月與11月兩場」
_IN_TIME = re.compile(r"\d{0,3}(?:月|:\d|[时時点點]|(?:年|天|日|周|週|个月|個月|小时|小時)[内內前起止])")
_HAVE_ENDS = frozenset("共年月周週每均都今")  # words that 有 ends and the dictionary may not know
# a day that is whole as it stands, and what stands before one
_WHOLE_DAY = re.compile(r"(?:(?:19|20)\d\d年|[3-9]月(?:[12]\d|3[01]|0?[1-9])日)")
_BEFORE_DAY = frozenset("于於自从從至到在由")
_UNIT = re.compile("(?:天|日|个|個|小时|小時|年|月|周|週|元|万|萬|%|分|人|名|家|件|次|路|号|號)")
_MEASURES = frozenset("张張份席桌盒瓶箱包只隻条條位组組篇首把枚袋斤杯台部辆輛栋棟层層间間室楼樓册冊本顆颗株间")
_REST = 8  # characters behind in which another byte was lost
_REST_OF_NUMBER = re.compile(r"\d{1,3}(?:[.:,]\d+)?\s?(?:[月日天年元时時点點个個人名件%]|小时|小時)")
# words that wait for another and do not stand in front of a bracket
_WAITING = frozenset("的地得和与或及而但把被将向从对于为以在到至由比让使给所之其此这那等不无也都就还又才")
_WORD = 1.5  # what speaks for a character that ends a word
_CHARS = 9.8e7  # characters that the dictionary counted
_FEW = 1.0  # times that a text says nothing of
_IN_ANY = 0.35  # of what a character is likely by, how often any text has it
_NOWHERE = math.log10(_IN_ANY)
_COMMA = "，"
_IN_STEP = 2.0  # what speaks for a last byte that was lost alone, where nothing says what was swallowed
_NUMBER = re.compile(rf"{_UNIT.pattern}|{_YEAR.pattern}|{_REST_OF_NUMBER.pattern}|[.:]?\d|[\w.+-]+@|https?:|www\.")
_ASKS = re.compile("[吗呢]$|什么|多少|几|哪|怎|谁|为何")
_LABEL = re.compile(
    "(?:时间|日期|地点|地址|电话|热线|手机|传真|邮箱|网址|微信|账号|户名|单位|金额|费用|价格|名额|人数|对象|如下|朋友|们)$"
)


class Last(NamedTuple):
    char: str
    swallowed: str  # behind it
    end: int  # in the text, of what both stand for
    certain: bool
    read: bool  # whether a reading behind it says which it is
    bonus: float  # in powers of ten, what speaks for it that its words do not say


def last(text: str, start: int, sound: str, lead: int, end: int, script: str) -> Last | None:
    """The character that begins with the byte `lead` behind `sound`, which a run of the text from `start` to `end` stands for; `script` is the run's."""
    rest = text[end : end + 200].split("\n")[0]
    kept = text[end - 1] == "\ufffd"  # which stands for the one byte, and swallowed nothing
    reading = None if kept and not rest.startswith("(") else reading_of(rest)
    near = text[max(0, start - _REACH) : end + _REACH]
    before = text[max(0, start - _FRONT) : start] + sound
    behind = _GLOSS.sub("", rest[reading.end() if reading else 0 :][:_AFTER])[:_BEHIND] if reading else rest[:1]
    # what stands behind it is in step again: with that its second byte made no pair
    row = _apart(lead, rest[0]) if kept and rest and not reading else ""
    char, certain, bonus = _chosen(near, script, before, lead, reading.group(1) if reading else None, rest, behind, row)
    if not char:
        return None
    if reading and reading.group(1) in readings(char):
        if not is_everyday(char):  # one that is explained: 「歙(shè)縣」; if it is none, it goes with the others
            return Last(char, "" if rest.startswith("(") else "(", end, certain, True, bonus + _SPOKEN)
        return Last(char, "", end + reading.end(), certain, True, bonus + _SPOKEN)
    if reading:
        return None
    if kept or not rest:
        return Last(char, "", end, False, False, bonus)
    gone = swallowed(rest)
    if gone == "?" and _WHOLE_DAY.match(rest):  # no digit goes before it: the last byte was lost alone
        return Last(char, "", end, False, False, bonus + _WANTED)
    # behind another lost byte so near the text is still read across two, and a number may stand before a measure word
    near_one = "?" in rest[:_REST] or rest[0].isascii()
    counted = _NUMBER.match(rest) or rest[0] in _MEASURES
    if gone == "?" and not near_one and (row := _apart(lead, rest[0])):
        front, back = before[-_BACK:], rest[:_BEHIND]
        if lead == _COMMA.encode("gbk")[0] and not counted:
            return Last(_COMMA, "", end, False, False, bonus)
        other, _, beside = _chosen(near, script, before, lead, None, rest, back, row)
        # 「往[年]」, or a figure and 「年」
        limit = cost(f"{front}{char}1{back}") - _IN_STEP if counted else cost(f"{front}{char}?{back}") + _IN_STEP
        if other and cost(front + other + back) <= limit:
            return Last(other, "", end, False, False, beside)
    missing = gone not in ("", "?") or rest[0] == "月" and rest[1:2].isdigit()  # its number went
    return Last(char, gone, end, False, False, bonus + _WANTED * missing)


def reading_of(text: str) -> re.Match[str] | None:
    """The reading that a text begins with, up to its closing bracket; `(api)` is none."""
    found = _READING.match(text)
    return found if found and is_syllable(found.group(1)) else None


@cache
def _row(lead: int) -> str:
    """The characters with this first byte in GBK."""
    row = (bytes((lead, trail)).decode("gbk", "ignore") for trail in range(0x40, 0xFF))
    return "".join(char for char in row if "\u4e00" <= char <= "\u9fff")


@cache
def _read(lead: int) -> dict[str, list[str]]:
    """Those of a row by each of their readings."""
    found: dict[str, list[str]] = {}
    for char in _row(lead):
        for reading in dict.fromkeys(readings(char)):
            found.setdefault(reading, []).append(char)
    return found


@lru_cache(1024)
def _apart(lead: int, behind: str) -> str:
    """The characters with this first byte, or the comma, whose second makes none with the character behind, and so was lost alone: 「正」 (D5 FD) before 「式」 (CA BD)."""
    if behind.isascii():
        return ""
    begins = behind.encode("gb18030", "replace")[:1]
    return "".join(char for char in _row(lead) or _COMMA if not _is_pair(char.encode("gbk")[1:] + begins))


def _is_pair(pair: bytes) -> bool:
    try:
        pair.decode("gbk")
    except UnicodeDecodeError:
        return False
    return True


@cache
def _of_script(lead: int, script: str) -> frozenset[str]:
    """Those of a row that stand in text of a script: neither only in the other."""
    if script == "hans":
        return frozenset(char for char in _row(lead) if simple(char) == char)
    return frozenset(char for char in _row(lead) if simple(char) != char or to_hant(char) == char)


@cache
def _used(lead: int, script: str) -> frozenset[str]:
    """Those of them that the dictionary has in words."""
    return frozenset(filter(char_frequency, _of_script(lead, script)))


@lru_cache(4096)
def is_usual(char: str) -> bool:
    """Whether a character is of the 5,401 most used ones of Traditional text: the first level of Big5."""
    try:
        return char.encode("big5") <= b"\xc6\x7e"
    except UnicodeEncodeError:
        return False


def _chosen(
    text: str, script: str, before: str, lead: int, reading: str | None, rest: str, behind: str, row: str = ""
) -> tuple[str, bool, float]:
    """The last character (of `row`, else of all with this first byte), whether that is certain, and what speaks for it beside its words."""
    if lead in (0xA1, 0xA3):
        return _mark(before, lead, rest), False, 0.0
    row = row or _row(lead)
    stands = _Stands(text, before)
    fitting = _of_script(lead, script)
    back = before[-_BACK:]
    after = rest[:_AFTER]
    glossed = swallowed(rest) == "("
    number = _NUMBER.match(rest)
    calls = _AREA.match(rest) is not None
    has = _has(before[-1:])
    unlikely = not has and _IN_TIME.match(rest) is not None

    waits_for_more = glossed or not rest
    hant = script == "hant"

    def beside(char: str) -> float:
        """What speaks for a character, in powers of ten: it stands there elsewhere, or is in the text.

        Where a number follows, its first digit was swallowed, and the character is one that stands before numbers (「簽收後?天內」).
        """
        points = stands.gain(char) - (hant and not is_usual(char))
        if number and char in _BEFORE_NUMBER:
            points += -1.0 if char == "有" and unlikely else 2.0
        if calls and char in _BEFORE_CALL:
            points += 2.0
        if char in _BEFORE_DAY and _WHOLE_DAY.match(rest):
            points += 2.0
        if char in after and not number:
            points += 2.0
        if waits_for_more and char in _waiting():
            points -= 3.0
        return points

    def best(chars: str) -> str:
        """The one that fits best of these."""
        ways, in_word = costs(back, chars, behind)
        fits = [beside(char) - way for char, way in zip(chars, ways, strict=True)]
        for at in in_word:
            fits[at] += _WORD
        return chars[fits.index(max(fits))]

    if reading:
        spoken = _read(lead).get(reading, [])
        if script == "hans":  # a reading was left behind characters that a conversion changed
            spoken = [char for char in spoken if char in fitting] or spoken
            changed = [char for char in spoken if to_hant(char) != char]
        else:
            changed = [char for char in spoken if simple(char) != char]
        spoken = changed or spoken
        if not spoken:
            return "", False, 0.0
        char = best("".join(spoken))
        return char, len(spoken) == 1 or char in stands.said, beside(char)
    known = _used(lead, script)
    converted = number is not None and script == "hant" and simple(before[_FRONT:]) == before[_FRONT:] and not has
    if converted:  # it may be of a text that was Simplified: 「已于?月」
        known |= _BEFORE_NUMBER.intersection(row)
    row = "".join(char for char in row if char in known or char in text)
    if not row:
        return "", False, 0.0
    char = best(row)
    waits = _WANTED if number and char in _BEFORE_NUMBER else 0.0
    return to_hant(char) if converted else char, char in stands.said, min(0.0, beside(char)) + waits


@cache
def _has(front: str) -> bool:
    """Whether 有 ends a word with the character in front: 「共有」, 「今年有」, and not 「請有」; 「已有」 counts no days."""
    return front in _HAVE_ENDS or front != "已" and frequency(f"{front}有") > 0


@cache
def _waiting() -> frozenset[str]:
    """The words that wait for another, in both scripts."""
    han = "".join(map(chr, range(0x4E00, 0xA000)))
    return frozenset(char for char, one in zip(han, simple(han), strict=True) if one in _WAITING)


class _Stands:
    """How much likelier than in any text a character is in this one, and behind what stands before it."""

    def __init__(self, text: str, before: str) -> None:
        self._text = text
        self.said = _said(text, before[-1:])
        self._longer = _said(text, before[-2:]) if len(before) > 1 else {}
        self._length = len(text)
        self._behind = sum(self.said.values()) + _FEW
        self._behind_longer = sum(self._longer.values()) + _FEW

    def gain(self, char: str) -> float:
        if char not in self._text:
            return _NOWHERE
        usual = (char_frequency(char) + 1) / _CHARS
        here = self._text.count(char) / self._length
        behind = self.said.get(char, 0) / self._behind
        longer = self._longer.get(char, 0) / self._behind_longer
        return math.log10((_IN_ANY * usual + 0.25 * here + 0.15 * behind + 0.25 * longer) / usual)


def _mark(before: str, lead: int, rest: str) -> str:
    """The mark that ends a run: of 「。」 and the quotes, or of 「，」 and its like."""
    if lead == 0xA3:
        clause = re.split("[。，；：！？\n]", before)[-1]
        if clause.count("（") > clause.count("）"):
            return "）"
        if not rest and _ASKS.search(simple(clause)):
            return "？"
        return "：" if not rest or _LABEL.search(simple(clause)) else "，"
    opened = max("“《", key=before.rfind)
    return ("”" if opened == "“" else "》") if before.rfind(opened) >= 0 else "。"


def _said(text: str, before: str) -> dict[str, int]:
    """How often the text has each character behind what stands before it elsewhere."""
    if not all("\u4e00" <= char <= "\u9fff" for char in before):
        return {}
    said: dict[str, int] = {}
    at = text.find(before)
    while at >= 0:
        at += len(before)
        behind = text[at : at + 1]
        said[behind] = said.get(behind, 0) + 1
        at = text.find(before, at)
    return said


@lru_cache(4)
def script_in(text: str) -> str:
    """The script of a page, by its beginning."""
    return script_of(text[:_SAMPLE]) or ""


_TENTH = re.compile("[0-2]月|[4-9]:[0-5][0-9]|[0-9]:[0-5][0-9] ?[-—–~至到] ?(?:1[0-9]|2[0-4]):")
# 「可致電?571-…」: area codes alone begin with a nought; a three-digit one is 010 or of the twenties
_AREA = re.compile(r"(?:10|2\d|[3-9]\d{2})[- ][2-8]\d{4,7}(?!\d)")
_BEFORE_CALL = frozenset("拨撥打电電话話线線洽询詢致")
_STOP, _BRACKET = re.compile("[。；]"), re.compile("[()（）]")


def swallowed(rest: str) -> str:
    year = _YEAR.match(rest)
    if year:
        return "2" if year.group().startswith("0") else "1"
    # the tenth to the twelfth: 「?0月」, and hardly 「?1月」 of another; an hour of the day: 「?6:30」
    if _TENTH.match(rest):
        return "1"
    if _AREA.match(rest):
        return "0"
    depth = 0
    for bracket in _BRACKET.findall(_STOP.split(rest, 1)[0] if ")" not in rest[:1] else rest):
        depth += 1 if bracket in "(（" else -1
        if depth < 0:
            return "("
    return "?"
