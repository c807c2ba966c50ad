"""A page that is a list of others under a few words of its own: what a column is for, how many results a search found.

Those words are its text; the names, days and beginnings under them are those of other pages.
"""

from __future__ import annotations

import re

from ingest.extract import marks
from ingest.extract.files import is_attachment
from ingest.extract.frame import Frame
from ingest.extract.line import Line

_LEAD = 4  # lines of such words
_LEAD_LENGTH = 200  # their characters
_ENTRIES = 3  # links with their days that make a list
_BETWEEN = 3  # lines of an entry without link and day
_SIGNED = 4  # lines behind a notice's own list in which who gives it out signs
# the day of an entry, in an element or between brackets of its own
_DAY = re.compile(
    r"(?:^|(?<=[\s\[【(]))((?:19|20|1)\d\d\s?[-/.年]\s?)?(1[0-2]|0?[1-9])\s?[-/.月]\s?(3[01]|[12]\d|0?[1-9])日?(?=$|[\s\]】)])"
)
_UNTIL = re.compile(r"\s*[至到~～—–-]")  # of a term: 「07-01 至 07-10」
_PAGES = re.compile(r"第?\s?\d+(?:\s?/\s?\d+)?\s?页|[上下尾末]一?页")  # under a list: 「第 1/3 頁」
# what a notice says of a list of its own
_OWN = re.compile(r":$|下列|以下|如下|特此")


def list_page(lines: list[Line], framed: Frame) -> Frame | None:
    """The frame of a page that is a list of others: the words under its heading, or else its entries; None where it is a notice.

    Such a list runs from the latest day back, and stands under no line of time and over no signature.
    """
    at = framed.title
    if at >= 0 and lines[at].kind == "heading" and lines[at].linked > 0.9:  # that of the first entry
        begin, low = at, max(0, at - _LEAD - 1)
        title = next((one for one in range(at - 1, low - 1, -1) if lines[one].kind == "heading"), -1)
        if title < 0 or lines[title].links:
            return None
        first, title_last = title + 1, title
    else:
        first, title, title_last = framed.first, at, framed.title_last
        stop = min(len(lines), first + _LEAD + 1)
        begin = next((one for one in range(first + 1, stop) if _leads_away(lines[one])), -1)
        if begin < 0:
            return None
        over = lines[begin - 1]  # the day in front of its link, the head of a table
        if begin > first + 1 and (len(over.cells) > 1 or _day(over)):
            begin -= 1
    lead = lines[first:begin]
    if sum(len(line.text) for line in lead) > _LEAD_LENGTH or any(_OWN.search(line.bare) for line in lead):
        return None
    if lead and (lead[-1].kind == "heading" or lead[-1].opens):
        return None
    if any(line.dated and line.meta for line in lines[max(0, title) : begin]):
        return None
    days, end = _entries(lines, begin)
    late = sum(one < other for one, other in zip(days, days[1:], strict=False))
    if len(days) < _ENTRIES or late > len(days) // 4:
        return None
    if any(marks.SIGN_DATE.match(line.bare) for line in lines[end : end + _SIGNED]):
        return None
    return Frame(first, begin - 1, title, title_last, ()) if lead else Frame(begin, end - 1, title, title_last, ())


def _leads_away(line: Line) -> bool:
    """Whether a line is a link with little beside it, or a row with one."""
    return line.linked > 0.3 or line.cells != () and line.links > 0


def _entries(lines: list[Line], begin: int) -> tuple[list[tuple[int, ...]], int]:
    """The days of the entries that begin at a line, and the line behind the last of them."""
    days: list[tuple[int, ...]] = []
    end, links, since = begin, 0, 0
    for at in range(begin, len(lines)):
        line = lines[at]
        if is_attachment(line) or line.opens or since > _BETWEEN or _PAGES.search(line.bare):
            break
        if line.bare.endswith("。"):  # told whole
            return [], begin
        if _leads_away(line):
            links += 1
            since = 0
        if day := _day(line):
            days.append(day)
            end, since = at + 1, 0
        since += 1
    return (days, end) if links >= len(days) else ([], begin)


def _day(line: Line) -> tuple[int, ...] | None:
    """「2025-06-12」 → (2025, 6, 12); 「06-12」 → (0, 6, 12)."""
    found = _DAY.search(line.bare)
    if found is None or _UNTIL.match(line.bare, found.end()):
        return None
    year = re.sub(r"\D", "", found[1] or "")
    return int(year or 0), int(found[2]), int(found[3])
