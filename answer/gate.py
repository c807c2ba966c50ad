"""Whether the best value found is likely enough to be the answer, or the pages do not say.

The weights are those of a logistic regression over questions of six hands (1,100 questions, three in ten not answerable): what was
best for each, and whether it was right. Each hand was left out in turn to choose what is looked at and the threshold: at LIKELY
eight of ten answers to the questions of a hand that was left out are right, and one of ten questions without an answer gets one.
"""

from __future__ import annotations

from collections.abc import Mapping

from answer.marks import Seen

TIGHT, NEAR = (
    0.88,
    0.45,
)  # closeness of a word in the value's clause, row or label; in its sentence or under its heading
OFTEN = 5  # places of a word on a page from which on it is what the page is about
GAP = 0.5  # how far ahead of the next value of the page counts in full

LIKELY = 0.25
WEIGHTS: Mapping[str, float] = {
    "always": -2.18,
    "amount": -0.42,
    "asked elsewhere": -0.63,
    "asked near": -0.08,
    "asked nowhere": -0.32,
    "asked often": -0.63,
    "asked partly": 0.19,
    "asked tight": -0.06,
    "boost": 1.92,
    "clause": -1.77,
    "contact": 0.81,
    "count": -0.29,
    "define": 1.27,
    "fact": -0.06,
    "few": 0.9,
    "gap": 1.19,
    "how": 0.92,
    "left": 1.34,
    "light near": 2.05,
    "light nowhere": 0.42,
    "light often": 0.87,
    "light partly": -0.34,
    "light tight": 4.42,
    "may": -0.47,
    "meets": 0.37,
    "near": 1.9,
    "noun elsewhere": -2.95,
    "noun near": -1.12,
    "noun nowhere": -0.73,
    "noun often": -2.14,
    "noun partly": -0.62,
    "noun tight": 1.01,
    "open": 1.61,
    "org": -0.43,
    "other": -0.68,
    "outcome": 1.71,
    "score": 1.98,
    "steps": 1.72,
    "title": -0.45,
    "title alone": -0.68,
    "verb elsewhere": -4.4,
    "verb near": -0.28,
    "verb nowhere": 0.81,
    "verb often": -0.12,
    "verb partly": -1.15,
    "verb tight": 1.36,
    "what": 0.07,
    "when": -0.34,
    "where": 0.85,
    "which": -0.33,
    "why": -1.48,
}


def features(one: Seen, score: float, near: float, gap: float, rivals: int, other: bool) -> dict[str, float]:
    """What the odds hang on, by name (see WEIGHTS).

    `score` and `near` are judge.py's, `gap` how far ahead of the next value of the page it is; `other`: a value of another type
    than the question seemed to want. Of the words that the title does not hold, the shares that stand tight, near, elsewhere …
    """
    found = {
        "score": score,
        "near": near,
        "gap": min(gap, GAP),
        "few": 1 / (1 + rivals),
        "boost": one.proposal.boost,
        "title": one.fit.score,
        "other": float(other),
        one.kind: 1.0,
    }
    hits = one.fit.hits
    outer = [index for index in range(len(one.closeness)) if hits.title[index] < 0.6]
    total = 0.5 + sum(one.asked.terms[index].weight for index in outer)
    if one.label and total > 0.5:
        told = sum(one.asked.terms[index].weight * one.labelled[index] for index in outer)
        found["fact"] = told / (total - 0.5)
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
