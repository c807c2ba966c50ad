"""The noun phrase that ends what stands before a date, 「报名时间」 of 「三、本次报名时间：…」, and whose it is."""

from __future__ import annotations

import re

from ingest.record.naming import ENUMERATOR, TIME_NOUN
from ingest.record.predicate import tail
from ingest.record.text import DATED, Text

CLOSED = re.compile(r"\([^()]*\)\s*$")
BOUNDARY = re.compile(r"[,、;|:\t\n。!?()“”\"「」『』《》【】\[\]→➡➔]")
ADDRESS = re.compile(
    r"\s*(?:尊敬的|亲爱的|各(?:位|[\u4e00-\u9fff、]{2,20}:)|致|敬爱的)"
)  # 「各位住户：」 names nothing
ENDS_IN_TIME = re.compile(TIME_NOUN + "$")
_DETERMINER = re.compile(
    r".*(?:此次|本次|本届|本轮|本期|本年度|今年|上述|\d{4}年度?|这[一两]?[项些个批次轮场届期回种]?|(?<!应)该|(?<![极尤与])其(?![余他它中次])|的(?!(?:具体|起止)?(?:时间|日期|期限|时段)$))(?=..)"
)
# what joins a clause to another, or asks for something; not the first character of a noun (经费, 对账单, 请假)
_CONNECTIVE = re.compile(
    r"(?:其[余他](?:日子|时间|时段|各?[日天])|另外|此外|同时|其中|以及|并且|提醒您|敬请|关于|对于|现将|为此|因此|爰|兹|凡是?|并(?![购网列轨行入])|且|及(?![格时第])|"
    r"和(?![解谐平])|与(?!会)|而|但|另|即|把(?![关控握手脉])|将(?![来军要])|各位|可以|必须|应当|需要|能够|"
    r"请(?![假示帖款求])|经(?![费营理济办销历验典过手])|按(?![金揭时期])|其(?![余他它次])|该|对(?![象账接比话外阵手决照面讲开])|我们|[他她它您你咱大]们|大家)+(?=..)"
)
_PERSONS = re.compile(
    r"(?:[各所]有?位?)?(?:同学|学生|家长|朋友|用户|客户|顾客|会员|居民|住户|业主|租户|市民|旅客|观众|读者|选手|商家|店家|卖家|员工|人员|人)们?"
)
_OF_WORDS = re.compile(r"[^\d一二三四五六七八九十]、")  # of a list
_LED = 8  # characters before a colon that are whose the name behind it is
_NAMED = re.compile(r"[“「『\"《]([^“”「」『』\"《》\n]{2,12})[”」』\"》]")


def phrase(text: Text, first: int, bare: str) -> tuple[int, int, str | None]:
    """The noun phrase at the end of what stands before: where it begins and ends, and whose it is where that is cut
    off.
    """
    owner = None
    closed = CLOSED.search(bare)
    if closed:  # 「入场时间（上午场）：…」
        owner = text.body[first + closed.start() + 1 : first + closed.end()].rstrip(" )）") or None
        bare = bare[: closed.start()]
    end = first + len(bare)
    begin = first
    opened = first  # where what stands before the last boundary begins
    for boundary in BOUNDARY.finditer(bare):
        opened, begin = begin, first + boundary.end()
    addressed = ADDRESS.match(text.plain, text.lines[text.line(first)].start)
    if (
        not addressed
        and owner is None
        and begin > first
        and text.plain[begin - 1] == ":"
        and 2 <= begin - 1 - opened <= _LED
    ):
        mark = ENUMERATOR.match(text.plain, opened, begin - 1)  # 「■ 时段：上午班…」
        owner = text.body[mark.end() if mark else opened : begin - 1].strip() or None  # 「客服：节日期间每天…」
    quoted = _NAMED.search(text.body, max(first, begin - 14), begin) if begin > first else None
    if quoted and quoted.end() == begin:
        owner = owner or quoted.group(1)
    if begin == end:
        return begin, end, owner
    for one in text.finds(begin, end):  # 「2026年夏季报名时间」: a year before a name is no part of it
        if one.kind in DATED or one.kind == "set":  # 「每逢周六延长开放至…」
            begin = min(end, max(begin, one.stop))
            if one.first is not None and "day" in one.first.written:  # 「报到日：3月16日 开训日：…」
                owner = None
    for rule in (ENUMERATOR, _CONNECTIVE, _DETERMINER, _CONNECTIVE):
        found = rule.match(text.plain, begin, end)
        if found and rule is _DETERMINER and text.plain[found.end() - 1] == "的" and not owner:
            whose = text.body[begin : found.end() - 1]  # 「年检材料的提交时间」
            owner = whose if 2 <= len(whose) <= 8 and ENDS_IN_TIME.search(text.plain[found.end() : end]) else None
            if 2 <= len(whose) <= 8 and _PERSONS.fullmatch(text.plain, found.end(), end):
                end = found.end() - 1  # 「高一的同学」
                continue
        begin = found.end() if found else begin
    listed = end - begin <= 4 and _OF_WORDS.fullmatch(text.plain, max(0, begin - 2), begin)
    if listed and ENDS_IN_TIME.search(text.plain[begin:end]):
        begin = tail(text, max(first, text.clauses.clause(begin)[0]), begin, 8)  # 「选票发放、回收期」
    while begin < end - 2 and text.plain[begin] in " -*·的" or begin < end and text.plain[begin] in " -*·":
        begin += 1
    while end > begin and text.plain[end - 1] in " -*·":
        end -= 1
    return begin, end, owner
