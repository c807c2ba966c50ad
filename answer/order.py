"""Which of the best values comes first: what judge.py sees of each, weighed by a regression, and what their sentences are about.

judge.py orders by the words of the question. Where others come close behind the best, how alike in meaning question and sentence are
decides with it (the cosine of their vectors). Of values that the words proposed, the right one was first in 241 of 277 by words and in
256 so, over questions of three hands that were left out of the fit. Only where values come close, and of three: half of all questions,
a few milliseconds. Nothing more came of asking of eight values always, of the clause or what stands right round the value in place of
its sentence, or of the question told as a statement (「報名 12月3日 截止」 for 「報名幾號截止」).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from answer.asked import Asked
from answer.judge import Scored
from answer.text import narrow

Vectors = Callable[
    [list[str]], Any
]  # a row of numbers for each text, as zh.vectors gives them; None where it has no model

FEW = 5  # values that may come first
ALIKE = 3  # of them, those whose sentences are compared
CLEAR = 0.25  # so far behind the best in score, words have decided
MOST = 4.0  # how far ahead in worth of the next counts in full
LONG, PART = 120, 50  # a sentence longer than that is cut to so much on each side of the value

# of a logistic regression over pairs, the right value and another of one question (`bench/gate.py --write`)
ORDER: Mapping[str, float] = {
    "alike": 6.00,
    "boost": 5.75,
    "near": 3.47,
    "score": 5.51,
    "title": 2.46,
}


def plainly(one: Scored) -> str:
    """What a value says, so that the same said in two ways is the same."""
    return re.sub(r"[-~至到\s]+", "-", narrow(one.says))


def few(best: Sequence[Scored]) -> list[Scored]:
    """The first values that are not the same on the same page."""
    found: dict[tuple[str, str], Scored] = {}
    for one in best:
        found.setdefault((one.page.record.id, plainly(one)), one)
        if len(found) == FEW:
            break
    return list(found.values())


def figures(asked: Asked, some: Sequence[Scored], vectors: Vectors | None) -> list[dict[str, float]]:
    """What the order hangs on, of each of some values, best by words first."""
    alike = _alike(asked, some, vectors) if vectors else []
    alike += [min(alike, default=0.0)] * (len(some) - len(alike))
    return [
        {"score": one.score, "near": one.near, "boost": one.proposal.boost, "title": one.fit.score, "alike": cosine}
        for one, cosine in zip(some, alike, strict=True)
    ]


def worth(figure: Mapping[str, float], weights: Mapping[str, float] = ORDER) -> float:
    return sum(weights[name] * value for name, value in figure.items())


def lead(worths: Sequence[float], says: Sequence[str], at: int) -> float:
    """How far one of some values is ahead of the best that says something else; at most MOST, behind it negative."""
    others = [worth for worth, one in zip(worths, says, strict=True) if one != says[at]]
    return max(-MOST, min(MOST, worths[at] - max(others))) if others else MOST


def ordered(asked: Asked, best: Sequence[Scored], vectors: Vectors | None) -> tuple[list[Scored], float]:
    """The values with the one that is most likely first, and how far it leads."""
    some = few(best)
    if not some:
        return [], 0.0
    worths = [worth(one) for one in figures(asked, some, vectors)]
    at = max(range(len(some)), key=worths.__getitem__)
    return [some[at], *(one for one in best if one is not some[at])], lead(worths, [plainly(one) for one in some], at)


def _sentence(one: Scored) -> str:
    start, end = one.proposal.start, one.proposal.end
    first, last = one.page.sentence(start)
    if last - first > LONG:
        first, last = max(first, start - PART), min(last, end + PART)
    return one.page.text[first:last]


def _alike(asked: Asked, some: Sequence[Scored], vectors: Vectors) -> list[float]:
    """The cosines of the question with the sentences of the values that come close; [] where the words have decided."""
    import numpy as np

    close = [one for one in some[:ALIKE] if some[0].score - one.score < CLEAR]
    if len({plainly(one) for one in close}) < 2:
        return []
    texts = list(dict.fromkeys((asked.text, *map(_sentence, close))))
    found = vectors(texts) if len(texts) > 2 else None
    if found is None:
        return []
    rows = np.asarray(found, dtype=np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    cosines = dict(zip(texts, (rows @ rows[0]).tolist(), strict=True))
    return [cosines[_sentence(one)] for one in close]
