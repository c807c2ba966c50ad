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
settles stays 「?」. Of a character that the decoder could tell from those behind it only the first byte is to be found (`half`).
Pairs that GBK has no character for, shown as 「?」 too, do not end the run (`hole`). It goes back only where that is many times as likely
as what stands there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from ingest.repair import half
from ingest.repair.change import Change
from ingest.repair.hole import UNKNOWN, is_likely, settled
from ingest.repair.last import Last, last, reading_of, script_in, swallowed
from ingest.repair.likely import cost, of_letters, reached
from ingest.repair.run import LONGEST, MARKS, OPENED, Run, char_of, runs
from zh.bare import simple
from zh.once import once
from zh.pinyin import readings
from zh.script import to_hant
from zh.words import is_everyday

KIND = "shift"
SIGNS = "?\ufffd" + "".join(map(chr, range(0xF780, 0xF7FF)))
_MAX = 100  # places that are looked at in a page
_TRIED = 12  # ends of a run, the most promising
_BEHIND = 8  # characters that tell whether what stands behind a run is in step
_LATIN = re.compile("[ -~]")
_GARBLED = 5.0  # what each of them costs at least, where it is not
_ASKED = "？".encode("gbk")
_MORE = 2.0  # what speaks against an end for each such sign behind it
_KNOWN = 2  # characters of a run with unknown ones that are known at least, the mark too
_SHARE = 6  # and one of so many
_RUINED = 1.5  # and by how much likelier it must be: other lost characters are shown so too
_OPEN = 1.0  # what a mark costs that is not known, the more
_NEAR = 4  # characters on both sides that may be of one word with the run
_GAIN = 4.0  # powers of ten by which the restored text must be likelier
_GAIN_OF_MORE = 1.0  # the same on a page where other runs are
_HALVES = frozenset(":;!")
_UNWRITTEN = 2.0  # what speaks for a run that begins with 「?;」 and ends with 「?」, as nobody writes
_MOST = 6.0  # what the last character may add to that
_FEW = 1.0  # and the more for a character or two
_FOREIGN = 5.0  # what a character of the other script costs
_CONVERTED = 2.0  # what a run costs that was left in the other script
_RARE = 2.0  # what a second byte of 0x80 costs, which few characters have
_SPOKEN = 3.0  # what speaks for a character that its reading stands behind
_START = re.compile(r"[?\ufffd](?<=[^\s?？].)(?=[^\s\u0080-\u2000])")
_LEADS = (b"\xa1", b"\xa3")  # first bytes of the marks: 。、”》】 and ，；：？！）


def find(text: str) -> list[Change]:
    known: dict[int, list[_Sound]] = {}
    changes = _found(text, _GAIN, known)
    if changes:  # the page is known to be damaged so
        changes = _found(text, _GAIN_OF_MORE, known)
    return changes or half.find(text, KIND)


def _found(text: str, least: float, known: dict[int, list[_Sound]]) -> list[Change]:
    """`known` keeps what the run at a place can be, for who goes through the text again."""
    changes: list[Change] = []
    at = tried = 0
    while (found := _START.search(text, at)) and tried < _MAX:
        tried += 1
        start = found.start()
        if start not in known:
            known[start] = _sounds(text, start)
        change = _restored(known[start], least)
        if change:
            changes.append(change)
        at = change.end if change else start + 1
    return changes


def _restored(sounds: list[_Sound], least: float) -> Change | None:
    """The likeliest of what the bytes of a run can be, if it is likelier than the run itself by `least` powers of ten."""
    best: _Sound | None = None
    most = least
    for sound in sounds[:_TRIED]:
        if sound.promise < most:
            break
        way = sound.way
        if way is None or way.alone and least == _GAIN or way.gain < least + (_FEW if way.few else 0.0):
            continue
        if best is None or way.gain > most:
            best, most = sound, way.gain
    return best.change if best and (best.is_whole or most >= least + _RUINED and best.is_told) else None


def _sounds(text: str, start: int) -> list[_Sound]:
    """What the bytes of the run at a place can be, that Chinese is written so; the most promising first."""
    before = text[max(0, start - _NEAR) : start]
    found: list[_Sound] = []
    for hole in (False, True) if text[start + 1] == text[start] else (False,):
        ends = list(runs(text, start, hole))
        if text[start + 1] == text[start] and not hole:  # 「？」 made half-width, if no other pair was lost
            ends = [run for run in ends if UNKNOWN not in run.body]
        if not ends:
            continue
        marks = [(lead, char_of(lead + ends[0].data[:1])) for lead in _LEADS[hole:]]
        marks = [(lead, mark) for lead, mark in marks if hole or _may_stand(text, start, mark)]
        if not marks:
            continue
        places = reached(before + text[start : ends[-1].end])
        now = [
            cost(before + text[start : run.end + _NEAR], places[: len(before) + run.end - start + 1]) for run in ends
        ]
        body = max((run.body for run in ends), key=len)
        for lead, mark in marks:
            then = reached(before + mark + body)
            found += [
                _Sound(text, start, run, lead + run.data, mark + run.body, costs, then)
                for run, costs in zip(ends, now, strict=True)
            ]
    return sorted(found, key=attrgetter("promise"), reverse=True)


class _Way(NamedTuple):
    """How much likelier a text is with a run read in some way."""

    gain: float
    few: bool  # it is of a character or two, and must be likelier for that
    alone: bool  # it is a mark alone, that only stands on a page with others


