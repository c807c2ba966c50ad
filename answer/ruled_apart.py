"""Whether a value is the general one, where the question names what the same line rules apart: 「每件限重30公斤；東部線可放寬到50公斤」,
asked of the 東部線.

A value's scope is its clause, its label, its heading and what stands before it in its sentence. A word of the question that stands in
none of these, and in later clauses of the line, is answered by what is told there, where that is a number of the same unit. A deed that the
page tells elsewhere too says nothing; nor are tables read.
"""

from __future__ import annotations

import re
from itertools import pairwise

from answer.evidence import Page
from answer.marks import Seen
from answer.text import NUMBER
from answer.words import Term

KINDS = frozenset("count amount what left when".split())
STANDS, NEAR = 0.85, 0.45  # credit of a word that stands there, and of one that may
BEGINS = 4  # characters before what a sentence begins with
ALONE = 6  # characters beside a value in a clause that holds nothing else
LATER = 120  # characters of the line behind a value in which it is ruled otherwise
_VALUE = re.compile(rf"[一二三四五六七八九十百]分之{NUMBER}|{NUMBER}个?(?:工作)?[一-鿿%]{{1,2}}")
_UNIT = re.compile(r"分之|[%一-鿿](?=(?:以?[内上下前后]|之内)?$)")


_OF_ALL = re.compile(r"不[分论管]|无论|[均皆都各]为?$|一律|一概|任何|所有|全部")


def of_all(page: Page, place: int) -> bool:
    """Whether the words before a value tell it of every one of a few: 「不論住戶或社團，每次8小時」."""
    low = page.clause(place)[0]
    before = page.clause(max(low - 2, page.sentence(place)[0]))
    return _OF_ALL.search(page.text, before[0], place) is not None


def ruled_apart(one: Seen) -> bool:
    """Whether a word of the question stands with another value of the line, and not in the scope of this one."""
    if one.kind not in KINDS or one.in_row or one.proposal.text == "":
        return False
    page, hits, start, end = one.page, one.fit.hits, one.proposal.start, one.proposal.end
    unit = _unit(page.text[start:end])
    line, clause, sentence = page.lines[page.line_at(start)], page.clause(start), page.sentence(start)
    high = min(line.end, end + LATER)
    if one.kind in ("when", "left") and clause[1] - clause[0] <= end - start + ALONE < line.end - clause[0]:
        clause = clause[0], page.clause(min(clause[1] + 1, line.end - 1))[1]  # 「6月1日起，舊頁面停用」
    spans = [(sentence[0], max(end, clause[1]))]
    spans += [span for span in (page.label(start), page.label(line.start)) if span]
    spans += [page.lines[line.heading][:2]] if line.heading is not None else []
    if _in_part(one, spans, high):
        return True
    for i, term in enumerate(one.asked.terms):
        if term.weight < 1 or len(term.text) < 2 or term.tag in ("ordinal", "m", "d") or hits.title[i] >= NEAR:
            continue
        every = [place for place in hits.places[i] if place[2] >= STANDS]
        told = [place for place in every if line.start <= place[0] < high]
        if not told or told[0][0] < spans[0][1] or not (term.thing or len(told) == len(every)):
            continue
        if any(hits.within(i, *span) >= NEAR for span in spans) or not _begins(page, told[0][0]):
            continue
        low, stop = page.clause(told[0][0])[0], page.sentence(told[0][0])[1]
        if _of_another(one, term, spans[0], told[0][0]) or _MORE.search(page.text, told[0][0], stop):
            continue
        values = _VALUE.finditer(page.text, low, min(stop, high))
        if any(_unit(each[0]) == unit and not _OFF.search(page.text, low, each.start()) for each in values):
            return True
    return False


_OFF = re.compile(r"(?:[减抵省]|便宜|优惠)(?:免|收|价)?$")  # 「帶志工證減50元」 is told of the value before it


_EACH = re.compile(r"[每各共另再比较与和跟同按]|其中")
# 「電動車位另加50元」
_MORE = re.compile(r"另加|加收|另收|外加|再加|加计|另计")


def _begins(page: Page, place: int) -> bool:
    """Whether a clause is of what stands at a place: 「東部線可放寬」, 「若為東部線」; no 「每戶補助3000元」."""
    low = page.clause(place)[0]
    return place - low <= BEGINS and not _EACH.search(page.text, low, place)


def _of_another(one: Seen, term: Term, own: tuple[int, int], place: int) -> bool:
    """Whether a word is there one of another kind than the question names, and that kind stands with the value: 「地下每月380元；電動車位
    每月450元」, asked of the 地下車位."""
    text = one.page.text
    kind = next((each.text for each in one.asked.terms if each.noun and each.end == term.offset), "")
    return bool(kind) and not text.endswith(kind, 0, place) and text.find(kind, *own) >= 0


_ALIKE = re.compile(r"同[上样价]|相同|比照|一样|按[此上]|亦|也")


def _in_part(one: Seen, spans: list[tuple[int, int]], high: int) -> bool:
    """「接送每公里3元；夜間接送限會員」, asked of 夜間接送: whether words side by side in the question stand so in a later sentence of the line
    alone, and in the scope of the value without the first of them."""
    page, terms = one.page, one.asked.terms
    near = "\n".join(page.text[low:stop] for low, stop in spans)
    for first, then in pairwise(terms):
        whole = one.asked.text[first.offset : then.end]
        if first.end != then.offset or min(len(first.text), len(then.text)) < 2 or not first.noun or then.weight < 1:
            continue
        place = page.text.find(whole)
        if place < spans[0][1] or place >= high or then.text not in near or first.text in near:
            continue
        if place - page.sentence(place)[0] <= BEGINS:
            return not _ALIKE.search(page.text, *page.sentence(place))
    return False


def _unit(told: str) -> str:
    match = _UNIT.search(told)
    return match[0] if match else ""
