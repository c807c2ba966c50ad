"""One label, two values: 「展期至5月3日…展期至5月8日」.

Compares the dates of one section in these ways, each in a file of its own but the first:

- windows called the same: by the same words, or one name the end of the other where what is before it tells no two things apart
  (no first and second, no online and on site); a range and the bound of its name;
- windows of one deed by other words (`same_deed`: 「受理至…」, 「…为最后受理日」);
- one property of one thing told twice (`restated`), days that running text says again (`told_again`, and in other words `retold`; rows of tables too);
- two last days or openings of one intake (`intake`), a deadline told by what is too late (`overdue`), a range summed up in brackets (`bracketed`), the answer to a question on a day (`asked`);
- one event in title and text, held and timed, in a head, as lasting and over, and the hours of one day (`same_event`).

Values differ where neither can be read into the other (a day and an hour of it can). Flagged at the later mention. Settled where a third
statement agrees with one of the two. Not seen on purpose: texts that correct an earlier one, a change told as such, items of
one list, what is of two rounds, groups or things (`two_things`, `restated.named_apart`), and windows that are flagged for their own dates.
Amounts, totals, hours and floors are compared in the checks of these names.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.check.asked import asked
from ingest.check.bracketed import bracketed
from ingest.check.called import has_range, in_row, name_called, of_those, supposed
from ingest.check.contrast import apart
from ingest.check.earlier_round import year_named
from ingest.check.entries import of_two_entries
from ingest.check.headed import names_a_year
from ingest.check.intake import two_ends
from ingest.check.listed import listed
from ingest.check.one_bound import one_bound
from ingest.check.overdue import overdue
from ingest.check.own_rules import of_two_rules
from ingest.check.reading import AFTER_ONE, DAY, MANY, Mention, Period, Reading, with_settled_years
from ingest.check.restated import named_apart, restated
from ingest.check.retold import retold
from ingest.check.said_again import CLOSES, as_window, differ, from_there, two_values
from ingest.check.same_deed import Deed, alike, comparable, deed
from ingest.check.same_event import day_before, told_twice
from ingest.check.same_words import NUMBERED
from ingest.check.spelling import as_written, dated, in_common, label_of, rewritten
from ingest.check.stages import stages_said
from ingest.check.step import ROUND
from ingest.check.told_again import LISTED, sayings, told_again
from ingest.check.two_things import marks, of_a_part, of_two, of_two_groups
from records import Flag

# what tells two things of one name apart
_APART = re.compile(
    r"[股债产权][权益]|不动产|户籍|第[一二三四五六七八九十\d]|[一二三四五六七八九十\d]+[批期次轮场组类季段号区]|首|末|次|初|(?<![修恢回])复|终|决|预|补(?![助贴])|再|"
    r"线上|线下|网上|现场|上午|下午|[a-z一二三四五六七八九十甲乙丙丁\d](?=[厅馆店栋座楼])|非|[一二三四五六七八九]年级|[高初大][一二三四](?!次)|"
    r"个人|团体|团队|集体|男|女|成人|儿童|学生|教师|小学|中学|高中|初中|大学|本科|专科|研究生|境内|境外|国内|"
    r"国外|海外|内地|本地|外地|"
    r"新生|老生|旧|甲|乙|丙|[东西南北中](?=[区部段线校院门馆侧片路环]|$)|普通|会员|商家|买家|卖家|(?<![\u4e00-\u9fff])平台|早鸟|正价|免费|付费|其他|部分"
)
_TURN = re.compile(r"第[一二三四五六七八九十\d]{1,2}(?:梯次?|[次批轮期场组届])")
_WEEK = re.compile(r"[本这上下]一?个?(?:周|星期|礼拜|月)(?![度末初底一二三四五六日天])")
_IF_SO = re.compile(r"如[有遇需]|[可得]延|延[长期]后|视[^,。;\n]{0,6}[情而]")  # 「如有余量，售卖期间至7月15日」
_FORCE = re.compile(r"(?:施行|实施|执行|生效|启用)(?:时间|日期|日)?$")  # said of one thing, all the same
_ENDING = re.compile(
    r"(?:日?(?:时间|日期|当[日天])|日|(?<=截止))$"
)  # 「报名截止」, 「报名截止时间」 and 「报名截止日」 are one name
_TIMED = re.compile("..(?:时间|日期|期间|时段)$")
_ITS_HOURS = re.compile(
    r"的?(?!每[日天晚])[\u4e00-\u9fff]{2,8}[为是:]*\d{1,2}[:点时]"
)  # 「6月7日考试时间为9:00—11:30」
_STEM = re.compile(r"(?:时间|日期|当[日天]|期间|时段|周期|期限|期|日|阶段)$")
_BOUND = re.compile(r"(?P<what>.{2,8}?)(?:(?P<end>截止|结束|闭幕|关闭)|开始|开放|启动|开幕)(?:时间|日期)?")
_ONLINE = re.compile(r"线上|网上|网络")
_ON_SITE = re.compile(r"现场|线下|到场|窗口|柜台")
# a day of every month, as an example may apply it: 「次月20日结算，如10月订单在11月20日结算」
_MONTHLY = re.compile("[当次翌每隔]个?月")
# an example of what a length of time comes to: 「周期结束后5个工作日内发放，第一周期即5月23日前」
_WORKED_OUT = re.compile(r"(?:日|天|周|月|小时)[内后前][^,。;\n]{0,10},[^,。;\n\d]{1,10}即(?:为|是)?$")
# of which an announcement has one
_ONE = re.compile(r"(?:展|会|档|赛|公示|展览|试用|试运行|活动|预售|预购|优惠|有效)期(?:间|限)?")
_THEN = re.compile("届时|[上前]?述?(?:期间|时间段?|时段)")
_BARE = 4  # code points of a name that says of nothing what it is: 「赛期」
_SORT = 2  # code points that say of what sort a thing is, and no other thing: 「项目申报」
_FEW = 4  # among more windows one word in common is chance
_MOST = 3  # more windows of one name are a list whose every line has its own


def conflicting_values(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    doubted = [
        (flag.offset, flag.offset + len(flag.span))
        for flag in raised
        if flag.kind in ("impossible_date", "reversed_range", "anachronism")
        or flag.kind == "year_mismatch"
        and not flag.suggestion
    ]
    windows = [
        one
        for one in with_settled_years(text, raised)
        if not names_a_year(text, one.mention)
        and not _ITS_HOURS.match(text.plain, one.stop)
        and not _MONTHLY.match(text.plain, one.offset, one.stop)
        and not _WORKED_OUT.search(text.plain, max(one.mention.sentence[0], one.offset - 40), one.offset)
    ]
    called = [
        (period, name)
        for period in (windows if len(windows) > 1 else ())
        if not any(start < period.stop and period.offset < end for start, end in doubted)
        and (name := name_called(text, period)) is not None
        and not ROUND.fullmatch(name)  # 「第一期6月9日开班…证书发放：第一期7月1日」
    ]
    called = [(period, _ENDING.sub("日期", _FORCE.sub("施行日期", name))) for period, name in called]
    many = Counter(name for _, name in called)
    called = [(period, name) for period, name in called if many[name] <= _MOST]
    flagged: set[int] = set()
    for at, (later, name) in enumerate(called):
        for earlier, other in called[:at]:
            if later.offset in flagged or not _contradict(text, earlier, other, later, name):
                continue
            if _apart(text, earlier, later) or in_row(text, earlier) and in_row(text, later):
                continue
            flagged.add(later.offset)
            yield _two_values(text, called, earlier, later)
    plainly = [
        period
        for period in windows
        if not any(start < period.stop and period.offset < end for start, end in doubted)
        and not (period.mention.old or period.mention.changed or period.mention.example)
        and not AFTER_ONE.match(period.mention.found.text)
        and not (period.mention.past or period.mention.ago or supposed(text, period))
        and not _further_day(text, period)
    ]
    deeds = [
        (period, deed(text, period))
        for period in (plainly if len(plainly) > 1 else ())
        if period.offset not in text.rows and text.plain[period.offset - 1 : period.offset] != "("
    ]
    for at, (later, also) in enumerate(deeds):
        for earlier, what in deeds[:at]:
            if later.offset in flagged or not _one_deed(text, earlier, what, later, also):
                continue
            shared = len(what.things & also.things)
            if any(
                _days_of(two) == _days_of(later) and len(said.things & also.things) >= shared
                for two, said in deeds[:at]
            ):
                continue  # 「电窑检修2月10日，气窑检修2月17日。（电窑检修时间：2月10日）」
            if _apart(text, earlier, later) or named_apart(text, earlier.mention, later.mention):
                continue
            if from_there(text, earlier.mention, later.mention):
                continue
            flagged.add(later.offset)
            yield _two_values(text, called, earlier, later)
    free = [
        mention
        for mention in text.mentions[:MANY]
        if not any(start < mention.found.stop and mention.found.offset < end for start, end in doubted)
        and not (mention.old or mention.changed or mention.example or mention.ago or names_a_year(text, mention))
        and not (of_those(text, mention) or _ITS_HOURS.match(text.plain, mention.found.stop))
        and not (mention.past and (text.reference is None or not mention.first or mention.first <= text.reference))
    ]
    said = sayings(text, free)
    by_place = {period.offset: period for period in windows}
    summed_up = list(bracketed(text, free))
    in_words = [
        *two_ends(text, said),
        *(retold(text, said, free) if len(text.periods) <= _FEW else ()),
    ]
    for one, two in (
        *told_again(text, said),
        *(pair for pair in in_words if not named_apart(text, *pair)),
        *one_bound(text, said),
        *restated(text, free),
        *overdue(plainly, text, free),
        *asked(text, free),
        *summed_up,
    ):
        start, stop = two.found.offset, two.found.stop
        if any(place < stop and start < place + 1 for place in flagged):
            continue
        if of_two_groups(text, one, two) or of_a_part(text, one, two) or from_there(text, one, two):
            continue
        if (one, two) not in summed_up and (of_two(text, one, two) or of_two_entries(text, one, two)):
            continue
        flagged.add(start)
        of_what = _shared(text, one, two)
        words = _words(of_what, one.found.text, two.found.text)
        a, b = (by_place.get(mention.found.offset) or as_window(of_what, mention) for mention in (one, two))
        if has_range(a) == has_range(b):
            yield two_values(text, called, a, b, words)
        else:
            yield text.flag("conflicting_values", start, stop, words, [text.of(one.found)], None, [one.found.text])
    for told, later in told_twice(text, plainly):
        if later.offset not in flagged:
            flagged.add(later.offset)
            evidence = [] if told.offset is None else [text.evidence(told.offset, told.stop)]
            message = _words(label_of(_said_again(text, told.offset, later)), told.words, later.window.span)
            suggestion = None
            if settles := day_before(text, told, later):
                evidence.append(text.of(settles.found))
                first_point = later.mention.found.first
                if settles.first == told.day - DAY and first_point is not None:
                    changes = dated(text.body, first_point, told.day)
                    suggestion = rewritten(text.body, later.offset, later.stop, changes)
            yield text.flag("conflicting_values", later.offset, later.stop, message, evidence, suggestion)


def _further_day(text: Reading, period: Period) -> bool:
    """Whether a day stands in a list behind another, whose name it has: 「5月10日、11日」."""
    place = text.mentions_before(period.offset)
    return bool(place) and LISTED.fullmatch(text.plain, place, period.offset) is not None


def _words(label: str, one: str, other: str) -> dict[str, object]:
    return {"key": "two_values", "label": label, "one": one, "other": other}


def _two_values(text: Reading, called: Sequence[tuple[Period, str]], earlier: Period, later: Period) -> Flag:
    message = _words(label_of(later.window.label or ""), earlier.window.span, later.window.span)
    return two_values(text, called, earlier, later, message)


def _apart(text: Reading, one: Period, other: Period) -> bool:
    """Whether each is said of people, groups or rounds that the other is not said of; or one year alone parts them, which is
    in doubt.
    """
    if of_two(text, one.mention, other.mention) or of_a_part(text, one.mention, other.mention):
        return True
    if of_two_entries(text, one.mention, other.mention):
        return True
    a, b = (marks(f"{text.before(two)} {text.words(two)} {text.behind(two)}") for two in (one, other))
    if a - b and b - a:
        return True
    years = year_named(text, one), year_named(text, other)
    if None not in years and years[0] != years[1]:
        return True  # 「2024年度报名时间为…，今年报名时间为…」
    if _IF_SO.search(text.led(other.mention)):
        return True
    weeks = [_WEEK.findall(text.plain, two.mention.sentence[0], two.offset) for two in (one, other)]
    if all(weeks) and weeks[0] != weeks[1]:
        return True  # 「本周截止…，下周截止…」
    return one.doubted != other.doubted and _days(one) == _days(other)


def _said_again(text: Reading, place: int | None, later: Period) -> str:
    """The label of a window; of one that is only called 届时 or 期间, that of the one before."""
    label = later.window.label or ""
    before = next((one.label for one in text.windows if one.offset == place), None)
    return before or label if _THEN.fullmatch(later.label) else label


def _shared(text: Reading, one: Mention, other: Mention) -> str:
    """What two dates are both said of, as the later one writes it; what stands before that where they share no words."""
    first, last = text.clauses.clause(other.found.offset, other.found.stop)
    said = text.plain[first : other.found.offset] + " " + text.plain[other.found.stop : last]
    shared = in_common(text.plain[slice(*one.sentence)], said)
    if not shared and (label := next((two.label for two in text.windows if two.offset == one.found.offset), None)):
        return label_of(label)
    shared = shared or in_common(said, said)
    return as_written(text.body, text.plain, shared, other.found.offset) or other.found.text


def _days_of(period: Period) -> tuple[datetime.date | None, datetime.date | None]:
    return period.first, period.last


def _days(period: Period) -> tuple[tuple[int, int], ...]:
    """Its days without the year."""
    return tuple((day.month, day.day) for day in (period.first, period.last) if day is not None)


def _contradict(text: Reading, one: Period, a: str, other: Period, b: str) -> bool:
    """Whether two windows are called the same and say different things."""
    if _same(text, one, a, other, b):
        return differ(one, other) and not listed(text, one, other)
    if one.mention.section != other.mention.section or _turns(text, one) != _turns(text, other):
        return False
    for span, name, point, bound in ((one, a, other, b), (other, b, one, a)):
        role = _BOUND.fullmatch(bound)
        if role is None or has_range(point) or not has_range(span) or role.group("what") != _STEM.sub("", name):
            continue  # 「预售时间为11月1日至10日…预售将于11月12日结束」
        other_bound = point.first != (span.last if role.group("end") else span.first)
        return other_bound and not listed(text, one, other)
    return False


def _one_deed(text: Reading, one: Period, what: Deed, other: Period, also: Deed) -> bool:
    """Whether two windows are of one deed, called by other words in two sentences, and say different days."""
    if one.mention.section != other.mention.section or one.mention.sentence == other.mention.sentence:
        return False
    side = comparable(what, also)
    if len(what.things & also.things) == 1 and len(text.periods) > _FEW:
        return False
    if side is None or not alike(text, what, also) or _turns(text, one) != _turns(text, other):
        return False
    if listed(text, one, other) or of_two_rules(text, one, other):
        return False
    if side == "first":
        return one.first != other.first
    if side == "last":
        return (one.last or one.first) != (other.last or other.first)
    if "range" in (what.role, also.role) and what.role != also.role and not one.first == one.last == other.first:
        return one.first == one.last and other.first == other.last and one.first != other.first
    return (one.first, one.last) != (other.first, other.last)


def _same(text: Reading, one: Period, a: str, other: Period, b: str) -> bool:
    """Whether two windows are called the same."""
    if one.mention.section != other.mention.section or _turns(text, one) != _turns(text, other):
        return False
    if of_two_rules(text, one, other) or _gives_way(one, other):
        return False
    timed = all(_TIMED.search(period.label) for period in (one, other))  # 「维护时间」 is a name by itself
    if not (timed or stages_said(one.label) or _topic(text, one) == _topic(text, other)):
        return False
    if a == b:  # in one sentence only where it is said twice: 「1月中旬报送，最迟1月24日」 is one
        said_twice = one.mention.sentence != other.mention.sentence or text.plain.count(other.label) > 1
        return (len(a) > 2 or _ONE.fullmatch(a) is not None) and said_twice
    if not set(_due(a)).isdisjoint(_due(b)):
        return one.mention.sentence != other.mention.sentence  # 「收件截止」 and 「投稿截止」
    stem = _STEM.sub("", a)
    if (
        stem
        and stem == _STEM.sub("", b)
        and has_range(one) == has_range(other)
        and (has_range(one) or len(stem) > 2 or a != b)
    ):
        return one.mention.sentence != other.mention.sentence  # 「投票期间」 and 「投票」
    if has_range(one) and has_range(other) and (one.first == other.first) != (one.last == other.last):
        stems = sorted((stem, _STEM.sub("", b)), key=len)  # 「网上缴费时间」 and 「缴费」, with one end in common
        if len(stems[0]) >= 2 and stems[1].endswith(stems[0]):
            more = stems[1][: -len(stems[0])]
            if not (_ONLINE.search(text.plain) and _ON_SITE.search(text.plain)):
                more = _ON_SITE.sub("", _ONLINE.sub("", more))  # nothing is told apart by where it is done
            return not (_told_apart(text, more, one, other) or _new_thing(text, more, one, other))
    short, long = sorted((a, b), key=len)
    return (
        (len(short) >= 4 or _ONE.fullmatch(short) is not None)
        and (
            one.mention.sentence != other.mention.sentence or text.plain[other.offset - 1] != "("
        )  # 「交年度报告(T至T)」
        and long.endswith(short)
        and not _told_apart(text, long[: -len(short)], one, other)
        and not (len(short) < _BARE and _new_thing(text, long[: -len(short)], one, other))
    )


def _gives_way(one: Period, other: Period) -> bool:
    """Whether one says until when something holds and the other from when: 「现行标准执行至6月30日，新标准执行日期：7月1日」."""
    ended, begun = sorted((one, other), key=lambda two: two.mention.found.mod != "until")
    if ended.mention.found.mod != "until" or begun.mention.found.mod == "until" or not (ended.last and begun.first):
        return False
    return ended.last < begun.first and all(_FORCE.search(two.label) for two in (one, other))


def _topic(text: Reading, period: Period) -> tuple[str, ...]:
    """The stage that the sentence of a window begins with in a clause of its own: 「报名开课前三日截止，初阶班7月11日」."""
    start, _ = period.mention.sentence
    head = text.plain[start : period.offset].split(",", 1)
    return stages_said(head[0]) if len(head) > 1 and not text.mentions_in(start, start + len(head[0])) else ()


def _told_apart(text: Reading, more: str, one: Period, other: Period) -> bool:
    """Whether what one name has more tells two things apart: not where the sentence of the other says it, too."""
    said = [text.plain[period.mention.sentence[0] : period.offset] for period in (one, other)]
    found = _APART.findall(more)
    earlier, later = (frozenset(mark for mark in found if mark in words) for words in said)
    return apart(_APART, text.plain, earlier, later)


def _new_thing(text: Reading, more: str, one: Period, other: Period) -> bool:
    """Whether what one name has more is said nowhere before the later of the two: 「申报6月1日至10日。优秀组织申报6月1日至8日」."""
    later = max(one, other, key=lambda period: period.offset)
    told = f"{text.title} {text.plain[: text.clauses.clause(later.offset)[0]]}"
    more = NUMBERED.sub("", more)  # 「1. 展期（3月2日至3月18日）内」
    return len(more) > _SORT and not any(more[at : at + 2] in told for at in range(len(more) - 1))


@lru_cache(maxsize=1024)
def _due(name: str) -> tuple[str, ...]:
    """Of what stage a name is the deadline, where it says no more than that: 「投稿截止日期」."""
    what = CLOSES.sub("", re.sub("日期$", "", name))
    return stages_said(what) if what != name and len(what) == 2 else ()


def _turns(text: Reading, period: Period) -> frozenset[str]:
    """The rounds that its sentence speaks of before it (第一次, 第二批), not those that the whole text is of."""
    start, _ = period.mention.sentence
    turns = frozenset(_TURN.findall(text.plain, start, period.offset))
    return turns if _tells_turns_apart(text.plain) or text.mentions_before(start) else frozenset()


@lru_cache(maxsize=1)
def _tells_turns_apart(plain: str) -> bool:
    """Whether a text names more than one round; asked once of each."""
    return len(set(_TURN.findall(plain))) > 1