class _Sound:
    """What the bytes of a run can be. `promise` is the most by which the text can be likelier with it.

    `now` is what the text costs as it is, from a little before the run to a little behind it; `then` what it costs as it was up to each place.
    """

    def __init__(self, text: str, start: int, run: Run, data: bytes, sound: str, now: float, then: list[float]) -> None:
        self._text, self._start, self._run, self._data, self._sound = text, start, run, data, sound
        self._now, self._before = now, text[max(0, start - _NEAR) : start]
        # the last two may be others than in the longest run
        self._places = reached(self._before + sound, then[: len(self._before) + max(1, len(sound) - 1)])
        self.promise = now - self._places[-1] - of_letters(self._before + sound) + _MOST

    @once
    def way(self) -> _Way | None:
        """None where it cannot be read so; only looked for where there is promise enough: it takes most of the time."""
        text, start, run, sound, told = self._text, self._start, self._run, self._sound, self._ending
        # 「，」 with another character shows as two signs too
        if (
            self._asked
            and sound[1:]
            and not is_likely(sound[1], self._data[3], sound[2:] + text[run.end :][:_NEAR], self._script)
        ):
            return None
        alone = run.lost and len(sound) == 1 and told is not None and not told.read
        if told is None or alone and told.swallowed:
            return None
        end, ending, bonus, spoken = told.end, told.char + told.swallowed, told.bonus, told.read
        then = cost(self._before + sound + ending + text[end : end + _NEAR], self._places) + _OPEN * (
            sound[0] == UNKNOWN
        )
        then += _CONVERTED if self._converted else _foreign(self._script, sound + ending)
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
        signs = text[end : end + _NEAR]
        bonus -= _MORE * (len(signs) - len(signs.lstrip(text[start])))
        gain = self._now - then + bonus - (_RARE if run.data.endswith(b"\x80") and not run.lost else 0.0)
        return _Way(gain, few, alone)

    @once
    def change(self) -> Change | None:
        """With what is settled of the unknown characters, which the end does not wait for: that takes a hundred times as long."""
        sound, told = self._sound, self._ending
        if not self.is_whole:
            beside = self._before, "" if self._run.lost else self._text[self._run.end :][:_NEAR]
            sound = settled(self._data, sound, beside, self._text, self._script)
            told = self._ended(sound) or told
        if told is None:
            return None
        if sound.endswith(UNKNOWN) and not told.read and told.char:
            told = told._replace(char=UNKNOWN)  # behind one that is not known three of four were wrong
        after = sound + told.char + told.swallowed
        if self._converted:
            after = to_hant(after)
        unsure = not told.certain or self._converted or not self.is_whole
        return Change(self._start, told.end, after.replace(UNKNOWN, self._text[self._start]), KIND, unsure)

    @property
    def is_whole(self) -> bool:
        return UNKNOWN not in self._sound

    @property
    def is_told(self) -> bool:
        """Whether enough of it is known to say so."""
        return len(self._sound) - self._sound.count(UNKNOWN) >= max(_KNOWN, len(self._sound) / _SHARE)

    @once
    def _asked(self) -> bool:
        """Whether it begins with 「？」 that was made half-width, as 「。可」 does, if no pair was lost there."""
        return self._data[1:3] == _ASKED and self._text[self._start + 1] == "?"

    @once
    def _script(self) -> str:
        return "hans" if self._converted else script_in(self._text)

    @once
    def _converted(self) -> bool:
        """Whether it is of a Simplified text that was made Traditional after the damage, which left the run: its characters are all Simplified."""
        script = script_in(self._text)
        return script == "hant" and _foreign(script, self._sound) > 0 and simple(self._sound) == self._sound

    @once
    def _ending(self) -> Last | None:
        return self._ended(self._sound)

    def _ended(self, sound: str) -> Last | None:
        """What the last character is behind others, and what was lost with it."""
        text, run = self._text, self._run
        if not run.lost:
            return Last("", "", run.end, True, False, 0.0)
        if _is_garbled(text[run.end :][:_BEHIND]):
            return Last(UNKNOWN, "", run.end, False, False, 0.0)
        if run.data[-1]:
            return last(text, self._start, sound, run.data[-1], run.end, self._script)
        behind = text[run.end : run.end + LONGEST]
        return Last(UNKNOWN, swallowed(behind) if behind else "", run.end, False, False, 0.0)


def _is_garbled(text: str) -> bool:
    """Whether what stands behind a run is still read one byte late, as words that nobody writes."""
    row = _LATIN.split(text.replace("?", "").replace(UNKNOWN, ""))[0]
    return len(row) > 1 and cost(row) > _GARBLED * len(row)


def _may_stand(text: str, start: int, mark: str) -> bool:
    """Whether a mark may stand at a place: one that closes what is open there, or any other."""
    opened = OPENED.get(mark)
    return mark in MARKS and (not opened or _is_open(text, start, opened, mark))


def _is_open(text: str, start: int, opening: str, closing: str) -> bool:
    """Whether a bracket is open in the line in front of a place."""
    line = text[max(0, start - LONGEST) : start].split("\n")[-1]
    opens = max(line.rfind(opening), line.rfind("(") if opening == "（" else -1)
    return opens > max(line.rfind(closing), line.rfind(")") if opening == "（" else -1)


def _foreign(script: str, sound: str) -> float:
    """What characters cost that a text of this script does not have."""
    if script == "hans":
        return _FOREIGN * sum(simple(char) != char for char in sound)
    return _FOREIGN * sum(not _in_big5(char) for char in sound if char != UNKNOWN) if script == "hant" else 0.0


@lru_cache(4096)
def _in_big5(char: str) -> bool:
    try:  # which has some characters of Simplified text: 风
        char.encode("big5hkscs" if simple(char) != char or to_hant(char) == char else "big5")
    except UnicodeEncodeError:
        return False
    return True
