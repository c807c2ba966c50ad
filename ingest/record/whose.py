"""Whose a condition is that its own clause does not say, and whether any one of several is enough.

Whose: what stands before the colon of the sentence (「优先条件：…」), without what only says that conditions follow (「申请人须符合以下条件：」); of an age
those that stand behind it (「65岁以上老人免票」).
"""

from __future__ import annotations

import re

from ingest.record.numbering import at_start
from ingest.record.predicate import tail
from ingest.record.text import Text

_LONGEST = 12  # characters of an owner
_FAR = 200  # code points that a lead is looked for back
_LINES = 8  # items under one lead
_LEAD = re.compile(r"([\u4e00-\u9fffa-z]{2,}?)(?:包括|包含|为|是|如下|要求)?:|([\u4e00-\u9fff]{2,8})(?:包括|包含)")
_MEETS = re.compile(
    r"(?:均|都|必?须|需要?|应当?|可以?|只?要|凡是?|如果?|若|且)*(?:同时)?(?:满足|符合|具备|达到|具有|有)?(?:以下|下列|如下|上述|任[一意何])"
    r"[\u4e00-\u9fff\d]{0,6}?(?:条件|情形|情况|要求|标准|资格|项|者)(?:的?之一|任[一意][项条]?)?"
)
# behind it: who that are, or what then is: 「…条件之一可免摊位费」
_THEN = re.compile(r"[者的]?(?:(?:即|均|才|方|便|就)?(?:可以?|能|行))?")
_ONE_IS_ENOUGH = re.compile(
    r"(?:条件|情形|情况|要求|标准|资格|项|者)的?之一|任[一意](?:项|条|款)?(?:条件|情形|情况|要求|标准)|任[一意][项条款]"
)
_ENOUGH_BEHIND = re.compile(
    r"(?:其一|(?:以上|上述|其中|[二两三四]者)[^,。;\n]{0,4}之一|任[一意]?(?:选其一|[一意][项条]?(?:条件)?))(?:即|便|就|均|者)可?"
)
# 「65岁以上的老人免票」: a word that ends as words for persons do
_PERSONS = re.compile(
    r"(?:之?间)?[的之]?((?!以)[\u4e00-\u9fff]{1,3}?[人者员民生童女子户友客众师工手辈年胞属孩士性亲])(?=[免可须需应享凭持不均由请半优限入或及和并,。;、:()\s]|必须|参[加赛]|报[名考]|$)"
)


def lead(text: Text, begin: int) -> str | None:
    """What leads the sentence in that a condition stands in, as its owner."""
    first, _ = text.clauses.clause(begin)
    far = max(0, first - _FAR, begin - 2 * _FAR)
    start = max(far, text.body.rfind("。", far, first) + 1, text.body.rfind("\n", far, first) + 1)
    last = None
    for match in _LEAD.finditer(text.plain, start, begin):
        last = match.span(1 if match.group(1) else 2)
    if last is None:
        return None
    at, end = last
    if said := _MEETS.search(text.plain, at, end):
        at, end = (at, said.start()) if said.start() - at > 1 else (_THEN.match(text.plain, said.end()).end(), end)  # type: ignore[union-attr]
    owner = text.body[tail(text, at, end, _LONGEST) : end]
    return owner if len(owner) > 1 else None


def one_is_enough(text: Text, begin: int, stop: int) -> int | None:
    """Where it is said that of a list of conditions one is enough, before the colon of the sentence, over the items, or behind them."""
    at = text.line(begin)
    line = text.lines[at]
    full = max(line.start, text.plain.rfind("。", line.start, begin) + 1, begin - _FAR)
    if (colon := text.plain.find(":", full, begin)) >= 0:
        said = _ONE_IS_ENOUGH.search(text.plain, full, colon)
    else:
        end = text.plain.find("。", stop, line.end)
        said = _ENOUGH_BEHIND.search(text.plain, stop, min(line.end if end < 0 else end, stop + _FAR))
    for above in reversed(text.lines[max(0, at - _LINES) : at]) if not said else ():
        if line.kind != "item" and at_start(text, line) is None and text.plain[line.end - 1] not in ";。":
            break
        if text.plain[above.end - 1 : above.end] == ":":
            said = _ONE_IS_ENOUGH.search(text.plain, max(above.start, above.end - 60), above.end)
            break
        line = above
    return said.start() if said else None


def persons_behind(text: Text, stop: int) -> str | None:
    """Those whose age is told: 「65岁以上老人」, 「未满12岁的儿童」."""
    found = _PERSONS.match(text.plain, stop)
    return text.body[slice(*found.span(1))] if found else None
