"""What the order of things says of the year of a date (claims of `timeline`): what is planned lies ahead, a range is as long as it is said to be, and a step comes before the
one that waits for it.

Not seen on purpose: a second day that lies as far behind (put out anew, a history), what is reported, agreed, or asked of those who did something then.
"""

from __future__ import annotations

import datetime
import re
from functools import partial

from ingest.check.misdated import of_fact, told_elsewhere
from ingest.check.opened import END, opening
from ingest.check.reading import DAY, MANY, Mention, Period, Reading
from ingest.check.said_year import UNPAID
from ingest.check.stages import FOLLOWS, orders, stage_of, stages_said
from ingest.check.step import one_round
from ingest.check.year_claim import AHEAD, BACK, KEPT, LAST_TERM, MOST_OF_A_YEAR, OVER, ROC, SET, SHORT, Claim, Span

# said right before a day that lies ahead
_PLANNED = re.compile(
    rf"(?:{SET}|[将拟][于在自从]|预[计定期][于在自从]?|(?P<asked>(?<![申邀聘])请(?![求示提凭持带携核查参阅见])[^,。;:\n\d]{{0,10}}[于在]))(?:民国)?\s*$"
)
# in its sentence before it: what was once planned, agreed, or is of some only
_REPORTED = re.compile(
    rf"去年|前年|上一学[年期]|{LAST_TERM}|上一?[届期回年次]|往[年届]|历[年届]|回顾|曾|当[时年初]|此前|之前|[声宣]?称|表示|指出|宣布|透露|承诺|约定|协议|合同|判决|裁定|原(?![则告料创址])|凡|若(?!干)|如(?!期)|倘|截至"
)
# in its sentence behind it: that it did not come about, or of whom it is
_NOT_SO = re.compile(
    r"取消|但|现[预已定]|周年|延[期后]|推迟|改[期至到为]|未[能曾]|因故|暂[停缓]|[一两二三]年[多来]|至今|逾期未|[的之者](?=[^,。;\n]*(?:者|人员|用户|材料|文件|证))"
)
# in its sentence, of what somebody else asked once: 「协会公告请会员于2025年6月30日前退卡，随后搬走」
_ASKED_ONCE = re.compile(r"[\u4e00-\u9fff]{2}(?<![此现兹])(?:发[函文]|公告|通知|要求|责令)请[^,。;:\n]*$")
_AND_THEN = re.compile(r"[^。;\n]{0,16}?,(?:该[^,。;\n]{0,8}已|[^,。;\n]{0,8}已(?:完成|按期|如期|整改|搬)|随后)")
_OF_SOME = re.compile(r"[^,。;\n]{0,20}[的者]")  # behind what is asked: 「请于2025年1月31日前取得的…」

# a length of the whole: not 「签证2025年8月1日至2026年8月20日，停留期20天」
_WHOLE = re.compile(r"一?共|总计|合计|为期|历时|持续|连续|前后|(?:工|展|会|试用|培训|施工|活动)期")
_TOLERANCE = {
    "day": 0,
    "week": 3,
    "month": 2,
}  # days by which a length may differ: four weeks of lessons end on a Friday
_MONTH_DAYS = 30.44
# what follows upon the step before it within weeks
_SOON_BEHIND = frozenset(("开标", "抽签", "中奖", "领奖", "面试", "笔试", "复检", "体检", "录取", "分班", "补件"))
# behind what closes: of whom it is told; and that it closes, whatever it is
_OF_THOSE, _JUST_ENDS = re.compile("[^,。;\n]{0,6}[的之者]"), re.compile("结束|止|圆满|完毕|终了")
_OF_TIME = frozenset("时间日期")
_NAME, _BARE = 8, 4  # code points of what a day is called by, and of a bare 「正式启动」
_FAR, _NEAR = 200 * DAY, 60 * DAY  # between two steps out of their order, and in it


