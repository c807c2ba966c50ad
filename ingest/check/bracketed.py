"""A range told again in a sentence of its own in brackets: 「6月1日至6月7日便民车改停东门。（便民车停靠时间：6月1日至6月9日）」,
「（6月1日至6月9日停靠期间内，…）」.

Reads a name of time with a colon before the range or without one behind it, and the only range before it that has one end in common with its range. Told of
one thing where every stage of the name (or a character of it: 暂停 is of 停止), two of its characters side by side and all but one of them stand in the sentence of that range; all of them where the name is behind. Not
seen on purpose: names of another stage, as 「（报名时间：…）」 behind the days of a show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import Mention, Reading
from ingest.check.stages import stages_said

_SUMS_UP = re.compile(r"[。!;\n]\s*\((?P<name>[\u4e00-\u9fff]{2,12}?)(?:时间|日期|期间|时段)\s*[:为]\s*$")
_OPENS = re.compile(r"[。!;\n]\s*\(\s*在?$")
_BEHIND = re.compile(r"的?(?P<name>[\u4e00-\u9fff]{2,12}?)(?:期间|时段|期)[内里中]?[,)]")
_LONGEST = 28  # code points of the bracket before its range


def bracketed(text: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of a range and the one in brackets that contradicts it; `mentions` are those that may be compared, in order."""
    ranges = [one for one in mentions if one.found.last is not None and one.first is not None and one.last is not None]
    for at, later in enumerate(ranges[1:], 1):
        place = later.found.offset
        found = _SUMS_UP.search(text.plain, max(0, place - _LONGEST), place)
        whole = found is None
        if whole and _OPENS.search(text.plain, max(0, place - _LONGEST), place):
            found = _BEHIND.match(text.plain, later.found.stop)
        if found is None:
            continue
        before = [one for one in ranges[:at] if one.section == later.section and _may_be(one, later)]
        if whole and before and _within(later, before[0]):
            continue
        if len(before) == 1 and _differ(before[0], later) and _told(text, before[0], found["name"], whole):
            yield before[0], later


def _may_be(one: Mention, later: Mention) -> bool:
    return one.first == later.first or one.last == later.last


def _within(later: Mention, one: Mention) -> bool:
    """Whether a range lies in another, as the days of an extra do: 「（6月3日至6月9日义卖期间内，另送种子）」."""
    assert one.first and one.last and later.first and later.last
    return one.first <= later.first and later.last <= one.last


def _differ(one: Mention, later: Mention) -> bool:
    return (one.first, one.last) != (later.first, later.last)


def _told(text: Reading, one: Mention, name: str, whole: bool) -> bool:
    """Whether the sentence of a range is of what a name says: of all but one of its characters, or of the `whole`."""
    start, end = one.sentence
    said = text.plain[start : one.found.offset] + text.plain[one.found.stop : end]
    if any(set(stage).isdisjoint(said) for stage in stages_said(name)):
        return False
    shared = sum(char in said for char in name)
    return any(name[at : at + 2] in said for at in range(len(name) - 1)) and len(name) - shared <= (0 if whole else 1)
