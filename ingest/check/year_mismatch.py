"""The year does not fit what stands beside it.

A window that lies wholly in an earlier year, though the announcement calls to it and its other dates or its title name a later one
(「2026年夏令营…报名期间为2025年5月4日至16日」). A window in the year before or behind all that stands beside it, which in their year lies
between those dates or close to its neighbours (「报到115年8月3日，开园114年8月31日，领取115年8月20日」; a year behind only where its stage comes
before the next). A window a year before the one that its own clause says the event is of (「2027年春季義診定在2026年3月2日至5日」). A range
whose start alone looks a year or more too early, beside windows of the end's year. Prizes, 去年 and holidays have files of their own.
Settled: the year of the other end and the context; for a prize none. Not seen on purpose: figures and facts of earlier years, what is told as
past, contracts and terms of whole years, school and fiscal years.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.check.days import last_day
from ingest.check.earlier_round import of_earlier_round
from ingest.check.feast_year import feast_year
from ingest.check.prize_year import prize_year
from ingest.check.reading import DAY, MANY, Mention, Period, Reading
from ingest.check.rounds import by_name
from ingest.check.set_against import set_against
from ingest.check.spelling import edits, rewritten
from ingest.check.stages import orders, stages_said
from ingest.check.step import one_round
from ingest.check.word_year import word_year
from records import Evidence, Flag
from zh.dates import Point
from zh.qualifying import of_birth, of_earlier

_CALLS = re.compile(
    r"报名|申请|申报|征集|征求|征稿|收件|送件|投稿|提交|提报|报送|寄送|受理|登记|预约|招募|招商|预售|活动|举办|"
    r"举行|培训|公示|展览|展出|优惠|促销|缴费|缴款|缴纳|领取|兑换|审核|评审|初审|复审|"
    r"考试|面试|报到|参展|布展|截止|试用|试行|考核周期|投票|发放|开放|施工|停机|维护|连休|放假|休假|调休|停业|"
    r"打烊|闭馆|暂停|停[止诊运航课产]|早鸟|售票|购票|营业|值班|开放|演出|开演|比赛|开赛|起跑|领[物取票]|直播|开幕|竞价|讲座|"
    r"游园|市集|志愿|会议|大会|彩排|停水|停电|检修|封闭|盘点"
)
_NAMED = re.compile(r"(?:时间|期间|日期|时段|窗口|[展会赛档售]期|阶段|公示期|预约期|申报期|报名期|活动期)$")
_CALLED = re.compile(r"报名|申请|申报|登记|受理|征[集稿件]|投稿|预约|缴费|领取|早鸟|售票|购票")
_SENT = re.compile("报名|投稿|征[稿文]|摘要|论文|早鸟|录用")  # what a meeting waits for; not 「补贴领取」 behind it
_PLANNED = re.compile(r"(?:[定订][于在为]|将[于在]|(?P<asked>请[于在]))(?:民国)?\s*$")
# 「2026年度…年检的通知:」 is of the text, not of the window
_OVER = re.compile(r"\s*\((?:业?已|均已|结束|完成)")  # 「第一批：2025年1月6日至10日（已结业）」
_HEADING = re.compile(".*(?:通知|公告|通告|启事|简章)[》」]?:")
_SCHOOL_YEAR = re.compile(r"(?<!\d)(?:(20\d\d)(?:[-~/至]+20\d\d)?|(1[0-4]\d))年?学年")
_FIGURES = re.compile(
    r"抽查|检查|巡查|排查|核查|检测|监测|调研|统计|数据|年度|财年|学年|业绩|成绩|经营|成立|年报|抽检|检查期|调查|"
    r"业务发生|账期|所属期|出生|购买|发表|"
    r"出版|毕业|入职|取得|获得|考核期内|往|上届|上一"
)
_LONG = re.compile(
    r"租|合同|合约|契约|任期|聘期|规划|有效|保修|保固|质保|学年|财年|年度|授权|专利|许可|建设|工期|周年|服务期|"
    r"存续|贷款|还款|认证|证书|资格(?![初复终预]?[审核]|考试|确认)"
)
_BACK = re.compile(r"原|旧|此前|之前|上一|曾|首次|以来|去年|前年|上届|往年|历年|回顾")
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
# 「2025年春季学期上课时间为」
_TERM = re.compile(r"(?<!\d)(20\d\d)年[\u4e00-\u9fff]{0,3}学期[\u4e00-\u9fff]{0,6}:?$")
# 「2026年体检安排：甲班2025年6月9日至10日」
_SCHEDULE = re.compile(r"(?<!\d)(20\d\d)年[^\d,。;\n]{2,20}(?:安排|日程|时程|赛程|时间表):[^\d,。;:\n]{0,12}$")
# what is of a later turn, or ends a term of years
_NEXT_TURN = re.compile(r"[下次明来]一?(?:届|期|轮|次|年|学[年期]|季)|到期|届满|期满|归还|交还|质保|闭[展馆]")
# what was done once and is told of beside what is to come
_FACT = re.compile(
    r"成立|立案|备案|批[准复]|核[准定发]|签[订署约]|购|出厂|生产|颁[布发]|修[订正]|公[布告]|发布|通过|获|评[鉴估审]|[始兴]建|建成|竣工|落成|投[用产]|注册|入[职会党]|生日|出生|毕业|基准|登记日|编[号制]|检定|[上前]次|上[届期回年]|第一[次剂针]|[首初]次|受理|告知|充装|建造|开题"
)
_TAKES_PLACE = re.compile(r"开[园馆班学课营业幕训张放机]|[一二三四五六七八九十甲乙丙丁\d][期场批班组梯轮]$|会$|营$|礼$")
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
        flag = _early(text, period, point) or _one_end(text, period) or _fits_beside(text, period, point, -1)
        if flag is not None and flag.offset not in taken:
            taken.add(flag.offset)
            yield flag
    yield from prize_year(text, raised)
    yield from word_year(text)
    yield from feast_year(text)


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
    end = _end(mention) or period.last or period.first
    if mention.found.last is not None and _over_and_done(text, mention, end):
        return None
    if end >= text.reference - 60 * DAY or (end - period.first).days > 200 or end < period.first:
        return None
    if set_against(text, period):
        return None
    if (fits := _fits_beside(text, period, point, 1) or _of_next_year(text, period, point, end)) is not None:
        return fits
    before = text.plain[max(mention.sentence[0], mention.found.offset - 24) : mention.found.offset]
    words = period.label + _HEADING.sub("", before)
    planned = _PLANNED.search(text.plain, mention.sentence[0], mention.found.offset)
    asked = planned and planned["asked"]  # 「请于…领奖。年会定于…」: for what is not over, whatever is told behind it
    if planned or _CALLED.search(period.label):
        words = re.sub(r"\d+年度", "", words)  # 「114年度…报名期间」
    school = _SCHOOL_YEAR.search(text.plain, *mention.sentence) or _SCHOOL_YEAR.search(text.title)
    if school:  # 「114学年度…113年9月1日」: a call to a school year, a year before that
        begins = int(school.group(1) or int(school.group(2)) + 1911)
        if begins != text.reference.year or end.year >= begins or not _NAMED.search(period.label):
            return None
        words = _SCHOOL_YEAR.sub("", words)
    if (
        not (planned or _CALLS.search(words) or _NAMED.search(period.label) or _stage(text, period, words))
        or (_LONG.search(words) and not _CALLED.search(period.label))
        or _FIGURES.search(words)
        or _BACK.search(words)
    ):
        return None
    counts, places = _years(text, period)
    ends = (point, mention.found.last)
    likely = max((*counts, text.reference.year)) - point.year
    if of_earlier_round(text, period, _moved(period.first, likely), _moved(end, likely)):
        return None
    soon = [
        shift
        for shift in (text.reference.year - point.year, text.reference.year + 1 - point.year)
        if 1 <= shift <= 2 and -3 * DAY <= _moved(period.first, shift) - text.reference <= 60 * DAY
    ]
    if soon and not counts[point.year]:  # nothing beside it: the day of publication decides
        year = point.year + soon[0]
        return _flag(text, period, ends, soon[0], year, places.get(year, []))
    year = max(counts, key=lambda one: (counts[one], one), default=point.year)
    shift = year - point.year
    if counts[point.year] >= counts[year] or not 1 <= shift <= 3 or max(counts) > text.reference.year + 1:
        return None
    moved = _moved(period.first, shift), _moved(end, shift)
    if moved[1] < text.reference - 45 * DAY or moved[0] > text.reference + 300 * DAY:
        return None
    after = next((one for one in text.beside(period.offset) if one.found.offset > period.offset and _is_day(one)), None)
    if after and after.first and moved[0] > after.first and not asked:
        in_order = after.year_written and period.first <= after.first
        if after.first.year == year or in_order:
            return None  # it would not fit there either
    return _flag(text, period, ends, shift, year, places.get(year, []))


def _stage(text: Reading, period: Period, words: str) -> bool:
    """Whether a window is of a stage that comes behind another, is dated before that, and in the year of that is not: 「初赛2026年6月13日，决赛
    2025年6月20日」, not 「决赛2026年4月10日，初赛2025年11月20日」; or opens a schedule of the year in which it lies ahead.
    """
    if period.first is None or text.reference is None or not (named := stages_said(words)):
        return False
    heading = _SCHEDULE.search(text.plain[max(period.mention.sentence[0], period.offset - 40) : period.offset])
    soon = _moved(period.first, 1) - text.reference
    if heading and int(heading[1]) == period.first.year + 1 and -3 * DAY <= soon <= 60 * DAY:
        return True
    sources = {order.earlier for stage in named for order in orders(stage)}
    at = bisect_left(text.periods, period.offset, key=lambda one: one.offset)
    return any(
        one.first is not None
        and one.mention.year_written
        and period.first < one.first <= _moved(period.first, one.first.year - period.first.year)
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
    if set(counts) != {year}:
        return None
    own = f"{text.before(period)} {period.label} {text.behind(period)}"
    if _LONG.search(own) or _BACK.search(own) or _NEXT_TURN.search(own):
        return None
    first, last = _moved(period.first, shift), _moved(_end(mention) or period.first, shift)
    beside = [one for one in text.beside(period.offset) if one.section == mention.section and _is_day(one)]
    before = [one.first for one in beside if one.found.offset < period.offset and one.first]
    after = [one.first for one in beside if one.found.offset > period.offset and one.first]
    ordered = bool(after) and last <= after[0]
    between = ordered and bool(before) and before[-1] <= first
    near = bool(before and after) and max(abs(before[-1] - first), abs(after[0] - first)) <= _NEAR
    ahead = first - text.reference
    if shift > 0:
        planned = ahead >= -3 * DAY and not _FIGURES.search(text.before(period))
        fits = counts[year] > 1 and ordered and ahead <= 150 * DAY and (between or planned)
        fits = (fits or near and planned and _is_item(text, period)) and not _FACT.search(own)
    else:
        soon = mention.found.last is not None and ahead <= 60 * DAY and _NAMED.search(period.label) is not None
        soon = soon and not _waits(text, period, first)
        fits = ahead >= -7 * DAY and (soon or near and between and _comes_before_next(text, period))
    if not fits:
        return None
    return _flag(text, period, (point, mention.found.last), shift, year, places.get(year, []))


def _is_item(text: Reading, period: Period) -> bool:
    """Whether a window is one of a list of what takes place: a name and hardly more than its days."""
    takes_place = _TAKES_PLACE.search(period.label) or _CALLS.search(period.label) or stages_said(period.label)
    return bool(takes_place) and len(text.behind(period).strip()) <= _TAIL


def _waits(text: Reading, period: Period, first: datetime.date) -> bool:
    """Whether what is no call itself would begin before a call beside it ends: 「会议时间2027年4月18日至20日，摘要截止2026年4月25日」."""
    calls = (one.first for one in text.periods[:MANY] if one.first and _SENT.search(one.label))
    return not _CALLED.search(period.label) and any(one > first for one in calls)


def _comes_before_next(text: Reading, period: Period) -> bool:
    """Whether by its stage a window comes before the one told behind it: 「开班…，结班…」."""
    at = bisect_left(text.periods, period.offset, key=lambda one: one.offset) + 1
    named = stages_said(text.words(period))
    return any(
        order.earlier in named
        for one in text.periods[at : at + 1]
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
    ahead = _moved(period.first, 1) - text.reference
    if not -3 * DAY <= ahead <= 120 * DAY or (end - period.first).days > 31:
        return None
    if _YEAR_BEFORE.search(said["what"]) or _BACK.search(said["what"]):
        return None
    counts, _ = _years(text, period)
    if counts[point.year]:
        return None
    place = text.evidence(*said.span(1))
    return _flag(text, period, (point, period.mention.found.last), 1, point.year + 1, [place])


def _one_end(text: Reading, period: Period) -> Flag | None:
    """A range of which the start alone is a year or more too early, or the end too late."""
    mention = period.mention
    first, last = mention.found.first, mention.found.last
    if (
        first is None
        or last is None
        or first.year is None
        or last.year is None
        or first.month is None
        or last.month is None
    ):
        return None
    if "year" not in first.written or "year" not in last.written or not 1 <= last.year - first.year <= 2:
        return None
    if mention.old or mention.changed or mention.example or mention.past or mention.first is None:
        return None
    words = (
        period.label
        + period.owner
        + text.plain[max(mention.sentence[0], mention.found.offset - 16) : mention.found.offset]
    )
    end = _end(mention)
    if end is None or _over_and_done(text, mention, end):
        return None
    if _LONG.search(words) or _FIGURES.search(words):
        return None
    years = last.year - first.year
    if years == 2 and _moved(mention.first, 2) > end:  # 「2023年12月28日至2025年1月3日」
        years = 1
    near_end, near_start = _moved(mention.first, years), _moved(end, -years)
    if (end - mention.first).days < 300 or not (near_end <= end and (end - near_end).days <= 200):
        return None
    whole = _moved(mention.first, round((end - mention.first).days / 365.25))
    if abs((whole - end).days) <= 2:  # a term of whole years
        return None
    beside = [
        other
        for other in text.beside(period.offset)
        if other is not mention
        and other.section == mention.section
        and other.year_written
        and other.first is not None
        and not (other.old or other.past or other.example)
        and (other.found.mod not in ("since", "after") or other.first == end + DAY)
        and other.found.first is not None
        and other.found.first.month is not None
    ]
    ranges = [other for other in beside if other.found.last is not None] or beside
    near = sorted(ranges, key=lambda other: abs(other.found.offset - mention.found.offset))[:2]
    beside_years = {other.first.year for other in near if other.first is not None}
    evidence = [text.of(near[0].found)] if near else []
    before = text.plain[max(mention.sentence[0], mention.found.offset - 24) : mention.found.offset]
    term = _TERM.search(before)  # which never lasts most of a year
    if term and int(term[1]) == last.year:
        return _flag(text, period, (first,), years, last.year, evidence)
    if beside_years == {last.year} or not beside_years and _about_to_begin(text, period, near_end):
        return _flag(text, period, (first,), years, first.year + years, evidence)
    if (
        beside_years == {first.year}
        and (near_start - mention.first).days <= 60
        and (_NAMED.search(period.label) or _CALLS.search(period.label))
    ):
        return _flag(text, period, (last,), -years, first.year, evidence)
    return None


def _over_and_done(text: Reading, mention: Mention, end: datetime.date) -> bool:
    """Whether a range that was over when the text came out says what somebody did in it (「期间缴纳社保满12个月」)."""
    found = mention.found
    past = text.reference is not None and end < text.reference
    return past and of_earlier(text.plain, found.stop) or of_birth(text.plain, found.offset, found.stop)


def _about_to_begin(text: Reading, period: Period, start: datetime.date) -> bool:
    """Whether a window that the announcement calls to would begin round the day it came out."""
    if text.reference is None or not (_NAMED.search(period.label) or _CALLS.search(period.label)):
        return False
    return -3 * DAY <= start - text.reference <= 30 * DAY


def _flag(
    text: Reading, period: Period, points: Sequence[Point | None], shift: int, year: int, evidence: list[Evidence]
) -> Flag:
    found = period.mention.found
    changes = []
    for point in points:
        if point is not None and point.year is not None and "year" in point.written:
            changes += edits(text.body, point, year=point.year + shift)
    suggestion = rewritten(text.body, found.offset, found.stop, changes)
    message: dict[str, object] = {"key": "year_beside", "written": year - shift, "year": year}
    return text.flag("year_mismatch", found.offset, found.stop, message, evidence, suggestion)


def _end(mention: Mention) -> datetime.date | None:
    """The last day of a range; where there is no such day, the last of its month."""
    return mention.last or last_day(mention.found.last)


def _moved(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
