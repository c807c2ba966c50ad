"""One thing told twice in other words, with two values: 「退费申请请于5月2日以前送达教务组 … 退费之申请受理至5月9日」, 「评选结果7月4日公告 … 得奖名单公告日期为7月11日」.

What a date is told of has two parts: its deed, the stages of `stages.txt` that its clause names and whose words mean the same (what is taken in is one deed), and the words
that are left without the words of time, bounds, courtesy, people and places of handing in. Two dates are told of one thing where their deeds are one and each word that
is left of either stands in the sentence of the other, in the title or before the first date; so 的, 之, order and synonyms do not count, and a word that only one of
them has parts them. Not the same on purpose: three and more days of one deed in a text (a list of groups or rounds), what holds for some of those concerned, a deadline
beside a day, a day and when it is made known, marks of groups, rounds and places, what is done anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.check.contrast import apart
from ingest.check.reading import AFTER_ONE, Mention, Reading
from ingest.check.same_deed import ONE_MEANING
from ingest.check.stages import stages_in
from ingest.check.statement import MARK, OTHER
from ingest.check.told_again import ANOTHER, BARGAIN, LISTED, SAID, Saying, of_row
from ingest.check.words import content

# stages whose words mean the same, those of a line one deed
_ONE_DEED = {
    stage: line.split()[0]
    for line in (
        *sorted(ONE_MEANING),
        "报名 申请 提交 征集 登记 受理 寄存",
        "缴费 报名费",
        "结果 中奖 录取",
        "发货 交货",
        "开售",
    )
    for stage in line.split()
}
_ONLY = frozenset(_ONE_DEED)
_TAKEN = frozenset(("报名", "缴费"))  # of which a text has one last day
# where, to whom and by what means something is handed in: 「送达教务组」, 「至流通柜台申办」, 「通过服务号缴清」
_PLACE = re.compile(
    r"(?:(?<=报送)|(?<=提交)|(?<=[寄送][达交至到往])|[至到向往赴在于])(?:本|我|各|所在|学校)?[\u4e00-\u9fff]{0,8}(?:教务组|办公室|服务台|服务处|秘书处|组委会|联络处|柜台|窗口|中心|大厅|前台|邮箱|信箱|收发室|[处室科部台会所站])(?!员|议)|"
    r"(?:通过|经由?|使用|利用|登录|进入)(?:本|我|学校|各)?[^,。;\n]{2,12}?(?:公众号|小程序|服务号|系统|平台|网站|官网|app|客户端|网银|网页|网厅|链接|二维码|热线|电话)"
)
# what is said of anything
_NOT_SAID = re.compile(
    r"综上|所述|逾期|恕不|不候|再次(?=提醒|重申|强调|说明|通知|提示)|本[次届期轮场方项]|此[次项]|全体|相关|有关|如下|具体|届时|正式|统一|按时|按期|准时|尽快|尽早|及早|前往|携带|完成|亲自|自行|"
    r"到账|全馆|全场|全部|最终|注意|附注|日程|安排|日期|时间|柜台|工作人员|人员|客服|馆员|记得|把握|机会|抓紧|踊跃|欢迎|敬请|以邮戳|为[准凭]|评选|评审|评比|比赛|竞赛|公布|公告|公示|发布|揭晓|张贴|刊登"
)
_CUE = re.compile("[\u4e00-\u9fff]{0,6}(?:提示|提醒|说明|须知|备注|注意|通知):")
_KNOWN = re.compile("公布|公告|公示|发布|揭晓|张贴|刊登|放榜")  # made known then
_ANEW = re.compile(
    "再次|再度|重新|第二次|补充(?!说明|通知|提醒)|补[交报件送录]|增补|追加|免[\u4e00-\u9fff]{1,4}[者生户]"
)
_GROUP = re.compile(
    r"[a-z]*\d+(?:路|号[线楼]|[线栋幢楼班队厅馆站])|(?<=[\u4e00-\u9fff])(?:[一二三四五六]|\d(?=:\D))(?=:)"
)
_HEAD = re.compile(r"\s*([^,。;:\n]{1,8}[场班期组批梯次区馆店站]):")
_UNDER = re.compile(r"(?:的|者),\s*$|[若如倘](?!期|下|何|此|图)|假如|一旦|遇")  # told under a condition
_ROW = re.compile(r"([^\t\n]{2,20})\t")
_AHEAD = 120  # code points before the first date that name the matter
_NEAR = 24  # days told before one that it is compared with
_MONTHS = 62  # days: what lies further apart is of another time


class Telling(NamedTuple):
    saying: Saying
    deed: frozenset[str]
    words: tuple[str, ...]  # that are left of its clause
    marks: frozenset[str]
    sentence: str
    known: bool  # the day on which something is made known
    row: bool


def retold(text: Reading, given: Sequence[Saying], free: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of an earlier mention and a later one that tells another day of the same, in order. `given`: what the mentions
    that are `free` to be compared are told of.
    """
    rows = list(_rows(text, free))
    some = [*given, *rows]
    near = [one for one in some if any(_may_be(one, other) for other in some)]
    told = [one for saying in near if (one := _telling(text, saying, saying in rows)) is not None]
    if len({one.saying.mention.sentence for one in told}) < 2:
        return
    told.sort(key=lambda one: one.saying.mention.found.offset)
    matter = _matter(text)
    for at, later in enumerate(told):
        for one in told[max(0, at - _NEAR) : at]:
            if not _one_thing(text, matter, one, later) or not _differ(one.saying, later.saying):
                continue
            roles = {one.saying.role, later.saying.role}
            values = {_value(three.saying, roles) for three in told if _one_sort(three, later, roles)}
            if len(values) == 2:
                yield one.saying.mention, later.saying.mention
                break


