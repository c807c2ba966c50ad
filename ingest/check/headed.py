"""Under what head something is told, where the head and not its own words says of what it is.

Reads five shapes: a year or turn that a sentence begins with (「2023年报名…，结果…」), a former one (「上一财年…」, 「历年…」) or one past that the date lies in (「2023学年…2023年4月25日」); a round, group or place with a day behind the head of its line (「放榜：第一梯次5月21日，…」); numbered items inside running text (「（甲）摊位续约：…。（乙）食堂招租：…」); rows of an agenda, which
begin with a time of day; a deed of handing out or back told by its verb alone behind another thing (「礼服领取：6月16日。归还：6月25日前」).
And years that are names, not days to be compared (财年, 学年度).
"""

from __future__ import annotations

import re

from ingest.check.called import SHOWN_ON
from ingest.check.reading import Mention, Reading
from ingest.check.stages import stages_said

_HEAD = re.compile(r"\s*(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?\s*([^:,、\d]{2,12}):")
_SPACED = re.compile(r"[\s●■◆▲★※*·•-]*([^:,、。;\d\s]{2,12})[ \t\u3000]")  # 「·万达店　营业至…」
# the head of an item inside running text: 「…。（乙）食堂招租：」, 「；②…：」
_ITEM = re.compile(
    r"(?:\A|[。;\n])\s*(?:[(]?(?P<number>[一二三四五六七八九十甲乙丙丁戊己庚辛\d]{1,2})[)、.]|(?P<ring>[①-⑳]))\s*(?P<name>[^:,、。;\d()]{2,12}):"
)
_PLACE = re.compile("[摊展柜仓铺车床岗席工舱档]位")  # which are things, as no 单位 is
# what an item tells of one thing: 「（一）申报主体：…。（二）材料清单：…」
_OF_ONE = re.compile(
    r"主体|[清名]单|岗位|职[责务位]|任务|要点|目标|背景|材料|资[料格讯]|介绍|简介|渠道|途径|格式|亮点|程序|步骤|范围|影响|措施|原因|缘由|概[述况]|依据|资质|门槛|入口"
)
_ITEM_FAR, _ITEM_NAME = (
    160,
    4,
)  # code points of an item before its date, and of a name that may tell of a deed: 食堂招租
# what is left of a clause that names a round, group or place alone
_ROUND = re.compile(
    r"[\s:,、(]*(?:第[一二三四五六七八九十\d]{1,2}|[首次末前后上下]|[a-z甲乙丙丁一二三四五六七八九十东西南北中\d]{1,2})?[\u4e00-\u9fff]{0,2}"
    r"(?:批次?|期|轮|梯次?|次|场次?|阶段|组|展期|档期?|片?区|馆|栋|栋?楼|队|班|线)?(?:为|是|于|定于|截止|截至|:)?\s*"
)
_CLOCK_FIRST = re.compile(r"\s*[(【\[]?(?:上午|下午|晚上|中午|早上)?\s*\d{1,2}(?::\d\d|[点时])")
# of a line that tells something of the thing, and not of another one
ASPECT = re.compile(
    r"时[间段程长]|日[期程子]|[期日时]$|期[间限]|周期|地[点址区]|方式|办法|对象|条件|要求|内容|费|价|额|说明|备注|备?注|须知|注意|留意|切记|敬请|特此|提[醒示]|流程|步骤|安排|事项|公告|通知|通告|启事|主题|名称|项目|编号|关于|"
    r"联系|电话|咨询|来源|奖|规则|规定|标准(?![件版型间箱装票班])|主办|承办|协办|单位|截|另|第|补充|重要|总|问|答|结|各|如下|友情|温馨|特别|重申|附|说|一句话|[家位]"
)
_SAYS_AGAIN = re.compile(
    "[说讲][一两三][遍次]|提[醒示]|重申|强调|其[他它]|备注|附注|说明|注意|须知|事项"
)  # 「再说一遍：补正截止3月12日」 heads nothing
_SIDES = frozenset("东西南北左右甲乙丙丁")
_HAN = re.compile("[\u4e00-\u9fff]+")
# what is said of anything before a date
_COMMON = re.compile(
    r"请注意|注意|留意|提[醒示]|温馨|重申|备注|附注?|说明|另外?|再次|特别|最[后终迟晚]|务必|必须|[本此该各][次届期场轮馆校店院站司会]?|我[们校馆院司]|大家|各位|同学|家长|读者|用户|市民|将|拟|定|订|于|在|自|从|由|至|到|须|应|请|需|"
    r"[的之为是即则]|时[间程]|日[期程]|期间|期限|一律|统一|均|都|也|又|则|共|只|仅|已|[一二三四五六七八九十]$|^[一二三四五六七八九十]"
)
# what is handed out and back: 「礼服领取」, 「教材归还」
_HANDED = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{0,6}?)(?:的)?(?:领取|领用|借[用取出]|归还|退还|返还|缴回|交还|送还|交回|回收|发放)"
)
_HANDED_BEHIND = re.compile("(?:起|前|可|统一)*(?:领取|领用|归还|退还|返还|缴回|交还|交回)(?=[,。;\n]|$)")
_RIGHT_BEFORE = re.compile("[\u4e00-\u9fff]+$")
_NO_THING = re.compile("[须在请于应可需会将]|本次|统一|凭")
_YEAR_NAME = re.compile(
    r"(?:财年|学年度?|(?:财政|会计|保单|合同|纳税|计费|教学|保险|核算)年度?|[榨茶烟粮]季|下一年度)\s*[(:为是即]*\s*(?:自|从|由|于)?\s*$"
)

