"""Words of a question that its verbs tear apart: 「能用」 behind 「霜林貨運」 makes 運能 of 運+能, 「賣相機要驗機」 has no 賣相 and no 機要.

A word that stands on no page and ends with, or begins with, what only leads a verb in (能, 要, 會, 先) is taken apart where the other
half, with its neighbour, stands there. Other words that are cut wrong are left to the dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from answer.cutting import cut
from answer.evidence import Page
from answer.known import known

_LEADS = "能要会可先"
MOST = 4  # characters before it that may belong to a name


def told_apart(pages: Sequence[Page], text: str) -> set[str]:
    """Words that a question has of the pages, which no dictionary knows or which it tears apart."""
    return known(pages, text) | recut(pages, text)


def recut(pages: Sequence[Page], text: str) -> set[str]:
    """Words of the pages that stand in the question across two that its dictionary sees there."""
    whole = "\n".join(f"{one.title}\n{one.text}" for one in pages)
    found: set[str] = set()
    for (one, at, _), (two, then, _) in pairwise(cut(text)):
        if at + len(one) != then:
            continue
        if len(two) == 2 and two[1] in _LEADS and two not in whole:
            pieces = (text[start : then + 1] for start in range(max(0, then - MOST), then))
            found.update(islice((piece for piece in pieces if piece in whole), 1))
        elif len(one) == 2 and one[0] in _LEADS and one not in whole and one[1] + two[0] in whole:
            found.add(one[1] + two[0])
    return found
