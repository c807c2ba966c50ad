"""A list of things, each with its own: 「一、羽毛球場6月3日至9日停用。二、瑜伽室照常開放，9:00至20:00。」

What is told of one is none of another's: nobody may be told the hours of the 瑜伽室 who asks for the 羽毛球場.
"""

from __future__ import annotations

import re

from answer.conditions import lacked
from answer.evidence import Line
from answer.marks import Seen

_NUMBER = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.]|[①-⑳]|[•·●■◆-])\s*")
_SUBJECT = re.compile(r"(?![每各凡如若请])[一-鿿a-z]{2,8}?(?=[于自从在将:\d为停暂照每]|开放|不对外|供应)")
# an item that tells a property of the whole: 「二、時間：」
_PROPERTY = re.compile(
    r"(?:时间|日期|期间|期限|时段|地点|地址|方式|办法|对象|范围|费用|标准|名额|流程|程序|步骤|要求|材料|资料|条件|资格|电话|联系|说明|事项|须知|内容|安排|主题|主办|报名|规则|奖励|奖项|其他|备注|附件)"
)
_NEAR = 2  # characters behind the number at which the thing stands


def of_other_item(one: Seen) -> bool:
    """Whether a value stands in an item that names nothing of the question, where another item begins with what it names."""
    page, terms = one.page, one.asked.terms
    number = page.line_at(one.proposal.start)
    if one.in_row or one.proposal.text == "" or not _thing(one, page.lines[number]):
        return False
    hits, line = one.fit.hits, page.lines[number]
    named = [
        i
        for i, term in enumerate(terms)
        if term.weight >= 1 and term.noun and term.text not in page.title and not lacked(one.asked, i)
    ]  # 「不是舊生的人」 asks for none of 「1. 舊生優先」
    if not named or any(hits.within(i, line.start, line.end) >= 0.45 or one.closeness[i] >= 0.45 for i in named):
        return False
    return any(
        place - begins <= _NEAR and credit >= 0.9
        for i in named
        for place, _, credit in hits.places[i]
        for other in (page.lines[page.line_at(place)],)
        if other is not line and other.heading == line.heading and (begins := _thing(one, other)) and begins <= place
    )


def _thing(one: Seen, line: Line) -> int:
    """Where the thing begins of which a numbered line tells; 0 where it tells a property, or is none."""
    text = one.page.text
    match = _NUMBER.match(text, line.start, line.end) if line.kind == "text" else None
    subject = _SUBJECT.match(text, match.end(), line.end) if match else None
    if match is None or subject is None or _PROPERTY.search(subject[0][:6]):
        return 0
    return match.end()
