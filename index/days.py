"""Days and months of a text, however they are written → what they say, so that each way of writing finds all the others.

2024-03-05 · 2024/3/5 · 113.3.5 · 20240305 · 2024年3月5日 · 民國113年3月5日 · 二〇二四年三月五日 · 3月5日 · 3/5(二) · 113年3月
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from zh.numerals import number

REPUBLIC = 1911  # years of the Republic count from here
_SHORT = 80  # a year of two digits is of the Republic from here on (98年 is 2009), else of this century (24年)
_EARLIER, _LATER = 90, 275  # days from a publication to a day that it names without a year: 1月5日 in a December

_SAID = "〇○零一二三四五六七八九十廿卅"
_MONTH, _DAY = "(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_TO = "(?: ?[-~至到、,和及] ?){1,2}"
_SPOKEN = re.compile(
    rf"(?:(?P<era>民国 ?)?(?<!\d)(?P<year>\d{{2,4}}|(?<![{_SAID}百千])(?:一百)?[{_SAID}]{{1,4}}) ?年 ?)?"
    rf"(?<![\d.])(?P<month>{_MONTH}|(?<![{_SAID}百千])(?:十[一二]?|[一二三四五六七八九])) ?月(?!\d\.)"
    rf"(?: ?(?P<day>{_DAY}|[{_SAID}]{{1,3}}) ?"
    rf"(?:(?P<said>[日号])(?:{_TO}(?P<last>{_DAY}) ?[日号])?|{_TO}(?P<until>{_DAY}) ?[日号]))?"
)
_REACH = 16  # characters on either side of 月 that may belong to its day
_MAY = re.compile(r"\d[-/.]|20[0-3]\d[01]\d[0-3]\d")
_FIGURES = re.compile(
    rf"(?<![\d.a-z/])(?:(?P<year>(?:19|20)\d\d|1[0-3]\d)(?P<mark>[-/.]) ?(?P<month>{_MONTH})(?P=mark) ?(?P<day>{_DAY})(?!\d|\.\d)"
    rf"|(?P<year_2>(?:19|20)\d\d)[-/](?P<month_2>{_MONTH})(?![-/\d])"
    r"|(?P<year_3>20\d\d)(?P<month_3>0[1-9]|1[0-2])(?P<day_3>0[1-9]|[12]\d|3[01])(?![\d./-])"
    rf"|(?P<month_4>{_MONTH})/(?P<day_4>{_DAY})(?![\d%/]))"
)
# 1/2, 2/3: more often a part of something, unless what follows says that it is a day
_PARTS = frozenset(((1, 2), (1, 3), (2, 3), (1, 4), (3, 4)))
_AS_DAY = re.compile(r" ?(?:\(?(?:周|星期|礼拜)?[一二三四五六日]\)|[-~至到起前止])")


class Told(NamedTuple):
    """A day, or a month (`day` is 0), of a text: `text[start:end]`; `year` is None where it is not written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    @property
    def value(self) -> str:
        """2024-03-05, 2024-03, 03-05 or 03."""
        return value(self.year, self.month, self.day)

    def is_in(self, asked: str) -> bool:
        """Whether it may be the day, or in the month, that a value says: also where one of them has no year."""
        year, rest = (asked[:4], asked[5:]) if asked[4:5] == "-" else ("", asked)
        return value(None, self.month, self.day if "-" in rest else 0) == rest and year in ("", f"{self.year or year}")


@lru_cache(40_000)
def value(year: int | None, month: int, day: int = 0) -> str:
    """A day, or a month (day 0), with or without its year, as a key."""
    return "-".join([*([f"{year:04}"] if year else ()), f"{month:02}", *([f"{day:02}"] if day else ())])


_DOTTED = re.compile(r"(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])")


def dotted(text: str) -> str | None:
    """The day that 11.20 is where it is no number, as a key."""
    match = _DOTTED.fullmatch(text)
    return value(None, int(match[1]), int(match[2])) if match else None


