"""The days on which a text says that something begins or ends, in whatever words: what every check asks that has to settle a first or a last day.

Read of single days: what begins or ends on them by its verb (「8月22日闭幕」) or its name (「首日9月3日」), what is refused or shut from then (`refused`), what goes
on again on the next day (「10月5日复工」), the last day of the old before the new (「旧办法用到5月14日」), and a day told by another (「8月11日、也就是开会前一天」,
「开标隔日9月25日」, 「截稿后一周即7月22日」). Whether it is of a thing of some name, `concerns` says. Not read: what holds for some of those
concerned alone, and days that only the one before gives (次日).
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ingest.check.called import OF_SOME
from ingest.check.opened import BEGIN, END
from ingest.check.reading import AFTER_ONE, DAY, Mention, Reading
from ingest.check.refused import last_open
from ingest.check.spelling import in_common
from ingest.check.stages import stages_in, stages_said
from ingest.check.witness import is_last
from zh.numerals import number

_PART = r"(?:的?(?:[上下中]午|早[上晨]|清晨|凌晨|一早|傍晚|晚[上间])|(?:24|[日晚]?\d{1,2})[点时:]\d{0,2}|准时|自动|即|将|统一){0,4}"
_BEGINS = re.compile(rf"{_PART}(?:{BEGIN.pattern}|上[架线]|[\u4e00-\u9fff]{{0,6}}?(?:开[售卖抢放始]|放开))")
_ENDS = re.compile(
    rf"{_PART}起?(?:[\u4e00-\u9fff]{{0,6}}?(?:自动|统一|即)?(?:关[闭停掉窗账]|结束|截止|停止|为止|下[架线])|{END.pattern}|下[架线播]|[收停截封][测团播售卖单稿])"
)
_FIRST = re.compile(r"(?:首[日天]|第一[日天]|起始日|(?<![\u4e00-\u9fff])起日?)[为是即在于:(|\t]*$")
_GOES_ON = re.compile(r"[^,。;\n]{0,8}?(?:[恢回]复|复[工课学业市]|照常|拆[除卸展台]|撤[展场展]|返[校岗程])")
_CLEARED = re.compile(rf"{_PART}撤[展场]")  # on the last day or the one behind it
_MANY = "(?P<many>[一两二三四五六七八九十]|[1-9])"
# 「开幕前一天即6月19日」, 「6月19日，也就是开幕的前一天」
_EVE = re.compile(
    rf"(?P<what>[\u4e00-\u9fff]{{2}})(?:日|当日)?的?(?:之|以)?前{_MANY}[天日](?:即|也就是|就是|[为是在于(,:])*$"
)
_IS_EVE = re.compile(
    rf"[)(,、]?(?:也就是|亦?即|就是|正是|[也正为是])+(?P<what>[\u4e00-\u9fff]{{2,6}}?)(?:日|当日)?的?(?:之|以)?前{_MANY}[天日]"
)
# 「开标隔日9月25日」
_DAY_AFTER = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2})?的?(?:[次翌隔][日天]|第二天|(?<!最)后一天)(?:即|也就是|就是|[为是在于(,:])*$"
)
# 「截稿后一周即7月22日」
_SO_LONG_AFTER = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2})(?:之|以)?后的?第?(?P<many>\d{1,2}|[一两二三四五六七八九十]{1,2})个?(?P<unit>[天日]|周|星期)(?:[,(]?(?:即|也就是|就是))+[,:(]?$"
)
_EVENING_BEFORE = re.compile(r"(?:前|头|早)一[天日晚](?:[,(]?(?:即|也就是|就是)|\()+$")  # of the day told before it
_OLD = re.compile(
    r"(?:旧|老|原)(?!定|订|计划|因|则|本)(?P<what>[\u4e00-\u9fff]{1,12}?)(?:[沿适]?用|有效|执行|实行|保留|延续|计收?)?[至到]?$"
)
_IN_FORCE = re.compile("生效|施行|实施|执行|启用|适用|起算|上线|开始")
_OF_TIME = re.compile("时间|日期|期间|期限|[日期时天]")
# from when the new holds: 「10月28日起入仓的货按新标准收费」
_BY_NEW = re.compile(r"[^,。;\n]{0,14}?[按依照用]新")
_AT_EDGES = frozenset(
    "开幕 闭幕 开放 开门 停开 停止 展出 撤展 开售".split()
)  # stages that say no more than that something begins or ends
_LITTLE = re.compile(rf"{_IN_FORCE.pattern}|[新版本该的]")
_DEEDS = frozenset("开闭结停报举行发收投公的")
# what is said of anything that begins or ends, and names no thing
_SAYS_SO = re.compile(
    "[准按]时|自动|提[醒示]|注意|重申|统一|圆满|[上下中]午|[晚早][上晨]|傍晚|凌晨|清晨|逾期|过期|计?[加收]*(?:滞纳金|违约金|罚息)|[计加][算收罚]|收取|起算|按日|[千万百]分之[一二三四五六七八九十]+|不[再予]|概不|恕不|一律|停止?|受理|接[受收单]|收[件费单]|营业|"
    "结[营课班业训项]|无效|作废|退[回件]|拒收|通道|入口|系统|窗口|页面|链接|表单|关[闭停掉窗账门]|结束|截止?|封[账单]|闭[幕馆会营]|[落谢]幕|收[官工摊场档市尾]|[上下][架线]|"
    "开[放始馆幕门业营售启工课市卖抢训班]|启[动用程]|放开|登场|[恢回]复|复[工课学业市]|照常|正常|正式|拆[除卸]|[展台]|撤[展场]|返[校岗程]|出发|入[营住驻场院]|离[营店]|进[场驻坞]|"
    "最[后末]一?[天日]?|[首末当][天日]|第[一1][天日]|活动|本次|全部|大家|[之以][前后]|[时点日号起止前后即将于在为是自从了由到至含及]"
)
_A_WORD = re.compile("[\u4e00-\u9fff]{2}")
_FEW = 4  # windows of a text in which it is plain what begins or ends
_ALONE = 2  # windows of a text that speaks of one thing
_ITEM = re.compile(r"[|\t→]")  # between the steps of one line
_NEAR = 24  # code points round a day in which it is said of what it is


class Edge(NamedTuple):
    role: str  # "start" or "end"
    day: datetime.date
    mention: Mention
    what: str  # the thing itself, where it is named: 开会 of 「开会前一天」; "" for none
    said: str  # what stands round the day in its clause
    old: bool = False  # told by what it takes the place of
    shut: bool = False  # told by what is refused or shut behind it


def edges(text: Reading, place: int, *but: Mention) -> Iterator[Edge]:
    """The days that begin or end something, of the announcement round a place."""
    section, (low, high) = text.section(place), _round(text, place)
    given = _all(text)
    for edge in given[bisect_left(given, low, key=_place) : bisect_right(given, high, key=_place)]:
        if edge.mention.section == section and edge.mention not in but:
            yield edge


def _place(edge: Edge) -> int:
    return edge.mention.found.offset


def _round(text: Reading, place: int) -> tuple[int, int]:
    """Between which dates a text with very many is looked at round a place."""
    near = text.beside(place)
    return (near[0].found.offset, near[-1].found.offset) if near else (0, 0)


@lru_cache(maxsize=2)  # asked for by each check of a text
def _all(text: Reading) -> tuple[Edge, ...]:
    given: list[Edge] = []
    for at, mention in enumerate(text.mentions):
        found = mention.found
        if found.last is not None or mention.first is None or mention.first != mention.last:
            continue
        if mention.old or mention.example or found.first is None or "day" not in found.first.written:
            continue
        if AFTER_ONE.match(found.text) and "month" not in found.first.written:
            continue
        start, end = text.clauses.clause(found.offset, found.stop)
        begin = max(start, text.mentions_before(found.offset), found.offset - _NEAR)
        before, behind = text.plain[begin : found.offset], text.plain[found.stop : min(end, found.stop + _NEAR)]
        said = _ITEM.split(before)[-1] + text.plain[found.offset : found.stop] + _ITEM.split(behind, maxsplit=1)[0]
        given.extend(_told(text, mention, text.mentions[at - 1] if at else None, begin, said))
    return tuple(given)


def told_from(text: Reading, mention: Mention) -> frozenset[datetime.date]:
    """The days of which a day is told to be the one before or behind: of 「9月15日，也就是搬迁前一天」, and of no other."""
    return frozenset(edge.day for edge in _all(text) if edge.mention is mention and edge.what)


def concerns(text: Reading, edge: Edge, label: str, new: bool = False) -> bool:
    """`new`: the label is of what holds from a day. Whether what begins or ends may be the thing of a label: by a stage or word of it, or because nothing is named beside its day in a text of few windows."""
    if edge.old:
        name = _LITTLE.sub("", _OF_TIME.sub("", label))
        return new or _IN_FORCE.search(label) is not None and (not name or alike(edge.what, name))
    if edge.what:
        return alike(edge.what, label)
    named, stages = set(stages_said(label)), set(stages_said(edge.said)) - _AT_EDGES
    if stages and named:
        return bool(stages & named)  # of 「比赛时间」, no 「比赛报名6月14日截止」
    few = _FEW if not stages else _ALONE
    word = in_common(label, edge.said)
    left = _SAYS_SO.sub(" ", edge.said.replace(word, " ") if word else edge.said)
    return bool(word or len(text.periods) <= few) and not _A_WORD.search(
        left
    )  # no 「食堂6月15日关门」, 「培训费6月14日前缴清」


def alike(what: str, name: str) -> bool:
    """Whether a thing is that of a name: of one stage where both say one, else by a word, or a character of no deed (开标 and 开幕)."""
    one, other = set(stages_said(what)), stages_in(name)[0]
    if one:
        return bool(one & other)
    return bool(in_common(name, what) or (set(what) - _DEEDS) & set(_OF_TIME.sub("", name)))


def _told(text: Reading, mention: Mention, last: Mention | None, begin: int, said: str) -> Iterator[Edge]:
    found, day = mention.found, mention.first
    assert day is not None
    before = text.plain[max(mention.sentence[0], found.offset - _NEAR) : found.offset]
    for told in (_EVE.search(before), _IS_EVE.match(text.plain, found.stop, mention.sentence[1])):
        if told is not None:
            yield Edge("start", day + (number(told["many"]) or 0) * DAY, mention, told["what"], said)
            return
    if last is not None and last.first == day + DAY and _EVENING_BEFORE.search(before):
        yield Edge("start", day + DAY, mention, "", "")
        return
    if (long := _SO_LONG_AFTER.search(before)) is not None:
        many = (number(long["many"]) or 0) * (1 if long["unit"] in "天日" else 7)
        yield from (Edge(role, day - many * DAY, mention, long["what"], said) for role in ("start", "end"))
        return
    after = _DAY_AFTER.search(before)
    if after is not None or AFTER_ONE.match(found.text):  # 「次日（3月27日）」, of the day told before it
        what = after["what"] or "" if after else ""
        for role in ("start", "end"):
            if what or last is not None and last.last == day - DAY:
                yield Edge(role, day - DAY, mention, what, "")
        return
    still = last_open(text, mention, over=True)
    if still is not None:
        yield Edge("end", still, mention, "", said, shut=True)
        return
    begins = found.mod == "since" or found.mod == "after" and found.first and found.first.hour == 0
    if begins and _BY_NEW.match(text.plain, found.stop):
        yield Edge("start", day, mention, "", "")
        return
    bound = found.mod in ("until", "before")
    if bound and (old := _OLD.search(text.plain, begin, found.offset)):
        yield Edge("start", day + DAY if found.mod == "until" else day, mention, old["what"], said, True)
        return
    if bound and OF_SOME.match(text.plain, found.stop):
        return
    if bound or _ENDS.match(text.plain, found.stop) or is_last(text, mention):
        yield Edge("end", day, mention, "", said)
        if _CLEARED.match(text.plain, found.stop):
            yield Edge("end", day - DAY, mention, "", said)
        return
    if _GOES_ON.match(text.plain, found.stop):
        yield Edge("end", day - DAY, mention, "", said)
    if found.mod in ("since", "after") or _BEGINS.match(text.plain, found.stop) or _FIRST.search(before):
        yield Edge("start", day, mention, "", said)
