"""Whose a value is: of a row's thing told in a sentence, of a party that the page names in passing, of the east gate or the west one.

The page has what the question names, or another of its kind, and the value belongs to that other.
"""

from __future__ import annotations

import re

from answer.marks import Seen

_COUNTED = frozenset("count amount when left who org".split())


def of_other_key(one: Seen) -> bool:
    """「文具的退貨率高於多少」 of 「漫畫賣家退貨率高於15%」, where both head rows of a table."""
    if one.in_row or one.kind not in _COUNTED or one.proposal.text is not None:
        return False
    page, start = one.page, one.proposal.start
    low, high = page.sentence(start)
    keys = {page.text[slice(*page.cells(line)[0])].strip() for line in page.lines if line.kind == "row"}
    keys = {key for key in keys if re.search(r"[一-鿿]{2}", key)}
    mine = [key for key in keys if key in one.asked.text and key not in page.title]
    if not mine or any(key in page.text[low:high] for key in mine):
        return False
    return any(key in page.text[low:start] and key not in one.asked.text for key in keys)


_SORT_ASKED = re.compile(r"(?P<sort>(?:(?![的最哪每各该本此个种几全所])[一-鿿]){2,4})(?:类目|品类(?!目))")
_SORTS = re.compile(r"类目|品类|类别|分类")


def of_no_such_sort(one: Seen) -> bool:
    """「服飾類目的費率」 of the row 「手工飾品」: no row of the table is headed by what the question names."""
    match = _SORT_ASKED.search(one.asked.text) if one.in_row and one.counted else None
    head = one.page.lines[one.page.line_at(one.proposal.start)].table if match else None
    if match is None or head is None:
        return False
    page = one.page
    if not _SORTS.search(page.text, *page.cells(page.lines[head])[0]):
        return False
    key = page.cells(page.lines[page.line_at(one.proposal.start)])[0]
    own = [i for i, term in enumerate(one.asked.terms) if match.start() < term.end <= match.end("sort")]
    hits = one.fit.hits
    own = [i for i in own if hits.title[i] < _HEADED]  # none of the house: 「書屋服飾」
    return bool(own) and all(hits.within(i, *key) < _HEADED for i in own)


_HEADED = 0.6  # credit of a word that heads a row, be it another word for the same
_PARTY = re.compile(
    r"(?:客户|买家|供应商|供货商|合作方|合作伙伴|股东|承包商|运营商|对手|经销商|代理商|委托方|投资方|承建方|赞助商)[“「『]?$"
)
_OWN_OF = re.compile(r"净?利润|营[业收]|产值|市值|员工|总部|成立|董事长|总经理|创[始办]人|门店|年产|销量|股价|上市")


def of_no_party(one: Seen) -> bool:
    """「貝格公司的淨利潤」 where the page tells its own, and names 貝格公司 as a customer alone."""
    if one.in_row or one.kind not in (*_COUNTED, "where") or not _OWN_OF.search(one.asked.text):
        return False
    hits, page = one.fit.hits, one.page
    first = next((i for i, term in enumerate(one.asked.terms) if term.weight >= 1), None)
    if first is None or hits.title[first] >= _HEADED or one.asked.terms[first].offset > 2:
        return False
    places = [start for start, _, credit in hits.places[first] if credit >= 0.9]
    sentence = page.sentence(one.proposal.start)
    return bool(places) and all(
        _PARTY.search(page.text, max(0, place - 6), place) and not sentence[0] <= place < sentence[1]
        for place in places
    )


_SIDE = re.compile(
    r"(?P<side>[东西南北])(?P<what>仓|门(?![店诊票户卡禁面类])|校区|院区|区(?![域别分间长])|馆(?!员|长)|站(?![点长台])|岸|入口|出口|广场|停车场)"
)


def of_other_direction(one: Seen) -> bool:
    """「城南倉哪天搬」 on the page of the 城北倉, which knows no 城南倉."""
    mine = list(_SIDE.finditer(one.asked.text))
    if not mine:
        return False
    whole = f"{one.page.title}\n{one.page.text}"
    return any(
        match[0] not in whole
        and any(f"{side}{match['what']}" in one.page.title for side in "东西南北" if side != match["side"])
        for match in mine
    )
