"""GBK text that was decoded one byte late behind a punctuation mark: 「。活動」 → 「?;顒?」.

The first byte of the mark was lost (「?」); from there each character was made of the second byte of one and the first of
the next, until an ASCII byte stopped it. Many such pairs are of the areas that GB 18030 leaves to users, and came out as private
characters: 「，活」 is one. Full-width marks that came out were often made half-width since (「；」 → 「;」).

Where the run stops says how much the bytes give back:

    「?;顒?dòng)」   the first byte of the last character is known, the second was lost with the ASCII character behind it  (`lost`)
    「?=Y果」        the second byte of 「結」 is ASCII: all is known, and what follows is in step
    「?;顒覮INE」     the second byte of 「動」 made a character with the 「L」 behind it: all is known
    「?…?」          the second byte of the last is 0x80, which is no beginning: all is known; or the decoder told it (`half`)

The last character of the first kind is chosen by a reading that stands behind it (「dòng)」, whose bracket was the ASCII character), by
what the text says elsewhere, by the dictionary. The swallowed character is a bracket where one is closed later, the first digit of a
year where the rest of one follows. What is chosen by less than a reading or the text itself is marked unsure, and what nothing
settles stays 「?」. Of a character that the decoder could tell from those behind it only the first byte is to be found (`half`). A run goes back only where that is many times as likely as what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ingest.repair import half
from ingest.repair.change import Change
from ingest.repair.last import last, reading_of, script_in
from ingest.repair.likely import cost, reached
from zh.bare import simple
from zh.once import once
from zh.pinyin import readings
from zh.words import is_everyday

KIND = "shift"
SIGNS = "?\ufffd" + "".join(map(chr, range(0xF780, 0xF7FF)))
_MAX = 100  # places that are looked at in a page
_LONGEST = 120  # characters of a run
_HALVED = 3  # full-width marks in a run that were made half-width
_NEAR = 4  # characters on both sides that may be of one word with the run
_GAIN = 4.0  # powers of ten by which the restored text must be likelier
_GAIN_OF_MORE = 1.0  # the same on a page where other runs are
_HALVES = frozenset(":;!")
_UNWRITTEN = 2.0  # what speaks for a run that begins with 「?;」 and ends with 「?」, as nobody writes
_MOST = 6.0  # what the last character may add to that
_FEW = 1.0  # and the more for a character or two
_FOREIGN = 5.0  # what a character of the other script costs
_RARE = 2.0  # what a second byte of 0x80 costs, which few characters have
_SPOKEN = 3.0  # what speaks for a character that its reading stands behind
_START = re.compile(r"[?\ufffd](?<=[^\s?？].)(?=[^\s\u0080-\u2000])")
_WIDE = 0xFEE0  # from a half-width sign to its full-width form
_LEADS = (0xA1, 0xA3)  # first bytes of the marks: 。、”》】 and ，；：？！）
_OPENED = {"”": "“", "》": "《", "）": "（", "】": "【", "」": "「"}
_MARKS = frozenset("。、，；：！？").union(_OPENED)
_WITHIN = _MARKS | frozenset("“‘’《（「【—…％·０１２３４５６７８９")


class _Run(NamedTuple):
    end: int  # in the text, behind the run
    data: bytes  # that its characters are of
    lost: bool  # whether of the last character only the first byte is there


def find(text: str) -> list[Change]:
    known: dict[int, list[_Sound]] = {}
    changes = _found(text, _GAIN, known)
    if changes:  # the page is known to be damaged so
        changes = _found(text, _GAIN_OF_MORE, known)
    return changes or half.find(text, KIND, script_in(text))


def _found(text: str, least: float, known: dict[int, list[_Sound]]) -> list[Change]:
    """`known` keeps what the run at a place can be, for who goes through the text again."""
    changes: list[Change] = []
    at = tried = 0
    while (found := _START.search(text, at)) and tried < _MAX:
        tried += 1
        start = found.start()
        if start not in known:
            known[start] = list(_sounds(text, start))
        change = _restored(known[start], least)
        if change:
            changes.append(change)
        at = change.end if change else start + 1
    return changes


def _restored(sounds: list[_Sound], least: float) -> Change | None:
    """The likeliest of what the bytes of a run can be, if it is likelier than the run itself by `least` powers of ten."""
    best: _Way | None = None
    for sound in sounds:
        way = sound.way if sound.promise >= least else None
        if way is None or way.alone and least == _GAIN or way.gain < least + (_FEW if way.few else 0.0):
            continue
        if best is None or way.gain > best.gain:
            best = way
    return best.change if best else None


def _sounds(text: str, start: int) -> Iterator[_Sound]:
    """What the bytes of the run at a place can be, that Chinese is written so."""
    for run in _runs(text, start):
        for lead in _LEADS:
            try:
                sound = (bytes([lead]) + (run.data[:-1] if run.lost else run.data)).decode("gb18030")
            except UnicodeDecodeError:
                continue
            opened = _OPENED.get(sound[0])
            if _writes(sound, run.lost) and not (opened and not _is_open(text, start, opened, sound[0])):
                yield _Sound(text, start, run, sound)


def _runs(text: str, start: int) -> Iterator[_Run]:
    """Where the run behind a lost byte may end, and the bytes up to there."""
    data, halved = b"", 0
    for at in range(start + 1, min(len(text), start + _LONGEST)):
        char = text[at]
        if char == "\ufffd" and (byte := half.byte(text[at + 1 : at + 2])):
            yield _Run(at + 2, data + byte, False)
            return
        if char == text[start] and data:
            yield _Run(at + 1, data, True)
            yield _Run(at + 1, data + b"\x80", False)
        elif char == "€":
            yield _Run(at + 1, data + b"\x80", False)
            return
        if "!" <= char <= "~":
            if char >= "@":
                yield _Run(at + 1, data + char.encode(), False)
            if halved == _HALVED:
                return
            halved += 1
            char = chr(ord(char) + _WIDE)
        try:
            pair = char.encode("gb18030")
        except UnicodeEncodeError:
            return
        if len(pair) != 2:
            return
        data += pair
        if pair[1] < 0x80:
            yield _Run(at + 1, data, False)
            return


def _writes(sound: str, lost: bool) -> bool:
    """Whether these characters can stand in a row behind a sentence: one mark and Chinese."""
    if sound[0] not in _MARKS or len(sound) == 1 and not lost:
        return False
    body = sound[1:] if lost or not sound[-1].isascii() else sound[1:-1]
    return all("\u4e00" <= char <= "\u9fff" or char in _WITHIN for char in body)


class _Way(NamedTuple):
    """How much likelier a text is with a run read in some way, and the change."""

    gain: float
    change: Change
    few: bool  # it is of a character or two, and must be likelier for that
    alone: bool  # it is a mark alone, that only stands on a page with others


class _Sound:
    """What the bytes of a run can be. `promise` is the most by which the text can be likelier with it."""

    def __init__(self, text: str, start: int, run: _Run, sound: str) -> None:
        self._text, self._start, self._run, self._sound = text, start, run, sound
        before, after = text[max(0, start - _NEAR) : start], text[run.end : run.end + _NEAR]
        self._before = before
        self._places = reached(before + sound)
        self._now = cost(before + text[start : run.end] + after, self._places[: len(before) + 1])
        self.promise = self._now - cost(before + sound, self._places) + _MOST

    @once
    def way(self) -> _Way | None:
        """None where it cannot be read so; only looked for where there is promise enough: it takes most of the time."""
        text, start, run, sound = self._text, self._start, self._run, self._sound
        end, ending, certain, bonus = run.end, "", True, 0.0
        spoken = alone = False
        if run.lost:
            told = last(text, start, sound, run.data[-1], run.end)
            alone = len(sound) == 1 and told is not None and not told.read
            if told is None or alone and told.swallowed:
                return None
            end, ending, certain, bonus = told.end, told.char + told.swallowed, told.certain, told.bonus
            spoken = told.read
        then = cost(self._before + sound + ending + text[end : end + _NEAR], self._places)
        then += _foreign(text, sound + ending)
        reading = reading_of(text[end : end + 12]) if not run.lost else None
        if reading and reading.group(1) in readings(sound[-1]):
            bonus, spoken = _SPOKEN, True
        elif reading and not reading.group().startswith("("):
            return None  # its bracket was lost, and a character with it
        # a character that another decoder lost is shown as \ufffd too
        few = not run.lost and not spoken and len(sound) < 4 or text[start] == "\ufffd" and not spoken
        if few and len(sound) == 2 and not is_everyday(sound[1]):
            return None
        if run.lost and text[start + 1] in _HALVES and text[start + 2 : start + 3] > "\u2e80":
            bonus += _UNWRITTEN
        gain = self._now - then + bonus - (_RARE if run.data.endswith(b"\x80") and not run.lost else 0.0)
        return _Way(gain, Change(start, end, sound + ending, KIND, not certain), few, alone)


def _is_open(text: str, start: int, opening: str, closing: str) -> bool:
    """Whether a bracket is open in the line in front of a place."""
    line = text[max(0, start - _LONGEST) : start].split("\n")[-1]
    opens = max(line.rfind(opening), line.rfind("(") if opening == "（" else -1)
    return opens > max(line.rfind(closing), line.rfind(")") if opening == "（" else -1)


def _foreign(text: str, sound: str) -> float:
    script = script_in(text)
    if script == "hans":
        return _FOREIGN * sum(simple(char) != char for char in sound)
    return _FOREIGN * sum(not _in_big5(char) for char in sound) if script == "hant" else 0.0


@lru_cache(4096)
def _in_big5(char: str) -> bool:
    try:
        char.encode("big5hkscs")
    except UnicodeEncodeError:
        return False
    return True
