"""What the text has said so far, for the forms that hang on it: 次日 on the day before it, 「20日」 on its month."""

from __future__ import annotations

import datetime as dt
import re


class Context:
    """`original` is the text as it stands, `text` the folded one, `reference` the day it was put out, or None."""

    __slots__ = (
        "original",
        "text",
        "reference",
        "today",
        "last",
        "last_end",
        "year",
        "republic",
        "_surely",
        "_english",
        "_plan",
    )

    def __init__(self, original: str, text: str, reference: dt.date | None) -> None:
        self.original = original
        self.text = text
        self.reference = reference
        self.today = reference.toordinal() if reference else None
        self.last: int | None = None  # ordinal of the last day of the find before
        self.last_end = 0  # where that find ended
        self.year: int | None = None  # the last year that was written
        self.republic = False  # years of the Republic were written
        self._surely: dict[str, bool] = {}
        self._english: bool | None = None
        self._plan: bool | None = None

    @property
    def english(self) -> bool:
        """Whether the text names a month in English."""
        if self._english is None:
            self._english = _ENGLISH.search(self.text) is not None
        return self._english

    @property
    def plans(self) -> bool:
        """Whether the text is the plan of the year in which it came out: 「2024年度考试工作计划」, told in its January."""
        if self._plan is None:
            year = self.reference.year if self.reference else 0
            names = (year, year - 1911)
            self._plan = any(int(one[1]) in names for one in _PLAN.finditer(self.text))
        return self._plan

    @property
    def dotted(self) -> bool:
        """Whether the text writes some day as 6.20, as what stands behind it shows (「6.20早上」)."""
        return self._has(".")

    @property
    def slashed(self) -> bool:
        """The same of 6/20."""
        return self._has("/")

    def _has(self, sign: str) -> bool:
        if sign not in self._surely:
            self._surely[sign] = _SURELY[sign].search(self.text) is not None
        return self._surely[sign]


_ENGLISH = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_PLAN = re.compile(
    r"(?<![0-9])([0-9]{3,4}) ?(?:学?年度?)[^,。;\n]{0,16}?(?:计划(?=[表如公印安》」”,。:\n]|\Z)|日历|年历|行事历|时间表|日程表|日程安排|安排表|一览表)"
)
_BEHIND = (
    r"(?: ?(?:早上|上午|下午|中午|晚上|凌晨|\( ?(?:周|星期|礼拜)?[一二三四五六日天] ?\)|(?:周|星期|礼拜)[一二三四五六日天]|"
    r"[0-9]{1,2}:[0-9]{2}|之前|以前|前[^后0-9])| [0-9]{1,2}:[0-9]{2}|号(?![楼线门馆院店]))"
)
# the month in front is asked for behind the sign, which is quickly found
_MONTH = "(?:(?<=(?<![0-9./a-zA-Z])[1-9].)|(?<=(?<![0-9./a-zA-Z])(?:1[0-2]|0[1-9]).))"
_SURELY = {sign: re.compile(rf"[{sign}]{_MONTH}(?:[12][0-9]|3[01]|0?[1-9])(?![0-9./]){_BEHIND}") for sign in "./"}
