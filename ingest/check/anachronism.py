"""Told as past, dated after the announcement came out: 「已于6月20日下线」, put out in May.

Reads dates with a year of their own (a yearless date that is told as past is the nearest past one, unless 昨日,
上周 or 本周三 pins it), told as past (`zh.past`: 已于, 了, 圆满落幕, 上届…, 截至…累计, 目前正在…, 运行平稳), or as what the announcement rests on or two have agreed (依…召开之会议决议, 见…公告,
双方…签订的合同) and not as planned (将, 定于, 若, 应 …). No suggestion but where the number of the paper says its year; the same date in the years before is offered. Not seen on purpose: 已定于 and other plans, other dates
without a year.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.days import moved
from ingest.check.reading import DAY, Mention, Reading
from ingest.check.spelling import edits, rewritten
from records import Flag
from zh.dates import Point

# not 「上周校方约好在6月3日」, where another deed stands between
_AGO = re.compile(r"(?:昨[日天晚]|前[日天]|刚刚?过去|上周|上星期|上个?月)(?![^,。;\n]{4,}[于在]$)[^,。;\n]{0,8}$")
_SAYS_AGO = re.compile(r"昨[日天晚]|前[日天]|上周|上星期|上个?月")  # inside the date itself: 「昨日（5月9日）」

_THIS_WEEK = re.compile(r"[本这](?:个)?(?:周|星期|礼拜)[一二三四五六日天]")  # told as past: 「本周三（12月3日）已完成」
# what may be settled before its day, so all that is done but what is then over: 「本周六（12月6日）已额满」
_SETTLED = re.compile(
    r"[^,。;\n]{0,8}?已(?!经?(?:全部|正式|如期)*(?:顺利|圆满|成功|结束|举[行办]|召开|开展|落幕|闭幕|收官|[\u4e00-\u9fff]过|(?:完成|通过)(?!报名|预|登记|申请|审批|备案|缴)))"
)
_WRITTEN_IN = re.compile(
    r"(?:通知|公告|通告|启事|海报|推文|短信|邮件|群里|预告|文章|信函?|说明)[》」”]?(?:[里中上内]|所[说写载列]的?)的?[「“\"]?$"
)
# what is done now rests on it, or on what is shown there, and so it was before: 「依2025年3月4日召开之理事会议决议」, 「见2025年3月4日公告」, not
# 「将依…公布的结果」
_RESTS_ON = re.compile(
    r"(?<![可将应须])(?:依据?|依照|根据|按照?|奉|遵照|[承感]蒙|基于|援引)(?!规?定?于)[^,。;\n\d]{0,16}$"
)
_SHOWN_THERE = re.compile(r"(?:参[照考看阅见]|[详请]?见)[^,。;\n\d]{0,16}$")
# what two have agreed on, or one has sent the other: 「贵我双方2025年3月4日签订的合同」
_OF_PARTIES = re.compile(r"(?:双方|贵(?:我双方|[公司校院店社部会方行]{1,2})|[你您]|与[^,。;:\n\d]{2,12})[于在]?$")
_DEED = r"(?:召开|[印制]发|[发公颁]布|公告|核[定准发]|批[准复]|通过|表决|修[正订]|令|函|会议|签[署订定]|订立|缔结|[作做]出|出具|[提递]交|寄[来出]|发来)"
_PAPER = (
    r"(?:会议|决议|决定|表决|裁[决定]|判决|办法|规[定则章程约]|细则|条例|要点|方案|意见|[通公]告|通知|令|函|修正案|合[同约]|契约|协议|"
    r"纪要|纪录|记录|指引|手册|报告|备忘录|承诺书|申请)"
)
_TITLED = re.compile(rf"[^,。;:\n]{{0,12}}?{_DEED}[的之]?[《〈「『“][^,。;:\n]{{0,30}}?{_PAPER}")
_RULED = re.compile(rf"[^,。;:\n]{{0,16}}?{_DEED}[^,。;:\n]{{0,30}}?{_PAPER}|[^,。;:\n]{{0,24}}?号(?:函|令|公告)")
# a paper called by its day: 「2025年3月4日公告」, not 「…公告施行日期」
_CALLED_BY = re.compile(
    r"的?(?:[通公]告|通知|通报|[来复公]?函|函[释示]|令|裁[决定]|判决|(?:会议)?(?:纪要|纪录|记录))(?=[,。;:、()《〈「\s]|第|[办处]理|执行|[规约]定|要求|所|精神|$)"
)
_SENT = re.compile(rf"(?:{_DEED}[的之]|所签(?:署|订)?|[来去复]函)(?!之?[前后日时])")
_DUTY = re.compile(r"应|须(?!知)|需")  # 「乙方应于2025年3月31日提交之报告」
# of what year the paper is by its number: 「（人字〔2029〕7号）」
_NUMBER = re.compile(r"[^,。;\n]{0,30}?[〔\[(【](?P<year>20\d\d)[〕\])】]第?\d+号")
_SLIP = 150 * DAY  # of a year; a meeting of the next weeks may be meant
_TAIL = 12  # code points behind a paper: 「…公告为准」
# of what is to come, 「会议通知」 also of a meeting that is
_TO_COME = re.compile(
    r"将|拟|待|届时|尚|草案|预[计定]|[若如](?!下)|结果|名单|成绩|后[,将再]|抽签|会议?(?:的|之)?(?:通知|安排|议程|规则|须知)|(?:通知|公告)为准"
)


def anachronism(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.reference is None:
        return
    for mention in text.mentions:
        point = mention.found.first
        if mention.old or mention.example or point is None or point.month is None:
            continue
        if not mention.year_written:
            if _pinned_later(text, mention, point):
                message: dict[str, object] = {
                    "key": "past_but_later",
                    "day": mention.found.text,
                    "published": text.reference.isoformat(),
                }
                yield text.flag("anachronism", mention.found.offset, mention.found.stop, message)
            continue
        ago = _SAYS_AGO.match(text.plain, mention.found.offset, point.offset + 6)
        if (
            mention.first is None
            or mention.first <= text.reference
            or not (mention.past or ago or _rests_on(text, mention))
        ):
            continue
        assert point.year is not None
        found = mention.found
        suggestion = None if mention.past or ago else _by_its_number(text, mention, point)
        earlier = [
            rewritten(text.body, found.offset, found.stop, edits(text.body, point, year=point.year - back))
            for back in (1, 2)
            if (found.last is None or "year" not in found.last.written)
            and ((point.month, point.day) != (2, 29) or calendar.isleap(point.year - back))
        ]
        yield text.flag(
            "anachronism",
            found.offset,
            found.stop,
            {"key": "past_but_later", "day": found.text, "published": text.reference.isoformat()},
            suggestion=suggestion,
            alternatives=earlier,
        )


def _rests_on(text: Reading, mention: Mention) -> bool:
    """Whether a day is that of a meeting, a rule or a contract which the announcement rests on: it is past, whatever is told of it."""
    found = mention.found
    low, high = mention.sentence
    assert mention.first is not None and text.reference is not None
    if mention.first < text.reference + _SLIP or found.last is not None or found.mod is not None:
        return False  # 「依2026年8月1日起实施之规则」
    before = text.plain[max(low, found.offset - 24) : found.offset]
    told = None
    if _RESTS_ON.search(before):
        told = _RULED.match(text.plain, found.stop, high) or _CALLED_BY.match(text.plain, found.stop, high)
    elif _SHOWN_THERE.search(before):
        told = _TITLED.match(text.plain, found.stop, high) or _CALLED_BY.match(text.plain, found.stop, high)
    if told is None and _OF_PARTIES.search(before):
        told = _SENT.match(text.plain, found.stop, high)
    if told is None or _DUTY.search(before):
        return False
    _, end = text.clauses.clause(found.offset, told.end())
    return not (_TO_COME.search(before) or _TO_COME.search(text.plain, found.stop, min(end, told.end() + _TAIL)))


def _by_its_number(text: Reading, mention: Mention, point: Point) -> str | None:
    """The day in the year that the number of its paper says, where that was then: 「依…2031年5月6日印发的办法（人字〔2029〕7号）」."""
    numbered = _NUMBER.match(text.plain, mention.found.stop, mention.sentence[1])
    assert text.reference is not None
    if numbered is None or (point.month, point.day) == (2, 29):
        return None
    year = int(numbered["year"])
    day = moved(mention.first, year - mention.first.year) if mention.first else None
    if day is None or day > text.reference:
        return None
    return rewritten(text.body, mention.found.offset, mention.found.stop, edits(text.body, point, year=year))


def _pinned_later(text: Reading, mention: Mention, point: Point) -> bool:
    """A date without a year behind a word that says how long ago it was (昨日, 上周), later than that in the year."""
    assert text.reference is not None
    before = text.plain[max(0, mention.found.offset - 14) : mention.found.offset]
    if _WRITTEN_IN.search(before):
        return False  # 「上周通知里的6月3日」
    ago = _AGO.search(before) or _SAYS_AGO.search(text.plain, mention.found.offset, point.offset + 6)
    this_week = (
        mention.past
        and _THIS_WEEK.match(text.plain, mention.found.offset)
        and not _SETTLED.match(text.plain, mention.found.stop)
    )
    if mention.found.mod in ("until", "before") and not mention.past:
        return False  # 「上周销量7月9日前核对」
    if point.day is None or "month" not in point.written or not (ago or this_week):
        return False
    try:
        day = datetime.date(text.reference.year, point.month or 0, point.day)
    except ValueError:
        return False
    return text.reference < day <= text.reference + 180 * DAY
