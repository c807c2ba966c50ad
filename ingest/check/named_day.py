"""A day told again by the name of what it is the day of: 「观摩会定于2月6日举行 … 观摩会当天（2月7日）」, 「6月20日汇算截止前」, 「9月5日至9月16日表决期内」, 「2月23日全量 …
全量发布时间：2月25日」.

Reads the name beside such a day, and the dates before it whose own words hold that name whole: of 当天 their day, of 截止前 their last, of 期内 a range with one end in common.
Not seen on purpose: names that several days before it have, a day that one of these bears out, and groups, rounds and parts of their own (`two_things`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.check.contrast import apart
from ingest.check.earlier_round import of_two_rounds
from ingest.check.headed import of_two_turns
from ingest.check.reading import Mention, Reading
from ingest.check.statement import MARK
from ingest.check.told_again import BARGAIN

_NAME = r"(?P<name>[\u4e00-\u9fff]{2,8}?)"
_THAT_DAY = re.compile(rf"{_NAME}(?:当[天日]|那[天日]|之日)(?:\(|,?即|,?也就是|,?为)\s*$")
_BEHIND_IT = re.compile(rf"的?{_NAME}(?:当[天日]|那[天日])")
_BEFORE_END = re.compile(rf"的?{_NAME}(?:截止|结束|关闭|期满|到期)(?:日期?|时间)?(?:之|以)?[前后]")
_TIME_OF = re.compile(
    rf"(?:^|[。;!\n,]|[一二三四五六\d][、.])\s*{_NAME}(?:发布|举[行办]|开始|上线|开放|启用|召开|进行|发车|开通)?(?:时间|日期|日)[:为是]+\s*$"
)
_WITHIN = re.compile(rf"的?{_NAME}(?:期间?|时段)(?:[内里中]|\)|,)")
_PERIOD = re.compile(rf"{_NAME}(?:期间?|时段)\(\s*$")
_NO_NAME = re.compile(r"^(?:[于在自从由至到将请须应可凡并和与及或为是的了以每各本此该]|上述|前述|所有|欢迎|届时|务必)+")
_GENERAL = re.compile(
    r"活动|时间|日期|本[次届期]|开始|结束|截止|报名|上[述课]|[上下][午周月]|公告|通知|当[天日]|期限|服务|办理|工作"
)
_FAR = 31
_NEAR = 12  # dates before one that it is compared with


class Named(NamedTuple):
    name: str
    role: str  # "day", "end", "range"


def named_day(text: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of a day and the one that tells it otherwise; `mentions` are those that may be compared, in order."""
    for at, later in enumerate(mentions):
        named = _named(text, later) if at else None
        if named is None or BARGAIN.search(text.plain, *later.sentence):
            continue
        told = [
            one
            for one in mentions[max(0, at - _NEAR) : at]
            if one.section == later.section
            and one.sentence != later.sentence
            and _dated(one)
            and named.name in _own(text, one)
        ]
        if named.role == "range":
            told = [one for one in told if (one.first == later.first) != (one.last == later.last)]
        values = {_value(one, named.role) for one in told}
        if len(values) != 1 or len({(one.first, one.last) for one in told}) != 1 or _fits(told[-1], later, named.role):
            continue
        if any(_fits(one, later, named.role) and named.name in _own(text, one) for one in mentions if one is not later):
            continue
        marks, also = (frozenset(MARK.findall(text.plain, *one.sentence)) for one in (told[-1], later))
        if not (
            apart(MARK, text.plain, marks, also)
            or of_two_turns(text, told[-1], later)
            or of_two_rounds(text, told[-1], later)
        ):
            yield told[-1], later


def _named(text: Reading, one: Mention) -> Named | None:
    if one.first is None or one.last is None:
        return None
    start, end = text.clauses.sentence(one.found.offset, one.found.stop)
    begin = max(start, text.mentions_before(one.found.offset), one.found.offset - 20)
    before, behind = (
        text.plain[max(0, begin - 1) : one.found.offset],
        text.plain[one.found.stop : min(end, one.found.stop + 16)],
    )
    if one.found.last is not None:
        found, role = _WITHIN.match(behind) or _PERIOD.search(before), "range"
    elif one.first != one.last:
        return None
    elif found := _THAT_DAY.search(before) or _BEHIND_IT.match(behind) or _TIME_OF.search(before):
        role = "day"
    else:
        found, role = _BEFORE_END.match(behind), "end"
    if found is None:
        return None
    name = _NO_NAME.sub("", found["name"])
    return Named(name, role) if len(name) > 1 and not _GENERAL.search(name) else None


def _own(text: Reading, one: Mention) -> str:
    """What a date is told of: its clause behind the date before, as far as the next, without what it is the eve of."""
    start, end = text.clauses.clause(one.found.offset, one.found.stop)
    start = max(start, text.mentions_before(one.found.offset))
    near = text.mentions_in(one.found.stop, end)
    return (
        f"{text.plain[start : one.found.offset]} {text.plain[one.found.stop : near[0].found.offset if near else end]}"
    )


def _value(one: Mention, role: str) -> tuple[datetime.date | None, datetime.date | None]:
    return (None, one.last) if role == "end" else (one.first, one.last)


def _fits(one: Mention, later: Mention, role: str) -> bool:
    """Whether a date bears the later one out, or is none to compare with it."""
    if one.first is None or one.last is None or later.first is None or later.last is None:
        return True
    if role == "end":
        return one.last == later.first or one.found.mod == "since" or _apart(one.last, later.first)
    if role == "range":
        return one.first <= later.first and later.last <= one.last  # what lies within is an extra
    if one.first != one.last or one.found.mod in ("until", "before", "since", "after"):
        return True
    hours = one.found.start or "", later.found.start or ""
    timed = all("T" in hour for hour in hours) and one.found.last is None and later.found.last is None
    return one.first == later.first and not (timed and hours[0] != hours[1]) or _apart(one.first, later.first)


def _dated(one: Mention) -> bool:
    point = one.found.first
    return point is not None and point.day is not None


def _apart(one: datetime.date, other: datetime.date) -> bool:
    return abs((one - other).days) > _FAR
