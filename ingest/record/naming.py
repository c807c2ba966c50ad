"""A label and whose it is, made of pieces of a text: a long name cut in two, a deed cut to what a person would call it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ingest.record.core import BARE, core
from ingest.record.predicate import LONGEST, last, tail
from ingest.record.questions import behind_speaker
from ingest.record.text import Text
from ingest.record.topics import GENERAL, clause_before, ends_a_list
from zh.plain import plain

# nouns that name a stretch or a point of time
TIME_NOUN = (
    r"(?:时间|日期|期间|时段|周期|期限|时限|限期|时刻|时点|窗口|通道|档期|工期|学期|日程|阶段|"
    r"截止日|截止|截至|首日|末日|当日|期|日|时)"
)
# what is done in announcements; only used to cut a long name in two: 「夏令营课程报名时间」 → 夏令营课程 · 报名时间
DEED = (
    r"(?:报名|申请|申报|征集|征稿|征求意见|投稿|投票|提交|提报|报送|送件|收件|寄送|受理|登记|注册|预约|预售|审核|"
    r"审查|评审|评选|初审|初评|"
    r"初选|复审|复评|复选|决审|终审|决选|考核|考试|面试|笔试|报到|开学|开课|上课|培训|公示|公布|公告|发布|揭晓|"
    r"颁奖|开奖|抽签|录取|缴费|"
    r"缴款|缴纳|付款|退款|领取|兑换|发放|发货|结算|开放|开售|销售|优惠|促销|活动|展览|展出|布展|撤展|试行|试用|"
    r"试运行|运行|运营|维护|"
    r"停机|停水|停电|施工|封闭|迁移|搬迁|实施|生效|执行|启用|停用|上线|下线|有效|保修|合作|服务|营业|值班|开馆|"
    r"接种|体检|调休|放假)"
)
_DEED_AND_TIME = re.compile(
    rf"{DEED}{{1,2}}{TIME_NOUN}?$|(?<![免招起续受试参承退返盛初开末主总外出应解比决预复布撤延巡])[展会赛租聘汛花档]期$"
)
_AT_PLACE = re.compile(  # no 「寄到秘书处」, no place alone
    r"(?:在|(?<![寄送交报签达收拿投])[到至])(?:[“「『\"《][^“”「」『』\"《》]{1,12}[”」』\"》])?"
    r"((?=[^在到至]{4,14}$)[\u4e00-\u9fff]+)(?<![处室楼厅馆院店部网站点台口门所场])$"
)
WITH_PLACE = re.compile(
    r"(?<=时间|日期|时段|期限)(?:[与和及、]\s*[\u4e00-\u9fff]{2,4}|(?:已经?)?(?:定了|确定|已定|定下来|公布|如下)了?)$"
)
_ORDINAL = re.compile(r"(?:第[一二三四五六七八九十\d]+|头一?|首|末|最后一|另一|下一)[次场批轮期节站组]")
ENUMERATOR = re.compile(
    r"[\s●■◆▲★※*·•\-]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十\d]{1,3}(?:[条款项]|[部章节编]分?[ :、]?)|附[录件表][一二三四五六七八九十\d]{0,2}[ :、.]|[①-⑳])?\s*"
)
_NO_NAME = re.compile(r"[。,;!?]|(?:公告|通知|通告|公示|启事|简章|声明|说明|须知|办法|规则|计划)$")
_TIMES = re.compile(r"(?:时间|日期|期限)(?:[和与及、]?地[点址])?:?$")  # of a head
SHORT = 6  # characters of a label that needs no cutting
_LABEL = 8  # characters of one that has an owner besides


class Name(NamedTuple):
    label: str | None
    owner: str | None
    said: bool = (
        False  # the text calls this by a name (colon, 为, noun of time, table), not only says what happens then
    )
    called: str | None = None  # all of a name that was cut


def cut(
    text: Text,
    at: int,
    subject: str,
    words: str,
    owner: str | None,
    called: str,
    further: str | None = None,
    far: str | None = None,
) -> Name:
    """The name of what is done, cut short, with all that the clause calls it; `owner` is nearer than what is cut off, `further` farther,
    and `far` the farthest.
    """
    whose, label = core(subject, words)
    if (
        (further or far) and whose and not subject and len(whose) + len(label) <= _LABEL
    ):  # 「凡…簽訂的合同，違約金比例提高」
        whose, label = "", whose + label
    short = named(text, at, label, owner or whose or further or far, False)
    full = named(text, at, called, owner or further or far, False).label
    return short if full == short.label else short._replace(called=full)


def split(text: Text, at: int, begin: int, end: int, owner: str | None, said: bool) -> Name:
    """A long name as whose and what; a short one as it is."""
    if end - begin > 10:
        cut = _DEED_AND_TIME.search(text.plain[begin:end])
        if cut and cut.start() >= 2:
            return Name(
                text.body[begin + cut.start() : end],
                owner or text.body[tail(text, begin, begin + cut.start(), 12) : begin + cut.start()],
                said,
            )
        if end - begin > LONGEST:
            begin = tail(text, begin, end, 12)
    return named(text, at, text.body[begin:end], owner, said)


def named(text: Text, at: int, label: str, owner: str | None, said: bool) -> Name:
    label = label.strip()
    if said and (place := WITH_PLACE.search(plain(label))):  # 「比賽日期與地點」
        label = label[: place.start()]
    words = plain(label)
    owner = owner or topic(text, at)
    if len(words) > SHORT and (place := _AT_PLACE.search(words)):  # 「得獎作品在舊倉庫展出」: 展出, and whose
        cut = place.start(1) + last(words[place.start(1) :], 2)
        return Name(label[cut:], owner or label[max(0, cut - LONGEST) : cut].rstrip("在到至"), said)
    if owner is None and _ORDINAL.fullmatch(words):  # 「培訓共兩次，頭一次…」
        sentence, _ = text.clauses.sentence(at)
        clause = text.clauses.clause(sentence)
        owner = clause_before(text, clause[1]) if clause[1] < at else None
    if owner is None and (BARE.fullmatch(words) or GENERAL.fullmatch(words)):
        owner = text.subject
    return Name(label or None, owner, said)


def topic(text: Text, at: int) -> str | None:
    """The thing in quotation marks that the text before a place last spoke of: 「“邻里书桌”计划」 → 邻里书桌."""
    last = bisect_left(text.topics, (at, ""))
    return text.topics[last - 1][1] if last else None


def line_above(text: Text, start: int) -> str | None:
    """The short line above a line that begins with the date, as its name."""
    at = text.line(start)
    if at < 1 or text.lines[at - 1].kind == "row":
        return None
    if behind_speaker(text, text.lines[at].start, start) != start:
        return None
    line = text.lines[at - 1]
    lead = ENUMERATOR.match(text.plain, behind_speaker(text, line.start, line.end), line.end)
    long = line.end - (lead.end() if lead else line.start) > 16  # 「四、递交文件截止时间、开标时间和地点」
    if not 2 <= line.end - line.start <= (28 if long and _TIMES.search(text.plain, line.start, line.end) else 16):
        return None
    if text.finds(line.start, line.end):
        return None
    above = text.body[lead.end() if lead else line.start : line.end].strip().rstrip(":：?？")
    if place := WITH_PLACE.search(plain(above)):  # 「比賽日期與地點」
        above = above[: place.start()]
    if not above or _NO_NAME.search(plain(above)) or ends_a_list(text, at - 1):
        return None
    return above
