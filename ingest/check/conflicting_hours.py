"""One deed, two times of day: 「早上7:30在广场集合 … 八点集合点名」, 「下午五点恢复供水 … 晚上七点恢复供水后」.

Reads times that stand alone (no ranges) with what is done at them: a verb of `_DEEDS` in their clause, right behind the time or
right before it. Compared are two sentences with the same deed, of which neither says another day, weekday, season, place or
group than the other. Flagged at the later one; never settled. Not seen on purpose: a deed with three times (a list), what is
told as changed or of an earlier round.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ingest.check.headed import row_of_day
from ingest.check.parallel import in_two_subjects
from ingest.check.reading import MANY, Reading
from ingest.check.same_words import name_of, of_two_items, one_name
from ingest.check.spelling import as_written
from ingest.check.statement import MARK, OTHER
from ingest.check.words import words
from records import Evidence, Flag
from zh.dates import Found
from zh.numerals import number

_DEEDS = (
    "集合", "点名", "出发", "发车", "登车", "开馆", "闭馆", "休馆", "开园", "闭园", "关园", "开门", "关门", "关闭", "打烊", "收摊", "开市", "恢复供水", "恢复供电", "恢复供气",
    "恢复通行", "恢复营业", "来电", "复电", "复水", "停水", "停电", "停气", "开场", "散场", "入场", "进场", "检票", "停止检票", "停止入场", "停止入馆", "停止入园", "停止售票", "停止取号",
    "报到", "签到", "开演", "开播", "直播", "开赛", "开球", "起跑", "鸣枪", "开考", "交卷", "收卷", "开会", "召开", "开讲", "开课", "上课", "下课", "放学", "到校", "离校", "返校", "入园",
    "离园", "接孩子", "开抢", "开售", "起售", "开拍", "开服", "停服", "开放", "开闸", "关闸", "截止", "截单", "熄灯", "锁门", "退房", "入住", "登船", "起飞", "开庭", "开标", "开奖", "开幕",
    "闭幕", "开始", "结束", "发放", "领取", "取餐", "供餐", "开饭", "上班", "下班", "开工", "收工", "封路", "解封", "散会",
)  # fmt: skip
_SAME = {
    "复水": "恢复供水",
    "来水": "恢复供水",
    "复电": "恢复供电",
    "来电": "恢复供电",
    "关园": "闭园",
    "打烊": "关门",
    "起售": "开售",
}
_GENERAL = frozenset(("开始", "结束", "截止", "开放", "关闭", "发放", "领取", "召开", "入场", "进场"))
_DEED = re.compile("|".join(sorted(_DEEDS, key=len, reverse=True)))
CLOCK = re.compile(
    r"(?=[\d一二两三四五六七八九十零清早上凌中正午下傍晚夜今当])(?<![\d.一二两三四五六七八九十第至到\-~—–])(?<!\d:)"
    r"(?:(?P<part>清晨|早上|早晨|上午|凌晨|中午|正午|下午|傍晚|晚上|晚间|夜里|夜间|午夜|今晚|当晚|晚|早) ?)?"
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d\d)(?!:\d\d|\d)|(?P<at>\d{1,2}|[一二两三四五六七八九十]{1,3}) ?[点时](?!间|段|候|期|刻(?!钟)|名|评|赞|击|数|以内|内)"
    r"(?P<half>半|整|[一三]刻|(?P<past>\d{1,2}|[零一二三四五六七八九十]{1,3})分?(?!钟|[之个名家位件]))?)(?P<behind>前|之前|以前|后|之后|以后|起|许|左右|整)?"
)
_SIGN = re.compile(r"[:点时](?:(?<=[\d一二两三四五六七八九十].)|(?<=[\d一二两三四五六七八九十] .))")  # in each
_BACK, _AHEAD = 8, 12  # code points of one before and behind that
_RANGED = re.compile(
    r"\s*(?:[至到~\-—–]|直到)\s*(?:次日|翌日|凌晨|早上|上午|中午|下午|晚上|傍晚)?\s*[\d一二三四五六七八九十两]"
)
_RANGE = re.compile(r"(?:[至到~\-—–]|直到)\s*$")
_OF_DAYS = re.compile(
    r"[上下]午场|[早晚日夜午]场|平日|工作日|周末|假日|节日|节假日|(?:周|星期|礼拜)[一二三四五六日末天]|夏[季令]|冬[季令]|春[季令]|秋[季令]|暑[假期]|寒[假期]|每[天日周月晚]|次日|翌日|第[二三四五]天|"
    r"首日|末日|最后一[天日]|前一[天日晚]|隔[天日]|期间|延长|提早|提前|推迟|顺延|加开|增开|首[班场]|末[班场]|另"
)
_SEASON = re.compile("[春夏秋冬][季令]|[暑寒][假期]")
_NAMES = re.compile(r"(?:的?(?:时间|时刻|钟点))?[\s:为是在于定订从自将拟,约]*(?:\d{1,2}月\d{1,2}日[^,。;]{0,6}?)?")
_ITSELF = re.compile("(?:本[馆店校园院站场所司中心]{1,2}|我[馆店校院司])?(?:每[天日])?的?")
# 「特别说明：3月15日采血时间为」
_DAY_AND_NAME = re.compile(
    r"\s*(?:[\u4e00-\u9fff]{0,4}(?:说明|提[醒示]|注意|重申|备注|附注):?)?\d{1,2}月\d{1,2}日的?(?P<name>[\u4e00-\u9fff]{2,6}时间)[为是:]*"
)
# what leads in hours that are told once more, though they lie behind the others
_REMINDS = re.compile(r"\s*[^,。;:\n]{0,4}(?:提[醒示]|注意|重申|强调|[记切]记|记[住得])[^,。;:\n]{0,4}[,:]")
_ASIDE = re.compile(r"\([^()\n]{0,12}[闭休][馆园店息][^()\n]{0,6}\)?")  # 「9:00—17:00（周一闭馆）」
_LENGTH = re.compile(
    r"(?=[\d一二两三四五六七八九十])(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?P<unit>小时|钟头|分钟)"
)
LATE = frozenset(("下午", "傍晚", "晚上", "晚间", "夜里", "夜间", "今晚", "当晚", "晚", "中午"))
_BY = re.compile("线上|网上|现场|电话|柜台|窗口|门市|热线|人工|自助")
_DAY_PARTS = frozenset(("每日", "每天", "晚上", "晚间", "上午", "下午"))
_SESSION = re.compile(r"[\s(]*(?:\d{1,2}月\d{1,2}日)?(上午|下午|晚上|早场|午场|晚场|日场|夜场)")
_PART = re.compile("[上下中]午|[早晚][上间]|凌晨|傍晚")
_BEFORE = frozenset(("前", "之前", "以前"))
_LIST = 3


class Clock(NamedTuple):
    start: int
    end: int
    minutes: int
    sure: bool  # whether it says which half of the day
    deeds: frozenset[str]
    day: datetime.date | None
    of: frozenset[str]
    groups: frozenset[str]  # what of that kind its sentence speaks of before it
    sentence: tuple[int, int]
    section: int
    before: bool


def conflicting_hours(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    yield from _ranges_differ(text)
    given = _clocks(text)
    flagged = {flag.offset + len(flag.span) for flag in raised if flag.kind == "conflicting_values"}
    for at, later in enumerate(given):
        for earlier in given[:at]:
            if later.end in flagged or not _contradict(given, earlier, later):
                continue
            if row_of_day(text, earlier.start) and row_of_day(text, later.start):
                continue
            if in_two_subjects(text, earlier.start, later.start) or _of_two_sessions(text, earlier, later):
                continue
            flagged.add(later.end)
            one, other = text.body[earlier.start : earlier.end], text.body[later.start : later.end]
            deed = next(iter(sorted(earlier.deeds & later.deeds)))
            message: dict[str, object] = {"key": "two_values", "label": deed, "one": one, "other": other}
            evidence = [text.evidence(earlier.start, earlier.end)]
            settles = _settled(text, given, earlier, later)
            if settles is not None:
                evidence.append(settles)
            suggestion = one if settles is not None else None
            yield text.flag("conflicting_values", later.start, later.end, message, evidence, suggestion)


def _of_two_sessions(text: Reading, one: Clock, other: Clock) -> bool:
    """Whether each sentence begins with a part of the day of its own: 「上午9:00开始，8:30签到；下午14:00开始，13:30签到」."""
    a, b = (_SESSION.match(text.plain, two.sentence[0]) for two in (one, other))
    if a is None or b is None or a[1] == b[1]:
        return False
    return not any(_PART.search(text.plain, led.end(), two.end) for led, two in ((a, one), (b, other)))


class _Timed(NamedTuple):
    """A time of day with what is done at it, before more of it is read: most texts have no deed at two."""

    match: re.Match[str]
    end: int
    minutes: int
    deeds: frozenset[str]
    clause: int
    told: str


class Hours(NamedTuple):
    """A range of times of day without a date of its own."""

    found: Found
    hours: tuple[str, str]  # when it begins and ends
    said: frozenset[str]  # the words of its clause
    of: frozenset[str]  # what tells it apart from others
    name: str  # what stands before it in its sentence


def _ranges_differ(text: Reading) -> Iterator[Flag]:
    """Two ranges of hours of one thing: 「咨询电话工作日8:00—17:00有人接听」, 「咨询电话接听时间为工作日8:30—17:00」, or under one name."""
    ranges = _hours(text)
    for at, later in enumerate(ranges):
        for earlier in ranges[:at]:
            one, other = earlier.found, later.found
            if earlier.of != later.of or earlier.hours == later.hours:
                continue
            behind = earlier.hours[1] <= later.hours[0] or later.hours[1] <= earlier.hours[0]
            if text.section(one.offset) != text.section(other.offset):
                continue
            sentence = text.clauses.sentence(other.offset)
            if text.clauses.sentence(one.offset) == sentence:
                continue
            if behind and not _REMINDS.match(text.plain, sentence[0], other.offset):
                continue  # of two sessions
            if row_of_day(text, one.offset) and row_of_day(text, other.offset):
                continue  # of two days, or twice on one
            shared = earlier.said & later.said
            if one_name(text, *_own_names(earlier.name, later.name), one.stop, sentence[0]):
                alike = [three for three in ranges if three.name == earlier.name]
                label = later.name
            elif label := _of_that_day(text, earlier, later, sentence[0]):
                alike = [three for three in ranges if three.of == earlier.of and three.name.endswith(label)]
            elif len(shared) > 1 and not behind:
                alike = [three for three in ranges if len(three.said & shared) > 1]
                label = max(shared, key=lambda word: (len(word), word))
            else:
                continue
            if len({three.hours for three in alike}) >= _LIST:
                continue
            if of_two_items(text, one.offset, other.offset):
                continue
            message: dict[str, object] = {
                "key": "two_values",
                "label": as_written(text.body, text.plain, label, other.offset),
                "one": one.text,
                "other": other.text,
            }
            yield text.flag("conflicting_values", other.offset, other.stop, message, [text.of(one)])
            break


def _bounds(one: Found) -> tuple[str, str] | None:
    """When a range of times of day begins and ends, of every day, too (「每日7:30—19:30」); None for what is none."""
    if one.kind == "time" and one.start is not None and one.end is not None and one.start != one.end:
        return one.start, one.end
    if one.kind != "set" or not one.timex or not one.timex.startswith("P1D/"):
        return None
    begins, _, ends = one.timex.removeprefix("P1D/").partition("/")
    return (f"{begins}:00", f"{ends}:00") if ends else None


def _of_that_day(text: Reading, one: Hours, other: Hours, start: int) -> str:
    """What the hours of one day are called, where a sentence of day and name alone says them again; "" for none."""
    again = _DAY_AND_NAME.fullmatch(text.plain, start, other.found.offset)
    return again["name"] if again and one.name.endswith(again["name"]) else ""


def _own_names(one: str, other: str) -> tuple[str, str]:
    """Two names, the first without whose it is where the other is said of the house itself: 「展览馆开放时间」, 「本馆每日开放时间」."""
    own = _ITSELF.sub("", other.rpartition(",")[2])
    return (own, own) if own != other and len(own) > 3 and one.endswith(own) else (one, other)


def _hours(text: Reading) -> list[Hours]:
    ranges: list[Hours] = []
    bounded = [(one, hours) for one in text.found if (hours := _bounds(one)) is not None]
    for one, hours in bounded if len({hours for _, hours in bounded}) > 1 else ():
        if len(ranges) == MANY:
            break
        clause, stop = text.clauses.clause(one.offset, one.stop)
        told = _ASIDE.sub("", text.plain[clause:stop])
        line = text.plain.rfind("\n", 0, one.offset) + 1
        if OTHER.search(told) or "\t" in text.plain[line : one.offset]:
            continue
        sentence = text.clauses.sentence(one.offset)[0]
        first = max(sentence, one.offset - 24)
        dated = text.mentions_in(sentence, one.offset)
        of = (_parting(text, told) - _DAY_PARTS) | frozenset(_BY.findall(text.plain, sentence, stop))
        of |= {mention.found.text for mention in dated[-1:]}
        said = words(text.plain[first : one.offset] + " " + text.plain[one.stop : stop])
        ranges.append(
            Hours(one, hours, frozenset(said), of, name_of(text.plain[max(sentence, one.offset - 40) : one.offset]))
        )
    return ranges


def _contradict(given: Sequence[Clock], one: Clock, other: Clock) -> bool:
    shared = one.deeds & other.deeds
    if not shared or one.section != other.section or one.sentence == other.sentence or one.of != other.of:
        return False
    if one.day is not None and other.day is not None and one.day != other.day or one.before != other.before:
        return False
    if one.groups and other.groups and one.groups != other.groups:
        return False
    if not _differ(one, other):
        return False
    alike = [three for three in given if three.deeds & shared and three.section == one.section]
    values = {three.minutes for three in alike if three.of == other.of}
    return len(values) < _LIST


def _differ(one: Clock, other: Clock) -> bool:
    if one.sure and other.sure:
        return one.minutes != other.minutes
    return (one.minutes - other.minutes) % 720 != 0


def _settled(text: Reading, given: Sequence[Clock], one: Clock, other: Clock) -> Evidence | None:
    """A stated length that agrees with the earlier time and not with the later: 「八点起停水，下午五点恢复，共九小时」."""
    first, last = one.sentence
    for three in given:
        if three.sentence != one.sentence or three is one:
            continue
        for length in _LENGTH.finditer(text.plain, first, last):
            many = number(length["number"])
            if many is None:
                continue
            minutes = many if length["unit"] == "分钟" else 60 * many
            mine, theirs = one.minutes - three.minutes, other.minutes - three.minutes
            if mine == minutes != theirs:
                return text.evidence(*length.span())
    for deed in one.deeds & other.deeds:  # 「报到从1时40分开始，即开讲前20分钟」
        for length in re.finditer(
            rf"{deed}(?:时间)?之?前(?P<number>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})分钟", text.plain
        ):
            first, last = text.clauses.sentence(*length.span())
            many = number(length["number"]) or 0
            begins = [minutes_of(match) for match in CLOCK.finditer(text.plain, first, length.start())]
            if begins and begins[-1] is not None and begins[-1] + many == one.minutes:
                return text.evidence(*length.span())
    return None


def clocks(plain: str) -> Iterator[re.Match[str]]:
    """The times of day of a plain text, in order: a slow rule, looked for only round the signs that each has one of."""
    done = 0
    for sign in _SIGN.finditer(plain):
        at = sign.start()
        if at >= done and (match := CLOCK.search(plain, max(done, at - _BACK), at + _AHEAD)) and match.start() < at:
            done = match.end()
            yield match


def _clocks(text: Reading) -> list[Clock]:
    timed = list(islice(_timed(text), MANY))
    many = Counter(deed for one in timed for deed in one.deeds)
    return [_clock(text, one) for one in timed] if max(many.values(), default=0) > 1 else []


def _clock(text: Reading, one: _Timed) -> Clock:
    start = one.match.start()
    mentions = text.mentions_in(one.clause, start + 1)
    first = max(text.clauses.sentence(start)[0], start - 60)
    return Clock(
        start,
        one.end,
        one.minutes,
        one.match["part"] is not None or one.minutes >= 780,
        one.deeds,
        mentions[-1].first if mentions else None,
        _parting(text, one.told) - _DAY_PARTS,
        frozenset(MARK.findall(text.plain, first, start)) - _DAY_PARTS,
        text.clauses.sentence(start, one.end),
        text.section(start),
        one.match["behind"] in _BEFORE,
    )


def _timed(text: Reading) -> Iterator[_Timed]:
    for match in clocks(text.plain):
        start, end = match.span()
        end = match.start("behind") if match["behind"] else end
        if _RANGED.match(text.plain, match.end()) or _RANGE.search(text.plain, max(0, start - 4), start):
            continue
        minutes = minutes_of(match)
        if minutes is None:
            continue
        clause, stop = text.clauses.clause(start, end)
        near = _near(text, start, clause)
        behind = _DEED.search(text.plain, match.end(), min(stop, match.end() + 14))
        before = [
            one.group()
            for one in _DEED.finditer(text.plain, near, start)
            if _NAMES.fullmatch(text.plain, one.end(), start)
        ]
        deeds = {behind.group()} if behind else set(before[-1:])
        title = text.plain.find(":", clause, start)  # 「春季赏鸟一日游：3月9日早上7:30集合」
        clause = title + 1 if title - clause > 6 else clause
        place = behind is not None and text.plain[match.end() : match.end() + 1] in "在于由从到"  # 「6:40在北门集合」
        told = text.plain[clause : behind.end() if behind and not place else end]
        if not deeds or OTHER.search(told):
            continue
        deed = next(iter(deeds))
        if deed in _GENERAL:
            continue
        yield _Timed(match, end, minutes, frozenset(_SAME.get(one, one) for one in deeds), clause, told)


def _parting(text: Reading, told: str) -> frozenset[str]:
    """What tells the times of a clause apart from others; a season alone is the setting of a text that names no other."""
    marks = frozenset((*_OF_DAYS.findall(told), *MARK.findall(told)))
    if not any(map(_SEASON.fullmatch, marks)):
        return marks
    seasons = frozenset(_SEASON.findall(text.plain))
    return marks if len(seasons) > 1 else marks - seasons


def _near(text: Reading, start: int, clause: int) -> int:
    """Where the words before a time begin that are its own: behind the time before it."""
    near = max(clause, start - 14)
    for match in CLOCK.finditer(text.plain, near, start):
        near = match.end()
    return near


def minutes_of(match: re.Match[str]) -> int | None:
    hour = number(match["hour"] or match["at"])
    if hour is None or hour > 24:
        return None
    minute: int | None = 0
    if match["minute"]:
        minute = int(match["minute"])
    elif half := match["half"]:
        minute = {"半": 30, "整": 0, "一刻": 15, "三刻": 45}.get(half)
        if minute is None:
            minute = number(match["past"].lstrip("零") or "零")
    if minute is None or minute > 59:
        return None
    if match["part"] in LATE and hour < 12 and not (match["part"] == "中午" and hour > 9):
        hour += 12
    return hour * 60 + minute
