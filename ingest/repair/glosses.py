"""Readings that gloss a text for learners, told of every character or word: 「活動(dòng)報名(míng)」, 「活动(huó dòng)」, 「公(gong)告(gao)」,
「活动huódòng」, 「活dòng动」.

What somebody explains is a rare character, a second reading, or a single name. So a gloss goes where common characters carry their
first reading, at least three of them in the text and more than what is explained; where three characters in a row carry one; and
where the reading stands bare between the characters, which no writer does. Where plainly every word carries its reading, those go
too that nobody explains as there is but one but for its tone, or as all know the word: 「我的(de)」, 「一(yì)直」, 「銀行(háng)」, but not 「小乐(yuè)」. A text that
speaks of readings (读音, 拼音) keeps all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.repair.change import Change
from ingest.repair.pinyin import COMMON, KIND, LESSON, in_usual_word
from zh.bare import TONED
from zh.pinyin import is_syllable, is_toned, readings, toneless
from zh.words import char_frequency, is_everyday

HABIT = 3  # distinct glosses of common characters or words
PLAIN = 6  # of them: plainly every word has one
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_LETTERS = f"a-zü{TONED}"
_OPEN, _CLOSE = r"[(（\[〔【]", r"[)）\]〕】]"
# the character in front is asked for behind the bracket, which is quickly found
_GROUP = re.compile(
    rf"{_OPEN}(?<=[{_HAN}].) ?([{_LETTERS}]{{1,7}}[1-5]?(?:[ '’·-]?[{_LETTERS}]{{1,7}}){{0,5}}) ?{_CLOSE}"
)
_BARE = re.compile(
    rf"[{_LETTERS}](?<=[{_HAN}].)(?:(?<=[{TONED}])|[{_LETTERS}]*[{TONED}])[{_LETTERS}]*(?![A-Za-z0-9{TONED}])"
)
_APART = re.compile("[ '’·-]")
_MOST = 6  # characters of a word


def find(text: str) -> list[Change]:
    groups = list(_GROUP.finditer(text))
    bare = list(_BARE.finditer(text))
    if not (groups or bare) or LESSON.search(text) or _tells_apart(text, groups):
        return []
    return sorted({*_bracketed(text, groups), *_naked(text, bare)})


def _tells_apart(text: str, groups: list[re.Match[str]]) -> bool:
    """Whether half of the characters carry two readings each: 「騎(jì)兵與騎(qí)馬」."""
    read = Counter(char for char, _ in {(text[found.start() - 1], found.group(1)) for found in groups})
    return bool(read) and 2 * sum(count > 1 for count in read.values()) >= len(read)


def _bracketed(text: str, groups: list[re.Match[str]]) -> Iterator[Change]:
    chains = _chains(text, groups)
    usual: set[str] = set()
    explained: set[str] = set()
    going: list[re.Match[str]] = []
    others: list[re.Match[str]] = []  # of everyday characters that have but one reading, whatever its tone
    for found in groups:
        letters = _APART.sub("", found.group(1))
        word = _glossed(text, found.start(), letters)
        char = text[found.start() - 1]
        if _alone(char, letters) or letters in readings(char) and in_usual_word(text, *found.span()):
            others.append(found)
        if word is None or not is_toned(letters):
            continue
        if all(map(_common, word)) and (len(word) > 1 or _first(word, letters)) and _within(text, found, len(word)):
            usual.add(word)
            going.append(found)
        else:
            explained.add(word)
    habit = len(usual) >= HABIT and len(usual) > len(explained)
    if habit and len(usual) >= PLAIN:
        going += others
    for found in {*chains, *going} if habit else chains:
        yield Change(found.start(), found.end(), "", KIND)


def _chains(text: str, groups: list[re.Match[str]]) -> list[re.Match[str]]:
    """The glosses of three and more characters in a row, each with its own: toneless or with a number for the tone too."""
    chains: list[re.Match[str]] = []
    row: list[re.Match[str]] = []
    for found in [*groups, None]:
        if found is not None and row and found.start() != row[-1].end() + 1:
            chains += row if len(row) >= HABIT else ()
            row = []
        if found is None or not _reads(text[found.start() - 1], found.group(1).rstrip("12345")):
            chains += row if len(row) >= HABIT else ()
            row = []
        else:
            row.append(found)
    return chains


def _reads(char: str, letters: str) -> bool:
    """Whether a character can be read so, with its tone or without one."""
    known = readings(char)
    return letters in known or not is_toned(letters) and letters in map(toneless, known)


def _common(char: str) -> bool:
    return char_frequency(char) >= COMMON


def _first(char: str, letters: str) -> bool:
    return readings(char)[:1] == (letters,)


def _alone(char: str, letters: str) -> bool:
    """Whether this is the one reading of an everyday character, whatever its tone."""
    return is_everyday(char) and (_first(char, letters) or {toneless(letters)} == set(map(toneless, readings(char))))


def _within(text: str, found: re.Match[str], length: int) -> bool:
    """Whether the word stands beside other characters, and not alone in quotes or in an enumeration."""
    begin = found.start() - length
    beside = text[max(0, begin - 1) : begin] + text[found.end() : found.end() + 1]
    return re.search(f"[{_HAN}]", beside) is not None


def _glossed(text: str, end: int, letters: str) -> str | None:
    """The characters in front of a place of which these letters, without blanks, are the readings; None where there are none."""
    rest = [letters]
    for count in range(1, _MOST + 1):
        char = text[end - count : end - count + 1]
        if not char or not re.match(f"[{_HAN}]", char):
            return None
        ways = {one for reading in readings(char) for one in (reading, toneless(reading))}
        rest = [left[: -len(one)] for left in rest for one in ways if left.endswith(one)]
        if "" in rest:
            return text[end - count : end]
        if not rest:
            return None
    return None


def _naked(text: str, bare: list[re.Match[str]]) -> Iterator[Change]:
    changes: list[Change] = []
    listed = 0  # words that are all of their clause, with the reading behind: 「谢谢xièxie、再见zàijiàn」
    for found in bare:
        letters = found.group()
        word = _glossed(text, found.start(), letters)
        listed += word is not None and not _within(text, found, len(word))
        if word is None and is_syllable(letters) and letters in readings(text[found.end() : found.end() + 1] or " "):
            word = text[found.end()]
        if word is not None and all(map(_common, word)):
            changes.append(Change(found.start(), found.end(), "", KIND))
    if listed < len(changes):
        yield from changes
