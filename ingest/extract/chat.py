"""Messages copied out of a chat: what a message says is the text, its head tells who wrote it and when.

Heads are known by their form, as programs set them in front of a message or over it (FORMS), and by where they stand: the text begins with
one, or with the lines that an export has over them. A form that other lines have too (「青禾物業 2026/3/1 09:00」 over a notice) must
stand over two messages, one of them written at no round minute; an hour and a name in front of a text (「14:02 王經理 …」, a schedule has such
rows) only count where an export of LINE says what it is, or a minute is no round one, a name comes again and the texts are sentences. Who wrote a message is no part of what it says, and
when tells on what day it came out, no more. A name that announces (「[2026/3/1 09:00] 公告：…」) is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ingest.extract import marks
from ingest.extract.letter import in_order
from ingest.extract.signature import WEEKDAY
from records import Candidate, LeftOut
from zh.bare import simple

_DAY = r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:19|20)\d\d)"
_CLOCK = r"(?:[上下中]午|凌晨|早上|晚上)?\s?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_MOMENT = rf"(?P<day>{_DAY})[,，]?\s{{1,3}}(?P<clock>{_CLOCK})"
# a name, with the number or address that some programs write behind it; a telephone stands for who has no name
_WORD = r"[^\s:：,，。；;!！?？|\[\]【】()（）<>「」]{1,16}"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,2}}|\+\d[\d \-]{{6,18}}\d)(?:[(（<][\w.@+-]{{1,40}}[)）>])?"
_ROW = re.compile(rf"(?P<clock>{_CLOCK})[\t ]{{1,3}}(?P<name>{_WORD})[\t ]{{1,3}}(?=\S)")  # of LINE

# a head in front of its message, or alone over it; the least number of them
_FORMS = (
    (re.compile(rf"\[{_MOMENT}\]\s?{_NAME}\s?[:：]\s*"), 1),  # [2026/3/1 09:00] 王經理：…
    (re.compile(rf"{_MOMENT}\s[-–]\s{_NAME}[:：]\s*"), 1),  # 2026/3/1, 09:00 - 王經理: …
    (re.compile(rf"{_NAME},\s\[{_MOMENT}\]$"), 1),  # 王經理, [2026/3/1 09:00]
    (re.compile(rf"{_NAME}\s{{1,3}}{_MOMENT}[:：]?$"), 2),  # 王經理 2026/3/1 09:00:00
    (re.compile(rf"{_MOMENT}\s{{1,3}}{_NAME}[:：]?$"), 2),  # 2026-03-01 09:00:00 王經理(1234567)
)
_LONGEST = 120  # characters in which a head ends
_OF_DAY = re.compile(
    rf"[-—─=]*\s*(?P<day>{_DAY})[,，]?\s*[(（]?(?:{WEEKDAY.pattern}|[一二三四五六日])?[)）]?\s*[-—─=]*"
)
_OF_EXPORT = re.compile(r"\[LINE\].{0,60}|(?:储存|保存|存储)日期[:：].{0,30}|.{0,30}聊天[记纪]录[:：]?")
_OF_LINE = "[LINE]"
_OPENING = 4  # lines of an export over its first message
_LABEL = re.compile(r"更新|新增|修复|优化|开始|截止|结束|时间|日期|地点|内容|标题|来源|作者|编辑|发布|发表|浏览|阅读")
_ROWS = 2  # of LINE without its head
_ENDS = re.compile("[，。！？,!?]")


class Chat(Struct):
    """The messages without their heads; `day` is the first one's."""

    text: str
    day: str
    heads: tuple[str, ...]

    def candidates(self) -> tuple[Candidate, ...]:
        return (Candidate(field="published", text=self.day, evidence="chat", weight=15.0),) if self.day else ()

    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(dict.fromkeys(LeftOut(kind="source_line", text=head) for head in self.heads))


def chat_of(text: str) -> Chat | None:
    """The chat that a text was copied from, None where it is none."""
    lines = text.split("\n")
    opening = [line.strip() for line in lines[:60] if line.strip()][:_OPENING]
    while opening and (_is_of_export(opening[0]) or _OF_DAY.fullmatch(simple(opening[0]))):
        opening = opening[1:]
    if not opening:
        return None
    for form, least in _FORMS:
        if _head(form, opening[0]):
            found = [_head(form, line.strip()) for line in lines]
            heads = [head for head in found if head]
            told = len(heads) >= least and (least == 1 or _at_any_minute(heads)) and _are_over_texts(lines, found)
            return _chat(lines, found) if told else None
    rows = [_row(line.strip()) for line in lines]
    return _chat(lines, rows) if _row(opening[0]) and _is_of_line(lines, rows) else None


def _head(form: re.Pattern[str], line: str) -> re.Match[str] | None:
    head = form.match(line[:_LONGEST])
    cut = head is not None and head.end() == _LONGEST < len(line)
    return None if head is None or cut or _announces(head["name"]) else head


def _row(line: str) -> re.Match[str] | None:
    row = _ROW.match(line[:_LONGEST])
    return None if row is None or _announces(row["name"]) else row


def _announces(name: str) -> bool:
    name = simple(name)
    return (
        marks.ANNOUNCES.search(name) is not None
        or _LABEL.search(name) is not None
        or not re.search(r"[^\W\d]|\+", name)
    )


def _is_of_export(line: str) -> bool:
    return _OF_EXPORT.fullmatch(simple(line)) is not None


def _are_over_texts(lines: list[str], found: Sequence[re.Match[str] | None]) -> bool:
    """Whether most heads have a message: a list of titles with their days has none."""
    heads = empty = 0
    over = False  # whether the last line that is not empty is a head alone
    for line, head in zip(lines, found, strict=True):
        if head:
            heads += 1
            empty += over
            over = head.end() == len(line.strip())
        elif line.strip():
            over = False
    return 2 * (empty + over) < heads


def _at_any_minute(heads: list[re.Match[str]]) -> bool:
    """Whether one of the heads has a minute or second that nobody sets a beginning or an end at: neither 09:30 nor 23:59."""
    return any(int(part) % 5 and part != "59" for head in heads for part in re.findall(r":(\d\d)", head["clock"]))


def _is_of_line(lines: list[str], rows: Sequence[re.Match[str] | None]) -> bool:
    """Whether rows with an hour and a name are messages, and no schedule."""
    if any(line.strip().startswith(_OF_LINE) for line in lines[:_OPENING]):
        return True
    heads = [row for row in rows if row]
    names = [row["name"] for row in heads]
    texts = [line.strip()[row.end() :] for line, row in zip(lines, rows, strict=True) if row]
    return (
        len(heads) >= _ROWS
        and len(set(names)) < len(names)
        and _at_any_minute(heads)
        and 2 * sum(_ENDS.search(one) is not None for one in texts) >= len(texts)
    )


def _chat(lines: list[str], found: Sequence[re.Match[str] | None]) -> Chat:
    kept: list[str] = []
    heads: list[str] = []
    day = ""
    for line, head in zip(lines, found, strict=True):
        bare = line.strip()
        if head:
            heads.append(bare[: head.end()].strip())
            day = day or head.groupdict().get("day") or ""
            kept.append(bare[head.end() :])
        elif of_day := _OF_DAY.fullmatch(simple(bare)):
            heads.append(bare)
            day = day or of_day["day"]
        elif not day and _is_of_export(bare):
            heads.append(bare)
        else:
            kept.append(line)
    return Chat("\n".join(kept).strip("\n"), in_order(day), tuple(heads))
