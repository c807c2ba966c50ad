"""Days told in one row behind as many names, each of its own: 「笔试、面试分别于6月10日、6月15日举行」.

The windows of a row go in; they come out called by the name in their place, where it tells of what is held or when. They stay as they are where the row has
more or fewer names than days, is told without 分别, has a deed behind that its names would lose (「报名、缴费分别于…截止」), or has names of different lengths, of
which the first may say of whom all are (「少年组初赛、决赛」).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ingest.record.text import Text
from records import Window

_AND = re.compile(r"\s*(?:\([^()\n]{1,6}\))?\s*(?:[、,](?:[和及与])?|[和及与])\s*")
_LEAD = re.compile(
    r"(?:^|[,。;:\n])(?P<names>[^,。;:\n\d]{2,10}(?:[、和及与][^,。;:\n\d]{2,10})+)(?:将|拟|预计|计划)?分别(?:将|拟|预计|计划)?(?:安排|定|订|设)?[于在为是自]?\s*(?:民国)?\s*$"
)
_JOINED = re.compile("[、和及与]")
_TAIL = re.compile(r"(?:的)?(?:举[行办]|开始)?(?:时间|日期)?(?:将|拟|预计|计划)?$")
_HELD = re.compile(r"\s*(?:起)?(?:举[行办]|进行|召开|开始|开赛|[,。;\n]|$)")
_FAR = 60  # code points before a row in which its names stand


def respective(text: Text, windows: Sequence[Window]) -> list[Window]:
    if "分别" not in text.plain:
        return list(windows)
    return [one for row in _rows(text, windows) for one in _named(text, row)]


def _rows(text: Text, windows: Sequence[Window]) -> Iterator[list[Window]]:
    row: list[Window] = []
    for one in windows:
        if row and not _AND.fullmatch(text.plain, row[-1].offset + len(row[-1].span), one.offset):
            yield row
            row = []
        row.append(one)
    yield row


def _named(text: Text, row: list[Window]) -> list[Window]:
    if len(row) < 2:
        return row
    lead = _LEAD.search(text.plain, max(0, row[0].offset - _FAR), row[0].offset)
    if lead is None:
        return row
    places = [lead.start("names"), *(match.end() for match in _JOINED.finditer(text.plain, *lead.span("names")))]
    ends = [*(match.start() for match in _JOINED.finditer(text.plain, *lead.span("names"))), lead.end("names")]
    if len(places) != len(row):
        return row
    names = [text.body[start:end] for start, end in zip(places, ends, strict=True)]
    tail = _TAIL.search(text.plain, places[-1], ends[-1])
    names[-1] = text.body[places[-1] : tail.start() if tail else ends[-1]]
    common = _common(names)
    if len({len(name) for name in names[:-1]} | {len(names[-1]) - len(common)}) > 1:
        return row
    behind = row[-1].offset + len(row[-1].span)
    if not _HELD.match(text.plain, behind) and not (common and text.plain.startswith("公布", behind)):
        return row
    deed = row[-1].label
    if deed and not common and text.body.startswith(deed, behind):  # 「少年组」 and its 「开赛」
        return [replace(one, label=deed, owner=name, called=name + deed) for one, name in zip(row, names, strict=True)]
    return [
        replace(one, label=name + common * (name is not names[-1]), owner=None, called=None)
        for one, name in zip(row, names, strict=True)
    ]


def _common(names: Sequence[str]) -> str:
    """What the last name alone says, of all: 成绩 of 「笔试、面试成绩」, where they are of one sort up to that."""
    lengths = {len(name) for name in names[:-1]}
    at = lengths.pop()
    alike = not lengths and len(names[-1]) > at + 1 and {name[-1] for name in names[:-1]} == {names[-1][at - 1]}
    return names[-1][at:] if alike else ""
