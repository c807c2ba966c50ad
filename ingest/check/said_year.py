"""A window in the year before the one in which the words round it say that it lies ahead.

Reads four things said. 今年 or 本年 before it, with its month or of what begins soon (「今年12月的冲榜赛：统计周期2025年12月1日至31日」, put out in November 2026).
The year that heads its sentence, over a name and its days and no more (「2026年双十一备战：备货入仓2025年10月19日至30日」). What everybody is asked to do by then
(「费用请于2025年2月20日前缴清」). And a step told behind one of the last weeks of the year (「2026年12月31日开播，复盘会2026年1月4日召开」, put out in December 2026). Each
counts only where the window lies just ahead with the year after. Not seen on purpose: figures, facts, what is asked of some (…前缴清的) or was not done (至今未付), what is told of 去年.
"""

from __future__ import annotations

import datetime
import re

from ingest.check.days import moved
from ingest.check.range_year import CALLS, FIGURES, LONG
from ingest.check.reading import DAY, Period, Reading
from ingest.check.stages import stages_said
from zh.dates import Point

_THIS_YEAR = re.compile(
    r"(?:今年|本年(?!度))(?:(?P<month>\d{1,2})月)?(?P<what>[^,。;:\n\d]{0,16}(?::[^,。;:\n\d]{0,10})?)$"
)
_HEAD = re.compile(r"(?:^|[。;\n])[^\d,。;:\n]{0,8}(?P<year>20\d\d)年(?P<what>[^\d,。;:\n]{2,16}:[^\d,。;:\n]{0,10})$")
_FACT = re.compile(
    r"去年|前年|上[届期回年次]|往[年届]|历[年届]|同比|对比|参[考照]|回顾|曾|已|原|资格|户籍|条件|凡|若|如(?![期下])|须在|应在|签[订署约]|成立|注册|批[准复]|备案|购买|取得|发[布表证]"
)
_ASKED = re.compile(
    r"(?:之?前|以前)?,?(?:缴清|交清|付清|缴[交纳齐]|交[齐回至到]|回[传复执]|送[达交至到]|寄[达至回到]|报送|提[报交]|反馈|填[写报]|领[取回]|确认|签[回署])(?![^,。;\n]{0,12}[的者])"
)
UNPAID = re.compile("至今|仍未|尚未|未[付缴交]|[催欠]|违约|起诉")  # 「应于2025年2月20日前缴清，逾期至今已近一年」
_OF_IT = re.compile(r"\s*(?:[的之]|[^,。;\n]{0,8}(?:[的之者]|了))")  # 「2026年1月4日的录像」
_AHEAD = re.compile(
    r"[^,。;\n]{0,8}?(?:召开|举[行办]|进行|开[始放幕业班课学工抢售播]|公布|发放|恢复|结算|[返到]|截止|上线)"
)
_SOON, _SHORT, _TAIL = 60 * DAY, 45, 2
_TURN = 40 * DAY  # between a step of the last weeks of a year and the next


def year_said(text: Reading, period: Period, point: Point, end: datetime.date, alone: bool) -> bool:
    """Whether a window lies ahead by what is said round it, and not with its year; `end` is its last day, and nothing else is told of
    its year where it is `alone` with that.
    """
    if text.reference is None or period.first is None or point.year is None or (end - period.first).days > _SHORT:
        return False
    mention = period.mention
    low, high = mention.sentence
    first, last = moved(period.first, 1), moved(end, 1)
    if not (text.reference - 3 * DAY <= last and first <= text.reference + _SOON):
        return False
    own = f"{text.before(period)} {period.label}"
    if mention.found.mod in ("until", "before"):
        asked = _ASKED.match(text.plain, period.stop, high)
        if _FACT.search(text.plain, low, period.offset) or UNPAID.search(text.plain, low, high) or LONG.search(own):
            return False
        return alone and asked is not None
    if _FACT.search(text.plain, low, period.offset) or _FACT.search(text.behind(period)):
        return False
    if alone and (_of_this_year(text, period, point) or _headed(text, period, point, own)):
        return True
    return _over_the_year(text, period, first)


def _of_this_year(text: Reading, period: Period, point: Point) -> bool:
    said = _THIS_YEAR.search(text.plain, max(period.mention.sentence[0], period.offset - 40), period.offset)
    if said is None or text.reference is None or point.year != text.reference.year - 1:
        return False
    return said["month"] is None or int(said["month"]) == point.month


def _headed(text: Reading, period: Period, point: Point, own: str) -> bool:
    low = max(0, period.mention.sentence[0] - 1)
    said = _HEAD.search(text.plain, max(low, period.offset - 44), period.offset)
    if said is None or point.year is None or int(said["year"]) != point.year + 1 or text.reference is None:
        return False
    if not 0 <= int(said["year"]) - text.reference.year <= 1 or period.mention.found.last is None:
        return False
    bare = len(text.behind(period).strip(" ,。;")) <= _TAIL
    return bare and not (FIGURES.search(said["what"]) or LONG.search(own))


def _over_the_year(text: Reading, period: Period, first: datetime.date) -> bool:
    """Whether a window of the first weeks of a year is told as the step after one of its last weeks, of a text put out before both."""
    assert text.reference is not None and period.first is not None
    low, high = period.mention.sentence
    before = text.mentions_in(low, period.offset)
    if not before or _OF_IT.match(text.plain, period.stop, high) or period.first.year != text.reference.year:
        return False
    step = before[-1].last or before[-1].first
    if step is None or not before[-1].year_written or not text.reference - 3 * DAY <= step < first <= step + _TURN:
        return False
    named = stages_said(period.label) or CALLS.search(period.label) or _AHEAD.match(text.plain, period.stop, high)
    return bool(named) and not FIGURES.search(period.label)
