"""Told as past, dated after the announcement came out: 「已于6月20日下线」, put out in May.

Reads dates with a year of their own (a yearless date that is told as past is the nearest past one, unless 昨日,
上周 or 本周三 pins it), told as past (`zh.past`: 已于, 了, 圆满落幕, 上届…, 截至…累计, 目前正在…, 运行平稳), or as what the announcement rests on (依…召开之会议决议) and not as planned (将,
定于, 若, 应 …). No suggestion; the same date in the years before is offered. Not seen on purpose: 已定于 and other plans, other dates
without a year.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence

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
# what is done now rests on it, and so it was before: 「依2025年3月4日召开之理事会议决议」, not 「将依…公布的结果」
_RESTS_ON = re.compile(r"(?<![可将应须])(?:依据?|依照|根据|按照?|奉|遵照|[承感]蒙)(?!规?定?于)[^,。;\n\d]{0,16}$")
_RULED = re.compile(
    r"[^,。;:\n]{0,16}?(?:召开|印发|[发公颁]布|公告|核[定准]|批[准复]|通过|表决|修[正订]|令|函|会议)[^,。;:\n]{0,30}?"
    r"(?:会议|决议|表决|办法|规定|规则|细则|条例|要点|方案|意见|通知|公告|令|函|修正案)|[^,。;:\n]{0,24}?号(?:函|令|公告)"
)
_SLIP = 150 * DAY  # of a year; a meeting of the next weeks may be meant
# of what is to come, 「会议通知」 also of a meeting that is
_TO_COME = re.compile(
    r"将|拟|待|届时|预[计定]|[若如](?!下)|结果|名单|成绩|后[,将再]|抽签|会议?(?:的|之)?(?:通知|安排|议程|规则|须知)|(?:通知|公告)为准"
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
            alternatives=earlier,
        )


def _rests_on(text: Reading, mention: Mention) -> bool:
    """Whether a day is that of a meeting or a rule which the announcement rests on: it is past, whatever is told of it."""
    found = mention.found
    before = text.plain[max(mention.sentence[0], found.offset - 24) : found.offset]
    ruled = _RULED.match(text.plain, found.stop)
    told = text.plain[found.stop : ruled.end() + 2] if ruled else ""
    assert mention.first is not None and text.reference is not None
    if (
        mention.first < text.reference + _SLIP
        or found.last is not None
        or found.mod is not None  # 「依2026年8月1日起实施之规则」
        or ruled is None
        or not _RESTS_ON.search(before)
    ):
        return False
    return not (_TO_COME.search(before) or _TO_COME.search(told))


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
