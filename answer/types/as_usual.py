"""What goes on where a limit stops something else: 「超過15GB就不能上傳，下載照常」, asked of 下載."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks

STANDS = 0.85  # credit of a word that stands there
_USUAL = re.compile(r"照常|照旧|照样|不受影响")


def as_usual(asked: Asked, page: Page, hits: Hits, own: tuple[int, int]) -> tuple[int, int] | None:
    """The clause that tells so of all that is asked, in the sentence of another of which `own` is what it tells and that names it not."""
    modal = list(asks.MAY.finditer(asked.text))
    behind = [i for i, term in enumerate(asked.terms) if modal and term.offset >= modal[-1].end() and term.weight >= 1]
    for match in _USUAL.finditer(page.text, *page.sentence(own[0])) if behind else ():
        clause = page.clause(match.start())
        here = all(hits.within(i, *clause) >= STANDS for i in behind)
        if here and not all(hits.within(i, *own) >= STANDS for i in behind):
            return clause
    return None
