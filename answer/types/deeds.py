"""Whether a clause tells of another deed or thing than the question asks for, where a clause beside it tells of that:
「浮板可購買，不提供租借」, asked whether one can 租 it; 「支援安卓，暫不支援鴻蒙」, asked of 鴻蒙.

Read of clauses of one line that hold the verb of the question, by what stands behind it in both; and of a deed that ends a clause of the
sentence and so is told of what that began with. A verb that the page words otherwise than any list knows is not seen.
"""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks
from answer.types.side import clauses, subject

Span = tuple[int, int]
STANDS, NEAR = 0.85, 0.45
_ALLOWS = re.compile(r"[可能不无免禁准许]|提供|支持")


def of_another(asked: Asked, page: Page, hits: Hits, clause: Span) -> bool:
    return _thing_beside(asked, page, hits, clause) or _deed_beside(asked, page, hits, clause)


def _thing_beside(asked: Asked, page: Page, hits: Hits, clause: Span) -> bool:
    """「代收衣物，不代收家電」: whether more of what the question names behind its verb stands behind that in another clause."""
    verb = deed_of(asked)
    if verb is None:
        return False
    things = [i for i, term in enumerate(asked.terms) if term.offset > asked.terms[verb].offset and term.weight >= 1]
    things = [i for i in things if hits.title[i] < STANDS]
    own = _behind(hits, verb, things, clause) if things else None
    if own is None:
        return False
    said = any(
        _SAID.match(page.text, end, clause[1]) for start, end, _ in hits.places[verb] if clause[0] <= start < clause[1]
    )
    whose = not said and _named(asked, page, clause)  # 「標準版支持匯出表格，企業版支持匯出PDF」
    for one in clauses(page, clause):
        other = _behind(hits, verb, things, one) if one != clause else None
        if other is not None and own < other and not (whose and _named(asked, page, one) is False):
            return True  # but not 「專業版可匯出表格，免費版不可匯出」, asked of the 免費版
    return False


_SAID = re.compile(r"(?:为|成|到)?[^,。;\d]{2}")  # what the verb of a clause is done to


def _named(asked: Asked, page: Page, clause: Span) -> bool | None:
    """Whether the question names what a clause is about; None where that begins with nothing."""
    low, high = subject(page, clause)
    return page.text[low:high] in asked.text if low < high else None


def begun_again(asked: Asked, page: Page, hits: Hits, clause: Span) -> bool:
    """Whether the next clause tells by the verb of the question of something else: 「代收書籍，不代收家電」."""
    verb = deed_of(asked)
    behind = page.clause(min(clause[1] + 1, len(page.text) - 1))
    own = _behind(hits, verb, [], clause) if verb is not None else None
    return own is not None and verb is not None and behind != clause and _behind(hits, verb, [], behind) is not None


_DEEDS = frozenset("收办来去给用交付退赔补送接卖招看租借停发修换读吃喝玩穿坐住寄买运带领拿投拍养")


def deed_of(asked: Asked) -> int | None:
    """The verb that what is asked of stands behind: 支持 of 「支持鴻蒙嗎」."""
    found = (i for i, t in enumerate(asked.terms) if t.offset >= asked.tail and (t.tag == "v" or t.text in _DEEDS))
    modal = list(asks.MAY.finditer(asked.text))
    return next((i for i in found if not modal or asked.terms[i].offset >= modal[-1].end()), None)


def _behind(hits: Hits, verb: int, things: list[int], clause: Span) -> frozenset[int] | None:
    """Those of the things that stand behind the verb in a clause; None where that is not there."""
    ends = [end for start, end, credit in hits.places[verb] if clause[0] <= start < clause[1] and credit >= NEAR]
    if not ends:
        return None
    return frozenset(i for i in things if hits.within(i, ends[0], clause[1]) >= STANDS)


def _deed_beside(asked: Asked, page: Page, hits: Hits, clause: Span) -> bool:
    """「浮板可在服務台購買，不提供租借」: whether another clause of the sentence ends with the deed of the question, of no other thing."""
    modal = list(asks.MAY.finditer(asked.text))
    deed = next((i for i, term in enumerate(asked.terms) if modal and term.offset == modal[-1].end()), None)
    if deed is None or hits.within(deed, *clause) >= NEAR or not _ALLOWS.search(page.text, *clause):
        return False
    low, high = page.sentence(clause[0])
    return any(
        low <= start < high
        and credit >= NEAR
        and _ENDS.match(page.text, end)
        and page.clause(start) != clause
        and _BEGINS.fullmatch(page.text, page.clause(start)[0], start)
        for start, end, credit in hits.places[deed]
    )


_ENDS = re.compile(r"[一-鿿]?(?:[,。;\n]|$)")  # 「不提供租借」
_BEGINS = re.compile(
    r"(?:但|惟|也|亦|均|并|且|暂|一律|恕)*(?:可以?|能够?|不|无法|禁止?|谢绝|未|免费|提供|得|可供|予以?|接受|支持|对外)+"
)
