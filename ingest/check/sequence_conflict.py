"""A later step dated before an earlier one: results before the review they come from has ended.

The order of two steps is read where the text says it (「抽检于进场后进行」, 「面试合格者于…报到」), where their
names count (初选, 复选; 第一阶段, 第二阶段), and where it lies in the matter: by the table `stages.txt`, and because
results, lists and draws follow the sign-up, vote or review before them, and no judging of what came in is over before the
call is. Flagged at the later step; never settled. Not seen on purpose: what goes on meanwhile (分批, 首批, 滚动, 同步,
每日, 陆续), steps of differently named rounds, and windows that are flagged for their own dates. Long, since the three ways
to know an order compare the same periods.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from ingest.check.between import between, orders_between
from ingest.check.by_name import collected, derived, prepared
from ingest.check.called import OF_SOME
from ingest.check.days import last_day
from ingest.check.flow import lists
from ingest.check.headed import of_another_thing
from ingest.check.held import afterwards, beforehand_of
from ingest.check.reading import Period, Reading
from ingest.check.rounds import by_number
from ingest.check.said_apart import said_apart, said_before
from ingest.check.spelling import label_of
from ingest.check.stages import FOLLOWS, JUDGED, RESULT, TAKING, orders, stage_of, stages_said
from ingest.check.step import (
    MEANWHILE,
    ROUND,
    TOGETHER,
    before_done,
    counted,
    first,
    last,
    of_a_thing,
    one_line,
    one_round,
    pairs,
    signs,
    stages,
    steps,
    strangers,
    told_during,
    who_comes,
)
from ingest.check.succession import fetched, succession
from ingest.check.tickets import tickets
from ingest.check.told_order import arrow, beforehand, handed_out, ordered, other_way, said, said_behind, then
from records import Flag

# for whom something holds: 「如竞买人在5月23日前已交纳保证金的，…」
_HAVING = re.compile("(?:之?[前后])?(?:均|都)?已[\u4e00-\u9fff]{1,14}?(?:者|的),")
_SUPPOSED = re.compile("(?<![\u4e00-\u9fff])若(?!干|尔盖|羌)|如果|倘|假如|假设")
# what is taken back is no step: 「执行处得于10月6日前撤回拍卖」
_WITHDRAWN = re.compile("(?:撤[回销]|[中终]止|放弃)[\u4e00-\u9fff]{2}")
_MAY = re.compile("(?:得|可以?|有权)[于在]?$")
_MIDTERM = re.compile("中期[验检评考]")  # held while the work goes on
_ASKED = TAKING - {"投票"}
_OUTCOME = re.compile(r"结果|成绩|开票|开标|揭晓")
_SINCE = re.compile("以[来來]$")  # 「2014年以来首度」 tells of no step
# said of those who need not go through a step: 「续租户免申请，核定函8月20日寄出」
# or are settled already: 「讲者已邀定，名单10月28日公布」
_EXEMPT = re.compile(
    "免(?:于)?[\u4e00-\u9fff]{2},|续租|直升|保送|预留|优先|现货|不(?:参加|适用|计入)|[老旧](?:客|会员|学员|用户|生)|已[\u4e00-\u9fff]{1,4}[的者]|已[\u4e00-\u9fff]{1,4}[定满毕],"
)
_PAID = frozenset(("保证金", "缴费", "定金", "尾款"))  # which is paid in, so that 「到账」 is no payment to somebody
_APART = re.compile("与[^,。;\\n]{1,12}无关|不计(?![算较入时])")  # said to be no step of it
_HANGING = re.compile(
    r"[当當同次翌隔][日天]|第二天|[次翌]月"
)  # of the date before it, which is compared itself, or of each month
_STARTED = re.compile("(?:起|早上|上午|下午|中午|[零\\d一二三四五六七八九十]+[点时])*(?:正式)?(?:开放|开始|启动|开启)")
# what nothing waits for: what is still taken in afterwards, and for how long somebody is taken on (「招聘：任期自1月起，面试3月9日」)
_ADDED = re.compile(
    "(?<!候)补[登报录投征申]|追加|增补|(?:代理权?|任|聘[任用]?|服务|合同|租赁?|履约|合作|授权|实习|经营权?|承包|驻[校馆村])(?:期限?|期间)$"
)
# done at one time for all, and so not before the last of them has come in: 「订货到3月6日止，货3月2日统一发出」
_AT_ONCE = re.compile(r"统一(?!着|服|标准|口径|价|组织|安排)|集中(?!营|力)|一次性(?!付|缴|交|用)|一并|汇总")
# to which one may come, and so sign up, on any of its days
_VISITED = frozenset(("演出", "签售", "血检"))
_WHOSE = re.compile("[者的] *$")  # told behind of some: 「延期答辩者5月25日前查重」
_BARE = 2  # code points of a name that is a stage and no more
_FAR = datetime.timedelta(days=200)
_STOP = re.compile(r"[。\n]")
_OPENING = re.compile(r"(?:开始|启动|开放|开启|起始|起)(?:时间|日期|日)?$")
_GROUP = re.compile(r"[^,。;]{1,6}?[组班队类部级科系](?=.{2})")
_CLOSING = re.compile(r"(?:结束|截止|关闭|终止|停止|止)(?:时间|日期|日)?$")


def sequence_conflict(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if len(text.mentions) < 2:
        return  # nothing is dated before another
    doubted = [
        (flag.offset, flag.offset + len(flag.span))
        for flag in raised
        if flag.kind in ("impossible_date", "reversed_range", "year_mismatch", "anachronism")
    ]
    given = steps(text)
    compared = [
        period
        for period in given
        if period.first is not None
        and period.mention.found.first is not None
        and period.mention.found.first.month is not None
        and not _far_back(text, period)
        and not counted(text, period)
        and not signs(text, period)
        and not (period.mention.found.mod in ("until", "before", "after") and OF_SOME.match(text.behind(period)))
        and not (_HAVING.match(text.plain, period.stop) or _SUPPOSED.search(text.before(period)))
        and not (_WITHDRAWN.search(period.label) and _MAY.search(text.before(period).rstrip()))
        and not _SINCE.search(period.mention.found.text)
        and not period.label.startswith("关于")  # which is the title: of all its days, and no step
        and not (period.mention.old or period.mention.example or period.mention.ago)
        and not _APART.search(text.plain, *period.mention.sentence)
        and not _HANGING.match(period.mention.found.text)
        and not of_a_thing(text, period)
        and not any(start < period.stop and period.offset < end for start, end in doubted)
    ]
    if not compared:
        return
    beyond = {flag.offset for flag in raised if flag.kind == "impossible_date"}
    compared_with = [one for one in compared if not _ADDED.search(one.label)]
    usable = sorted((*compared_with, *(cut for one in given if (cut := _cut(one, beyond)))), key=lambda one: one.offset)
    befores = said_before(text)
    if not befores and all(earlier is later for earlier in usable for later in compared):
        return  # no other step
    flagged: set[int] = set()
    blamed: set[int] = set()
    apart = said_apart(text, befores)
    in_lists = lists(text, usable)
    named = orders_between(text, usable)
    held = beforehand_of(text, usable)
    by_stage: dict[str, list[Period]] = {}
    for one in usable:
        for stage in stages(text, one):
            by_stage.setdefault(stage, []).append(one)
    for later in compared:
        if "分别" in later.label:
            continue  # 「名单分别于6月5日、6月20日公布」
        found = (
            said(text, usable, later)
            or said_behind(text, usable, later)
            or afterwards(text, usable, later)
            or handed_out(text, usable, later)
            or then(text, usable, later)
            or arrow(text, usable, later)
            or succession(text, usable, later)
            or fetched(text, usable, later)
            or _paired(text, usable, later)
            or ordered(text, usable, later, apart)
            or beforehand(text, later, befores)
            or by_number(text, usable, later)
            or in_lists.get(later.offset)
            or derived(text, usable, later)
            or collected(text, usable, later)
            or prepared(text, usable, later)
            or tickets(text, usable, later)
            or held.get(later.offset)
            or between(text, named, later)
            or _lies_in_matter(text, usable, later)
            or _in_stages(text, by_stage, later)
        )
        if found is None or first(found) > last(later) + _FAR or _begun_anew(usable, found, later):
            continue  # 「证书3月12日发放，认养期至2026年3月11日」: no slip
        if other_way(text, found, later, apart):
            continue
        if later.mention.past and not found.mention.past and ROUND.search(text.words(later)):
            continue  # 「第一次拍卖已于7月22日进行」, of a round that is over
        if later.offset in flagged or found.offset in blamed:
            continue  # 「笔试8月9日，面试8月10日，准考证8月12日起列印」: one step is late, not two early
        flagged.add(later.offset)
        blamed.add(found.offset)
        message: dict[str, object] = {
            "key": "before_earlier_step",
            "step": label_of(later.window.label or ""),
            "earlier": label_of(found.window.label or ""),
            "day": found.window.span,
        }
        yield text.flag(
            "sequence_conflict", later.offset, later.stop, message, [text.evidence(found.offset, found.stop)]
        )


def _begun_anew(usable: Sequence[Period], found: Period, later: Period) -> bool:
    """Whether a step is told again, of another group: 「甲組報名…，考試…；乙組報名…」 begins behind no 考試 of 甲組."""
    name, group = _stem(later.label)[-2:], _GROUP.match(later.label)
    return (
        bool(group)
        and found.offset < later.offset
        and any(
            one.offset < found.offset
            and _stem(one.label).endswith(name)
            and one.label != later.label
            and first(one) <= first(found)
            for one in usable
        )
    )


def _cut(period: Period, beyond: Collection[int]) -> Period | None:
    """A window with an end beyond its month's, as one that lasts to the end of the month: 「投票11月20日至11月31日」."""
    mention = period.mention
    if mention.old or mention.example or not any(period.offset <= place < period.stop for place in beyond):
        return None
    last = last_day(mention.found.last or mention.found.first)
    first = mention.first if mention.found.last is not None else last
    return replace(period, first=first, last=last) if first is not None and last is not None else None


