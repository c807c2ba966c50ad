"""The year does not fit what stands beside it.

A window that lies wholly in an earlier year, though the announcement calls to it and its other dates or its title name a later one
(「2026年夏令营…报名期间为2025年5月4日至16日」). A window in the year before or behind all that stands beside it, which in their year lies
between those dates or close to its neighbours (「报到115年8月3日，开园114年8月31日，领取115年8月20日」; a year behind only where its stage comes
before the next). A window a year before the one that its own clause says the event is of (「2027年春季義診定在2026年3月2日至5日」). A range
of which one end alone is of another year (`range_year`). An intake of the year after, told amid what comes behind it. Prizes, 去年 and holidays have files of their own.
Settled: the year of the other end and the context; for a prize none. Not seen on purpose: figures and facts of earlier years, what is told as
past, contracts and terms of whole years, school and fiscal years.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.check.days import moved
from ingest.check.earlier_round import of_earlier_round
from ingest.check.feast_year import feast_year
from ingest.check.prize_year import prize_year
from ingest.check.range_year import CALLS, FIGURES, LONG, NAMED, end_of, one_end, over_and_done, year_flag
from ingest.check.reading import DAY, MANY, Mention, Period, Reading
from ingest.check.rounds import by_name
from ingest.check.said_year import year_said
from ingest.check.season_year import season_year
from ingest.check.set_against import set_against
from ingest.check.stages import orders, stages_said
from ingest.check.step import one_round
from ingest.check.word_year import word_year
from records import Evidence, Flag
from zh.dates import Point

_CALLED = re.compile(r"报名|申请|申报|登记|受理|征[集稿件]|投稿|预约|缴费|领取|早鸟|售票|购票")
_A_YEAR = re.compile(r"\d年|20\d\d|[本新]学年|续")  # of another year by its name: 「2026年考试报名」
_SENT = re.compile("报名|投稿|征[稿文]|摘要|论文|早鸟|录用")  # what a meeting waits for; not 「补贴领取」 behind it
_PLANNED = re.compile(r"(?:[定订][于在为]|将[于在]|(?P<asked>请[于在]))(?:民国)?\s*$")
# 「2026年度…年检的通知:」 is of the text, not of the window
_OVER = re.compile(r"\s*\((?:业?已|均已|结束|完成)")  # 「第一批：2025年1月6日至10日（已结业）」
_HEADING = re.compile(".*(?:通知|公告|通告|启事|简章)[》」]?:")
_SCHOOL_YEAR = re.compile(r"(?<!\d)(?:(20\d\d)(?:[-~/至]+20\d\d)?|(1[0-4]\d))年?学年")
# of the text, not of the window: 「115年度补助款核销：凭证送件期间114年…」
_OF_FISCAL_YEAR = re.compile(r"(?<!\d)(20\d\d|1[0-4]\d)年度?[^\d,。;:\n]{2,20}:(?=[^:]*$)")
_OF_WHAT_YEAR = re.compile(r"\d+年(?:[上下]半年)?度")
_BACK = re.compile(r"原|旧|此前|之前|上一|曾|(?<!\d年)(?<!年度)首次|以来|去年|前年|上届|往年|历年|回顾")
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
# what is of a later turn, or ends a term of years
_NEXT_TURN = re.compile(r"[下次明来]一?(?:届|期|轮|次|年|学[年期]|季)|到期|届满|期满|归还|交还|质保|闭[展馆]")
_NEXT_YEAR = re.compile("[明来次]年")
# what was done once and is told of beside what is to come
_FACT = re.compile(
    r"成立|立案|备案|批[准复]|核[准定发]|签[订署约]|购|出厂|生产|颁[布发]|修[订正]|公[布告]|发布|通过|获|评[鉴估审]|[始兴]建|建成|竣工|落成|投[用产]|注册|入[职会党]|生日|出生|毕业|基准|登记日|编[号制]|检定|[上前]次|上[届期回年]|第一[次剂针]|[首初]次|受理|告知|充装|建造|开题"
)
_TAKES_PLACE = re.compile(r"开[园馆班学课营业幕训张放机]|[一二三四五六七八九十甲乙丙丁\d][期场批班组梯轮]$|会$|营$|礼$")
_NAMED_LINE = re.compile(r"(?:^|[\n;。])\s*(?:[\d一二三四五六七八九十]{1,2}[、.])?\s*[\u4e00-\u9fff]{2,10}[::]\s*$")
_REFERENCE = re.compile("参[考照看见][^。\n]{0,6}:")
_TAIL = 3  # code points behind the days of an item: 「（六）」, 「起」
_NEAR = 60 * DAY


def year_mismatch(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    taken: set[int] = set()
    for period in text.periods:
        mention, point = period.mention, period.mention.found.first
        if period.first is None or point is None or point.year is None or not mention.year_written:
            continue
        if mention.old or mention.changed or mention.example or mention.past or _OVER.match(text.plain, period.stop):
            continue
        flag = _early(text, period, point) or one_end(text, period) or _fits_beside(text, period, point, -1)
        if flag is not None and flag.offset not in taken:
            taken.add(flag.offset)
            yield flag
    yield from prize_year(text, raised)
    yield from word_year(text)
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
    if set_against(text, period):
        return None
    if (fits := _fits_beside(text, period, point, 1) or _of_next_year(text, period, point, end)) is not None:
        return fits
    counts, places = _years(text, period)
    if year_said(text, period, point, end, not counts[point.year]):
        year = point.year + 1
        return year_flag(text, mention, (point, mention.found.last), 1, year, places.get(year, []))
    before = text.plain[max(mention.sentence[0], mention.found.offset - 24) : mention.found.offset]
    words = period.label + _HEADING.sub("", before)
    planned = _PLANNED.search(text.plain, mention.sentence[0], mention.found.offset)
    asked = planned and planned["asked"]  # 「请于…领奖。年会定于…」: for what is not over, whatever is told behind it
    if planned or _CALLED.search(period.label):
        words = _OF_WHAT_YEAR.sub("", words)  # 「114年度…报名期间」, 「2026年上半年度换证，受理期间」
    elif CALLS.search(period.label) and (headed := _OF_FISCAL_YEAR.search(before)):
        year = int(headed[1]) + (0 if len(headed[1]) == 4 else 1911)
        words = period.label + before[headed.end() :] if year == point.year + 1 else words
    school = _SCHOOL_YEAR.search(text.plain, *mention.sentence) or _SCHOOL_YEAR.search(text.title)
    if school:  # 「114学年度…113年9月1日」: a call to a school year, a year before that
        begins = int(school.group(1) or int(school.group(2)) + 1911)
        if begins != text.reference.year or end.year >= begins or not NAMED.search(period.label):
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
        or (LONG.search(words) and not _CALLED.search(period.label))
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
        if 1 <= shift <= 2 and -3 * DAY <= moved(period.first, shift) - text.reference <= 60 * DAY
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
    if period.first is None or text.reference is None or not (named := stages_said(words)):
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


def _fits_beside(text: Reading, period: Period, point: Point, shift: int) -> Flag | None:
    """A window a year before (`shift` 1) or behind (-1) all that stands beside it, which in their year lies between those
    dates, or close to the one before it and the one behind it.
    """
    mention = period.mention
    if text.reference is None or period.first is None or point.year is None or point.year + shift not in text.years:
        return None
    year = point.year + shift
    counts, places = _years(text, period)
    beside = [one for one in text.beside(period.offset) if one.section == mention.section and _is_day(one)]
    others = [one.first for one in beside if one.first and one is not mention]
    amiss = (
        shift < 0 and bool(others) and counts[year] > 0 and max(others) < period.first
    )  # behind all else of the text
    if set(counts) != {year} and not amiss:
        return None
    own = f"{text.before(period)} {period.label} {text.behind(period)}"
    near_it = text.plain[max(mention.sentence[0], period.offset - 12) : period.offset]  # 「明年展期：」
    if LONG.search(own) or _BACK.search(own) or _NEXT_TURN.search(own) or _NEXT_YEAR.search(near_it):
        return None
    first, last = moved(period.first, shift), moved(end_of(mention) or period.first, shift)
    before = [one.first for one in beside if one.found.offset < period.offset and one.first]
    after = [one.first for one in beside if one.found.offset > period.offset and one.first]
    ordered = bool(after) and last <= after[0]
    between = ordered and bool(before) and before[-1] <= first
    near = bool(before and after) and max(abs(before[-1] - first), abs(after[0] - first)) <= _NEAR
    ahead = first - text.reference
    if shift > 0:
        planned = ahead >= -3 * DAY and not FIGURES.search(text.before(period))
        fits = counts[year] > 1 and ordered and ahead <= 150 * DAY and (between or planned)
        fits = (fits or near and planned and _is_item(text, period)) and not _FACT.search(own)
    else:
        soon = mention.found.last is not None and ahead <= 60 * DAY
        # an intake that comes before all else, and is told before some of it: 「考试12月7日，报名9月1日至15日，放榜1月22日」
        opens = amiss and bool(after) and last <= min(others) and _CALLED.search(period.label) is not None
        opens = (
            opens
            and (not before or _comes_first(text, period))
            and not _A_YEAR.search(text.plain[mention.sentence[0] : period.offset] + text.behind(period))
        )
        named = set(counts) == {year} and NAMED.search(period.label) is not None and not _waits(text, period, first)
        fits = ahead >= -7 * DAY and (
            soon
            and (named or opens or set(counts) == {year} and _amid(text, period, others, first, last))
            or near
            and between
            and (_comes_first(text, period, 1) or soon and _heads(text, period))
        )
    if not fits:
        return None
    return year_flag(text, period.mention, (point, mention.found.last), shift, year, places.get(year, []))


def _amid(
    text: Reading, period: Period, others: Sequence[datetime.date], first: datetime.date, last: datetime.date
) -> bool:
    """Whether a window would lie between the days of all else that a text tells, which are all to come and not far apart: 「首发周2027年4月20日至26日，
    预热2026年4月13日开始，返场2026年5月2日」.
    """
    if len(others) < 2 or text.reference is None or _waits(text, period, first):
        return False
    low, high = min(others), max(others)
    return text.reference - 3 * DAY <= low <= first and last <= high <= low + _NEAR


def _is_item(text: Reading, period: Period) -> bool:
    """Whether a window is one of a list of what takes place: a name and hardly more than its days."""
    takes_place = _TAKES_PLACE.search(period.label) or CALLS.search(period.label) or stages_said(period.label)
    return bool(takes_place) and len(text.behind(period).strip()) <= _TAIL


def _heads(text: Reading, period: Period) -> bool:
    """Whether a window stands behind a name and a colon that begin its line, and so do the one before and the one behind it."""
    at = bisect_left(text.periods, period.offset, key=lambda one: one.offset)
    rows = text.periods[max(0, at - 1) : at + 2]
    return len(rows) == 3 and all(_NAMED_LINE.search(text.plain, max(0, one.offset - 16), one.offset) for one in rows)


def _waits(text: Reading, period: Period, first: datetime.date) -> bool:
    """Whether what is no call itself would begin before a call beside it ends: 「会议时间2027年4月18日至20日，摘要截止2026年4月25日」."""
    calls = (one.first for one in text.periods[:MANY] if one.first and _SENT.search(one.label))
    return not _CALLED.search(period.label) and any(one > first for one in calls)


def _comes_first(text: Reading, period: Period, near: int = MANY) -> bool:
    """Whether by its stage a window comes before the one told behind it (`near` 1), or one of more round it: 「开班…，结班…」."""
    at = bisect_left(text.periods, period.offset, key=lambda one: one.offset)
    named = stages_said(text.words(period))
    return any(
        order.earlier in named
        for one in (*text.periods[max(0, at - near + 1) : at], *text.periods[at + 1 : at + 1 + near])
        for of in stages_said(text.words(one))
        for order in orders(of)
    )


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
