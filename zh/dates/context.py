"""What the text has said so far, for the forms that hang on it: 次日 on the day before it, 「20日」 on its month."""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from zh.dates.days import falls_on
from zh.script import script_of


def _day(found: re.Match[str]) -> tuple[int, int, int]:
    """Month, day and weekday (Monday 0)."""
    return int(found[1]), int(found[2]), min("一二三四五六日天".index(found[3]), 6)


class Context(Struct, eq=False):
    """`original` is the text as it stands, `text` the folded one, `reference` the day it was put out, or None."""

    original: str
    text: str
    reference: dt.date | None
    today: int | None  # the ordinal of the reference
    last: int | None = None  # ordinal of the last day of the find before
    last_end: int = 0  # where that find ended
    clock: tuple[int, str, int] = (0, "", 0)  # where the last time of the day ended, its part of the day and hour
    year: int | None = None  # the last year that was written
    republic: bool = False  # years of the Republic were written
    unsigned: tuple[int, int] = (0, 0)  # a stretch in which no sign of the Chinese calendar stands
    _surely: dict[str, bool] = {}
    _told: set[int] | None = None  # the months of the days that the text tells as 8/17-9/4
    _english: bool | None = None
    _republican: bool | None = None
    _moves: bool | None = None
    _plan: tuple[int, bool] | None = None
    _of_next: dict[int, set[tuple[int, int, int]]] = {}  # by year: the days that are of the year behind it

    @property
    def republican(self) -> bool:
        """Whether years of two figures may be of the Republic: the text is Traditional, writes no year in four (「2008年」, 「97年7月1日」), and sets
        something for the year in which it was put out, or the next (「訂於95年11月18日」 in 2006; not 「97年7月1日回歸」 in 2008).
        """
        if self._republican is None:
            self._republican = (
                self.reference is not None
                and any(0 <= int(one[1]) + 1911 - self.reference.year <= 1 for one in _SET_FOR.finditer(self.text))
                and _FOUR_FIGURES.search(self.text) is None
                and script_of(self.original) == "hant"
            )
        return self._republican

    @property
    def english(self) -> bool:
        """Whether the text names a month in English."""
        if self._english is None:
            self._english = _ENGLISH.search(self.text) is not None
        return self._english

    @property
    def moves(self) -> bool:
        """Whether something in the text may move days without a year: a plan's year, or weekdays behind days."""
        if self._moves is None:
            self._moves = _MOVED_BY.search(self.text) is not None and _MOVES.search(self.text) is not None
        return self._moves

    def planned(self, year: int, ahead: bool) -> int:
        """The year of a day without one that was read as of `year`: that of the plan that the text is, where it came out
        before or early in it: 「2024年度考试工作计划」 in its January, 「2026年休市安排」 in the December before.

        ahead: the day, read so, lies behind the reference's; only a calendar (日历, 放假) takes such a day on into its year.
        """
        if self._plan is None:
            self._plan = self._plan_of()
        plan, calendar = self._plan
        return plan if year == plan - 1 and (calendar or not ahead) else year

    def _plan_of(self) -> tuple[int, bool]:
        this = self.reference.year if self.reference else 0
        for one in _PLAN.finditer(self.text):
            year = this + _TOLD[one["told"]] if one["told"] else int(one["year"])
            year += 1911 * (year == this - 1911 or year == this - 1910)
            if year in (this, this + 1):
                return year, bool(one["calendar"])
        return 0, False

    def fits_next(self, start: int, year: int) -> bool:
        """Whether the day that begins at `start`, read as of `year`, is of the year behind it, as its weekday says: it fits
        that year alone, so does another one's, and no weekday of the text fits neither.

        「6月8日(周日)、10月6日(周一)」 of a notice of November 2024 are of 2025; one alone is a slip.
        """
        if year not in self._of_next:
            rest = {day for one in _FITTED.finditer(self.text) if not falls_on(year, *(day := _day(one)))}
            alike = len(rest) > 1 and all(falls_on(year + 1, *day) for day in rest)
            self._of_next[year] = rest if alike else set()
        of_next = self._of_next[year]
        return bool(of_next) and (own := _FITTED.match(self.text, start)) is not None and _day(own) in of_next

    @property
    def dotted(self) -> bool:
        """Whether the text writes some day as 6.20, as what stands behind it shows (「6.20早上」)."""
        return self._has(".")

    def slashed(self, month: int, share: bool) -> bool:
        """The same of 6/20. Where only a range shows it (「8/18-9/4」), what may be a share (3/4) is a day only near its month."""
        if self._has("/"):
            return True
        if self._told is None:
            self._told = {int(one[1]) for one in _TOLD_BY_STROKES.finditer(self.text)}
        return any(not share or (month - one + _BEFORE) % 12 <= _ROUND for one in self._told)

    def _has(self, sign: str) -> bool:
        if sign not in self._surely:
            self._surely[sign] = _SURELY[sign].search(self.text) is not None
        return self._surely[sign]


