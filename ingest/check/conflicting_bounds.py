"""The last or the first day of a range under that name, and another: 「展览8月10日至15日。最后一天8月16日提早闭馆」; the day of a deed, and another behind which something
is done: 「下架日3月27日，3月28日下架后不再供应」; and a day that is so many before or behind the one told before it, and is not: 「活动3月20日开始，提前10天即3月12日交齐」.

A range is that of the name before 最后一天 by its first two characters, or the only one told before it where nothing is named. A deed is one of two to four characters
with which the name of the earlier day ends (下架日), of no round. Not read on purpose: 工作日, what is added or put off (加场, 顺延), ranges on some days of which something is done (每周六),
days that are so far from any other day told near, and a difference of one in days that are counted, which counting without the first explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.called import OF_SOME
from ingest.check.entries import of_two_entries
from ingest.check.reading import DAY, MANY, Mention, Reading
from ingest.check.spelling import label_of
from ingest.check.stages import stages_said
from ingest.check.step import OF_TIME, ROUND
from ingest.check.two_things import of_two
from records import Flag
from zh.numerals import number

_LEADS = r"(?:即|也就是|就是|[为是在于:,(])*\s*$"
_LAST = re.compile(rf"(?P<what>[\u4e00-\u9fff]{{0,8}}?)的?(?P<role>最[后末]一?[天日]|首日|第一天){_LEADS}")
_IS_LAST = re.compile(
    r"[,(]?(?:正好|刚好)?(?:就是|也是|[为是即])(?P<what>[\u4e00-\u9fff]{0,8}?)的?(?P<role>最[后末]一?[天日]|首日|第一天)(?=[,。;)\n]|$)"
)
_NOTHING = re.compile(
    r"本次|此次|本[届期轮场]|整个|全部|活动|其|该|注意|提[醒示]|特别|温馨|切记|记得|[上前]述|连|[在于的是即]"
)
_AFTER = re.compile(
    r"(?P<deed>[\u4e00-\u9fff]{2,4}?)(?:截止|结束)?(?:之|以)?后(?![台勤续备补援果方门期年天日的者第首\d一二两三四五六七八九十])"
)
_SOME_DAYS = re.compile("[每逢隔]")  # 「8月1日至31日每周六开市，最后一天8月29日」
_ADDED = re.compile(r"加[场演开映]|追加|顺延|延[长后期]|提前|补|另|改|[若如](?!期|下|何|此|图)|工作[日天]|约|左右|大概")
_COUNTED = re.compile(
    r"(?:提前|(?P<back>[之以]?前)|(?P<forth>[之以]?后))?(?:的?第)?(?P<many>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<unit>[天日]|个?星期|周)(?P<side>[之以]?[前后])?,?(?:即|也就是|亦即)[于在是为]?(?:不[晚迟]于)?\s*$"
)
# what else is told between the two days, from which they may be counted: 「3月2日报名，次周上课，开课前2天即…」
_OF_ELSE = re.compile(r"[\d一二两三四五六七八九十]个?(?:[天日周月]|工作|星期|小时)|[次翌隔下][周日天月]")
_OVER = re.compile("结束|期满|届满|到期|完成")
_SLIP = 31 * DAY
_NEAR = 24  # code points before a day in which it is named
_BESIDE = 24  # dates before or behind one with which it is compared
_SPAN = 60  # days that are counted at most


def conflicting_bounds(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    doubted = [(flag.offset, flag.offset + len(flag.span)) for flag in raised if flag.kind != "weekday_mismatch"]
    free = [
        one
        for one in text.mentions[:MANY]
        if not (one.old or one.changed or one.example or one.ago)
        and not any(start < one.found.stop and one.found.offset < end for start, end in doubted)
    ]
    kept = {one.found.offset for one in free}
    doubtful = {
        one.section for one in text.mentions[:MANY] if one.first != one.last and one.found.offset not in kept
    }  # where a range is in doubt, its last day settles nothing
    for at, later in enumerate(free):
        if not at or not _is_day(later):
            continue
        before = [one for one in free[max(0, at - _BESIDE) : at] if one.section == later.section]
        told = None if later.section in doubtful else _of_range(text, before, later)
        told = told or _of_deed(text, before, later) or _counted(text, free[max(0, at - _BESIDE) : at + _BESIDE], later)
        if told is None or of_two(text, told, later) or of_two_entries(text, told, later):
            continue
        label = next((one.label for one in text.windows if one.offset == told.found.offset), None) or told.found.text
        message: dict[str, object] = {
            "key": "two_values",
            "label": label_of(label),
            "one": told.found.text,
            "other": later.found.text,
        }
        start, stop = later.found.offset, later.found.stop
        yield text.flag("conflicting_values", start, stop, message, [text.of(told.found)])


def _is_day(one: Mention) -> bool:
    point = one.found.first
    return (
        point is not None
        and one.found.last is None
        and one.first == one.last
        and {"month", "day"} <= set(point.written)
    )


def _of_range(text: Reading, before: Sequence[Mention], later: Mention) -> Mention | None:
    low, high = later.sentence
    start = max(low, later.found.offset - _NEAR, text.mentions_before(later.found.offset))
    named = _LAST.search(text.plain, start, later.found.offset) or _IS_LAST.match(text.plain, later.found.stop, high)
    if named is None or later.first is None or _ADDED.search(text.plain, start, later.found.stop + 2):
        return None
    own = (
        named["what"] if named.start() < later.found.offset else named["what"] or text.plain[start : later.found.offset]
    )
    what = _NOTHING.sub("", own).strip(" ,。;:、\n")
    ranges = [one for one in before if one.found.last is not None and one.first and one.last and one.first < one.last]
    if what:
        ranges = [one for one in ranges if what[:2] in text.led(one) or what[:2] in _behind(text, one)]
    role = named["role"]
    if not ranges or len({(one.first, one.last) for one in ranges}) != 1:
        return None
    one = ranges[-1]
    if _SOME_DAYS.search(text.plain, one.sentence[0], later.found.offset):
        return None
    assert one.first is not None and one.last is not None
    right = one.last if role.startswith("最") else one.first
    if what and what[:2] not in text.led(one):
        return None
    return one if later.first != right and abs(later.first - right) <= _SLIP else None


def _behind(text: Reading, one: Mention) -> str:
    """What its clause says behind a date: 「3月2日至8日为预热」."""
    return text.plain[one.found.stop : text.clauses.clause(one.found.offset, one.found.stop)[1]]


def _of_deed(text: Reading, before: Sequence[Mention], later: Mention) -> Mention | None:
    after = _AFTER.match(text.plain, later.found.stop, later.sentence[1])
    if after is None or later.first is None or text.led(later).strip(" ,。;:\n(") or _ADDED.search(after["deed"]):
        return None
    deed = after["deed"]
    same = [one for one in before if _is_deed(text, one, deed)]
    if not same or len({(one.first, one.last) for one in same}) != 1:
        return None
    one = same[-1]
    if one.last is None or one.last.day == later.first.day or OF_SOME.match(text.plain, one.found.stop):
        return None  # 「发薪日3月15日，4月15日发薪后可查询」
    return one if later.first != one.last and abs(later.first - one.last) <= _SLIP else None


def _is_deed(text: Reading, one: Mention, deed: str) -> bool:
    """Whether a day is by its name that of a deed, and of all rounds of it: 「下架日3月27日」."""
    named = re.split(r"[,。;:\n(]", text.led(one).rstrip(" :为是在于定订"))[-1]
    name = OF_TIME.sub("", named)
    return _is_day(one) and name != named and name.endswith(deed) and not ROUND.search(name)


def _counted(text: Reading, beside: Sequence[Mention], later: Mention) -> Mention | None:
    start = max(later.sentence[0], text.mentions_before(later.found.offset))
    told = _COUNTED.search(text.plain, max(start, later.found.offset - 20), later.found.offset)
    if told is None or later.first is None or later.found.offset - start > 2 * _NEAR:
        return None
    if "第" in told.group() and told["unit"] not in "天日":
        return None  # 「开学后第二周即3月9日」
    one = next((one for one in beside if one.found.stop == start and one.sentence == later.sentence), None)
    if one is None or one.first is None or one.last is None:
        return None
    between = text.plain[start : told.start()]
    if _ADDED.sub("", between) != between.replace("提前", "") or len(set(stages_said(between))) > 1:
        return None
    if _OF_ELSE.search(between) or _not_over(text, one, between):
        return None
    many = (number(told["many"]) or 0) * (1 if told["unit"] in "天日" else 7)
    side = f"{told['side'] or ''}{told['back'] or ''}{told['forth'] or ''}"
    forth = "后" in side
    if not forth and "前" not in side and not told.group().startswith("提前") or not 1 <= many <= _SPAN:
        return None
    # 「试用结束前一天」 is of its end, 「第一轮6月12日、第二轮6月19日开奖，开奖后7天即6月19日」 of either, 「开营前三天即…」 may be the first three of it
    others = {
        day for two in beside if two is not later and two.section == later.section for day in (two.first, two.last)
    }
    rights = {day + (many if forth else -many) * DAY for day in others if day}
    if told["back"]:
        rights |= {day + (many - 1) * DAY for day in (one.first, one.last)}
    return one if all(abs((later.first - right).days) > 1 for right in rights) else None


def _not_over(text: Reading, one: Mention, between: str) -> bool:
    """Whether so many days are counted from the end of what a single day begins: 「3月2日启动，结束后一周即…」."""
    ends = _OVER.search(between)
    if ends is None or one.first != one.last or one.found.mod in ("until", "before"):
        return False
    return ends[0] not in text.led(one) and ends[0] not in between[ends.end() :]