def _far_back(text: Reading, period: Period) -> bool:
    """A date without a year that was read as one of months ago, and may as well be the next."""
    return (
        text.reference is not None
        and not period.mention.year_written
        and first(period) < text.reference - datetime.timedelta(days=100)
    )


def _long_over(text: Reading, period: Period) -> bool:
    """Whether a window lies so long before the announcement that it is of something else."""
    return text.reference is not None and first(period) < text.reference - datetime.timedelta(days=60)


def _paired(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The two ends of one thing by their names: no closing before its opening."""
    stem = _CLOSING.sub("", later.label)
    if stem != later.label and len(stem) >= 2:
        for earlier in usable:
            opening = _OPENING.sub("", earlier.label)
            if opening != stem or opening == earlier.label or earlier.mention.section != later.mention.section:
                continue
            if one_round(text, earlier, later) and first(later) < first(earlier):
                return earlier
    return None


def _lies_in_matter(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    stage = stage_of(text.words(later))
    if (
        stage not in FOLLOWS
        or _EXEMPT.search(text.led(later.mention))
        or MEANWHILE.search(text.plain, *later.mention.sentence)
    ):
        return None
    before = [one for one in usable if one is not later and stage_of(text.words(one)) in FOLLOWS[stage]]
    for earlier in _kin(text, before, later):
        if earlier.mention.section != later.mention.section:
            continue
        if not one_round(text, earlier, later) or strangers(text, earlier, later) or who_comes(earlier, later):
            continue
        if earlier.offset > later.offset and stage != "prize" and not (stage == "result" and _of_it(earlier, later)):
            continue
        alike = [one for one in usable if _stem(one.label) == _stem(earlier.label) and one is not later]
        if stage == "review" and _judged_early(text, earlier, later, alike):
            return earlier
        if all(
            first(later) < last(one)
            if stage == "result"
            else first(later) < first(one)
            if stage == "appeal"
            else last(later) < first(one)
            for one in alike
        ):
            return earlier
    return None


def _in_stages(text: Reading, by_stage: Mapping[str, Sequence[Period]], later: Period) -> Period | None:
    """A stage that comes before by the table of stages, and is dated later (or ends later)."""
    own = stages(text, later)
    told = () if _PAID.intersection(own) else stages_said(text.behind(later))
    named = [stage for stage in dict.fromkeys((*own, *told)) if any(one.earlier in by_stage for one in orders(stage))]
    if (
        not named
        or _long_over(text, later)
        or _EXEMPT.search(text.led(later.mention))
        or MEANWHILE.search(told_of := f"{text.words(later)} {text.behind(later)}")
        or _MIDTERM.search(told_of)
        or TOGETHER.search(text.plain, *later.mention.sentence)
    ):
        return None
    sources = by_stage.keys() & told_during(text, later)
    at_once = _AT_ONCE.search(f"{text.before(later)} {text.behind(later)}") is not None
    for stage in named:
        kin = {
            one.offset
            for one in _kin(text, [one for order in orders(stage) for one in by_stage.get(order.earlier, ())], later)
        }
        for order in orders(stage):
            if stage not in own and order.earlier in own:
                continue  # what is told with its own source: 「现场投票10月11日，当日开票」
            if sources and order.earlier not in sources:
                continue  # 「海选期间每天公布晋级名单，最终名单10月12日发布」, of no 复赛
            if stage == "培训" and order.earlier in stages_said(later.label.partition("培训")[0]):
                continue  # what is learned for it: 「答辩培训」
            visited = order.earlier in TAKING and stage in _VISITED and first(later) != last(later)
            ends = (order.ends or at_once) and not visited
            before = [
                earlier
                for earlier in by_stage.get(order.earlier, ())
                if earlier is not later
                and earlier.offset in kin
                and earlier.mention.section == later.mention.section
                and not (
                    order.told and earlier.offset > later.offset and not (order.ends and _amid(text, earlier, later))
                )
                and stage not in stages_said(text.behind(earlier))
                and not (order.told and _led_by_its_end(text, by_stage, earlier, order.earlier, later))
                and not of_another_thing(text, earlier.mention, later.mention)
                and one_round(text, earlier, later)
                and one_line(text, earlier, later)
                and not who_comes(earlier, later)
                and not (earlier.offset > later.offset and _WHOSE.search(text.before(earlier)))
            ]
            near = [earlier for earlier in before if earlier.mention.sentence == later.mention.sentence] or before
            if ends:  # 「5月12日起更换，预计做到5月23日」: over with the second
                near = [earlier for earlier in near if not _opens(text, earlier)] or near
            # of one told twice, one may be right
            alike = [one for one in before if near and _ends_alike(one.label, near[-1].label)]
            if (
                near
                and not strangers(text, near[-1], later)
                and all(before_done(later, earlier, ends) for earlier in (*near, *alike))
            ):
                return near[-1]
    return None


def _led_by_its_end(
    text: Reading, by_stage: Mapping[str, Sequence[Period]], earlier: Period, stage: str, later: Period
) -> bool:
    """Whether what comes before a step, too, is told behind it: no list in the order of time, 「成绩公布：7月20日 笔试：6月15日 面试：7月6日」."""
    sources = (one for order in orders(stage) for one in by_stage.get(order.earlier, ()))
    return any(
        earlier.offset < one.offset < later.offset
        and one.mention.section == later.mention.section
        and last(one) <= first(earlier)
        for one in sources
    )


def _amid(text: Reading, earlier: Period, later: Period) -> bool:
    """Whether a step lies amid the days of another that its sentence tells behind it."""
    beside = not _STOP.search(text.plain, later.stop, earlier.offset)
    ends = earlier.mention.found.mod == "until" and first(earlier) == last(earlier)
    return beside and (ends or first(earlier) < first(later)) and last(later) < last(earlier)


def _opens(text: Reading, period: Period) -> bool:
    """Whether a window says only when something begins."""
    began = period.first == period.last and _STARTED.match(text.behind(period)) is not None
    return period.mention.found.mod == "since" or began


def _kin(text: Reading, before: Sequence[Period], later: Period) -> Sequence[Period]:
    """Of the steps that may come before one, those that its name speaks of, where it speaks of some: 「学科测验」 for 「学科成绩」."""
    own = set(stages_said(RESULT.split(later.label)[0]) if RESULT.search(later.label) else ())
    if own - _ASKED:  # 「资格审查结果」 waits for no 面试, which comes behind that; 「申请结果」 is that of all
        before = [
            one for one in before if not any(order.earlier in own for of in stages(text, one) for order in orders(of))
        ]
    named = pairs(later.label)
    kin = [one for one in before if one is not later and named & pairs(f"{one.owner} {one.label}")]
    bare = [one for one in before if len(one.label) <= _BARE and one not in kin]  # 「公示」, of whatever is told of
    return [*kin, *bare] if kin else before


def _judged_early(text: Reading, call: Period, review: Period, alike: Sequence[Period]) -> bool:
    """Whether a review of what came in is over before the call is: 「征集…至4月10日，评审…至3月30日」."""
    if review.offset < call.offset or not JUDGED.search(text.words(review)):
        return False
    if review.mention.found.mod in ("since", "after") or any(
        one.mention.found.mod in ("since", "after") for one in alike
    ):
        return False
    return all(last(review) < last(one) for one in [call, *alike])


@lru_cache(maxsize=1024)
def _stem(label: str) -> str:
    return re.sub(r"(?:时间|日期|期间|时段|期|日)$", "", label)


def _ends_alike(one: str, other: str) -> bool:
    """Whether one of two names is the other with words before it: 「网上投票」, 「投票期间」."""
    a, b = _stem(one), _stem(other)
    return a.endswith(b) or b.endswith(a)


def _of_it(earlier: Period, later: Period) -> bool:
    """Whether a result told before its source is surely that one's (「开票日」 and 「投票期间」)."""
    if not _OUTCOME.search(later.label):
        return False
    shared = set(later.label) & set(earlier.label)
    return "票" in shared or any(pair in later.label for pair in pairs(earlier.label))
