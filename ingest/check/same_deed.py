"""Two windows of one deed that the text calls by other words: 「受理至6月10日止 … 6月15日为最后受理日」.

What a window is about is read from its label and the clause round it: the pairs of characters that are left without the
words of time, bounds and courtesy, and its stage (`stages.txt`). Two windows are of one deed where most of what the shorter
says is said of the other, neither has a mark of its own (a round, a group, a place, a price), and they are told in two
sentences. Compared are two ends, two beginnings, or two single days; a range with the bound of the same deed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.check.contrast import apart
from ingest.check.reading import Period, Reading
from ingest.check.stages import TAKING, stages_in

_EMPTY = re.compile(
    r"截止|截至|为止|止于|之前|以前|之后|以后|最后|最晚|最迟|末日|结束|关闭|停止|一天|当天|当日|时间|日期|日子|期限|期间|限期|"
    r"开始|开放|启动|正式|准时|准点|如期|持续|一直|(?:同学|家长|市民|住户|用户|客户|居民|业主|考生)(?=们|请|须|需|可|注意|应|务必)|"
    r"补充说明|请|务必|必须|须|需|应|将|拟|定于|订于|定在|于|在|自|从|起|到|至|前|后|为|是|的|们|各位|大家|欢迎|敬请|提醒|注意|"
    r"再次|本次|此次|本届|本公司|[本我][馆店院校所站园]|可以|可|会(?=在|于)|要|并|且|也|都|均|再|上午|下午|中午|晚上|晚间|凌晨|早上|上路|安排|举行|举办|召开|"
    r"进行|办理|参加|出席|逾|过|限|凭|带|另|即|以邮戳.准|不候|时|日"
)
# stages whose words mean the same
ONE_MEANING = frozenset(
    ("报名", "征集", "提交", "缴费", "投标", "开标", "面试", "笔试", "投票", "选课", "发货", "退款", "报到", "停开")
)
_HANDED_IN = TAKING - {"投票"}  # told of one thing: 「征集」, 「提交」
_SHUT = "停开"
_WORK = re.compile(r"《[^《》]{2,30}》")
_UNTIL_THEN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!最)之?[前后](?![期台])"
)  # 「6月3日开馆前」: the day of what follows
# what is over by then: 「检修完成后，备用站点于…恢复」
_ONCE_OVER = re.compile(r"^.*[\u4e00-\u9fff]{2}(?:完成|结束|完毕)(?:之|以)?后,?(?=[\u4e00-\u9fff]{2})")
_HELD = frozenset(("会", "演出", "开课", "开幕"))  # stages that say no more than that something takes place
_PLACE = re.compile(
    r"[在于][^,。;在于]{1,8}?(?=举[行办]|召开|进行|开[始展幕]|登场)|设在[^,。;]{2,16}|"
    r"在[^,。;在于]{2,16}?(?=同时|公[布示告]|张[贴榜]|发布)"
)
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,4}(?:时间|日期|日)")
_PRICE = re.compile(r"早鸟|享|优惠|[\d一二三四五六七八九]折|半价|特价|减免")
_ENDS = re.compile(r"截止|截至|止|最后|最晚|最迟|末日|结束|关闭|失效|到期|期满|逾$|过期|期限|持续到|限于$|收单")
_STARTS = re.compile(
    r"(?:实施|施行|生效|执行|启用|上线)(?:时间|日期)?$|开始|起(?!点|步)|开放|启动|开市|开售|开抢|上路|开诊|开闸"
)
# what tells two things of one deed apart
_MARK = re.compile(
    r"第[一二三四五六七八九十\d]+|[一二三四五六七八九十a-z\d]+[批期次轮场组类季段号区班站店]|[春夏秋冬](?=季|学期|令营|训)|首[批轮期场]|末[批轮期场]|"
    r"其中|网络|远程|视频|初|复|终|决|预|补(?![贴助充偿习课给水光])|[股债产权][权益]|不动产|户籍|退[费款]|加场|上届|原|旧|新(?=[版款馆校区店生客会])|现行|废止|线上|线下|网上|现场|纸质|电子|邮寄|通讯|"
    r"[a-z一二三四五六七八九十甲乙丙丁](?=[厅馆店栋座楼])|[一二三四五六七八九]年级|[高初大][一二三四](?!次)|个人|团体|团队|集体|男|女|成人|儿童|学生|教师|非|老|甲|乙|丙|丁|[东西南北](?=[区部门馆院站路广场])|普通|会员|商家|买家|卖家|早鸟|"
    r"正价|其他|部分|优惠|尾款|[定订]金|\d+(?:\.\d+)?折|[一二三四五六七八九]+折"
)


_TURN = re.compile(r"第[一二三四五六七八九十\d]+(?:梯次|[批期轮次届场])")
_PLAIN = re.compile(f"{_PLACE.pattern}|完成|{_EMPTY.pattern}")
_OVER = re.compile("(?:圆满|正式)?(?:结束|闭|落幕|收官|散)")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


class Deed(NamedTuple):
    role: str  # "end", "start", "day", "range"
    said: str  # what stands behind the date
    things: frozenset[str]  # stages with words of one meaning by their names, other words as pairs of characters
    words: str  # all that is said of it in its clause
    marks: frozenset[str]
    led: str  # what its sentence says before it in other clauses
    named: bool  # called by a name of time and no more: 「入职日期」


def deed(text: Reading, period: Period) -> Deed:
    """What a window is about, and which bound of it it says."""
    before = _ONCE_OVER.sub("", text.before(period).rstrip(" :").rpartition(":")[2])
    said = text.behind(period)
    behind = _UNTIL_THEN.split(said)[0]
    label = _UNTIL_THEN.split(period.label)[0]
    words = f"{before} {label if label not in before + said else ''} {behind}"
    sentence = text.plain[slice(*period.mention.sentence)]
    marks = frozenset((*_MARK.findall(words), *_WORK.findall(sentence))) | (
        {"price"} if _PRICE.search(sentence) else frozenset()
    )
    words = _PLACE.sub(" ", words)
    return Deed(
        _role(period, before, behind),
        said,
        _things(words),
        words,
        marks,
        text.led(period.mention).rpartition(",")[0],
        _NAMED.fullmatch(period.label) is not None,
    )


def alike(text: Reading, one: Deed, other: Deed) -> bool:
    """Whether two deeds are one, told twice."""
    if apart(_MARK, text.plain, one.marks, other.marks):
        return False
    shared, shorter = one.things & other.things, min(one.things, other.things, key=len)
    if not shared or len(shared) / len(shorter) < 0.6:
        return False
    a, b = one.things & ONE_MEANING, other.things & ONE_MEANING
    if a and b and not a & b and not a | b <= _HANDED_IN:
        return False  # 「甲组提交…」, 「甲组票选…」
    if _SHUT in a ^ b:
        return False  # 「图书馆展览」, 「图书馆闭馆」
    roles = {one.role, other.role}
    if "day" in roles and not _stages(one.words) ^ _stages(other.words) <= _HELD:
        return False  # 「发布会3月6日举行」, 「发布会回放3月8日上线」
    if roles == {"range"} and len({not _stages(two.words) & TAKING for two in (one, other)}) == 2:
        return False  # 「冰雕展1月5日至20日」, 「冰雕展报名时间：1月5日至9日」
    if one.said == other.said and _more(one, other) and _more(other, one):
        return False  # 「城区网点…起实施」, 「乡镇网点…起实施」
    bare_and_full = ((one, other), (other, one))
    if len(shared) == 1 and roles == {"end"} and any(_of_another(bare, full) for bare, full in bare_and_full):
        return False  # 「…前答复」, 「主观题由原组复核，最迟…答复」
    if _objects_differ(one, other):
        return False
    if roles == {"end"} and any(_OVER.match(a.said) and _stages(b.words) & TAKING for a, b in bare_and_full):
        return _stages(one.words) & TAKING == _stages(other.words) & TAKING  # 「小学组报名截止…」, 「小学组…结束」
    if roles == {"end"} or roles == {"start"}:
        return True
    named = one.named and one.things == shared or other.named and other.things == shared
    if len(shared) >= 2 or roles == {"range"}:  # 「本馆…暂停开放」, 「闭馆时间：…」: two ranges of nothing else
        return len(shared) >= 2 or named and one.things == other.things <= ONE_MEANING
    return shared == shorter and (
        bool(shared & ONE_MEANING) or named if "range" not in roles else one.things == other.things
    )


def _more(one: Deed, other: Deed) -> set[str]:
    """The characters of one deed that the other does not have."""
    return set("".join(one.things)) - set("".join(other.things))


def _of_another(bare: Deed, full: Deed) -> bool:
    """Whether a deed told by its verb alone is of another thing, which its sentence names before the day."""
    if len(full.things - bare.things) <= 1 or not bare.things < full.things:
        return False
    led = _things(bare.led)
    return len(led & (_things(full.led) | full.things)) < len(led) / 2


def _objects_differ(one: Deed, other: Deed) -> bool:
    """Whether the same is done with two things: 「报送名单」, 「提交小结」."""
    a, b = (set("".join(_HAN.findall(_PLAIN.sub(" ", stages_in(deed.said)[1])))) for deed in (one, other))
    return min(len(a), len(b)) >= 2 and not a & b


def comparable(one: Deed, other: Deed) -> str | None:
    """Which ends of two windows are to be the same: "first", "last", "both"; None where they may differ."""
    roles = {one.role, other.role}
    if roles == {"end"} or roles == {"range", "end"}:
        return "last"
    if roles == {"start"} or roles == {"range", "start"}:
        return "first"
    if roles == {"range", "day"}:
        return "both"  # of one day alone
    return "both" if len(roles) == 1 else None


def _role(period: Period, before: str, behind: str) -> str:
    if period.first != period.last or period.window.start != period.window.end:
        return "range"
    if period.mention.found.mod in ("until", "before") or _ENDS.search(period.label) or _ENDS.search(before[-6:]):
        return "end"
    if _ENDS.search(behind[:8]):
        return "end"
    if period.mention.found.mod == "since" or _STARTS.search(period.label) or _STARTS.search(behind[:8]):
        return "start"
    return "day"


@lru_cache(maxsize=256)
def _stages(words: str) -> frozenset[str]:
    """All stages that are named."""
    return stages_in(words)[0]


@lru_cache(maxsize=1024)
def _things(words: str) -> frozenset[str]:
    named, left = stages_in(words, ONE_MEANING)
    left = _TURN.sub(" ", _EMPTY.sub(" ", left))  # a round is a mark, no thing: 「第二期」, 「第二期报名」
    pairs = {left[at : at + 2] for at in range(len(left) - 1)}
    return named | {pair for pair in pairs if all("\u4e00" <= char <= "\u9fff" for char in pair)}
