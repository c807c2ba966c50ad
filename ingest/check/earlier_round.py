"""Whether a window of an earlier year is of an earlier round, or a fact on record, and so no slip of the year.

Reads, in the sentence of the date: a number of a round that is smaller than another of its sort in the text (「第九届比赛于…」 beside 「第十届」),
or that stands nowhere else while the dates of the later year come before it; a year of its own, the date's (「2024年考试时间：2024年6月7日」);
words of an earlier round (前身, 首届, 最近一次); and single days of what is put on record and not called to (立项, 抽样, 签发). Another window
of the same name in the later year, on other days, is the present round, too. Not seen: history told without any of these.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.check.reading import DAY, Mention, Period, Reading
from zh.numerals import number

_ROUND = re.compile(r"(?:第(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4})|(?P<first>首))(?P<of>[届次期回轮批])")
_PHASES = frozenset("次期轮批")  # of which an announcement may have several to come
_EARLIER = re.compile(
    r"前身|最近一次|近一次|往[届期]|历[届次]|(?<!\d年)(?<!\d年度)首[届次]|[旧老]版(?![^,。;\n]{0,12}换)"
)
_OWN_YEAR = re.compile(r"(?<!\d)(20\d\d|1[0-4]\d)年(?!\d|度?[财学])[^\d,。;\n]{1,16}$")
# what is put on record on a day, and not called to
_RECORDED = re.compile(
    r"受理|立案|立项|抽样|采样|取样|送检|收样|上架|发证|签发|出厂|生产|备案|注册|批准|核准|批复|签[订署约]|调整|修[订改]|年[检审]|变更|"
    r"[公发]布日期|公告日|申请日|招标时间|开工|动工|成立|起诉|报案|中标|入库"
)
_TO_COME = re.compile(r"截止|截至|期限|预计|拟|将|计划|[定订]于|(?<!申)请|须|前$")
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1}
_SAID_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|级|届)|今年|本年|去年|上年|明年")
_NEAR = 40  # code points before a date in which a round is named


def of_earlier_round(text: Reading, period: Period, first: datetime.date, last: datetime.date) -> bool:
    """`first` and `last` are the days of the window with the year that it might be meant to have."""
    mention = period.mention
    before = text.plain[max(mention.sentence[0], period.offset - _NEAR) : period.offset]
    behind = text.behind(period)
    if mention.ago or _EARLIER.search(before):
        return True
    own = _OWN_YEAR.search(before)
    if own is not None and period.first is not None:
        year = int(own[1]) + (0 if len(own[1]) == 4 else 1911)
        if year == period.first.year:
            return True
    if _on_record(text, period, before, behind) or _present_round(text, period, first, last):
        return True
    named = list(_ROUND.finditer(before)) or list(_ROUND.finditer(behind))
    return bool(named) and _smaller(text, period, named[-1], first, last)


def of_two_rounds(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether two dates of two years are each said to be of a round of its own: 「首次公示日期」, 「114年…，113年…」."""
    if one.first is None or other.first is None or one.first.year == other.first.year:
        return False
    before = [text.plain[max(two.sentence[0], two.found.offset - _NEAR) : two.found.offset] for two in (one, other)]
    if any(_EARLIER.search(words) for words in before):
        return True
    named = [own[1] if (own := _OWN_YEAR.search(words)) else None for words in before]
    return None not in named and named[0] != named[1]


def _on_record(text: Reading, period: Period, before: str, behind: str) -> bool:
    """Whether a single day is one of a fact: 「案件受理时间：2024年3月15日」, 「上架時間：2024年5月8日」."""
    mention = period.mention
    if mention.found.mod is not None or period.first != period.last:
        return False
    words = f"{text.before(period)} {period.label}"
    if _TO_COME.search(words):
        return False
    return _RECORDED.search(words) is not None or _RECORDED.match(behind) is not None


def _present_round(text: Reading, period: Period, first: datetime.date, last: datetime.date) -> bool:
    """Whether another window has the same name in the later year, on other days than this one would have there."""
    for other in text.periods:
        if other is period or other.first is None or other.label != period.label or other.first.year != first.year:
            continue
        if other.mention.year_written and (other.first, other.last) != (first, last):
            return True
    return False


def _smaller(text: Reading, period: Period, mine: re.Match[str], first: datetime.date, last: datetime.date) -> bool:
    """Whether a round is an earlier one: a later is named, or none at all, behind dates of the later year."""
    of, mine_is = mine["of"], _number(mine)
    others = [turn for sort, turn in (*_rounds(text.plain), *_rounds(text.title)) if sort == of]
    if max(others, default=0) > mine_is:
        return of not in _PHASES or not _in_turn(text, period, first, last)
    told = [
        one
        for one in text.mentions_in(0, period.mention.sentence[0])
        if one.first is not None and one.year_written and one.first.year == first.year
    ]
    return others.count(mine_is) == 1 and bool(told)


def _in_turn(text: Reading, period: Period, first: datetime.date, last: datetime.date) -> bool:
    """Whether a phase would lie, with the later year, between publication and what is told next."""
    after = [one.first for one in text.mentions_in(period.stop, len(text.plain)) if one.first and one.year_written]
    ahead = text.reference is not None and first >= text.reference - 3 * DAY
    return ahead and bool(after) and after[0] is not None and last <= after[0]


@lru_cache(maxsize=8)
def _rounds(plain: str) -> Sequence[tuple[str, int]]:
    """The rounds that a text names, by their sort and number."""
    return [(match["of"], _number(match)) for match in _ROUND.finditer(plain)]


def _number(match: re.Match[str]) -> int:
    return 1 if match["first"] else number(match["number"]) or 0


def year_named(text: Reading, period: Period) -> int | None:
    """The year that a window is said to be of before its date, where its days lie in that year."""
    start, _ = text.clauses.clause(period.offset)
    named = _SAID_YEAR.search(text.plain, max(start, period.offset - 24), period.offset)
    if named is None or period.first is None:
        return None
    if named[1]:
        year = int(named[1])
    elif text.reference is not None:
        year = text.reference.year + _YEARS[named[0]]
    else:
        return None
    return year if year == period.first.year else None
