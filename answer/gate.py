"""Whether the best value found is likely enough to be the answer, or the pages do not say.

The weights are those of a logistic regression over questions of six hands (1,100 questions, three in ten not answerable): what was
best for each, and whether it was right. Each hand was left out in turn to choose what is looked at and the threshold: at LIKELY
eight of ten answers to the questions of a hand that was left out are right, and one of ten questions without an answer gets one.
"""

from __future__ import annotations

from collections.abc import Mapping

from answer.marks import Seen

TIGHT, NEAR = 0.8, 0.45  # closeness of a word in the value's clause, row or label; in its sentence or under its heading
OFTEN = 5  # places of a word on a page from which on it is what the page is about
GAP = 0.3  # how far ahead of the next value of the page counts in full

LIKELY = 0.25
WEIGHTS: Mapping[str, float] = {
    "always": -2.12,
    "amount": -0.37,
    "asked elsewhere": -0.57,
    "asked near": 0.82,
    "asked nowhere": -0.37,
    "asked often": -0.58,
    "asked partly": 0.3,
    "asked tight": -0.16,
    "boost": 5.18,
    "clause": -1.08,
    "contact": 0.93,
    "count": -0.25,
    "define": 1.22,
    "gap": 4.46,
    "how": 1.11,
    "left": 1.48,
    "light elsewhere": -0.2,
    "light near": 1.44,
    "light nowhere": -0.05,
    "light often": 1.57,
    "light partly": 0.71,
    "light tight": 3.56,
    "may": -0.61,
    "meets": 0.63,
    "near": 1.54,
    "noun elsewhere": -3.02,
    "noun near": -3.4,
    "noun nowhere": -0.55,
    "noun often": -2.21,
    "noun partly": -0.84,
    "noun tight": 0.76,
    "open": 1.55,
    "org": -0.27,
    "other": -0.63,
    "outcome": 2.38,
    "score": 2.15,
    "steps": -1.77,
    "title": -0.58,
    "title alone": -0.68,
    "verb elsewhere": -4.02,
    "verb near": -2.88,
    "verb nowhere": 1.11,
    "verb often": -0.11,
    "verb partly": -1.43,
    "verb tight": 1.32,
    "what": -1.3,
    "when": -0.26,
    "where": 0.99,
    "which": -0.15,
    "who": -0.07,
    "why": -0.75,
}


def features(one: Seen, score: float, near: float, gap: float, other: bool) -> dict[str, float]:
    """What the odds hang on, by name (see WEIGHTS).

    `score` and `near` are judge.py's, `gap` how far ahead of the next value of the page it is; `other`: a value of another type
    than the question seemed to want. Of the words that the title does not hold, the shares that stand tight, near, elsewhere …
    """
    found = {
        "score": score,
        "near": near,
        "gap": min(gap, GAP),
        "boost": one.proposal.boost,
        "title": one.fit.score,
        "other": float(other),
        one.kind: 1.0,
    }
    hits = one.fit.hits
    outer = [index for index in range(len(one.closeness)) if hits.title[index] < 0.6]
    total = 0.5 + sum(one.asked.terms[index].weight for index in outer)
    for index in outer:
        term = one.asked.terms[index]
        stands = _stands(one, index)
        sort = "light" if term.weight < 1 else "noun" if term.noun or term.tag == "loose" else "verb"
        found[f"{sort} {stands}"] = found.get(f"{sort} {stands}", 0.0) + term.weight / total
        if index in one.nearest:
            found[f"asked {stands}"] = 1.0
    found["title alone"] = float(not outer)
    return found


def _stands(one: Seen, index: int) -> str:
    close, best = one.closeness[index], one.fit.hits.best(index)
    if close >= NEAR:
        return "tight" if close >= TIGHT else "near"
    if sum(credit >= 0.85 for _, _, credit in one.fit.hits.places[index]) >= OFTEN:
        return "often"
    return "elsewhere" if best >= 0.85 else "partly" if best >= 0.3 else "nowhere"


def odds(found: Mapping[str, float]) -> float:
    """The logarithm of the odds that a value with these features is the answer."""
    return WEIGHTS.get("always", 0.0) + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
