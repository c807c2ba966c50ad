"""How many days are left until a day: 離…還有幾天, 再過幾天, 還剩多少天. The plain difference of days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import when
from answer.types.contract import Proposal, Type

FOCUS = re.compile(
    r"(?:离|距离?)(?=.*(?:几天|多少天|多久))|(?:还有|还剩|还差|再过|再等|剩下?|还要等?|还得等?)(?:几|多少)[天日]|倒计时|(?:几|多少)[天日](?:以?后|就要|才)"
)
_END = re.compile(r"截止|结束|到期|关闭|为止|停")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    end = bool(_END.search(asked.text))
    for one in (*when.paired(page), *(one for one in when.found(page) if not one.last)):
        open_now = bool(one.last and one.first.day and one.first.day <= today)
        moment = (one.last or one.first) if end or open_now else one.first
        if page.text[moment.end - 1] == "月":
            continue  # a month alone is no day
        if moment.day and moment.dated and moment.day >= today:
            yield Proposal(moment.start, moment.end, f"{(moment.day - today).days}天")


TYPE = Type("left", "number", FOCUS, propose)
