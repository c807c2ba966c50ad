"""Whether the best value found is likely enough to be the answer, or the pages do not say.

The weights are those of a logistic regression over questions of nine hands (1,554 questions, three in ten not answerable): what was
best for each, and whether it was right. Each hand was left out in turn to choose what is looked at and how likely is enough. Of the
questions of the six hands that are no test cases, 81 in a hundred over announcements got what was right, and 59 over news, when theirs
was left out; of what was told, 85 and 68 in a hundred were right; of those without an answer 12 and 29 in a hundred got one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from answer.marks import Seen, contrast

TIGHT, NEAR = (
    0.88,
    0.45,
)  # closeness of a word in the value's clause, row or label; in its sentence or under its heading
OFTEN = 5  # places of a word on a page from which on it is what the page is about
GAP = 0.5  # how far ahead of the next value of the page counts in full

# Up to here fewer answers cost no right ones: with -0.5 in its place, as many questions got what was right over announcements, and 21
# in a hundred of those without an answer got one; with 1.0 there are 5, and 78 in a hundred get what is right.
LIKELY = 0.2
WEIGHTS: Mapping[str, float] = {
    "always": -2.57,
    "amount": -0.41,
    "asked nowhere": -0.27,
    "asked often": -1.31,
    "asked tight": -0.13,
    "boost": 4.24,
    "called": 0.47,
    "clause": -0.78,
    "contact": 1.94,
    "contrast": -0.51,
    "count": -0.57,
    "define": 0.67,
    "fact": -0.1,
    "few": 0.95,
    "gap": 0.97,
    "how": 0.08,
    "left": 2.68,
    "light elsewhere": -1.2,
    "light near": 2.12,
    "light nowhere": -0.11,
    "light often": 0.84,
    "light partly": -0.53,
    "light tight": 4.89,
    "may": 0.62,
    "meets": 0.61,
    "near": 1.58,
    "noun elsewhere": -2.45,
    "noun near": -0.25,
    "noun nowhere": -0.33,
    "noun often": -4.16,
    "noun partly": -0.08,
    "noun tight": 0.91,
    "open": 0.8,
    "org": -0.33,
    "other": -1.63,
    "other time": -1.83,
    "outcome": 2.3,
    "score": 2.02,
    "steps": 1.95,
    "title": -0.21,
    "title alone": -0.37,
    "verb elsewhere": -1.7,
    "verb near": -0.72,
    "verb nowhere": 1.99,
    "verb often": -0.18,
    "verb partly": 0.14,
    "verb tight": 1.34,
    "what": -1.22,
    "where": 0.4,
    "which": 0.58,
    "who": -0.56,
    "why": -0.05,
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
    stands = one.page.label(one.proposal.start)
    labels = (one.label, one.page.text[slice(*stands)].strip() if stands else "")
    found["called"] = float(any(len(label) > 2 and label in one.asked.text for label in labels))  # 「活動時間：」
    hits = one.fit.hits
    outer = [index for index in range(len(one.closeness)) if hits.title[index] < 0.6]
    total = 0.5 + sum(one.asked.terms[index].weight for index in outer)
    if one.label and total > 0.5:
        told = sum(one.asked.terms[index].weight * one.labelled[index] for index in outer)
        found["fact"] = told / (total - 0.5)
    for index in outer:
        term = one.asked.terms[index]
        where = _stands(one, index)
        sort = "light" if term.weight < 1 else "noun" if term.noun or term.tag == "loose" else "verb"
        found[f"{sort} {where}"] = found.get(f"{sort} {where}", 0.0) + term.weight / total
        if index in one.nearest:
            found[f"asked {where}"] = 1.0
    found["title alone"] = float(not outer)
    found["modifier nowhere"] = float(_modifier_lost(one))
    found["contrast"] = float(contrast(one))
    found["other time"] = float(_other_time(one))
    return found


def _modifier_lost(one: Seen) -> bool:
    """「書法班學費」 where the page knows a 學費 and no 書法: what tells the asked thing apart stands nowhere."""
    text, terms = one.asked.text, one.asked.terms
    for index, (term, head) in enumerate(zip(terms, terms[1:], strict=False)):
        between = text[term.end : head.offset]
        if term.weight < 1 or one.fit.hits.best(index) >= 0.3 or term.tag[:1] == "v" or term.tag == "vn":
            continue
        if between.strip("的班类型款版") == "" and head.noun and one.fit.hits.best(index + 1) >= 0.6:
            return True
    return False


_TIMES = re.compile(r"去年|前年|明年|后年|往年|上一?[届次期季]|下一?[届次期季]|第二[轮批波期]")


def _other_time(one: Seen) -> bool:
    """「去年」 of a question that stands nowhere in the sentence of the value."""
    sentence = one.page.text[slice(*one.page.sentence(one.proposal.start))]
    return any(told not in sentence for told in _TIMES.findall(one.asked.text))


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
