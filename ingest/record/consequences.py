"""Consequences: what follows when something is not done or goes wrong: 「逾期未缴费的，视为放弃」 → when, says.

Read from one sentence: a clause with 未, 不, 逾期, 违反, 一旦 and the like (and what 或 joins to it), or one that ends
with 的 or 者, and a later one that begins with what follows: 将, 则, 视为, 不予, 取消 ….
"""

from __future__ import annotations

import re

from ingest.record.text import Text
from records import Consequence

_WHEN = re.compile(
    r"(?:未(?!来|成年|婚)|逾期|逾时|过期|不符合|不合格|不按|不能|不得|拒不|拒绝|违反|违者|违规|一旦|经查|"
    r"发现(?=[^,。;]*[违虚假])|虚假|弄虚作假|超过|缺件|擅自|擅离|恶意|不足|缺少|未经)"
)
_SAYS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?(?:将(?!于|在)|则)|一律|一概|即视为|视为|视同|不予|"
    r"不再|恕不|恕|取消|按自动|自动|应当?承担|须承担|处以?|扣除|没收|追究|追缴|移送|停用|"
    r"关闭|封停|封号|撤销|清退|暂停|终止|冻结|下架|驳回|退回|责任自负|后果自负|由[^,。;]{1,8}承担|列入|记入|加收)"
)
_OR = re.compile(r"\s*(?:或者?|以及|且)")


def consequences(text: Text) -> tuple[Consequence, ...]:
    given: list[Consequence] = []
    for first, last in text.clauses.sentences():
        begin = first
        clauses: list[tuple[int, int]] = []
        while begin < last:
            _, end = text.clauses.clause(begin)
            end = min(max(end, begin), last)
            clauses.append((begin, end))
            begin = end + 1
        says = next((at for at, (a, b) in enumerate(clauses) if at and _leads(text, a, b)), None)
        if says is None:
            continue
        told = [at for at, (a, b) in enumerate(clauses[:says]) if _WHEN.search(text.plain, a, b)]
        if not told and text.plain[clauses[says - 1][1] - 1] in "的者":
            told = [says - 1]
        if not told:
            continue
        a, b = clauses[told[0]]
        for after in clauses[told[0] + 1 : says]:
            if not _OR.match(text.plain, *after):
                break
            b = after[1]
        begin, end = clauses[says][0], clauses[-1][1]
        given.append(
            Consequence(
                when=text.body[a:b].strip().removesuffix("的").removesuffix("者").strip(),
                says=text.body[begin:end].strip(),
                span=text.body[a:end],
                offset=a,
            )
        )
    return tuple(given)


def _leads(text: Text, begin: int, end: int) -> bool:
    while begin < end and text.plain[begin] == " ":
        begin += 1
    return _SAYS.match(text.plain, begin, end) is not None
