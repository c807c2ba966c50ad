"""A heading that names a season or a holiday of the year before, over days that are all of that time in the year that comes: 「关于举办2025年暑期托管班的通知 …
报名2026年6月15日至25日，开班2026年7月6日」, put out in June 2026.

Read in a line among the first, where the name of what is told ends in a word of announcing (通知, 安排, 须知 …) and is of what is to come: it is what somebody
holds (关于举办…), nothing but words of that time (报名, 托管班, 发货 …), or a call to whatever (童装类目提报, 月饼团购 …) whose first day takes in and
whose days are all still ahead. All days have a year of their own, two of them at
least, all lie in that season of the next year, and the year of the heading stands nowhere else. Settled by these days. Not seen on purpose: seasons
that lie in two years (寒假, 冬季), what is of a year and no season (年度), headings of looking back and of what is left to do (2025年秋季入学新生补办学生证).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ingest.check.reading import DAY, MANY, Mention, Reading
from records import Flag
from zh.dates.holiday import HOLIDAYS

# the months of what is told of a season, with what is done for it before
_MONTHS = {
    "春季": (1, 6), "夏季": (4, 9), "暑期": (5, 9), "暑假": (5, 9), "秋季": (7, 12), "618": (4, 7),
    "双11": (9, 12), "双十一": (9, 12), "双12": (10, 12), "双十二": (10, 12),
}  # fmt: skip
# of a year of the moon that ends in the next: 「2025年除夕」 lies in 2026
_AT_THE_END = frozenset(("除夕", "腊八", "小年"))
# what is ahead in a season
_TO_COME = (
    r"假期|[托晚]管|[夏冬]令营|研学|游学|集训营?|训练营|特训营?|培训|补习|辅导|兴趣|课程|[开停上补]课|作息|招[生募商工聘新]|招标|报名|选课|缴费|征[集稿文订兵]|"
    r"发货|收货|送货|配送|备货|备战|入仓|物流|快递|放假|休[假市馆息]|调休|值[班守]|营[业运]|运[行营]|开[放馆园学业市]|闭[馆园]|停[诊课业运水电]|门诊|服务|"
    r"大促|促销|特卖|活动|会场|提报|[市集]集|庙会|灯会|花市|运动会|音乐会|晚会|年会|旅游|出游|交通|班|时间|有关|事项|工作|[及与和、的]"
)
# what is called to, of whatever goods or people: 「2024年春季家纺类目招商细则」
_CALLS = (
    r"招[商生募工聘新租标]|报名|提报|填报|团[购拼]|拼团|接龙|预[购售订]|订[购货]|征订|认购|开[班课团市售]|[义特]卖|市集|大促|特惠|会场|[排补]班|值[班守]|排[位期]|"
    r"交换礼物(?:活动)?|换新|促销|摊位(?:申请|招募|认领|登记)?|入选|选品"
)
# of what was then and is left, or of those of that year
_OF_THEN = (
    r"[级届款版末初]|期间|纪念|册|照|片|专辑|库存|赛季|论坛|会议|插班|款项|会?员|用户|订单|优[秀良]|入[选学职围](?!规)|得奖|获|毕业|新[生款入]|学期|学年|以来|度|成绩|论文|陈|返场|尾货|剩|余|再次|二次|流[拍标]|学员|续|老|旧|"
    r"借|违|申诉|抽检|受灾|救灾|奥运|世[界博]|补|录|影|复|已|原|未"
)
# what the first day of such a call is told of
_TAKES_IN = re.compile(rf"{_CALLS}|申[请领购]|提交|登记|填[报写]|[下开成]团|[下收截]单|征[集稿]|[捐募认]|[下预]订")
_TIMES = "|".join([*_MONTHS, *(name for name in HOLIDAYS if name not in _AT_THE_END)])
_NAMES_ONE = re.compile(f'年[“「『"]?(?:{_TIMES})')  # quickly found, and in few texts
_NAMED = re.compile(
    rf"(?P<held>举[办行]|开[展办设]|召开)?"
    rf"(?P<year>20\d\d(?<!\d\d{{4}})|1[0-4]\d(?<!\d\d{{3}}))年[“「『\"]?(?P<time>{_TIMES})[”」』\"]?(?:节|[长连小]*假期?|期间)?"
    rf"(?:(?:{_TO_COME})*|(?P<called>(?:(?!{_OF_THEN})[\u4e00-\u9fff]){{0,8}}?(?:{_CALLS}))|(?(held)(?:(?!学[年期]|年度)[\u4e00-\u9fff]){{0,14}}?|(?!)))"
    r"(?:公告|通知|通告|启事|提示|提醒|安排|须知|预告|日程|时间表|简章|指[南引]|计划|规[则程]|细则|办法|说明|要求|信息|表(?:填报)?(?:要求|说明)?)(?=[:\s)》」]|$)"
)
_OVER = re.compile(
    r"补[办录考领贴种]|清[退算缴]|召回|优秀|作品|录像|证|回顾|总结|小结|统计|情况|通报|汇总|盘点|复盘|报告|退[款货费]|售后|核销|补[发缴考核]|兑|结算|对账|获奖|遗留|归档|整改|费|工资|补[助贴]|奖金|津贴"
)
_HEAD, _LINE = 200, 60  # code points in which a heading stands, and of one
_ROC = 1911
_FEAST = 45 * DAY  # round a holiday, in which what is told of it lies


def season_year(text: Reading) -> Iterator[Flag]:
    if text.reference is None or not _NAMES_ONE.search(text.plain, 0, _HEAD):
        return
    if (named := _NAMED.search(text.plain, 0, _HEAD)) is None:
        return
    line = text.plain.rfind("\n", 0, named.start()) + 1
    if (
        named.end() - line > _LINE
        or "。" in text.plain[line : named.start()]
        or _OVER.search(text.plain, line, named.end())
    ):
        return
    written = named["year"]
    year = int(written) + (_ROC if len(written) < 4 else 0) + 1
    days = [one for one in text.mentions[:MANY] if one.found.offset >= named.end()]
    if year != text.reference.year or len(days) < 2 or written in text.plain[named.end() :] or str(year) in text.title:
        return
    if any(one.old or one.past or one.ago or one.example or not one.year_written for one in days):
        return
    if not all(one.first and one.last and _of_it(one.first, year, named["time"]) for one in days):
        return
    if not text.reference <= max(one.last for one in days if one.last):
        return
    if named["called"] and not (
        _takes_in(text, days[0]) and all(one.last and one.last >= text.reference for one in days)
    ):
        return
    start, stop = named.span("year")
    span = text.body[start : stop + 1]
    right = span.replace(written, str(int(written) + 1))
    message: dict[str, object] = {"key": "year_beside", "written": int(written), "year": int(written) + 1}
    yield text.flag("year_mismatch", start, stop + 1, message, [text.of(days[0].found)], right)


def _takes_in(text: Reading, one: Mention) -> bool:
    """Whether a day is told of what is called to."""
    clause = text.clauses.clause(one.found.offset, one.found.stop)
    return _TAKES_IN.search(text.plain, *clause) is not None


def _of_it(day: datetime.date, year: int, time: str) -> bool:
    """Whether a day lies in a season of a year, or near a holiday of it."""
    if time in _MONTHS:
        first, last = _MONTHS[time]
        return day.year == year and first <= day.month <= last
    feast = HOLIDAYS[time](year)
    return day.year == year and feast is not None and abs(day - datetime.date.fromordinal(feast)) <= _FEAST
