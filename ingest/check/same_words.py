"""Two quantities or hours under one name in the same words: 「保证金：5000元 … 保证金：3000元」, 「公示期为5个工作日 … 公示时间为7个工作日」.

The name is what its sentence says before the number, without list numbers, 本次, 为 and words of bounds. Not one thing on purpose: names that items of a list
have each (价格, 名额), three values of a name, what stands under lines of heads of its own or in blocks of the same labels, what
another group or round is named between, and tiers (another number in the same sentence that differs).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ingest.check.reading import Reading
from ingest.check.statement import MARK, Statement, unled

NUMBERED = re.compile(r"^[\s●■◆▲★※*·•\-—]*(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?\s*")
_FILLER = re.compile(
    r"^(?:本次|此次|本届|本期|本轮|本(?:项目|工程|店|馆|园|校|司|公司|会|院|行|所|酒店|超市|中心|活动)|该|其|备?注|附[注表]?|附件[一二三\d]?|说明|提示|温馨提示|(?:再次|特别|郑重)(?:提[醒示]|说明|强调)|提醒|切记|重申|注意(?:事项)?|[:,、 ])+"
)
_TAIL = re.compile(r"(?:[\s:,(]|为|是|即|共|计|约|均|都|各|设|暂|拟|定于|定为|人民币|新台币|从|自|由|每[天日周])+$")
_MAY = re.compile("可以|可(?=[抵折换兑])")
_IS_EACH = re.compile("[为是](?=每)")  # 「押金为每席」 and 「押金每席」
_TIME = re.compile(r"(?:时间|期间|期限|周期|时长|时段|期)$")
# what each item of a list has
_OF_ITEMS = re.compile(
    r"(?:价格|售价|单价|原价|现价|定价|费用|金额|数量|名额|人数|面积|尺寸|重量|奖金|奖励|薪资|工资|月薪|年龄|起拍价|起始价|评估价|票价|库存|学分|课时|学时|"
    r"库容|规格|时长|总价|编制|计划|分值|满分|限量|容量|流量|月费|租金|月租|补贴|补助|标准|要求|最高|合计|小计|总计|共计)$"
)
_PAID = re.compile("(?:缴纳|缴交|缴付|缴|交纳|支付|收取|预缴|预存|冻结|依|按照?|根据)$")
_SHORT = 14  # code points of a sentence that only says of what group those behind it are
_GROUP = re.compile("[组班类级区馆店院厅校队线路房型款票标段]$")
_HAN = re.compile("[\u4e00-\u9fff]")
_LABELLED = re.compile(
    r"(?m)^[\s●■◆▲★※*·•\-—]*(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?[ 　]*([\u4e00-\u9fff]{2,10}):(.*)$"
)
_HEAD_LINE = re.compile(r"(?m)[ 　]*[^\n:,。;\t|?!]{2,16}$")
_ROWS = 12  # of a block
# a head that parts a text, not items of one sort
_GENERAL = re.compile(
    r"注意|备注|说明|提示|其他|须知|要求|附则|附件|通知|公告|通告|启事|提醒|联系|事项|安排|规定|办法|流程|对象|内容|条件|方式|问答|敬启|此致|办公室|委员会|管理处|公司$|中心$"
)


@lru_cache(maxsize=4)
def _blocks(plain: str) -> frozenset[str]:
    """The labels that lines of several blocks have, each with values of its own: 价格, 登记时间 of two goods."""
    values: dict[str, set[str]] = {}
    for line in _LABELLED.finditer(plain):
        values.setdefault(line[1], set()).add(line[2].strip())
    several = [label for label, said in values.items() if len(said) > 1]
    return frozenset(several if len(several) > 1 else ())


def of_two_items(text: Reading, one: int, other: int) -> bool:
    """Whether two places are in labelled lines of two items of a list: each under a head of its own, or of blocks with the same labels."""
    lines = [text.plain.rfind("\n", 0, place) + 1 for place in (one, other)]
    labels = [_LABELLED.match(text.plain, line) for line in lines]
    if lines[0] == lines[1] or labels[0] is None or labels[1] is None:
        return False
    if all(label is not None and label[1] in _blocks(text.plain) for label in labels):
        return True
    heads = [_head(text.plain, line) for line in lines]
    return None not in heads and heads[0] != heads[1]


def _head(plain: str, line: int) -> int | None:
    """Where the head of the block begins that a labelled line stands in; None for none."""
    for _ in range(_ROWS):
        if line == 0:
            return None
        line = plain.rfind("\n", 0, line - 1) + 1
        if _LABELLED.match(plain, line) is None:
            head = _HEAD_LINE.match(plain, line)
            return line if head and _HAN.search(head[0]) and not _GENERAL.search(head[0]) else None
    return None


@lru_cache(maxsize=1024)
def name_of(before: str) -> str:
    """What a number or time is called, by what its sentence says before it."""
    name = _FILLER.sub("", NUMBERED.sub("", before.strip()))
    name = _IS_EACH.sub("", name)
    return _MAY.sub("", _TAIL.sub("", unled(_TAIL.sub("", name))))


def one_name(text: Reading, one: str, other: str, start: int, end: int) -> bool:
    """Whether two names are one, and nothing between them (from `start` to `end`) is of another group or round."""
    a, b = (_TIME.sub("", name) for name in (one, other))
    if a != b or not _HAN.search(a) or len(_HAN.findall(one)) < 2 or _OF_ITEMS.search(one):
        return False
    if end - start > 400:
        return False
    return not any(
        len(said) <= _SHORT and not said.endswith("?") and (MARK.match(said) or _GROUP.search(said))
        for said in (NUMBERED.sub("", one.strip()) for one in re.split("[。;\n]", text.plain[start:end]))
    )


def told_by_name(text: Reading, alike: Sequence[Statement]) -> Mapping[str, set[float]]:
    """The values that statements of one unit have under each name."""
    told: dict[str, set[float]] = {}
    for one in alike:
        told.setdefault(_name(text, one), set()).add(one.value)
    return told


def names_told_again(text: Reading, alike: Sequence[Statement], told: Mapping[str, set[float]]) -> set[Statement]:
    """The statements of a unit whose name another may have (`in_same_words`): no more than two values are told of it."""
    names = {one: _name(text, one) for one in alike}
    several = Counter(_TIME.sub("", name) for name in names.values())
    paid = {name[at:] for name in set(names.values()) for at in range(1, len(name)) if _PAID.search(name, 0, at)}
    return {
        one
        for one, name in names.items()
        if len(told[name]) <= 2 and (several[_TIME.sub("", name)] > 1 or name in paid)
    }


def in_same_words(text: Reading, told: Mapping[str, set[float]], one: Statement, other: Statement) -> bool:
    """Whether two statements of one unit are told of one name in the same words; `told`: see `told_by_name`."""
    a, b = _name(text, one), _name(text, other)
    if b.endswith(a) and _PAID.search(b[: -len(a)]):  # 「保证金5000元」, 「签约时需缴纳保证金3000元」
        b = a
    if one.role != other.role or len(told[a] | {other.value}) > 2:
        return False
    if not one_name(text, a, b, one.end, other.sentence[0]):
        return False
    beside = [{(three.value, three.unit) for three in two.beside if three is not two} for two in (one, other)]
    return beside[0] == beside[1] and not of_two_items(text, one.start, other.start)


def _name(text: Reading, one: Statement) -> str:
    return name_of(text.plain[max(one.sentence[0], one.start - 40) : one.start])
