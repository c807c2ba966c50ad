"""Days written in a way of their own, alone on a line under a title: 「05-03-12 08:30」, 「12 3 月, 2005」, 「March 12th, 2005」.

The usual forms are `marks.DATE`; these are none where other words stand beside them.
"""

from __future__ import annotations

import datetime
import re

from zh.numerals import number

_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_HAN = "[〇零一二三四五六七八九十廿卅百]"
_MONTHS = _NAMES.split("|")
_LONGEST = 48  # characters of such a line
# one of these is in every form; begun by one set of characters, it takes a third of the time
_PIECE = re.compile(rf"[\d{_HAN[1:-1]}jfmasond](?<=(?=\d\s?[-/.—–－月]|{_HAN}\s?月|20\d{{6}}|1[01]\d{{5}}|{_NAMES}).)")
# 「文章 由 某某 » 週五 3月 01, 2024 10:00 am」, as forums write it, 「由 某某创建于11月 08, 2022」, as wikis do
_FRONT = r"^\W*(?:(?:文章|帖子|主题)?\W*由[^»]{1,40}»\W*|由.{1,24}?(?:创建|建立|发布|发表)于?\W*|于\W+)?(?:[\u4e00-\u9fff]{2,4}\s?:\s*|(?:posted|published)(?:\s+on)?\s*:?\s+|date\s*:\s*)?(?:(?:星期|周)[一二三四五六日天]\W*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\W+)?"
_BEHIND = r"(?:\W+(?:于\W*)?(?P<clock>(?:[上下]午)?\s?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]m|\s?[上下]午)?))?\W*(?:[\u4e00-\u9fff]{2,8}\W*)?$"
_HALF = re.compile(r"(.+\d)\s?([上下]午)$")  # 「09:00 上午」
_WRITTEN = (
    r"(?P<short>[0-3]\d)[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12]\d|0?[1-9])",
    rf"(?P<month>1[0-2]|0?[1-9]|{_HAN}{{1,2}})\s?月\s?(?P<day>3[01]|[12]\d|0?[1-9])日?,?\s+(?P<year>(?:19|20)\d\d)年?",
    rf"(?P<day>3[01]|[12]\d|0?[1-9])日?\s+(?P<month>\d\d?|{_HAN}{{1,2}})\s?月,?\s+(?P<year>(?:19|20)\d\d)年?",
    r"(?P<year>(?:19|20)\d\d)年?\s+(?P<month>1[0-2]|0?[1-9])\s?月\s+(?P<day>3[01]|[12]\d|0?[1-9])日?",
    r"(?P<day>3[01]|[12]\d|0?[1-9])日?\s+(?P<year>(?:19|20)\d\d)\s?[-/.年]\s?(?P<month>1[0-2]|0?[1-9])月?",
    rf"(?P<name>{_NAMES})[a-z]{{0,6}}\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th),?\s+(?P<year>(?:19|20)\d\d)",
    rf"(?P<year>(?:19|20)\d\d)-(?P<name>{_NAMES})[a-z]{{0,6}}-(?P<day>\d\d?)",
    r"(?P<year>(?:19|20)\d\d)\s?[—–－]\s?(?P<month>1[0-2]|0?[1-9])\s?[—–－]\s?(?P<day>3[01]|[12]\d|0?[1-9])",
    rf"(?:中华)?民国(?P<republic>{_HAN}{{1,5}})年(?P<month>{_HAN}{{1,2}})月(?P<day>{_HAN}{{1,3}})日",
    r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
    r"(?:(?<=^日期:)|(?<=(?:发布|发表|公布|公告|刊登|张贴|上网|上架|发文|建档|更新|修改)日期:))(?P<roc>1[01]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",  # no 「編號：1130305」, no 「截止日期：1130305」
    r"(?P<either>3[01]|[12]\d|0?[1-9])[/.-](?P<other>3[01]|[12]\d|0?[1-9])[/.-](?P<year>(?:19|20)\d\d)",
)
_FORMS = tuple(re.compile(_FRONT + form + _BEHIND) for form in _WRITTEN)
# most lines are none of them: that is asked for all at once
_ANY = re.compile(re.sub(r"\?P<\w+>", "?:", f"{_FRONT}(?:{'|'.join(_WRITTEN)}){_BEHIND}"))


def alone(bare: str) -> str | None:
    """The day (and minute) that is all of a line but for a label, a weekday, a short name behind it: 2005-03-12 08:30."""
    if len(bare) > _LONGEST or not _PIECE.search(bare) or not _ANY.match(bare):
        return None
    for form in _FORMS:
        found = form.match(bare)
        if found:
            part = found.groupdict()
            try:
                clock = _HALF.sub(r"\2\1", part["clock"] or "")
                return f"{_date(part).isoformat()} {clock}".strip()
            except ValueError:
                return None
    return None


def _date(part: dict[str, str | None]) -> datetime.date:
    """Raises ValueError where there is no such day."""
    if part.get("short"):
        year = 2000 + _value(part["short"])
    elif republic := part.get("republic") or part.get("roc"):
        year = 1911 + _value(republic)
    else:
        year = _value(part["year"])
    if part.get("either"):  # 04/23/2023, 23/04/2023; 04/03/2023 may be of March or of April
        month, day = _value(part["either"]), _value(part["other"])
        if month <= 12 and day <= 12 and month != day:
            raise ValueError(part["either"])
        return datetime.date(year, day, month) if month > 12 else datetime.date(year, month, day)
    name = part.get("name")
    return datetime.date(year, _MONTHS.index(name) + 1 if name else _value(part["month"]), _value(part["day"]))


def _value(written: str | None) -> int:
    value = number(written or "")
    if value is None:
        raise ValueError(written)
    return value
