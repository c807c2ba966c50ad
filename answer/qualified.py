"""A thing told of another sort than the question names, by a word that no table knows: 食品退貨期限 of 服裝退貨期限.

The question has a word before the thing that stands nowhere on the page, and the page has another before that thing, between it and the
value, in the key of the row or in a bracket behind the value. Words that begin alike may be one (普票 and 普通發票); what only a heading
says is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.marks import Seen
from answer.words import cut

KINDS = frozenset("when left count amount contact".split())
UNKNOWN = 0.3  # credit of a word up to which a page knows nothing of it
_SORTS = frozenset("nabljsf")  # first letters of the tags of words that tell a sort; 「頒發獎金」 is none of 獎金
_THING = re.compile(r"的?(?P<thing>[一-鿿a-z]{2,8}?)(?:总共|[是为要有能会共])*$")
_SAYS = re.compile(r"(?:[为是:约共收按\s]|最[高低多少])+")
_BRACKET = re.compile(r"[^\d、,;:/()]{0,4}\(([一-鿿]{2,6})\)")
_KEY = re.compile(r"\s*[一-鿿]{2,6}\s*")


def of_other_sort(one: Seen) -> bool:
    """Whether the page tells of the thing asked for, of another sort: the one that the question names it does not know."""
    if one.kind not in KINDS or one.proposal.text is not None:
        return False
    asked, hits = one.asked, one.fit.hits
    for i, term in enumerate(asked.terms):
        if (
            len(term.text) < 2
            or term.name
            or term.tag == "ordinal"
            or hits.best(i) >= UNKNOWN
            or hits.title[i] >= UNKNOWN
        ):
            continue
        thing = _THING.fullmatch(asked.text, term.end, max(term.end, asked.focus[0]))
        named = thing is not None and thing["thing"] in one.page.title  # 「拿下春和茶莊幾成股份」
        if thing and not named and any(_another(one, term.text, sort) for sort in _sorts(one, thing["thing"])):
            return True
    return False


def _another(one: Seen, mine: str, sort: str) -> bool:
    said = f"{one.asked.text}\n{one.page.title}"
    return len(sort) >= 2 and sort not in said and not set(sort[:-1]) & set(mine[:-1])


def _sorts(one: Seen, thing: str) -> Iterator[str]:
    """What tells the thing of the value from others of its kind."""
    page, start, end = one.page, one.proposal.start, one.proposal.end
    if one.in_row:
        head = page.head_cell(start)
        cells = [page.text[slice(*cell)] for cell in (page.cells(page.lines[page.line_at(start)])[0], head) if cell]
        if any(thing in cell for cell in cells):
            yield from (word for cell in cells for word in _before(cell, thing))
            yield from (cell.strip() for cell in cells if thing not in cell and _KEY.fullmatch(cell))
        return
    low, high = page.clause(start)
    told = page.text[low:start]
    place = told.rfind(thing)
    if place < 0:
        return
    yield from _before(told, thing)
    rest = _SAYS.sub("", told[place + len(thing) :])
    if _KEY.fullmatch(rest) and cut(rest)[0][2][:1] in _SORTS:
        yield rest
    behind = _BRACKET.match(page.text, end, high)
    if behind:
        yield behind[1]


def _before(text: str, thing: str) -> Iterator[str]:
    place = text.rfind(thing)
    words = cut(text[:place].removesuffix("的")) if place >= 2 else []
    if words and (words[-1][2][:1] in _SORTS or words[-1][2] == "vn") and words[-1][0].isalpha():
        yield words[-1][0]
