"""Which dates are the ends of one window: 「…开放，…关闭」, 「6:00停机，预计10:30开服」, 「4月11日、12日」, two that cells hold apart."""

from __future__ import annotations

import datetime
import re

from ingest.record.text import DATED, Text
from zh.dates import Found

TAIL = re.compile(
    r"(?:起|止|为止|為止|(?:[当當][天日])?下班[之以]?前|或?[之以]?[前后後]|[为為]限|以降)$"
)  # of a span; the bound is in `mod`
_ENDS = frozenset("起止前后後限降")  # what each of them ends in
_OPENS = r"(?:起|开始|打开|开放|开启|开通|启动|开工|开赛|开(?=[,、\s]|$)|始)"
_TILL = re.compile(r"(?:截至|直至|至|到|截止)\s*$")
_GAP = re.compile(
    rf"\s*\)?\s*(?:[\u4e00-\u9fff]{{2,4}}[后前])?{_OPENS}?(?:收|受理|发放|领取)?\s*(?:[\u4e00-\u9fff]{{2,6}}(?=至|到|直至))?(?:接受|受理)?(?:报名|申请|投稿|预约)?\s*[,、]?\s*(?:并|且)?(?:将|并将|预计)?(?:于|"
    rf"在)?(?:截至|截止到|直至|至|到|截止)?(?:于|在)?\s*"
)
_CLOSES = re.compile(
    r"(?:\d{0,2}时?)?\s*\)?\s*(?:[\u4e00-\u9fff]{2,4}前)?(?:为?止|截止|结束|关[闭上]|停止|终止|[截关收停](?=[,。;)\n]|$)|(?:为|是)?最后[一1]?[天日])"
)
# 「自6月5日闭馆检修，至6月21日止」, 「9:00进行至15:00」; none that is put elsewhere: 「3月1日推迟到…」
_RUNS = re.compile(r" *(?:起|开始)?([\u4e00-\u9fff]{1,10}?)(,?) *(?:将|预计)?(?:持续|延续)?(?:直至|直到|至|到)? *")
PUTS_OFF = re.compile("[展顺]延|推迟|(?<!蔓)延[期后至到]")  # 「期限從6月3日展延至6月9日」: no range of both
_ELSEWHERE = re.compile(r"[延改推调顺移迁搬寄送交扩增涨升降缩]|提[前早高]|公布|截止")
# what stops and is taken up again is one window, and so is a journey; the end has its own name too
_ENDS_OF = (
    (
        r"(?:停[\u4e00-\u9fff]|暂[移改迁搬][\u4e00-\u9fff\d]{0,16}|关[闭停门店站]|封闭|闭[馆园店站]|暂停|中断|断[网电水]|休[市业馆])",
        r"(?:左右|前后|之?前|起)?(?:再|全面|重新|正式|陆续|逐步)*(?:恢复|开[服站机馆放店门]|重开|复[课工航运电馆业]|通[车电水气]|解封|来[水电]|上线|营业)",
    ),
    (
        r"(?:出发|启程|动身|开拔|入住|入营|开营)",
        r"(?:左右|前后|之?前)?(?:返[回程校家]|回[来到程]|归来|抵达|退房|离营|结营|闭营)",
    ),
    (
        r"(?:上[线架]|开[售卖档团抢预]|发售|预售|起售)",
        r"(?:左右|前后|之?前)?(?:[下收撤][线架单档团摊]|截[单稿团]|售罄|停售|结束|截止|关闭)",
    ),
    (
        r"(?:挂出|贴出|张贴|上墙|展出|摆出|搭[起建])",
        r"(?:左右|前后|之?前)?(?:撤[下除去展]|取下|收[回走起]|拆[除下]|下架)",
    ),
    (r"(?:动工|开工|开挖|进场施工)", r"(?:左右|前后|之?前)?(?:完[工成]|竣工|收尾|通车|撤场|结束)"),
    (r"开[票团投征拍订购抢换领]", r"(?:左右|前后|之?前)?(?:截[止单团]|结束|为止|停止|关闭)"),
    (r"(?:开[服测机])", r"(?:左右|前后|之?前)?(?:[停关][服机测]|删档|结束)"),
    (r"(?:开[展幕馆]|布展|[进入]场)", r"(?:左右|前后|之?前)?(?:撤[展场]|闭幕|落幕|清场|结束)"),
    (r"(?:开[门店业市]|营业)", r"(?:左右|前后|之?前)?(?:关[门店闭]|闭[店馆园]|打烊|收[摊市工]|歇业)"),
    (r"(?:开[学课班营])", r"(?:左右|前后|之?前)?(?:结[课业束营班]|放假|闭营)"),
)
_LASTS = [
    (
        re.compile(
            rf" *起?[\u4e00-\u9fff]{{0,4}}{begins}[\u4e00-\u9fff]{{0,8}}[,、]? *(?:预[计定期]|计划|将|拟|约|大约|最[晚迟快]|估计|要到|到|至|于|在)* *"
        ),
        re.compile(rf" *{ends}"),
    )
    for begins, ends in _ENDS_OF
]
_NAMED = [
    (re.compile(rf"{begins}(?:将|拟|预计)*[从自于由在]?$"), re.compile(rf" *{ends}")) for begins, ends in _ENDS_OF
]
_BEGUN = re.compile(r" *(?:起|开始)[,、;]? *(?:预[计定期]|计划|将|拟|约|大约|最[晚迟快]|估计|到|至|于|在)* *")
_HOUR = re.compile(r"P1D/T(\d\d:\d\d)")
_OPENED = re.compile(r" *起?开([\u4e00-\u9fff])[,、;] *(?:到|至|于|在)?")
_BETWEEN = re.compile(r"\s*(?:至|到|[-—~–]{1,2})\s*")  # in a cell or line of its own
_TOGETHER = re.compile(r"日?[、和及与]")


