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

    @property
    def english(self) -> bool:
        """Whether the text names a month in English."""
        if self._english is None:
            self._english = _ENGLISH.search(self.text) is not None
        return self._english

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
_BEHIND = (
    r"(?: ?(?:早上|上午|下午|中午|晚上|凌晨|\( ?(?:周|星期|礼拜)?[一二三四五六日天] ?\)|(?:周|星期|礼拜)[一二三四五六日天]|"
    r"[0-9]{1,2}:[0-9]{2}|之前|以前|前[^后0-9])| [0-9]{1,2}:[0-9]{2}|号(?![楼线门馆院店]))"
)
# the month in front is asked for behind the sign, which is quickly found
_MONTH = "(?:(?<=(?<![0-9./a-zA-Z])[1-9].)|(?<=(?<![0-9./a-zA-Z])(?:1[0-2]|0[1-9]).))"
_SURELY = {sign: re.compile(rf"[{sign}]{_MONTH}(?:[12][0-9]|3[01]|0?[1-9])(?![0-9./]){_BEHIND}") for sign in "./"}
