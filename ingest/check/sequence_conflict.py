"""A later step dated before an earlier one: results before the review they come from has ended.

The order of two steps is read where the text says it (「抽检于进场后进行」, 「考核过关者于…签约」), where their
names count (初选, 复选; 第一阶段, 第二阶段), and where it lies in the matter: by the table `stages.txt`, and because
results, lists and draws follow the sign-up, vote or review before them, and no judging of what came in is over before the
call is. Flagged at the later step; never settled. Not seen on purpose: what goes on meanwhile (分批, 首批, 滚动, 同步,
每日, 陆续), steps of differently named rounds, and windows that are flagged for their own dates.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.check.reading import Period, Reading
from ingest.check.stages import FOLLOWS, JUDGED, RESULT, TESTS, orders, stage_of, stages_said
from records import Flag

_OUTCOME = re.compile(r"结果|成绩|开票|开标|揭晓")
_MEANWHILE = re.compile(
    r"(?:提交|受理|申请|收到|递交|送达)[^,。;\n]{0,6}后[^,。;\n]{0,3}\d+ ?个?(?:工作日|工作天|日|天|小时)内|分批|分[两二三四五六\d]+[次批期]|逐[批日]|首批|滚动|同步|每日|每天|每周|每月|陆续|随时|即时|当场|实时|边|期间(?! *[:为是自从由]? *(?:民国|[\d一二三四五六七八九十]))|先到先|另|往届|上届|上一|试运行期间"
)
_AFTER = re.compile(
    r"([^,。;:\n]{1,20}?)(结束|截止|完成|期满|届满|终了|完毕)?(?:之|以)?后(?!台|勤|续|期|方(?![可能得])|果|门|援|备|"
    r"补)(?=[^。;\n]{0,30}$)"
)
_ROLE = re.compile(
    r"(?:中签|录取|获录|获奖|得奖|入围|入选|获选|当选|中奖|正取|备取|获补助|获资助)(?:的)?"
    r"(?:者|人|名单|[\u4e00-\u9fff]{1,4}?(?=须|应|请|需|务必|得|可|于|在))[^,。;\n]{0,8}$"
)
_TESTED = re.compile(r"(?:测试|试运行|验收|检测|检查|试用)通过$")  # passed as a whole, not one by one
# who has come through something, or what has ended without a word against it, named before the date of what follows
_THROUGH = re.compile(
    r"([\u4e00-\u9fff]{0,8}?)(?:过关|通过|合格|及格|达标)(?:后|且[^,。;\n]{0,6})?(?:的)?"
    r"(?:者|人员?|名单|考生|学员|同学|选手|单位|商家|项目|作品|队伍?|申请人|应征者|[\u4e00-\u9fff]{0,2}(?=[,、]))"
)
_UNOPPOSED = re.compile(r"([\u4e00-\u9fff]{2,10}?)(?:结束|期满|届满|完毕|截止)(?:且|并|而|若|如)?(?:没有?|无|未)")
_ROUND = re.compile(r"第([一二三四五六七八九十]|\d{1,2})(阶段|轮|批次?|期|场次?|步|次|梯次)")
_HALF = re.compile(r"(初|预|复|半决|决|终|总决)(赛|审|选|评|试)")
_ORDER = {"初": 1, "预": 1, "复": 2, "半决": 3, "决": 4, "终": 4, "总决": 5}
_NUMBERS = {char: at for at, char in enumerate("一二三四五六七八九十", 1)}
# of which of several rounds, groups or places a step is
_MARK = re.compile(
    r"第[一二三四五六七八九十\d]+[批轮期场组次阶]|[一二三四五六七八九十\d]+[批轮期组]|线上|线下|网上|现场|"
    r"[春夏秋冬][季节]|[\u4e00-\u9fff][班组]"
)
_DUTY = re.compile(r"请|须|务必|需要?|应当?")
_GENERAL = re.compile(r"活动|工作|公布|公示")
# 「报名开始」 and 「报名结束」: the two ends of one thing
_OPENING = re.compile(r"(?:开始|启动|开放|开启|起始|起)(?:时间|日期|日)?$")
_CLOSING = re.compile(r"(?:结束|截止|关闭|终止|停止|止)(?:时间|日期|日)?$")
_ONLINE = re.compile(r"线上|网上")
_ON_SITE = re.compile(r"线下|现场")
_ARROW = re.compile(r"[^→➡➔>。\n]{0,12}(?:→|➡|➔|-+>|>+)[^→➡➔>。]{0,16}")
_BEHIND = re.compile(r"[^,。;:()\n\d]{0,6}")
_THEN = re.compile(r"(?:随后|其后|此后|之后|然后|接着|继而)[^,。;\n]{0,6}$")
# 「复核在公示期满后进行」, said apart from the dates
# 「缴费后始得领取」
_ONLY_AFTER = re.compile(
    r"([\u4e00-\u9fff]{2,8}?)(结束|截止|完成|期满|届满|终了|完毕)?后,?(?:始得|始可|始能|方得|方可|方能|才可以?|才能|才得)"
    r"([\u4e00-\u9fff]{2,10})"
)
_FIRST_THEN = re.compile(r"先([\u4e00-\u9fff]{2,6}?)[,、]?[再后]([\u4e00-\u9fff]{2,6})")
_SAID = re.compile(
    r"(?:之|以)?后,?(?:始得?|方可?|才能?|再|方能|始能|始可|即可)?(?:进行|开始|办理|开展|举行|召开|实施|启动|组织|公布|发放)"
)
_ORDER_SAID = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:工作|作业)?(?:将|应|须|需|必须|得)?(?:[在于待俟]|等到?)([\u4e00-\u9fff]{2,14}?)(?:全部|正式)?(结束|截止|完成|期满|届满|终了|完毕)?$"
)


def sequence_conflict(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    doubted = [
        (flag.offset, flag.offset + len(flag.span))
        for flag in raised
        if flag.kind in ("impossible_date", "reversed_range", "year_mismatch", "anachronism")
    ]
    usable = [
        period
        for period in text.periods
        if period.first is not None
        and not _far_back(text, period)
        and not (period.mention.old or period.mention.example or period.mention.ago)
        and not any(start < period.stop and period.offset < end for start, end in doubted)
    ]
    flagged: set[int] = set()
    orders = _orders(text)
    for later in usable:
        found = (
            _said(text, usable, later)
            or _then(text, usable, later)
            or _arrow(text, usable, later)
            or _paired(text, usable, later)
            or _ordered(text, usable, later, orders)
            or _counted(text, usable, later)
            or _lies_in_matter(text, usable, later)
            or _in_stages(text, usable, later)
        )
        if found is None or later.offset in flagged:
            continue
        flagged.add(later.offset)
        message: dict[str, object] = {
            "key": "before_earlier_step",
            "step": later.window.label,
            "earlier": found.window.label,
            "day": found.window.span,
        }
        yield text.flag(
            "sequence_conflict", later.offset, later.stop, message, [text.evidence(found.offset, found.stop)]
        )


def _far_back(text: Reading, period: Period) -> bool:
    """A date without a year that was read as one of months ago, and may as well be the next."""
    return (
        text.reference is not None
        and not period.mention.year_written
        and _first(period) < text.reference - datetime.timedelta(days=100)
    )


def _long_over(text: Reading, period: Period) -> bool:
    """Whether a window lies so long before the announcement that it is of something else."""
    return text.reference is not None and _first(period) < text.reference - datetime.timedelta(days=60)


def _said(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """What the text says comes before: the words before 后 in the sentence, or who has to have been chosen."""
    start = later.mention.sentence[0]
    before = text.plain[start : later.offset]
    role = _ROLE.search(before)
    if role:
        earlier = _named(text, usable, later, RESULT)
        if earlier is None and "名单" not in text.words(later) and _DUTY.search(before, role.start()):
            earlier = next(
                (one for one in usable if one.offset > later.offset and _list_of_chosen(text, one, later)), None
            )
        if earlier is not None and _last(later) < _first(earlier):
            return earlier
    for through, over in ((_THROUGH, False), (_UNOPPOSED, True)):
        for passed in through.finditer(before + later.label):
            earlier = (
                _matching(text, usable, later, passed.group(1)) if passed.group(1) else _last_test(text, usable, later)
            )
            if earlier is not None and earlier.offset < later.offset and _first(later) < _done(earlier, over):
                return earlier
    for after in _AFTER.finditer(before):
        if _MEANWHILE.search(after.group(1)):
            continue
        words = after.group(1)
        if _GENERAL.search(words) and _DUTY.search(before, after.end()):
            continue  # 「活动结束后发奖，请于活动前绑定」
        if any(pair in words for pair in _pairs(later.label)):
            continue  # 「提交后三日内答复，提交时间为…」
        earlier = _matching(text, usable, later, words)
        if earlier is None:
            continue
        mine = _last(later) if later.mention.found.mod in ("until", "before") else _first(later)
        ended = after.group(2) or (_TESTED.search(words) and mine == _last(later) and later.mention.found.mod is None)
        alike = [period for period in usable if period.label == earlier.label and period is not later]
        if all(mine < (_last(period) if ended else _first(period)) for period in alike):
            return earlier
    return None


def _last_test(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The test told last before a window of those who came through: 「…测试11月4日，合格者…」."""
    tests = [one for one in usable if one.offset < later.offset and one.mention.section == later.mention.section]
    tests = [one for one in tests if TESTS.intersection(_stages(text, one))]
    return tests[-1] if tests else None


