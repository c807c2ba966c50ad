"""One event whose day is told twice in other words: in the title and in the text (「3月1日停水的通知 … 定于3月2日停水」), as
what is held and as its time (「大会将于3月1日召开。会议时间：3月2日」).

Gives pairs of what is told first and the window that differs from it. Only where it is plain that there is one event: a title
with one day, said nowhere in the text, whose deed the text tells with another; one thing that is held and one time of that
kind of thing; a title of several days and the only ones of its deed; a deadline in brackets in the first line and the end of what the text takes in; a day in brackets at the
beginning and the one day called its time; until when something goes on, or the days on which it is on, and the day on which it is over; what 「届时（…）」 says again; two ranges of
hours of one deed on one day with one end in common. Not seen on purpose: other ranges of days, several events, and changes told as such.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.check.reading import DAY, Mention, Period, Reading
from ingest.check.stages import TAKING
from ingest.check.statement import MARK
from ingest.check.step import stages, two_places
from zh.dates import find

# the kinds of event: what their time is called, what they are called themselves
_KINDS = (
    (re.compile("会议|开会|大会|年会|例会|论坛|座谈|会期"), re.compile("会|论坛|座谈|研讨")),
    (re.compile("讲座|授课|开讲|讲堂"), re.compile("讲座|讲堂|课")),
    (re.compile("比赛|赛事|开赛|竞赛"), re.compile("赛")),
    (re.compile("演出|开演|演奏"), re.compile("演|音乐会|晚会|剧|专场")),
    (re.compile("考试|开考|测验"), re.compile("考试|笔试|测试|统考")),
    (re.compile("典礼|仪式"), re.compile("典礼|仪式")),
    (re.compile("培训|开班"), re.compile("培训|研修|班")),
    (re.compile("活动"), re.compile("活动|市集|义诊|游园|嘉年华|团建")),
)
_TIME = re.compile(r"(?:本次|此次|本届)?(?P<what>[\u4e00-\u9fff]{2,4}?)(?:举[行办]|召开|开始)?(?:时间|日期)")
_HELD = re.compile(r"(?:[^,。;\n]{0,16}?)(?:举行|举办|召开|登场|开[始幕讲播赛演课考展])")
_TIME_LINE = re.compile(r"(?m)^[ 　]*(?:[一二三四五六\d][、.])? ?(?:时 *间|日 *期):")
_PLACE_LINE = re.compile(r"(?m)^[ 　]*(?:[一二三四五六\d][、.])? ?地 *[点址]:")
_TITLE = re.compile(r"(?:公告|通知|通告|启事|公示|预告|提示|告示|提醒)$")
_TITLE_OF_DAYS = re.compile(rf"{_TITLE.pattern}|安排$")
_AGAIN_IN_BRACKETS = re.compile(
    r"(?:(?P<of>(?![上前]述)[\u4e00-\u9fff]{2})期间|届时|[上前]述(?:时间段?|期间|时段)|[该此这]段?(?:时间段?|期间|时段))\s*\($"
)
_DAY_BEFORE = re.compile(r"前(?:一|1)?[天日](?:即|为|是|[(:,])?\s*$")
_EMPTY = re.compile(
    r"关于|有关|公告|通知|通告|启事|预告|提示|计划|临时|部分|全天|全面|举行|举办|开展|进行|暂停|期间|活动|的"
)


_NUMBERS = re.compile("[\\d一二三四五六七八九十]+(?=[号栋幢楼层区组班])")
_LONG, _HEAD, _LINES = 40, 200, 4  # code points of a title, and of what it is looked for in, with its lines
_HEADED_DAY = re.compile(
    r"(?m)^[ 　]*[【\[(](?:[\d年月日号./\-]|周|星期|礼拜|[一二三四五六七八九十]){4,16}[】\])][^。\n]{2,30}\n|"
    r"^[ 　]*(?:关于|有关)[^。,;:\n]{0,12}[日号](?![起止前后内])[^。,;:\n]{2,30}\n"
)
_SLIP = 10  # days by which a day may be mistaken; what lies further apart is of another thing
_IN_HEAD = re.compile(r"[【(\[〔][^】)\]〕]{0,8}$")
_EARLY = 4  # dates of a text among which its head is looked for
_DEADLINE = re.compile(r"截止|截稿|收件|止")
_OVER = re.compile(r"(?:\d{1,2}[:点时]\d{0,2})?(?:截止|结束|为?止|关闭)")
_GOES_ON = re.compile(
    r"(?:一路|一直|持续|连续|都)?(?:办|展出?|演出?|开放?|营业|举[办行]|摆|播|卖|进行|持续|延续)[到至]\s*$"
)
_GOING = re.compile(
    r"(?:本次|本届|此次)[\u4e00-\u9fff]{0,4}([\u4e00-\u9fff]{2})(?:将|会|预计|一路|一直)*[\u4e00-\u9fff]{2}[到至]\s*$"
)
_IS_OVER = re.compile(r"(?:晚上?|上午|下午|当[天晚])?(?:圆满|正式)?(?:落幕|闭幕|收官|谢幕|结束|收摊|打烊)")
_SUBJECT = re.compile(r"([\u4e00-\u9fff]{2})(?:将|会|预计)?[在于至到]\s*$")
_LASTS = re.compile(
    "(?P<what>[\u4e00-\u9fff]{2,6})?(?:展期|会期|档期|赛期|(?:展览|展出|举[办行]|活动|开放)(?:时间|日期|期间))$"
)


class Told(NamedTuple):
    """What is told first: its words, and where they stand in the text (None: in the title alone)."""

    words: str
    offset: int | None
    stop: int
    day: datetime.date


def told_twice(text: Reading, usable: Sequence[Period]) -> Iterator[tuple[Told, Period]]:
    """Pairs of what is told first and the window that says another day."""
    points = [one for one in usable if one.first is not None and one.first == (one.last or one.first)]
    yield from _headed_deadline(text, points)
    yield from _headed_day(text, points)
    yield from _until_and_over(text, points)
    yield from _held_and_timed(text, points)
    yield from _title_and_text(text, points)
    spans = [one for one in usable if one.first and one.last and one.window.start != one.window.end]
    yield from _title_and_span(text, spans, usable)
    yield from _then(spans, text)
    yield from _hours_of_one_day(spans, text)
    yield from _lasts_and_over(spans, points, text)


def _headed_deadline(text: Reading, points: Sequence[Period]) -> Iterator[tuple[Told, Period]]:
    """A deadline in brackets in the first line and the end of what the text takes in: 「【9月2日截止】…征稿」, 「投稿到9月8日结束」."""
    headed = [one for one in text.mentions[:_EARLY] if one.first is not None and _in_head(text, one)]
    if len(headed) != 1:
        return
    told, day = headed[0].found, headed[0].last or headed[0].first
    assert day is not None
    ends = [
        one
        for one in points
        if one.offset > told.stop
        and one.mention.section == headed[0].section
        and (one.mention.found.mod in ("until", "before") or _OVER.match(text.behind(one)))
        and TAKING.intersection(stages(text, one))
    ]
    if len({one.first for one in ends}) == 1 and ends[0].first != day:
        yield Told(told.text, told.offset, told.stop, day), ends[0]


def _headed_day(text: Reading, points: Sequence[Period]) -> Iterator[tuple[Told, Period]]:
    """A day in brackets, or behind 关于, at the beginning of a text, and the one day that is called its time: 「【4月12日】插花」, 「活动时间：4月13日」."""
    head = _HEADED_DAY.search(text.plain, 0, _HEAD)
    days = text.mentions_in(0, head.end()) if head else ()
    if len(days) != 1 or days[0].first is None or days[0].first != days[0].last or days[0].first == text.reference:
        return
    day, told = days[0].first, days[0].found
    timed = [one for one in points if one.offset > told.stop and _TIME.fullmatch(one.label)]
    again = [one for one in text.mentions_in(told.stop, len(text.plain)) if _within(one, day)]
    if len(timed) == 1 and not again and timed[0].first not in (None, day):
        assert timed[0].first is not None
        if abs((timed[0].first - day).days) <= _SLIP:
            yield Told(told.text, told.offset, told.stop, day), timed[0]


def _in_head(text: Reading, one: Mention) -> bool:
    """Whether a day stands in brackets, as a deadline, in a line without a sentence."""
    start, stop = text.plain.rfind("\n", 0, one.found.offset) + 1, text.plain.find("\n", one.found.stop)
    line = text.plain[start : stop if stop >= 0 else len(text.plain)]
    at, end = one.found.offset - start, one.found.stop - start
    bracketed = _IN_HEAD.search(line, 0, at) and _DEADLINE.search(line, max(0, at - 8), end + 6)
    return bracketed is not None and len(line) <= 60 and "。" not in line


def _until_and_over(text: Reading, points: Sequence[Period]) -> Iterator[tuple[Told, Period]]:
    """Until when something goes on and the day on which it is over: 「市集…一路办到8月7日」, 「市集在8月14日落幕」."""
    until = [one for one in points if one.mention.found.mod == "until" and _GOES_ON.search(text.led(one.mention)[-8:])]
    over = [one for one in points if one.mention.found.mod is None and _IS_OVER.match(text.plain, one.stop)]
    if len(until) != 1 or len(over) != 1 or until[0].mention.section != over[0].mention.section:
        return
    one, other = until[0], over[0]
    thing = _SUBJECT.search(text.before(other))
    start = one.mention.sentence[0]
    if one.offset > other.offset:  # 「房展10月24日开幕，10月28日闭幕 … 本次房展将持续到10月30日」
        of = _GOING.search(text.led(one.mention))
        begun = text.plain[other.mention.sentence[0] : other.offset]
        if of and of[1] in begun and one.first != other.first and other.first is not None:
            yield Told(other.window.span, other.offset, other.stop, other.first), one
        return
    if thing and one.offset < other.offset and one.first != other.first and thing[1] in text.plain[start : one.offset]:
        assert one.first is not None
        yield Told(one.window.span, one.offset, one.stop, one.first), other


def _held_and_timed(text: Reading, points: Sequence[Period]) -> Iterator[tuple[Told, Period]]:
    takes_place = [one for one in points if _HELD.match(text.plain, one.stop)] if len(points) > 1 else []
    if not takes_place:
        return
    called = [(one, time["what"]) for one in points if (time := _TIME.fullmatch(one.label))]
    of_the_page = _of_the_page(text, points)
    for named, thing in _KINDS:
        timed = [one for one, what in called if named.fullmatch(what)] or of_the_page
        if len(timed) != 1:
            continue
        held = [one for one in takes_place if one not in timed and thing.search(one.label)]
        if len(held) == 1 and timed[0].mention.section == held[0].mention.section:
            one, other = sorted((held[0], timed[0]), key=lambda period: period.offset)
            hours = one.window.start or "", other.window.start or ""
            if one.first != other.first or hours[0] != hours[1] and all("T" in hour for hour in hours):
                assert one.first is not None
                yield Told(one.window.span, one.offset, one.stop, one.first), other


def _of_the_page(text: Reading, points: Sequence[Period]) -> list[Period]:
    """The one day of a text that is called its time in a line of its own, beside a place: 「时间：10月18日下午2时」."""
    lines = list(_TIME_LINE.finditer(text.plain))
    if len(lines) != 1 or not _PLACE_LINE.search(text.plain):
        return []
    start, end = lines[0].span()
    return [one for one in points if start <= one.offset < text.plain.find("\n", end) % (len(text.plain) + 1)]


def _title_and_text(text: Reading, points: Sequence[Period]) -> Iterator[tuple[Told, Period]]:
    title = _title(text) if points else None
    if title is None:
        return
    told, deed = title
    day = told.day
    rest = [mention for mention in text.mentions if told.offset is None or mention.found.offset >= told.stop]
    if any(_within(mention, day) for mention in rest):
        return
    for period in points:
        if told.offset is not None and period.offset < told.stop:
            continue
        words = f"{text.before(period)} {period.label} {text.behind(period)}"
        if any(pair in words for pair in deed):
            yield told, period
            return


def _title_and_span(text: Reading, spans: Sequence[Period], usable: Sequence[Period]) -> Iterator[tuple[Told, Period]]:
    """The days of a title and the only ones of its deed in the text, with one end in common: 「5月1日至5月5日闭馆通知 … 5月1日至5月4日闭馆」."""
    line, start = _headline(text, _TITLE_OF_DAYS) if usable else ("", None)
    found = find(line, text.reference) if line else []
    if len(found) != 1 or found[0].kind != "daterange" or found[0].start is None or found[0].end is None:
        return
    title = found[0]
    first, last = (datetime.date.fromisoformat(day) for day in (found[0].start, found[0].end))
    pairs = _deed(line[title.stop :])
    body = 0 if start is None else start + len(line)
    if any((one.first, one.last) == (first, last) for one in text.mentions if one.found.offset >= body):
        return
    told = [
        one for one in usable if one.offset >= body and any(pair in f"{one.label} {text.behind(one)}" for pair in pairs)
    ]
    if len(told) == 1 and told[0] not in spans or MARK.search(text.before(told[0]) if told else ""):
        return
    if len(told) == 1 and (told[0].first == first) != (told[0].last == last) and not two_places(text.plain):
        place = start or 0
        yield Told(title.text, None if start is None else place + title.offset, place + title.stop, first), told[0]


def _then(spans: Sequence[Period], text: Reading) -> Iterator[tuple[Told, Period]]:
    """What is said again in brackets behind 届时 or 上述期间, with one end in common."""
    for at, later in enumerate(spans):
        again = _AGAIN_IN_BRACKETS.search(text.plain, max(0, later.offset - 10), later.offset)
        if at == 0 or again is None:
            continue
        one = spans[at - 1]
        if again["of"] and again["of"] not in one.label:
            continue
        mine, yours = (later.window.start, later.window.end), (one.window.start, one.window.end)
        if one.mention.section != later.mention.section or None in mine + yours or one.first is None:
            continue
        if len(mine[0] or "") == len(yours[0] or "") and (mine[0] == yours[0]) != (mine[1] == yours[1]):
            yield Told(one.window.span, one.offset, one.stop, one.first), later


def _hours_of_one_day(spans: Sequence[Period], text: Reading) -> Iterator[tuple[Told, Period]]:
    """The hours of one deed on one day, told twice with one end in common: 「5月14日9时至12时停机」, 「停机时段：5月14日9时至15时」."""
    timed: dict[tuple[int, datetime.date], list[Period]] = {}
    for one in spans:
        if one.first is not None and all("T" in (bound or "") for bound in (one.window.start, one.window.end)):
            timed.setdefault((one.mention.section, one.first), []).append(one)
    for told in timed.values():
        if len(told) != 2 or told[0].mention.sentence == told[1].mention.sentence or two_places(text.plain):
            continue
        one, other = told
        ends = (one.window.start == other.window.start) + (one.window.end == other.window.end)
        words = [f"{text.before(two)} {two.label} {two.owner} {text.behind(two)}" for two in told]
        if ends != 1 or not set(stages(text, one)) & set(stages(text, other)):
            continue
        marks, also = (frozenset(MARK.findall(said)) for said in words)
        if also <= marks and _one_thing(*words):
            assert one.first is not None
            yield Told(one.window.span, one.offset, one.stop, one.first), other


def _one_thing(one: str, other: str) -> bool:
    """Whether all numbers of the one stand in the other, too, or one has none: 「1号梯」, 「2号梯」."""
    a, b = (set(_NUMBERS.findall(words)) for words in (one, other))
    return not a or not b or a == b


def _lasts_and_over(spans: Sequence[Period], points: Sequence[Period], text: Reading) -> Iterator[tuple[Told, Period]]:
    """The days on which something is on, and the day on which it is over: 「灯会展期：1月1日至1月15日」, 「灯会至1月12日闭幕」."""
    on = [(one, named) for one in spans if (named := _LASTS.fullmatch(one.label))]
    over = [one for one in points if _IS_OVER.match(text.plain, one.stop)]
    if len(on) != 1 or len(over) != 1:
        return
    (one, named), other = on[0], over[0]
    thing = _SUBJECT.search(text.before(other))
    if one.mention.section != other.mention.section or one.last == other.first or thing is None or one.first is None:
        return
    if thing[1] in (named["what"] or text.plain[slice(*one.mention.sentence)]) and one.offset < other.offset:
        yield Told(one.window.span, one.offset, one.stop, one.first), other


def _title(text: Reading) -> tuple[Told, set[str]] | None:
    """The one day of a title, with the pairs of characters that say what is done then."""
    line, start = _headline(text, _TITLE)
    found = find(line, text.reference) if line else []
    if len(found) != 1 or found[0].kind != "date" or found[0].start is None or found[0].mod is not None:
        return None
    one = found[0]
    assert one.start is not None
    pairs = _deed(line[one.stop :])
    day, place = datetime.date.fromisoformat(one.start), start or 0
    return Told(one.text, None if start is None else place + one.offset, place + one.stop, day), pairs


def _headline(text: Reading, rule: re.Pattern[str]) -> tuple[str, int | None]:
    """The title, or the first line that is one with where it begins; "" for none."""
    if text.title:
        return (text.title if rule.search(text.title) and len(text.title) <= _LONG else ""), None
    start = 0
    for line in text.plain[:_HEAD].split("\n")[:_LINES]:
        if len(line) <= _LONG and rule.search(line) and "。" not in line:
            return line, start
        start += len(line) + 1
    return "", None


def day_before(text: Reading, told: Told, later: Period) -> Mention | None:
    """A date said to be the day before the event, where that settles which of the two is right: 「会前一天即3月4日」."""
    for mention in text.beside(later.offset):
        words = text.plain[max(mention.sentence[0], mention.found.offset - 12) : mention.found.offset]
        if mention.first is not None and _DAY_BEFORE.search(words) and mention.section == later.mention.section:
            day = mention.first + DAY
            return mention if (day == told.day) != (day == later.first) else None
    return None


def _within(mention: Mention, day: datetime.date) -> bool:
    first, last = mention.first, mention.last
    return first is not None and last is not None and first <= day <= last


def _deed(words: str) -> set[str]:
    """The pairs of characters that say what is done."""
    deed = _EMPTY.sub(" ", words)
    return {deed[at : at + 2] for at in range(len(deed) - 1) if " " not in deed[at : at + 2]}
