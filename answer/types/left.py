"""How many days are left until a day: 離…還有幾天, 再過幾天, 還剩多少天. The plain difference of days; for a day that cannot exist
(9月31日) that of each day that it may mean."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.dates import Moment
from answer.evidence import Page
from answer.match import Hits
from answer.types import when
from answer.types.contract import Proposal, Type

FOCUS = re.compile(
    r"(?:(?<![暂脱撤远分逃失驶偏隔背])离(?![开职婚境校席场岗座队线店])|距离?)(?=.*(?:几天|多少天|多久))|(?:还有|还剩|还差|再过|再等|剩下?|还要等?|还得等?)(?:几|多少)[天日](?![会就才要将]{0,2}(?:被|自动|冻结|封|罚|扣|清退|失效|作废))|倒计时|还(?:能|可以?)(?:报名?|申[请报]|领取?|投稿?|登记|预约|参加|提[交报]|填报?)(?:几|多少)[天日]|(?<![等要得需花])(?:几|多少)[天日](?:以?后|就要|才)"
)
# 「離停電還有幾天」 asks for the first day of it
_END = re.compile(r"截止|截[稿件标]|结束|到期|关闭|为止|停(?![水电气课工诊航])")
_BEGINS = re.compile(r"开始(?:[了的呢?]|$)")
OVER = "已结束"  # of a time that is over: no answer, but none of another time's days either


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    end = bool(_END.search(asked.text)) and not _BEGINS.search(asked.text)
    for one in (*when.paired(page), *(one for one in when.found(page) if not one.last)):
        open_now = bool(one.last and one.first.day and one.first.day <= today)
        moment = (one.last or one.first) if end or open_now else one.first
        if page.text[moment.end - 1] == "月":
            continue  # a month alone is no day
        if moment.day and moment.dated and moment.day >= today:
            yield Proposal(moment.start, moment.end, f"{(moment.day - today).days}天")
        elif moment.day and moment.dated and (days := _as_meant(page, moment, moment is not one.first, today)):
            yield Proposal(moment.start, moment.end, "或".join(f"{each}天" for each in days))
        elif moment.day and moment.dated and moment is one.last:
            yield Proposal(moment.start, moment.end, OVER)
        elif moment.dated and not moment.day and moment.written:  # what cannot exist keeps its place, with its doubt
            days = [(each - today).days for each in _readings(moment.written)]
            if not days or days[-1] >= 0:
                told = "或".join(f"{each}天" for each in days if each >= 0)
                yield Proposal(moment.start, moment.end, told or when.written(page, moment))


def _as_meant(page: Page, moment: Moment, last: bool, today: datetime.date) -> list[int]:
    """The days left until what a doubtful day in the past may mean instead: one of the wrong year, an end before its start."""
    sides = [
        reading[last]
        for window in page.record.windows
        if not window.decided and window.offset <= moment.start < window.offset + len(window.span)
        for reading in window.readings
    ]
    days = {(datetime.date.fromisoformat(side[:10]) - today).days for side in sides if side}
    return sorted(each for each in days if each >= 0)


def _readings(written: tuple[int, int, int]) -> list[datetime.date]:
    """The days that 「9月31日」 may mean: the last of its month, and the one that counting on from there comes to (「2月31日」:
    3月2日 or 3月3日); none where no month has so many days (「9月35日」) or there is no such month or year."""
    year, month, day = written
    if day > MOST or not 1 <= month <= 12 or not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return []
    last = datetime.date(year, month, calendar.monthrange(year, month)[1])
    return [last, last + datetime.timedelta(days=day - last.day)] if last.day < day else []


MOST = 31  # days of a month


TYPE = Type("left", "number", FOCUS, propose)