def told(flat: str) -> list[Told]:
    """The days and months of a text in normal form, in order. A day that no month has (4月31日) is one as it is written."""
    found: list[Told] = []
    # most of a text is neither: only what stands round 月, or a mark between digits, is looked at
    at, done = flat.find("月"), 0
    while at >= 0:
        if match := _SPOKEN.search(flat, max(done, at - _REACH), at + _REACH):
            found += _spoken(match)
            done = match.end()
        at = flat.find("月", max(at + 1, done))
    done = 0
    for hint in _MAY.finditer(flat):
        if hint.start() >= done and (match := _FIGURES.search(flat, max(done, hint.start() - 4), hint.end() + _REACH)):
            found += _figures(match)
            done = match.end()
    found.sort()
    # of 2024/1月 the first: the rest of it is no month of its own
    return [
        one for before, one in zip([None, *found], found, strict=False) if before is None or before.end <= one.start
    ]


def _spoken(match: re.Match[str]) -> Iterator[Told]:
    year = _year(match["year"], match["era"] is not None) if match["year"] else None
    month, day = number(match["month"]) or 0, number(match["day"] or "") or 0
    last = match["last"] or match["until"]
    end = match.end("said") if match["last"] else match.end("day") if last else match.end()
    yield Told(match.start(), end, year, month, day if day <= 31 else 0)
    if day and last:
        yield Told(match.end() - len(last) - 1, match.end(), year, month, int(last))


def _figures(match: re.Match[str]) -> Iterator[Told]:
    groups = match.groupdict()
    year, month, day = (
        next((int(found) for way in ("", "_2", "_3", "_4") if (found := groups.get(f"{part}{way}"))), 0)
        for part in ("year", "month", "day")
    )
    year = year + REPUBLIC if 0 < year < 1000 else year
    if year or (month, day) not in _PARTS or _AS_DAY.match(match.string, match.end()):
        yield Told(*match.span(), year or None, month, day)


def _year(written: str, era: bool) -> int:
    year = number(written.replace("○", "〇")) or 0
    if era or _SHORT <= year < 1000:
        return year + REPUBLIC
    return year if year >= 1000 else year + 2000


@lru_cache(40_000)
def year_meant(published: str, month: int, day: int) -> int | None:
    """The year of a day that a page published then names without one; None where no such day is near."""
    came = datetime.date.fromisoformat(published[:10])
    for year in (came.year, came.year + 1, came.year - 1):
        with contextlib.suppress(ValueError):  # 4月31日 has none
            if -_EARLIER <= (datetime.date(year, month, day or 15) - came).days <= _LATER:
                return year
    return None


def keys(title: str, text: str, published: str | None) -> Iterable[str]:
    """The days and months that a record names, as keys: `told:` those written with their year, and each without it;
    `meant:` whose year is not written, with the one that follows from the publication and the one named before;
    `unsaid:` with none, where neither is known; `titled:` all those of the title.

    title, text: in normal form.
    """
    found: dict[str, None] = {}
    published = published[:10] if published else None
    for part in (title, text):
        named: int | None = None
        for _, _, year, month, day in told(part):
            years: tuple[int | None, ...] = (year,)
            named = year or named
            if year:
                found.update(_keys("told", year, month, day))
            else:
                near = year_meant(published, month, day) if published else None
                years = tuple(one for one in dict.fromkeys((near, named)) if one) or (None,)
                for one in years:
                    found.update(_keys("meant" if one else "unsaid", one, month, day))
            found.update(_keys("told", None, month, day))
            if part is title:
                for one in (None, *years):
                    found.update(_keys("titled", one, month, day))
    return found


@lru_cache(40_000)
def _keys(kind: str, year: int | None, month: int, day: int) -> dict[str, None]:
    """A day, and the month that it is in."""
    return {f"{kind}:{value(year, month, to)}": None for to in (day, 0)}
