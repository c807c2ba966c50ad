"""The school year or season that a question names: 「114學年度社團哪天抽籤」 is not told by the page of 115學年度, which begins the same
months, nor 「春季班哪天報名」 by the page of 秋季班.

Read of the title alone; a page that names the year or season of the question anywhere may tell of both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.marks import Seen
from answer.text import narrow

_YEARS = re.compile(r"(?<!\d)(\d{2,4})(?:\s*[-~/至]\s*\d{2,4})?学年")
OF_THE_REPUBLIC = 1911  # 民國 114 is 2025


def of_other_edition(one: Seen) -> bool:
    """Whether the page is that of another school year or season."""
    return any(
        bool(mine and told) and mine.isdisjoint(told | read(one.page.text))
        for read in (_years, _seasons)
        for mine, told in ((read(one.asked.text), read(narrow(one.page.title))),)
    )


_SEASON = re.compile(r"(?P<one>[春夏秋冬])(?:季|[招班](?![一-鿿]?[生节]))|(?P<off>[暑寒])[假期]")
_OFF = {"暑": "夏", "寒": "冬"}


@lru_cache(maxsize=64)
def _seasons(text: str) -> set[str]:
    return {each["one"] or _OFF[each["off"]] for each in _SEASON.finditer(text)}


def _years(text: str) -> set[int]:
    return {year + OF_THE_REPUBLIC * (year < 1000) for year in map(int, _YEARS.findall(text))}
