"""The day and the minute that a line of a page's head gives, in any form that heads are written in.

`DAY` and `CLOCK` read a line in plain or bare characters; a clock is asked for right behind its day.
"""

from __future__ import annotations

import datetime
import re

from zh.bare import bare

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "o": "0"}
_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY = re.compile(
    r"(?=[\d一二民jfmasond])(?:"  # what the alternatives begin with
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s?(?P<sep>[-/.年])\s?(?P<month>1[0-2]|0?[1-9])\s?[-/.月]\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
    r"|(?<!\d)民国\s?(?P<roc>\d{2,3})\s?年\s?(?P<roc_month>1[0-2]|0?[1-9])\s?月\s?(?P<roc_day>3[01]|[12]\d|0?[1-9])\s?日?"
    r"|(?<![\d.-])(?P<short>(?:1[01]|9)\d)\s?[-/.年]\s?(?P<short_month>1[0-2]|0?[1-9])\s?[-/.月]\s?(?P<short_day>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
    r"|(?P<han_year>[一二][〇零○o一二三四五六七八九]{3})年(?P<han_month>[一二三四五六七八九十]{1,2})月(?P<han_day>[一二三四五六七八九十]{1,3})日"
    r"|\b(?P<en_month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+(?P<en_day>\d{1,2})(?:st|nd|rd|th)?\b,?\s+(?:[a-z]{3,9},?\s+)?(?P<en_year>(?:19|20)\d\d)"
    rf"|\b(?P<eu_day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<eu_month>{_NAMES})[a-z]{{0,6}}\.?,?[\s-]+(?P<eu_year>(?:19|20)\d\d)"
    rf"|\b(?P<c_month>{_NAMES})\s+(?P<c_day>\d{{1,2}})\s+(?=\d\d:\d\d)(?P<c_time>[\d:]+)\s+(?:(?P<c_zone>[a-z]{{2,5}}(?:[+-]\d\d:?\d\d)?)\s+)?(?P<c_year>(?:19|20)\d\d)"
    r"|(?<!\d)(?P<apart_year>(?:19|20)\d\d)\s+(?P<apart_month>1[0-2]|0[1-9])\s?[-/]\s?(?P<apart_day>3[01]|[12]\d|0[1-9])(?!\d)"
    r"|(?<!\d)(?P<packed>20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:t?(?P<packed_time>(?:[01]\d|2[0-3])[0-5]\d)(?:[0-5]\d)?(?P<packed_zone>z)?)?(?![\d号]))"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
CLOCK = re.compile(
    r"^[\s|,，.t(（\]】/]*(?:(?:星期|周|礼拜)[一二三四五六日天][\s)）,，]*|[一二三四五六日天][)）]\s*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?[\s,]*)?(?:(?:北京|格林尼治标准|当地|本地|香港|台北)?时间\s?)?(?P<half>[上下]午|凌晨|早上|清晨|早|中午|傍晚|晚上?|夜间|深夜|am|pm)?\s*(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s?[:点时]\s?(?P<minute>[0-5]\d)分?)(?:[:]?(?P<second>[0-5]\d)秒?(?:\.\d+)?)?\s*(?P<late>am|pm)?\s*(?P<zone>z\b|(?:gmt|utc)(?!\s?[+-]\d)|(?:gmt|utc)\s?[+-]\d\d:?\d\d|\s?\+\d\d:?\d\d|(?<=:\d\d)-(?:0\d|1[0-2]):?[0-5]\d(?![:\d]))?"
)
_UPDATE = re.compile(r"(?:更新|修改|成文|下架|截止|回复|注册|生成|废止|失效|印发|生效|实施|有效)\S{0,6}$")
# behind its day, where no label opens the line: 「2024-03-05發布，2024-03-10修訂」
_BEHIND = re.compile(
    r"\s?(?:(?P<out>发布|发表|公布|刊登|张贴|上架)|(?P<changed>更新|修改|修订|修正|编辑))(?=$|[\s,;。、|()/])"
)
_PUBLISH = re.compile(r"(?:发布|发表|公开|上架|上版|刊登|张贴|寄送|发送|上传)\S{0,6}$")
# a day that is set wide: 「中 華 民 國 113 年 3 月 8 日」
_WIDE = re.compile(r"(?<=[中华民国年月])\s+(?=[华民国\d])|(?<=\d)\s+(?=[年月日])")
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # times in pages are China's


def instant(text: str) -> str | None:
    """The day or minute of publication that a line gives: behind a label of publication, else the first.

    「發表於 2021-3-5 下午 6:34　更新 2021-3-9」 → 2021-03-05T18:34. Years of the Republic are understood (112-10-19), and instants with
    an offset are given in China's time.
    """
    line = _WIDE.sub("", bare(text))
    best: tuple[int, str] | None = None
    done = 0
    labelled = None  # whether the first day has its label in front
    for found in DAY.finditer(line):
        day = _day(found)
        if day is None:
            continue
        before = line[done : found.start()].rstrip(" :：[(【\t")
        done = found.end()
        rank = 1 + bool(_PUBLISH.search(before)) - 2 * bool(_UPDATE.search(before))
        labelled = bool(before) if labelled is None else labelled
        if not labelled and (behind := _BEHIND.match(line, done)):
            rank = 2 if behind["out"] else -1
            done = behind.end()
        if best is None or rank > best[0]:
            best = (rank, _minute(day, _clock(found) or line[found.end() :]))
    if best is None and re.fullmatch(r"1[0-9]{9}(?:\d{3})?", line.strip()):  # seconds since 1970
        moment = datetime.datetime.fromtimestamp(int(line.strip()[:10]), _ZONE)
        return moment.replace(tzinfo=None).isoformat(timespec="minutes")
    return best[1] if best else None


def _clock(found: re.Match[str]) -> str:
    """The clock that stands in the day itself: 「Mon May 06 09:30:00 CST 2024」, where CST is China's, 「20240506093000」."""
    if found["packed_time"]:
        return f"{found['packed_time'][:2]}:{found['packed_time'][2:]}{found['packed_zone'] or ''}"
    zone = found["c_zone"] if (found["c_zone"] or "").startswith(("gmt", "utc")) else ""
    return f"{found['c_time']} {zone}" if found["c_time"] else ""


def _day(found: re.Match[str]) -> datetime.date | None:
    part = found.groupdict()
    try:
        if part["year"]:
            return datetime.date(int(part["year"]), int(part["month"]), int(part["day"]))
        if part["roc"]:
            return datetime.date(int(part["roc"]) + 1911, int(part["roc_month"]), int(part["roc_day"]))
        if part["short"]:
            return datetime.date(int(part["short"]) + 1911, int(part["short_month"]), int(part["short_day"]))
        if part["apart_year"]:
            return datetime.date(int(part["apart_year"]), int(part["apart_month"]), int(part["apart_day"]))
        for lang in ("en", "eu", "c"):
            if part[f"{lang}_year"]:
                month = _MONTHS.index(part[f"{lang}_month"]) + 1
                return datetime.date(int(part[f"{lang}_year"]), month, int(part[f"{lang}_day"]))
        if part["packed"]:
            return datetime.datetime.strptime(part["packed"], "%Y%m%d").date()
        year = int("".join(_DIGITS[char] for char in part["han_year"]))
        return datetime.date(year, _number(part["han_month"]), _number(part["han_day"]))
    except (ValueError, KeyError):
        return None


def _number(text: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[text])
    return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)


def _minute(day: datetime.date, rest: str) -> str:
    found = CLOCK.match(rest)
    if not found:
        return day.isoformat()
    hour = int(found["hour"])
    half = found["half"] or found["late"] or ""
    late = half in ("晚", "夜间", "深夜") and 5 < hour < 12  # 「深夜1:20」 is no 13:20
    if late or half in ("下午", "傍晚", "晚上", "pm") and hour < 12 or half == "中午" and hour < 11:
        hour += 12
    elif half in ("上午", "凌晨", "am") and hour == 12:
        hour = 0
    moment = datetime.datetime(day.year, day.month, day.day, hour, int(found["minute"]))
    zone = found["zone"]
    if zone:
        offset = datetime.timedelta()
        if zone[-1].isdecimal():
            zone = zone.lstrip("gmtuc ")
            offset = datetime.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
            offset = -offset if zone[0] == "-" else offset
        if offset < datetime.timedelta(hours=24):
            moment = moment.replace(tzinfo=datetime.timezone(offset)).astimezone(_ZONE)
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")
