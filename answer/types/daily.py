"""Hours of a day that no date tells: when one is reached (「咨询电话：…，工作日9:00-18:00」), and both halves of a day.

Read of ranges of clock times. Hours of a desk count where the line tells how to reach it (電話, 熱線, 客服); of rows of a table nothing is
read here, since their cells say whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answer.asked import Asked
from answer.dates import Date, Moment
from answer.evidence import Page
from answer.types import weekdays
from answer.types.as_decided import found
from answer.types.contract import Proposal

# 「客服幾點下班」, 「客服時間」
_DESK = re.compile(r"(?:客服|人工|咨询|热线|专线|电话)[^,。;?]{0,4}(?:几点|几时|什么时候|何时|时间)")
_REACHED = re.compile(r"客服|咨询|热线|专线|电话|联[系络]我们|技术支持|洽询|值班")
_OWN = re.compile(r"客服|人工")
_ALWAYS = re.compile(
    r"(?:7\s?[x×*]\s?24|24\s?[x×*]\s?7|全天24|全年24|24)(?:个?小时|h)(?:全天(?:候)?)?(?:服务|在线|值班|热线|受理)?"
)
_BESIDE = re.compile(r"\s*[、,;及和与/]?\s*(?:及|和)?\s*")
# 「營業時間」 asked without a clock: hours tell it as well as days do
_HOURS = re.compile(
    r"(?:营业|服务|办公|上班|开放|受理|收件|客服|接待|工作|门诊|值班|开馆|取件|收货|咨询)(?:的)?(?:起止)?时间"
)
# 「營業時間什麼時候調整」 asks for a day, 「調整後的營業時間」 for hours
_CHANGES = re.compile(
    r"(?:调整|变更|变动|更改|修改|改(?![到为成])|延长|缩短|恢复|执行|实行|施行|实施|生效)(?!(?:之|以)?后|过)"
)
MEANT = 0.6
NEAR = 60  # characters before the hours in which it is told how somebody is reached


def asks_hours(asked: Asked) -> bool:
    """Whether hours are asked for by their name, and no day on which they change."""
    return _HOURS.search(asked.text) is not None and not _CHANGES.search(asked.text)


def desk(asked: Asked, page: Page, part: str) -> Iterator[Proposal]:
    """The hours in which somebody is reached, asked of those."""
    if not _DESK.search(asked.text):
        return
    for one in found(page):
        line = page.lines[page.line_at(one.start)]
        if line.kind == "row" or not one.last or one.first.clock is None or one.first.dated:
            continue
        low = max(page.sentence(one.start)[0], one.start - NEAR)
        if not _REACHED.search(page.text, low, one.start):
            continue
        moment = one.last if part == "end" else one.first if part == "start" else one
        own = 0.1 * (_OWN.search(page.text, low, one.start) is not None)
        yield Proposal(moment.start, moment.end, boost=MEANT + own)
    for match in _ALWAYS.finditer(page.text):
        line = page.lines[page.line_at(match.start())]
        low = max(page.sentence(match.start())[0], match.start() - NEAR)
        if line.kind != "row" and _REACHED.search(page.text, low, match.end()):
            yield Proposal(*match.span(), boost=MEANT)


def joined(asked: Asked, page: Page, pairs: Sequence[Date], part: str) -> tuple[set[int], list[tuple[int, int]]]:
    """Hours told together; and where those begin that are none alone: the first half of a day does not end it."""
    runs = [] if _HALVES.search(asked.text) else list(_halves(page, pairs))
    rest = {one.start for run in runs for one in (run[:-1] if part == "end" else run[1:])}
    return rest, [*((run[0].start, run[-1].end) for run in runs), *_week(asked, page, pairs)]


def _halves(page: Page, pairs: Sequence[Date]) -> Iterator[list[Date]]:
    """Ranges of hours that stand side by side: 「上午9時至12時、下午1時30分至5時」."""
    run: list[Date] = []
    for one in pairs:
        if one.first.dated or one.first.clock is None:
            continue
        if run and _BESIDE.fullmatch(page.text, run[-1].end, one.start):
            run.append(one)
            continue
        if len(run) > 1:
            yield run
        run = [one]
    if len(run) > 1:
        yield run


def _week(asked: Asked, page: Page, pairs: Sequence[Date]) -> Iterator[tuple[int, int]]:
    """Hours of several sorts of days in one sentence, where the question names none: 「週一至週五9:00-18:00，週六10:00-16:00」."""
    if _DAYS.search(asked.text):
        return
    run: list[tuple[int, int]] = []
    for one in (*pairs, None):
        span = _of_days(page, one) if one and not one.first.dated and one.first.clock else None
        if span and run and _NEXT.fullmatch(page.text, run[-1][1], span[0]):
            run.append(span)
            continue
        if len(run) > 1:
            yield run[0][0], run[-1][1]
        run = [span] if span else []


def _of_days(page: Page, one: Date) -> tuple[int, int] | None:
    """Where the days begin that stand before hours, and where these end; None where none stand there."""
    low = max(page.sentence(one.start)[0], one.start - NEAR)
    days = _BEFORE.search(page.text, low, one.start)
    return (days.start(), one.end) if days else None


_DAY = rf"(?:{weekdays.SOME}|工作天|(?:例|国定|节)?假日|寒暑假(?:期间)?)"
_DAYS = re.compile(_DAY)
_BEFORE = re.compile(rf"每?{_DAY}(?:[、及和与]{_DAY})*[:为是 ]?(?:上午|早上)?$")
_NEXT = re.compile(r"\s*[、,;]?\s*")
_HALF = re.compile(r"下午|晚上|晚间|中午")
_HALVES = re.compile(r"上午|早上|下午|晚上|中午")


def half(page: Page, one: Moment) -> str:
    """「下午」 of 「下午1時30分至5時」, for 5時 alone."""
    hour = re.match(r"\d{1,2}", page.text[one.start : one.end])
    if one.clock is None or hour is None or one.clock.hour != int(hour[0]) + 12:
        return ""
    told = list(_HALF.finditer(page.text, max(0, one.start - 16), one.start))
    return page.record.body[slice(*told[-1].span())] if told else ""


def no_such_time(page: Page) -> Iterator[Proposal]:
    """「25:30」, which no clock shows, as it stands: the flag at it tells the doubt."""
    for flag in page.record.flags:
        told = _TIME.search(page.text, flag.offset, flag.offset + len(flag.span))
        if told and flag.state != "decided" and flag.message["key"] == "no_such_time":
            yield Proposal(*told.span(), boost=0.06)


_TIME = re.compile(r"(?:上午|下午|晚上|早上|中午)?\d{1,2}[:点时]\d{0,2}分?")


_SIDE_BY_SIDE = re.compile(r"\s*(?:\([^)]{1,4}\))?\s*[、,和与及]\s*")


def runs(page: Page, clock: bool) -> Iterator[tuple[Date, Date]]:
    """First and last of days, or clock times, told side by side: 「3月2日、3月9日」, 「10:00和14:00」."""
    fitting = [one for one in found(page) if (one.first.clock is not None if clock else one.first.dated)]
    run: list[Date] = []
    for one in (*fitting, None):
        mark = page.text[run[-1].end : one.start] if one and run else ""
        alike = "," not in mark or not run or not one or bool(run[-1].last) == bool(one.last)
        if one and run and alike and _SIDE_BY_SIDE.fullmatch(mark):  # but 「6日至9日停收，10日恢復」
            run.append(one)
            continue
        if len(run) > 1:
            yield run[0], run[-1]
        run = [one] if one else []
