"""Another way to pass than by an amount, told in words: 「滿2年…，或者獲得…稱號的」."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.conditions import Told, branches, told
from answer.evidence import Page
from answer.limits import Limit, limits
from answer.match import Hits
from answer.types import amount
from answer.types.given import given
from answer.types.units import converted
from answer.words import cut


def otherwise(asked: Asked, page: Page, hits: Hits, one: Limit) -> bool:
    """「滿2年…，或者獲得…稱號的」: another way to pass, told in words, which the question names as given."""
    pieces = branches(page, page.sentence(one.amount.start))
    own = next((piece for piece in pieces if piece[0] <= one.amount.start < piece[1]), None)
    for piece in pieces if len(pieces) > 1 else ():
        if piece == own or any(piece[0] <= other.amount.start < piece[1] for other in limits(page)):
            continue
        mine = [
            each
            for each in told(asked, page, hits, piece)
            if (asked.terms[each.term].offset < asked.tail or not asked.tail)
            and not (own and hits.within(each.term, *own) >= 0.5)
        ]
        if _too_little(asked, page, piece):
            continue
        if mine and all(each.met for each in mine) and not _contrasts(asked, page, hits, piece, mine):
            return True
    return False


def _too_little(asked: Asked, page: Page, piece: tuple[int, int]) -> bool:
    """「或繳納保證金2萬元」, asked by one who pays 1萬元."""
    told = [one for one in amount.found(page) if piece[0] <= one.start < piece[1] and one.unit and one.upper is None]
    return any(
        (value := converted(mine.value, mine.unit, one.unit)) is not None and value < one.value
        for one in told
        for mine in given(asked.text)
        if mine.unit
    )


def _contrasts(asked: Asked, page: Page, hits: Hits, piece: tuple[int, int], mine: list[Told]) -> bool:
    """「父母都在本地」 for 「或父母雙方均在外地工作」: whether the question says another of its kind beside what the piece tells."""
    told = page.text[slice(*piece)]
    words = {word for word, _, _ in cut(told) if word not in asked.text}
    for one in mine:
        offset = asked.terms[one.term].offset
        start = max(asked.text.rfind(mark, 0, offset) for mark in ",、;。") + 1
        end = min((at for mark in ",、;。" if (at := asked.text.find(mark, offset)) >= 0), default=asked.tail)
        for own in _OWN.finditer(asked.text, start, end):
            if own[0] not in told and any(kind + own["of"] in told for kind in "本外"):
                return True
        for i, term in enumerate(asked.terms):
            apart = start <= term.offset < end and len(term.text) == 2 and hits.within(i, *piece) < 0.6
            if apart and any(len(word) == 2 and word[1] == term.text[1] for word in words):
                return True
    return False


_OWN = re.compile(r"[本外](?P<of>[地区市省县校籍国村镇])")
