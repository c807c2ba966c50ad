"""Cases that a page tells one behind another: 「休學的，按月退還；退學的，不退」, 「未帶證件者，先收押金」."""

from __future__ import annotations

import re
from itertools import islice

from answer.asked import Asked
from answer.conditions import lacked
from answer.evidence import Page
from answer.match import Hits
from answer.types.denial import IS_IN

STANDS = 0.85
MOST = 32  # cases of a page that are looked at
Span = tuple[int, int]
_CASE = re.compile(r"[^,。;、\d]{0,3}(?:的(?=[,全不可]|应|须|按)|者|,)")
_WITHIN = re.compile(r"[^,。;?]{0,2}[在进]|在内")
_LACKS = re.compile(r"(?:未|没有?|忘记?|缺[少乏]?|无)(?:能|曾)?(?:携带|带|提供|提交|出示|持有?|备|交)?[^,。;、]{0,2}$")
_FREE = re.compile(r"免|优惠|半价|折")
# in the end and not before: 「無借書證者可補辦」, 「可憑身份證閱覽」 let nobody borrow without
_LATER = re.compile(r"(?<!不)可[^,。;不]{0,10}[后再][^,。;不]{0,8}补[交缴办齐送](?![^。;]{0,20}(?:否则|不[予得可能]))")
# 「忘了帶學生證，報學號也行」
_INSTEAD = re.compile(r"(?:的|者|的话)?,[^,。;不]{2,16}(?:也(?:行|可以?|成|能|算)|亦可|都行)")
_THOSE = re.compile(r"[^,。;、]{0,4}(?:的(?=,)|者)")


def _telling(asked: Asked, page: Page) -> list[int]:
    return [
        i for i, t in enumerate(asked.terms) if t.weight >= 1 and t.text not in page.title and t.offset >= asked.tail
    ]


def cases(asked: Asked, page: Page, hits: Hits) -> list[tuple[int, int]]:
    """(word, place) of the first cases of a page that the question names: 「休學的，」."""
    found = (
        (i, start)
        for i in _telling(asked, page)
        for start, end, credit in hits.places[i]
        if credit >= STANDS
        and _CASE.match(page.text, end)
        and page.lines[page.line_at(start)].kind != "row"
        and (lacked(asked, i) or not _LACKS.search(page.text, max(0, start - 8), start))
    )
    return list(islice(found, MOST))


def of_another_case(asked: Asked, page: Page, hits: Hits, clause: Span, named: list[tuple[int, int]]) -> bool:
    """Whether a clause tells of one case, and another sentence, or clause behind it, of one of those that the question names; or
    of something else that is included (「場地費包含在內，不含教材費」)."""
    telling = _telling(asked, page)
    if included := IS_IN.search(asked.text):
        behind = not _WITHIN.match(asked.text, included.start())
        own = [i for i in telling if (asked.terms[i].offset >= included.end()) == behind]
        own = [i for i in own if hits.best(i) >= STANDS][:1]
        return any(asked.terms[i].noun and hits.within(i, *clause) < 0.5 for i in own)
    if not named:
        return False
    sentence = page.sentence(clause[0])
    mine, here = _in(telling, hits, sentence), _in(telling, hits, clause)
    deeds = {i for i, t in enumerate(asked.terms) if t.offset >= asked.tail and hits.within(i, *clause) >= 0.5}
    for i, start in named:
        other, case = page.sentence(start), page.clause(start)
        if i not in mine and other != sentence and mine and mine <= _in(telling, hits, other):
            return True
        later = i not in here and other == sentence and case[0] >= clause[1]
        if later and here and any(hits.within(k, *case) >= 0.5 for k in deeds):
            return True  # 「費用不退，停辦的全額退回」
    return False


def _in(telling: list[int], hits: Hits, span: Span) -> set[int]:
    return {i for i in telling if hits.within(i, *span) >= STANDS}


def cared_for(asked: Asked, page: Page, hits: Hits) -> bool:
    """Whether those who lack what the question says is missing may bring it later, or something else: 「缺少報告的，可在入職後補交」."""
    if _FREE.search(asked.text):
        return False  # 「無票者收費」
    return any(
        _LACKS.search(page.text, max(0, start - 8), start)
        and (
            _THOSE.match(page.text, end)
            and _LATER.search(page.text[end : page.sentence(start)[1]])
            or _INSTEAD.match(page.text, end, page.sentence(start)[1])
        )
        for i in range(len(asked.terms))
        if lacked(asked, i)
        for start, end, credit in hits.places[i]
        if credit >= STANDS
    )
