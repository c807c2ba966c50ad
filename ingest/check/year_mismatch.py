"""The year does not fit what stands beside it.

A window that lies wholly in an earlier year, though the announcement calls to it and its other dates or its title name a later one
(「2026年夏令营…报名期间为2025年5月4日至16日」). A day of another year than all those it stands among (`misdated`). A window a year before the one that its own
clause says the event is of (「2027年春季義診定在2026年3月2日至5日」). A range of which one end alone is of another year (`range_year`). What the text says of a year in other words is asked in `timeline`; prizes, 去年, editions,
holidays, anniversaries, accounts and days in two calendars have files of their own. Settled: the year of the other end and the context; for a prize none. Not seen on purpose: figures and facts of earlier years, what is told as past, contracts and
terms of whole years, school and fiscal years.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.check.counted_years import counted_years
from ingest.check.days import moved
from ingest.check.earlier_round import of_earlier_round
from ingest.check.edition_year import edition_year
from ingest.check.feast_year import feast_year
from ingest.check.misdated import CALLED, HEADING, misdated, of_fact
from ingest.check.prize_year import prize_year
from ingest.check.range_year import CALLS, FIGURES, LONG, NAMED, end_of, one_end, over_and_done, year_flag
from ingest.check.reading import DAY, MANY, Mention, Period, Reading
from ingest.check.rounds import by_name
from ingest.check.said_year import year_said
from ingest.check.season_year import season_year
from ingest.check.set_against import set_against
from ingest.check.stages import orders, stages_said
from ingest.check.step import one_round
from ingest.check.timeline import timeline
from ingest.check.two_calendars import two_calendars
from ingest.check.whole_year import whole_year
from ingest.check.word_year import word_year
from ingest.check.year_claim import LAST_TERM, SET
from records import Evidence, Flag
from zh.dates import Point

_PLANNED = re.compile(rf"(?:{SET}|将[于在]|(?P<asked>请[于在]))(?:民国)?\s*$")
_OVER = re.compile(r"\s*\((?:业?已|均已|结束|完成)")  # 「第一批：2025年1月6日至10日（已结业）」
_SCHOOL_YEAR = re.compile(r"(?<!\d)(?:(20\d\d)(?:[-~/至]+20\d\d)?|(1[0-4]\d))年?学年")
# of the text, not of the window: 「115年度补助款核销：凭证送件期间114年…」
_OF_FISCAL_YEAR = re.compile(r"(?<!\d)(20\d\d|1[0-4]\d)年度?[^\d,。;:\n]{2,20}:(?=[^:]*$)")
_OF_WHAT_YEAR = re.compile(r"\d+年(?:[上下]半年)?度")
# 「旧卡须换成新卡，换卡时间为…」: what is changed for a new one is no time
_BACK = re.compile(
    rf"原|旧(?![版卡证票币衣书物机车款件房楼手家电])|此前|之前|上一|{LAST_TERM}|曾|(?<!\d年)(?<!年度)首次|以来|去年|前年|上届|往年|历年|回顾"
)
# the year of an event in the clause of its days: 「2027年春季义诊定在2026年3月2日至5日」
_OF_YEAR = re.compile(
    r"(?<!\d)(20\d\d)年度?(?!\d|财|报|学)(?P<what>[^\d,。;\n]{0,24}?(?:会|展|赛|营|节|市集|讲座|活动|换新|演|义诊|培训|课)[^\d,。;\n]{0,10})$"
)
# what is done in the year before: 「2025年度考试报名时间为2024年…」
_YEAR_BEFORE = re.compile(
    "[考招申报征评级届缴保费票摊筹备订购预选税企财业议代]|启动|登记|入学|计划|推荐|总结|回顾|统计"
)
# begun by what is quickly found; what stands before it is asked for behind that
_TITLE_YEAR = re.compile(r"(20(?<!\d20)\d\d)年?(?!财年|财政|\d|年报|度(?:企业|工作|财务|审计|决算|经营|报告|总结))")
# 「2026年体检安排：甲班2025年6月9日至10日」
_SCHEDULE = re.compile(r"(?<!\d)(20\d\d)年[^\d,。;\n]{2,20}(?:安排|日程|时程|赛程|时间表):[^\d,。;:\n]{0,12}$")
_TAKES_PLACE = re.compile(r"开[园馆班学课营业幕训张放机]|[一二三四五六七八九十甲乙丙丁\d][期场批班组梯轮]$|会$|营$|礼$")
_REFERENCE = re.compile("参[考照看见][^。\n]{0,6}:")
_SINCE = re.compile(
    r"^[^。;\n]{0,12},[^,。;\n]{0,2}(?:[一两二三]?年[多来]|转眼|周年(?!庆|纪念|店))"
)  # 「2024年5月12日试运行，一年来服务…」
_DIGIT = 10  # years that one digit makes: 2013 for 2023
_TAIL = 3  # code points behind the days of an item: 「（六）」, 「起」


def year_mismatch(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    taken: set[int] = set()
    for period in text.periods:
        mention, point = period.mention, period.mention.found.first
        if period.first is None or point is None or point.year is None or not mention.year_written:
            continue
        if mention.old or mention.changed or mention.example or mention.past or _OVER.match(text.plain, period.stop):
            continue
        flag = _early(text, period, point) or one_end(text, period)
        if flag is not None and flag.offset not in taken:
            taken.add(flag.offset)
            yield flag
    for flag in (*misdated(text), *timeline(text)):
        if flag.offset not in taken:
            taken.add(flag.offset)
            yield flag
    yield from prize_year(text, raised)
    yield from word_year(text)
    yield from counted_years(text)
    yield from whole_year(text)
    yield from two_calendars(text)
    yield from edition_year(text)
    yield from feast_year(text)
    yield from season_year(text)


def _years(text: Reading, period: Period) -> tuple[Counter[int], dict[int, list[Evidence]]]:
    """The years that the other dates of the section and the title name, and one place of each."""
    counts: Counter[int] = Counter()
    places: dict[int, list[Evidence]] = {}
    for other in text.beside(period.offset):
        if other.found.offset == period.mention.found.offset or other.section != period.mention.section:
            continue
        if other.old or other.example or other.past or not other.year_written or other.first is None:
            continue
        point = other.found.first
        if point is None or point.month is None:
            continue
        counts[other.first.year] += 1
        places.setdefault(other.first.year, [text.of(other.found)])
    for match in _TITLE_YEAR.finditer(text.title):
        counts[int(match.group(1))] += 1
    for match in _TITLE_YEAR.finditer(text.plain, 0, 160):
        if not any(
            one.found.offset <= match.start() < one.found.stop and one.found.first and one.found.first.month
            for one in text.mentions
        ):
            counts[int(match.group(1))] += 1
            places.setdefault(int(match.group(1)), [text.evidence(*match.span(1))])
    return counts, places


def _early(text: Reading, period: Period, point: Point) -> Flag | None:
    """A window wholly in an earlier year than everything beside it."""
    mention = period.mention
    if text.reference is None or period.first is None or point.year is None or mention.found.mod in ("since", "after"):
        return None
    end = end_of(mention) or period.last or period.first
    if mention.found.last is not None and over_and_done(text, mention, end):
        return None
    if end >= text.reference - 60 * DAY or (end - period.first).days > 200 or end < period.first:
        return None
    if set_against(text, period) or of_fact(text, mention) or _SINCE.search(text.told(period)):
        return None
    if (fits := _of_next_year(text, period, point, end)) is not None:
        return fits
    counts, places = _years(text, period)
    if year_said(text, period, point, end, not counts[point.year]):
        year = point.year + 1
        return year_flag(text, mention, (point, mention.found.last), 1, year, places.get(year, []))
    before = text.plain[max(mention.sentence[0], mention.found.offset - 24) : mention.found.offset]
    words = period.label + HEADING.sub("", before)
    planned = _PLANNED.search(text.plain, mention.sentence[0], mention.found.offset)
    asked = planned and planned["asked"]  # 「请于…领奖。年会定于…」: for what is not over, whatever is told behind it
    called = CALLED.search(period.label) or "截止" in period.label
    if planned or called:
        words = _OF_WHAT_YEAR.sub("", words)  # 「114年度…报名期间」, 「2026年上半年度换证，受理期间」
    elif CALLS.search(period.label) and (headed := _OF_FISCAL_YEAR.search(before)):
        year = int(headed[1]) + (0 if len(headed[1]) == 4 else 1911)
        words = period.label + before[headed.end() :] if year == point.year + 1 else words
    school = _SCHOOL_YEAR.search(text.plain, *mention.sentence) or _SCHOOL_YEAR.search(text.title)
    if school:  # 「114学年度…113年9月1日」: a call to a school year, a year before that
        begins = int(school.group(1) or int(school.group(2)) + 1911)
        if begins != text.reference.year or end.year >= begins:
            return None
        if not NAMED.search(period.label) and not (
            CALLED.search(period.owner + period.label) and _soon(text, period, 1)
        ):
            return None
        words = _SCHOOL_YEAR.sub("", words)
    if (
        not (
            planned
            or CALLS.search(words)
            or NAMED.search(period.label)
            or _stage(text, period, words)
            or _is_item(text, period)
            and _over_new_year(text, period, counts)
        )
        or (LONG.search(words) and not called)
        or FIGURES.search(words)
        or _BACK.search(words)
    ):
        return None
    ends = (point, mention.found.last)
    likely = max((*counts, text.reference.year)) - point.year
    if of_earlier_round(text, period, moved(period.first, likely), moved(end, likely)):
        return None
    soon = [
        shift
        for shift in (text.reference.year - point.year, text.reference.year + 1 - point.year)
        if (1 <= shift <= 2 or shift == _DIGIT and counts[point.year + shift]) and _soon(text, period, shift)
    ]
    if soon and (not counts[point.year] or _over_new_year(text, period, counts)):
        # nothing beside it: the day of publication decides
        year = point.year + soon[0]
        return year_flag(text, period.mention, ends, soon[0], year, places.get(year, []))
    year = max(counts, key=lambda one: (counts[one], one), default=point.year)
    shift = year - point.year
    if counts[point.year] >= counts[year] or not 1 <= shift <= 3 or max(counts) > text.reference.year + 1:
        return None
    days = moved(period.first, shift), moved(end, shift)
    named_alone = all(
        one.first is None or one.first.year != year or not _is_day(one) for one in text.beside(period.offset)
    )
    if days[1] < text.reference - 45 * DAY or days[0] > text.reference + (150 if named_alone else 300) * DAY:
        return None  # 「表彰会2025年12月19日召开，颁发2026年度…」, told in March: it is over
    after = next((one for one in text.beside(period.offset) if one.found.offset > period.offset and _is_day(one)), None)
    if after and after.first and days[0] > after.first and not asked:
        in_order = after.year_written and period.first <= after.first
        if after.first.year == year or in_order:
            return None  # it would not fit there either
    return year_flag(text, period.mention, ends, shift, year, places.get(year, []))


def _soon(text: Reading, period: Period, shift: int) -> bool:
    """Whether a window lies just ahead so many years later."""
    assert text.reference is not None and period.first is not None
    return -3 * DAY <= moved(period.first, shift) - text.reference <= 60 * DAY


def _over_new_year(text: Reading, period: Period, counts: Counter[int]) -> bool:
    """Whether a window of the year that is all but over is told among days still to come of a text that names the next: 「2026年货节：报名
    2025年12月10日至24日，活动2025年1月12日至25日」.
    """
    assert text.reference is not None and period.first is not None
    year = period.first.year
    if year != text.reference.year or not counts[year + 1] or period.mention.found.last is None:
        return False
    begin, end = period.mention.sentence
    if str(year) in text.plain[begin : period.offset] or _REFERENCE.search(text.plain, begin, period.offset):
        return False  # 「2025年货节：2025年1月12日至25日」, 「参考：…」
    if not text.mentions_in(period.stop, end) and len(text.told(period).strip(" ,。;")) > _TAIL:
        return False  # 「2025年1月12日至20日，好评如潮。」
    if re.compile(rf"[^\n]*{year + 1}年(?!\d)").match(text.plain, period.stop):
        return False  # 「2025年1月12日至20日。2026年冬令营…」
    beside = (one.first for one in text.beside(period.offset) if one is not period.mention and _is_day(one))
    return all(day is not None and day >= text.reference - 3 * DAY for day in beside)


def _stage(text: Reading, period: Period, words: str) -> bool:
    """Whether a window is of a stage that comes behind another, is dated before that, and in the year of that is not: 「初赛2026年6月13日，决赛
    2025年6月20日」, not 「决赛2026年4月10日，初赛2025年11月20日」; or opens a schedule of the year in which it lies ahead.
    """
    named = stages_said(period.label) or stages_said(words)
    if period.first is None or text.reference is None or not named:
        return False
    heading = _SCHEDULE.search(text.plain[max(period.mention.sentence[0], period.offset - 40) : period.offset])
    soon = moved(period.first, 1) - text.reference
    if heading and int(heading[1]) == period.first.year + 1 and -3 * DAY <= soon <= 60 * DAY:
        return True
    sources = {order.earlier for stage in named for order in orders(stage)}
    at = bisect_left(text.periods, period.offset, key=lambda one: one.offset)
    return any(
        one.first is not None
        and one.mention.year_written
        and period.first < one.first <= moved(period.first, one.first.year - period.first.year)
        and (not sources.isdisjoint(stages_said(text.words(one))) or by_name(text.words(one), words))
        and one_round(text, one, period)
        for one in text.periods[max(0, at - MANY) : at + MANY]
    )


def _is_item(text: Reading, period: Period) -> bool:
    """Whether a window is one of a list of what takes place: a name and hardly more than its days."""
    takes_place = _TAKES_PLACE.search(period.label) or CALLS.search(period.label) or stages_said(period.label)
    return bool(takes_place) and len(text.behind(period).strip()) <= _TAIL


def _is_day(one: Mention) -> bool:
    """Whether a date names its month, so that it is no 「即日起」."""
    return one.first is not None and one.found.first is not None and "month" in one.found.first.written


def _of_next_year(text: Reading, period: Period, point: Point, end: datetime.date) -> Flag | None:
    """A window a year before the one that its own clause says the event is of, which a year later lies just ahead."""
    if text.reference is None or point.year is None or period.first is None:
        return None
    clause, _ = text.clauses.clause(period.offset)
    start = max(clause, period.offset - 40)
    said = _OF_YEAR.search(text.plain, start, period.offset)
    if said is None or int(said[1]) != point.year + 1 or not 0 <= int(said[1]) - text.reference.year <= 1:
        return None
    ahead = moved(period.first, 1) - text.reference
    if not -3 * DAY <= ahead <= 120 * DAY or (end - period.first).days > 31:
        return None
    if _YEAR_BEFORE.search(said["what"]) or _BACK.search(said["what"]):
        return None
    counts, _ = _years(text, period)
    if counts[point.year]:
        return None
    place = text.evidence(*said.span(1))
    return year_flag(text, period.mention, (point, period.mention.found.last), 1, point.year + 1, [place])