def closes(text: Text, one: Found, other: Found) -> bool:
    """Whether `other` is the end of what `one` begins."""
    if other.kind not in ("date", "datetime") or one.kind not in ("date", "datetime") or one.mod in ("until", "before"):
        return False
    gap = text.plain[one.stop : other.offset]
    if len(gap) > 14 or not _GAP.fullmatch(gap) or PUTS_OFF.search(gap):
        return False
    opened = one.mod in ("since", "after") or re.search(_OPENS, gap) is not None
    closed = other.mod in ("until", "before") or _CLOSES.match(text.plain, other.stop) or _TILL.search(gap)
    return bool(opened and closed)


def listed(text: Text, at: int) -> int:
    """Where the last of several days ends that are told together: 「4月11日、12日，…」."""
    stop = text.found[at - 1].stop
    for other in text.found[at : at + 8]:
        if other.kind not in DATED or not _TOGETHER.fullmatch(text.plain, stop, other.offset):
            break
        stop = other.stop
    return stop


def hour_of(one: Found) -> str | None:
    """The hour (「T09:00:00」) of what says one, every day's: 「9:00」, 「每天9:00」."""
    if one.kind == "time":
        return one.start if one.start == one.end else None
    found = _HOUR.fullmatch(one.timex) if one.kind == "set" and one.timex else None
    return f"T{found.group(1)}:00" if found else None


def _later(one: Found, other: Found) -> bool:
    """Whether a day or hour comes before another, which may be told by its hour alone (「9:00…15:00」)."""
    begins, ends = hour_of(one), hour_of(other)
    if begins:  # two hours of every day
        return other.kind == "time" and ends is not None and begins < ends
    if one.kind not in ("date", "datetime") or one.mod not in (None, "since") or not (one.exists and other.exists):
        return False
    if other.kind == "time":
        return one.kind == "datetime" and other.start == other.end and (one.start or "")[10:] < (other.end or "")
    return other.kind in ("date", "datetime") and (one.start or "") <= (other.end or "")


_GOES_TO = re.compile(
    r" *(?:起|开始)?[^,。;\n]{0,8}?([\u4e00-\u9fff])[^,。;\n]{0,6}, *(?:将|可|一直)*([\u4e00-\u9fff])(?:到|至) *"
)


def goes_to(text: Text, one: Found, other: Found) -> bool:
    """Whether what begins at `one` is said again to go to `other`: 「6月3日起收件，收到6月20日为止」."""
    if other.offset - one.stop > 24 or not _later(one, other):
        return False
    gap = text.plain[one.stop : other.offset]
    found = _GOES_TO.fullmatch(gap)
    return found is not None and gap.index(found.group(2)) < gap.index(",") and found.group(2) not in "改推延移"


