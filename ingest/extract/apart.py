"""Pieces of a block that only the style sheet sets apart: spans that are lines each, a day in a box beside its month."""

from __future__ import annotations

import re
from typing import Any

from ingest.extract import days, events, marks
from ingest.extract.data import in_attributes
from ingest.extract.text import INLINE
from zh.bare import bare

PIECES = frozenset(("span", "b", "em", "i", "strong", "font"))
_MONTH = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}")
_DAY = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$")
_WHOLE_DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日$")
SET_APART = PIECES - {"font"} | {"time", "small"}
_BLOCKS = frozenset(("div", "p", "td", "section"))
_WRITTEN = frozenset(("style", "lang"))  # what a writer's program puts on pieces of a sentence
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_HOUR_OF_DAY = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?\s*(\d{1,2}:\d\d)(?::\d\d)?")
_NUMBER = re.compile(r"\d[\d,.]*[kw万]?\+?")
_AGO = re.compile(r"\d+\s?(?:秒|分钟|小时|天|周|个?月|年)前|[昨前今]天|刚刚")
_EITHER = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?!\d)")  # 03-05-2024: of March or of May
_REST = re.compile(r"[\W日]|上午|下午|(?:星期|周)[一二三四五六日天]")  # of a moment beside day and hour
# what the day behind it is of: a sentence, a term (「本館定於」, 「截止」)
_LEADS = re.compile(
    r"[于自从由至到因在及和与:,。;、]$|(?:截止|有效|失效|废止|下架|注册|加入)\S{0,4}$|(?:报名|活动)(?:时间|日期)$"
)
_SECONDS = 19  # characters of a moment as a program keeps it; who tells of an event by hand writes no seconds
_PIECE = 24  # characters of one of a head
_HEAD = 60  # characters of a line of day, column and readers
_SET = 3  # pieces of a block, each of which may be a line


def head_of(element: Any) -> tuple[str, bool] | None:
    """The moment of a head whose pieces only the style sheet sets apart, 「公告」 「1452」 「2024/4/17」 → 2024/4/17; "" where there is none
    but a number alone; None for any other block: what a writer set in bold, in colours or between words is of a text. And whether
    the pieces are a day's own: 「2024」 「4月」 「17」.
    """
    if element.tag not in _BLOCKS or (element.text or "").strip():
        return None
    if len(element) == 1 and not (element[0].tail or "").strip():
        return None  # one piece alone: <p><span>…</span></p>
    pieces: list[str] = []
    moment, place = "", -1
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag not in SET_APART or not _WRITTEN.isdisjoint(child.keys()):
            return None
        said = bare("".join(child.itertext()).strip())
        if len(said) > _PIECE or child.tag in ("b", "strong") and said and not _NUMBER.fullmatch(said.rstrip("年月日")):
            return None
        if said and all(one.tag in INLINE for one in child.iterdescendants("*")):  # a box in it is a line of its own
            pieces.append(said)
            if not moment and (moment := _moment(child, said)):
                place = len(pieces) - 1
        if tail := (child.tail or "").strip():
            if child.tag != "time" or not moment or not child.tail[0].isspace():
                return None
            pieces += bare(tail).split()
    if len(pieces) < 2 or sum(map(len, pieces)) > _HEAD or "。" in pieces[-1]:
        return None
    counted = any(at != place and _NUMBER.fullmatch(piece) for at, piece in enumerate(pieces))
    if not moment:
        day = _day_alone(" ".join(pieces)) or _of_year(pieces)
        if day and not _day_alone("".join(pieces)):  # 「2025年」 「4月」 「2日」 is read as it stands
            return day, True
        return ("", False) if counted and not day else None
    # beside a number (of readers), it is of a head; a day as few programs write it needs its hour there: 「聖誕音樂會」 「12-24-2025」
    if not counted:
        if not marks.TIME.search(moment) and not marks.DATE.match(pieces[place]):
            return None
        if events.tells("".join(pieces[place:]), 0, len(pieces[place])):
            return None
    return None if place and _LEADS.search(pieces[place - 1]) else (moment, False)


def _moment(element: Any, said: str) -> str:
    """The moment that a piece is: as it is written, of 「6天前」 and of <time> as an attribute keeps it; "" where it is none."""
    if element.tag == "time" or _AGO.fullmatch(said):
        kept = in_attributes(element) or ""
        return kept if len(kept) >= _SECONDS else ""
    return _day_alone(said) or (said if _EITHER.match(said) else "")


def _of_year(pieces: list[str]) -> str | None:
    """The moment of a day with its hour and the year apart: 「05月16日 14:07」 「2025」."""
    for day, year in (pieces, pieces[::-1]) if len(pieces) == 2 else ():
        if _YEAR.fullmatch(year) and (told := _HOUR_OF_DAY.fullmatch(day)):
            return f"{year[:4]}-{told[1]}-{told[2]} {told[3]}"
    return None


def _day_alone(said: str) -> str | None:
    """A day with its hour and nothing else."""
    if day := marks.DATE.match(said):
        return None if _REST.sub("", marks.TIME.sub("", said[day.end() :])) else said
    return days.alone(said)


def in_lines(element: Any) -> bool:
    """Whether a block holds nothing but <span>s of one class of which two say a sentence: the style sheet sets each on a line."""
    if len(element) < _SET or element[0].tag != "span":
        return False
    name = element[0].get("class")
    if not name or (element.text or "").strip():
        return False
    said = 0
    for child in element:
        if child.tag != "span" or name not in (child.get("class") or "") or (child.tail or "").strip():
            return False
        said += "".join(child.itertext()).strip().endswith(("。", "！", "？", "：", ":"))
    return said >= 2


def boxed(element: Any, before: Any) -> bool:
    """Whether an element in a line is a piece of a head that the style sheet sets apart from the short one before it.

    `before` is the element in front. That is one of another class (「2014」 「05/17」 「10:30」), a <time>, a month behind a day, an hour behind a date,
    or stands behind the whole day that opens a short line: 「2024年5月6日」 「商情」 「閱讀 27」.
    """
    if before is None or before.tag not in PIECES or before.tail:
        return False
    if element.tag == "time":
        return True
    if element.tag == "span" == before.tag and (one := before.get("class")) and (other := element.get("class")):
        return one != other and len("".join(before.itertext()).strip()) <= 12
    text = ("".join(before.itertext()) if len(before) else before.text or "").strip()
    if 8 <= len(text) <= 10 and _DAY.match(text):  # 「2024-05-06」 「16:」 「07」
        return "".join(element.itertext())[:1].isdecimal()
    if text.endswith("日") and _WHOLE_DAY.match(text) and before.getprevious() is None:
        block, behind = element.getparent(), "".join(element.itertext()).strip()
        if not behind or behind[0] in "至到起前后後止内內、，。；：:（(—–-~～" or behind[0].isdecimal():
            return False  # 「2026年6月1日」 「至2026年6月10日」
        said = "" if (block.text or "").strip() else "".join(block.itertext()).strip()
        return 0 < len(said) <= _HEAD and not said.endswith(("。", "；", "，", "："))
    return len(text) <= 2 and text.isdecimal() and _MONTH.match("".join(element.itertext()).strip()) is not None