def _may_be(one: Saying, other: Saying) -> bool:
    """Whether two days may be told of one thing: quickly found."""
    if one.mention.sentence == other.mention.sentence or one.mention.found.text == other.mention.found.text:
        return False
    return len(one.chars & other.chars) > 1


def _matter(text: Reading) -> str:
    """What the whole text is of: its title, and what it says right before its first date."""
    end = text.mentions[0].found.offset if text.mentions else 0
    return f"{text.title} {text.plain[max(0, end - _AHEAD) : end]}"


def _rows(text: Reading, free: Sequence[Mention]) -> Iterator[Saying]:
    """The dates that are the only ones of their row, and stand in its second cell, told of what stands in the first."""
    for mention in free:
        line = text.plain.rfind("\n", 0, mention.found.offset) + 1
        end = text.plain.find("\n", mention.found.stop)
        row = _ROW.fullmatch(text.plain, line, mention.found.offset)
        alone = not text.mentions_in(mention.found.stop, end if end >= 0 else len(text.plain))
        if row and mention.first is not None and alone:
            yield of_row(text, mention, row[1])


def _telling(text: Reading, saying: Saying, row: bool) -> Telling | None:
    own, place = saying.own, saying.mention.found.offset
    if (
        not own.strip()
        or OTHER.search(own)
        or ANOTHER.search(own)
        or _ANEW.search(own)
        or AFTER_ONE.match(saying.mention.found.text)
        or LISTED.fullmatch(text.plain, text.mentions_before(place), place)  # 「9月1日、9月8日分两馆上线」
    ):
        return None
    point = saying.mention.found.first
    if saying.of_some or point is None or point.day is None or _UNDER.search(f"{saying.lead_words} {own}"):
        return None
    if saying.mention.found.text.endswith("起"):  # 「1月10日8:00起售」
        own = own.replace(" 售", " 起售").replace(" 跑", " 起跑")
    own = _PLACE.sub(" ", _CUE.sub(" ", own)).replace("领取", "发放")
    named, left = stages_in(own, _ONLY)
    deed = frozenset(_ONE_DEED[stage] for stage in named)
    some = tuple(dict.fromkeys((*_content(left), *_GROUP.findall(own))))
    if not deed and not some:
        return None
    sentence = text.plain[slice(*saying.mention.sentence)]
    return Telling(saying, deed, some, frozenset(MARK.findall(own)), sentence, _KNOWN.search(own) is not None, row)


