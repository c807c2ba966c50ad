"""Whether a date is that of a signature: alone or behind a name at the end of an announcement, or alone under who signs.

No signature is a day that a line above calls a time, and a row of a list of names and days (「预赛 6月20日⏎决赛 7月4日」).
"""

from __future__ import annotations

import re

from ingest.record.bodies import FIRMS
from ingest.record.text import Text
from zh.dates import Found

_SIGNED = re.compile(r"[^,。;:!?\t\n]{2,24} ")  # 「某某中学教务处 2024年5月31日」
_SIGNER = re.compile(rf"\s*[^,。;:!?()\t\n\d]{{2,30}}(?:{FIRMS}|[局处署厅部委院校])\s*")
_SIDES = 2  # who sign one paper
_TIME_HEAD = re.compile(
    r"(?:[\s(]*[一二三四五六七八九十\d]{1,3}[)、.]+)?\s*[^,。;:!?\n\d]{0,12}(?<!发布)(?<!发文)(?<!印发)(?<!成文)(?:时间|日期|期限|时限)\s*:?\s*"
)


def of_signature(text: Text, one: Found) -> bool:
    if one.kind != "date" or not (at := text.line(one.offset)):
        return False
    alone = (one.offset, one.stop) == (text.lines[at].start, text.lines[at].end)
    if alone and _signs(text, one, at):
        return True
    if at < len(text.lines) - 2 or _headed(text, at):
        return False
    return alone or _name_and_day(text, one, at) and not _among_rows(text, one, at)


def _name_and_day(text: Text, one: Found, at: int) -> bool:
    """Whether a line is a name and this date, with a space between them."""
    line = text.lines[at]
    return one.stop == line.end and _SIGNED.fullmatch(text.plain, line.start, one.offset) is not None


def _among_rows(text: Text, one: Found, at: int) -> bool:
    """Whether a name and a day stand in a list of such lines: 「预赛 6月20日⏎决赛 7月4日」; a day before all of the list above is
    that of a signature, with its year one before the row above, and so are two full dates, and days that are all one: who signs
    (「甲方 2026年5月1日⏎乙方 2026年5月1日」).
    """
    if _SIGNER.fullmatch(text.plain, text.lines[at].start, one.offset):
        return False
    rows = {
        near: other.start or ""
        for other in text.found
        if other.first is not None
        and one.first is not None
        and other.first.written == one.first.written
        and _name_and_day(text, other, near := text.line(other.offset))
    }
    full = one.first is not None and "year" in one.first.written
    if len(set(rows.values())) == 1 or len(rows) == _SIDES and full:
        return False
    if at + 1 in rows or at - 1 not in rows:
        return at + 1 in rows
    return rows[at - 1] <= rows[at] if full else min(rows.values()) < rows[at]


def _signs(text: Text, one: Found, at: int) -> bool:
    """Whether a date alone on its line stands under who signs, wherever that is: before an attachment or a notice passed on."""
    if one.first is None or not {"year", "month", "day"} <= one.first.written:
        return False
    return _SIGNER.fullmatch(text.plain, text.lines[at - 1].start, text.lines[at - 1].end) is not None


def _headed(text: Text, at: int) -> bool:
    """Whether the line above calls what is on a line a time: 「五、比赛时间」 over a day at the end of the page."""
    above = text.lines[at - 1]
    return _TIME_HEAD.fullmatch(text.plain, above.start, above.end) is not None