def runs(text: Text, one: Found, other: Found) -> bool:
    """Whether what is done from `one` on is told to go on to `other`: 「自6月5日闭馆检修，至6月21日止」."""
    gap = _RUNS.fullmatch(text.plain, one.stop, other.offset) if other.offset - one.stop <= 18 else None
    if gap is None or not _later(one, other) or _ELSEWHERE.search(gap.group(1)):
        return False
    if not _TILL.search(text.plain, max(one.stop, other.offset - 3), other.offset) and other.text[0] not in "至到":
        return False
    return (
        not gap.group(2)
        or TAIL.search(other.text) is not None
        or _CLOSES.match(text.plain, other.stop) is not None  # 「起开渔，至6月21日结束」
        or text.plain[other.stop : other.stop + 1] in ("", *",。;)\n")
    )


def lasts(text: Text, one: Found, other: Found) -> bool:
    """Whether what stops or sets out at `one` is taken up or comes back at `other`: 「6:00停机，预计10:30开服」, or what opens then
    is shut: 「3月1日开票，3月8日收票」.
    """
    if other.offset - one.stop > 40 or not _later(one, other):
        return False
    opened = _OPENED.fullmatch(text.plain, one.stop, other.offset)
    if opened and text.plain[other.stop : other.stop + 2] in [f"{char}{opened.group(1)}" for char in "收截停关封闭"]:
        return True
    if any(
        begins.fullmatch(text.plain, one.stop, other.offset) and ends.match(text.plain, other.stop)
        for begins, ends in _LASTS
    ):
        return True
    if not _BEGUN.fullmatch(text.plain, one.stop, other.offset):
        return False
    before = text.plain[max(0, one.offset - 8) : one.offset]  # 「停服从…开始，预计…开服」
    return any(begins.search(before) and ends.match(text.plain, other.stop) for begins, ends in _NAMED)


def follows(text: Text, one: Found, other: Found) -> bool:
    """Whether a day or month is the one after another and told together with it: 「4月11日、12日」, 「7月、8月」."""
    if one.kind not in ("date", "daterange") or other.kind != one.kind or one.mod or other.mod:
        return False
    if one.kind == "daterange" and not (_month(one) and _month(other)):
        return False
    if not (one.end and other.start) or not _TOGETHER.fullmatch(text.plain, one.stop, other.offset):
        return False
    return datetime.date.fromisoformat(other.start) - datetime.date.fromisoformat(one.end) == datetime.timedelta(1)


def _month(one: Found) -> bool:
    return one.last is None and one.first is not None and one.first.written in ({"month"}, {"year", "month"})


def shared(text: Text, at: int) -> tuple[str, str] | None:
    """The hours (「T19:00:00」) that stand behind the last of several days and are those of each: 「6月8日、15日19:00」.

    `at` is the place of the first day among the finds.
    """
    one = text.found[at]
    if one.kind != "date" or one.mod or not one.exists:
        return None
    for other in text.found[at + 1 : at + 16]:
        if other.mod or not other.exists or not _TOGETHER.fullmatch(text.plain, one.stop, other.offset):
            return None
        start, end = other.start or "", other.end or ""
        if other.kind in ("datetime", "datetimerange"):
            return (start[10:], end[10:]) if start[:10] == end[:10] else None
        if other.kind != "date":
            return None
        one = other
    return None


def apart(text: Text, one: Found, other: Found) -> bool:
    """Whether two days are the ends of a range that cells or lines hold apart: 「6月3日|至|6月5日」."""
    gap = text.plain[one.stop : other.offset]
    if len(gap) > 8 or not ("\t" in gap or "\n" in gap) or not _BETWEEN.fullmatch(gap):
        return False
    return one.kind == other.kind in ("date", "datetime") and not one.mod and (one.start or "") <= (other.end or "")


def without_tail(span: str) -> str:
    """A span without the bound at its end: 「6月5日起」 → 6月5日."""
    return TAIL.sub("", span) if span[-1:] in _ENDS else span


def hours(text: Text, one: Found, other: Found) -> bool:
    """Whether a range of hours stands right behind a range of days: 「7月3日至7月5日10:00—18:00」."""
    return other.kind == "time" and other.start != other.end and not text.plain[one.stop : other.offset].strip()


def last_hour(one: Found, other: Found) -> str | None:
    """When hours behind a range of days end for the last time: 「7月3日至5日22:00—5:00」 in the morning of the 6th."""
    if one.end is None or not (other.start and other.end):
        return None
    day = datetime.date.fromisoformat(one.end) + datetime.timedelta(other.end < other.start)
    return f"{day}{other.end}"
