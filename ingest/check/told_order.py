"""The order of steps that the text itself says: 「抽检于进场后进行」, 「面试合格者于…报到」, 「随后」, arrows, and
sentences without dates (「缴费后始得领取」).

Each function takes the windows that may be compared and a later one of them, and gives the earlier step that it is dated
before, else None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Period, Reading
from ingest.check.said_apart import WAITS
from ingest.check.stages import RESULT, TAKING, TESTS, stages_in, stages_said
from ingest.check.step import MEANWHILE, ROUND, at_last, before_done, done, first, is_done, last, pairs, stages
from records import Window

_AFTER = re.compile(
    r"([^,。;:\n]{1,20}?)(结束|截止|完成|期满|届满|终了|完毕)?(?:之|以)?(?<![前最])后(?!台|勤|续|期|方(?![可能得])|果|门|援|备|"
    r"补)(?=[^。;\n]{0,30}$)"
)
_ROLE = re.compile(
    r"(?:中签|抽中|摇中|选中|录取|获录|获奖|得奖|入围|入选|获选|当选|中奖|正取|备取|获补助|获资助)(?:的)?"
    r"(?:者|人|名单|(?!结果)[\u4e00-\u9fff]{1,4}?(?=须|应|请|需|务必|得|可|于|在))[^,。;\n]{0,8}$"
)
_TESTED = re.compile(r"(?:测试|试运行|验收|检测|检查|试用)通过$")  # passed as a whole, not one by one
# who has come through something, or what has ended without a word against it, named before the date of what follows
_THROUGH = re.compile(
    r"([\u4e00-\u9fff]{0,8}?)(?:过关|通过|合格|及格|达标)(?:后|且[^,。;\n]{0,6})?(?:的)?"
    r"(?:者|人员?|名单|考生|学员|同学|选手|单位|商家|项目|作品|队伍?|申请人|应征者|[\u4e00-\u9fff]{0,2}(?=[,、]))"
)
_UNOPPOSED = re.compile(r"([\u4e00-\u9fff]{2,10}?)(?:结束|期满|届满|完毕|截止)(?:且|并|而|若|如)?(?:没有?|无|未)")
_PASSED, _OVER = re.compile("过关|通过|合格|及格|达标"), re.compile("结束|期满|届满|完毕|截止")  # in all of these
_FULL = re.compile("额已?满|满[额员座]|[售抢发]完|售罄")  # as early as it may be, and of any of several rounds
_DUTY = re.compile(r"请|须|务必|需要?|应当?")
_GENERAL = re.compile(r"活动|工作|公布|公示")
# said right behind the date: 「…于5月15日结算，核销结束后进行」, 「体检：8月30日（确认后进行）」
_BEHIND = re.compile(
    r"[^,。;()\n]{0,14}[,(] ?(?:须|需|应|均|都|统一)?[在于待]?([\u4e00-\u9fff]{2,10}?)(结束|截止|完成|期满|届满|终了|完毕)?(?:之|以)?后(?:才|再|方|始|统一|另行)?"
    r"(?:进行|办理|开始|开展|举行|发放|公布|实施|启动|组织|安排|"
    # how it is decided of whom: 「资格发放9月16日，申请结束后统一随机抽取」
    r"(?:随机|集中|当众|(?:[由按经][\u4e00-\u9fff]{2,5}?))*(?P<drawn>抽[取选签]|摇[号珠]|派位|分配|核[定发]|派发)(?=[,。;)\n]|$))"
)
# 「新柜进场5月20日，须待旧柜全部拆完」
_WAITS_BEHIND = re.compile(
    r"[^,。;()\n]{0,14}[,(] ?(?:[须需应要得]|必须)?(?:等到?|[待俟])(?P<what>[\u4e00-\u9fff]{2,12}?(?:完成|完毕|结束|截止|期满|届满|[完毕齐]))(?=[,。;)\n]|$)"
)
# what is drawn, or given to those who are
_DRAWN = re.compile("名[额单]|资格|结果|发放|公[布示]|抽|摇|派位|分配|核[定发]|派发")
_FEW = 6  # code points behind a date that say what is done then
# of something else than what has the date: 「…10月17日公布，余下摊位在登记结束后抽签」
_OF_OTHERS = re.compile("[^在于待][在于待]|剩余|余下|其余")
# what is shown at a step has been handed out before: 「9月1日领取校园卡 … 凭校园卡入场」
_SHOWS = re.compile(
    r"(?:凭|持|出示|携带?)(?:本人|有效|上述|该|此|已领取?的?)?([\u4e00-\u9fff]{2,6}?)(?:进入?|入[场馆园座内]|到|前往|来|于|在|参加|领|办|兑|换|检|取|提|上|登|报|享|,|。|;|$)"
)
_ALL = re.compile("([收交领选投报缴卖发上学讲做修装拆搬迁腾撤评审阅])(?:全部)?(?:齐|完|毕)")
_PUT = re.compile("(?:安排|[排放定订设])[在于]([\u4e00-\u9fff]{2,12})$")  # 「考试安排在课程上完之后」
_ARROW = re.compile(r"[^→➡➔>。\n]{0,12}(?:→|➡|➔|-+>|>+)[^→➡➔>。]{0,16}")
_NO_OWNER = re.compile("[后前将须请]|决定|办理|进行")
_THEN = re.compile(r"(?:随后|其后|此后|之后|然后|接着|继而)[^,。;\n]{0,6}$")
_BESIDE = re.compile("[前后上下]一?[段轮批期步段环道]")  # 「前一段完工，后一段才动工」
_HALF = re.compile(r"(?:初|预|复|[半准]决|决|终)(?=[赛选审评试])")  # of which round


def said(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
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
        if earlier is not None and last(later) < first(earlier):
            return earlier
        call = _last_of(text, usable, later, TAKING) if earlier is None else None
        if call is not None and at_last(later) < done(call, True) and not MEANWHILE.search(before):
            return call  # chosen before the call has ended
    told_of = before + later.label
    for through, sign, over in ((_THROUGH, _PASSED, False), (_UNOPPOSED, _OVER, True)):
        for passed in through.finditer(told_of) if sign.search(told_of) else ():
            earlier = (
                _matching(text, usable, later, passed.group(1))
                if passed.group(1)
                else _last_of(text, usable, later, TESTS)
            )
            if earlier is not None and earlier.offset < later.offset and at_last(later) < done(earlier, over):
                return earlier
    for wait in (
        WAITS.finditer(before) if "等" in before or "待" in before else ()
    ):  # 「审核要等报名截止才启动，10月8日出具意见」
        earlier = _matching(text, usable, later, wait.group(2))
        if earlier is not None and earlier.offset < later.offset and at_last(later) < done(earlier, True):
            return earlier
    for after in _AFTER.finditer(before) if "后" in before else ():
        if MEANWHILE.search(after.group(1)) or _FULL.search(after.group(1)):
            continue
        words = after.group(1)
        if put := _PUT.search(words):
            words = put.group(1)
        if before.startswith("的", after.end()):
            of_it = before[after.end() :].partition(",")[0]
            place = start + after.end()
            if text.mentions_in(place, place + len(of_it)) or not stages_said(of_it):
                continue  # 「修订后的协议11月1日生效，意见期为…」, 「开幕后的名额12月12日放出」: of the time after it
        if _GENERAL.search(words) and _DUTY.search(before, after.end()):
            continue  # 「活动结束后发奖，请于活动前绑定」
        if not put and any(pair in words for pair in pairs(later.label)):
            continue  # 「提交后三日内答复，提交时间为…」
        told, comma, own = before[after.end() :].removeprefix(",").rpartition(",")
        asked = later.mention.found.mod in ("until", "before") or _DUTY.search(own)
        if comma and own.strip() and asked and not is_done(text, later, told):
            continue  # 「会后合影，合影名单请5月3日前报来」: what is asked for beforehand
        earlier = _matching(text, usable, later, words)
        if earlier is None:
            continue
        mine = last(later) if later.mention.found.mod in ("until", "before") else at_last(later)
        ended = (
            after.group(2)
            or _ALL.search(words)
            or (_TESTED.search(words) and mine == last(later) and later.mention.found.mod is None)
        )
        alike = [period for period in usable if period.label == earlier.label and period is not later]
        if all(mine < (last(period) if ended else first(period)) for period in alike):
            return earlier
    return None


def said_behind(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The step that a date is said to come after right behind it."""
    wait = _WAITS_BEHIND.match(text.plain, later.stop)
    if wait is not None and not MEANWHILE.search(wait.group()):
        earlier = _matching(text, usable, later, wait["what"])
        return earlier if earlier is not None and at_last(later) < done(earlier, True) else None
    after = _BEHIND.match(text.plain, later.stop)
    if after is None or MEANWHILE.search(after.group()) or _OF_OTHERS.search(after.group(1)):
        return None
    if after["drawn"] and not _DRAWN.search(f"{later.label}{text.behind(later)[:_FEW]}"):
        return None  # 「说明会3月10日，报名截止后统一抽签」
    earlier = _matching(text, usable, later, after.group(1))
    if earlier is None or any(pair in after.group(1) for pair in pairs(later.label)):
        return None
    return earlier if at_last(later) < done(earlier, bool(after.group(2))) else None


