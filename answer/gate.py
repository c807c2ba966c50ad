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
    "always": -2.42,
    "amount": -0.32,
    "asked elsewhere": -0.57,
    "asked near": 0.76,
    "asked nowhere": -0.74,
    "asked often": -0.63,
    "asked partly": 0.72,
    "asked tight": -0.13,
    "boost": 6.65,
    "contact": 0.78,
    "count": -0.41,
    "define": 1.35,
    "gap": 4.83,
    "how": 0.98,
    "left": 1.45,
    "light elsewhere": -0.5,
    "light near": 0.69,
    "light nowhere": -0.13,
    "light often": 1.74,
    "light partly": 0.94,
    "light tight": 2.91,
    "may": -0.45,
    "meets": 0.54,
    "near": 1.46,
    "noun elsewhere": -2.99,
    "noun near": -3.54,
    "noun nowhere": 0.08,
    "noun often": -2.46,
    "noun partly": -0.46,
    "noun tight": 0.46,
    "open": 1.23,
    "org": -0.07,
    "outcome": 2.49,
    "score": 2.21,
    "steps": -1.95,
    "title": -0.23,
    "title alone": -0.78,
    "verb elsewhere": -4.07,
    "verb near": -2.71,
    "verb nowhere": 1.26,
    "verb often": -0.12,
    "verb partly": -2.1,
    "verb tight": 1.6,
    "what": -1.34,
    "when": -0.2,
    "where": 1.18,
    "which": -0.12,
    "why": -0.68,
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
