"""Whether two dates are entries of one schedule, or of a thing that only their sentences lead in, so that they may differ.

Reads six forms: days that head what they are told of (「6月1日起：不超过45秒。9月1日起：不超过30秒」); lines and sentences of the same words, each with its day in front (「7月1日 上午 心内科」, 「7月8日 上午 心内科」), or one right behind the other
(「…5月10日停水。5月17日停水。」); bounds of one sentence with a figure each (「9月30日前优惠3%，10月31日前优惠1%」); a round or group alone under two leads
(「报到：本科生9月3日」, 「体检：本科生9月4日」); what is added and goes on the next day (「另外，1月4日为周末休市」).
"""

from __future__ import annotations

import re

from ingest.check.reading import DAY, Mention, Reading

# what heads the rest of its line or sentence: 「9月13日：」, 「6月8日场：」, 「2月13日以后下单：」
_HEADS = re.compile(r"[^,。;:\n]{0,10}:")
_HAN = re.compile("[\u4e00-\u9fff]+")
_FRONT = re.compile(r"[\s●■◆▲★※*·•\-(\d.、)]*")
_FIGURE = re.compile(r"[\u4e00-\u9fff]{0,8}?\d+(?:\.\d+)?\s?(%|[\u4e00-\u9fff])")
# a round, or people by what they are: 第一梯, 本科生, 初级班
_GROUP = re.compile(
    r"[\s,、;:(]*(?:第[一二三四五六七八九十\d]{1,2}[批轮期场组届梯次]{1,2}|[\u4e00-\u9fff]{1,4}[生员者人户班组队])[为是于:]?\s*"
)
_AGAIN = re.compile("提[醒示]|重申|强调|注意|切记|说明|[说讲][一两三]遍")
_ADDED = re.compile(r"\s*(?:另外?|此外),?\s*")
_LEAD = 2  # characters that name a lead


def of_two_entries(text: Reading, one: Mention, other: Mention) -> bool:
    return (
        is_head(text, one)
        and is_head(text, other)
        or _same_words(text, one, other)
        or _by_figures(text, one, other)
        or _under_two_leads(text, one, other)
        or _goes_on(text, one, other)
    )


def is_head(text: Reading, mention: Mention) -> bool:
    """Whether a day stands in front of its sentence and heads it."""
    return in_front(text, mention) and _HEADS.match(text.plain, mention.found.stop) is not None


def _same_words(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether each stands in front of the same words, in the same place of its line or right behind the other."""
    a, b = (text.plain[two.found.stop : two.sentence[1]].strip("。;\n ") for two in (one, other))
    if a != b or not _HAN.search(a) or not in_front(text, other):
        return False
    return in_front(text, one) or not text.plain[one.sentence[1] : other.sentence[0]].strip("。;\n ")


def in_front(text: Reading, mention: Mention) -> bool:
    return _FRONT.fullmatch(text.plain, mention.sentence[0], mention.found.offset) is not None


def _by_figures(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether the clauses of two bounds of one sentence say two figures of one unit."""
    if one.sentence != other.sentence:
        return False
    a, b = (_FIGURE.match(text.plain, two.found.stop) for two in (one, other))
    return a is not None and b is not None and a[1] == b[1] and a[0] != b[0]


def _under_two_leads(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether the later date is told of a round or group alone, and what leads its sentence in is nothing that the other is told of."""
    start = max(text.clauses.clause(other.found.offset)[0], text.mentions_before(other.found.offset), other.sentence[0])
    plain, begin = text.plain, other.sentence[0]
    colon = plain.rfind(":", start, other.found.offset)
    start = colon + 1 if colon >= 0 else start
    lead = plain[begin:start].partition(":")[0]  # 「结业证：初级班7月25日发放，高级班8月8日」
    if one.sentence == other.sentence or not _GROUP.fullmatch(plain, start, other.found.offset) or _AGAIN.search(lead):
        return False
    led = "".join(_HAN.findall(lead))
    done = _HAN.match(plain, other.found.stop, text.clauses.clause(other.found.offset, other.found.stop)[1])
    first = text.mentions_in(*one.sentence)[0].found.offset
    told = plain[one.sentence[0] : first] + plain[slice(*text.clauses.clause(one.found.offset, one.found.stop))]
    return len(led) >= _LEAD and not any(
        words[at : at + 2] in told for words in (led, done[0] if done else "") for at in range(len(words) - 1)
    )


def _goes_on(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether the later date is added, and is the day behind the other."""
    added = _ADDED.fullmatch(text.plain, other.sentence[0], other.found.offset)
    return added is not None and one.last is not None and other.first is not None and other.first - one.last == DAY