def lies_ahead(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """What is planned or asked for lies ahead."""
    assert text.reference is not None
    low, high = mention.sentence
    found = mention.found
    planned = _PLANNED.search(text.plain, max(low, found.offset - 20), found.offset)
    if (
        planned is None
        or mention.past
        or text.plain.count("“", low, found.offset) > text.plain.count("”", low, found.offset)
        or span[0] >= text.reference - OVER
    ):
        return None
    if _REPORTED.search(text.plain, low, found.offset) or _NOT_SO.search(text.plain, found.stop, high):
        return None
    if planned["asked"] and (_OF_SOME.match(text.plain, found.stop) or found.mod in ("since", "after")):
        return None
    if planned["asked"] and (
        _ASKED_ONCE.search(text.plain, low, found.offset) or _AND_THEN.match(text.plain, found.stop)
    ):
        return None
    if UNPAID.search(text.plain, low, high) or of_fact(text, mention) or KEPT.search(text.plain):
        return None
    if span[1] >= text.reference and span[1] - span[0] < MOST_OF_A_YEAR or _told_behind(text, mention):
        return None
    if re.search(
        rf"(?<!\d)(?:{span[0].year}|{span[0].year - ROC})年",
        text.plain[low : found.offset] + text.plain[found.stop : high],
    ):
        return None  # 「113年演练订于113年3月22日」
    reference = text.reference

    def holds(first: datetime.date, last: datetime.date) -> bool:
        return (
            last - reference >= -BACK
            and -OVER <= first - reference <= AHEAD
            and last - first <= max(SHORT, span[1] - span[0])
        )

    return Claim(holds, text.evidence(*planned.span()))


def _told_behind(text: Reading, mention: Mention) -> bool:
    """Whether another day that is told as this one is lies as far behind publication."""
    assert text.reference is not None
    return any(
        one is not mention
        and one.section == mention.section
        and one.year_written
        and one.first is not None
        and one.last is not None
        and one.last < text.reference - OVER
        and not (one.old or one.past or one.ago or one.example)
        and one.found.first is not None
        and "month" in one.found.first.written
        and not of_fact(text, one)
        for one in text.beside(mention.found.offset)
    )


def lasts(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """A range of two years that its sentence says to last days, weeks or months."""
    assert text.reference is not None
    last = mention.found.last
    if last is None or "year" not in last.written or (span[1] - span[0]).days < 300:
        return None
    low, high = mention.sentence
    if sum(one.found.last is not None for one in text.mentions_in(low, high)) > 1:
        return None
    stated = [one for one in text.stated(mention.found.offset, mention.found.stop) if one.start >= mention.found.stop]
    if len(stated) != 1 or stated[0].rough or stated[0].unit not in _TOLERANCE:
        return None
    [length], reference = stated, text.reference
    between = text.plain[mention.found.stop : length.start]
    if not _WHOLE.match(text.plain, length.start) or not (between.endswith((",", "(")) or "," not in between):
        return None
    many = length.number * {"day": 1, "week": 7, "month": _MONTH_DAYS}[length.unit]
    if many > SHORT.days + 70:
        return None

    def holds(first: datetime.date, last: datetime.date) -> bool:
        near = -BACK <= first - reference <= AHEAD
        return near and abs((last - first).days + 1 - many) <= _TOLERANCE[length.unit]

    return Claim(holds, text.evidence(length.start, length.end))


def in_order(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """A step comes shortly before the one that waits for it, not most of a year behind that, and what follows soon upon another within weeks."""
    assert text.reference is not None
    if span[1] < text.reference + _FAR:
        return None
    mine = next((one for one in text.periods if one.mention is mention), None)
    if mine is None or told_elsewhere(text, mention, -1):
        return None
    words = text.words(mine)
    stages, call = stages_said(words), stage_of(words)
    for other in text.periods[:MANY] if stages or call else ():
        step = other.first
        if other is mine or step is None or not other.mention.year_written or not _one_matter(text, mine, other):
            continue
        if not one_round(text, mine, other):
            continue
        said = text.words(other)
        told = [one for stage in stages_said(said) for one in orders(stage) if one.earlier in stages]
        waits = call in FOLLOWS.get(stage_of(said) or "", ())
        ends = span[1] - span[0] >= MOST_OF_A_YEAR or waits or any(one.ends for one in told)
        if (told or waits) and (span[1] if ends else span[0]) - step >= _FAR:
            return Claim(partial(_comes_before, step, ends, text.reference), text.of(other.mention.found))
        soon = any(stage in _SOON_BEHIND for stage in stages)
        earlier = {one.earlier for stage in stages for one in orders(stage)}
        done = other.last or step
        if soon and not earlier.isdisjoint(stages_said(said)) and span[0] - done >= MOST_OF_A_YEAR:
            return Claim(partial(_comes_behind, done, text.reference), text.of(other.mention.found))
    return None


def closes(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """What opens on a day closes behind it: 「2026年1月26日开班，2025年2月6日结班」."""
    if mention.found.last is not None:
        return None
    opens = opening(text, mention)
    if opens is None or opens.first is None or opens.first - span[0] < _FAR or text.reference is None:
        return None
    if not _of_one_thing(text, opens, mention):
        return None
    if not -BACK <= opens.first - text.reference <= AHEAD:
        return None  # it is that day that is wrong
    begun = opens.first
    return Claim(lambda first, last: datetime.timedelta() <= first - begun <= SHORT, text.of(opens.found))


def _of_one_thing(text: Reading, opens: Mention, closing: Mention) -> bool:
    """Whether what closes is what opens by the words: 「…开班，…结班」, not 「二期…开工，一期…完工」, 「…启用新馆，…关闭旧馆」, 「…结业的学员」."""
    if opens.sentence != closing.sentence:
        return True
    begun, _, name = text.plain[opens.found.stop : closing.found.offset].rpartition(",")
    ends = END.match(text.plain, closing.found.stop)
    if name.strip():  # 「开营时间2026年7月1日，结营时间…」
        called = text.plain[max(opens.sentence[0], opens.found.offset - _NAME) : opens.found.offset]
        return END.match(name) is not None and not set(name).isdisjoint(set(called) - _OF_TIME)
    if ends is None:
        return True
    if _OF_THOSE.match(text.plain, ends.end()):
        return False
    return not set(begun).isdisjoint(ends[0]) or len(begun) <= _BARE and _JUST_ENDS.search(ends[0]) is not None


def _comes_before(
    step: datetime.date, ends: bool, reference: datetime.date, first: datetime.date, last: datetime.date
) -> bool:
    """Whether days (`first`, `last`) lie shortly before the step that waits for them, by their end where that `ends` them."""
    return datetime.timedelta() <= step - (last if ends else first) <= _NEAR and first >= reference - BACK


def _comes_behind(step: datetime.date, reference: datetime.date, first: datetime.date, last: datetime.date) -> bool:
    """Whether days lie shortly behind the step that they follow upon."""
    return datetime.timedelta() <= first - step <= _NEAR and first >= reference - BACK


def _one_matter(text: Reading, one: Period, other: Period) -> bool:
    told = other.mention
    return told.section == one.mention.section and not (told.old or told.past or told.ago or told.example)