def handed_out(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The step at which that is handed out which is shown at another, dated before it."""
    start, end = later.mention.sentence
    near = text.mentions_in(later.stop, end)
    end = near[0].found.offset if near else end
    start = max(start, text.mentions_before(later.offset))
    for shown in _SHOWS.finditer(text.plain, start, end):
        thing = shown.group(1)
        given = re.compile(
            f"(?:领取|发放|打印|下载|寄[发出]|换[领取发]|发给|派发|领)[^,。;\n]{{0,6}}{thing}|{thing}[^,。;\n]{{0,4}}?(?:领取|发放|打印|下载|寄[发出]|换领|派发|[于在自从])"
        )
        for earlier in usable:
            if earlier is later or earlier.mention.section != later.mention.section:
                continue
            begin = max(earlier.mention.sentence[0], text.mentions_before(earlier.offset))
            behind = text.mentions_in(earlier.stop, earlier.mention.sentence[1])
            stop = behind[0].found.offset if behind else earlier.mention.sentence[1]
            if begin <= shown.start() < stop:
                continue
            if given.search(text.plain, begin, stop) and first(later) < first(earlier) and last(later) < last(earlier):
                return earlier
    return None


def _last_of(text: Reading, usable: Sequence[Period], later: Period, of: frozenset[str]) -> Period | None:
    """The window of such a stage that is told last before another: 「…测试11月4日，合格者…」."""
    told = [one for one in usable if one.offset < later.offset and one.mention.section == later.mention.section]
    told = [one for one in told if of.intersection(stages(text, one))]
    return told[-1] if told else None


def _list_of_chosen(text: Reading, period: Period, later: Period) -> bool:
    """Whether a window behind is when those are named who have something to do: 「得奖者请于…前…，名单将于…公布」."""
    return period.mention.section == later.mention.section and "名单" in text.words(period)


def then(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """A date behind 随后 or 其后 that lies before the one told before it."""
    near = text.plain[max(later.mention.sentence[0], later.offset - 12) : later.offset]
    if not _THEN.search(near):
        return None
    before = [
        period for period in usable if period.offset < later.offset and period.mention.section == later.mention.section
    ]
    return before[-1] if before and first(later) < first(before[-1]) else None


def arrow(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The step before an arrow: 「报名3月1日→面试3月9日→培训3月7日」."""
    before = [period for period in usable if period.offset < later.offset]
    if before and _ARROW.fullmatch(text.plain, before[-1].stop, later.offset) and first(later) < first(before[-1]):
        return before[-1]
    return None


def ordered(
    text: Reading, usable: Sequence[Period], later: Period, orders: Sequence[tuple[str | None, ...]]
) -> Period | None:
    """What a sentence without dates says comes before."""
    for what, before, ended in orders:
        if not is_done(text, later, what or "") or (before and before in later.label):
            continue  # 「自查报告在自查结束后提交」 tells nothing of 自查 itself
        turn = ROUND.search(what or "") or _HALF.search(what or "") or _BESIDE.search(what or "")
        if turn and turn.group() not in f"{_whose(later)}{later.label}":
            continue
        earlier = _matching(text, usable, later, before or "")
        if earlier is None:  # 「先体检再入托」, 「体检安排7月10日在妇幼保健院」
            earlier = next(
                (
                    one
                    for one in usable
                    if one is not later
                    and one.mention.section == later.mention.section
                    and any(pair in (before or "") for pair in pairs(text.before(one)))
                ),
                None,
            )
        if ended == "" and earlier is not None and earlier.mention.found.mod in ("until", "before"):
            continue  # 「报名后发资料」, to each one
        if earlier is not None and before_done(later, earlier, bool(ended)):
            return earlier
    return None


def other_way(text: Reading, found: Period, later: Period, orders: Sequence[tuple[str | None, ...]]) -> bool:
    """Whether a sentence says that a step comes before the one that the matter puts before it: 「抽中者须缴保证金」."""
    return any(
        is_done(text, found, what or "")
        and not is_done(text, later, what or "")
        and any(pair in (before or "") for pair in pairs(later.label))
        for what, before, _ in orders
    )


def beforehand(text: Reading, later: Period, befores: Sequence[re.Match[str]]) -> Period | None:
    """What is said to come before it, where that has its day in the same sentence without a name: 「定向营于开学前办理，今年订在9月11日」."""
    for match in befores:
        if not any(pair in match.group(2) for pair in pairs(later.label)):
            continue
        end = text.clauses.sentence(match.start(), match.end())[1]
        said = text.mentions_in(match.end(), min(end, match.end() + 40))
        days = [mention for mention in said if mention.found.first is not None and mention.found.first.day is not None]
        if not days or days[0].section != later.mention.section or days[0].old or days[0].example:
            continue
        one = days[0].found
        window = Window(
            label=match.group(1),
            owner=None,
            span=one.text,
            offset=one.offset,
            start=one.start,
            end=one.end,
            mod=one.mod,
        )
        earlier = Period.of(window, days[0], match.group(1), "", days[0].first, days[0].last)
        if one.offset != later.offset and first(later) <= first(earlier):
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
        if any(pair in words for pair in pairs(_whose(period) + period.label))
    ]
    if not others and (general := _GENERAL.search(words)):  # 「活动结束后」
        others = [
            period
            for period in usable
            if period.offset < later.offset
            and period.mention.section == later.mention.section
            and general.group() in period.owner + period.label
        ]
    if not others and TAKING.intersection(stages_said(words)):  # 「申报截止后」, of a window 「在线填报」
        others = [one for one in [_last_of(text, usable, later, TAKING)] if one is not None]
    if not others and (named := stages_said(words)):  # 「公示结束」, of a window 「名单在官网公示」
        others = [
            period
            for period in usable
            if period.offset < later.offset
            and period.mention.section == later.mention.section
            and set(named).intersection(
                (*stages(text, period), *stages_said(text.behind(period)), *stages_in(text.told(period))[0])
            )
        ]
    if not others and "课" in words:  # 「课程全部上完之后」
        before = [one for one in usable if one.offset < later.offset and one.mention.section == later.mention.section]
        others = [one for one in before if "课" in one.label][-1:]
    if not others and (done_with := _ALL.search(words)):  # 「收齐后」, of a window 「收书」
        others = [
            period
            for period in usable
            if period.offset < later.offset
            and period.mention.section == later.mention.section
            and done_with.group(1) in period.label[:1] + text.behind(period)[:1]
        ]
    before = [period for period in others if period.offset < later.offset]
    return before[-1] if before else others[0] if others else None


def _whose(period: Period) -> str:
    """The owner of a window; "" for a piece of a sentence: 「检测后办理」."""
    return "" if _NO_OWNER.search(period.owner) else period.owner


def _named(text: Reading, usable: Sequence[Period], later: Period, rule: re.Pattern[str]) -> Period | None:
    before = [
        period
        for period in usable
        if period.offset < later.offset
        and period.mention.section == later.mention.section
        and rule.search(text.words(period))
    ]
    return before[-1] if before else None
