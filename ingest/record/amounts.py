"""Amounts: stated quantities that are no condition of a threshold, with what they are the amount of in the page's
words.

In a table the label is the head of the row and of the column. In running text it is what stands before the number in
its clause, with what stands before the colon of the sentence (「场地费：半天300元」 → 场地费半天), and for a sum that
is paid, what is paid (「补80元差价」 → 补差价).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.record.quantities import Quantity
from ingest.record.text import DATED, Cell, Text
from records import Amount

_BRACKETS = re.compile(r"[(（][^()（）\n]*[)）]")
# no comma of 「1,200」, no colon of 「9:30」
_EDGE = re.compile(r"[、;|\t\n。!?“”\"「」『』《》(,:](?:(?<![,:])|(?<!\d[,:])|(?<=,)(?!\d{3})|(?<=:)(?!\d))")
_TRIM = re.compile(
    r"(?:\s|另|并|且|须|需|应|可|即|则|将|其|的|为|是|共|约|各|每[\u4e00-\u9fff]{1,3}|至多|至少|不少于|不低于|"
    r"不超过|不高于|不多于|限|人民币|新台币|新臺幣|[:：])+$"
)
# an earlier number of the clause: 「月租由90元降至80元」, 「1000元以上5000元以下」
_EARLIER = re.compile(
    r"[由从從]?\d[\d,.]*[万萬千亿億]?[元%‰个個件人天次]?(?:以上)?(?:下?降|上?升|上?调整?|上?調整?|提高|增加|减少|"
    r"減少)?(?:至|到|为|為)?$"
)
_PER = re.compile(r"每[\u4e00-\u9fff]{1,3}")
_HEAD = re.compile(r"(?:\s|\d+[.、)]|并|且|另|其中|以及|凡|同时|此外|其|及|和|与|但|而|[:：、，,])+")
_SUM = re.compile(r"[元块%‰]|美元|港元|积分|金币")
_PAID = re.compile(r"(?:的|之)?([\u4e00-\u9fff]{2,6}?)(?=[,、;。:()\s并和及与或后起]|$)")


def amounts(text: Text, found: Sequence[Quantity], used: frozenset[int]) -> tuple[Amount, ...]:
    """The amounts of a body; `used` are the places of quantities that are conditions."""
    given: list[Amount] = []
    for quantity in found:
        if quantity.start in used or quantity.unit is None and text.cell(quantity.start) is None:
            continue
        cell = text.cell(quantity.start)
        label = _of_cell(text, cell, quantity) if cell else _of_clause(text, quantity)
        if label is None:
            continue
        given.append(
            Amount(
                label=label[-30:],
                value=quantity.value,
                unit=quantity.unit,
                span=text.body[quantity.start : quantity.end],
                offset=quantity.start,
            )
        )
    return tuple(given)


def _of_cell(text: Text, cell: Cell, quantity: Quantity) -> str | None:
    if cell.row is None and cell.column is None:
        return None
    heads = " ".join(_BRACKETS.sub("", head) for head in (cell.row, cell.column) if head)
    own = text.body[cell.start : quantity.begin].strip()
    if own and len(heads) + len(own) < 24 and not own.startswith("每"):
        heads += " " + own
    return heads or None


def _of_clause(text: Text, quantity: Quantity) -> str | None:
    first, last = text.clauses.sentence(quantity.start, quantity.end)
    before = text.plain[max(first, quantity.begin - 60) : quantity.begin]
    first = quantity.begin - len(before)
    blank = _BRACKETS.sub(lambda hit: "\0" * len(hit.group()), before)
    opened = blank.rfind("(")
    if opened >= 0 and not blank[opened + 1 :].strip():  # 「手续费(0.3%)」
        blank = blank[:opened]
    edges = [edge.end() for edge in _EDGE.finditer(blank)]
    begin = edges[-1] if edges else 0
    for one in text.finds(first + begin, quantity.begin):
        if one.kind in DATED and one.stop <= quantity.begin:
            begin = max(begin, one.stop - first)
    own = _words(text, first, blank, begin, len(blank))
    lead = _lead(text, first, blank, begin)
    if lead and _PER.fullmatch(own):
        own = ""
    if _SUM.fullmatch(quantity.unit or "") or not own:
        paid = _PAID.match(text.plain, quantity.stop, last)
        own += text.body[paid.start(1) : paid.end(1)] if paid and (len(own) <= 4) else ""
    label = (lead + own)[-30:] if lead not in own else own
    if label:
        return label
    if edges:  # nothing of its own: what stands before in the sentence
        return _words(text, first, blank, edges[-2] if len(edges) > 1 else 0, edges[-1] - 1) or None
    return None


def _lead(text: Text, first: int, blank: str, begin: int) -> str:
    """What stands before the last colon of the sentence, its last few words."""
    colon = max(blank.rfind(":", 0, begin), blank.rfind("|", 0, begin))
    if colon < 0:
        return ""
    start = max([edge.end() for edge in _EDGE.finditer(blank, 0, colon)], default=0)
    return _words(text, first, blank, start, colon)[-8:]


def _words(text: Text, first: int, blank: str, begin: int, end: int) -> str:
    """A piece of the body without brackets and without words that only join."""
    tail = _TRIM.search(blank, begin, end)
    end = tail.start() if tail and blank[begin : tail.start()].strip() else end
    head = _HEAD.match(blank, begin, end)
    begin = head.end() if head else begin
    words = "".join(text.body[first + at] for at in range(begin, end) if blank[at] not in "\0")
    return _EARLIER.sub("", words)[-14:].strip()
