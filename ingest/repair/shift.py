"""GBK text that was decoded one byte late behind a punctuation mark: 「。活動」 → 「?;顒?」.

The first byte of the mark was lost (「?」); from there each character was made of the second byte of one and the first of
the next, until an ASCII character stopped it, which was swallowed together with the second byte of the last (the closing
「?」). Full-width marks that came out were often made half-width since (「；」 → 「;」).

The bytes give back all but two things. The last character has a known first byte: it is chosen by a reading that stands behind it
(「dòng)」, whose bracket was the ASCII character), by what the text says elsewhere, by the dictionary. The swallowed character is
a bracket where one is closed later, the first digit of a year where the rest of one follows. What is chosen by less than a
reading or the text itself is marked unsure, and what nothing settles stays 「?」.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache, lru_cache
from itertools import islice

from ingest.repair.change import Change
from zh.bare import TONED, simple
from zh.pinyin import readings
from zh.script import script_of, to_hant
from zh.words import char_frequency, counts, frequency, is_everyday

KIND = "shift"
_RUN = re.compile(
    r"\?([!-/:-@]?[^\x00-\x7f\s]{0,60}?|[!-~][^\x00-\x7f\s]{1,60}?"
    rf"|[A-Za-z](?=\?[a-zü{TONED}]{{1,7}} ?[)）]))\?"
)
# the second byte of the last character may itself be ASCII: nothing is swallowed, and what follows is read in step again
_IN_STEP = re.compile(
    r"\?(?<=[\u3400-\u9fff”』」）》)]\?)([!-~\uff01-\uff5e](?:[^\x00-\x7f\s]{0,60}?))([@-~])(?=[\u3400-\u9fff])"
)
_READING = re.compile(rf" ?([a-zü{TONED}]{{1,7}}) ?[)）]")
_YEAR = re.compile(r"(0[0-9]{2}|9[0-9]{2})(?=年|[-/.][01]?\d[-/.])")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_SAMPLE = 3_000  # characters that tell the script of a page
_REACH = 15_000  # characters on both sides that say what stands elsewhere in the text
_MAX = 100  # places that are looked at in a page
_AFTER = 20  # characters behind that the last one may be named in again
_BEFORE_NUMBER = frozenset("后後前共满滿约約达達至到内內超每第近有为為在自从從于於由")
_UNIT = re.compile("(?:天|日|个|個|小时|小時|年|月|周|週|元|万|萬|%|分|人|名|家|件|次|路|号|號)")
_REST_OF_NUMBER = re.compile(r"\d{1,3}(?:[.:,]\d+)?\s?(?:[月日天年元时時点點个個人名件%]|小时|小時)")
# words that wait for another and do not stand in front of a bracket
_WAITING = frozenset("的地得和与或及而但把被将向从对于为以在到至由比让使给所之其此这那等不无也都就还又才")
_NEVER_BEHIND = frozenset(":;<=>@?")  # what no sentence has right behind a question mark, with a character behind it
_LEADS = (0xA1, 0xA3)  # first bytes of the marks: 。、《》“” and ，；：？！（）


def find(text: str) -> list[Change]:
    changes: list[Change] = []
    at = tried = 0
    while (found := _RUN.search(text, at)) and tried < _MAX:
        tried += 1
        change = _restored(text, found)
        if change:
            changes.append(change)
        at = change.end if change else found.start() + 1
    taken = {at for change in changes for at in range(change.start, change.end)}
    for found in islice(_IN_STEP.finditer(text), _MAX):
        if found.start() not in taken and (change := _in_step(text, found)):
            changes.append(change)
    return sorted(changes)


def _in_step(text: str, found: re.Match[str]) -> Change | None:
    """The change for a run whose last character gave an ASCII letter: 「?=Y果」 → 「。結果」. The bytes settle all of it."""
    garbled, trail = found.groups()
    try:
        sound = (b"\xa1" + garbled.translate(_WIDE).encode("gbk") + trail.encode("ascii")).decode("gbk")
    except UnicodeError:
        return None
    han = sound[1:]
    if sound[0] != "。" or not all("\u4e00" <= char <= "\u9fff" and is_everyday(char) for char in han):
        return None
    strange = [char for char in garbled if char >= "\u3400"]
    words = _words(han + text[found.end() : found.end() + 1])
    if not words or strange and _mean(list(han)) <= _mean(strange):
        return None
    return Change(found.start(), found.end(), sound, KIND)


def _restored(text: str, found: re.Match[str]) -> Change | None:
    garbled = found.group(1)
    if not garbled:
        return None
    try:
        data = garbled.translate(_WIDE).encode("gbk")
    except UnicodeEncodeError:
        return None
    if len(data) % 2:
        return None
    for lead in _LEADS:
        try:
            sound = (bytes([lead]) + data[:-1]).decode("gbk")
        except UnicodeDecodeError:
            continue
        change = _settled(text, found, garbled, sound, data[-1])
        if change:
            return change
    return None


def _settled(text: str, found: re.Match[str], garbled: str, sound: str, lead: int) -> Change | None:
    """The change, where the restored text reads better than the garbled."""
    if sound[0] not in "。、，；：！？”》）" or not all(_writing(char) for char in sound):
        return None
    if not all(is_everyday(char) for char in [char for char in sound[1:] if char >= "\u3400"][:-1]):
        return None
    rest = text[found.end() : found.end() + 200].split("\n")[0]
    before = text[max(0, found.start() - 3) : found.start()] + sound
    reading = _READING.match(rest)
    near = text[max(0, found.start() - _REACH) : found.end() + _REACH]
    last, certain, known = _last(near, before, lead, reading.group(1) if reading else None, rest)
    if not last:
        return None
    han = [char for char in sound[1:] + last if char >= "\u3400"]
    strange = [char for char in garbled if char >= "\u3400"]
    if not all(is_everyday(char) for char in han[:-1]):
        return None
    better = _mean(han) > _mean(strange)
    odd = (
        not strange
        or not all(is_everyday(char) for char in strange)
        or garbled[0] in _NEVER_BEHIND
        and garbled[1] not in "?？!！”"
        or (len(strange) >= 2 and not _words("".join(strange)))
    )
    if not better or not (odd or known):
        return None
    end = found.end()
    swallowed = ""
    if reading and known and last and reading.group(1) in readings(last):
        end += reading.end()
    else:
        certain = False
        swallowed = _swallowed(rest)
    return Change(found.start(), end, sound + last + swallowed, KIND, not certain)


def _writing(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char in "。、，；：！？“”‘’《》（）—…％０１２３４５６７８９"


def _mean(chars: list[str]) -> float:
    return sum(min(200_000, char_frequency(char)) for char in chars) / max(1, len(chars))


def _words(text: str) -> bool:
    return any(frequency(text[at : at + 2]) > 20 for at in range(len(text) - 1))


@cache
def _row(lead: int) -> str:
    """The characters with this first byte in GBK."""
    row = b"".join(bytes((lead, trail)) for trail in range(0x40, 0xFF) if trail != 0x7F)
    return "".join(char for char in row.decode("gbk", "replace") if "\u4e00" <= char <= "\u9fff")


@cache
def _told(lead: int) -> dict[str, tuple[str, float]]:
    """Each character of a row in Simplified, and how common it is, in powers of ten."""
    return {char: (simple(char), math.log10(1 + char_frequency(char))) for char in _row(lead)}


@cache
def _of_script(lead: int, script: str) -> frozenset[str]:
    """Those of a row that stand in text of a script: neither only in the other."""
    if script == "hans":
        return frozenset(char for char in _row(lead) if simple(char) == char)
    return frozenset(char for char in _row(lead) if simple(char) != char or to_hant(char) == char)


def _last(text: str, before: str, lead: int, reading: str | None, rest: str) -> tuple[str, bool, bool]:
    """The last character, whether that is certain, and whether more than its being common speaks for it."""
    if lead == 0xA3:
        return "，", False, False
    if lead == 0xA1:
        opened = max("“《", key=before.rfind)
        return ("”" if opened == "“" else "》") if before.rfind(opened) >= 0 else "。", False, False
    row = _row(lead)
    said = _said(text, before)
    stand = _distinct(text)
    ends = _ends(before)
    after = rest[:_AFTER]
    told = _told(lead)
    glossed = _swallowed(rest) == "("
    just_before = before[-3:]
    number = _UNIT.match(rest) or _YEAR.match(rest) or _REST_OF_NUMBER.match(rest)

    def fits(char: str) -> float:
        """What speaks for a character, in powers of ten: it stands there elsewhere, ends a word, is in the text, is common.

        Where a unit follows, a number was swallowed, and the character is one that stands before numbers (「簽收後?天內」).
        """
        one, points = told[char]
        if char in said:
            points += 2.0 * min(2, said[char])
        if word := _word(ends, one):
            points += 1.0 + math.log10(1 + word)
        if char in stand:
            points += 1.5
            if char in after and not number:
                points += 1.5
        if char in just_before:
            points -= 1.5
        if number and char in _BEFORE_NUMBER:
            points += 1.5
        if glossed and one in _WAITING:
            points -= 3.0
        return points

    if reading:
        spoken = [char for char in row if reading in readings(char)]
        # a reading was left behind characters that a conversion changed
        spoken = [char for char in spoken if simple(char) != char] or spoken
        if spoken:
            best = max(spoken, key=fits)
            return best, len(spoken) == 1 or said[best] > 0, True
    fitting = _of_script(lead, script_of(text[:_SAMPLE]))
    row = "".join(char for char in row if char in fitting or char in stand)
    if not row:
        return "", False, False
    best = max(row, key=fits)
    return best, said[best] > 0, said[best] > 0 or _word(ends, simple(best)) > 0


def _said(text: str, before: str) -> Counter[str]:
    """How often the text has each character behind the one before it elsewhere."""
    if before[-1] < "\u4e00":
        return Counter()
    return Counter(text[found.end() : found.end() + 1] for found in re.finditer(before[-1], text))


def _ends(before: str) -> list[str]:
    """What a word that the next character ends may begin with: the last one, two, three characters, where they are Chinese."""
    ends = []
    for length in (1, 2, 3):
        if len(before) < length or not "\u4e00" <= before[-length] <= "\u9fff":
            break
        ends.append(simple(before[-length:]))
    return ends


def _word(ends: list[str], char: str) -> int:
    """How common the commonest word is that the character, in Simplified, ends."""
    known = counts()
    best = 0
    for length, end in enumerate(ends, 2):
        common = known.get(end + char)
        if common and common * length > best:
            best = common * length
    return best


@lru_cache(4)
def _distinct(text: str) -> frozenset[str]:
    return frozenset(text)


def _swallowed(rest: str) -> str:
    year = _YEAR.match(rest)
    if year:
        return "2" if year.group().startswith("0") else "1"
    # the tenth to the twelfth: 「?0月」, and hardly 「?1月」 of another; an hour of the day: 「?6:30」
    if re.match("[0-2]月|[4-9]:[0-5][0-9]|[0-9]:[0-5][0-9] ?[-—–~至到] ?(?:1[0-9]|2[0-4]):", rest):
        return "1"
    depth = 0
    for char in re.split("[。；]", rest)[0] if ")" not in rest[:1] else rest:
        depth += (char in "(（") - (char in ")）")
        if depth < 0:
            return "("
    return "?"
