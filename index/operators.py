"""The operators of the query language: how each may be named, and what its value says.

    title  site  publisher  category  published  deadline  added  open  flagged  kind  status  script

A value that says nothing is told as a message (`misread`): the operator is left out then, never looked for as a word
without a word about it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Any

from index.days import REPUBLIC, told
from records import FLAG_KINDS, Message, host_of
from zh.script import fold, fold_width

Values = dict[str, Any]  # fields of Filters

_CHINESE = {
    "title": "標題 題目 題名",
    "site": "網站 站點 網址",
    "publisher": "發布者 發佈者 發布單位 發佈單位",
    "category": "類別 分類",
    "published": "發布 發佈 發布日期 發佈日期 發布時間 發佈時間 日期",
    "deadline": "截止 截止日 截止日期 截止時間",
    "added": "收錄 入庫",
    "open": "開放",
    "flagged": "疑點 存疑",
    "status": "狀態",
    "script": "繁簡 字體",
}
_LATIN = "title site publisher category published deadline added open flagged kind status script".split()
# as typed → the operator; Simplified beside Traditional
NAMES = {name: name for name in _LATIN}
NAMES |= {way: name for name, typed in _CHINESE.items() for one in typed.split() for way in (one, fold(one))}

_CHOICES: dict[str, dict[str, Any]] = {
    "flagged": dict.fromkeys("yes true y 1 是 有".split(), True)
    | dict.fromkeys("no false n 0 否 无 没有".split(), False),
    "kind": {kind: kind for kind in FLAG_KINDS},
    "status": dict.fromkeys("open 开放 开放中 进行中".split(), "open")
    | dict.fromkeys("upcoming 即将开始 未开始".split(), "upcoming")
    | dict.fromkeys("closed 截止 已截止 结束 已结束".split(), "closed"),
    "script": dict.fromkeys("hant 繁 繁体 繁体中文 正体".split(), "hant")
    | dict.fromkeys("hans 简 简体 简体中文".split(), "hans")
    | dict.fromkeys("latin 拉丁 英文".split(), "latin"),
}
_TOLD = {
    "flagged": "yes, no",
    "kind": ", ".join(FLAG_KINDS),
    "status": "open, upcoming, closed",
    "script": "hant, hans, latin",
}
_RANGES = ("published", "deadline", "added")


def named(typed: str) -> str | None:
    """The operator that a name means, in any width and script: 標題 → title; None for what is none."""
    return NAMES.get(fold_width(typed)) or NAMES.get(typed)


def read(operator: str, value: str, today: str = "") -> Values | None:
    """The filter that an operator other than title asks for; None where its value says nothing."""
    value = value.strip()
    if not value:
        return None
    if operator in ("publisher", "category"):
        return {operator: (value,)}
    if operator == "site":
        host = host_of(fold_width(value))
        return {"site": host} if "." in host or host == "localhost" else None
    if operator in _CHOICES:
        plain = fold(fold_width(value))
        plain = plain.replace("-", "_") if operator == "kind" else plain
        known = _CHOICES[operator]
        return {operator: known[plain]} if plain in known else None
    if operator in _RANGES:
        return _range(operator, value, today)
    day = days(value, today)
    return {"open_on": day[0]} if day and day[0] == day[1] else None


_LIKE_A_DAY = re.compile(r"[\d年月日./~～…至到\-]+")


def misread(operator: str, typed: str, value: str) -> Message | None:
    """What is told of an operator that says nothing. None where it may be no operator at all but a line of a page: 「開放：每日
    九時」 is looked for as it is."""
    if fold_width(typed) not in _LATIN:
        attempt = fold_width(value)
        if not (attempt[:4].isdigit() and _LIKE_A_DAY.fullmatch(attempt)):
            return None
    query = f"{typed}:{value}"
    if not value.strip():
        return {"key": "misread_empty", "q": query}
    if operator in _TOLD:
        return {"key": "misread_choice", "q": query, "of": _TOLD[operator]}
    if operator == "site":
        return {"key": "misread_site", "q": query}
    return {"key": "misread_days" if operator in _RANGES else "misread_day", "q": query}


# --- days -------------------------------------------------------------------------------------------------------------

_DAY = re.compile(r"(?:(\d{4})|民国(\d{1,3})年?)(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年|(\d{2})(\d{2}))?")
_SHORT_YEAR = re.compile(r"^(1[0-3]\d)年")  # 113年9月
_BETWEEN = re.compile(r"\.\.+|…+|[~～至到—–]+")
_NEAR = {"今天": 0, "今日": 0, "today": 0, "昨天": -1, "昨日": -1, "yesterday": -1, "明天": 1, "明日": 1, "tomorrow": 1}
_MONTHS = {"本月": 0, "这个月": 0, "上个月": -1, "上月": -1, "下个月": 1, "下月": 1}
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "明年": 1}


def days(written: str, today: str = "") -> tuple[str, str] | None:
    """2023, 2023-02, 2023/2/5, 20230205, 2023年2月, 民國112年2月, 112年, 二〇二三年二月, and on a day 今天, 本月, 2/5 and
    2月5日 (of its year) → first and last day; None for what is none."""
    plain = fold(fold_width(written))
    if today and (found := _from_today(plain, datetime.date.fromisoformat(today))):
        return found
    match = _DAY.fullmatch(_SHORT_YEAR.sub(r"民国\1年", plain))
    if not match:
        one = told(plain)[:1]
        year = one[0].year or int(today[:4] or 0) if one and (one[0].start, one[0].end) == (0, len(plain)) else 0
        return _span(year, one[0].month, one[0].day or None) if year else None
    month, day = (int(part) if part else None for part in (match[3] or match[5], match[4] or match[6]))
    year = int(match[1]) if match[1] else int(match[2]) + REPUBLIC
    return _span(year, month, day)


def _from_today(plain: str, today: datetime.date) -> tuple[str, str] | None:
    if plain in _NEAR:
        return ((today + datetime.timedelta(days=_NEAR[plain])).isoformat(),) * 2
    if plain in _MONTHS:
        month = today.year * 12 + today.month - 1 + _MONTHS[plain]
        return _span(month // 12, month % 12 + 1)
    return _span(today.year + _YEARS[plain]) if plain in _YEARS else None


def _span(year: int, month: int | None = None, day: int | None = None) -> tuple[str, str] | None:
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{length:02}"
    return (f"{year:04}-{month:02}-{day:02}",) * 2 if 1 <= day <= length else None


def _range(operator: str, value: str, today: str) -> Values | None:
    """2023-02, 2023-02..2023-03 (with … ~ 至, too), ..2023-03, 2023-02..; the two ends in either order."""
    first, last = f"{operator}_from", f"{operator}_to"
    ends = [part.strip() for part in _BETWEEN.split(value)]
    spans = [days(end, today) if end else None for end in ends]
    if len(ends) > 2 or not any(ends) or any(end and not span for end, span in zip(ends, spans, strict=True)):
        return None
    if len(ends) == 1 and spans[0]:
        return {first: spans[0][0], last: spans[0][1]}
    low, high = spans
    if low and high:
        low, high = sorted((low, high))
    return ({first: low[0]} if low else {}) | ({last: high[1]} if high else {})