_SET_FOR = re.compile("[订定请将][于在] ?([0-9]{2}) ?年")
_FOUR_FIGURES = re.compile("(?<![0-9])(?:19|20)[0-9]{2} ?年")
_ENGLISH = re.compile("-[A-Z]{3}-|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_TOLD = {"今年": 0, "本年度": 0, "明年": 1, "下年度": 1}
_PLAN = re.compile(
    r"(?:(?<![0-9])(?P<year>[0-9]{3,4}) ?(?:学?年度?)|(?P<told>今年|本年度|明年|下年度))[^,。;\n]{0,16}?"
    r"(?:(?P<calendar>日历|年历|行事历|(?:放假|假期|节假日|休市|调休)[^,。;\n]{0,4}(?:安排|表))|"
    r"计划(?=[表如公印安:》」”,。\n]|\Z)|时间表|日程表|日程安排|[时期]程(?=[表:,。\n]|\Z)|安排表|安排如下|一览表)"
)
_FITTED = re.compile(
    r"(?<![0-9年./-])(1[0-2]|0?[1-9])月([12][0-9]|3[01]|0?[1-9])[日号]? ?\([^()\n]{0,8}?(?:周|星期|礼拜)([一二三四五六日天])"
)
# one of both, as a question alone: begun by one set of characters, it takes a fifth of the time
_MOVES = re.compile(rf"[0-9今本明下](?<=(?={_PLAN.pattern}|{_FITTED.pattern}).)")
_MOVED_BY = re.compile("[历表排划程(]")  # in all that either finds; most short texts have none of them
_BEHIND = (
    r"(?: ?(?:早上|上午|下午|中午|晚上|凌晨|\( ?(?:周|星期|礼拜)?[一二三四五六日天] ?\)|(?:周|星期|礼拜)[一二三四五六日天]|"
    r"[0-9]{1,2}:[0-9]{2}|之前|以前|前[^后0-9])| [0-9]{1,2}:[0-9]{2}|号(?![楼线门馆院店]))"
)
# the month in front is asked for behind the sign, which is quickly found
_MONTH = "(?:(?<=(?<![0-9./a-zA-Z])[1-9].)|(?<=(?<![0-9./a-zA-Z])(?:1[0-2]|0[1-9]).))"
_SURELY = {sign: re.compile(rf"[{sign}]{_MONTH}(?:[12][0-9]|3[01]|0?[1-9])(?![0-9./]){_BEHIND}") for sign in "./"}
# from day to day, one of which no fraction has below it, or one before 先: 「报名 8/17-9/4」, 「10/26先开放…」
_TOLD_BY_STROKES = re.compile(
    r"(?<![0-9./a-zA-Z])(1[0-2]|0?[1-9])/(?:1[3-9]|2[0-9]|3[01])(?: ?[至到~-]{1,2} ?(?:1[0-2]|0?[1-9])/[0-3]?[0-9](?![0-9./%])| ?先[\u4e00-\u9fff])"
)
_BEFORE, _ROUND = 2, 6  # months before the first of such days, and round it, in which the others lie
