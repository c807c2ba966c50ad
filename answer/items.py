"""A list of things, each with its own: 「一、羽毛球場6月3日至9日停用。二、瑜伽室照常開放，9:00至20:00。」

What is told of one is none of another's: nobody may be told the hours of the 瑜伽室 who asks for the 羽毛球場.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.conditions import lacked
from answer.evidence import Line
from answer.marks import Seen

_NUMBER = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.]|[①-⑳]|[•·●■◆-])\s*")
_SUBJECT = re.compile(r"(?![每各凡如若请])[一-鿿a-z]{2,8}?(?=[于自从在将:\d为停暂照每]|开放|不对外|供应)")
# an item that tells a property of the whole: 「二、時間：」
_PROPERTY = re.compile(
    r"(?:时间|日期|期间|期限|时段|地点|地址|方式|办法|对象|范围|费用|标准|名额|流程|程序|步骤|要求|材料|资料|条件|资格|电话|联系|说明|事项|须知|内容|安排|主题|主办|报名|规则|奖励|奖项|其他|备注|附件)"
)
STANDS, KNOWN = 0.45, 0.9  # credit of a word that may be told there, and of one that is
_NEAR = 2  # characters behind the number at which the thing stands


def of_other_item(one: Seen) -> bool:
    """Whether a value stands in an item that names nothing of the question, where another item begins with what it names."""
    page, terms = one.page, one.asked.terms
    number = page.line_at(one.proposal.start)
    if one.in_row or one.proposal.text == "" or not _thing(one, page.lines[number]):
        return False
    hits, line = one.fit.hits, page.lines[number]
    if _is_called(one, line):
        return False
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


_PIECE = re.compile(r"(?:^|[:;。])\s*(?P<what>[一-鿿a-z]{2,6})")


@lru_cache(maxsize=256)
def _begins(text: str, low: int, high: int) -> frozenset[int]:
    """Where the pieces of a line begin."""
    return frozenset(match.start("what") for match in _PIECE.finditer(text, low, high))


def of_other_piece(one: Seen) -> bool:
    """「廚師年齡50歲以下；幫廚須有健康證」, asked the age of 幫廚: pieces of one line that begin with what they tell of."""
    page, hits = one.page, one.fit.hits
    if one.in_row or not one.counted or one.proposal.text is not None:
        return False
    line, own = page.lines[page.line_at(one.proposal.start)], page.sentence(one.proposal.start)
    if (own[0], own[1]) == (line.start, line.end) or not _PIECE.match(page.text, own[0], own[1]):
        return False
    begins = _begins(page.text, line.start, line.end)
    return any(
        term.weight >= 1
        and term.noun
        and len(term.text) > 1
        and term.text not in page.title
        and hits.within(i, *own) < STANDS
        and one.closeness[i] < 0.9
        and any(start in begins and credit >= KNOWN for start, _, credit in hits.places[i])
        for i, term in enumerate(one.asked.terms)
    )


def _is_called(one: Seen, line: Line) -> bool:
    """「二、繳費：2月26日前」, asked until when one pays for the 考試, which is the fourth item: the question holds what its own begins with."""
    label = _LABEL.match(one.page.text, line.start, line.end)
    return label is not None and label["what"] in one.asked.text


_LABEL = re.compile(rf"{_NUMBER.pattern}(?P<what>[一-鿿a-z]{{2,8}}?)(?:时间|日期|期间|期限)?:")


def _thing(one: Seen, line: Line) -> int:
    """Where the thing begins of which a numbered line tells; 0 where it tells a property, or is none."""
    text = one.page.text
    match = _NUMBER.match(text, line.start, line.end) if line.kind == "text" else None
    subject = _SUBJECT.match(text, match.end(), line.end) if match else None
    if match is None or subject is None or _PROPERTY.search(subject[0][:6]):
        return 0
    return match.end()
