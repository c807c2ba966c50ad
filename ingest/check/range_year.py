"""A range of which one end alone is of another year: 「报名2025年5月4日至2026年5月16日」 beside windows of 2026.

Reads ranges with two years of their own that last most of a year and would not with one. Settled by the year of the windows beside, or by a
beginning round the day the text came out. Not seen on purpose: terms of whole years, contracts, figures of earlier years. What the other rules of the
year share stands here, too.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ingest.check.days import last_day, moved
from ingest.check.reading import DAY, Mention, Period, Reading
from ingest.check.spelling import edits, rewritten
from records import Evidence, Flag
from zh.dates import Point
from zh.qualifying import of_birth, of_earlier

CALLS = re.compile(
    r"报名|申请|申报|征集|征求|征稿|收件|送件|投稿|提交|提报|报送|寄送|缴交|填报|上传|回传|受理|登记|预约|招募|招商|预售|活动|举办|"
    r"举行|培训|公示|展览|展出|优惠|促销|缴费|缴款|缴纳|领取|兑换|审核|评审|初审|复审|"
    r"考试|面试|报到|参展|布展|截止|试用|试行|考核周期|投票|发放|开放|施工|停机|维护|连休|放假|休假|调休|停业|"
    r"打烊|闭馆|暂停|停[止诊运航课产]|早鸟|售票|购票|营业|值班|开放|演出|开演|比赛|开赛|起跑|领[物取票]|直播|开幕|竞价|讲座|"
    r"游园|市集|志愿|会议|大会|彩排|停水|停电|检修|封闭|盘点|(?:供[暖热]|采暖)[期季]"
)
NAMED = re.compile(r"(?:时间|期间|排期|日期|时段|窗口|[展会赛档售]期|阶段|公示期|预约期|申报期|报名期|活动期)$")
FIGURES = re.compile(
    r"抽查|检查|巡查|排查|核查|检测|监测|调研|统计|数据|年度(?![特大]?[展会赛])|财年|学年|业绩|成绩|经营|成立|年报|抽检|检查期|调查|"
    r"业务发生|账期|所属期|出生|购买|发表|"
    r"出版|毕业|入职|取得|获得|拍摄|摄制|创作|发行|上映|首播|介于|考核期内|往|上届|上一"
)
LONG = re.compile(
    r"租|合同|合约|契约|任期|聘期|规划|有效|保修|保固|质保|学年|财年|年度(?![特大]?[展会赛])|授权|专利|许可|建设|工期|周年|服务期|"
    r"存续|贷款|还款|认证|证书|资格(?![初复终预]?[审核]|考试|确认)"
)
# 「2025年春季学期上课时间为」
_TERM = re.compile(r"(?<!\d)(20\d\d)年[\u4e00-\u9fff]{0,3}学期[\u4e00-\u9fff]{0,6}:?$")
_BY_TURNS = re.compile(r"[^。;\n]{0,12}分[期批次两三四]")
_SCHOOL_YEAR = re.compile(r"\d{0,4}年?学年度?")
# the whole of a range, right behind it: 「，共18天」; not 「，停留期20天」
_WHOLE = re.compile(r"[,、( ]{0,2}(?:一共|共计?|总共|总计|合计|为期|历时|持续)(?=\s?[\d一二两三四五六七八九十])")

# the opening of the very thing, not of a part of it: 「开幕茶会于」; not 「二期展厅于2026年10月9日开幕」
_OPENS = re.compile(
    r"[^,。;:\n]{0,2}(?:(?:开[幕展馆营赛]|揭幕|启动)(?:[仪典][式礼]|式|礼|[茶酒晚]会|日|活动)?|首[展映演]?日)[拟将]?(?:[定订]?[于在为]|[是:])?(?:民国)?\s*"
)
# what was left over from the range before: 「…，上一采暖季共投诉320件」
_LAST_ONE = re.compile(r"[,;。(]\s*上一?个?(?:供[暖热]|采暖)[期季]")


def one_end(text: Reading, period: Period) -> Flag | None:
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
    end = end_of(mention)
    if end is None or over_and_done(text, mention, end):
        return None
    if CALLS.search(period.label) and not _BY_TURNS.match(text.plain, mention.found.stop):
        words = _SCHOOL_YEAR.sub("", words)  # 「115学年度缴费期间：114年8月25日至115年9月10日」
    if LONG.search(words) or FIGURES.search(words):
        return None
    if any(one.unit == "year" for one in text.stated(mention.found.offset, mention.found.stop)):
        return None  # 「展出一年多」
    years = last.year - first.year
    if years == 2 and moved(mention.first, 2) > end:  # 「2023年12月28日至2025年1月3日」
        years = 1
    near_end, near_start = moved(mention.first, years), moved(end, -years)
    if (end - mention.first).days < 300 or not (near_end <= end and (end - near_end).days <= 200):
        return None
    whole = moved(mention.first, round((end - mention.first).days / 365.25))
    if abs((whole - end).days) <= 1:  # a term of whole years
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
        return year_flag(text, mention, (first,), years, last.year, evidence)
    if not beside_years and _lasts(text, mention, (near_start - mention.first).days + 1):
        # the length that is told says that one year is wrong, the day of publication which
        soon = [_soon(text, day) for day in (mention.first, near_end)]
        if soon[0] != soon[1]:
            point, shift, year = (last, -years, first.year) if soon[0] else (first, years, last.year)
            return year_flag(text, mention, (point,), shift, year, evidence)
    if years == 1 or mention.first.year + years < last.year:
        # 「自2025年10月9日至2027年2月20日展出，開幕式2026年10月9日」: its first day told once more, in the year that it is meant to have
        begun = next((one for one in beside if one.first == near_end and one.found.last is None), None)
        if begun is not None and _soon(text, near_end) and not _soon(text, mention.first) and _opened_on(text, begun):
            return year_flag(text, mention, (first,), years, mention.first.year + years, [text.of(begun.found)])
    if beside_years == {last.year} or not beside_years and _about_to_begin(text, period, near_end):
        return year_flag(text, mention, (first,), years, first.year + years, evidence)
    if (
        beside_years == {first.year}
        and (near_start - mention.first).days <= 60
        and (NAMED.search(period.label) or CALLS.search(period.label))
    ):
        return year_flag(text, mention, (last,), -years, first.year, evidence)
    return None


def _opened_on(text: Reading, one: Mention) -> bool:
    """Whether what a range is of opens on a day, by all that its clause says before it."""
    return _OPENS.fullmatch(text.plain, text.clauses.clause(one.found.offset)[0], one.found.offset) is not None


def over_and_done(text: Reading, mention: Mention, end: datetime.date) -> bool:
    """Whether a range that was over when the text came out says what somebody did in it (「期间缴纳社保满12个月」)."""
    found = mention.found
    past = text.reference is not None and end < text.reference
    if past and (of_earlier(text.plain, found.stop) or _LAST_ONE.match(text.plain, found.stop)):
        return True
    return of_birth(text.plain, found.offset, found.stop)


def _lasts(text: Reading, mention: Mention, many: int) -> bool:
    """Whether a range is said right behind it to last so many days: 「2025年6月1日至2026年6月18日，共18天」."""
    whole = _WHOLE.match(text.plain, mention.found.stop)
    if whole is None:
        return False
    stated = text.stated(mention.found.offset, mention.found.stop)
    return any(
        one.number * {"day": 1, "week": 7}.get(one.unit, 0) == many
        and not one.rough
        and one.number_start == whole.end()
        for one in stated
    )


def _soon(text: Reading, start: datetime.date) -> bool:
    return text.reference is not None and -3 * DAY <= start - text.reference <= 60 * DAY


def _about_to_begin(text: Reading, period: Period, start: datetime.date) -> bool:
    """Whether a window that the announcement calls to would begin round the day it came out."""
    if text.reference is None or not (NAMED.search(period.label) or CALLS.search(period.label)):
        return False
    return -3 * DAY <= start - text.reference <= 30 * DAY


def year_flag(
    text: Reading, mention: Mention, points: Sequence[Point | None], shift: int, year: int, evidence: list[Evidence]
) -> Flag:
    found = mention.found
    changes = []
    for point in points:
        if point is not None and point.year is not None and "year" in point.written:
            changes += edits(text.body, point, year=point.year + shift)
    suggestion = rewritten(text.body, found.offset, found.stop, changes)
    message: dict[str, object] = {"key": "year_beside", "written": year - shift, "year": year}
    return text.flag("year_mismatch", found.offset, found.stop, message, evidence, suggestion)


def end_of(mention: Mention) -> datetime.date | None:
    """The last day of a range; where there is no such day, the last of its month."""
    return mention.last or last_day(mention.found.last)
