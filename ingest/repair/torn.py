"""UTF-8 that was read as GBK by a program that lost what GBK has no character for: 「公告：」 → 「鍏�鍛婏細」.

What was lost shows as U+FFFD or 「?」, one or two bytes each; how many, the bytes on both sides say, as a character of UTF-8 begins and goes
on with different ones. Of a character that lost a byte the others are left, and of the lost one it is known that GBK had nothing for it
with what stood behind. So few characters can have stood there; of them the one is taken whose words are likeliest. It is unsure,
and stays a mark where nothing settles it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from ingest.repair.change import Change, applied
from ingest.repair.likely import cost
from ingest.repair.placed import SIGNS, misplaced
from zh.bare import TONED, simple
from zh.script import script_of, to_hant
from zh.words import char_frequency, counts, everyday, is_everyday

KIND = "double_decoding"
LOST = "\ufffd?"
_LETTERS = frozenset("°·×" + TONED)  # of two bytes
_TWO = range(0xC2, 0xC8)  # what they begin with
_NEAR = 4  # characters on both sides that may be of one word
_TRIED = 48  # characters that are compared, of those that a place can be
_APART = 0.2  # powers of ten by which the first must be likelier than the second
_SAID = 1.5  # what speaks for a character that stands in the page beside the same one
_VARIANT = 1.0  # what a form costs that Traditional text seldom has
_LONG = 60  # characters in front in which a bracket may be open
_FOREIGN = 5.0  # what a character of the other script costs
_TOKEN = 1.5  # what speaks for a character of the damaged text that is read too
_BEHIND = 12.0  # by how much a run may fall behind its best place before it is given up
_ASKED = 0.5  # what a question mark costs that is one
_WHOLE = 2  # characters that lost no byte, without which nothing is known to be damaged so
_MOST = 40_000  # characters of a line that are read so
_CHOSEN = 3_000  # lost characters of a page that are chosen; those behind them stay marks
_GAIN = 1.5  # powers of ten a character by which the read text must be likelier
_LEAST = 4.0  # and in all

Byte = int | None  # None for a lost one


class _Read(NamedTuple):
    """A character as it was read, and the ones in front of it."""

    before: _Read | None
    char: str  # "" where a byte of it was lost
    data: tuple[Byte, ...]
    end: int  # place in the line behind the token that its last byte is of
    whole: bool  # whether it ends with that token
    penalty: float


class Torn(NamedTuple):
    """The characters of a run that starts and ends at these places of the text, in order."""

    start: int
    end: int
    read: tuple[_Read, ...]


def torn(text: str, start: int, stop: int) -> Torn | None:
    """What can be read from a place on as UTF-8 that lost bytes, up to where that ends; None where that is nothing."""
    states: dict[tuple[Byte, ...], _Read | None] = {(): None}
    last: _Read | None = None
    most = 0.0
    at = start
    stop = min(stop, start + _MOST)
    while at < stop and text[at] != "\n":
        following: dict[tuple[Byte, ...], _Read | None] = {}
        for data in _bytes(text[at]):
            for pending, read in states.items():
                for left, found in _fed(pending, read, data, at + 1):
                    known = following.get(left)
                    if left not in following or known is not None and (found is None or found.penalty < known.penalty):
                        following[left] = found
        if not following:
            break
        states = following
        at += 1
        read = states.get(())
        # what is sound again behind a lost byte would be read as characters that lost more
        if read and not (text[at - 1].isascii() and text[at - 1] != "?"):
            points = _TOKEN * (at - start) - read.penalty
            if points >= most:
                last, most = read, points
            elif points < most - _BEHIND:
                break
    else:
        # the last byte may have been lost without a mark
        for pending, read in states.items():
            if len(pending) == 2 and None not in pending and last is None:
                last = _Read(read, "", (*pending, None), at, True, 0.0)
    chars: list[_Read] = []
    while last is not None:
        chars.append(last)
        last = last.before
    return Torn(start, chars[0].end, tuple(chars[::-1])) if chars else None


@lru_cache(8192)
def _bytes(char: str) -> tuple[tuple[Byte, ...], ...]:
    """The bytes that a character of the damaged text may stand for."""
    if char == "\ufffd":
        return (None,), (None, None)
    if char == "?":
        return (0x3F,), (None,), (None, None)
    if char.isascii():
        return ((ord(char),),)
    try:
        data = tuple(char.encode("gb18030"))
    except UnicodeEncodeError:
        return ()
    return ((0x80,), data) if char == "€" else (data,)


def _fed(
    pending: tuple[Byte, ...], read: _Read | None, data: tuple[Byte, ...], end: int
) -> Iterator[tuple[tuple[Byte, ...], _Read | None]]:
    """What is left open and what was read, behind these bytes; nothing where no UTF-8 goes so."""
    for number, byte in enumerate(data):
        begun = read.penalty if read else 0.0
        whole = number == len(data) - 1
        if not pending:
            if byte is not None and byte < 0x80:
                asked = _ASKED if byte == 0x3F else 0.0
                read = _Read(read, chr(byte), (byte,), end, whole, begun + asked)
            elif byte is None or 0xE2 <= byte <= 0xE9 or byte == 0xEF or byte in _TWO:
                pending = (byte,)
            else:
                return
            continue
        if byte is not None and not 0x80 <= byte <= 0xBF:
            return
        pending = (*pending, byte)
        if len(pending) < (2 if pending[0] in _TWO else 3):
            continue
        char = _char(pending)
        if char is None:
            return
        lost = pending.count(None)
        cost_of = (1.0 + lost) if lost else 0.0 if len(pending) == 2 or char in SIGNS or is_everyday(char) else 2.0
        read = _Read(read, char, pending, end, whole, begun + cost_of)
        pending = ()
    yield pending, read


@lru_cache(8192)
def _char(data: tuple[Byte, ...]) -> str | None:
    """The character of these bytes, "" where one of them is lost, None for one that no announcement has."""
    if None in data:
        return "" if len(data) == 3 else None
    try:
        char = bytes(byte or 0 for byte in data).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return char if "\u4e00" <= char <= "\u9fff" or char in (SIGNS if len(data) == 3 else _LETTERS) else None


def changes(text: str, found: list[Torn], done: Sequence[Change], shown: bool = False) -> list[Change]:
    """The changes that turn these runs back; a run that reads no better than before has none.

    `done` are those of other runs, in order. `shown` says that the page is known to be damaged so: then short ones need not gain as much.
    """
    if not found:
        return []
    read = ["".join(one.char or "\ufffd" for one in run.read) for run in found]
    told = "\n".join((*read, text))
    # asked for where a character was lost
    beside = {told[at : at + 2] for at in range(len(told) - 1)} if "\ufffd" in "".join(read) else set()
    script = script_of("".join(one.char for run in found for one in run.read)) or ""
    made: list[Change] = []
    lost = 0
    for run, line in zip(found, read, strict=True):
        lost += line.count("\ufffd")
        chars = _chosen(text, run, beside, script, (done, made)) if lost <= _CHOSEN else list(line)
        before, after = text[run.start : run.end], "".join(chars)
        han = sum(not char.isascii() for char in after)
        kept = sum(char == "\ufffd" for char in chars)
        known = sum(one.char > "\u3fff" for one in run.read)
        if (
            known < _WHOLE
            and not shown
            or 2 * kept > han
            or cost(before) - cost(after) < max(0.0 if shown else _LEAST, _GAIN * han)
        ):
            continue
        made += _pieces(run, text, chars)
    return made


def _front(text: str, start: int, end: int, done: Iterable[Sequence[Change]]) -> str:
    """What stands from a place to another one, as it was turned back so far."""
    within: list[Change] = []
    for row in done:
        at = bisect_left(row, start, key=attrgetter("start"))
        while at < len(row) and row[at].end <= end:
            within.append(row[at])
            at += 1
    moved = (replace(one, start=one.start - start, end=one.end - start) for one in sorted(within))
    return applied(text[start:end], list(moved))


def _chosen(text: str, run: Torn, said: set[str], script: str, done: Iterable[Sequence[Change]]) -> list[str]:
    """The characters of a run, of the lost ones the likeliest, or U+FFFD. `done`: the changes of other runs, in order.

    All are looked at twice: the second time those behind are known too.
    """
    chars = [one.char or "\ufffd" for one in run.read]
    line = max(0, run.start - _LONG, text.rfind("\n", max(0, run.start - _LONG), run.start) + 1)
    before = _front(text, line, run.start, done) if "\ufffd" in chars else ""
    for _ in range(2):
        for number, one in enumerate(run.read):
            if not one.char:
                front = before + "".join(chars[:number]) if number < _LONG else "".join(chars[number - _LONG : number])
                back = "".join(chars[number + 1 : number + 1 + _NEAR])
                if number + 1 + len(back) == len(chars):
                    back += text[run.end : run.end + 1]
                behind = run.read[number + 1].data[0] if number + 1 < len(run.read) else 0
                chars[number] = _likeliest(_candidates(one.data, behind), front, back, said, script)
    for number, (one, other) in enumerate(pairwise(run.read)):
        if not one.char and not other.char:
            front = before if number < _NEAR else ""
            near = (front + "".join(chars[max(0, number - _NEAR) : number]))[-_NEAR:].split("\n")[-1]
            behind = run.read[number + 2].data[0] if number + 2 < len(run.read) else 0
            back = "".join(chars[number + 2 : number + 2 + _NEAR]) or text[run.end : run.end + 1]
            words = _words(one.data, other.data, behind, script)
            if words:
                chars[number : number + 2] = _word(chars[number : number + 2], words, near, back)
    return chars


def _word(chars: list[str], words: list[str], front: str, back: str) -> list[str]:
    """Two lost characters side by side: as they were chosen one by one, or the word of both that is likelier."""
    back = back.split("\n")[0].split("\ufffd")[0]
    costs = sorted((cost(front + word + back), word) for word in words)
    least, word = costs[0]
    settled = "\ufffd" not in chars
    other = cost(front + "".join(chars) + back) if settled else costs[1][0] if len(costs) > 1 else float("inf")
    return list(word) if other - least >= _APART else chars


@lru_cache(1024)
def _words(data: tuple[Byte, ...], following: tuple[Byte, ...], behind: Byte, script: str) -> list[str]:
    """The words of two characters that can have stood where both lost bytes."""
    known = counts()
    first = [one for one in _candidates(data, following[0]) if _of_script(one, script)]
    second = [one for one in _candidates(following, behind) if _of_script(one, script)]
    return [one + other for one in first for other in second if simple(one + other) in known]


def _likeliest(candidates: list[str], front: str, back: str, said: set[str], script: str) -> str:
    front, back = front.split("\n")[-1], back.split("\n")[0].split("\ufffd")[0]
    best, second = (float("inf"), "\ufffd"), float("inf")
    near = front[-_NEAR:]
    for char in candidates:
        points = cost(near + char + back) + _FOREIGN * (not _of_script(char, script)) + misplaced(char, front, back)
        points += _VARIANT * (script == "hant" and not _is_first(char))
        for beside in (front[-1:] + char, char + back[:1]):
            if len(beside) == 2 and not beside.isascii() and beside in said:
                points -= _SAID
        if points < best[0]:
            best, second = (points, char), best[0]
        else:
            second = min(second, points)
    return best[1] if second - best[0] >= _APART else "\ufffd"


@lru_cache(4096)
def _is_first(char: str) -> bool:
    """Whether this is how Traditional text writes what Simplified has one character for: 吃, and not 喫."""
    return to_hant(simple(char)) == char


@lru_cache(4096)
def _of_script(char: str, script: str) -> bool:
    if script == "hans":
        return simple(char) == char
    return script != "hant" or simple(char) != char or to_hant(char) == char


@cache
def _index() -> dict[tuple[Byte, ...], list[str]]:
    """The everyday characters of both scripts and the marks by their bytes, one or two of which are left out."""
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    usual = everyday()
    known = [char for char, one in zip(han, simple("".join(han)), strict=True) if one in usual]
    known.sort(key=char_frequency, reverse=True)
    found: dict[tuple[Byte, ...], list[str]] = defaultdict(list)
    for char in [*sorted(SIGNS), *known]:
        data = tuple(char.encode())
        if len(data) == 3:
            for kept in range(1, 7):
                found[tuple(byte if kept >> at & 1 else None for at, byte in enumerate(data))].append(char)
    return found


@lru_cache(4096)
def _candidates(data: tuple[Byte, ...], behind: Byte) -> list[str]:
    """What can have stood there: GBK has no character of a lost byte and the one behind it."""
    chars = _index().get(data, [])
    at = data.index(None)
    if data.count(None) > 1:
        if at < 2 and data[at + 1] is None:  # nor one of both
            chars = [char for char in chars if not _in_gbk(*char.encode()[at : at + 2])] or chars
        return chars[:_TRIED]
    following = data[at + 1] if at < 2 else behind
    lost = [char for char in chars if following is None or not _in_gbk(char.encode()[at], following)]
    return (lost or chars)[:_TRIED]


@lru_cache(8192)
def _in_gbk(first: int, second: int) -> bool:
    try:
        return len(bytes((first, second)).decode("gbk")) == 1
    except UnicodeDecodeError:
        return False


def _pieces(run: Torn, text: str, chars: list[str]) -> list[Change]:
    """The run in pieces that end where a character of the damaged text does: each that lost bytes on its own, those between as one."""
    found: list[Change] = []
    start, after, unsure = run.start, "", False
    for one, char in zip(run.read, chars, strict=True):
        after += char
        unsure = unsure or not one.char
        if not one.whole:
            continue
        if text[start : one.end] != after:
            before = found[-1] if found else None
            if before is not None and before.end == start and not before.unsure and not unsure:
                found[-1] = replace(before, end=one.end, after=before.after + after)
            else:
                found.append(Change(start, one.end, after, KIND, unsure))
        start, after, unsure = one.end, "", False
    return found
