"""Readings pasted behind characters by a script conversion: 「報(bào)名」 → 「報名」.

The conversion leaves a reading only behind characters that it changed, and behind many of them. So a reading goes where its
character differs between the scripts (by itself or in its word) and the text shows the habit; in a text with many it goes behind a common
character too that has no other one (「收(shōu)」). A reading that somebody wrote (「嵊(shèng)州」, behind a rare character that is the same in
both scripts) stays. Text may have been converted either way: in Simplified, where many more everyday characters
differ, the habit must be plainer, and a rare character that carries its reading once is explained (「阚(kàn)先生」). A text of a
word or two shows no habit: there a reading goes only behind an everyday character that has no other reading, which nobody explains, in narrow
brackets, as a conversion leaves them (not 「閩（mǐn）語班」).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ingest.repair.change import Change
from zh.bare import TONED, simple
from zh.pinyin import is_syllable, is_toned, readings
from zh.script import fold, script_of, to_hant
from zh.words import char_frequency, everyday, frequency, is_everyday

KIND = "pinyin"
HABIT = {"hant": 3, "hans": 6}  # distinct characters that carry a reading and differ between the scripts
_SHOWN = 2  # everyday characters with their one reading, beside which others carry their first one
_MANY = 3  # of those that are the same in both scripts
# what a text speaks of in which readings are its own
LESSON = re.compile("读[音作错]|讀[音作错]|拼音|注音|念[作成错錯]|多音字|声调|聲調|生字|生[词詞]")
_PLAIN = 6  # distinct characters that carry a reading: plainly one is pasted behind many
COMMON = 5_000  # times that a character is used in the words of the dictionary, as 1,850 are: 「蚌」 and 「涪」 are explained
_USUAL = 1_500  # times that the dictionary counted a word that all know
_NEAR = 20  # characters on both sides that may be a phrase with one
# the character in front is asked for behind the bracket, which is quickly found
_READING = rf"(?<=[\u3400-\u9fff\uf900-\ufaff].) ?([a-zü{TONED}]{{1,7}}) ?[)）]"
_GROUP = re.compile(f"([(（]{_READING})")
# most texts have none, and begun by one sign that is found five times as fast
_NARROW, _WIDE = re.compile(rf"\({_READING}"), re.compile(f"（{_READING}")


# surnames that are read otherwise than the character mostly is, which a list of names explains: 「單(shàn)雨」
_SURNAMES = {
    "单": "shàn", "仇": "qiú", "区": "ōu", "查": "zhā", "解": "xiè", "盖": "gě", "乐": "yuè", "华": "huà", "缪": "miào",
    "员": "yùn", "种": "chóng", "曾": "zēng", "任": "rén", "朴": "piáo", "纪": "jǐ", "万": "mò", "宁": "nìng",
}  # fmt: skip
_NAME = re.compile(r"[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff])")
_CALLED = re.compile(
    r"[\u4e00-\u9fff]{0,2}?(?:先生|女士|小姐|老[師师]|同[學学]|[經经]理|主任|[醫医][師师生]|教[練练授]|[師师]傅|氏)"
)


def find(text: str) -> list[Change]:
    if not (_NARROW.search(text) or _WIDE.search(text)):
        return []
    if LESSON.search(text):
        return []
    # what stands before the first bracket, the bracket, its reading, what stands before the next …: read at once, in half of the time
    pieces = _GROUP.split(text)
    pairs = [(before[-1], reading) for before, reading in zip(pieces[::3], pieces[2::3], strict=False)]
    spans: list[tuple[int, int]] = []
    end = 0
    for before, bracket in zip(pieces[::3], pieces[1::3], strict=False):
        begin = end + len(before)
        end = begin + len(bracket)
        spans.append((begin, end))
    distinct = set(pairs)  # a text has the same few readings again and again
    chars = {char for char, _ in distinct}
    script = script_of(text)
    # in a text of both scripts a Traditional character may be from a conversion, whatever the text is on the whole
    converted = _of_conversion(script)
    changed = {char for char in chars if char in converted or simple(char) != char}
    carried = Counter([char for char, _ in pairs])
    # a rare one is explained where it stands first
    told = {char for char in changed if carried[char] == 1 and not is_everyday(char) and text.count(char) > 1}
    changed -= told
    if script == "hans":
        changed = {
            char for char in changed if is_everyday(char) or carried[char] > 1 and carried[char] == text.count(char)
        }
    others = {pair for pair in distinct if pair[0] not in changed and pair[1] in readings(pair[0])}
    by_phrase = {
        pair
        for pair, span in zip(pairs, spans, strict=True)
        if pair in others and pair[0] not in told and _changed_in_phrase(text, *span)
    }
    toned = {pair for pair in distinct if is_toned(pair[1])}
    leaking = {char for char, _ in toned if char in changed}
    explained = {char for char, _ in toned & others - by_phrase}
    habit = len(leaking) >= HABIT.get(script, HABIT["hant"]) and len(leaking) > len(explained)
    read = Counter([char for char, _ in toned])
    if read and 2 * sum(count > 1 for count in read.values()) >= len(read):
        return []  # 騎(jì)兵, 騎(qí)馬: these are told apart
    plain = not explained  # nobody explains readings here
    # and characters that have but one carry it; where there is the habit nobody asks for that
    shown = not habit and sum(len(readings(char)) == 1 and is_everyday(char) for char in leaking) >= _SHOWN
    going: set[tuple[str, str]] = set()
    if habit and len(leaking) >= _PLAIN:
        # 「收(shōu)」: nobody explains it; nor three that may be read otherwise, 「前(qián)」
        common = {
            (char, reading)
            for char, reading in toned
            if char not in changed and reading in readings(char)[:1] and char_frequency(char) >= COMMON
        }
        many = len(common) >= _MANY
        going = {pair for pair in common if many or len(readings(pair[0])) == 1}
    for char, reading in distinct:
        if char not in changed and not (habit and (char, reading) in by_phrase):
            continue
        if (char, reading) in toned:
            goes = (
                is_syllable(reading)
                if habit
                else plain and is_everyday(char) and readings(char)[: 1 if shown else None] == (reading,)
            )
        else:
            goes = habit and reading in readings(char)
        if goes:
            going.add((char, reading))
    by_surname = {pair for pair in going if _SURNAMES.get(simple(pair[0])) == pair[1]}
    return [
        Change(begin, end, "", KIND)
        for pair, (begin, end) in zip(pairs, spans, strict=True)
        if pair in going
        and (habit or text[begin] == "(")
        and not (pair in by_surname and _is_of_name(text, begin, end))
        or habit
        and pair[1] in readings(pair[0])
        and in_usual_word(text, begin, end)
    ]


@cache
def _of_conversion(script: str) -> frozenset[str]:
    """The characters that a conversion into a script may have put there: in Traditional text those that Simplified has not, and
    what those become that both have (着 → 著); in Simplified text all that some Traditional character becomes (後 → 后).
    """
    han = "".join(map(chr, range(0x3400, 0xA000)))
    pairs = list(zip(han, simple(han), strict=True))
    if script == "hans":
        return frozenset(one for char, one in pairs if char != one)
    usual = sorted(everyday())
    made = to_hant("\n".join(usual)).split("\n")
    return frozenset(char for char, one in pairs if char != one) | {
        one for char, one in zip(usual, made, strict=True) if char != one
    }


def in_usual_word(text: str, begin: int, end: int) -> bool:
    """Whether the everyday character before a reading is of a word that all know, whose reading nobody explains: 「銀行(háng)」."""
    at = begin - 1
    if not is_everyday(text[at]):
        return False
    return max(frequency(text[at - 1 : at + 1]), frequency(text[at] + text[end : end + 1])) >= _USUAL


def _is_of_name(text: str, begin: int, end: int) -> bool:
    """Whether the character before a reading begins a name, and no word (樂(yuè)團): one that is called so (單(shàn)醫生), or all that stands there."""
    if frequency(simple(text[begin - 1] + text[end : end + 1])):
        return False
    behind = _GROUP.sub("", text[end : end + _NEAR])  # each of them may carry its own: 「單(shàn)醫(yī)師」
    alone = not "\u4e00" <= text[begin - 2 : begin - 1] <= "\u9fff" and _NAME.match(behind) is not None
    return alone or _CALLED.match(behind) is not None


def _changed_in_phrase(text: str, begin: int, end: int) -> bool:
    """Whether a conversion by phrases changes the character that a reading stands behind: 覆 alone stays, 答覆 becomes 答复."""
    before = _GROUP.sub("", text[max(0, begin - _NEAR) : begin].split("\n")[-1])
    after = _GROUP.sub("", text[end : end + _NEAR].split("\n")[0])
    return bool(before) and fold(before + after)[len(before) - 1] != before[-1]
