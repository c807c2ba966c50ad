"""A stated length that is not the range's: 「7月2日至7月8日，为期9天」.

Reads the lengths of `lengths` (共, 为期, 历时, 前后, 连演 …) with the range of their sentence that stands nearest before them,
else nearest behind, else the only one of the announcement in the sentence beside; and a length right behind its range
(「6月5日至8日这四天」). Two days on which something opens and closes are a range too (`opened`). Days are counted with both
ends. Settled only by a third statement: what comes after the range begins on the day after its end (「7月9日复业」), its last day is told again
(「最后一天是7月8日」, 「7月8日前」), or its number of days is (`witness`: 「七天里每天一个主题」); or that the length
is right and the last day is not, where another is borne out (`borne_out`: 「7月20日至7月26日，共9天…7月29日起通道关闭」). Not
seen on purpose: about numbers, a difference of one day (counting without the first), working days that a range may have,
lengths said to be a slip, several ranges before one length, days that people choose from a range, lengths counted from a day of their own, and ranges that are flagged themselves.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.check.borne_out import Thing, borne_out
from ingest.check.days import workdays
from ingest.check.edges import concerns, edges
from ingest.check.lengths import Length, length_behind
from ingest.check.opened import begins_at, ends_at, opened_and_closed
from ingest.check.reading import DAY, Mention, Period, Reading
from ingest.check.spelling import dated, numeral, rewritten
from ingest.check.weekday_told import weekdays_through
from ingest.check.witness import day_counts, is_last, is_nth_day
from records import Evidence, Flag
from zh.dates import Point
from zh.plain import plain
from zh.script import script_of

_NEXT = re.compile(
    r"[^,。;\n]{0,10}?(?:[恢回]复|复[工课学业市]|返[校岗程]|上[班课线]|开[馆业工课学放始]|营业|启用|照常|正式|起)"
)
_SHUT = re.compile(r"[^,。;\n\d]{0,6}(?P<way>通道|入口|系统|窗口|页面|链接|表单)(?:将|即|自动)?关闭(?=[,。;\n]|$)")
_WHOLE = re.compile(r"为期|历时|持续|总计|合计|共计|合共|总共|连续|一连|接连|全程")
_TAILED = re.compile(r"[日号][这的]?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[天周]")
_CHOSEN = re.compile(r"(?:期间|之?间|内)?[^,。;\n]{0,3}(?:任选|任意|任一|随时|择日)")  # 「共3天，8月1日至20日间任选」
_SOME = re.compile(r"\((?:每|逢|仅|限)[^,。;\n]{0,2}[周星日天]")  # 「共10天（每周六）」
_EVERY = re.compile(r"[每逢][周星礼逢隔日天晚]|隔[周日天]|周[一二三四五六日]")
_COUNT = re.compile(r"天数:|全程:|时长:")  # a number in a form, of days that count: not those between that are left out
_LEFT_OUT = re.compile(
    r"(?<!退)休[息馆市业演课诊停]|[单双公轮]休|闭[馆园]|停[课演展办业工开]|除外|除[^,。;\n]{1,20}?外|除去|扣除|剔除|不[含计算包演展开上]|"
    r"[无没]有?[课演展]|[每逢隔][周星礼逢隔日天晚单双]|周末|节假|(?<!\()周[一二三四五六日]"
)
_OWN = re.compile(r"期限|周期|时长|工期|展期|会期|试用期")
_CALLED = re.compile(r"[\u4e00-\u9fff]{2,8}$")
_NAMED = re.compile(r"(?!工期|展期|会期|试用期|期限|周期)([\u4e00-\u9fff]{2,3})期(?:间?共计?|[为是:])?")
# said behind a length of itself: 「“共15天”系笔误」
_SLIP = re.compile(
    r"[”」』\"']?,?(?:[系为是属乃]|属于|确[系为])?(?:笔误|误[植写刊印登]|有误|错误|[写印打记算]错|应[为是作])"
)
_SLIP_BEFORE = re.compile(r"(?:误[植写刊印登记]|错[写印登记])[成为作]?[“「『\"']?$")
_LINES = re.compile(r"[^\n]{0,12}\n[^\n,。;]{0,6}")  # between two named days and a length in the line below
_NO_THING = re.compile(r"[^\u4e00-\u9fff]|全[程期]|[本该此][期次届轮]|前后|总|[天日]数|时长|行程")
_COUNTED = "个天周星礼年小钟"  # what is counted by 两, not by 二
_WEEK = 7
_TERM = 2  # code points of 坞期, 展期
_NAME = 12  # code points before the first day in which its name stands
_DIRECT = re.compile(r"[\s,(:]*(?:即|自|从|由|为|起止|时间|日期|[:\s])*")  # between a length and its range
_THAT_IS = re.compile(r"[\s,]*(?:即|也就是|[(:])[\s即为自从:]*")
_LABEL = re.compile(r"时间|期间|日期|周期|期限|窗口")


class Range(NamedTuple):
    start: int
    end: int
    first: datetime.date
    last: datetime.date
    hours: float | None


def duration_mismatch(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if not text.lengths and not _TAILED.search(text.plain):
        return
    ranges = _ranges(text, raised)
    behind = {length: one for one in ranges if (length := length_behind(text.plain, one.end))}
    for length in sorted({*text.lengths, *behind}):
        near = behind.get(length) or _near(text, ranges, length)
        if near is None or length.rough or _CHOSEN.match(text.plain, near.end) or _SOME.match(text.plain, length.end):
            continue
        slip = _SLIP.match(text.plain, length.end) or _SLIP_BEFORE.search(
            text.plain, max(0, length.start - 6), length.start
        )
        true = None if slip else _true(near, length)
        if true is None or _together(text, ranges, length) or _left_out(text, near, length):
            continue
        message: dict[str, object] = {
            "key": "wrong_length",
            "said": text.body[length.start : length.end],
            "range": text.body[near.start : near.end],
            "days": (near.last - near.first).days + 1,
        }
        settled = _settled(text, near, length)
        right = _written(text, near, length, true)
        if not settled and (other := _other_end(text, near, length)) is not None:
            point, day, told = other
            start, stop = min(point.offset, length.start), max(point.end, length.end)
            changed = rewritten(text.body, start, stop, dated(text.body, point, day))
            yield text.flag("duration_mismatch", start, stop, message, [told], changed)
            continue
        evidence = [text.evidence(near.start, near.end), *settled]
        yield text.flag(
            "duration_mismatch", length.start, length.end, message, evidence, right if settled else None, [right]
        )


def _ranges(text: Reading, raised: Sequence[Flag]) -> list[Range]:
    doubted = [
        (flag.offset, flag.offset + len(flag.span))
        for flag in raised
        if flag.kind in ("impossible_date", "reversed_range", "year_mismatch")
    ]
    given = []
    spans: dict[tuple[int, int], tuple[datetime.date | None, datetime.date | None, Period | None]] = {
        (period.offset, period.stop): (period.first, period.last, period) for period in text.periods
    }
    said: dict[tuple[int, int], tuple[str, str]] = {}  # the two moments of a range without a name
    for mention in text.mentions:
        found = mention.found
        said[found.offset, found.stop] = found.start or "", found.end or ""
        named = any(start == found.offset for start, _ in spans)
        if found.last is not None and not mention.old and not mention.example and not named:
            spans[found.offset, found.stop] = (mention.first, mention.last, None)
    for one, other in opened_and_closed(text):
        inside = any(
            start <= one.found.offset < end and first != last for (start, end), (first, last, _) in spans.items()
        )
        if not inside:
            spans[one.found.offset, other.found.stop] = (one.first, other.first, None)
    for (start, end), (first, last, period) in sorted(spans.items(), key=lambda item: item[0]):
        if (
            first is None
            or last is None
            or last < first
            or period is not None
            and (period.mention.old or period.mention.example)
        ):
            continue
        moments = (period.window.start or "", period.window.end or "") if period else said.get((start, end), ("", ""))
        if first == last and ("T" not in moments[0] or moments[0] == moments[1]):
            continue
        if any(a < end and start < b for a, b in doubted):
            continue
        hours = None
        if all("T" in moment for moment in moments):
            began, ended = (datetime.datetime.fromisoformat(moment) for moment in moments)
            hours = (ended - began).total_seconds() / 3600
        given.append(Range(start, end, first, last, hours))
    return given


def _near(text: Reading, ranges: list[Range], length: Length) -> Range | None:
    """The range that a length speaks of; None where that is not plain."""
    first, last = text.clauses.sentence(length.start, length.end)
    before = [one for one in ranges if first <= one.start and one.end <= length.start]
    after = [one for one in ranges if length.end <= one.start < last]
    if before and length.unit in ("day", "workday", "hour") and _EVERY.search(text.plain, before[-1].end, length.start):
        return None  # 「10月5日至11月2日每周日上课，共5天」
    if _of_a_thing(text, before[-1] if before else None, length, after[0] if after else None):
        return None
    named = _named(text, length)
    if before and named is not None and text.plain[named : named + 2] not in text.plain[first : before[-1].start]:
        return None  # 「活动时间6月1日至6月9日，保价期为30天」
    own = _OWN.search(text.plain, length.start, length.number_start)
    of_range = own and before and own[0] in text.plain[first : before[-1].start]  # 「展期…，6月2日开始售票，展期共9天」
    # 「报名2月1日至9日，3月1日开课，共8周，4月25日结课」
    if before and not of_range and (day := _begun(text, before[-1], length)):
        return next((one for one in ranges if one.start == day.found.offset), None)
    if before and _of_one_day(text, before[-1], length):
        return None  # 「放假1月1日至3日，书店1月1日休息一天」
    if before and (_of_its_own(text, before[-1], length) or _ends_by_itself(text, length)):
        return None  # 「异议期6月7日至9月6日，专用权期限十年」
    inner = after[0] if after and _THAT_IS.fullmatch(text.plain, length.end, after[0].start) else None
    if inner and (inner.last - inner.first).days + 1 == length.number:
        return None  # 「6月10日至20日，其中连续3天（6月18日至20日）」
    if len(before) > 1 and "。" not in text.plain[before[-2].end : before[-1].start]:
        return _only(text, before)
    if before:
        return before[-1]
    between = text.plain[length.end : after[0].start] if after else ""
    if _OWN.search(text.plain, length.start, length.number_start) and _LABEL.search(between):
        return None  # 「返还周期为7天，活动时间6月1日至…」
    if named is not None and not _DIRECT.fullmatch(between) and text.plain[named : named + 2] not in between:
        return None
    if len(after) == 1 and len(re.findall(",", between)) <= 2:
        return after[0]
    if after or named is not None:
        return None
    lines = len(ranges) == 1 and "\n" in text.plain[ranges[0].start : ranges[0].end]  # of days in two lines
    if len(ranges) == 1 and not lines and (only := _in_next_sentence(text, ranges[0], length)):
        return only
    return _in_lines(text, ranges, length)


def _of_a_thing(text: Reading, before: Range | None, length: Length, after: Range | None) -> bool:
    """Whether a bare length in brackets is that of the thing before it: 「实习（6个月）报名时间：3月1日至10日」, 「…，季卡（90天）」."""
    if length.start != length.number_start or text.plain[length.start - 1 : length.start] != "(":
        return False
    if before is not None:
        return "," in text.plain[before.end : length.start]
    return after is not None and not _DIRECT.fullmatch(text.plain[length.end : after.start].removeprefix(")"))


def _of_one_day(text: Reading, before: Range, length: Length) -> bool:
    """Whether a single day, and not the range, stands before a length of a day in its clause."""
    start, _ = text.clauses.clause(length.start, length.end)
    days = text.mentions_in(max(start, before.end), length.end + 2)  # 「放假一天（4月6日）」
    return length.unit == "day" and length.number == 1 and bool(days) and days[-1].first == days[-1].last


def _ends_by_itself(text: Reading, length: Length) -> bool:
    """Whether a length is told with an end of its own: 「公告5月28日至6月11日，…租期三年至2028年6月30日」."""
    return text.plain.startswith(("至", "到"), length.end) and bool(text.mentions_in(length.end, length.end + 2))


def _of_its_own(text: Reading, near: Range, length: Length) -> bool:
    """Whether a length behind a range is called by a thing of its own, which is not spoken of before the range."""
    if not _OWN.search(text.plain, length.start, length.number_start):
        return False
    start, _ = text.clauses.clause(length.start)
    called = _CALLED.search(text.plain, max(start, near.end), length.start)
    if called is None:
        return False
    told = text.plain[text.clauses.sentence(near.start)[0] : near.start]
    return not any(called[0][at : at + 2] in told for at in range(len(called[0]) - 1))


def _begun(text: Reading, before: Range, length: Length) -> Mention | None:
    """The day right before a length on which something else than the range before it begins or ends; None for none."""
    days = text.mentions_in(before.end, length.start)
    if length.unit == "hour" or not days or days[-1].found.last is not None or days[-1].first == before.first:
        return None
    return days[-1] if begins_at(text, days[-1]) or ends_at(text, days[-1]) else None


def _in_lines(text: Reading, ranges: list[Range], length: Length) -> Range | None:
    """The days of opening and closing in the lines right above a length that is of the whole, or of what was spoken of before them."""
    near = next((one for one in reversed(ranges) if one.end <= length.start), None)
    if near is None or length.unit not in ("day", "week") or not _LINES.fullmatch(text.plain, near.end, length.start):
        return None
    if "\n" not in text.plain[near.start : near.end]:
        return None
    of = _NO_THING.sub("", text.plain[text.clauses.clause(length.start)[0] : length.start])
    told = text.plain[: near.start]
    if len(of) == _TERM and of[1] == "期":  # 「进坞：…⏎出坞：…⏎坞期20天」
        return near if of[0] in told[-_NAME:] else None
    return near if not of or any(of[at : at + 2] in told for at in range(len(of) - 1)) else None


def _in_next_sentence(text: Reading, only: Range, length: Length) -> Range | None:
    """The only range, where it stands in the sentence before or behind: 「为期三天。活动时间：…」."""
    if length.unit not in ("day", "week", "month") or not _WHOLE.match(text.plain, length.start):
        return None
    first, _ = text.clauses.sentence(length.start)
    if any(
        first <= one.found.offset < length.start and (one.found.mod == "since" or begins_at(text, one))
        for one in text.beside(length.start)
    ):
        return None  # 「暑训自7月8日开始，为期20天。」: counted from that day
    start, end = (length.end, only.start) if only.start > length.end else (only.end, length.start)
    return only if len(re.findall("[。!;\n]", text.plain[start:end])) == 1 else None


def _named(text: Reading, length: Length) -> int | None:
    """Where the two characters stand that name the thing whose length is said: 公示 of 「公示期为7天」."""
    found = _NAMED.match(text.plain, length.start, length.number_start)
    return found.end(1) - 2 if found else None


def _together(text: Reading, ranges: list[Range], length: Length) -> bool:
    """Whether a length is that of all ranges before it in its sentence taken together (「第一期…，第二期…，共6天」)."""
    first, _ = text.clauses.sentence(length.start, length.end)
    days = [(one.last - one.first).days + 1 for one in ranges if first <= one.start and one.end <= length.start]
    return length.unit == "day" and len(days) > 1 and sum(days) == length.number


def _left_out(text: Reading, near: Range, length: Length) -> bool:
    """Whether a number of days in a form is less than its range, where days are left out: 「天数：18天（5月11日休息）」."""
    count = _COUNT.match(text.plain, length.start)
    if count is None or length.unit != "day" or length.number > (near.last - near.first).days:
        return False
    _, end = text.clauses.sentence(length.start, length.end)
    inside = any(one.first and near.first < one.first < near.last for one in text.mentions_in(length.end, end))
    return inside or _LEFT_OUT.search(text.plain) is not None


def _only(text: Reading, before: list[Range]) -> Range | None:
    """Of several ranges before a length, the last, where it is parted from the others by more than 、 or 和."""
    gap = text.plain[before[-2].end : before[-1].start]
    return None if re.fullmatch(r"\s*(?:[、,和及与]|以及)*\s*(?:及|和)?\s*", gap) else before[-1]


def _true(near: Range, length: Length) -> int | None:
    """The length that the range has in the stated unit, where it is not the stated one."""
    days = (near.last - near.first).days + 1
    if length.unit == "day":
        return None if length.number in (days, days - 1, workdays(near.first, near.last)) else days
    if length.unit == "workday":
        many = workdays(near.first, near.last)
        return (
            many if length.number > many + 1 or length.number < workdays(near.first, near.last, free=True) - 1 else None
        )
    if length.unit == "week":
        short = 7 * length.number - days
        # 「3月3日（周一）至4月25日（周五），为期8周」: the last week is over with its Friday
        of_workdays = (
            2 <= short <= 3 and days > 3 and (near.first.isoweekday() == 1 or near.last.isoweekday() in (4, 5))
        )
        return None if abs(short) <= 1 or of_workdays else round(days / 7)
    if length.unit in ("month", "year"):
        months = length.number * (12 if length.unit == "year" else 1)
        year, month = divmod(near.first.year * 12 + near.first.month - 1 + months, 12)
        try:
            end = near.first.replace(year=year, month=month + 1)
        except ValueError:
            end = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
        if abs((near.last - end).days) <= 3:
            return None
        whole = near.last + DAY
        true = (whole.year - near.first.year) * 12 + whole.month - near.first.month
        return max(1, true // 12 if length.unit == "year" else true)
    if near.hours is None or abs(near.hours - length.number) < 0.6 or near.hours > 72:
        return None
    return round(near.hours)


def _settled(text: Reading, near: Range, length: Length) -> list[Evidence]:
    """What else says that the range is right: what goes on on the day after its end, its last day told as such, or its number of days."""
    for mention in text.beside(near.start):
        if mention.found.last is not None or mention.old or mention.example or mention.first is None:
            continue
        if mention.first == near.last + DAY and (
            mention.found.mod == "since"
            or _NEXT.match(text.plain, mention.found.stop)
            or (shut := _SHUT.match(text.plain, mention.found.stop))
            and shut["way"] in _name(text, near)
        ):
            return [text.of(mention.found)]
        apart = mention.found.stop <= near.start or near.end <= mention.found.offset
        if apart and mention.first == near.last and mention.section == text.section(near.start):
            until = mention.found.mod in ("until", "before")
            if until or is_last(text, mention) or ends_at(text, mention) or is_nth_day(text, mention, near.first):
                return [text.of(mention.found)]
    for edge in edges(text, near.start):
        inside = near.start <= edge.mention.found.offset < near.end
        if not inside and edge.role == "end" and edge.day == near.last and concerns(text, edge, _label(text, near)):
            return [text.of(edge.mention.found)]
    days = (near.last - near.first).days + 1
    if days <= _WEEK and (week := weekdays_through(text, near.end, near.first, near.last)):
        return [week]
    told = list(day_counts(text, near.start, (length.start, length.end)))
    said = length.number * {"day": 1, "week": 7}.get(length.unit, 0)
    if any(many == said for many, _ in told):
        return []
    return [evidence for many, evidence in told if many == days][:1]


def _other_end(text: Reading, near: Range, length: Length) -> tuple[Point, datetime.date, Evidence] | None:
    """The end of a range that is as long as stated, where that is borne out: 「7月20日至7月26日，共9天…7月29日起通道关闭」."""
    mention = text.mentions_in(near.start, near.end)[-1]
    point = mention.found.last or mention.found.first
    if length.unit not in ("day", "week") or point is None or point.end > near.end:
        return None
    day = near.first + (length.number * (7 if length.unit == "week" else 1) - 1) * DAY
    thing = Thing(_label(text, near), (mention,), (length.start, length.end))
    told = borne_out(text, thing, [(near.first, near.last), (near.first, day)])
    return (point, day, told[1][0]) if told is not None and told[0][1] == day else None


def _name(text: Reading, near: Range) -> str:
    """What stands before a range in its sentence."""
    return text.plain[text.clauses.sentence(near.start)[0] : near.start]


def _label(text: Reading, near: Range) -> str:
    return next((period.label for period in text.periods if period.offset == near.start), "")


def _written(text: Reading, near: Range, length: Length, true: int) -> str:
    """The stated length with the number that the range has; in days where that is no number of whole weeks or months."""
    number, unit = text.body[length.number_start : length.number_end], text.body[length.number_end : length.end]
    days = (near.last - near.first).days + 1
    if (
        length.unit == "week"
        and days % 7
        or length.unit in ("month", "year")
        and _true(near, length._replace(number=true))
    ):
        true, unit = days, "天"
    new = str(true)
    if not number.isdigit():
        new = numeral(true)
        if true == 2 and plain(unit).strip()[0] in _COUNTED:  # 「持续两个月」
            new = "兩" if script_of(text.body[slice(*text.clauses.sentence(length.start))]) == "hant" else "两"
    elif not number.isascii():
        new = new.translate({0x30 + i: 0xFF10 + i for i in range(10)})
    return text.body[length.start : length.number_start] + new + unit