def _content(piece: str) -> Iterator[str]:
    """The words of a piece that say of what it is."""
    return content(_NOT_SAID.sub(" ", SAID.sub(" ", piece)))


def _one_thing(text: Reading, matter: str, one: Telling, later: Telling) -> bool:
    a, b = one.saying, later.saying
    if a.mention.section != b.mention.section or a.mention.sentence == b.mention.sentence or one.row and later.row:
        return False
    if one.deed != later.deed or one.known != later.known:
        return False
    if {a.role, b.role} in ({"end", "day"}, {"end", "start"}, {"range", "day"}):
        return False
    if apart(MARK, text.plain, one.marks, later.marks) or apart(MARK, text.plain, a.led - b.around, b.led - a.around):
        return False
    if a.people and b.people and a.people.isdisjoint(b.people):
        return False
    if (BARGAIN.search(one.sentence) is None) != (BARGAIN.search(later.sentence) is None):
        return False
    if ("免费" in a.own) != ("免费" in b.own):
        return False  # 「展览时间…」, 「免费展览时间…」
    heads = [_HEAD.match(two.sentence) for two in (one, later)]
    if any(heads) and len({head[1] if head else None for head in heads}) > 1:
        return False
    lead = [word for word in _content(stages_in(b.lead_words, _ONLY)[1]) if not word.endswith(("者", "人", "户"))]
    if not all(_told(word, f"{one.sentence} {matter}") for word in (*later.words, *lead)):
        return False
    if not all(_told(word, f"{later.sentence} {matter}") for word in one.words):
        return False
    if len(one.deed) > 1 or any(_told(word, " ".join(one.words)) for word in later.words):
        return True
    if one.known and "结果" in one.deed:
        return True
    return not (one.words or later.words) and one.deed <= _TAKEN and a.role == b.role == "end"


def _told(word: str, where: str) -> bool:
    """Whether a word stands in a piece, or two characters of it side by side."""
    return any(word[at : at + 2] in where for at in range(len(word) - 1)) if len(word) > 1 else word in where


def _one_sort(three: Telling, later: Telling, roles: set[str]) -> bool:
    """Whether a day is told of the same deed in one of some roles."""
    a, b = three.saying, later.saying
    if a.mention.section != b.mention.section or three.deed != later.deed or a.role not in roles:
        return False
    return bool(later.deed) or any(_told(word, " ".join(three.words)) for word in later.words)


def _value(saying: Saying, roles: set[str]) -> tuple[object, ...]:
    if len(roles) > 1:  # a range and one of its bounds
        return (saying.last,) if "end" in roles else (saying.first,)
    found = saying.mention.found
    return (found.start, found.end) if "T" in f"{found.start}{found.end}" else (saying.first, saying.last)


def _differ(a: Saying, b: Saying) -> bool:
    roles = {a.role, b.role}
    sides = [(a.last, b.last)] if "end" in roles else [(a.first, b.first)] if "start" in roles else []
    sides = sides or [(a.first, b.first), (a.last, b.last)]
    if any(abs((one - other).days) > _MONTHS for one, other in sides):
        return False
    if any(one != other for one, other in sides):
        return True
    one, other = ((found.start or "", found.end or "") for found in (a.mention.found, b.mention.found))
    timed = len(roles) == 1 and all("T" in point for point in (*one, *other))
    return timed and (one != other if roles == {"range"} else a.first == a.last and one[0] != other[0])