def _list_of_chosen(text: Reading, period: Period, later: Period) -> bool:
    """Whether a window behind is when those are named who have something to do: 「得奖者请于…前…，名单将于…公布」."""
    return period.mention.section == later.mention.section and "名单" in text.words(period)


def _then(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """A date behind 随后 or 其后 that lies before the one told before it."""
    near = text.plain[max(later.mention.sentence[0], later.offset - 12) : later.offset]
    if not _THEN.search(near):
        return None
    before = [
        period for period in usable if period.offset < later.offset and period.mention.section == later.mention.section
    ]
    return before[-1] if before and _first(later) < _first(before[-1]) else None


def _arrow(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The step before an arrow: 「报名3月1日→面试3月9日→培训3月7日」."""
    before = [period for period in usable if period.offset < later.offset]
    if before and _ARROW.fullmatch(text.plain, before[-1].stop, later.offset) and _first(later) < _first(before[-1]):
        return before[-1]
    return None


def _paired(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The two ends of one thing by their names: no closing before its opening."""
    stem = _CLOSING.sub("", later.label)
    if stem != later.label and len(stem) >= 2:
        for earlier in usable:
            opening = _OPENING.sub("", earlier.label)
            if opening != stem or opening == earlier.label or earlier.mention.section != later.mention.section:
                continue
            if _one_round(text, earlier, later) and _first(later) < _first(earlier):
                return earlier
    return None


def _orders(text: Reading) -> list[tuple[str | None, ...]]:
    """What comes after what, and whether after its end, as sentences without dates say it."""
    given = []
    for match in _SAID.finditer(text.plain):
        said = _ORDER_SAID.search(text.plain[max(0, match.start() - 30) : match.start()])
        if said:
            given.append(said.groups())
    for match in _ONLY_AFTER.finditer(text.plain):
        given.append((match.group(3), match.group(1), match.group(2)))
    for match in _FIRST_THEN.finditer(text.plain):
        given.append((match.group(2), match.group(1), None))
    return given[:20]


def _ordered(
    text: Reading, usable: Sequence[Period], later: Period, orders: Sequence[tuple[str | None, ...]]
) -> Period | None:
    """What a sentence without dates says comes before."""
    for what, before, ended in orders:
        if not any(pair in (what or "") for pair in _pairs(later.label)):
            continue
        if (turn := _ROUND.search(what or "")) and turn.group() not in later.label:
            continue
        earlier = _matching(text, usable, later, before or "")
        if earlier is not None and _first(later) < (_last(earlier) if ended else _first(earlier)):
            return earlier
    return None


def _matching(text: Reading, usable: Sequence[Period], later: Period, words: str) -> Period | None:
    """The window that words name: two characters in a row of its label, else their stage; the nearest before, else
    behind.
    """
    others = [
        period
        for period in usable
        if period is not later and period.mention.section == later.mention.section
        if any(pair in words for pair in _pairs(period.owner + period.label))
    ]
    if not others and (general := _GENERAL.search(words)):  # 「活动结束后」
        others = [
            period
            for period in usable
            if period.offset < later.offset
            and period.mention.section == later.mention.section
            and general.group() in period.owner + period.label
        ]
    if not others and (named := stages_said(words)):  # 「公示结束」, of a window 「在首页公示」
        others = [
            period
            for period in usable
            if period.offset < later.offset
            and period.mention.section == later.mention.section
            and set(named).intersection((*_stages(text, period), *stages_said(text.behind(period))))
        ]
    before = [period for period in others if period.offset < later.offset]
    return before[-1] if before else others[0] if others else None


def _pairs(label: str) -> set[str]:
    words = re.sub(r"时间|日期|期间|周期|期限|时段|截止|结束|开始|完成|公布|进行|活动|工作|本次|此次", " ", label)
    return {words[at : at + 2] for at in range(len(words) - 1) if " " not in words[at : at + 2]}


def _named(text: Reading, usable: Sequence[Period], later: Period, rule: re.Pattern[str]) -> Period | None:
    before = [
        period
        for period in usable
        if period.offset < later.offset
        and period.mention.section == later.mention.section
        and rule.search(text.words(period))
    ]
    return before[-1] if before else None


def _counted(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """An earlier step by its number or its name (初 before 复 before 决)."""
    words = text.words(later)
    half, turn = _HALF.search(words), _ROUND.search(words)
    for earlier in usable:
        if earlier.offset == later.offset or earlier.mention.section != later.mention.section:
            continue
        other = text.words(earlier)
        if half:
            match = _HALF.search(other)
            if (
                match
                and match.group(2) == half.group(2)
                and _ORDER[match.group(1)] < _ORDER[half.group(1)]
                and _first(later) < _last(earlier)
            ):
                return earlier
        if turn:
            match = _ROUND.search(other)
            if (
                match
                and match.group(2) == turn.group(2)
                and _n(match.group(1)) < _n(turn.group(1))
                and _ROUND.sub("", other) == _ROUND.sub("", words)
                and _first(later) < _first(earlier)
            ):
                return earlier
    return None


def _lies_in_matter(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    stage = stage_of(text.words(later))
    if stage not in FOLLOWS or _MEANWHILE.search(text.plain, *later.mention.sentence):
        return None
    for earlier in usable:
        if earlier.mention.section != later.mention.section or stage_of(text.words(earlier)) not in FOLLOWS[stage]:
            continue
        if not _one_round(text, earlier, later):
            continue
        if earlier.offset > later.offset and stage != "prize" and not (stage == "result" and _of_it(earlier, later)):
            continue
        alike = [one for one in usable if _stem(one.label) == _stem(earlier.label) and one is not later]
        if stage == "review" and _judged_early(text, earlier, later, alike):
            return earlier
        if all(
            _first(later) < _last(one)
            if stage == "result"
            else _first(later) < _first(one)
            if stage == "appeal"
            else _last(later) < _first(one)
            for one in alike
        ):
            return earlier
    return None


def _in_stages(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """A stage that comes before by the table of stages, and is dated later (or ends later)."""
    if _long_over(text, later) or _MEANWHILE.search(f"{text.words(later)} {text.behind(later)}"):
        return None
    told = stages_said(text.behind(later))
    for stage in dict.fromkeys((*_stages(text, later), *told)):
        for order in orders(stage):
            before = [
                earlier
                for earlier in usable
                if earlier is not later
                and earlier.mention.section == later.mention.section
                and not (order.told and earlier.offset > later.offset)
                and order.earlier in _stages(text, earlier)
                and stage not in stages_said(text.behind(earlier))
                and _one_round(text, earlier, later)
            ]
            near = [earlier for earlier in before if earlier.mention.sentence == later.mention.sentence] or before
            if near and all(_first(later) < _done(earlier, order.ends) for earlier in near):
                return near[-1]
    return None


def _done(earlier: Period, ends: bool) -> datetime.date:
    """When what comes after a stage may begin."""
    return _last(earlier) if ends and earlier.mention.found.mod != "since" else _first(earlier)


def _stages(text: Reading, period: Period) -> tuple[str, ...]:
    """The stages that a window may be of: by its label, else by what is said behind it, else before it."""
    return stages_said(period.label) or stages_said(text.behind(period)) or stages_said(text.before(period))


def _judged_early(text: Reading, call: Period, review: Period, alike: Sequence[Period]) -> bool:
    """Whether a review of what came in is over before the call is: 「征集…至4月10日，评审…至3月30日」."""
    if review.offset < call.offset or not JUDGED.search(text.words(review)):
        return False
    if review.mention.found.mod in ("since", "after") or any(
        one.mention.found.mod in ("since", "after") for one in alike
    ):
        return False
    return all(_last(review) < _last(one) for one in [call, *alike])


@lru_cache(maxsize=1024)
def _stem(label: str) -> str:
    return re.sub(r"(?:时间|日期|期间|时段|期|日)$", "", label)


def _of_it(earlier: Period, later: Period) -> bool:
    """Whether a result told before its source is surely that one's (「开票日」 and 「投票期间」)."""
    if not _OUTCOME.search(later.label):
        return False
    shared = set(later.label) & set(earlier.label)
    return "票" in shared or any(pair in later.label for pair in _pairs(earlier.label))


def _one_round(text: Reading, one: Period, other: Period) -> bool:
    """Whether neither is of a round, group or place that the other is not of."""
    row, another = text.rows.get(one.offset), text.rows.get(other.offset)
    if row is not None and another is not None and row != another:
        return False
    a, b = text.words(one), text.words(other)
    if not (_ONLINE.search(text.plain) and _ON_SITE.search(text.plain)):  # nothing is told apart by where it is done
        a, b = (_ON_SITE.sub("", _ONLINE.sub("", words)) for words in (a, b))
    marks = frozenset(_MARK.findall(a)), frozenset(_MARK.findall(b))
    return marks[0] == marks[1] or not marks[1]


def _first(period: Period) -> datetime.date:
    assert period.first is not None
    return period.first


def _last(period: Period) -> datetime.date:
    return period.last or _first(period)


def _n(written: str) -> int:
    return _NUMBERS.get(written) or int(written)
