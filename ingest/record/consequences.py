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
    r"(,)(?<!\d,)\s*(?:[\u4e00-\u9fff]{0,6}?(?:将(?!于|在)|则)|一律|一概|即视为|视为|视同|不予|"
    r"不再|恕不|恕|取消|按自动|自动|应当?承担|须承担|处以?|扣除|没收|追究|追缴|移送|停用|"
    r"关闭|封停|封号|撤销|清退|暂停|终止|冻结|下架|驳回|退回|责任自负|后果自负|由[^,。;]{1,8}(?:承担|递补)|列入|"
    r"记入|加收|按[^,。;]{1,8}处理|"
    r"[\u4e00-\u9fff]{0,6}?有权)"
)
_LATE = re.compile(
    r"(?=[ 逾过])(?<=[,。;\n]) ?(逾期|过期|逾时)((?:视[为同]|不予|不再|恕不|不候|作废|自负|自动|将|则|按|加收|"
    r"取消)[^,。;\n]{0,30}|[^,。;\n]{0,4}(?:不候|不补|不理|作废))"
)
_OR = re.compile(r"\s*(?:或者?|以及|且)")


def consequences(text: Text) -> tuple[Consequence, ...]:
    given: list[Consequence] = []
    told_late = "逾" in text.plain or "过期" in text.plain
    for late in _LATE.finditer(text.plain) if told_late else ():  # both in one clause: 「逾期不予受理」
        span = text.body[late.start(1) : late.end()]
        given.append(
            Consequence(
                when=text.body[slice(*late.span(1))],
                says=text.body[slice(*late.span(2))],
                span=span,
                offset=late.start(1),
            )
        )
    done = 0
    for says in _SAYS.finditer(text.plain):
        first, last = text.clauses.sentence(says.end())
        if says.start() < max(done, first):
            continue
        clauses = _clauses(text, max(first, says.start() - 200), says.start())
        told = next((at for at, clause in enumerate(clauses) if _WHEN.search(text.plain, *clause)), None)
        if told is None and text.plain[says.start() - 1] in "的者":
            told = len(clauses) - 1
        if told is None:
            continue
        begin, end = clauses[told]
        for after in clauses[told + 1 :]:
            if not _OR.match(text.plain, *after):
                break
            end = after[1]
        given.append(
            Consequence(
                when=text.body[begin:end].strip().removesuffix("的").removesuffix("者").strip(),
                says=text.body[says.end(1) : last].strip(),
                span=text.body[begin:last],
                offset=begin,
            )
        )
        done = last
    return tuple(sorted(given, key=lambda one: one.offset))


def _clauses(text: Text, begin: int, end: int) -> list[tuple[int, int]]:
    """The clauses from a place to another, in order."""
    given = []
    while begin < end:
        _, stop = text.clauses.clause(begin + 1)
        given.append((begin, min(stop, end)))
        begin = stop + 1
    return given
