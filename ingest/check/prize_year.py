"""A prize of a later year than the day it was given on: 「2026年3月1日颁奖 … 2027年度之星」; or of an earlier one than the year that it is said
to praise: 「2023年度之星…2025年11月2日颁奖，表彰本年度…」; or of a year without a day of the time that it is judged by. Of the year before is right, where it is given in the first half of a year.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import DAY, FAR, Mention, Reading
from records import Flag

_PRIZE = re.compile(
    r"(20(?<!\d20)\d\d)年?度?(?=[^,。;:\n\d]{0,14}?(?:优秀|优良|最[佳美具受强]|优质|绩优|杰出|十大|十佳|获奖|得奖|获颁|大奖|之星|奖牌|奖项|"
    r"奖(?!励金)|颁奖|表彰|先进|模范|称号|荣誉|标兵|示范|冠军|得主|榜单|楷模|评选|金牌|最美|授牌|标章|牌匾|匾额|铭牌|[勋徽]章))"
)
_CEREMONY = re.compile(r"(?:颁奖|表彰|授[牌证匾章])(?:典礼|晚会|大会|仪式|盛典|[会礼])")
_PRAISES = re.compile(r"(?:表彰|表扬|嘉奖|奖励|肯定|鼓励|感谢)[^,。;\n]{0,6}(?:本年度?|今年|这一年|一年来)")
_EARLIER = re.compile("历[届年]|往[届年]|上届|曾")  # 「历届得主：2022年度最佳新人」
# whose prize it was before: 「2023年度…奖获奖者王某…发言」
_ONE_WHO_HOLDS = re.compile(
    r"[^,。;:\n]{0,20}?(?:者|得主|[\u4e00-\u9fff](?:老师|先生|女士|同学))|[^。;\n]*(?:发言|致辞|主讲|分享|主持|出席)"
)
# what a prize of its own sort is by being given, and what is only planned or looked at again: 「启动2026年度诚信商户评选」
_BADGE = re.compile(r"[^,。;:\n\d]{0,14}?(?:标章|牌匾|匾额|铭牌|[勋徽]章)")
_GIVES = re.compile(r"(?:颁[发授赠]|授予|[获荣]颁|荣?获得?|领取|捧回|表[彰扬]|嘉奖)[^,。;\n]{0,6}$")
_PLANNED = re.compile(
    r"[^,。;\n]{0,16}?(?:申报|申请|评[定选]|复[核评]|创建|办法|启动|方案|细则|标准|征集|报名|推荐)(?=启动|办法|工作|活动|[将已于由即]|正[式在]|开[始放]|同[时步]|完成|方案|标准|细则|[,。;\n])"
)
_PLANS = re.compile(r"(?:启动|开启|部署|筹备|动员|展望|布置)[^,。;\n]{0,4}$")
# what it is judged by, and that it is then given: 「以2024年7月至2025年6月的记录为依据，可获“2025年度之星”」
_BY = re.compile(r"(?:以|根据|依据|依|按照?|凭)(?:自|从)?\s*$")
_GETS = re.compile(r"(?:获得?|评为|评选(?:出|为)?|评出|授予|颁发|称为)[“「『\"'《]?\s*$")
_WON = re.compile("(?:得奖|获奖|优胜|得主)(?!.{0,8}(?:办法|细则|方案|标准|评选))")
_PERIOD = 60 * DAY
_FOR_THE_NEXT = 10  # the month from which a badge is given for the year to come: 「12月12日颁发2026年度指定商户牌匾」
_GIVEN = re.compile(r"颁奖|授[牌证匾章]|授称|荣获|典礼|授奖|表彰|表扬|授予|获颁|颁授|盛典|晚会|揭晓|颁发")


def prize_year(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    for match in _PRIZE.finditer(text.plain):
        year = int(match.group(1))
        start, end = text.clauses.sentence(match.start(), match.end())
        start, end = max(start, match.start() - FAR), min(end, match.end() + FAR)
        if _EARLIER.search(text.plain, start, match.start()):
            continue
        near = max(start, match.start() - 16)
        given = _GIVES.search(text.plain, near, match.start()) is not None
        planned = _PLANS.search(text.plain, near, match.start()) or _PLANNED.match(text.plain, match.end())
        badge = _BADGE.match(text.plain, match.end())
        if not given and (planned or badge):
            continue
        start = max(0, start - 60)  # the ceremony may be the sentence before
        gets = _GETS.search(text.plain, max(start, match.start() - 8), match.start())
        if not (gets or _GIVEN.search(text.plain, start, end)):
            continue
        days = [
            one for one in text.beside(match.start()) if start <= one.found.offset < end and _held(one, match.start())
        ]
        days.sort(key=lambda one: abs(one.found.offset - match.start()))
        if not days or any(one.old or one.example for one in days):
            continue
        held = days[0]
        if any(flag.offset == held.found.offset for flag in raised):
            continue
        assert held.first is not None
        if badge and year == held.first.year + 1 and held.first.month >= _FOR_THE_NEXT:
            continue
        told = text.reference is None or held.first <= text.reference
        # of the year before its own none is given but late in that: 「典礼定在2029年3月，颁2030年的奖」
        early = given and held.first.month < _FOR_THE_NEXT and _CEREMONY.search(text.plain, start, match.start())
        ceremony = early or _CEREMONY.search(text.plain, match.start(), end) is not None
        period = gets and _judged_by(text, held)
        if (
            gets
            and not (period or _GIVEN.search(text.plain, start, end))
            or period
            and held.first.year <= year <= period.year + 1
        ):
            continue
        since = held.first.year - year
        late = held.first.month > 6  # the year before is then long past
        praised = _PRAISES.search(text.plain, start, end) is not None
        doubted = since >= 2 and (praised or late and ceremony) or since >= 1 and praised and late
        earlier = since >= 3 or doubted and not _ONE_WHO_HOLDS.match(text.plain, match.end())
        # what is won now is not of the year after the next
        far = year >= held.first.year + 2 and _WON.match(text.plain, match.end()) is not None
        if year > held.first.year and (told or ceremony or far) or earlier or period:
            stop = match.end()
            others = [
                re.sub(r"\d{4}", str(other), text.body[match.start() : stop])
                for other in (held.first.year, held.first.year - 1)
            ]
            message: dict[str, object] = {"key": "prize_year", "year": year, "day": held.found.text}
            yield text.flag("year_mismatch", match.start(), stop, message, [text.of(held.found)], None, others)


def _judged_by(text: Reading, held: Mention) -> datetime.date | None:
    """The last day of the time that a prize is judged by; None where its sentence names no such time."""
    if held.first is None or held.last is None or held.last - held.first < _PERIOD:
        return None
    return held.last if _BY.search(text.plain, held.sentence[0], held.found.offset) else None


def _held(one: Mention, place: int) -> bool:
    point = one.found.first
    return (
        one.first is not None
        and point is not None
        and point.month is not None
        and not one.found.offset <= place < one.found.stop
    )
