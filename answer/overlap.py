"""How much of a question a sentence holds, by pairs of characters: 「下一站去哪個城市」 has 下一 and 一站, which 「展於臨溪縣博物館」 has not.

Words that are cut otherwise on the page, and what no dictionary knows, count here as all others do. Narrow texts throughout.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_MARKS = re.compile(r"[\s,。、:;?!()“”\"《》「」]+")
_SENTENCE = re.compile(r"[^。;!?\n]{4,}")


class Overlap(NamedTuple):
    """Shares of the question's pairs: that the sentence or the title holds; of those that the title does not hold, that the
    sentence does; and how many more of these the sentence of the page does that holds most."""

    held: float
    rest: float
    passed_over: float


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    plain = _MARKS.sub("", text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


@lru_cache(maxsize=64)
def _most(question: str, title: str, text: str) -> int:
    """The most of the question's pairs beside the title's that one sentence of a page holds."""
    rest = _pairs(question) - _pairs(title)
    return max((len(rest & _pairs(sentence)) for sentence in _SENTENCE.findall(text)), default=0) if rest else 0


def overlap(question: str, title: str, text: str, sentence: str) -> Overlap:
    """Of a question with one sentence of a page."""
    asked, titled, said = _pairs(question), _pairs(title), _pairs(sentence)
    rest = asked - titled
    if not rest:
        return Overlap(1.0, 1.0, 0.0)
    here = len(rest & said)
    more = max(_most(question, title, text) - here, 0)
    return Overlap(len(asked & (said | titled)) / len(asked), here / len(rest), more / len(rest))