# of which year or turn the rest of a sentence is: 「2023年报名…，结果…」, 「下期…开班，报名…」
_TURN = re.compile(
    r"(?<!\d)(?P<year>(?:20\d|1[01])\d(?=[年届]|[学财]年)|去(?=年)|前(?=年)|往(?=年)|今(?=年)|明(?=年))(?:[学财]?年度?|届)(?=[\u4e00-\u9fff、])|(?P<part>[一二三四五六七八九十]期|第[一二三四五六七八九十\d]{1,2}[期批轮梯])|(?P<other>[上下次前])一?(?:期|轮|批|届|梯次|季度?|学期)(?![间限末初])|"
    r"(?P<former>(?<![以线网])上|(?<![\u4e00-\u9fff])前|历(?=[年届次]))一?个?(?:[学财]?年度|[学财]年|年(?=[\u4e00-\u9fff])|[届次])"
)


def head(text: Reading, mention: Mention) -> str:
    """The head of the sentence of a date that is a round's or a place's and says no more itself; "" for none."""
    start = mention.sentence[0]
    found = _HEAD.match(text.plain, start, mention.found.offset)
    if found is None or _SAYS_AGAIN.search(found[1]):
        return ""
    own = max(found.end(), text.mentions_before(mention.found.offset))
    return found[1] if _ROUND.fullmatch(text.plain, own, mention.found.offset) else ""


