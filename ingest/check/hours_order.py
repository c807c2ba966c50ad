"""The hours of one day told in the wrong order: 「会议上午9:00开始，9:20签到」, 「15:00开演，15:30入场」.

Reads the clock times at which people arrive (签到, 入场, 集合, 检票), at which something begins (开始, 开演, 出发) and ends (结束,
散场), by the deed right behind a time, else right before it. Flagged at the later step where a text has one time of each and they lie
within three hours the wrong way round. Not seen on purpose: several sessions, bounds (截止, 前, 最晚), and other days or groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.check.conflicting_hours import clocks, minutes_of
from ingest.check.reading import MANY, Reading
from ingest.check.statement import MARK, OTHER
from records import Flag

_STEPS = (
    re.compile("签到|报到|入场|进场|检票|检录|集合|登车|登船|点名|候场|入座"),
    re.compile("开始|开会|召开|开演|开赛|开讲|开课|开考|开播|开幕|开球|起跑|鸣枪|出发|发车|开庭|开标|起飞|举行|举办"),
    re.compile("结束|散场|闭幕|下课|散会|交卷|收卷|落幕"),
)
_ANY = re.compile("|".join(step.pattern for step in _STEPS))
_BEHIND = re.compile(
    rf"\s*(?:起|许|左右|整|准时|正式|统一|陆续|开放|在[^,。;\n]{{1,8}}?|于[^,。;\n]{{1,8}}?|开始(?={_STEPS[0].pattern}))*"
)
_BETWEEN = re.compile(r"(?:的?(?:时间|时刻))?[\s:为是在于定,约]*")
_BOUND = re.compile(
    "截止|停止|最[晚迟]|逾|迟到|未能?|不得|禁止|[前后](?![往台])|每|场|批|分别|陆续|期间|周|首日|次日|翌日|第二天|[一二两三四五六七八九十]日|至|到(?!场)|~|-"
)
_SPAN = 180
_DAWN = 420  # before this hour nothing begins, so that it is of the afternoon
_EVENING = re.compile("晚|夜")  # beside which a bare hour is of the evening, too: 「晚上7:30开始，8点入场」


class Hour(NamedTuple):
    start: int
    end: int
    minutes: int
    sure: bool
    evening: bool
    deed: str
    day: object
    marks: frozenset[str]


def hours_order(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    by_step: dict[tuple[int, int], list[Hour]] = {}
    for step, section, hour in _hours(text):
        by_step.setdefault((section, step), []).append(hour)
    flagged = {flag.offset for flag in raised}
    for (section, step), ones in by_step.items():
        for after in range(step + 1, len(_STEPS)):
            others = by_step.get((section, after), [])
            if len(ones) != 1 or len(others) != 1 or not _wrong(ones[0], others[0]) or others[0].start in flagged:
                continue
            one, later = ones[0], others[0]
            message: dict[str, object] = {
                "key": "before_earlier_step",
                "step": later.deed,
                "earlier": one.deed,
                "day": text.body[one.start : one.end],
            }
            yield text.flag("sequence_conflict", later.start, later.end, message, [text.evidence(one.start, one.end)])
            return


def _wrong(one: Hour, later: Hour) -> bool:
    """Whether the earlier step is timed behind the later one on one day."""
    if one.marks != later.marks or one.day is not None and later.day is not None and one.day != later.day:
        return False
    gap = one.minutes - later.minutes
    sure, unsure = (one, later) if one.sure else (later, one)
    # 「13:00开始，1:30签到」; nobody writes 8:00 for 20:00 beside 18:00
    if one.sure != later.sure and abs(gap) > _SPAN and (unsure.minutes < _DAWN or sure.evening):
        gap += 720 if later.sure else -720
    return 0 < gap <= _SPAN


def _hours(text: Reading) -> Iterator[tuple[int, int, Hour]]:
    """The times with a deed of one of the steps: which step, the section, and the time."""
    if _ANY.search(text.plain) is None:
        return
    for at, match in enumerate(clocks(text.plain)):
        minutes = minutes_of(match)
        if minutes is None or at == MANY:
            continue
        start, end = match.span()
        clause, stop = text.clauses.clause(start, end)
        deed = _ANY.match(text.plain, _BEHIND.match(text.plain, end, stop).end(), stop)  # type: ignore[union-attr]
        if deed is None:
            named = list(_ANY.finditer(text.plain, max(clause, start - 12), start))
            if not named or not _BETWEEN.fullmatch(text.plain, named[-1].end(), start):
                continue
            deed = named[-1]
        told = text.plain[max(clause, start - 8, deed.end() if deed.end() <= start else 0) : start]
        told += text.plain[end : max(end, deed.start())]
        if match["behind"] in ("前", "之前", "以前", "后", "之后", "以后") or _BOUND.search(told) or OTHER.search(told):
            continue
        if text.plain[deed.end() : deed.end() + 2].startswith(("前", "后", "之前", "之后", "截止", "者")):
            continue
        days = text.mentions_in(text.clauses.sentence(start)[0], start + 1)
        step = next(at for at, rule in enumerate(_STEPS) if rule.fullmatch(deed.group()))
        yield (
            step,
            text.section(start),
            Hour(
                start,
                match.start("behind") if match["behind"] else end,
                minutes,
                match["part"] is not None or minutes >= 780,
                _EVENING.search(match["part"] or "") is not None,
                deed.group(),
                days[-1].first if days else None,
                frozenset(MARK.findall(text.plain, clause, stop)),
            ),
        )
