"""The school year that a question names: 「114學年度社團哪天抽籤」 is not told by the page of 115學年度, which begins the same months.

Read of the title alone; a page that names the year of the question anywhere may tell of both.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.text import narrow

_YEARS = re.compile(r"(?<!\d)(\d{2,4})(?:\s*[-~/至]\s*\d{2,4})?学年")
OF_THE_REPUBLIC = 1911  # 民國 114 is 2025


def of_other_edition(one: Seen) -> bool:
    """Whether the page is that of another school year."""
    mine, told = _years(one.asked.text), _years(narrow(one.page.title))
    return bool(mine and told) and mine.isdisjoint(told | _years(one.page.text))


def _years(text: str) -> set[int]:
    return {year + OF_THE_REPUBLIC * (year < 1000) for year in map(int, _YEARS.findall(text))}