def of_two_heads(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether two dates stand under heads that have no two characters in common, or in lines of two things by their names."""
    a, b = head(text, one), head(text, other)
    if not (a and b):
        a, b = _line_of(text, one), _line_of(text, other)
    if not (a and b):
        a, b = _item_of(text, one), _item_of(text, other)
    return bool(a and b) and not any(a[at : at + 2] in b for at in range(len(a) - 1))


def _line_of(text: Reading, mention: Mention) -> str:
    """The name of the thing that the line of a date is of: 「老年食堂：…」; "" for none."""
    start = text.plain.rfind("\n", 0, mention.found.offset) + 1
    found = _HEAD.match(text.plain, start, mention.found.offset) or _SPACED.match(
        text.plain, start, mention.found.offset
    )
    if found is None or stages_said(found[1]) or ASPECT.search(found[1]):
        return ""
    return found[1]


def _item_of(text: Reading, mention: Mention) -> str:
    """The name of the thing that the numbered item of a date is of: 「（乙）食堂招租：」; "" for none."""
    items = list(_ITEM.finditer(text.plain, max(0, mention.found.offset - _ITEM_FAR), mention.found.offset))
    name = items[-1]["name"].strip() if items else ""
    told = (
        ASPECT.search(_PLACE.sub("", name))
        or _OF_ONE.search(name)
        or _SAYS_AGAIN.search(name)
        or len(name) < _ITEM_NAME
        and stages_said(name)
    )
    return "" if told else name


def of_two_turns(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether the sentence of each names a year or turn of its own before it, or one of them another turn (下期)."""
    a, b = _turn(text, one), _turn(text, other)
    if a is None or b is None:
        if (a or b or "").startswith(("上", "下", "次", "前", "去", "往", "明", "历")):
            return True
        return _of_its_year(a or b, *((one, other) if a else (other, one)))
    return a != b


def _turn(text: Reading, mention: Mention) -> str | None:
    turns = list(_TURN.finditer(text.plain, mention.sentence[0], mention.found.offset))
    return next(filter(None, turns[-1].group("year", "part", "other", "former"))) if turns else None


def _of_its_year(turn: str | None, mine: Mention, other: Mention) -> bool:
    """Whether a date is told of the year that it lies in, and that is before the other's: 「2023学年申请截止为2023年4月25日」."""
    if not turn or not turn.isdigit() or mine.first is None or other.first is None or not mine.year_written:
        return False
    year = int(turn) + (1911 if len(turn) < 4 else 0)
    return year == mine.first.year < other.first.year


def in_parallel(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether two dates are told in the same words but for what each is of: 「少儿馆11月3日闭馆，成人馆11月10日闭馆」, 「甲岗面试9月22日，乙岗面试9月23日」."""
    (a, behind), (b, also) = said_of(text, one), said_of(text, other)
    a, b = (SHOWN_ON.sub("", words) for words in (a, b))
    if not behind or behind != also:
        same = next((at for at in range(min(len(a), len(b)), 1, -1) if a[-at:] == b[-at:]), 0)
        if behind or also or not same:
            return False
        a, b = a[:-same], b[:-same]
    a, b = (_COMMON.sub("", words) for words in (a, b))
    same = next((at for at in range(min(len(a), len(b)) - 1, 1, -1) if a[-at:] == b[-at:]), 0)
    if same and a[-same - 1] != b[-same - 1] and _SIDES.issuperset(a[-same - 1] + b[-same - 1]):
        return True  # 「检修后东索道4月20日恢复，西索道4月22日恢复」
    return min(len(a), len(b)) > 1 and not any(a[at : at + 2] in b for at in range(len(a) - 1))


def said_of(text: Reading, mention: Mention) -> tuple[str, str]:
    """What stands in the clause of a date before it and behind it, without punctuation."""
    found = mention.found
    start, end = text.clauses.clause(found.offset, found.stop)
    before = text.plain[max(start, text.mentions_before(found.offset), found.offset - 24) : found.offset]
    behind = text.plain[found.stop : min(end, found.stop + 12)]
    return "".join(_HAN.findall(before.rpartition(":")[2] or before)), "".join(_HAN.findall(behind))


def row_of_day(text: Reading, place: int) -> bool:
    """Whether a time of day begins its line, as in the rows of an agenda, and a row like it stands beside."""
    plain = text.plain
    line, end = plain.rfind("\n", 0, place) + 1, plain.find("\n", place)
    if not line <= place <= line + 4 or not _CLOCK_FIRST.match(plain, line):
        return False
    above = plain.rfind("\n", 0, max(0, line - 1)) + 1
    return (
        end >= 0
        and _CLOCK_FIRST.match(plain, end + 1) is not None
        or above < line
        and _CLOCK_FIRST.match(plain, above) is not None
    )


def of_another_thing(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether of two deeds of handing out or back each is of a thing of its own: 「教材归还…。礼服领取…。归还…」."""
    things = [_thing(text, two) for two in (one, other)]
    return None not in things and not set(things[0] or "") & set(things[1] or "")


def _thing(text: Reading, mention: Mention) -> str | None:
    """What is handed out or back on a date: before the verb, else in the sentence that stands before. None for none."""
    start = mention.sentence[0]
    found = _HANDED.search(text.plain, max(start, mention.found.offset - 24), mention.found.offset)
    if found is None:  # 「派遣证6月23日起领取」
        behind = _HANDED_BEHIND.match(text.plain, mention.found.stop)
        named = behind and _RIGHT_BEFORE.search(text.plain[max(start, mention.found.offset - 4) : mention.found.offset])
        return named[0] if named and len(named[0]) > 1 and not _NO_THING.search(named[0]) else None
    if not found["thing"]:  # the last one before it, in its line
        line = max(text.plain.rfind("\n", 0, start) + 1, start - 120)
        found = next(reversed([one for one in _HANDED.finditer(text.plain, line, start) if one["thing"]]), None)
    if found is None or len(found["thing"]) < 2 or _NO_THING.search(found["thing"]):
        return None
    return found["thing"]


def names_a_year(text: Reading, mention: Mention) -> bool:
    """Whether a date says when a fiscal, school or contract year begins or ends: of several years each has its own."""
    start = max(mention.sentence[0], mention.found.offset - 20)
    return _YEAR_NAME.search(text.plain, start, mention.found.offset) is not None
