"""A name told after the surname: 「我的師傅姓鍾，鍾冠霖」, 「掌櫃姓韓，名叫韓守義」.

Read where the word right before the question word (師傅叫什麼) stands with the surname, or in the clause before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

_NAMED = re.compile(
    r"姓(?P<of>[一-鿿]{1,2}),(?:名叫|名为|叫做?|大名|全名)?(?P<name>(?P=of)[一-鿿]{1,2})(?=[,。;、\n]|$)"
)
SURE = 0.5


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Such names of whom the question asks."""
    before = [term for term in asked.terms if term.offset < asked.focus[0] and term.noun]
    if not before:
        return
    words = (before[-1].text, *before[-1].alternatives)
    for match in _NAMED.finditer(page.text):
        clause = page.clause(match.start())
        low = max(page.sentence(match.start())[0], page.clause(max(0, clause[0] - 2))[0])
        spans = [clause] if _WHO.search(page.text, clause[0], match.start()) else [(low, match.start())]
        if any(page.text.find(word, *span) >= 0 for word in words for span in spans):
            yield Proposal(*match.span("name"), boost=SURE, scope=((spans[0][0], match.end()),))


_WHO = re.compile(r"[一-鿿]{2}$")  # 「學徒姓羅」, not 「收過一個學徒，姓羅」
